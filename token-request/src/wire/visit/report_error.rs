//! Reports violations for the errors of serde.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::safe_text::is_safe;
use super::type_args::{args_of, has_other_type, length_args};
use crate::secret::REDACTED;
use crate::table::{Arg, Field, Type};
use crate::violation::{Details, InnerSegment, NO_FIELD, Step};
use crate::wire::read_error::ReadError;
use crate::wire::rule::WireRule;
use crate::wire::tree::{LocatedError, Node, NodeValue, Object, ObjectSource};
use crate::{Report, RuleError};

/// Reports an error at the part of the value that is wrong. `field` is the field of the value, or `NO_FIELD` if the report has
/// entered the field already.
pub(crate) fn report_error(
    report: &mut Report<'_>,
    field: &'static Field,
    node: Node<'_, '_>,
    error: &LocatedError,
) -> ControlFlow<()> {
    if report.is_full() {
        return report.wire_error(NO_FIELD, WireRule::Type.index(), Details::default);
    }
    let mut inner = inner_path(node, error, field.ty);
    if report.is_secret(field) {
        redact(&mut inner);
    }
    if inner.is_empty() || std::ptr::eq(field, NO_FIELD) {
        return report_at(report, field, node, error, inner);
    }
    report.enter(Step::Field(field), |report| report_at(report, NO_FIELD, node, error, inner))
}

/// Reports an error at the path `inner`, which begins at the field.
fn report_at(
    report: &mut Report<'_>,
    field: &'static Field,
    node: Node<'_, '_>,
    error: &LocatedError,
    inner: Vec<InnerSegment>,
) -> ControlFlow<()> {
    let rule = rule_of(&error.cause);
    let own = rule.own_rule(field);
    let is_secret = report.is_secret(field);
    report.wire_error(field, own.unwrap_or_else(|| rule.index()), || {
        let node = find_node(node, error.id);
        let message = match &error.cause {
            ReadError::Expected(_) if has_other_type(node, field) => None,
            ReadError::Expected(text) if is_safe(text, node, is_secret) => {
                Some(format!("is invalid: expected {text}"))
            }
            ReadError::Custom(text) if is_safe(text, node, is_secret) => {
                Some(format!("is invalid: {text}"))
            }
            ReadError::Key(cause) => key_message(cause, is_secret || is_redacted(&inner)),
            _ => None,
        };
        let args = match &error.cause {
            // The field's own rule lists the allowed names.
            ReadError::OneOf(_) if own.is_some() => Vec::new(),
            _ if message.is_some() => Vec::new(),
            cause => args_of(cause, node, field),
        };
        let error = message.map(|message| RuleError::new("type").message(message));
        Details { error, inner, args, ..Details::default() }
    })
}

/// Returns the reason that a type gives for rejecting a key.
fn key_message(cause: &ReadError, is_secret: bool) -> Option<String> {
    match cause {
        ReadError::Custom(text) if !is_secret => Some(format!("has an invalid key: {text}")),
        _ => None,
    }
}

fn redact(path: &mut [InnerSegment]) {
    for segment in path {
        if let InnerSegment::Name(name) = segment {
            *name = REDACTED.into();
        }
    }
}

/// Returns whether the innermost name of a path is redacted.
fn is_redacted(path: &[InnerSegment]) -> bool {
    matches!(path.first(), Some(InnerSegment::Name(name)) if name == REDACTED)
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

/// Returns the path from a node to the error inside it, innermost segment first.
fn inner_path(node: Node<'_, '_>, error: &LocatedError, ty: Type) -> Vec<InnerSegment> {
    let mut path = match error.cause {
        // The path would be as long as the body is deep.
        ReadError::TooDeep => return Vec::new(),
        ReadError::Missing(name) if !name.is_empty() => vec![InnerSegment::Name(name.into())],
        _ => Vec::new(),
    };
    let n_missing = path.len();
    let (mut node, mut ty) = (node, ty.value());
    while node.id() != error.id {
        let Some((segment, inner)) = step_into(node, error, ty) else { break };
        path.push(segment);
        node = inner;
        ty = match ty {
            Type::List(item) | Type::Map(item) => item.value(),
            _ => Type::Any,
        };
    }
    path[n_missing..].reverse();
    path
}

/// Returns the item or the member of a node that contains an error, and its segment of the path.
fn step_into<'t, 'de>(
    node: Node<'t, 'de>,
    error: &LocatedError,
    ty: Type,
) -> Option<(InnerSegment, Node<'t, 'de>)> {
    if let Some(items) = node.items() {
        let (index, inner) = items.enumerate().find(|(_, inner)| inner.contains(error.id))?;
        return Some((InnerSegment::Index(index), inner));
    }
    let mut members = node.object()?.members(node);
    let (key, inner) = members.find(|(_, inner)| inner.contains(error.id))?;
    let is_shown =
        !error.hides_keys || matches!(ty, Type::Map(_)) || error.is_name(node.id(), &key);
    let name = if is_shown { key.into_owned().into() } else { REDACTED.into() };
    Some((InnerSegment::Name(name), inner))
}

/// Returns the node with an id inside another node.
fn find_node<'t, 'de>(node: Node<'t, 'de>, id: u32) -> Node<'t, 'de> {
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

/// Reports that the value is not an array of `min` to `max` items.
pub(super) fn report_length(report: &mut Report<'_>, min: usize, max: usize) -> ControlFlow<()> {
    report.wire_error(NO_FIELD, WireRule::Type.index(), || length_args(min, max).into())
}

/// Reports that a member of the value breaks a rule.
pub(super) fn report_member(
    report: &mut Report<'_>,
    name: impl FnOnce() -> Cow<'static, str>,
    rule: WireRule,
    args: Vec<Arg>,
) -> ControlFlow<()> {
    report.wire_error(NO_FIELD, rule.index(), || Details {
        inner: vec![InnerSegment::Name(name())],
        args,
        ..Details::default()
    })
}
