//! Checks of a struct against its field table that only the compiler can make.

use proc_macro2::{Span, TokenStream};

/// A check, which becomes a constant assertion.
pub(crate) struct TableCheck {
    /// The index of the field.
    pub(crate) field: usize,
    pub(crate) expected: Expected,
    /// The error if the check fails.
    pub(crate) message: String,
    /// The span of the field.
    pub(crate) span: Span,
}

/// The property of the field that the table describes.
pub(crate) enum Expected {
    Required(bool),
    /// The type, as an expression of the type `token_request::Type`.
    Type(TokenStream),
    Secret,
    /// The values, all of which are allowed and no others.
    Values(Vec<String>),
}
