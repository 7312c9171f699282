//! The state of each field of a struct or a variant.

use std::borrow::Cow;
use std::ops::ControlFlow;

use crate::Report;
use crate::table::Field;
use crate::wire::form::ParameterError;
use crate::wire::header_value::HeaderValue;
use crate::wire::read_error::ReadError;
use crate::wire::tree::{LocatedError, Node, Object, TakenNames};
use crate::wire::visit::readers::TupleReaders;
use crate::wire::visit::visit::{ValueReader, Visit, Visitor};

/// The fields of a struct or a variant in a body.
pub struct FieldsReader<'v, 'de, C: ?Sized> {
    pub(super) visit: Visit<'v, 'de>,
    pub(super) object: Option<Object<'v>>,
    pub(super) fields: &'static [Field],
    pub(super) slots: Vec<FieldSlot<'v, 'de, C>>,
    pub(super) deny_unknown: bool,
    pub(super) context: &'v C,
}

/// The state of a field, and the functions of its type.
pub(super) struct FieldSlot<'v, 'de, C: ?Sized> {
    pub(super) state: FieldState<'v, 'de>,
    pub(super) visitor: Option<Visitor<'de, C>>,
    pub(super) is_nested: bool,
    pub(super) readers: &'v [Option<ValueReader<'de>>],
    pub(super) parts: TupleReaders<'de>,
}

/// The state of a field.
pub(super) enum FieldState<'v, 'de> {
    Missing,
    /// A parameter without a value.
    Empty,
    /// A value that is not read yet.
    Value(Node<'v, 'de>),
    Repeated,
    /// A value in the body that conflicts with the value of a header.
    Both(&'v HeaderValue<'v>),
    Invalid(&'v ParameterError),
    Read,
    Rejected(Node<'v, 'de>, Cow<'v, LocatedError>),
    /// A value that cannot be read alone.
    Unreadable(Node<'v, 'de>),
    /// Nothing is known about the field.
    Unknown,
}

impl<'v, 'de, C: ?Sized> FieldsReader<'v, 'de, C> {
    /// Finds the values of fields. Reports a violation and returns `None` if the value has another type.
    ///
    /// # Errors
    ///
    /// `Break` when the report is complete.
    pub fn open(
        visit: Visit<'v, 'de>,
        report: &mut Report<'_>,
        fields: &'static [Field],
        deny_unknown: bool,
        taken: &'v TakenNames<'v>,
        context: &'v C,
    ) -> ControlFlow<(), Option<Self>> {
        let (object, slots) = (visit.node.object(), Vec::new());
        let mut reader = Self { visit, object, fields, slots, deny_unknown, context };
        if is_newtype(fields) {
            reader.slots = reader.in_place();
        } else if fields.iter().any(|field| field.index.is_some()) {
            let Some(slots) = reader.items(report)? else { return ControlFlow::Continue(None) };
            reader.slots = slots;
        } else if let Some(object) = object {
            reader.slots = reader.members(object, taken);
        } else if !fields.is_empty() {
            visit.report_other_type(report, ReadError::Not("an object"))?;
            return ControlFlow::Continue(None);
        }
        ControlFlow::Continue(Some(reader))
    }
}

impl<'v, 'de, C: ?Sized> FieldSlot<'v, 'de, C> {
    pub(super) fn new(state: FieldState<'v, 'de>) -> Self {
        Self { state, visitor: None, is_nested: false, readers: &[], parts: None }
    }
}

/// Returns whether the only field that is read is the field of a newtype.
fn is_newtype(fields: &[Field]) -> bool {
    let mut read = fields.iter().filter(|field| !field.skipped);
    let is_all = read.next().is_some_and(|field| field.is_in_place() && !field.flatten);
    is_all && read.next().is_none()
}
