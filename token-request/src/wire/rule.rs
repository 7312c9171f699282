//! What is wrong with a body, besides the rules that its fields break.

use std::fmt;

use crate::rules::shared::broken_rule::BrokenRule;
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

/// Writes the message of a rule of this file; `is invalid` for any other rule.
pub(crate) fn describe(
    rule: &str,
    broken: &BrokenRule<'_>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let arg = |name| broken.arg(name);
    match (rule, broken.args) {
        ("repeated", _) => match (arg("beside"), arg("differs")) {
            (Some(beside), _) => write!(f, "must not be given in both the body and {beside}"),
            (None, Some(differs)) => write!(f, "must equal the value in {differs}"),
            (None, None) => f.write_str("must not be repeated"),
        },
        ("type", [Arg { name: Some("variants"), .. }]) => f.write_str("does not match any variant"),
        ("type", [_, ..]) => {
            if let Some(expected) = arg("expected") {
                write!(f, "must be {expected}")?;
            }
            match arg("name") {
                Some(Value::Source("valid")) => f.write_str("has an invalid key")?,
                Some(name) => write!(f, "must have a key that is {name}")?,
                None => {}
            }
            if let texts @ [_, ..] = &broken.texts()[..] {
                write!(f, ": {}", texts.join(", "))?;
            }
            if let (Some(min), Some(max)) = (arg("min"), arg("max")) {
                write!(f, " from {min} to {max}")?;
            }
            match (arg("length"), arg("min_length"), arg("max_length")) {
                (Some(Value::Integer(1)), ..) => f.write_str(" of 1 item")?,
                (Some(length), ..) => write!(f, " of {length} items")?,
                (None, Some(min), Some(max)) => write!(f, " of {min} to {max} items")?,
                _ => {}
            }
            match arg("given") {
                Some(given) => write!(f, ", not {given}"),
                None => Ok(()),
            }
        }
        ("encoding", [Arg { value: what, .. }, Arg { value: byte, .. }]) => {
            write!(f, "{what} at byte {byte}")
        }
        ("encoding" | "media_type", [Arg { value: what, .. }]) => write!(f, "{what}"),
        ("too_large", [arg]) => match (arg.name, arg.value) {
            (Some("depth"), most) => write!(f, "must not be nested deeper than {most} levels"),
            (_, most) => write!(f, "must have at most {most} bytes"),
        },
        ("unknown", [Arg { name: Some("byte"), value: byte, .. }]) => {
            write!(f, "has an unknown parameter at byte {byte}")
        }
        ("unknown", [Arg { value: what, .. }]) => write!(f, "is not a known {what}"),
        ("unknown", _) => f.write_str("is not a known field"),
        ("method", [Arg { value: method, .. }]) => write!(f, "must be `{method}`"),
        ("query", _) => f.write_str("must not be in the URI"),
        _ => f.write_str("is invalid"),
    }
}
