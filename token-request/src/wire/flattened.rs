//! Flattened fields: the fields whose names stand in an object of another type.

use std::borrow::Cow;

use crate::table::Spelling;
use crate::table::{Field, KnownBy, Table, Tagging, Type, Variant};

/// The depth to which flattened fields are searched, as a request may be flattened into itself.
pub(crate) const MAX_DEPTH: usize = 16;

/// A name that an enum adds to its object, or to the object that it is flattened into.
#[derive(Clone, Copy)]
pub(crate) enum EnumName {
    /// The tag, or the name of a variant.
    Name(&'static str),
    /// The name of the content, and the enum.
    Content(&'static str, Table),
}

impl EnumName {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Name(name) | Self::Content(name, _) => name,
        }
    }

    /// Returns the type of the value, as far as the tag determines it. `value_of` returns the value of a name.
    pub(crate) fn ty<'t>(self, value_of: impl FnOnce(&str) -> Cow<'t, str>) -> Type {
        match self {
            Self::Content(_, table) => match table.tagging {
                Tagging::Adjacent { tag, .. } => {
                    let tag = value_of(tag);
                    content_type(if tag.is_empty() { None } else { table.tagged(&tag) })
                }
                _ => Type::Any,
            },
            Self::Name(_) => Type::Any,
        }
    }
}

/// Returns the type of an adjacently tagged enum's content. Any map stands for a struct.
fn content_type(variant: Option<&'static Variant>) -> Type {
    match variant.map(|variant| variant.fields) {
        Some([field]) if field.wire.is_empty() => field.ty,
        Some([_, ..]) => Type::Map(&Type::Any),
        Some([]) | None => Type::Any,
    }
}

/// Returns the table of a flattened field, or of the field of a newtype.
pub(super) fn flattened_table(field: &Field) -> Option<Table> {
    match field.ty.value() {
        Type::Object(table) if field.is_in_place() => Some(table()),
        _ => None,
    }
}

/// Returns the name that an enum adds to its object.
pub(super) fn enum_name(table: Table, name: &[u8]) -> Option<EnumName> {
    let is_equal = |own: &&'static str| own.as_bytes() == name && !name.is_empty();
    match table.tagging {
        Tagging::Internal(tag) => Some(tag).filter(is_equal).map(EnumName::Name),
        Tagging::Adjacent { tag, content } => {
            let of_content =
                || Some(content).filter(is_equal).map(|own| EnumName::Content(own, table));
            Some(tag).filter(is_equal).map(EnumName::Name).or_else(of_content)
        }
        Tagging::External => table.variants.iter().find_map(|variant| {
            let mut names = variant.aliases.iter().copied().chain([variant.wire]);
            names.find(is_equal).map(EnumName::Name)
        }),
        Tagging::Untagged => None,
    }
}

/// Returns the name that a flattened enum adds to the object of these fields.
pub(super) fn flattened_enum_name(
    fields: &'static [Field],
    name: &[u8],
    depth: usize,
) -> Option<EnumName> {
    let mut tables = fields.iter().filter_map(flattened_table).filter(|_| depth < MAX_DEPTH);
    tables.find_map(|table| {
        let inner = || {
            fields_in_place(&table).find_map(|fields| flattened_enum_name(fields, name, depth + 1))
        };
        enum_name(table, name).or_else(inner)
    })
}

/// Returns the fields whose names stand in the object itself: those of a struct, or of the variants of an enum that adds no
/// object for them.
fn fields_in_place(table: &Table) -> impl Iterator<Item = &'static [Field]> {
    let is_in_place = matches!(table.tagging, Tagging::Internal(_) | Tagging::Untagged);
    let variants = table.variants.iter().filter(move |_| is_in_place);
    std::iter::once(table.fields).chain(variants.map(|variant| variant.fields))
}

/// Returns whether a name is known in an object of these fields, including their flattened fields.
pub(crate) fn knows(fields: &'static [Field], name: &str) -> bool {
    let stops_at = |_, field: &'static Field| field.is_called(name.as_bytes(), Spelling::Wire);
    let is_field = || FieldWalk { n: 0, stops_at }.fields(fields, 0);
    !name.is_empty() && (is_field() || flattened_enum_name(fields, name.as_bytes(), 0).is_some())
}

