//! Reads and writes requests of the crate `http`, with their headers (feature `http`).
//!
//! ```
//! use token_request::V3TokenRequest;
//! use token_request::http::Reader;
//!
//! let request = http::Request::post("/token")
//!     .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
//!     .header("Authorization", "Basic Y2xpZW50LTE6czNjcjN0")
//!     .body("grant_type=client_credentials")
//!     .unwrap();
//! let request = Reader::new().read::<V3TokenRequest>(&request).unwrap();
//! assert_eq!(request.client_id.as_deref(), Some("client-1"));
//! assert_eq!(request.client_secret.as_ref().unwrap().expose(), "s3cr3t");
//! ```
//!
//! A [`Rejection`] becomes a response:
//!
//! ```
//! use token_request::http::Reader;
//! use token_request::{ErrorResponse, ProblemDetails, V3TokenRequest};
//!
//! let request = http::Request::post("/token?client_secret=s3cr3t")
//!     .header("Content-Type", "text/plain")
//!     .body("")
//!     .unwrap();
//! let rejection = Reader::new().read::<V3TokenRequest>(&request).unwrap_err();
//! assert_eq!(
//!     rejection.to_string(),
//!     "client_secret: must not be in the URI\n\
//!      Content-Type: must be `application/x-www-form-urlencoded` or `application/json`",
//! );
//! assert_eq!(ErrorResponse::from(&rejection).to_response().status(), 400);
//! assert_eq!(ProblemDetails::from(&rejection).to_response().status(), 415);
//! ```
//!
//! A valid request can be sent: see [`Valid::to_request`](crate::Valid::to_request).

mod content_encoding;
mod media_type;
mod query;
mod reader;
mod rejection;
mod response;
mod write;

#[cfg(feature = "axum")]
pub(crate) use media_type::{AcceptedTypes, FORM, JSON, MediaType};
#[cfg(feature = "axum")]
pub(crate) use reader::RequestHead;

pub use self::reader::Reader;
pub use self::rejection::Rejection;
pub use self::write::Authentication;
pub use crate::oauth::{Reading, uses_authorization};
