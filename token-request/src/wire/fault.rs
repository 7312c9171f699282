//! What is wrong with a body, besides the rules that its fields break.

use std::fmt;

use crate::rules::Broken;
use crate::table::{Arg, Field, Rule, Value};

/// A kind of mistake, as a rule of every field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Fault {
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

impl Fault {
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

pub(crate) fn describe(broken: &Broken<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let arg = |name| broken.arg(name);
    match (broken.rule, broken.args) {
        ("repeated", _) => match (arg("beside"), arg("differs")) {
            (Some(beside), _) => write!(f, "is given in the body and in {beside}"),
            (None, Some(differs)) => write!(f, "differs from that in {differs}"),
            (None, None) => f.write_str("must not be given more than once"),
        },
        ("type", [Arg { name: Some("variants"), .. }]) => f.write_str("does not match any variant"),
        ("type", [_, ..]) => {
            if let Some(expected) = arg("expected") {
                write!(f, "must be {expected}")?;
            }
            if let Some(name) = arg("name") {
                write!(f, "must have a name that is {name}")?;
            }
            if let texts @ [_, ..] = &broken.texts()[..] {
                write!(f, ": {}", texts.join(", "))?;
            }
            if let (Some(min), Some(max)) = (arg("min"), arg("max")) {
                write!(f, " from {min} to {max}")?;
            }
            if let Some(length) = arg("length") {
                write!(f, " of length {length}")?;
            }
            if let (Some(min), Some(max)) = (arg("min_length"), arg("max_length")) {
                write!(f, " of length {min} to {max}")?;
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
            (Some("depth"), most) => write!(f, "must not be nested more than {most} levels deep"),
            (_, most) => write!(f, "must have at most {most} bytes"),
        },
        ("unknown", [Arg { value: byte, .. }]) => {
            write!(f, "has an unknown parameter at byte {byte}")
        }
        ("unknown", _) => f.write_str("is not a name of this request"),
        ("method", [Arg { value: method, .. }]) => write!(f, "must be `{method}`"),
        ("query", _) => f.write_str("must not stand in the URI"),
        _ => f.write_str("is invalid"),
    }
}
