//! Headers and text that an OAuth error response and problem details share.

use std::borrow::Cow;
use std::fmt::Write;

use crate::Violations;
#[cfg(feature = "http")]
use crate::wire::WireRule;

/// The name and the value of a header.
pub(crate) type Header<'a> = (&'static str, Cow<'a, str>);

/// Returns the headers of an error response, which must not be cached (RFC 6749 section 5.1).
pub(crate) fn headers<'a>(content_type: &'static str) -> impl Iterator<Item = Header<'a>> {
    [("Content-Type", content_type), ("Cache-Control", "no-store"), ("Pragma", "no-cache")]
        .into_iter()
        .map(|(name, value)| (name, value.into()))
}

/// Returns whether a request was rejected for its content coding.
pub(crate) fn rejects_encoding(violations: &Violations) -> bool {
    #[cfg(feature = "http")]
    return violations.iter().any(|violation| violation.is(WireRule::ContentEncoding));
    #[cfg(not(feature = "http"))]
    {
        let _ = violations;
        false
    }
}

/// Returns the header that lists the accepted content codings. Only a response to a rejected content coding may have it
/// (RFC 9110 section 12.5.3).
pub(crate) fn accept_encoding<'a>(rejects_encoding: bool) -> Option<Header<'a>> {
    rejects_encoding.then(|| ("Accept-Encoding", "identity".into()))
}

/// Percent-encodes all bytes that are not allowed (RFC 3986 section 2.1).
pub(crate) fn percent_encoded(text: &str, is_allowed: fn(u8) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if is_allowed(byte) {
            encoded.push(byte.into());
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
