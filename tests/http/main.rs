//! Requests of the crate `http`: headers and bodies.

#![cfg(feature = "http")]

mod basic;
mod headers;
mod recorded_clients;
mod vectors;
mod written_requests;

use http::Request;
use token_request::http::{Reader, Rejection};
use token_request::{Secret, V3TokenRequest, Valid, Validate};

const FORM: &str = "application/x-www-form-urlencoded";

/// An enum of grants, tagged by `grant_type`.
#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize, Validate)]
#[serde(tag = "grant_type", rename_all = "snake_case")]
enum Grant {
    ClientCredentials {
        #[validate(length(min = 1), basic = "user")]
        client_id: String,
        #[validate(basic = "password")]
        client_secret: Option<Secret>,
    },
    RefreshToken {
        #[validate(length(min = 1), basic = "user")]
        client_id: String,
        #[validate(basic = "password")]
        client_secret: Option<Secret>,
        #[validate(secret)]
        refresh_token: String,
    },
}

/// Returns a form with this header `Authorization`.
fn with(authorization: &str, body: &str) -> Request<String> {
    let request = Request::post("/token").header("Content-Type", FORM);
    request.header("Authorization", authorization).body(body.to_owned()).unwrap()
}

fn read(request: &Request<String>) -> Result<Valid<V3TokenRequest>, Rejection> {
    Reader::new().read(request)
}

/// Returns the id and the secret, or the violations.
fn credentials(request: &Request<String>) -> Result<(String, String), String> {
    credentials_by(Reader::new(), request)
}

fn credentials_by(reader: Reader, request: &Request<String>) -> Result<(String, String), String> {
    let read = reader.read::<V3TokenRequest>(request).map_err(|wrong| wrong.to_string())?;
    let request = read.into_inner();
    let secret = request.client_secret.unwrap_or_default();
    Ok((request.client_id.unwrap_or_default(), secret.expose().to_owned()))
}
