//! Violations of values that cannot be read.

use std::iter;
use std::ops::ControlFlow;

use crate::secret::REDACTED;
use crate::table::{Arg, Field, Type, Value as Argument};
use crate::violation::NO_FIELD;
use crate::violation::{Details, InnerSegment, Step};
use crate::wire::read_error::{NAME_OR_OBJECT, NOT_ESCAPED, ReadError};
use crate::wire::rule::{WireRule, number, word};
use crate::wire::tree::{LocatedError, MAX_NESTING, Node, NodeValue, Object, ObjectSource};
use crate::{Report, RuleError};

/// Reports why serde rejects a value, at the part of it that is wrong. The field is the one that the value is of; `NO_FIELD`
/// where the report is in the field already.
pub(crate) fn report_error(
    report: &mut Report<'_>,
    field: &'static Field,
    node: Node<'_, '_>,
    error: &LocatedError,
) -> ControlFlow<()> {
    if report.is_full() {
        return report.wire_error(NO_FIELD, WireRule::Type.index(), Details::default);
    }
    let mut below = match error.cause {
        // Nobody looks for the place that far down.
        ReadError::TooDeep => Vec::new(),
        _ => steps(node, error, field.ty),
    };
    if let ReadError::Missing(name) = error.cause
        && !name.is_empty()
    {
        below.insert(0, InnerSegment::Name(name.into()));
    }
    if below.is_empty() {
        return report_here(report, field, node, error, Vec::new());
    }
    let is_secret = report.is_secret(field);
    if is_secret {
        for step in &mut below {
            if let InnerSegment::Name(name) = step {
                *name = REDACTED.into();
            }
        }
    }
    if std::ptr::eq(field, NO_FIELD) {
        return report_here(report, NO_FIELD, node, error, below);
    }
    report.enter(Step::Field(field), |report| report_here(report, NO_FIELD, node, error, below))
}

fn report_here(
    report: &mut Report<'_>,
    field: &'static Field,
    node: Node<'_, '_>,
    error: &LocatedError,
    below: Vec<InnerSegment>,
) -> ControlFlow<()> {
    let at = inner(node, error.id);
    let rule = rule_of(&error.cause);
    let own = rule.own_rule(field);
    let is_secret = report.is_secret(field);
    report.wire_error(field, own.unwrap_or_else(|| rule.index()), || {
        let mut said = Details { inner: below, ..Details::default() };
        match &error.cause {
            // The field's own rule knows which names are allowed.
            ReadError::OneOf(_) if own.is_some() => {}
            ReadError::Expected(_) if is_of_other_kind(at, field) => {
                said.args = of_table(at, field)
            }
            ReadError::Expected(text) if is_safe(text, at, is_secret) => {
                let message = format!("is invalid: expected {text}");
                said.error = Some(RuleError::new("type").message(message));
            }
            ReadError::Key(cause) if !is_secret && !is_hidden(&said.inner) => match &**cause {
                ReadError::Custom(text) => {
                    let message = format!("has an invalid key: {text}");
                    said.error = Some(RuleError::new("type").message(message));
                }
                cause => said.args = of_key(cause),
            },
            ReadError::Custom(text) if text.starts_with("data did not match any variant") => {
                said.args = vec![word("variants", "any")];
            }
            ReadError::Custom(text) if is_safe(text, at, is_secret) => {
                said.error = Some(RuleError::new("type").message(format!("is invalid: {text}")));
            }
            cause => said.args = args_of(cause, at, field),
        }
        said
    })
}

/// Whether the innermost name is hidden.
fn is_hidden(below: &[InnerSegment]) -> bool {
    matches!(below.first(), Some(InnerSegment::Name(name)) if name == REDACTED)
}

fn rule_of(cause: &ReadError) -> WireRule {
    match cause {
        ReadError::Missing(_) => WireRule::Required,
        ReadError::OneOf(_) => WireRule::OneOf,
        ReadError::Repeated => WireRule::Repeated,
        ReadError::Unknown => WireRule::Unknown,
        ReadError::TooDeep => WireRule::TooLarge,
        ReadError::Encoding(_) => WireRule::Encoding,
        _ => WireRule::Type,
    }
}

