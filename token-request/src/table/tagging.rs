//! The representations of enums on the wire.

/// The representation of an enum on the wire, as in serde, by which its variants are distinguished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Tagging {
    /// The variant's name is the only name of an object, or a string alone for a unit variant.
    External,
    /// The variant's name is the value of this field, next to the variant's own fields.
    Internal(&'static str),
    /// The variant's name is the value of one field, and its content the value of another.
    Adjacent {
        /// The field with the name.
        tag: &'static str,
        /// The field with the content.
        content: &'static str,
    },
    /// The variant's name is not written.
    Untagged,
}

/// The property that identifies a value as one variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum KnownBy {
    /// The variant's name.
    Name,
    /// Any name that no other variant has (`#[serde(other)]`).
    AnyOther,
    /// The shape of its content (`#[serde(untagged)]`).
    Shape,
    /// Nothing: serde skips the variant.
    Nothing,
}
