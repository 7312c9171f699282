//! Reads a token request from the body of an HTTP request.

use token_request::{V3TokenRequest, Valid, Violations, Wire};

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Format {
    Json,
    Form,
}

impl Format {
    /// JSON is what begins as a JSON text does, as no form does; anything else is a form.
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
        // A text file ends its last line, and so does `echo`; any other line break is part of a value.
        Format::Form => V3TokenRequest::from_form(match body {
            [line @ .., b'\r', b'\n'] | [line @ .., b'\n'] => line,
            body => body,
        }),
    }
}
