//! Which of a request's fields a name on the wire is.

use std::borrow::Cow;

use crate::table::Spelling;
use crate::table::{Collection, Field, KnownBy, Table, Tagging, Type, Variant};

/// The names of a request: those of its struct, or of its enum's variants.
#[derive(Clone, Copy)]
pub(crate) struct RequestNames {
    /// The table of what stands in newtypes, which has the names.
    pub(crate) table: Table,
    /// The variant that the request says it is, where it can be told.
    variant: Option<&'static Variant>,
    spelling: Spelling,
}

/// What a name is.
#[derive(Clone, Copy)]
pub(crate) enum NameKind {
    /// That of a field, which is the one of this number among all.
    Field(usize, &'static Field),
    /// A name that an enum has in the request's own object.
    Enum(EnumName),
    /// The name of this field in JSON, by which a form does not call it.
    Hidden(&'static str),
    Unknown,
}

/// A name that an enum has in its object, or in the one which it is flattened into.
#[derive(Clone, Copy)]
pub(crate) enum EnumName {
    /// The tag, or a variant's name.
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

    /// The type of its value, as far as the tag tells it.
    pub(crate) fn ty<'t>(self, value_of: impl FnOnce(&str) -> Cow<'t, str>) -> Type {
        match self {
            Self::Content(_, table) => match table.tagging {
                Tagging::Adjacent { tag, .. } => {
                    let tag = value_of(tag);
                    content(if tag.is_empty() { None } else { table.tagged(&tag) })
                }
                _ => Type::Any,
            },
            Self::Name(_) => Type::Any,
        }
    }
}

/// FieldType far down fields are looked for that are flattened into others, as a request may be flattened into itself.
pub(crate) const DEEPEST: usize = 16;

impl RequestNames {
    #[inline]
    pub(crate) fn new(table: Table, spelling: Spelling) -> Self {
        // A form has no shape for a collection of requests.
        let is_request = table.collection.is_none() || spelling == Spelling::Wire;
        let table = if is_request { within_newtypes(table) } else { Table::new(table.name, &[]) };
        Self { table, variant: None, spelling }
    }

    /// The names of the variant that the tag is of, whose value is looked for by its name.
    pub(crate) fn of_variant<'t>(self, value_of: impl FnOnce(&str) -> Cow<'t, str>) -> Self {
        let tag = self.tag().map(value_of).filter(|tag| !tag.is_empty());
        Self { variant: tag.and_then(|tag| self.table.tagged(&tag)), ..self }
    }

