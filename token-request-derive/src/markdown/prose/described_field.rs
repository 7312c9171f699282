//! The field that a description is about, and the other fields of its table.

use crate::markdown::field_type::FieldType;

/// The field that a description is about.
pub(crate) struct DescribedField<'a> {
    pub(crate) field_type: &'a FieldType,
    /// Whether it may be absent.
    pub(crate) is_optional: bool,
    /// All fields of the table, including this one.
    pub(crate) siblings: &'a [SiblingField<'a>],
}

/// A field of the table.
pub(crate) struct SiblingField<'a> {
    /// Its name in the table.
    pub(crate) name: &'a str,
    /// Its name in Rust, as source (`r#type`).
    pub(crate) member: &'a str,
    pub(crate) field_type: &'a FieldType,
    pub(crate) is_optional: bool,
}
