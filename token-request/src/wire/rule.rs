//! The rules that every body and every header is checked against, besides the rules of its fields.

use crate::table::{Arg, Field, Rule, Value};

/// A rule of every request.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum WireRule {
    /// A field is required.
    Required,
    /// A name must not be repeated.
    Repeated,
    /// A value must have the type of its field.
    Type,
    /// A text must be one of the names of an enum.
    OneOf,
    /// Text must be encoded correctly.
    Encoding,
    /// The body must be valid JSON.
    Syntax,
    /// The body must not exceed the limits of size and depth.
    TooLarge,
    /// A name must be known.
    Unknown,
    /// The method must be `POST`.
    #[cfg(feature = "http")]
    Method,
    /// The media type must be accepted.
    #[cfg(feature = "http")]
    MediaType,
    /// The body must not have a content coding.
    #[cfg(feature = "http")]
    ContentEncoding,
    /// The URI must not contain a credential.
    #[cfg(feature = "http")]
    Query,
}

/// The rules, in the order of [`WireRule`].
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

/// The index of the first of these rules. The rules of a field have lower indices.
const FIRST: usize = 1 << 24;

impl WireRule {
    /// Returns the index of the rule.
    pub(crate) fn index(self) -> usize {
        FIRST + self as usize
    }

    /// Returns the index of the field's own rule that is broken too. Its code and message have precedence.
    pub(crate) fn own_rule(self, field: &Field) -> Option<usize> {
        let name = match self {
            Self::Required => "required",
            Self::OneOf => "one_of",
            _ => return None,
        };
        let is_own = |rule: &Rule| rule.name == name && rule.condition.is_none();
        field.rules.iter().position(is_own)
    }

    /// Returns the rule of an index.
    pub(crate) fn rule(index: usize) -> Option<&'static Rule> {
        RULES.get(index.checked_sub(FIRST)?)
    }
}

/// Returns an argument whose text is shown unquoted.
pub(crate) const fn word(name: &'static str, word: &'static str) -> Arg {
    Arg::named(name, Value::Source(word))
}

/// Returns an argument that is a number.
pub(crate) fn number(name: &'static str, number: usize) -> Arg {
    Arg::named(name, Value::Integer(i128::try_from(number).unwrap_or(i128::MAX)))
}
