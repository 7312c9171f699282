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
    pub(super) states: Vec<FieldSlot<'v, 'de, C>>,
    pub(super) deny_unknown: bool,
    pub(super) context: &'v C,
}

/// What is known of a field.
pub(super) struct FieldSlot<'v, 'de, C: ?Sized> {
    pub(super) found: FieldState<'v, 'de>,
    pub(super) visitor: Option<Visitor<'de, C>>,
    pub(super) is_nested: bool,
    pub(super) readers: &'v [Option<ValueReader<'de>>],
    pub(super) parts: TupleReaders<'de>,
}

/// What the body has of a field.
pub(super) enum FieldState<'v, 'de> {
    Missing,
    /// On a form, a parameter without a value.
    Empty,
    /// The value, which is not read yet.
    Value(Node<'v, 'de>),
    Repeated,
    /// It is in the body as well as in a header.
    Both(&'v HeaderValue<'v>),
    Invalid(&'v ParameterError),
    Read,
    Rejected(Node<'v, 'de>, Cow<'v, LocatedError>),
    /// It cannot be read alone.
    Unreadable(Node<'v, 'de>),
    /// Nothing is known of it.
    Unknown,
}

impl<'v, 'de, C: ?Sized> FieldsReader<'v, 'de, C> {
    /// Finds the values of these fields; `None`, and a violation, where the value has another shape.
    ///
    /// # Errors
    ///
    /// `Break` when the report wants no more.
    pub fn open(
        visit: Visit<'v, 'de>,
        report: &mut Report<'_>,
        fields: &'static [Field],
        deny_unknown: bool,
        taken: &'v TakenNames<'v>,
        context: &'v C,
    ) -> ControlFlow<(), Option<Self>> {
        let (object, states) = (visit.node.object(), Vec::new());
        let mut level = Self { visit, object, fields, states, deny_unknown, context };
        if is_newtype(fields) {
            level.states = level.in_place();
        } else if fields.iter().any(|field| field.index.is_some()) {
            let Some(states) = level.items(report)? else { return ControlFlow::Continue(None) };
            level.states = states;
        } else if let Some(object) = object {
            level.states = level.members(object, taken);
        } else if !fields.is_empty() {
            visit.report_other_type(report, ReadError::Not("an object"))?;
            return ControlFlow::Continue(None);
        }
        ControlFlow::Continue(Some(level))
    }
}

impl<'v, 'de, C: ?Sized> FieldSlot<'v, 'de, C> {
    pub(super) fn new(found: FieldState<'v, 'de>) -> Self {
        Self { found, visitor: None, is_nested: false, readers: &[], parts: None }
    }
}

/// Whether the one field that is read is all of the value.
fn is_newtype(fields: &[Field]) -> bool {
    let mut read = fields.iter().filter(|field| !field.skipped);
    let is_all = read.next().is_some_and(|field| field.is_in_place() && !field.flatten);
    is_all && read.next().is_none()
}
