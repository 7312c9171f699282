//! The values of the fields, where the body has them.

use std::ops::ControlFlow;

use super::{FieldsReader, Found, State};
use crate::Report;
use crate::path::Said;
use crate::table::Field;
use crate::violation::BARE;
use crate::wire::form::{Found as FoundInForm, Parsed};
use crate::wire::header_value::Given;
use crate::wire::rule::{Fault, number, word};
use crate::wire::tree::{Json, Node, Object, Source, TakenNames, Value};

impl<'v, 'de, C: ?Sized> FieldsReader<'v, 'de, C> {
    /// The one value of a newtype.
    pub(super) fn in_place(&self) -> Vec<State<'v, 'de, C>> {
        let found = |field: &Field| {
            if field.skipped { Found::Missing } else { Found::Value(self.visit.node) }
        };
        self.fields.iter().map(found).map(State::new).collect()
    }

    /// The elements of a tuple; `None`, and a violation, if there are too few or too many.
    pub(super) fn elements(
        &self,
        report: &mut Report<'_>,
    ) -> ControlFlow<(), Option<Vec<State<'v, 'de, C>>>> {
        let Some(elements) = self.visit.node.elements() else {
            self.not(report, "an array")?;
            return ControlFlow::Continue(None);
        };
        let elements: Vec<_> = elements.collect();
        let read = self.fields.iter().filter(|field| field.index.is_some() && !field.skipped);
        let n_needed = read.clone().filter(|field| field.required).count();
        let n_most = read.count();
        if !(n_needed..=n_most).contains(&elements.len()) {
            let args = if n_needed == n_most {
                vec![word("expected", "an array"), number("length", n_most)]
            } else {
                let (min, max) = (number("min_length", n_needed), number("max_length", n_most));
                vec![word("expected", "an array"), min, max]
            };
            report.wrong(BARE, Fault::Type.index(), || Said::from(args))?;
            return ControlFlow::Continue(None);
        }
        let found = |field: &Field| match field.index.and_then(|index| elements.get(index)) {
            Some(node) => Found::Value(*node),
            None => Found::Missing,
        };
        ControlFlow::Continue(Some(self.fields.iter().map(found).map(State::new).collect()))
    }

    /// The members of an object, by the fields that have their names.
    pub(super) fn members(
        &self,
        object: Object<'v>,
        taken: &'v TakenNames<'v>,
    ) -> Vec<State<'v, 'de, C>> {
        let found = |(index, field): (usize, &Field)| {
            if !field.flatten {
                return Found::Missing;
            }
            let n_before = u32::try_from(index).ok();
            Found::Value(self.visit.node.at(Value::Object(Object {
                taken: Some(taken),
                n_before,
                ..object
            })))
        };
        let mut states: Vec<_> =
            self.fields.iter().enumerate().map(found).map(State::new).collect();
        match object.source {
            Source::Json(json) => self.members_of_json(&mut states, object, json),
            Source::Form(form) => self.parameters(&mut states, object, form),
        }
        for given in object.given() {
            if let Some(found) = self.slot(&mut states, object, given.field.wire) {
                self.give(found, given);
            }
        }
        states
    }

    fn members_of_json(
        &self,
        states: &mut [State<'v, 'de, C>],
        object: Object<'v>,
        json: Json<'v>,
    ) {
        for (key, value) in json.members() {
            let node = self.visit.node.inner(Value::Json(value));
            if let Some(found) = self.slot(states, object, &key.key()) {
                let is_first = matches!(found, Found::Missing);
                *found = if is_first { Found::Value(node) } else { Found::Repeated };
            }
        }
    }

    fn parameters(
        &self,
        states: &mut [State<'v, 'de, C>],
        object: Object<'v>,
        form: &'v Parsed<'v>,
    ) {
        let node = |value| self.visit.node.at(value);
        for slot in form.slots() {
            if let Some(found) = self.slot(states, object, slot.key) {
                *found = match slot.found(form) {
                    FoundInForm::Value(value) => Found::Value(node(value)),
                    FoundInForm::Empty => Found::Empty,
                    FoundInForm::Repeated => Found::Repeated,
                    FoundInForm::Wrong(wrong) => Found::Wrong(wrong),
                };
            }
        }
        for list in form.absent_lists() {
            if let Some(found) = self.slot(states, object, list.wire) {
                *found = Found::Value(node(Value::EmptyList));
            }
        }
    }

    /// Takes the value from a header, unless the body has one that it must not have.
    fn give(&self, found: &mut Found<'v, 'de>, given: &'v Given<'v>) {
        let is_other = match found {
            Found::Missing | Found::Empty => false,
            Found::Value(Node { value, .. }) => given.differs(value),
            // It is reported what is wrong with the body; a password must not be there at all.
            _ if given.may_repeat => return,
            _ => true,
        };
        let header = || Found::Value(self.visit.node.at(Value::Given(given)));
        *found = if is_other { Found::Both(given) } else { header() };
    }

    /// The place of the field that has a name.
    fn slot<'f>(
        &self,
        states: &'f mut [State<'v, 'de, C>],
        object: Object<'v>,
        key: &str,
    ) -> Option<&'f mut Found<'v, 'de>> {
        let index = self.fields.iter().position(|field| field.is_member(key))?;
        let state = states.get_mut(index).filter(|_| !object.is_taken(key))?;
        Some(&mut state.found)
    }
}
