//! The error of a request that cannot be written.

use std::cell::Cell;
use std::fmt;

use serde::ser;

/// The reason why a request cannot be written, and the field.
///
/// It contains no value of the request and no text from a `Serialize` implementation, as either may be a secret. So `Display` and
/// `Debug` may be logged.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use token_request::{Valid, Validate};
///
/// #[derive(serde::Serialize, Validate)]
/// struct Search {
///     #[serde(rename = "maxHits")]
///     #[validate(form = "max_hits")]
///     limits: BTreeMap<Vec<u8>, u32>,
/// }
///
/// let limits = BTreeMap::from([(vec![1, 2], 7)]);
/// let search = Valid::new(Search { limits })?;
/// let error = search.try_to_form().unwrap_err();
/// assert_eq!(error.field(), Some("max_hits"));
/// assert_eq!(error.to_string(), "max_hits: has a map key that is not a string, number or boolean");
/// assert_eq!(search.try_to_json().unwrap_err().field(), Some("maxHits"));
/// # Ok::<(), token_request::Violations>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteError {
    field: Option<&'static str>,
    reason: Reason,
}

impl WriteError {
    /// Returns the name of the field that could not be written: its name on forms, or in JSON.
    ///
    /// Returns `None` for the request as a whole, for an entry of a map (its key is a value), and in JSON for a request with a
    /// flattened field.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.field
    }

    /// Replaces the field.
    pub(super) fn at(self, field: Option<&'static str>) -> Self {
        Self { field, ..self }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(field) = self.field {
            write!(f, "{field}: ")?;
        }
        self.reason.fmt(f)
    }
}

impl std::error::Error for WriteError {}

/// The reason why a serializer cannot write a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    /// A map key that is not a string in JSON. All other values can be written.
    Key,
    /// A value whose own `Serialize` returned an error.
    Serialize,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Key => "has a map key that is not a string, number or boolean",
            Self::Serialize => "cannot be serialized: its `Serialize` implementation failed",
        })
    }
}

impl std::error::Error for Reason {}

impl ser::Error for Reason {
    /// Drops the message, which may contain a secret. A copy would not be wiped.
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Serialize
    }
}

/// The first error, which is recorded because the errors of serializers cannot carry it.
#[derive(Default)]
pub(super) struct Trace {
    reason: Cell<Option<Reason>>,
    field: Cell<Option<&'static str>>,
}

impl Trace {
    /// Records an error, unless one is recorded already.
    pub(super) fn note(&self, reason: Reason) -> Reason {
        let reason = self.reason.get().unwrap_or(reason);
        self.reason.set(Some(reason));
        reason
    }

    /// Records the field of the error. An outer field replaces an inner one.
    pub(super) fn note_field(&self, field: Option<&'static str>) {
        self.field.set(field);
    }

    /// Returns the recorded error, even if a `Serialize` implementation ignored it.
    pub(super) fn error(self) -> Option<WriteError> {
        let reason = self.reason.get()?;
        Some(WriteError { field: self.field.get(), reason })
    }
}
