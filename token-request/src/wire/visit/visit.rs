//! A value in a rejected body, and the functions that read it.

use std::ops::ControlFlow;

use super::report_error::report_error;
use crate::Report;
use crate::table::Field;
use crate::violation::NO_FIELD;
use crate::wire::read_error::ReadError;
use crate::wire::tree::{LocatedError, Node, TakenNames};

/// A value in a body that serde rejects, or that a generic type cannot read.
#[derive(Clone, Copy)]
pub struct Visit<'v, 'de> {
    pub(crate) node: Node<'v, 'de>,
    /// The error that serde has returned, if it is at the value or inside it.
    pub(crate) error: Option<&'v LocatedError>,
    /// The readers of the value, of its items, and of theirs, for each type that is known.
    pub(crate) readers: &'v [Option<ValueReader<'de>>],
    /// True if serde may accept values that the table does not.
    pub(crate) is_lax: bool,
}

/// Functions that read a value, and the keys of a map.
#[derive(Clone, Copy)]
pub struct ValueReader<'de> {
    pub(super) value: ReadValue<'de>,
    pub(super) key: Option<ReadKey>,
}

/// Reads a value, and checks its rules.
pub(crate) type ReadValue<'de> =
    fn(Node<'_, 'de>, &mut Report<'_>) -> Result<ControlFlow<()>, ReadError>;

/// Reads a key of a map.
pub(crate) type ReadKey = fn(&str) -> Result<(), ReadError>;

impl<'de> ValueReader<'de> {
    pub(crate) fn new(value: ReadValue<'de>) -> Self {
        Self { value, key: None }
    }

    /// Returns the reader with a function that reads the keys of a map.
    pub(crate) fn with_key(self, key: Option<ReadKey>) -> Self {
        Self { key, ..self }
    }
}

/// Visits a value of a type.
pub(crate) type Visitor<'de, C> = fn(Visit<'_, 'de>, &mut Report<'_>, &C) -> ControlFlow<()>;

impl<'v, 'de> Visit<'v, 'de> {
    /// Returns the visit of a value inside this one, or in its place.
    pub(crate) fn at(self, node: Node<'v, 'de>) -> Self {
        let error = self.error.filter(|error| node.contains(error.id));
        Self { node, error, ..self }
    }

    /// Returns the visit of an item of the value.
    pub(crate) fn item(self, node: Node<'v, 'de>) -> Self {
        let readers = self.readers.get(1..).unwrap_or_default();
        Self { readers, ..self.at(node) }
    }

    /// Reads a value of a type whose fields are not known.
    ///
    /// # Errors
    ///
    /// `Break` when the report is complete.
    pub fn opaque(self, report: &mut Report<'_>) -> ControlFlow<()> {
        if let Some(error) = self.error {
            return report_error(report, NO_FIELD, self.node, error);
        }
        let Some(Some(reader)) = self.readers.first() else { return ControlFlow::Continue(()) };
        let mut flow = ControlFlow::Continue(());
        let read = self.node.attempt(|node| {
            flow = (reader.value)(node, report)?;
            Ok(())
        });
        match read {
            Ok(()) => flow,
            Err(error) => report_error(report, NO_FIELD, self.node, &error),
        }
    }

    /// Reports that the value has another type: for the reason that serde gives, or else for `cause`.
    pub(super) fn report_other_type(
        self,
        report: &mut Report<'_>,
        cause: ReadError,
    ) -> ControlFlow<()> {
        let id = self.node.id();
        let known = self.error.filter(|error| error.rejects_all_of(id));
        report_error(report, NO_FIELD, self.node, known.unwrap_or(&LocatedError::whole(id, cause)))
    }
}

impl<'t> TakenNames<'t> {
    /// Returns the names of fields, or of a tag, and those that are already taken in the object.
    #[must_use]
    pub fn new(visit: Visit<'t, '_>, fields: &'static [Field], tag: Option<&'static str>) -> Self {
        Self { fields, tag, outer: visit.node.object().and_then(|object| object.taken) }
    }
}