    /// The name that tells the variants apart, which stands among those of their fields.
    pub(crate) fn tag(&self) -> Option<&'static str> {
        match self.table.tagging {
            Tagging::Internal(tag) | Tagging::Adjacent { tag, .. } => Some(tag),
            Tagging::External | Tagging::Untagged => None,
        }
    }

    /// The request's own fields.
    #[inline]
    pub(crate) fn fields(&self) -> &'static [Field] {
        match self.variant {
            Some(variant) if !matches!(self.table.tagging, Tagging::Adjacent { .. }) => {
                variant.fields
            }
            _ => self.table.fields,
        }
    }

    /// The type of the values that names without a field have: of the entries of a map that is flattened into the request.
    pub(crate) fn entries(&self) -> Option<Type> {
        self.fields().iter().find_map(|field| match field.ty.value() {
            Type::Map(value) if field.flatten => Some(*value),
            _ => None,
        })
    }

    #[inline]
    pub(crate) fn find(&self, name: &[u8]) -> NameKind {
        let fields = self.fields();
        match fields.iter().position(|field| self.is_of(field, name)) {
            Some(n) => NameKind::Field(n, &fields[n]),
            None => self.find_other(name),
        }
    }

    /// Whether it is the name of one of the request's own fields.
    #[inline]
    pub(crate) fn is_of(&self, field: &Field, name: &[u8]) -> bool {
        field.is_called(name, self.spelling) && !name.is_empty()
    }

    /// A name that is not one of the request's own fields.
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

    /// A name of an enum, or of what is flattened into the request.
    fn find_inner(&self, name: &[u8]) -> Option<NameKind> {
        if let Some((n, field)) = self.search(name, self.spelling) {
            return Some(NameKind::Field(n, field));
        }
        // An enum whose variants are names has no parameters of these names.
        let is_tagged = self.tag().is_some();
        let own = if is_tagged { word_of(self.table, name) } else { None };
        own.or_else(|| inner_word(self.fields(), name, 0)).map(NameKind::Enum)
    }

    /// The name that serde knows, the number of the field if it is one, and the type of its value. `value_of` gives the value
    /// of a tag.
    pub(crate) fn key<'t>(
        &self,
        name: &str,
        value_of: impl FnOnce(&str) -> Cow<'t, str>,
    ) -> Option<(&'static str, Option<usize>, Type)> {
        match self.find(name.as_bytes()) {
            NameKind::Field(n, field) => Some((field.wire, Some(n), field.ty)),
            NameKind::Enum(word) => Some((word.name(), None, word.ty(value_of))),
            NameKind::Hidden(_) | NameKind::Unknown => None,
        }
    }

    /// Whether a name that is not known is of no interest to serde either.
    pub(crate) fn ignores_unknown(&self) -> bool {
        !self.table.deny_unknown && !has_entries(self.fields())
    }

    /// The field of that name among all, also those that are flattened into others, with its number.
    fn search(&self, name: &[u8], spelling: Spelling) -> Option<(usize, &'static Field)> {
        let mut found = None;
        self.walk(|n, field| {
            let is_it = field.is_called(name, spelling) && !name.is_empty();
            if is_it {
                found = Some((n, field));
            }
            is_it
        });
        found
    }

    /// Visits the fields that have a name in the request's own object, with their numbers.
    pub(crate) fn each(&self, mut visit: impl FnMut(usize, &'static Field)) {
        self.walk(|n, field| {
            visit(n, field);
            false
        });
    }

    /// Visits them until one is found.
    fn walk(&self, is_it: impl FnMut(usize, &'static Field) -> bool) {
        let fields = self.fields();
        let mut walk = Walk { n: fields.len(), is_it };
        let is_found = fields.iter().enumerate().any(|(n, field)| match inner_table(field) {
            Some(table) => walk.table(&table, 1),
            None => (walk.is_it)(n, field),
        });
        let variants = self.table.variants.iter().filter(|_| self.variant.is_none());
        if !is_found {
            let _ = variants.into_iter().any(|variant| walk.fields(variant.fields, 0));
        }
    }
}

/// The table whose fields have their names where the field is: of what is flattened, or in a newtype.
fn inner_table(field: &Field) -> Option<Table> {
    match field.ty.value() {
        Type::Object(table) if field.is_in_place() => Some(table()),
        _ => None,
    }
}

/// The type of an adjacently tagged enum's content, as far as the variant is known. An object is as good as any other.
fn content(variant: Option<&'static Variant>) -> Type {
    match variant.map(|variant| variant.fields) {
        Some([field]) if field.wire.is_empty() => field.ty,
        Some([_, ..]) => Type::Map(&Type::Any),
        Some([]) | None => Type::Any,
    }
}

/// The name that an enum has which is flattened into an object by one of these fields, or by a field of what is flattened.
fn inner_word(fields: &'static [Field], name: &[u8], depth: usize) -> Option<EnumName> {
    let mut tables = fields.iter().filter_map(inner_table).filter(|_| depth < DEEPEST);
    tables.find_map(|table| {
        let inner =
            || of_fields_in_place(&table).find_map(|fields| inner_word(fields, name, depth + 1));
        word_of(table, name).or_else(inner)
    })
}

/// The name of the enum itself.
fn word_of(table: Table, name: &[u8]) -> Option<EnumName> {
    let is_it = |own: &&'static str| own.as_bytes() == name && !name.is_empty();
    match table.tagging {
        Tagging::Internal(tag) => Some(tag).filter(is_it).map(EnumName::Name),
        Tagging::Adjacent { tag, content } => {
            let of_content =
                || Some(content).filter(is_it).map(|own| EnumName::Content(own, table));
            Some(tag).filter(is_it).map(EnumName::Name).or_else(of_content)
        }
        Tagging::External => table.variants.iter().find_map(|variant| {
            let mut names = variant.aliases.iter().copied().chain([variant.wire]);
            names.find(is_it).map(EnumName::Name)
        }),
        Tagging::Untagged => None,
    }
}

/// The fields whose names stand in the object itself: of a struct, or of the variants of an enum that has no object for them.
fn of_fields_in_place(table: &Table) -> impl Iterator<Item = &'static [Field]> {
    let is_in_place = matches!(table.tagging, Tagging::Internal(_) | Tagging::Untagged);
    let variants = table.variants.iter().filter(move |_| is_in_place);
    std::iter::once(table.fields).chain(variants.map(|variant| variant.fields))
}

