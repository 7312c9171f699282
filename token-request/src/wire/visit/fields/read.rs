//! The value of a field, read alone.

use std::borrow::Cow;

use super::reader::{FieldState, FieldsReader};
use crate::report::{CollectOptions, collect};
use crate::table::{Field, Type};
use crate::wire::flattened::knows;
use crate::wire::lax::type_is_lax;
use crate::wire::read_error::ReadError;
use crate::wire::tree::{LocatedError, Node, NodeValue};
use crate::wire::visit::readers::TupleReaders;
use crate::wire::visit::visit::{ValueReader, Visit, Visitor};

/// FieldType a field is read alone.
pub struct FieldType<'v, 'de, T, C: ?Sized> {
    /// Reads a value; `None` where the field's type does not tell.
    pub read: Option<fn(Node<'_, 'de>) -> Result<T, ReadError>>,
    /// Whether a function reads it, which serde does not call where the field is missing.
    pub by_function: bool,
    /// The value where the field is missing, or not read at all.
    pub default: Option<fn() -> Option<T>>,
    /// Visits what cannot be read.
    pub visitor: Option<Visitor<'de, C>>,
    /// Whether the rules in the value apply.
    pub is_nested: bool,
    /// Reads the value, its items and theirs.
    pub readers: &'v [Option<ValueReader<'de>>],
    /// Reads the items of a tuple.
    pub parts: TupleReaders<'de>,
}

impl<'v, 'de, C: ?Sized> FieldsReader<'v, 'de, C> {
    /// Reads a field; `None` where its value is not known.
    #[must_use]
    pub fn read<T>(&mut self, index: usize, how: &FieldType<'v, 'de, T, C>) -> Option<T> {
        let (field, state) = (self.fields.get(index)?, self.states.get_mut(index)?);
        (state.visitor, state.is_nested) = (how.visitor, how.is_nested);
        (state.readers, state.parts) = (how.readers, how.parts);
        let (value, found) = match state.found {
            _ if field.skipped => by_default(how),
            FieldState::Missing | FieldState::Empty if how.default.is_some() => by_default(how),
            FieldState::Missing => self.missing(field, how, FieldState::Missing),
            FieldState::Empty => self.missing(field, how, FieldState::Empty),
            FieldState::Value(node) => match of_rest(node, field) {
                OfRest::Present => self.present(index, field, how, node),
                OfRest::Absent => self.missing(field, how, FieldState::Unknown),
                OfRest::Unknown => (None, FieldState::Unknown),
            },
            _ => return None,
        };
        self.states.get_mut(index)?.found = found;
        value
    }

    /// Reads a field that is not there, as one that may be absent is.
    fn missing<T>(
        &self,
        field: &Field,
        how: &FieldType<'v, 'de, T, C>,
        missing: FieldState<'v, 'de>,
    ) -> (Option<T>, FieldState<'v, 'de>) {
        // Text, a number or a boolean is never absent, and need not be asked.
        let may_be_absent = field.nullable || !field.ty.is_plain();
        let read = how.read.filter(|_| !how.by_function && may_be_absent);
        let node = self.visit.node.at(NodeValue::Missing);
        match read.and_then(|read| node.attempt(read).ok()) {
            Some(value) => (Some(value), FieldState::Read),
            // The type does not tell whether it may be absent, unless it is nested and its table does.
            None if how.read.is_none() && (how.visitor.is_none() || field.nullable) => {
                let is_missing = is_missing_by(self.visit, field);
                (None, if is_missing { missing } else { FieldState::Unknown })
            }
            None => (None, missing),
        }
    }

    fn present<T>(
        &self,
        index: usize,
        field: &'static Field,
        how: &FieldType<'v, 'de, T, C>,
        node: Node<'v, 'de>,
    ) -> (Option<T>, FieldState<'v, 'de>) {
        let Some(read) = how.read else { return (None, FieldState::Unreadable(node)) };
        // Where the whole was read, it is known already that this part cannot be read.
        let result = match self.known(field, node) {
            // A buffer finds a repeated name too, but knows no names of structs.
            Some(known) if known.cause == ReadError::Repeated => {
                let again = node.attempt(read).err().filter(|again| again.id == known.id);
                Err(again.map_or(Cow::Borrowed(known), Cow::Owned))
            }
            Some(known) => Err(Cow::Borrowed(known)),
            None => node.attempt(read).map_err(Cow::Owned),
        };
        match result {
            Ok(_) if self.visit.is_lax && self.is_wrong_by_table(index, field, node) => {
                (None, FieldState::Unreadable(node))
            }
            Ok(value) => (Some(value), FieldState::Read),
            Err(_) if matches!(node.value, NodeValue::EmptyList) => (None, FieldState::Missing),
            Err(error) if error.cause == ReadError::NotBorrowable => (None, FieldState::Unknown),
            Err(error) => (None, FieldState::Rejected(node, error)),
        }
    }

    /// The error of the whole, if it is in the field's value.
    fn known(&self, field: &Field, node: Node<'v, 'de>) -> Option<&'v LocatedError> {
        let whole = self.visit.node.id();
        let is_known = |known: &&LocatedError| {
            // A newtype may reject what is in it.
            let is_of_whole = known.id == whole && node.id() == whole && !known.is_whole;
            !field.flatten && node.contains(known.id) && !is_of_whole
        };
        self.visit.error.filter(is_known)
    }

    /// Whether serde lets something pass in a value that the table does not.
    fn is_wrong_by_table(&self, index: usize, field: &Field, node: Node<'v, 'de>) -> bool {
        let Some(state) = self.states.get(index).filter(|_| type_is_lax(field.ty)) else {
            return false;
        };
        let Some(visitor) = state.visitor else { return false };
        let mut n_wrong = 0;
        let visit = Visit { readers: state.readers, error: None, ..self.visit.at(node) };
        let _ = collect(CollectOptions { with_values: false, max_listed: 1 }, &mut |report| {
            let flow = visitor(visit, report, self.context);
            n_wrong = report.n_wire_errors();
            flow
        });
        n_wrong > 0
    }
}

fn by_default<'v, 'de, T, C: ?Sized>(
    how: &FieldType<'v, 'de, T, C>,
) -> (Option<T>, FieldState<'v, 'de>) {
    match how.default.and_then(|default| default()) {
        Some(value) => (Some(value), FieldState::Read),
        None => (None, FieldState::Unknown),
    }
}

/// Whether serde says that the field is missing.
fn is_missing_by(visit: Visit<'_, '_>, field: &Field) -> bool {
    visit.error.is_some_and(|error| match error.cause {
        ReadError::Missing(name) => error.id == visit.node.id() && name == field.wire,
        _ => false,
    })
}

/// Whether an object has a member for what is flattened into it.
enum OfRest {
    Present,
    /// A flattened `Option` of which no field is there.
    Absent,
    /// A flattened `Option` whose fields are not known.
    Unknown,
}

fn of_rest(node: Node<'_, '_>, field: &'static Field) -> OfRest {
    if !(field.flatten && field.nullable) {
        return OfRest::Present;
    }
    let Some(object) = node.object() else { return OfRest::Unknown };
    let is_known = |key: &str| knows(std::slice::from_ref(field), key);
    match field.ty.value() {
        Type::Object(_) if object.members(node).any(|(key, _)| is_known(&key)) => OfRest::Present,
        Type::Object(_) => OfRest::Absent,
        Type::Map(_) => OfRest::Present,
        _ => OfRest::Unknown,
    }
}