/// The steps from a node down to that of a error, innermost first.
fn steps(node: Node<'_, '_>, error: &LocatedError, ty: Type) -> Vec<InnerSegment> {
    let (mut node, mut ty, mut below) = (node, ty.value(), Vec::new());
    while node.id() != error.id {
        let inner = if let Some(items) = node.items() {
            let found = items.enumerate().find(|(_, inner)| inner.contains(error.id));
            found.map(|(index, inner)| (InnerSegment::Index(index), inner))
        } else if let Some(object) = node.object() {
            let found = object.members(node).find(|(_, inner)| inner.contains(error.id));
            found.map(|(key, inner)| {
                let is_shown = !error.hides_keys
                    || matches!(ty, Type::Map(_))
                    || error.is_name(node.id(), &key);
                let name = if is_shown { key.into_owned().into() } else { REDACTED.into() };
                (InnerSegment::Name(name), inner)
            })
        } else {
            None
        };
        let Some((step, inner)) = inner else { break };
        below.push(step);
        node = inner;
        ty = match ty {
            Type::List(item) | Type::Map(item) => item.value(),
            _ => Type::Any,
        };
    }
    below.reverse();
    below
}

/// The node of that number in another.
fn inner<'t, 'de>(node: Node<'t, 'de>, id: u32) -> Node<'t, 'de> {
    match node.value {
        NodeValue::Json(json) | NodeValue::Either(_, json) if node.contains(id) => {
            node.at(NodeValue::Json(json.at_id(id)))
        }
        NodeValue::Object(Object { source: ObjectSource::Json(json), .. }) if node.contains(id) => {
            node.at(NodeValue::Json(json.at_id(id)))
        }
        _ => {
            let found = node.items().and_then(|mut all| all.find(|inner| inner.id() == id));
            found.unwrap_or(node)
        }
    }
}

fn args_of(cause: &ReadError, node: Node<'_, '_>, field: &Field) -> Vec<Arg> {
    match cause {
        ReadError::OneOf(names) => {
            names.iter().map(|name| Arg::listed(Argument::String(name))).collect()
        }
        ReadError::OneName(names) => {
            let names = names.iter().map(|name| Arg::listed(Argument::String(name)));
            iter::once(word("expected", "an object with exactly one key")).chain(names).collect()
        }
        ReadError::Key(cause) => of_key(cause),
        // An enum without content is of names only.
        ReadError::Not(expected) if *expected == NAME_OR_OBJECT => {
            not(kind_of(field).unwrap_or(NAME_OR_OBJECT), node)
        }
        ReadError::Not(expected) => not(expected, node),
        ReadError::Integer(min, max) => integer(*min, *max, node, field),
        ReadError::Length(length) => length_args(*length, *length),
        ReadError::TooDeep => vec![number("depth", MAX_NESTING.into())],
        ReadError::Encoding(malformed) => malformed.args(),
        _ => Vec::new(),
    }
}

/// What is expected, and what there is if that is of another kind.
fn not(expected: &'static str, node: Node<'_, '_>) -> Vec<Arg> {
    let Some(kind) = node.kind() else {
        let on_form = if expected == "a boolean" { "`true` or `false`" } else { expected };
        return vec![word("expected", on_form)];
    };
    let is_of_kind = expected.starts_with(kind)
        || expected == "a single character" && kind == "a string"
        || expected == NOT_ESCAPED && kind == "a string"
        || expected.split(" or ").any(|expected| expected.starts_with(kind));
    let expected =
        if expected == NOT_ESCAPED && kind != "a string" { "a string" } else { expected };
    let mut args = vec![word("expected", expected)];
    if !is_of_kind {
        args.push(word("given", kind));
    }
    args
}

