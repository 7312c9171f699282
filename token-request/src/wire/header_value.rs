//! What a request says outside of its body.

use std::borrow::Cow;

use super::form::FormValue;
use super::tree::NodeValue;
use super::wiped::Wiped;
use crate::table::Field;

/// A field whose value a header gave.
#[derive(Clone, Copy)]
pub(crate) struct HeaderValue<'a> {
    pub(crate) field: &'static Field,
    pub(crate) value: &'a str,
    /// Where it stands, as messages have it.
    pub(crate) place: &'static str,
    /// Whether the body may have it too, if it is the same.
    pub(crate) may_repeat: bool,
}

impl HeaderValue<'_> {
    /// Whether a value in the body must not be there, as it is another one or must not be repeated at all.
    pub(crate) fn differs(&self, value: &NodeValue<'_>) -> bool {
        let is_same = match value {
            NodeValue::Json(json) => {
                json.first() == b'n'
                    || self.may_repeat
                        && match json.string() {
                            Some(text) => text.as_str() == self.value,
                            None => json.text() == self.value,
                        }
            }
            NodeValue::Text { encoded, .. } => {
                self.may_repeat
                    && encoded.decode().is_ok_and(|text| *Wiped::from(text).as_str() == *self.value)
            }
            _ => false,
        };
        !is_same
    }

    /// The value as serde reads it: as that of a form.
    pub(crate) fn text<'de>(&self) -> FormValue<'de> {
        FormValue { text: Cow::Owned(self.value.to_owned()), ty: self.field.ty }
    }
}
