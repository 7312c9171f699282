//! Why a request cannot be written.

use std::cell::Cell;
use std::fmt;

use serde::ser;

/// Why a request could not be written, and at which field.
///
/// It contains no value of the request and no text of the error that a `Serialize` implementation returned, because
/// either may be a secret. So its `Display` and its `Debug` may be logged.
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
    /// Returns the wire name of the request's field that could not be written: on a form its name there, in JSON serde's.
    ///
    /// It is `None` where the request as a whole could not be written, where an entry of a map could not (its key is a
    /// value), and in JSON where a field of the request is flattened.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.field
    }

    /// Replaces the field, which is the outermost one in the end.
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

/// What a serializer cannot write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    /// A map key that JSON has no shape for. All other values have one.
    Key,
    /// A value whose own `Serialize` fails.
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
    /// Drops the message unseen: it may quote a secret, and its copy would not be wiped.
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Serialize
    }
}

/// What is known of the first failure while its error passes through serializers whose errors cannot carry it.
#[derive(Default)]
pub(super) struct Trace {
    reason: Cell<Option<Reason>>,
    field: Cell<Option<&'static str>>,
}

impl Trace {
    /// Notes a failure, unless it is one that was noted further in.
    pub(super) fn note(&self, reason: Reason) -> Reason {
        let reason = self.reason.get().unwrap_or(reason);
        self.reason.set(Some(reason));
        reason
    }

    /// Notes the field where it is. One further out replaces it.
    pub(super) fn note_field(&self, field: Option<&'static str>) {
        self.field.set(field);
    }

    /// Returns the failure that was noted, also where a `Serialize` implementation ignored it.
    pub(super) fn error(self) -> Option<WriteError> {
        let reason = self.reason.get()?;
        Some(WriteError { field: self.field.get(), reason })
    }
}
