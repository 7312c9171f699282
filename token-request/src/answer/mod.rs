//! What a server answers to a request that it refuses.

mod error_response;
mod problem;
mod text;

use std::borrow::Cow;

use serde::Serialize;

use crate::Violations;
#[cfg(feature = "http")]
use crate::wire::Fault;

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

/// Returns whether a content coding was rejected.
fn rejects_encoding(violations: &Violations) -> bool {
    #[cfg(feature = "http")]
    return violations.iter().any(|violation| violation.is(Fault::ContentEncoding));
    #[cfg(not(feature = "http"))]
    {
        let _ = violations;
        false
    }
}

/// Returns the header that names the content codings that are accepted. Only an answer to a rejected content coding may
/// have it (RFC 9110 section 12.5.3).
fn accept_encoding<'a>(rejects_encoding: bool) -> Option<Header<'a>> {
    rejects_encoding.then(|| ("Accept-Encoding", "identity".into()))
}

/// The body as JSON. It is of texts and numbers, which can always be written.
fn json<T: Serialize>(body: &T) -> String {
    serde_json::to_string(body).unwrap_or_default()
}