/// Whether a name is known in an object of these fields, also by what is flattened into it.
pub(crate) fn knows(fields: &'static [Field], name: &str) -> bool {
    let is_it = |_, field: &'static Field| field.is_called(name.as_bytes(), Spelling::Wire);
    let is_field = || Walk { n: 0, is_it }.fields(fields, 0);
    !name.is_empty() && (is_field() || inner_word(fields, name.as_bytes(), 0).is_some())
}

/// Whether a struct that is flattened into an object by one of these fields takes a member of this name from the object. One
/// into which others are flattened leaves all members.
pub(crate) fn takes_names(fields: &'static [Field], name: &str) -> bool {
    fields.iter().any(|field| {
        let is_plain = |table: Table| {
            table.variants.is_empty() && !table.fields.iter().any(|field| field.flatten)
        };
        field.flatten
            && inner_table(field).is_some_and(is_plain)
            && knows(std::slice::from_ref(field), name)
    })
}

/// Whether a field takes all other names: a map that is flattened, or what may be one.
pub(crate) fn has_entries(fields: &[Field]) -> bool {
    fields.iter().any(|field| field.flatten && !matches!(field.ty.value(), Type::Object(_)))
}

/// Whether no value in a request has fields of its own.
pub(crate) const fn is_flat(table: &Table) -> bool {
    let mut n = table.fields.len();
    while n > 0 {
        n -= 1;
        let mut ty = table.fields[n].ty.value();
        while let Type::List(inner) | Type::Map(inner) = ty {
            ty = inner.value();
        }
        if matches!(ty, Type::Object(_)) {
            return false;
        }
    }
    table.variants.is_empty()
}

/// Whether serde accepts bodies of this request that the table does not: it reads a flattened `Option` that is wrong as
/// `None`, and ignores unknown names in some variants though they are denied.
pub(crate) fn is_lax(table: &Table) -> bool {
    let mut seen = Vec::new();
    table_is_lax(table, &mut seen)
}

/// Whether that is so of a value of this type.
pub(crate) fn type_is_lax(ty: Type) -> bool {
    of_object(ty).is_some_and(|table| is_lax(&table()))
}

fn table_is_lax(table: &Table, seen: &mut Vec<(*const Field, *const Variant)>) -> bool {
    // A request may hold itself: tables that were looked at are known by these.
    let place = (table.fields.as_ptr(), table.variants.as_ptr());
    if seen.contains(&place) {
        return false;
    }
    seen.push(place);
    let ignores = |variant: &Variant| {
        let newtype = |field: &Field| field.is_in_place() && !field.flatten;
        variant.unit || variant.fields.first().is_some_and(newtype)
    };
    if table.deny_unknown
        && matches!(table.tagging, Tagging::Internal(_))
        && table.variants.iter().any(ignores)
    {
        return true;
    }
    let variants = table.variants.iter().flat_map(|variant| variant.fields);
    let mut fields = table.fields.iter().chain(variants);
    fields.any(|field| match of_object(field.ty) {
        Some(inner) => field.flatten && field.nullable || table_is_lax(&inner(), seen),
        None => false,
    })
}

