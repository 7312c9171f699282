//! Which of a request's fields a name on the wire is.

use std::borrow::Cow;

use crate::path::Spelling;
use crate::table::{Collection, Field, KnownBy, Table, Tagging, Type, Variant};

/// The names of a request: those of its struct, or of its enum's variants.
#[derive(Clone, Copy)]
pub(crate) struct Names {
    /// The table of what stands in newtypes, which has the names.
    pub(crate) table: Table,
    /// The variant that the request says it is, where it can be told.
    variant: Option<&'static Variant>,
    spelling: Spelling,
}

/// What a name is.
#[derive(Clone, Copy)]
pub(crate) enum Named {
    /// That of a field, which is the one of this number among all.
    Field(usize, &'static Field),
    /// That which tells the variants of an enum apart.
    Tag,
    /// That below which the variant's fields stand, whose value is of this type.
    Content(Type),
    /// One that serde knows, but a client does not.
    Hidden,
    Unknown,
}

/// How far down fields are looked for that are flattened into others, as a request may be flattened into itself.
pub(crate) const DEEPEST: usize = 16;

impl Names {
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

    pub(crate) fn spelling(&self) -> Spelling {
        self.spelling
    }

    /// The name that tells the variants apart, which stands among those of their fields.
    pub(crate) fn tag(&self) -> Option<&'static str> {
        match self.table.tagging {
            Tagging::Internal(tag) | Tagging::Adjacent { tag, .. } => Some(tag),
            Tagging::External | Tagging::Untagged => None,
        }
    }

    /// Whether it is a form of which a request has no part, as a unit struct.
    pub(crate) fn is_nothing(&self) -> bool {
        let is_form = self.spelling == Spelling::Form;
        is_form && self.table.fields.is_empty() && self.table.variants.is_empty()
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

    /// What names that no field has are of: the entries of a map that is flattened into the request.
    pub(crate) fn entries(&self) -> Option<Type> {
        self.fields().iter().find_map(|field| match field.ty.value() {
            Type::Map(value) if field.flatten => Some(*value),
            _ => None,
        })
    }

    pub(crate) fn find(&self, name: &[u8]) -> Named {
        let fields = self.fields();
        match fields.iter().position(|field| self.is_of(field, name)) {
            Some(n) => Named::Field(n, &fields[n]),
            None => self.find_other(name),
        }
    }

    /// Whether it is the name of one of the request's own fields.
    #[inline]
    pub(crate) fn is_of(&self, field: &Field, name: &[u8]) -> bool {
        field.is_called(name, self.spelling) && !field.flatten
    }

    /// A name that is not one of the request's own fields.
    #[inline(never)]
    fn find_other(&self, name: &[u8]) -> Named {
        match (self.search(name, self.spelling), self.tag()) {
            (Some((n, field)), _) => Named::Field(n, field),
            (None, Some(tag)) if tag.as_bytes() == name => Named::Tag,
            (None, Some(_)) if self.is_content(name) => Named::Content(self.content()),
            _ if self.search(name, Spelling::Wire).is_some() => Named::Hidden,
            _ => Named::Unknown,
        }
    }

    fn is_content(&self, name: &[u8]) -> bool {
        matches!(self.table.tagging, Tagging::Adjacent { content, .. } if content.as_bytes() == name)
    }

    /// The type of what stands below the content's name, as far as the tag tells it. An object is as good as any other.
    fn content(&self) -> Type {
        match self.variant.map(|variant| variant.fields) {
            Some([field]) if field.wire.is_empty() => field.ty,
            Some([_, ..]) => Type::Map(&Type::Any),
            Some([]) | None => Type::Any,
        }
    }

    /// The field of that name among all, also those that stand in the place of others, with its number.
    fn search(&self, name: &[u8], spelling: Spelling) -> Option<(usize, &'static Field)> {
        let mut search = Search { name, spelling, n: 0 };
        let mut variants = self.table.variants.iter().filter(|_| self.variant.is_none());
        let own = search.among(self.fields(), 0);
        let field = own.or_else(|| variants.find_map(|it| search.among(it.fields, 0)))?;
        // Behind the numbers that the request's own fields have by their places.
        Some((self.fields().len() + search.n, field))
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

struct Search<'a> {
    name: &'a [u8],
    spelling: Spelling,
    /// How many fields were looked at.
    n: usize,
}

impl Search<'_> {
    fn among(&mut self, fields: &'static [Field], depth: usize) -> Option<&'static Field> {
        for field in fields {
            self.n += 1;
            if field.flatten {
                if let Some(found) = self.below(field, depth) {
                    return Some(found);
                }
            } else if field.is_called(self.name, self.spelling) {
                return Some(field);
            }
        }
        None
    }

    fn below(&mut self, field: &'static Field, depth: usize) -> Option<&'static Field> {
        let Type::Object(table) = field.ty.value() else { return None };
        if depth == DEEPEST {
            return None;
        }
        let table = table();
        let mut lists = table.variants.iter().map(|variant| variant.fields);
        self.among(table.fields, depth + 1)
            .or_else(|| lists.find_map(|fields| self.among(fields, depth + 1)))
    }
}

impl Field {
    /// Whether it is what a client calls so.
    #[inline]
    pub(crate) fn is_called(&self, name: &[u8], spelling: Spelling) -> bool {
        let is_alias = || self.aliases.iter().any(|alias| alias.as_bytes() == name);
        (self.spelled(spelling).as_bytes() == name || is_alias()) && !self.skipped
    }
}
