//! The header `Content-Encoding` (RFC 9110 section 8.4).

use ::http::HeaderMap;
use ::http::header::CONTENT_ENCODING;

use crate::Violations;
use crate::wire::{WireRule, word};

const MESSAGE: &str = "must be absent or `identity`; compressed bodies are not accepted";

/// Returns the violation of a content coding other than `identity`. The header is a list whose empty elements are ignored
/// (RFC 9110 section 5.6.1).
pub(super) fn check(headers: &HeaderMap) -> Option<Violations> {
    let values = headers.get_all(CONTENT_ENCODING).iter();
    let mut codings = values.flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
    codings.any(|coding| !is_identity(coding.trim_ascii())).then(|| {
        let args = vec![word("what", MESSAGE)];
        Violations::of_part("Content-Encoding", WireRule::ContentEncoding, args)
    })
}

fn is_identity(coding: &[u8]) -> bool {
    coding.is_empty() || coding.eq_ignore_ascii_case(b"identity")
}
