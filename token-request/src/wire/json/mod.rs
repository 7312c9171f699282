//! JSON (RFC 8259).

mod document;
mod number;
mod strict;
mod syntax;
mod tape;

pub(crate) use document::{InnerValues, JsonDocument, JsonNode, LONE_SURROGATE};
pub(crate) use number::JsonNumber;
pub(crate) use strict::read;
pub(crate) use syntax::{SyntaxError, check_syntax};
