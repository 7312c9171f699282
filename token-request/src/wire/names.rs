//! The fields of a request, by their names on the wire.

use std::borrow::Cow;

use super::flattened::{
    EnumName, FieldWalk, enum_name, flattened_enum_name, flattened_table, has_entries,
    inside_newtypes,
};
use crate::table::Spelling;
use crate::table::{Collection, Field, Table, Tagging, Type, Variant};

/// The names of a request: those of its struct, or of the variants of its enum.
#[derive(Clone, Copy)]
pub(crate) struct RequestNames {
    /// The table with the names. It is the one inside all newtypes.
    pub(crate) table: Table,
    /// The variant that the tag names, if it is known.
    variant: Option<&'static Variant>,
    spelling: Spelling,
}

/// The meaning of a name.
#[derive(Clone, Copy)]
pub(crate) enum NameKind {
    /// A field, with its number among all fields.
    Field(usize, &'static Field),
    /// A name that an enum adds to the request's own object.
    Enum(EnumName),
    /// The JSON name of a field that has another name on forms.
    Hidden(&'static str),
    Unknown,
}

impl RequestNames {
    #[inline]
    pub(crate) fn new(table: Table, spelling: Spelling) -> Self {
        // A form cannot express a collection of requests.
        let is_request = table.collection.is_none() || spelling == Spelling::Wire;
        let table = if is_request { inside_newtypes(table) } else { Table::new(table.name, &[]) };
        Self { table, variant: None, spelling }
    }

    /// Returns the names of the variant that the tag names. `value_of` returns the value of a name.
    pub(crate) fn of_variant<'t>(self, value_of: impl FnOnce(&str) -> Cow<'t, str>) -> Self {
        let tag = self.tag().map(value_of).filter(|tag| !tag.is_empty());
        Self { variant: tag.and_then(|tag| self.table.tagged(&tag)), ..self }
    }

    /// Returns the name of the tag that stands among the fields of the variants.
    fn tag(&self) -> Option<&'static str> {
        match self.table.tagging {
            Tagging::Internal(tag) | Tagging::Adjacent { tag, .. } => Some(tag),
            Tagging::External | Tagging::Untagged => None,
        }
    }

    /// Returns the request's own fields.
    #[inline]
    pub(crate) fn fields(&self) -> &'static [Field] {
        match self.variant {
            Some(variant) if !matches!(self.table.tagging, Tagging::Adjacent { .. }) => {
                variant.fields
            }
            _ => self.table.fields,
        }
    }

    /// Returns the type of the entries of a map that is flattened into the request.
    pub(crate) fn entries(&self) -> Option<Type> {
        self.fields().iter().find_map(|field| match field.ty.value() {
            Type::Map(value) if field.flatten => Some(*value),
            _ => None,
        })
    }

    /// Returns the meaning of a name.
    #[inline]
    pub(crate) fn find(&self, name: &[u8]) -> NameKind {
        let fields = self.fields();
        match fields.iter().position(|field| self.has_name(field, name)) {
            Some(n) => NameKind::Field(n, &fields[n]),
            None => self.find_other(name),
        }
    }

    /// Returns whether a name is that of a field.
    #[inline]
    pub(crate) fn has_name(&self, field: &Field, name: &[u8]) -> bool {
        field.is_called(name, self.spelling) && !name.is_empty()
    }

    /// Returns the meaning of a name that is not one of the request's own fields.
    #[inline(never)]
    fn find_other(&self, name: &[u8]) -> NameKind {
        let is_flat =
            self.table.variants.is_empty() && !self.fields().iter().any(Field::is_in_place);
        let inner = if is_flat { None } else { self.find_inner(name) };
        inner.unwrap_or_else(|| match self.search(name, Spelling::Wire) {
            Some((_, field)) => NameKind::Hidden(field.wire),
            None => NameKind::Unknown,
        })
    }

    /// Returns the meaning of a name of an enum, or of a flattened field.
    fn find_inner(&self, name: &[u8]) -> Option<NameKind> {
        if let Some((n, field)) = self.search(name, self.spelling) {
            return Some(NameKind::Field(n, field));
        }
        // An externally tagged enum has no parameters that are called as its variants.
        let is_tagged = self.tag().is_some();
        let own = if is_tagged { enum_name(self.table, name) } else { None };
        own.or_else(|| flattened_enum_name(self.fields(), name, 0)).map(NameKind::Enum)
    }

    /// Returns the name that serde knows, the number of the field if the name is that of a field, and the type of the value.
    pub(crate) fn key<'t>(
        &self,
        name: &str,
        value_of: impl FnOnce(&str) -> Cow<'t, str>,
    ) -> Option<(&'static str, Option<usize>, Type)> {
        match self.find(name.as_bytes()) {
            NameKind::Field(n, field) => Some((field.wire, Some(n), field.ty)),
            NameKind::Enum(name) => Some((name.name(), None, name.ty(value_of))),
            NameKind::Hidden(_) | NameKind::Unknown => None,
        }
    }

    /// Returns whether serde ignores unknown names.
    pub(crate) fn ignores_unknown(&self) -> bool {
        !self.table.deny_unknown && !has_entries(self.fields())
    }

    /// Returns the field of a name, and its number. Flattened fields are searched too.
    fn search(&self, name: &[u8], spelling: Spelling) -> Option<(usize, &'static Field)> {
        let mut found = None;
        self.walk(|n, field| {
            let has_name = field.is_called(name, spelling) && !name.is_empty();
            if has_name {
                found = Some((n, field));
            }
            has_name
        });
        found
    }

    /// Visits all fields that have a name in the request's own object, with their numbers.
    pub(crate) fn each(&self, mut visit: impl FnMut(usize, &'static Field)) {
        self.walk(|n, field| {
            visit(n, field);
            false
        });
    }

    /// Visits fields until `stops_at` returns true.
    fn walk(&self, stops_at: impl FnMut(usize, &'static Field) -> bool) {
        let fields = self.fields();
        let mut walk = FieldWalk { n: fields.len(), stops_at };
        let has_stopped =
            fields.iter().enumerate().any(|(n, field)| match flattened_table(field) {
                Some(table) => walk.table(&table, 1),
                None => (walk.stops_at)(n, field),
            });
        let variants = self.table.variants.iter().filter(|_| self.variant.is_none());
        if !has_stopped {
            let _ = variants.into_iter().any(|variant| walk.fields(variant.fields, 0));
        }
    }
}

/// Returns `Some` if a form has no names for the values of a request, so that the request is JSON in a parameter without a
/// name: true for a list, a tuple or a scalar, beside which other parameters are ignored; false for an enum, as its variant may
/// have names on a form.
pub(crate) fn nameless(table: Table) -> Option<bool> {
    match table.collection {
        Some(Collection::Map) => return None,
        Some(Collection::List | Collection::Deeper) => return Some(true),
        None => {}
    }
    let table = inside_newtypes(table);
    if !table.variants.is_empty() {
        return matches!(table.tagging, Tagging::External | Tagging::Untagged).then_some(false);
    }
    let is_nameless = match table.newtype().map(|field| field.ty.value()) {
        Some(ty) => !matches!(ty, Type::Any | Type::Map(_) | Type::Object(_)),
        None => table.fields.iter().any(|field| field.index.is_some()),
    };
    is_nameless.then_some(true)
}
