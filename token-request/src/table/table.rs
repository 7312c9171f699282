//! The methods of a [`Table`].

use super::holds::Collection;
use super::tagging::Tagging;
use super::types::{Field, Table, Type, Variant};

impl Table {
    /// A field for the whole request that has no rules.
    const WHOLE: &'static Field = &Field::new("", Type::Any);

    /// Returns a table of these fields.
    #[must_use]
    pub const fn new(name: &'static str, fields: &'static [Field]) -> Self {
        Self {
            name,
            fields,
            variants: &[],
            tagging: Tagging::External,
            tag: None,
            whole: Self::WHOLE,
            deny_unknown: false,
            collection: None,
        }
    }

    /// Sets the variants of an enum.
    #[must_use]
    pub const fn variants(self, variants: &'static [Variant]) -> Self {
        Self { variants, ..self }
    }

    /// Sets how the variants are distinguished.
    #[must_use]
    pub const fn tagging(self, tagging: Tagging) -> Self {
        Self { tagging, ..self }
    }

    /// Sets the tag of an enum, as a field with the rule `one_of`.
    #[must_use]
    pub const fn tag(self, tag: &'static Field) -> Self {
        Self { tag: Some(tag), ..self }
    }

    /// Sets the request as a whole, as a field without a name.
    #[must_use]
    pub const fn whole(self, whole: &'static Field) -> Self {
        Self { whole, ..self }
    }

    /// Sets whether a request with unknown names is rejected.
    #[must_use]
    pub const fn deny_unknown(self, deny_unknown: bool) -> Self {
        Self { deny_unknown, ..self }
    }

    /// Returns the table for a collection of such requests.
    pub(crate) const fn within(self, collection: Collection) -> Self {
        Self { collection: Some(collection.of(self.collection)), ..self }
    }

    /// Returns the only field of a newtype, whose value takes the place of the newtype and has no name.
    pub(crate) fn newtype(&self) -> Option<&'static Field> {
        let mut fields = self.fields.iter().filter(|field| !field.skipped);
        let field = fields.next().filter(|field| field.wire.is_empty() && !field.flatten)?;
        fields.next().is_none().then_some(field)
    }
}
