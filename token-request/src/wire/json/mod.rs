//! JSON.

mod number;
mod strict;
mod syntax;
mod tape;

use std::borrow::Cow;
use std::cell::Cell;

use serde::Deserialize;

pub(crate) use number::JsonNumber;
use strict::Strict;
pub(crate) use syntax::{SyntaxError, check_syntax};
pub(crate) use tape::Tape;

use super::read_error::ReadError;
use super::tree::{FirstError, JsonDocument, Node, NodeValue};
use super::wiped::Wiped;

/// Reads a request in one pass, if it can be read. `has_any_keys` is set where serde asks for an object of any keys.
#[inline]
pub(crate) fn read<'de, T: Deserialize<'de>>(
    json: &'de str,
    has_any_keys: &Cell<bool>,
) -> Option<T> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let request = T::deserialize(Strict::new(&mut deserializer, has_any_keys)).ok()?;
    deserializer.end().ok()?;
    Some(request)
}

/// Reads a text in a form that is JSON, as a form has no shape for it.
pub(crate) fn within<'de, T>(
    text: Cow<'de, str>,
    read: impl FnOnce(Node<'_, 'de>) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    let lender = match &text {
        Cow::Borrowed(text) => Some(*text),
        Cow::Owned(_) => None,
    };
    let text = Wiped::from(text);
    check_syntax(text.as_str()).map_err(|_| ReadError::Other)?;
    let (document, first_error) =
        (JsonDocument::body(text.as_str(), lender.is_some(), &[]), FirstError::default());
    read(Node::new(NodeValue::Json(document.root()), lender, &first_error))
}
