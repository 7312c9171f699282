//! OAuth 2.0 (RFC 6749): client credentials in HTTP Basic authentication, and the error response.

#[cfg(feature = "http")]
mod basic;
#[cfg(feature = "http")]
mod credentials;
mod error_response;
#[cfg(feature = "http")]
mod reading;
mod text;

#[cfg(feature = "http")]
pub use basic::uses_authorization;
#[cfg(feature = "http")]
pub(crate) use basic::{Basic, basic_header};
#[cfg(feature = "http")]
pub(crate) use credentials::{basic_field, find_credential};
pub use error_response::ErrorResponse;
#[cfg(feature = "http")]
pub use reading::Reading;
