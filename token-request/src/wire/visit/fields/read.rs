//! Reads the value of a field alone.

#![allow(clippy::result_large_err, reason = "the error is the state that the field then has")]

use std::borrow::Cow;

use super::reader::{FieldState, FieldsReader};
use crate::report::collect;
use crate::table::{Field, Type};
use crate::wire::flattened::knows;
use crate::wire::lax::type_is_lax;
use crate::wire::limits::collect_options;
use crate::wire::read_error::ReadError;
use crate::wire::tree::{LocatedError, Node, NodeValue};
use crate::wire::visit::readers::TupleReaders;
use crate::wire::visit::visit::{ValueReader, Visit, Visitor};

/// The functions that generated code finds for the type of a field.
pub struct FieldType<'v, 'de, T, C: ?Sized> {
    /// Reads a value; `None` if the type is not known.
    pub read: Option<fn(Node<'_, 'de>) -> Result<T, ReadError>>,
    /// True if a function of `#[serde(deserialize_with)]` reads the field. serde does not call it if the field is missing.
    pub by_function: bool,
    /// Returns the value of a field that is missing, or that is not read.
    pub default: Option<fn() -> Option<T>>,
    /// Visits a value that cannot be read.
    pub visitor: Option<Visitor<'de, C>>,
    /// True if the rules inside the value apply.
    pub is_nested: bool,
    /// Readers of the value, its items and their items.
    pub readers: &'v [Option<ValueReader<'de>>],
    /// Readers of the items of a tuple.
    pub parts: TupleReaders<'de>,
}

impl<'v, 'de, C: ?Sized> FieldsReader<'v, 'de, C> {
    /// Reads a field. Returns `None` if its value is not known.
    #[must_use]
    pub fn read<T>(&mut self, index: usize, ty: &FieldType<'v, 'de, T, C>) -> Option<T> {
        let (field, slot) = (self.fields.get(index)?, self.slots.get_mut(index)?);
        (slot.visitor, slot.is_nested) = (ty.visitor, ty.is_nested);
        (slot.readers, slot.parts) = (ty.readers, ty.parts);
        let read = match slot.state {
            _ if field.skipped => ty.default_value(),
            FieldState::Missing | FieldState::Empty if ty.default.is_some() => ty.default_value(),
            FieldState::Missing => self.read_missing(field, ty, FieldState::Missing),
            FieldState::Empty => self.read_missing(field, ty, FieldState::Empty),
            FieldState::Value(node) => match presence(node, field) {
                Presence::Present => self.read_present(index, field, ty, node),
                Presence::Absent => self.read_missing(field, ty, FieldState::Unknown),
                Presence::Unknown => Err(FieldState::Unknown),
            },
            _ => return None,
        };
        let (value, state) = match read {
            Ok(value) => (Some(value), FieldState::Read),
            Err(state) => (None, state),
        };
        self.slots.get_mut(index)?.state = state;
        value
    }

    /// Reads a missing field, which may have a value, such as `None`. The error is the field's state.
    fn read_missing<T>(
        &self,
        field: &Field,
        ty: &FieldType<'v, 'de, T, C>,
        missing: FieldState<'v, 'de>,
    ) -> Result<T, FieldState<'v, 'de>> {
        // Text, numbers and booleans have no value for a missing field.
        let may_be_absent = field.nullable || !field.ty.is_plain();
        let read = ty.read.filter(|_| !ty.by_function && may_be_absent);
        let node = self.visit.node.at(NodeValue::Missing);
        if let Some(value) = read.and_then(|read| node.attempt(read).ok()) {
            return Ok(value);
        }
        // A type parameter may be an `Option`. If it is nested, its table is known.
        let is_known = ty.read.is_some() || ty.visitor.is_some() && !field.nullable;
        let is_missing = is_known || is_missing_by(self.visit, field);
        Err(if is_missing { missing } else { FieldState::Unknown })
    }

