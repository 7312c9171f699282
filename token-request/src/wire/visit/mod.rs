//! The diagnosis of a body that is rejected: what is wrong with each field, told by reading each field alone.
//!
//! The derive emits [`Validate::__visit`](crate::Validate), which opens a [`FieldsReader`] of fields, reads each, and checks the
//! rules of those that could be read. A nested value that serde rejects is visited in turn. A value that serde reads is
//! never looked at again. So each part of a body is read at most twice, and no rule sees a value that was not sent.

mod fields;
mod items;
mod readers;
mod report_error;
mod untagged;
mod variant;

use std::ops::ControlFlow;

pub use fields::{FieldType, FieldsReader};
pub use items::Pass;
pub(crate) use items::VisitItem;
pub use readers::{
    Borrowing, NoReader, NotVisited, Owned, ReadAndChecked, ReadOnly, Unreadable, UnreadableKey,
    Visited, VisitedWith, WithoutDefault, WithoutElements, WithoutKeys, WithoutParts,
    known_readers, with_key,
};
pub(crate) use report_error::{report_error, report_wrong_text};
pub use variant::{choose_variant, unknown_beside_content};

use super::read_error::ReadError;
pub use super::tree::TakenNames;
use super::tree::{LocatedError, Node};
use crate::Report;
use crate::violation::NO_FIELD;

/// A value in a body that serde rejects, or that a generic type cannot read.
#[derive(Clone, Copy)]
pub struct Visit<'v, 'de> {
    pub(crate) node: Node<'v, 'de>,
    /// Why serde rejects it, where that is known.
    pub(crate) error: Option<&'v LocatedError>,
    /// Reads the value, its items, and theirs, each where its type is known.
    pub(crate) readers: &'v [Option<ValueReader<'de>>],
    /// Whether serde may let something pass that the table of the whole request does not.
    pub(crate) is_lax: bool,
}

/// Reads a value, and the keys of a map.
#[derive(Clone, Copy)]
pub struct ValueReader<'de> {
    value: ReadValue<'de>,
    key: Option<ReadKey>,
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

    /// Also reads the keys of a map.
    pub(crate) fn with_key(self, key: Option<ReadKey>) -> Self {
        Self { key, ..self }
    }
}

/// Visits a value of a type.
pub(crate) type Visitor<'de, C> = fn(Visit<'_, 'de>, &mut Report<'_>, &C) -> ControlFlow<()>;

impl<'v, 'de> Visit<'v, 'de> {
    /// A value in this one, or in its place.
    pub(crate) fn at(self, node: Node<'v, 'de>) -> Self {
        let error = self.error.filter(|error| node.contains(error.id));
        Self { node, error, ..self }
    }

    /// An item of the value.
    pub(crate) fn item(self, node: Node<'v, 'de>) -> Self {
        let readers = self.readers.get(1..).unwrap_or_default();
        Self { readers, ..self.at(node) }
    }

    /// Reads a value whose type has no fields that are known.
    ///
    /// # Errors
    ///
    /// `Break` when the report wants no more.
    pub fn opaque(self, report: &mut Report<'_>) -> ControlFlow<()> {
        if let Some(error) = self.error {
            return report_error(report, NO_FIELD, self.node, error);
        }
        let Some(Some(read)) = self.readers.first() else { return ControlFlow::Continue(()) };
        let mut flow = ControlFlow::Continue(());
        let read = self.node.attempt(|node| {
            flow = (read.value)(node, report)?;
            Ok(())
        });
        match read {
            Ok(()) => flow,
            Err(error) => report_error(report, NO_FIELD, self.node, &error),
        }
    }
}
