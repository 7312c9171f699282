//! What is wrong with a body, besides the rules that its fields break.

use crate::table::{Arg, Field, Rule, Value};

/// A kind of mistake, as a rule of every field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum WireRule {
    /// A field is not given.
    Required,
    /// A name stands more than once.
    Repeated,
    /// A value is of another type.
    Type,
    /// A text is none of the names of an enum.
    OneOf,
    /// A text is not well-formed, byte by byte.
    Encoding,
    /// It is no JSON.
    Syntax,
    /// It is longer or deeper than the reader takes.
    TooLarge,
    /// The request has no field of that name.
    Unknown,
    /// The request is of another method.
    #[cfg(feature = "http")]
    Method,
    /// The body is of another media type.
    #[cfg(feature = "http")]
    MediaType,
    /// The body has a content coding.
    #[cfg(feature = "http")]
    ContentEncoding,
    /// A credential stands in the URI.
    #[cfg(feature = "http")]
    Query,
}

/// Their rules, each in its place.
static RULES: &[Rule] = &[
    Rule::new("required"),
    Rule::new("repeated"),
    Rule::new("type"),
    Rule::new("one_of"),
    Rule::new("encoding"),
    Rule::new("syntax"),
    Rule::new("too_large"),
    Rule::new("unknown"),
    #[cfg(feature = "http")]
    Rule::new("method"),
    #[cfg(feature = "http")]
    Rule::new("media_type"),
    // A content coding has the status of a media type, 415, and so its code.
    #[cfg(feature = "http")]
    Rule::new("media_type"),
    #[cfg(feature = "http")]
    Rule::new("query"),
];

/// The first of the indices of these rules, which none of a field's own has.
const FIRST: usize = 1 << 24;

impl WireRule {
    /// The index of its rule.
    pub(crate) fn index(self) -> usize {
        FIRST + self as usize
    }

    /// The index of the field's own rule that is broken then, whose code and message apply.
    pub(crate) fn own_rule(self, field: &Field) -> Option<usize> {
        let name = match self {
            Self::Required => "required",
            Self::OneOf => "one_of",
            _ => return None,
        };
        let is_own = |rule: &Rule| rule.name == name && rule.condition.is_none();
        field.rules.iter().position(is_own)
    }

    /// The rule of an index.
    pub(crate) fn rule(index: usize) -> Option<&'static Rule> {
        RULES.get(index.checked_sub(FIRST)?)
    }
}

/// An argument that is shown as it is.
pub(crate) const fn word(name: &'static str, word: &'static str) -> Arg {
    Arg::named(name, Value::Source(word))
}

/// An argument that counts something.
pub(crate) fn number(name: &'static str, number: usize) -> Arg {
    Arg::named(name, Value::Integer(i128::try_from(number).unwrap_or(i128::MAX)))
}
