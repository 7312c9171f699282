//! The methods of a [`Variant`].

use super::tagging::KnownBy;
use super::types::{Field, Variant};

impl Variant {
    /// Returns a variant that the client calls `wire`, with these fields, which `step` leads to.
    #[must_use]
    pub const fn new(
        name: &'static str,
        wire: &'static str,
        step: &'static Field,
        fields: &'static [Field],
    ) -> Self {
        Self { name, wire, aliases: &[], step, fields, unit: false, known_by: KnownBy::Name }
    }

    /// Sets the other names that are accepted.
    #[must_use]
    pub const fn aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// Sets whether the variant is a unit variant.
    #[must_use]
    pub const fn unit(self, unit: bool) -> Self {
        Self { unit, ..self }
    }

    /// Sets the property that identifies a value as this variant.
    #[must_use]
    pub const fn known_by(self, known_by: KnownBy) -> Self {
        Self { known_by, ..self }
    }
}