/// The table of an object, or of the items of lists and maps.
fn of_object(ty: Type) -> Option<fn() -> Table> {
    match ty.value() {
        Type::Object(table) => Some(table),
        Type::List(item) | Type::Map(item) => of_object(*item),
        _ => None,
    }
}

struct Walk<F> {
    /// The number of the next field.
    n: usize,
    is_it: F,
}

impl<F: FnMut(usize, &'static Field) -> bool> Walk<F> {
    fn fields(&mut self, fields: &'static [Field], depth: usize) -> bool {
        fields.iter().any(|field| {
            if let Some(table) = inner_table(field) {
                return depth < DEEPEST && self.table(&table, depth + 1);
            }
            self.n += 1;
            (self.is_it)(self.n - 1, field)
        })
    }

    fn table(&mut self, table: &Table, depth: usize) -> bool {
        of_fields_in_place(table).any(|fields| self.fields(fields, depth))
    }
}

/// Whether a form has no names for what is in a request, which then is JSON under no name: a list, a tuple or a scalar, beside
/// which there may be others, or an enum whose variant may have names on a form after all.
pub(crate) fn nameless(table: Table) -> Option<bool> {
    match table.collection {
        Some(Collection::Map) => return None,
        Some(Collection::List | Collection::Deeper) => return Some(true),
        None => {}
    }
    let table = within_newtypes(table);
    if !table.variants.is_empty() {
        return matches!(table.tagging, Tagging::External | Tagging::Untagged).then_some(false);
    }
    let is_nameless = match table.newtype().map(|field| field.ty.value()) {
        Some(ty) => !matches!(ty, Type::Any | Type::Map(_) | Type::Object(_)),
        None => table.fields.iter().any(|field| field.index.is_some()),
    };
    is_nameless.then_some(true)
}

/// The table of what stands in newtypes.
pub(crate) fn within_newtypes(mut table: Table) -> Table {
    for _ in 0..DEEPEST {
        match table.newtype().map(|field| field.ty.value()) {
            Some(Type::Object(inner)) => table = inner(),
            _ => break,
        }
    }
    table
}

impl Table {
    /// The variant that a tag of this value is of: that of this name, or else the one that any other is of.
    pub(crate) fn tagged(&self, tag: &str) -> Option<&'static Variant> {
        let is_other = |variant: &&Variant| variant.known_by == KnownBy::AnyOther;
        self.called(tag).or_else(|| self.variants.iter().find(is_other))
    }

    /// The variant of that name.
    pub(crate) fn called(&self, name: &str) -> Option<&'static Variant> {
        let is_called = |variant: &Variant| variant.wire == name || variant.aliases.contains(&name);
        self.variants.iter().find(|it| it.known_by == KnownBy::Name && is_called(it))
    }
}

impl Field {
    /// Whether its value's fields have their names where it is: it is flattened, or all of a newtype.
    pub(crate) fn is_in_place(&self) -> bool {
        self.wire.is_empty() && self.index.is_none() && !self.skipped
    }

    /// Whether a member of this name in an object is its value.
    #[inline]
    pub(crate) fn is_member(&self, key: &str) -> bool {
        !self.flatten && self.is_called(key.as_bytes(), Spelling::Wire)
    }

    /// Whether a client calls it by this name.
    #[inline]
    pub(crate) fn is_called(&self, name: &[u8], spelling: Spelling) -> bool {
        let is_alias = || self.aliases.iter().any(|alias| alias.as_bytes() == name);
        (self.spelled(spelling).as_bytes() == name || is_alias()) && !self.skipped
    }
}
