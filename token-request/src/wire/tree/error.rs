//! The place of a read error in a body.

use std::cell::RefCell;

use crate::wire::read_error::ReadError;

/// A read error, and the node at which serde fails.
#[derive(Debug, Clone)]
pub struct LocatedError {
    /// The id of the node.
    pub(crate) id: u32,
    pub(crate) cause: ReadError,
    /// True if no part of the node was read: the node as a whole has another type.
    pub(crate) is_whole: bool,
    /// The structs and enums that contain the node, each with the names of its type. A client cannot choose those names.
    pub(crate) named: Vec<(u32, &'static [&'static str])>,
    /// True if it is not known which values are secret, so that the keys of maps are redacted.
    pub(crate) hides_keys: bool,
}

impl LocatedError {
    /// Returns the error of a node that has another type as a whole.
    pub(crate) fn whole(id: u32, cause: ReadError) -> Self {
        Self { id, cause, is_whole: true, named: Vec::new(), hides_keys: false }
    }

    /// Returns the error of a node of which a part may have been read.
    pub(super) fn partial(id: u32, cause: ReadError) -> Self {
        Self { is_whole: false, ..Self::whole(id, cause) }
    }

    /// Returns whether the error is at a node, and rejects it as a whole.
    pub(crate) fn rejects_all_of(&self, id: u32) -> bool {
        self.is_whole && self.id == id
    }

    /// Returns whether the type of an object has a member of this name. The keys of a map are not names.
    pub(crate) fn is_name(&self, object: u32, key: &str) -> bool {
        self.named.iter().any(|(id, names)| *id == object && names.contains(&key))
    }

    /// Returns the same error without the keys of maps and without text from a type's own `Deserialize`.
    #[must_use]
    pub(crate) fn redacted(&self) -> Self {
        let cause = match &self.cause {
            ReadError::Custom(_) | ReadError::Expected(_) => ReadError::Other,
            cause => cause.clone(),
        };
        Self { cause, hides_keys: true, ..self.clone() }
    }
}

/// The first error of an attempt to read a value, which is the innermost one.
#[derive(Debug, Default)]
pub(crate) struct FirstError(RefCell<Option<LocatedError>>);

impl FirstError {
    pub(super) fn take(&self) -> Option<LocatedError> {
        self.0.take()
    }

    /// Records an error, unless one is recorded already.
    pub(super) fn record(&self, error: impl FnOnce() -> LocatedError) {
        self.0.borrow_mut().get_or_insert_with(error);
    }

    /// Records the names of a struct or an enum that contains the node of the error.
    pub(super) fn record_names(
        &self,
        id: u32,
        names: &'static [&'static str],
        contains: impl FnOnce(u32) -> bool,
    ) {
        if let Some(error) = &mut *self.0.borrow_mut()
            && error.id != id
            && contains(error.id)
        {
            error.named.push((id, names));
        }
    }
}
