//! The arguments of a violation of a type: the expected type, and the type that the value has.

use std::iter;

use crate::table::{Arg, Field, Type, Value as Argument};
use crate::violation::NO_FIELD;
use crate::wire::read_error::{NAME_OR_OBJECT, NOT_ESCAPED, ReadError};
use crate::wire::rule::{number, word};
use crate::wire::tree::{MAX_NESTING, Node, NodeValue};

/// Returns the arguments of the violation that an error is. `field` is the field of the value.
pub(super) fn args_of(cause: &ReadError, node: Node<'_, '_>, field: &Field) -> Vec<Arg> {
    match cause {
        ReadError::OneOf(names) => {
            names.iter().map(|name| Arg::listed(Argument::String(name))).collect()
        }
        ReadError::OneName(names) => {
            let names = names.iter().map(|name| Arg::listed(Argument::String(name)));
            iter::once(word("expected", "an object with exactly one key")).chain(names).collect()
        }
        ReadError::Key(cause) => key_args(cause),
        ReadError::Expected(_) if has_other_type(node, field) => {
            table_type(field).map(|expected| type_args(expected, node)).unwrap_or_default()
        }
        ReadError::NoVariant => vec![word("variants", "any")],
        // An enum without content has names only.
        ReadError::Not(expected) if *expected == NAME_OR_OBJECT => {
            type_args(table_type(field).unwrap_or(NAME_OR_OBJECT), node)
        }
        ReadError::Not(expected) => type_args(expected, node),
        ReadError::Integer(min, max) => integer_args(*min, *max, node, field),
        ReadError::Length(length) => length_args(*length, *length),
        ReadError::TooDeep => vec![number("depth", MAX_NESTING.into())],
        ReadError::Encoding(error) => error.args(),
        _ => Vec::new(),
    }
}

/// Returns the expected type, and the type of the value if that is another.
fn type_args(expected: &'static str, node: Node<'_, '_>) -> Vec<Arg> {
    let Some(kind) = node.kind() else {
        let on_form = if expected == "a boolean" { "`true` or `false`" } else { expected };
        return vec![word("expected", on_form)];
    };
    let has_type = expected.starts_with(kind)
        || expected == "a single character" && kind == "a string"
        || expected == NOT_ESCAPED && kind == "a string"
        || expected.split(" or ").any(|expected| expected.starts_with(kind));
    let expected =
        if expected == NOT_ESCAPED && kind != "a string" { "a string" } else { expected };
    let mut args = vec![word("expected", expected)];
    if !has_type {
        args.push(word("given", kind));
    }
    args
}

/// Returns the arguments for an integer within the bounds of its type and of the field's own rule.
fn integer_args(min: i128, max: u128, node: Node<'_, '_>, field: &Field) -> Vec<Arg> {
    let text = match node.value {
        NodeValue::Json(json) => json.text().to_owned(),
        NodeValue::Text { encoded, .. } => encoded.decode_lossy().into_owned(),
        NodeValue::Header(header) => header.value.to_owned(),
        _ => String::new(),
    };
    if node.kind().is_some_and(|kind| kind != "a number") {
        return type_args("an integer", node);
    }
    if text == "-0" {
        return vec![word("expected", "`0`"), word("given", "`-0`")];
    }
    let digits = text.strip_prefix('-').unwrap_or(&text);
    if digits.len() > 1 && digits.starts_with('0') && digits.parse::<u128>().is_ok() {
        return vec![word("expected", "an integer without leading zeros")];
    }
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return vec![word("expected", "an integer")];
    }
    let mut args = vec![word("expected", "an integer")];
    args.extend(bounds(min, max, field));
    args
}

/// Returns the arguments of an array that must have from `min` to `max` items.
pub(super) fn length_args(min: usize, max: usize) -> Vec<Arg> {
    let mut args = vec![word("expected", "an array")];
    if min == max {
        args.push(number("length", min));
    } else {
        args.extend([number("min_length", min), number("max_length", max)]);
    }
    args
}

/// Returns the bounds of an integer.
fn bounds(min: i128, max: u128, field: &Field) -> [Arg; 2] {
    let (min, most) = narrowed(min, i128::try_from(max).unwrap_or(i128::MAX), field);
    let bound = |name, bound| Arg::named(name, Argument::Integer(bound));
    let is_wide = max > i128::MAX.unsigned_abs() && most == i128::MAX;
    [bound("min", min), if is_wide { word("max", MAX_U128) } else { bound("max", most) }]
}

/// `u128::MAX`, which an integer argument cannot hold.
const MAX_U128: &str = "340282366920938463463374607431768211455";

/// Returns the expected type of a map's key.
fn key_args(cause: &ReadError) -> Vec<Arg> {
    match cause {
        ReadError::Not(expected) => vec![word("name", expected)],
        ReadError::Integer(min, max) => {
            let mut args = vec![word("name", "an integer")];
            args.extend(bounds(*min, *max, NO_FIELD));
            args
        }
        _ => vec![word("name", "valid")],
    }
}

/// Returns whether the value has another type than the table gives.
pub(super) fn has_other_type(node: Node<'_, '_>, field: &Field) -> bool {
    match (node.kind(), table_type(field)) {
        (Some(kind), Some(expected)) => !expected.ends_with(kind.trim_start_matches("a ")),
        _ => false,
    }
}

/// Returns the type that the table gives, unless it is a list or an object.
fn table_type(field: &Field) -> Option<&'static str> {
    match field.ty.value().scalar()? {
        Type::String | Type::Names(_) => Some("a string"),
        Type::Integer | Type::Number => Some("a number"),
        Type::Boolean => Some("a boolean"),
        _ => None,
    }
}

/// Returns the bounds of the type, narrowed by the field's rule `range`.
fn narrowed(min: i128, max: i128, field: &Field) -> (i128, i128) {
    let rules = field.rules.iter().filter(|rule| rule.name == "range" && rule.condition.is_none());
    let (mut from, mut to) = (min, max);
    for rule in rules {
        let bound = |name| match rule.arg(name) {
            Some(Argument::Integer(bound)) => Some(*bound),
            _ => None,
        };
        let above = bound("exclusive_min").and_then(|bound| bound.checked_add(1));
        let below = bound("exclusive_max").and_then(|bound| bound.checked_sub(1));
        from = from.max(bound("min").or(above).unwrap_or(min));
        to = to.min(bound("max").or(below).unwrap_or(max));
    }
    if from <= to { (from, to) } else { (min, max) }
}
