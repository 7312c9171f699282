//! A token endpoint on 127.0.0.1, for one client: `client-1`, whose secret is `s3cr3t`.
//!
//! ```console
//! $ cargo run --features axum --example token_endpoint        # on port 8080
//! $ cargo run --features axum --example token_endpoint 0      # on a free port
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
