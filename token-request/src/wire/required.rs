//! Whether a required field was absent, null or empty, which only the body tells.

use super::rule::word;
use super::tree::{GroupValue, Node, NodeValue, ObjectSource};
use crate::Violations;
use crate::table::Field;
use crate::violation::{Details, PathNode};

/// Adds to the violations of `required` what the body has in the place of the value.
pub(crate) fn explained(violations: Violations, root: Node<'_, '_>) -> Violations {
    let given = violations.iter().map(|violation| {
        let (field, _, marks) = violation.parts();
        let is_bare = violation.rule().name == "required" && violation.args().is_empty();
        if is_bare { given(root, &marks, field) } else { None }
    });
    let given: Vec<_> = given.collect();
    if given.iter().all(Option::is_none) {
        return violations;
    }
    let n_omitted = violations.n_omitted();
    let parts = violations.iter().zip(given).map(|(violation, given)| {
        let (field, rule, mut marks) = violation.parts();
        if let Some(given) = given {
            let args = vec![word("given", given)];
            marks.push(PathNode::Details(Box::new(Details { args, ..Details::default() })));
        }
        (field, rule, marks)
    });
    match Violations::from_parts(parts) {
        Some(mut explained) => {
            explained.omit(n_omitted);
            explained
        }
        None => violations,
    }
}

/// What the body has in the place of a field's value, if that counts as no value.
fn given(root: Node<'_, '_>, marks: &[PathNode], field: &'static Field) -> Option<&'static str> {
    let mut node = root;
    for mark in marks {
        node = match mark {
            PathNode::Field(field) => of_field(node, field)?,
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
        let mut slots = form.groups.iter().filter(|slot| slot.key == field.wire);
        return slots.any(|slot| matches!(slot.value(form), GroupValue::Empty)).then_some("empty");
    }
    of_field(node, field).filter(Node::is_null).map(|_| "null")
}

fn of_field<'t, 'de>(node: Node<'t, 'de>, field: &Field) -> Option<Node<'t, 'de>> {
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
