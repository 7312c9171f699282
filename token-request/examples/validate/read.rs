//! Reads a token request from the body of an HTTP request.

use token_request::{V3TokenRequest, Valid, Violations, Wire};

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Format {
    Json,
    Form,
}

impl Format {
    /// Returns the format of a body. No form begins like a JSON value.
    pub(crate) fn of(body: &[u8]) -> Self {
        match body.trim_ascii_start() {
            [b'{' | b'[' | b'"', ..] | [0xEF, 0xBB, 0xBF, ..] => Self::Json,
            _ => Self::Form,
        }
    }
}

pub(crate) fn read(body: &[u8]) -> Result<Valid<V3TokenRequest>, Violations> {
    match Format::of(body) {
        Format::Json => V3TokenRequest::from_json(body),
        // Text files and `echo` end with a line break, which is not a part of the form.
        Format::Form => V3TokenRequest::from_form(match body {
            [line @ .., b'\r', b'\n'] | [line @ .., b'\n'] => line,
            body => body,
        }),
    }
}
