//! An object in a body, or the part of one that what is flattened into it sees.

use std::borrow::Cow;
use std::slice;

use super::json::Inner;
use super::{Json, Node, Value};
use crate::table::Field;
use crate::wire::form::Parsed;
use crate::wire::header_value::Given;
use crate::wire::names::takes_names;
use crate::wire::visit::Visit;

/// The members of an object that are not taken by what is around.
#[derive(Clone, Copy)]
pub(crate) struct Object<'t> {
    pub(crate) source: Source<'t>,
    pub(crate) taken: Option<&'t TakenNames<'t>>,
    /// For what is flattened into the object: the number of its fields before. A struct that is flattened by one of these has
    /// taken its names, and a struct sees its own fields only.
    pub(crate) n_before: Option<u32>,
}

#[derive(Clone, Copy)]
pub(crate) enum Source<'t> {
    Json(Json<'t>),
    Form(&'t Parsed<'t>),
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
    pub(crate) fn new(source: Source<'t>) -> Self {
        Self { source, taken: None, n_before: None }
    }

    /// Whether it is the rest of an object, for what is flattened into it.
    pub(crate) fn is_rest(&self) -> bool {
        self.n_before.is_some()
    }

    pub(crate) fn id(&self) -> u32 {
        match self.source {
            Source::Json(json) => json.id(),
            Source::Form(_) => 0,
        }
    }

    pub(crate) fn end(&self) -> u32 {
        match self.source {
            Source::Json(json) => json.end(),
            Source::Form(form) => form.end(),
        }
    }

    /// Whether what is around has this name.
    pub(crate) fn is_taken(&self, key: &str) -> bool {
        let Some(taken) = self.taken else { return false };
        let before = self.n_before.and_then(|n| taken.fields.get(..n as usize));
        taken.has(key) || before.is_some_and(|before| takes_names(before, key))
    }

    /// The fields whose values come from a header.
    pub(crate) fn given(&self) -> &'t [Given<'t>] {
        match self.source {
            Source::Json(json) => json.given(),
            Source::Form(form) => form.given,
        }
    }

    /// Whether a member is not replaced by what a header gives: that must be the same, and is given once in the body.
    fn is_new(&self, key: &str, value: &Value<'_>) -> bool {
        let is_it = |given: &&Given<'_>| given.field.is_member(key);
        let Some(given) = self.given().iter().find(is_it) else { return true };
        let is_first = match (self.source, value) {
            (Source::Json(json), Value::Json(value)) => {
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
            Source::Json(json) => Rest::Json(json.inner()),
            Source::Form(form) => Rest::Form(Box::new(of_form(form))),
        };
        Members { object: self, node, given: self.given().iter(), rest }
    }
}

/// The members of an object.
pub(crate) struct Members<'t, 'de> {
    object: Object<'t>,
    node: Node<'t, 'de>,
    given: slice::Iter<'t, Given<'t>>,
    rest: Rest<'t>,
}

enum Rest<'t> {
    Json(Inner<'t>),
    Form(Box<dyn Iterator<Item = (Cow<'t, str>, Value<'t>)> + 't>),
}

impl<'t, 'de> Iterator for Members<'t, 'de> {
    type Item = (Cow<'t, str>, Node<'t, 'de>);

    fn next(&mut self) -> Option<Self::Item> {
        let object = self.object;
        let mut given = self.given.by_ref().filter(|given| !object.is_taken(given.field.wire));
        if let Some(given) = given.next() {
            return Some((Cow::Borrowed(given.field.wire), self.node.at(Value::Given(given))));
        }
        loop {
            let (key, value) = match &mut self.rest {
                Rest::Json(inner) => {
                    let (key, value) = inner.member()?;
                    (key.key(), Value::Json(value))
                }
                Rest::Form(members) => members.next()?,
            };
            if !object.is_taken(&key) && object.is_new(&key, &value) {
                let node = match self.rest {
                    Rest::Json(_) => self.node.inner(value),
                    Rest::Form(_) => self.node.at(value),
                };
                return Some((key, node));
            }
        }
    }
}

/// The parameters of each field, the lists without a parameter, and the entries of a map.
fn of_form<'t>(form: &'t Parsed<'t>) -> impl Iterator<Item = (Cow<'t, str>, Value<'t>)> {
    let slots = form
        .slots()
        .iter()
        .flat_map(move |slot| slot.values(form).map(|value| (Cow::Borrowed(slot.key), value)));
    let lists = form.absent_lists().into_iter();
    let lists = lists.map(|list| (Cow::Borrowed(list.wire), Value::EmptyList));
    let entries = form.entries().map(|(name, value)| (name.decode_lossy(), value));
    slots.chain(lists).chain(entries)
}
