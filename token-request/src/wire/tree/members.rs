//! The members of an object.

use std::borrow::Cow;
use std::slice;

use super::node::{Node, NodeValue};
use super::object::{Object, ObjectSource};
use crate::wire::form::FormTree;
use crate::wire::header_value::HeaderValue;
use crate::wire::json::InnerValues;

/// An iterator over the members of an object: first those that come from headers.
pub(crate) struct Members<'t, 'de> {
    object: Object<'t>,
    node: Node<'t, 'de>,
    header_values: slice::Iter<'t, HeaderValue<'t>>,
    rest: RemainingMembers<'t>,
}

enum RemainingMembers<'t> {
    Json(InnerValues<'t>),
    Form(Box<dyn Iterator<Item = (Cow<'t, str>, NodeValue<'t>)> + 't>),
}

impl<'t> Object<'t> {
    /// Returns the members. `node` is the object itself.
    pub(crate) fn members<'de>(self, node: Node<'t, 'de>) -> Members<'t, 'de> {
        let rest = match self.source {
            ObjectSource::Json(json) => RemainingMembers::Json(json.inner()),
            ObjectSource::Form(form) => RemainingMembers::Form(Box::new(members_of_form(form))),
        };
        Members { object: self, node, header_values: self.header_values().iter(), rest }
    }

    /// Returns whether a member replaces a header's value for the same field. An equal value is not repeated, but only the
    /// first member may be equal.
    fn is_not_from_header(&self, key: &str, value: &NodeValue<'_>) -> bool {
        let has_key = |header: &&HeaderValue<'_>| header.field.is_member(key);
        let Some(header) = self.header_values().iter().find(has_key) else { return true };
        let is_first = match (self.source, value) {
            (ObjectSource::Json(json), NodeValue::Json(value)) => {
                let mut members = json.members();
                members
                    .find(|(key, _)| header.field.is_member(&key.key()))
                    .is_some_and(|(_, first)| first.id() == value.id())
            }
            _ => true,
        };
        !is_first || value.conflicts_with(header)
    }
}

impl<'t, 'de> Iterator for Members<'t, 'de> {
    type Item = (Cow<'t, str>, Node<'t, 'de>);

    fn next(&mut self) -> Option<Self::Item> {
        let object = self.object;
        let mut headers =
            self.header_values.by_ref().filter(|header| !object.is_taken(header.field.wire));
        if let Some(header) = headers.next() {
            return Some((
                Cow::Borrowed(header.field.wire),
                self.node.at(NodeValue::Header(header)),
            ));
        }
        loop {
            let (key, value) = match &mut self.rest {
                RemainingMembers::Json(inner) => {
                    let (key, value) = inner.member()?;
                    (key.key(), NodeValue::Json(value))
                }
                RemainingMembers::Form(members) => members.next()?,
            };
            if !object.is_taken(&key) && object.is_not_from_header(&key, &value) {
                let node = match self.rest {
                    RemainingMembers::Json(_) => self.node.inner(value),
                    RemainingMembers::Form(_) => self.node.at(value),
                };
                return Some((key, node));
            }
        }
    }
}

/// Returns the parameters of each field, the lists without a parameter, and the entries of a map.
fn members_of_form<'t>(
    form: &'t FormTree<'t>,
) -> impl Iterator<Item = (Cow<'t, str>, NodeValue<'t>)> {
    let groups = form
        .groups
        .iter()
        .flat_map(move |group| group.values(form).map(|value| (Cow::Borrowed(group.key), value)));
    let lists = form.absent_lists().into_iter();
    let lists = lists.map(|list| (Cow::Borrowed(list.wire), NodeValue::EmptyList));
    let entries = form.entries().map(|(name, value)| (name.decode_lossy(), value));
    groups.chain(lists).chain(entries)
}