/// An integer within the bounds of its type, and of the field's own rule.
fn integer(min: i128, max: u128, node: Node<'_, '_>, field: &Field) -> Vec<Arg> {
    let text = match node.value {
        NodeValue::Json(json) => json.text().to_owned(),
        NodeValue::Text { encoded, .. } => encoded.decode_lossy().into_owned(),
        NodeValue::Header(given) => given.value.to_owned(),
        _ => String::new(),
    };
    if node.kind().is_some_and(|kind| kind != "a number") {
        return not("an integer", node);
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

/// The bounds of an integer.
fn bounds(min: i128, max: u128, field: &Field) -> [Arg; 2] {
    let (min, most) = within_rule(min, i128::try_from(max).unwrap_or(i128::MAX), field);
    let bound = |name, bound| Arg::named(name, Argument::Integer(bound));
    let is_wide = max > i128::MAX.unsigned_abs() && most == i128::MAX;
    [bound("min", min), if is_wide { word("max", MAX_U128) } else { bound("max", most) }]
}

/// `u128::MAX`, which no argument has the room for.
const MAX_U128: &str = "340282366920938463463374607431768211455";

/// What is expected of the key of a map.
fn of_key(cause: &ReadError) -> Vec<Arg> {
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

/// Whether the value is of another kind than the table says.
fn is_of_other_kind(node: Node<'_, '_>, field: &Field) -> bool {
    match (node.kind(), kind_of(field)) {
        (Some(kind), Some(expected)) => !expected.ends_with(kind.trim_start_matches("a ")),
        _ => false,
    }
}

/// The kind of value that the table says, if it is no list or object.
fn kind_of(field: &Field) -> Option<&'static str> {
    match field.ty.value().scalar()? {
        Type::String | Type::Names(_) => Some("a string"),
        Type::Integer | Type::Number => Some("a number"),
        Type::Boolean => Some("a boolean"),
        _ => None,
    }
}

fn of_table(node: Node<'_, '_>, field: &Field) -> Vec<Arg> {
    kind_of(field).map(|expected| not(expected, node)).unwrap_or_default()
}

/// The bounds that both the type and the field's rule `range` have.
fn within_rule(min: i128, max: i128, field: &Field) -> (i128, i128) {
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

/// Whether a text of a user's type may be shown: it has no part of what was sent, and nothing is secret.
fn is_safe(text: &str, node: Node<'_, '_>, is_secret: bool) -> bool {
    !is_secret && !text.is_empty() && !has_part_of(text, node)
}

/// Whether a text repeats a value that was sent. The names of members are no values.
fn has_part_of(text: &str, node: Node<'_, '_>) -> bool {
    if let Some(mut items) = node.items() {
        return items.any(|item| has_part_of(text, item));
    }
    if let Some(object) = node.object() {
        return object.members(node).any(|(_, value)| has_part_of(text, value));
    }
    match node.value {
        NodeValue::Json(json) if json.first() == b'"' => {
            json.string().is_none_or(|part| repeats(text, part.as_str()))
        }
        NodeValue::Json(json) => has_word(text, json.text()),
        NodeValue::Text { encoded, .. } => repeats(text, &encoded.decode_lossy()),
        NodeValue::Header(given) => repeats(text, given.value),
        _ => false,
    }
}

/// The number of characters up to which a value is likely to be in a word by chance.
const SHORT: usize = 3;

/// Whether a text contains a value: a short one, a number or a boolean as a whole word.
fn repeats(text: &str, value: &str) -> bool {
    let is_short = value.chars().nth(SHORT).is_none();
    if is_short || matches!(value, "true" | "false") || value.parse::<f64>().is_ok() {
        has_word(text, value)
    } else {
        text.contains(value)
    }
}

/// Whether a text contains a value that no letter or digit continues.
fn has_word(text: &str, value: &str) -> bool {
    let (Some(first), Some(last)) = (value.chars().next(), value.chars().next_back()) else {
        return false;
    };
    text.match_indices(value).any(|(start, _)| {
        let (before, rest) = text.split_at(start);
        let after = rest.get(value.len()..).unwrap_or_default();
        let is_joined = |inner: char, outer: Option<char>| {
            inner.is_alphanumeric() && outer.is_some_and(char::is_alphanumeric)
        };
        !is_joined(first, before.chars().next_back()) && !is_joined(last, after.chars().next())
    })
}
