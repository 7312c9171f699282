//! What a field table says of a struct that was written beside it, and that only the compiler can compare.

use proc_macro2::Span;

/// One thing that the table says of a field.
pub(crate) struct Drift {
    /// The number of the field.
    pub(crate) field: usize,
    pub(crate) says: Says,
    /// What is wrong where it is not so.
    pub(crate) message: String,
    /// Where the field is.
    pub(crate) span: Span,
}

pub(crate) enum Says {
    Required(bool),
    Kind(Kind),
    Secret,
    /// That only these are allowed.
    Allowed(Vec<String>),
}

/// A type, in the words of a table.
pub(crate) enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
    List(Box<Kind>),
    Map(Box<Kind>),
    /// A request, or a map.
    Object,
    /// Any other type.
    Any,
}
