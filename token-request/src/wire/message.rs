//! The messages of the wire rules.

use std::fmt;

use crate::rules::shared::broken_rule::BrokenRule;
use crate::table::{Arg, Value};

/// Writes the message of a wire rule, or `is invalid` for any other rule.
pub(crate) fn describe(
    rule: &str,
    broken: &BrokenRule<'_>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    match (rule, broken.args) {
        ("repeated", _) => match (broken.arg("beside"), broken.arg("differs")) {
            (Some(header), _) => write!(f, "must not be given in both the body and {header}"),
            (None, Some(header)) => write!(f, "must equal the value in {header}"),
            (None, None) => f.write_str("must not be repeated"),
        },
        ("type", [Arg { name: Some("variants"), .. }]) => f.write_str("does not match any variant"),
        ("type", [_, ..]) => describe_type(broken, f),
        ("encoding", [Arg { value: what, .. }, Arg { value: byte, .. }]) => {
            write!(f, "{what} at byte {byte}")
        }
        ("encoding" | "media_type", [Arg { value: what, .. }]) => write!(f, "{what}"),
        ("too_large", [Arg { name: Some("depth"), value: most }]) => {
            write!(f, "must not be nested deeper than {most} levels")
        }
        ("too_large", [Arg { value: most, .. }]) => write!(f, "must have at most {most} bytes"),
        ("unknown", [Arg { name: Some("byte"), value: byte }]) => {
            write!(f, "has an unknown parameter at byte {byte}")
        }
        ("unknown", [Arg { value: what, .. }]) => write!(f, "is not a known {what}"),
        ("unknown", _) => f.write_str("is not a known field"),
        ("method", [Arg { value: method, .. }]) => write!(f, "must be `{method}`"),
        ("query", _) => f.write_str("must not be in the URI"),
        _ => f.write_str("is invalid"),
    }
}

/// Writes the expected type and the type that was given: `must be an integer from 1 to 9, not a string`.
fn describe_type(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let arg = |name| broken.arg(name);
    if let Some(expected) = arg("expected") {
        write!(f, "must be {expected}")?;
    }
    match arg("name") {
        Some(Value::Source("valid")) => f.write_str("has an invalid key")?,
        Some(key) => write!(f, "must have a key that is {key}")?,
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
