//! What a server answers to a request that it refuses.

mod error_response;
mod problem;
mod text;

use std::borrow::Cow;

use serde::Serialize;

pub use self::error_response::ErrorResponse;
pub use self::problem::ProblemDetails;

/// A header: its name and its value.
type Header<'a> = (&'static str, Cow<'a, str>);

/// The headers of such a body, which no cache may keep (RFC 6749 section 5.1).
fn headers<'a>(content_type: &'static str) -> impl Iterator<Item = Header<'a>> {
    [("Content-Type", content_type), ("Cache-Control", "no-store"), ("Pragma", "no-cache")]
        .into_iter()
        .map(|(name, value)| (name, value.into()))
}

/// The body as JSON. It is of texts and numbers, which can always be written.
fn json<T: Serialize>(body: &T) -> String {
    serde_json::to_string(body).unwrap_or_default()
}
