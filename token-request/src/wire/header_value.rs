//! Values that the headers of a request give to fields.

use std::borrow::Cow;

use super::form::FormValue;
use crate::table::Field;

/// A field, and the value that a header gives it.
#[derive(Clone, Copy)]
pub(crate) struct HeaderValue<'a> {
    pub(crate) field: &'static Field,
    pub(crate) value: &'a str,
    /// The name of the header as messages show it.
    pub(crate) place: &'static str,
    /// True if the body may have an equal value too.
    pub(crate) may_repeat: bool,
}

impl HeaderValue<'_> {
    /// Returns the value for serde, which reads it as a value of a form.
    pub(crate) fn text<'de>(&self) -> FormValue<'de> {
        FormValue { text: Cow::Owned(self.value.to_owned()), ty: self.field.ty }
    }
}
