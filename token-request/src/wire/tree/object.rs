//! An object in a body, or the part of one that what is flattened into it sees.

use std::borrow::Cow;
use std::slice;

use super::json::InnerValues;
use super::{JsonNode, Node, NodeValue};
use crate::table::Field;
use crate::wire::form::FormTree;
use crate::wire::header_value::HeaderValue;
use crate::wire::names::takes_names;
use crate::wire::visit::Visit;

/// The members of an object that are not taken by what is around.
#[derive(Clone, Copy)]
pub(crate) struct Object<'t> {
    pub(crate) source: ObjectSource<'t>,
    pub(crate) taken: Option<&'t TakenNames<'t>>,
    /// For what is flattened into the object: the number of its fields before. A struct that is flattened by one of these has
    /// taken its names, and a struct sees its own fields only.
    pub(crate) n_before: Option<u32>,
}

#[derive(Clone, Copy)]
pub(crate) enum ObjectSource<'t> {
    Json(JsonNode<'t>),
    Form(&'t FormTree<'t>),
}

/// The names in an object that belong to what is around: to other fields than the flattened ones, or to a tag.
pub struct TakenNames<'t> {
    pub(crate) fields: &'static [Field],
    pub(crate) tag: Option<&'static str>,
    pub(crate) outer: Option<&'t TakenNames<'t>>,
}

impl<'t> TakenNames<'t> {
    /// The names of these fields, or of a tag, in addition to those that are taken in the object already.
    #[must_use]
    pub fn new(visit: Visit<'t, '_>, fields: &'static [Field], tag: Option<&'static str>) -> Self {
        Self { fields, tag, outer: visit.node.object().and_then(|object| object.taken) }
    }

    fn has(&self, key: &str) -> bool {
        self.tag == Some(key)
            || self.fields.iter().any(|field| field.is_member(key))
            || self.outer.is_some_and(|outer| outer.has(key))
    }
}

impl<'t> Object<'t> {
    pub(crate) fn new(source: ObjectSource<'t>) -> Self {
        Self { source, taken: None, n_before: None }
    }

    /// Whether it is the rest of an object, for what is flattened into it.
    pub(crate) fn is_rest(&self) -> bool {
        self.n_before.is_some()
    }

    pub(crate) fn id(&self) -> u32 {
        match self.source {
            ObjectSource::Json(json) => json.id(),
            ObjectSource::Form(_) => 0,
        }
    }

    pub(crate) fn end(&self) -> u32 {
        match self.source {
            ObjectSource::Json(json) => json.end(),
            ObjectSource::Form(form) => form.end(),
        }
    }

    /// Whether what is around has this name.
    pub(crate) fn is_taken(&self, key: &str) -> bool {
        let Some(taken) = self.taken else { return false };
        let before = self.n_before.and_then(|n| taken.fields.get(..n as usize));
        taken.has(key) || before.is_some_and(|before| takes_names(before, key))
    }

    /// The fields whose values come from a header.
    pub(crate) fn given(&self) -> &'t [HeaderValue<'t>] {
        match self.source {
            ObjectSource::Json(json) => json.given(),
            ObjectSource::Form(form) => form.given,
        }
    }

    /// Whether a member is not replaced by what a header gives: that must be the same, and is given once in the body.
    fn is_new(&self, key: &str, value: &NodeValue<'_>) -> bool {
        let is_it = |given: &&HeaderValue<'_>| given.field.is_member(key);
        let Some(given) = self.given().iter().find(is_it) else { return true };
        let is_first = match (self.source, value) {
            (ObjectSource::Json(json), NodeValue::Json(value)) => {
                let mut members = json.members();
                members
                    .find(|(key, _)| given.field.is_member(&key.key()))
                    .is_some_and(|(_, first)| first.id() == value.id())
            }
            _ => true,
        };
        !is_first || given.differs(value)
    }

    /// The members, those that come from headers first.
    pub(crate) fn members<'de>(self, node: Node<'t, 'de>) -> Members<'t, 'de> {
        let rest = match self.source {
            ObjectSource::Json(json) => RemainingMembers::Json(json.inner()),
            ObjectSource::Form(form) => RemainingMembers::Form(Box::new(of_form(form))),
        };
        Members { object: self, node, given: self.given().iter(), rest }
    }
}

/// The members of an object.
pub(crate) struct Members<'t, 'de> {
    object: Object<'t>,
    node: Node<'t, 'de>,
    given: slice::Iter<'t, HeaderValue<'t>>,
    rest: RemainingMembers<'t>,
}

enum RemainingMembers<'t> {
    Json(InnerValues<'t>),
    Form(Box<dyn Iterator<Item = (Cow<'t, str>, NodeValue<'t>)> + 't>),
}

impl<'t, 'de> Iterator for Members<'t, 'de> {
    type Item = (Cow<'t, str>, Node<'t, 'de>);

    fn next(&mut self) -> Option<Self::Item> {
        let object = self.object;
        let mut given = self.given.by_ref().filter(|given| !object.is_taken(given.field.wire));
        if let Some(given) = given.next() {
            return Some((Cow::Borrowed(given.field.wire), self.node.at(NodeValue::Header(given))));
        }
        loop {
            let (key, value) = match &mut self.rest {
                RemainingMembers::Json(inner) => {
                    let (key, value) = inner.member()?;
                    (key.key(), NodeValue::Json(value))
                }
                RemainingMembers::Form(members) => members.next()?,
            };
            if !object.is_taken(&key) && object.is_new(&key, &value) {
                let node = match self.rest {
                    RemainingMembers::Json(_) => self.node.inner(value),
                    RemainingMembers::Form(_) => self.node.at(value),
                };
                return Some((key, node));
            }
        }
    }
}

/// The parameters of each field, the lists without a parameter, and the entries of a map.
fn of_form<'t>(form: &'t FormTree<'t>) -> impl Iterator<Item = (Cow<'t, str>, NodeValue<'t>)> {
    let slots = form
        .slots()
        .iter()
        .flat_map(move |slot| slot.values(form).map(|value| (Cow::Borrowed(slot.key), value)));
    let lists = form.absent_lists().into_iter();
    let lists = lists.map(|list| (Cow::Borrowed(list.wire), NodeValue::EmptyList));
    let entries = form.entries().map(|(name, value)| (name.decode_lossy(), value));
    slots.chain(lists).chain(entries)
}
