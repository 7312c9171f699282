//! The number of requests that a type holds.

/// A kind of collection of requests.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Collection {
    List,
    Map,
    /// A collection of collections.
    Deeper,
}

impl Collection {
    /// Returns the kind of this collection, given the kind of its items.
    pub(crate) const fn of(self, inner: Option<Self>) -> Self {
        match inner {
            None => self,
            Some(_) => Self::Deeper,
        }
    }
}

/// The number of requests that a type holds: one, an optional one, or a collection.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Holds {
    /// `true` if the value may be absent.
    pub(crate) optional: bool,
    pub(crate) collection: Option<Collection>,
    /// `true` if the type, when flattened, sees all names and consumes none: an internally tagged or untagged enum.
    #[cfg_attr(not(feature = "wire"), allow(dead_code, reason = "used where bodies are read"))]
    pub(crate) sees_all: bool,
    /// `true` if a field has a type that serde cannot read from its buffer.
    #[cfg_attr(not(feature = "wire"), allow(dead_code, reason = "used where bodies are read"))]
    pub(crate) unbuffered: bool,
}

impl Holds {
    /// A single request.
    pub const ONE: Self =
        Self { optional: false, collection: None, sees_all: false, unbuffered: false };

    /// Marks an internally tagged or untagged enum.
    #[must_use]
    pub const fn sees_all(self) -> Self {
        Self { sees_all: true, ..self }
    }

    /// Sets whether a field has a type that serde cannot read from its buffer.
    #[must_use]
    pub const fn unbuffered(self, unbuffered: bool) -> Self {
        Self { unbuffered, ..self }
    }

    /// Marks a value that may be absent.
    pub(crate) const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// Returns the description of a collection of such values.
    pub(crate) const fn within(self, collection: Collection) -> Self {
        Self { collection: Some(collection.of(self.collection)), ..Self::ONE }
    }
}
