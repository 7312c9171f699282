//! Explains violations of `required`: the body determines whether a value is absent, null or empty.

use super::form::Parameters;
use super::rule::word;
use super::tree::{GroupValue, Node, NodeValue, ObjectSource};
use crate::Violations;
use crate::swar::position_of;
use crate::table::Field;
use crate::violation::{Details, PathNode};

/// Adds to each violation of `required` whether the value is null or empty.
pub(crate) fn explain_required(violations: Violations, root: Node<'_, '_>) -> Violations {
    let values = violations.iter().map(|violation| {
        let (field, _, path) = violation.parts();
        let is_unexplained = violation.rule().name == "required" && violation.args().is_empty();
        if is_unexplained { null_or_empty(root, &path, field) } else { None }
    });
    let values: Vec<_> = values.collect();
    if values.iter().all(Option::is_none) {
        return violations;
    }
    let n_omitted = violations.n_omitted();
    let parts = violations.iter().zip(values).map(|(violation, value)| {
        let (field, rule, mut path) = violation.parts();
        if let Some(value) = value {
            let details = Details::from(vec![word("given", value)]);
            path.push(PathNode::Details(Box::new(details)));
        }
        (field, rule, path)
    });
    match Violations::from_parts(parts) {
        Some(mut explained) => {
            explained.omit(n_omitted);
            explained
        }
        None => violations,
    }
}

/// Returns `null` or `empty` if the body has such a value for a field.
fn null_or_empty(
    root: Node<'_, '_>,
    path: &[PathNode],
    field: &'static Field,
) -> Option<&'static str> {
    let mut node = root;
    for step in path {
        node = match step {
            PathNode::Field(field) => field_value(node, field)?,
            PathNode::Index(index) => node.items()?.nth(*index)?,
            PathNode::Entry(entry) => {
                node.object()?.members(node).find(|(key, _)| key == &entry.key)?.1
            }
            PathNode::Details(_) => return None,
        };
    }
    if let Some(object) = node.object()
        && let ObjectSource::Form(form) = object.source
    {
        let mut groups = form.groups.iter().filter(|group| group.key == field.wire);
        return groups
            .any(|group| matches!(group.value(form), GroupValue::Empty))
            .then_some("empty");
    }
    field_value(node, field).filter(Node::is_null).map(|_| "null")
}

fn field_value<'t, 'de>(node: Node<'t, 'de>, field: &Field) -> Option<Node<'t, 'de>> {
    if field.is_in_place() {
        return Some(node);
    }
    if let Some(index) = field.index {
        return node.items()?.nth(index);
    }
    let mut members = node.object()?.members(node);
    members
        .find(|(key, node)| field.is_member(key) && !matches!(node.value, NodeValue::Header(_)))
        .map(|(_, node)| node)
}

/// Returns whether a body may have a value that is null in JSON, or empty on a form.
pub(crate) fn may_have_null_or_empty(body: &[u8], is_form: bool) -> bool {
    has_null(body) || is_form && Parameters::new(body).any(|(_, value)| value.is_empty())
}

fn has_null(mut body: &[u8]) -> bool {
    while let Some(at) = position_of(b'n', body) {
        body = &body[at..];
        if body.starts_with(b"null") {
            return true;
        }
        body = &body[1..];
    }
    false
}
