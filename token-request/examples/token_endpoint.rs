//! A token endpoint on 127.0.0.1, for one client: `client-1`, whose secret is `s3cr3t`.
//!
//! ```console
//! $ cargo run --features axum --example token_endpoint        # on port 8080
//! $ cargo run --features axum --example token_endpoint 0      # on a free port
//! ```
//!
//! Each kind of request, with the response and its status:
//!
//! ```console
//! $ curl -sw '  %{http_code}\n' 127.0.0.1:8080/token -d grant_type=client_credentials -d client_id=client-1 -d client_secret=s3cr3t
//! {"access_token":"2YotnFZFEjr1zCsicMWpAA","expires_in":3600,"token_type":"Bearer"}  200
//! $ curl -sw '  %{http_code}\n' 127.0.0.1:8080/token -H 'Content-Type: application/json' -d '{"grantType": "client_credentials", "clientId": "client-1", "clientSecret": "s3cr3t"}'
//! {"access_token":"2YotnFZFEjr1zCsicMWpAA","expires_in":3600,"token_type":"Bearer"}  200
//! $ curl -sw '  %{http_code}\n' 127.0.0.1:8080/token -d grant_type=client_credentials -u client-1:s3cr3t
//! {"access_token":"2YotnFZFEjr1zCsicMWpAA","expires_in":3600,"token_type":"Bearer"}  200
//! $ curl -sw '  %{http_code}\n' 127.0.0.1:8080/token -d grant_type=password -u client-1:s3cr3t
//! {"error":"unsupported_grant_type","error_description":"grant_type: must be `client_credentials`"}  400
//! $ curl -sw '  %{http_code}\n' 127.0.0.1:8080/token -d grant_type=client_credentials -d client_id=client-1 -d client_id=client-2
//! {"error":"invalid_request","error_description":"client_id: must not be repeated"}  400
//! $ curl -sw '  %{http_code}\n' 127.0.0.1:8080/token -d client_id=client-1 -d client_secret=
//! {"error":"invalid_request","error_description":"grant_type: is required"}  400
//! $ curl -sw '  %{http_code}\n' 127.0.0.1:8080/token -H 'Content-Type: application/json' -d '{"grantType": null, "clientId": 1}'
//! {"error":"invalid_request","error_description":"clientId: must be a string, not a number; grantType: is required and must not be null"}  400
//! $ curl -sw '  %{http_code}\n' 127.0.0.1:8080/token -d grant_type=client_credentials -u client-1:s3cr3t -H 'Content-Encoding: gzip'
//! {"error":"invalid_request","error_description":"Content-Encoding: must be absent or `identity`; compressed bodies are not accepted"}  400
//! $ curl -sw '  %{http_code}\n' 127.0.0.1:8080/token -d grant_type=client_credentials -d client_secret=s3cr3t -u client-1:s3cr3t
//! {"error":"invalid_request","error_description":"client_secret: must not be given in both the body and the Authorization header"}  400
//! $ curl -sw '  %{http_code}\n' 127.0.0.1:8080/token -d grant_type=client_credentials -u client-1:secret
//! {"error":"invalid_client"}  401
//! $ curl -sw '  %{http_code}\n' 127.0.0.1:8080/token -d grant_type=client_credentials -H 'Authorization: Bearer client-1'
//! {"error":"invalid_client"}  401
//! ```

use std::io;
use std::net::Ipv4Addr;

use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, PRAGMA};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::json;
use token_request::axum::TokenRequest;
use token_request::http::uses_authorization;
use token_request::{ErrorResponse, V3TokenRequest};
use tokio::net::TcpListener;

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let port = std::env::args().nth(1).map_or(Ok(8080), |port| port.parse());
    let port: u16 = port.map_err(io::Error::other)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, app()).await
}

/// Returns the routes of the endpoint.
pub(crate) fn app() -> Router {
    Router::new().route("/token", post(token))
}

/// Responds and logs the response. Neither contains a value of the request.
async fn token(
    headers: HeaderMap,
    request: Result<TokenRequest<V3TokenRequest>, ErrorResponse>,
) -> Response {
    match request.and_then(|request| check(&headers, &request)) {
        Ok(()) => {
            eprintln!("200 a token");
            issued()
        }
        Err(error) => {
            eprintln!("{} {error}", error.status());
            error.into_response()
        }
    }
}

/// Checks the credentials. Secrets are compared in constant time.
fn check(headers: &HeaderMap, request: &V3TokenRequest) -> Result<(), ErrorResponse> {
    let is_known = request.client_id.as_deref() == Some("client-1")
        && request.client_secret == Some("s3cr3t".into());
    let unknown =
        || ErrorResponse::new("invalid_client").authorization_used(uses_authorization(headers));
    if is_known { Ok(()) } else { Err(unknown()) }
}

/// Returns a dummy token. The response must not be cached (RFC 6749 section 5.1).
fn issued() -> Response {
    let token = "2YotnFZFEjr1zCsicMWpAA";
    let token = json!({"access_token": token, "token_type": "Bearer", "expires_in": 3600});
    ([(CACHE_CONTROL, "no-store"), (PRAGMA, "no-cache")], Json(token)).into_response()
}
