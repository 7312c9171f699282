//! The field that a description is about, and the other fields of its table.

use crate::markdown::described_type::DescribedType;

/// The field that a description is about.
pub(crate) struct DescribedField<'a> {
    pub(crate) field_type: &'a DescribedType,
    /// True if it may be absent.
    pub(crate) is_optional: bool,
    /// The fields of the table, including this one.
    pub(crate) siblings: &'a [SiblingField<'a>],
}

/// A field of the table.
pub(crate) struct SiblingField<'a> {
    /// Its name in the table.
    pub(crate) name: &'a str,
    /// Its name in Rust, as source (`r#type`).
    pub(crate) member: &'a str,
    pub(crate) field_type: &'a DescribedType,
    pub(crate) is_optional: bool,
}