/// Returns whether a flattened struct among these fields removes a member of this name from the object. A struct that itself
/// has flattened fields removes none.
pub(crate) fn takes_names(fields: &'static [Field], name: &str) -> bool {
    fields.iter().any(|field| {
        let is_plain = |table: Table| {
            table.variants.is_empty() && !table.fields.iter().any(|field| field.flatten)
        };
        field.flatten
            && flattened_table(field).is_some_and(is_plain)
            && knows(std::slice::from_ref(field), name)
    })
}

/// Returns whether a field takes all other names: a flattened map, or a field that may be one.
pub(crate) fn has_entries(fields: &[Field]) -> bool {
    fields.iter().any(|field| field.flatten && !matches!(field.ty.value(), Type::Object(_)))
}

/// Returns the table inside all newtypes.
pub(crate) fn inside_newtypes(mut table: Table) -> Table {
    for _ in 0..MAX_DEPTH {
        match table.newtype().map(|field| field.ty.value()) {
            Some(Type::Object(inner)) => table = inner(),
            _ => break,
        }
    }
    table
}

/// A walk over fields and their flattened fields.
pub(super) struct FieldWalk<F> {
    /// The number of the next field.
    pub(super) n: usize,
    pub(super) stops_at: F,
}

impl<F: FnMut(usize, &'static Field) -> bool> FieldWalk<F> {
    /// Returns true if the walk stopped at one of the fields.
    pub(super) fn fields(&mut self, fields: &'static [Field], depth: usize) -> bool {
        fields.iter().any(|field| {
            if let Some(table) = flattened_table(field) {
                return depth < MAX_DEPTH && self.table(&table, depth + 1);
            }
            self.n += 1;
            (self.stops_at)(self.n - 1, field)
        })
    }

    /// Returns true if the walk stopped at a field of the table.
    pub(super) fn table(&mut self, table: &Table, depth: usize) -> bool {
        fields_in_place(table).any(|fields| self.fields(fields, depth))
    }
}

/// Returns the first field that matches, among the fields of a request and its flattened fields.
pub(crate) fn find_field(
    table: &Table,
    matches: &dyn Fn(&Field) -> bool,
) -> Option<&'static Field> {
    find_unvisited(table, matches, &mut Vec::new())
}

/// The tables that were searched. A request may be flattened into itself, as an untagged enum can.
type VisitedTables = Vec<(*const Field, *const Variant)>;

fn find_unvisited(
    table: &Table,
    matches: &dyn Fn(&Field) -> bool,
    visited: &mut VisitedTables,
) -> Option<&'static Field> {
    let variants = table.variants.iter().filter(|variant| variant.step.wire.is_empty());
    let fields = table.fields.iter().chain(variants.flat_map(|variant| variant.fields));
    let mut fields = fields.filter(|field| !field.skipped);
    fields.find_map(|field| match field.ty.value() {
        Type::Object(table) if field.flatten || field.wire.is_empty() => {
            let table = table();
            let id = (table.fields.as_ptr(), table.variants.as_ptr());
            if visited.contains(&id) {
                return None;
            }
            visited.push(id);
            find_unvisited(&table, matches, visited)
        }
        _ => matches(field).then_some(field),
    })
}

impl Table {
    /// Returns the variant of a tag: the variant of this name, or else the one for all other tags.
    pub(crate) fn tagged(&self, tag: &str) -> Option<&'static Variant> {
        let is_other = |variant: &&Variant| variant.known_by == KnownBy::AnyOther;
        self.called(tag).or_else(|| self.variants.iter().find(is_other))
    }

    /// Returns the variant of a name.
    pub(crate) fn called(&self, name: &str) -> Option<&'static Variant> {
        let is_called = |variant: &Variant| variant.wire == name || variant.aliases.contains(&name);
        self.variants.iter().find(|it| it.known_by == KnownBy::Name && is_called(it))
    }
}

impl Field {
    /// Returns whether the names of the value's fields stand where the field is: it is flattened, or the field of a newtype.
    pub(crate) fn is_in_place(&self) -> bool {
        self.wire.is_empty() && self.index.is_none() && !self.skipped
    }

    /// Returns whether a member of this name in an object is the field's value.
    #[inline]
    pub(crate) fn is_member(&self, key: &str) -> bool {
        !self.flatten && self.is_called(key.as_bytes(), Spelling::Wire)
    }

    /// Returns whether a client calls the field by this name.
    #[inline]
    pub(crate) fn is_called(&self, name: &[u8], spelling: Spelling) -> bool {
        let is_alias = || self.aliases.iter().any(|alias| alias.as_bytes() == name);
        (self.spelled(spelling).as_bytes() == name || is_alias()) && !self.skipped
    }
}
