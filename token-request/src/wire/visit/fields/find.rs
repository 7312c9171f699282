//! The values of the fields, where the body has them.

use std::ops::ControlFlow;

use super::reader::{FieldSlot, FieldState, FieldsReader};
use crate::Report;
use crate::table::Field;
use crate::violation::NO_FIELD;
use crate::wire::form::FormTree;
use crate::wire::header_value::HeaderValue;
use crate::wire::json::JsonNode;
use crate::wire::read_error::ReadError;
use crate::wire::rule::WireRule;
use crate::wire::tree::{GroupValue, Node, NodeValue, Object, ObjectSource, TakenNames};
use crate::wire::visit::report_error::length_args;

impl<'v, 'de, C: ?Sized> FieldsReader<'v, 'de, C> {
    /// The one value of a newtype.
    pub(super) fn in_place(&self) -> Vec<FieldSlot<'v, 'de, C>> {
        let found = |field: &Field| {
            if field.skipped { FieldState::Missing } else { FieldState::Value(self.visit.node) }
        };
        self.fields.iter().map(found).map(FieldSlot::new).collect()
    }

    /// The items of a tuple; `None`, and a violation, if there are too few or too many.
    pub(super) fn items(
        &self,
        report: &mut Report<'_>,
    ) -> ControlFlow<(), Option<Vec<FieldSlot<'v, 'de, C>>>> {
        let Some(items) = self.visit.node.items() else {
            self.visit.report_other_type(report, ReadError::Not("an array"))?;
            return ControlFlow::Continue(None);
        };
        let items: Vec<_> = items.collect();
        let read = self.fields.iter().filter(|field| field.index.is_some() && !field.skipped);
        let n_needed = read.clone().filter(|field| field.required).count();
        let n_most = read.count();
        if !(n_needed..=n_most).contains(&items.len()) {
            report.wire_error(NO_FIELD, WireRule::Type.index(), || {
                length_args(n_needed, n_most).into()
            })?;
            return ControlFlow::Continue(None);
        }
        let found = |field: &Field| match field.index.and_then(|index| items.get(index)) {
            Some(node) => FieldState::Value(*node),
            None => FieldState::Missing,
        };
        ControlFlow::Continue(Some(self.fields.iter().map(found).map(FieldSlot::new).collect()))
    }

    /// The members of an object, by the fields that have their names.
    pub(super) fn members(
        &self,
        object: Object<'v>,
        taken: &'v TakenNames<'v>,
    ) -> Vec<FieldSlot<'v, 'de, C>> {
        let found = |(index, field): (usize, &Field)| {
            if !field.flatten {
                return FieldState::Missing;
            }
            let n_before = u32::try_from(index).ok();
            FieldState::Value(self.visit.node.at(NodeValue::Object(Object {
                taken: Some(taken),
                n_before,
                ..object
            })))
        };
        let mut states: Vec<_> =
            self.fields.iter().enumerate().map(found).map(FieldSlot::new).collect();
        match object.source {
            ObjectSource::Json(json) => self.members_of_json(&mut states, object, json),
            ObjectSource::Form(form) => self.parameters(&mut states, object, form),
        }
        for given in object.header_values() {
            if let Some(found) = self.slot(&mut states, object, given.field.wire) {
                self.give(found, given);
            }
        }
        states
    }

    fn members_of_json(
        &self,
        states: &mut [FieldSlot<'v, 'de, C>],
        object: Object<'v>,
        json: JsonNode<'v>,
    ) {
        for (key, value) in json.members() {
            let node = self.visit.node.inner(NodeValue::Json(value));
            if let Some(found) = self.slot(states, object, &key.key()) {
                let is_first = matches!(found, FieldState::Missing);
                *found = if is_first { FieldState::Value(node) } else { FieldState::Repeated };
            }
        }
    }

    fn parameters(
        &self,
        states: &mut [FieldSlot<'v, 'de, C>],
        object: Object<'v>,
        form: &'v FormTree<'v>,
    ) {
        let node = |value| self.visit.node.at(value);
        for group in &form.groups {
            if let Some(found) = self.slot(states, object, group.key) {
                *found = match group.value(form) {
                    GroupValue::Value(value) => FieldState::Value(node(value)),
                    GroupValue::Empty => FieldState::Empty,
                    GroupValue::Repeated => FieldState::Repeated,
                    GroupValue::Invalid(wrong) => FieldState::Invalid(wrong),
                };
            }
        }
        for list in form.absent_lists() {
            if let Some(found) = self.slot(states, object, list.wire) {
                *found = FieldState::Value(node(NodeValue::EmptyList));
            }
        }
    }

    /// Takes the value from a header, unless the body has one that it must not have.
    fn give(&self, found: &mut FieldState<'v, 'de>, given: &'v HeaderValue<'v>) {
        let is_other = match found {
            FieldState::Missing | FieldState::Empty => false,
            FieldState::Value(Node { value, .. }) => value.conflicts_with(given),
            // It is reported what is wrong with the body; a password must not be there at all.
            _ if given.may_repeat => return,
            _ => true,
        };
        let header = || FieldState::Value(self.visit.node.at(NodeValue::Header(given)));
        *found = if is_other { FieldState::Both(given) } else { header() };
    }

    /// The place of the field that has a name.
    fn slot<'f>(
        &self,
        states: &'f mut [FieldSlot<'v, 'de, C>],
        object: Object<'v>,
        key: &str,
    ) -> Option<&'f mut FieldState<'v, 'de>> {
        let index = self.fields.iter().position(|field| field.is_member(key))?;
        let state = states.get_mut(index).filter(|_| !object.is_taken(key))?;
        Some(&mut state.found)
    }
}
