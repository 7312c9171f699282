//! The two sets of wire names.

use super::types::Field;

/// The names to use for fields: those of JSON, or those of forms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Spelling {
    Wire,
    Form,
}

impl Spelling {
    /// Returns the name to use, given a field's wire name and its name on forms.
    pub(crate) fn of(self, wire: &'static str, form: Option<&'static str>) -> &'static str {
        match (self, form) {
            (Self::Form, Some(form)) => form,
            _ => wire,
        }
    }
}

impl Field {
    /// Returns the name that the client uses.
    pub(crate) fn spelled(&self, spelling: Spelling) -> &'static str {
        spelling.of(self.wire, self.form)
    }
}
