//! What a request says outside of its body.

use std::borrow::Cow;

use super::form::FormValue;
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
    /// The value as serde reads it: as that of a form.
    pub(crate) fn text<'de>(&self) -> FormValue<'de> {
        FormValue { text: Cow::Owned(self.value.to_owned()), ty: self.field.ty }
    }
}
