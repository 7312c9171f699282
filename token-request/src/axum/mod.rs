//! Extractors and responses of [axum](https://docs.rs/axum) (feature `axum`).
//!
//! ```
//! use axum::http::HeaderMap;
//! use axum::routing::post;
//! use axum::{Json, Router};
//! use token_request::axum::TokenRequest;
//! use token_request::http::uses_authorization;
//! use token_request::{ErrorResponse, V3TokenRequest};
//!
//! async fn token(
//!     headers: HeaderMap,
//!     TokenRequest(request): TokenRequest<V3TokenRequest>,
//! ) -> Result<Json<serde_json::Value>, ErrorResponse> {
//!     if request.client_secret == Some("s3cr3t".into()) {
//!         return Ok(Json(serde_json::json!({"access_token": "..", "token_type": "Bearer"})));
//!     }
//!     Err(ErrorResponse::new("invalid_client").authorization_used(uses_authorization(&headers)))
//! }
//!
//! let app: Router = Router::new().route("/token", post(token));
//! ```
//!
//! | Extractor | Reads | Rejects with |
//! | --- | --- | --- |
//! | [`TokenRequest`] | a form or JSON, with Basic authentication, as [`Reader::read`] does | an [`ErrorResponse`] |
//! | [`ValidForm`] | a form | [`ProblemDetails`]: 415 for another media type or a compressed body |
//! | [`ValidJson`] | JSON | [`ProblemDetails`]: 415 for another media type or a compressed body |
//!
//! Each extractor rejects a body that is longer than its limit, 64 KiB by default, instead of axum's `DefaultBodyLimit`. To set
//! other limits or another [`Reading`](crate::http::Reading), add a [`Reader`] as a layer:
//! `.layer(axum::Extension(Reader::new().limits(..)))`.

mod body;
mod extract;

use axum_core::body::Body;
use axum_core::response::{IntoResponse, Response};

pub use self::extract::{TokenRequest, ValidForm, ValidJson};
#[cfg(doc)]
use crate::http::Reader;
use crate::{ErrorResponse, ProblemDetails};

impl IntoResponse for ErrorResponse {
    fn into_response(self) -> Response {
        self.to_response().map(Body::from)
    }
}

impl IntoResponse for ProblemDetails {
    fn into_response(self) -> Response {
        self.to_response().map(Body::from)
    }
}
