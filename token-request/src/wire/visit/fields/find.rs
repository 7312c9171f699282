//! Finds the values of the fields in the body.

use std::ops::ControlFlow;

use super::reader::{FieldSlot, FieldState, FieldsReader};
use crate::Report;
use crate::table::Field;
use crate::wire::form::FormTree;
use crate::wire::header_value::HeaderValue;
use crate::wire::json::JsonNode;
use crate::wire::read_error::ReadError;
use crate::wire::tree::{GroupValue, Node, NodeValue, Object, ObjectSource, TakenNames};
use crate::wire::visit::report_error::report_length;

impl<'v, 'de, C: ?Sized> FieldsReader<'v, 'de, C> {
    /// Returns the value of a newtype.
    pub(super) fn in_place(&self) -> Vec<FieldSlot<'v, 'de, C>> {
        let found = |field: &Field| {
            if field.skipped { FieldState::Missing } else { FieldState::Value(self.visit.node) }
        };
        self.fields.iter().map(found).map(FieldSlot::new).collect()
    }

    /// Returns the items of a tuple. Reports a violation and returns `None` if their number is wrong.
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
        let n_min = read.clone().filter(|field| field.required).count();
        let n_max = read.count();
        if !(n_min..=n_max).contains(&items.len()) {
            report_length(report, n_min, n_max)?;
            return ControlFlow::Continue(None);
        }
        let found = |field: &Field| match field.index.and_then(|index| items.get(index)) {
            Some(node) => FieldState::Value(*node),
            None => FieldState::Missing,
        };
        ControlFlow::Continue(Some(self.fields.iter().map(found).map(FieldSlot::new).collect()))
    }

    /// Returns the members of an object by field.
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
        let mut slots: Vec<_> =
            self.fields.iter().enumerate().map(found).map(FieldSlot::new).collect();
        match object.source {
            ObjectSource::Json(json) => self.members_of_json(&mut slots, object, json),
            ObjectSource::Form(form) => self.parameters(&mut slots, object, form),
        }
        for header in object.header_values() {
            if let Some(state) = self.state(&mut slots, object, header.field.wire) {
                self.take_header_value(state, header);
            }
        }
        slots
    }

    fn members_of_json(
        &self,
        slots: &mut [FieldSlot<'v, 'de, C>],
        object: Object<'v>,
        json: JsonNode<'v>,
    ) {
        for (key, value) in json.members() {
            let node = self.visit.node.inner(NodeValue::Json(value));
            if let Some(state) = self.state(slots, object, &key.key()) {
                let is_first = matches!(state, FieldState::Missing);
                *state = if is_first { FieldState::Value(node) } else { FieldState::Repeated };
            }
        }
    }

    fn parameters(
        &self,
        slots: &mut [FieldSlot<'v, 'de, C>],
        object: Object<'v>,
        form: &'v FormTree<'v>,
    ) {
        let node = |value| self.visit.node.at(value);
        for group in &form.groups {
            if let Some(state) = self.state(slots, object, group.key) {
                *state = match group.value(form) {
                    GroupValue::Value(value) => FieldState::Value(node(value)),
                    GroupValue::Empty => FieldState::Empty,
                    GroupValue::Repeated => FieldState::Repeated,
                    GroupValue::Invalid(error) => FieldState::Invalid(error),
                };
            }
        }
        for list in form.absent_lists() {
            if let Some(state) = self.state(slots, object, list.wire) {
                *state = FieldState::Value(node(NodeValue::EmptyList));
            }
        }
    }

    /// Takes the value from a header, unless the body has a conflicting value.
    fn take_header_value(&self, state: &mut FieldState<'v, 'de>, header: &'v HeaderValue<'v>) {
        let has_conflict = match state {
            FieldState::Missing | FieldState::Empty => false,
            FieldState::Value(Node { value, .. }) => value.conflicts_with(header),
            // A violation of the body is reported anyway, unless the field must not be in the body at all.
            _ if header.may_repeat => return,
            _ => true,
        };
        let value = || FieldState::Value(self.visit.node.at(NodeValue::Header(header)));
        *state = if has_conflict { FieldState::Both(header) } else { value() };
    }

    /// Returns the state of the field that has a name.
    fn state<'f>(
        &self,
        slots: &'f mut [FieldSlot<'v, 'de, C>],
        object: Object<'v>,
        key: &str,
    ) -> Option<&'f mut FieldState<'v, 'de>> {
        let index = self.fields.iter().position(|field| field.is_member(key))?;
        let slot = slots.get_mut(index).filter(|_| !object.is_taken(key))?;
        Some(&mut slot.state)
    }
}