    /// Reads the value of a field. The error is the field's state.
    fn read_present<T>(
        &self,
        index: usize,
        field: &'static Field,
        ty: &FieldType<'v, 'de, T, C>,
        node: Node<'v, 'de>,
    ) -> Result<T, FieldState<'v, 'de>> {
        let Some(read) = ty.read else { return Err(FieldState::Unreadable(node)) };
        // If the whole request was read, the error inside this field is known already.
        let result = match self.known(field, node) {
            // A buffer of serde also rejects repeated names, but does not know the names of structs.
            Some(known) if known.cause == ReadError::Repeated => {
                let again = node.attempt(read).err().filter(|again| again.id == known.id);
                Err(again.map_or(Cow::Borrowed(known), Cow::Owned))
            }
            Some(known) => Err(Cow::Borrowed(known)),
            None => node.attempt(read).map_err(Cow::Owned),
        };
        match result {
            Ok(_) if self.visit.is_lax && self.table_rejects(index, field, node) => {
                Err(FieldState::Unreadable(node))
            }
            Ok(value) => Ok(value),
            Err(_) if matches!(node.value, NodeValue::EmptyList) => Err(FieldState::Missing),
            Err(error) if error.cause == ReadError::NotBorrowable => Err(FieldState::Unknown),
            Err(error) => Err(FieldState::Rejected(node, error)),
        }
    }

    /// Returns the error of the whole value, if it is inside the field.
    fn known(&self, field: &Field, node: Node<'v, 'de>) -> Option<&'v LocatedError> {
        let whole = self.visit.node.id();
        let is_known = |known: &&LocatedError| {
            // A newtype may reject the value inside it.
            let is_of_whole = known.id == whole && node.id() == whole && !known.is_whole;
            !field.flatten && node.contains(known.id) && !is_of_whole
        };
        self.visit.error.filter(is_known)
    }

    /// Returns whether the table rejects a value that serde accepts.
    fn table_rejects(&self, index: usize, field: &Field, node: Node<'v, 'de>) -> bool {
        let Some(slot) = self.slots.get(index).filter(|_| type_is_lax(field.ty)) else {
            return false;
        };
        let Some(visitor) = slot.visitor else { return false };
        let mut n_errors = 0;
        let visit = Visit { readers: slot.readers, error: None, ..self.visit.at(node) };
        let _ = collect(collect_options(1), &mut |report| {
            let flow = visitor(visit, report, self.context);
            n_errors = report.n_wire_errors();
            flow
        });
        n_errors > 0
    }
}

impl<'v, 'de, T, C: ?Sized> FieldType<'v, 'de, T, C> {
    fn default_value(&self) -> Result<T, FieldState<'v, 'de>> {
        self.default.and_then(|default| default()).ok_or(FieldState::Unknown)
    }
}

/// Returns whether serde's error is that the field is missing.
fn is_missing_by(visit: Visit<'_, '_>, field: &Field) -> bool {
    visit.error.is_some_and(|error| match error.cause {
        ReadError::Missing(name) => error.id == visit.node.id() && name == field.wire,
        _ => false,
    })
}

/// The presence of members for a flattened field.
enum Presence {
    Present,
    /// No field of a flattened `Option` is present.
    Absent,
    /// The fields of a flattened `Option` are not known.
    Unknown,
}

fn presence(node: Node<'_, '_>, field: &'static Field) -> Presence {
    if !(field.flatten && field.nullable) {
        return Presence::Present;
    }
    let Some(object) = node.object() else { return Presence::Unknown };
    let is_known = |key: &str| knows(std::slice::from_ref(field), key);
    match field.ty.value() {
        Type::Object(_) if object.members(node).any(|(key, _)| is_known(&key)) => Presence::Present,
        Type::Object(_) => Presence::Absent,
        Type::Map(_) => Presence::Present,
        _ => Presence::Unknown,
    }
}
