//! A form as a deserializer. It is read once, from the beginning to the end, and unescaped text is not copied.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::iter;

use serde::de::value::{BorrowedStrDeserializer, CowStrDeserializer, SeqDeserializer};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::bytes::{EncodedText, FormName, Parameters};
use super::tree::{first_value, is_required_list};
use super::value::{FormValue, is_list_of_objects, is_repeatable, item_type};
use crate::table::Spelling;
use crate::table::{Field, Type};
use crate::wire::forward::forward_deserialize;
use crate::wire::header_value::HeaderValue;
use crate::wire::names::{NameKind, RequestNames};
use crate::wire::read_error::ReadError;
use crate::wire::wiped::Wiped;

/// A whole form. It is an object to serde, also inside options and newtypes.
pub(crate) struct FormDeserializer<'de, 'a> {
    pub(crate) body: &'de str,
    pub(crate) names: &'a RequestNames,
    pub(crate) header_values: &'a [HeaderValue<'a>],
}

impl<'de> Deserializer<'de> for FormDeserializer<'de, '_> {
    type Error = ReadError;

    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_map(FormFields {
            names: self.names,
            own: self.names.fields(),
            body: self.body,
            parameters: Parameters::new(self.body.as_bytes()),
            next_field: 0,
            seen: FieldSet::default(),
            others: None,
            n_headers: 0,
            n_lists: 0,
            header_values: self.header_values,
            value: PendingValue::Lists,
        })
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_struct("", &[], visitor)
    }

    forward_deserialize!(inner);

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let is_well_formed = |(name, value): (FormName<'_>, EncodedText<'_>)| {
            name.encoded().is_well_formed() && value.is_well_formed()
        };
        if !Parameters::new(self.body.as_bytes()).all(is_well_formed) {
            return Err(ReadError::Other);
        }
        visitor.visit_unit()
    }

    forward_deserialize!(unit_struct);

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf seq tuple tuple_struct map
        enum identifier ignored_any
    }
}

/// A set of field numbers.
#[derive(Default)]
struct FieldSet {
    first: u64,
    more: Vec<u64>,
}

impl FieldSet {
    /// Adds a number. Returns true if it is new.
    #[inline]
    fn insert(&mut self, n: usize) -> bool {
        let word = match n / 64 {
            0 => &mut self.first,
            n => more(&mut self.more, n - 1),
        };
        let is_new = *word & 1 << (n % 64) == 0;
        *word |= 1 << (n % 64);
        is_new
    }

    fn remove(&mut self, n: usize) {
        match n / 64 {
            0 => self.first &= !(1 << (n % 64)),
            n_word => *more(&mut self.more, n_word - 1) &= !(1 << (n % 64)),
        }
    }
}

#[cold]
fn more(enum_names: &mut Vec<u64>, n: usize) -> &mut u64 {
    if enum_names.len() <= n {
        enum_names.resize(n + 1, 0);
    }
    &mut enum_names[n]
}

#[derive(Default)]
struct OtherNames<'de> {
    /// The type of the entries of a map that is flattened into the request.
    entry: Option<Type>,
    /// The names of enums that have occurred.
    enum_names: BTreeSet<&'static str>,
    /// The names that have occurred of the entries of a flattened map.
    entries: BTreeSet<Cow<'de, str>>,
}

struct FormFields<'de, 'a> {
    body: &'de str,
    names: &'a RequestNames,
    /// The request's own fields.
    own: &'static [Field],
    parameters: Parameters<'de>,
    /// The index of the field after the last one. Its parameter is often the next.
    next_field: usize,
    seen: FieldSet,
    /// The names that have occurred and that are not those of fields.
    others: Option<Box<OtherNames<'de>>>,
    header_values: &'a [HeaderValue<'a>],
    n_headers: usize,
    /// The number of the request's own fields that were searched for an absent list.
    n_lists: usize,
    value: PendingValue<'de, 'a>,
}

/// The value of the last name that serde has read.
#[derive(Clone, Copy)]
enum PendingValue<'de, 'a> {
    /// The value of a field of this type.
    Plain(&'de str, Type),
    /// The value of a field of this type, before decoding.
    Encoded(EncodedText<'de>, Type),
    /// The first of the values of a list, with the number of the field.
    List(EncodedText<'de>, usize, Type),
    Header(&'a HeaderValue<'a>),
    /// An empty list, for each list field that is absent from the form.
    Lists,
}

impl<'de> FormFields<'de, '_> {
    /// Returns serde's name of the next parameter that has a value, and keeps the value.
    #[inline]
    fn next(&mut self) -> Result<Option<Cow<'de, str>>, ReadError> {
        while let Some((name, value)) = self.parameters.next() {
            let named = match self.own.get(self.next_field) {
                Some(field) if self.names.has_name(field, name.bytes) => {
                    NameKind::Field(self.next_field, field)
                }
                _ => self.names.find(name.bytes),
            };
            let found = match named {
                NameKind::Field(n, field) => {
                    self.next_field = n + 1;
                    self.field(n, field, value)?
                }
                named => self.other(name, value, named)?,
            };
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// Handles a parameter whose name has escapes or is not that of one of the request's own fields.
    #[inline(never)]
    fn other(
        &mut self,
        name: FormName<'de>,
        value: EncodedText<'de>,
        named: NameKind,
    ) -> Result<Option<Cow<'de, str>>, ReadError> {
        let name = name.encoded();
        if !name.is_well_formed() {
            return Err(ReadError::Other);
        }
        let name = name.decode_lossy();
        let named = match &name {
            Cow::Borrowed(_) => named,
            Cow::Owned(name) => self.names.find(name.as_bytes()),
        };
        let name = Wiped::from(name);
        let others = self.others.get_or_insert_with(|| {
            Box::new(OtherNames { entry: self.names.entries(), ..OtherNames::default() })
        });
        match named {
            NameKind::Field(n, field) => self.field(n, field, value),
            NameKind::Hidden(_) if self.names.table.deny_unknown || !value.is_well_formed() => {
                Err(ReadError::Other)
            }
            NameKind::Hidden(_) => Ok(None),
            // A request that denies unknown names rejects the name even without a value.
            NameKind::Unknown if value.is_empty() && !self.names.table.deny_unknown => Ok(None),
            NameKind::Unknown if others.entry.is_none() && self.names.ignores_unknown() => {
                if value.is_well_formed() { Ok(None) } else { Err(ReadError::Other) }
            }
            NameKind::Unknown => {
                let (name, entry) = (name.into_cow(), others.entry);
                if entry.is_some() && !others.entries.insert(name.clone()) {
                    return Err(ReadError::Repeated);
                }
                self.value = PendingValue::Encoded(value, entry.unwrap_or(Type::Any));
                Ok(Some(name))
            }
            NameKind::Enum(name) if !others.enum_names.insert(name.name()) => {
                Err(ReadError::Repeated)
            }
            NameKind::Enum(_) if value.is_empty() => Ok(None),
            NameKind::Enum(name) => {
                let ty = name.ty(|tag| first_value(self.body.as_bytes(), tag));
                self.value = PendingValue::Encoded(value, ty);
                Ok(Some(Cow::Borrowed(name.name())))
            }
        }
    }

    /// Returns serde's name of a field if it has a value, and keeps the value.
    #[inline]
    fn field(
        &mut self,
        n: usize,
        field: &'static Field,
        value: EncodedText<'de>,
    ) -> Result<Option<Cow<'de, str>>, ReadError> {
        let is_first = self.seen.insert(n);
        if is_repeatable(field.ty) {
            // The other items are read together with the first.
            if is_first && value.is_empty() {
                self.seen.remove(n);
            }
            self.value = PendingValue::List(value, n, field.ty);
            return Ok((is_first && !value.is_empty()).then_some(Cow::Borrowed(field.wire)));
        }
        if !is_first {
            return Err(ReadError::Repeated);
        }
        if value.is_empty() || !self.header_values.is_empty() && self.equals_header(field, value)? {
            return Ok(None);
        }
        self.value = match value.plain_in(self.body) {
            Some(text) => PendingValue::Plain(text, field.ty),
            None => PendingValue::Encoded(value, field.ty),
        };
        Ok(Some(Cow::Borrowed(field.wire)))
    }

    /// Returns whether a header gives the same value.
    #[cold]
    fn equals_header(&self, field: &Field, value: EncodedText<'de>) -> Result<bool, ReadError> {
        let Some(header) = self.header_values.iter().find(|header| header.field.name == field.name)
        else {
            return Ok(false);
        };
        let is_same = header.may_repeat && value.decode().is_ok_and(|text| text == header.value);
        if is_same { Ok(true) } else { Err(ReadError::Repeated) }
    }

    /// Returns the name of the next list field of the request that is absent from the form.
    #[inline]
    fn next_list(&mut self) -> Option<&'static str> {
        while let Some(field) = self.own.get(self.n_lists) {
            self.n_lists += 1;
            if is_required_list(field)
                && let NameKind::Field(n, _) =
                    self.names.find(field.spelled(Spelling::Form).as_bytes())
                && self.seen.insert(n)
            {
                return Some(field.wire);
            }
        }
        None
    }

    /// Returns the items of a list: all parameters of its name.
    fn items(&self, first: EncodedText<'de>, n: usize, ty: Type) -> ParameterItems<'de, '_> {
        let (names, rest) = (self.names, self.parameters.clone());
        ParameterItems { first: Some(first), n, ty: item_type(ty), names, rest }
    }
}

impl<'de> MapAccess<'de> for FormFields<'de, '_> {
    type Error = ReadError;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ReadError> {
        if let Some(header) = self.header_values.get(self.n_headers) {
            self.n_headers += 1;
            self.value = PendingValue::Header(header);
            return seed.deserialize(BorrowedStrDeserializer::new(header.field.wire)).map(Some);
        }
        if let Some(name) = self.next()? {
            return match name {
                Cow::Borrowed(name) => seed.deserialize(BorrowedStrDeserializer::new(name)),
                Cow::Owned(_) => seed.deserialize(CowStrDeserializer::new(name)),
            }
            .map(Some);
        }
        self.value = PendingValue::Lists;
        let list = self.next_list();
        list.map(|name| seed.deserialize(BorrowedStrDeserializer::new(name))).transpose()
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        match self.value {
            PendingValue::Plain(text, ty) => {
                seed.deserialize(ParameterDeserializer::Plain(text, ty))
            }
            PendingValue::Encoded(encoded, ty) => {
                seed.deserialize(ParameterDeserializer::One(encoded, ty))
            }
            PendingValue::List(first, n, ty) => {
                seed.deserialize(ParameterDeserializer::Several(self.items(first, n, ty)))
            }
            PendingValue::Header(header) => seed.deserialize(header.text()),
            PendingValue::Lists => seed.deserialize(ParameterDeserializer::None),
        }
    }
}

/// The value of a field as a deserializer.
enum ParameterDeserializer<'de, 'n> {
    Plain(&'de str, Type),
    One(EncodedText<'de>, Type),
    Several(ParameterItems<'de, 'n>),
    /// An empty list.
    None,
}

impl<'de> ParameterDeserializer<'de, '_> {
    /// Returns the text of a value that serde does not read as a list.
    #[inline]
    fn text(self) -> Result<FormValue<'de>, ReadError> {
        if let Self::Plain(text, ty) = self {
            return Ok(FormValue { text: Cow::Borrowed(text), ty });
        }
        self.decoded_text()
    }

    /// Returns the text of a value that is not plain.
    #[inline(never)]
    fn decoded_text(self) -> Result<FormValue<'de>, ReadError> {
        let (encoded, ty) = match self {
            Self::One(encoded, ty) => (encoded, ty),
            Self::Several(mut items) => {
                let first = items.next().ok_or(ReadError::Other)?;
                if items.next().is_some() {
                    return Err(ReadError::Repeated);
                }
                (first, items.ty)
            }
            Self::Plain(..) | Self::None => return Err(ReadError::Other),
        };
        Ok(FormValue { text: encoded.decode().map_err(|_| ReadError::Other)?, ty })
    }
}

macro_rules! as_text {
    ($($method:ident($($arg:ident: $ty:ty),*)),+ $(,)?) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, $($arg: $ty,)* visitor: V) -> Result<V::Value, ReadError> {
            self.text()?.$method($($arg,)* visitor)
        }
    )+};
}

impl<'de> Deserializer<'de> for ParameterDeserializer<'de, '_> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self {
            Self::Plain(..) | Self::One(..) => self.text()?.deserialize_any(visitor),
            Self::Several(_) | Self::None => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self {
            Self::Plain(..) | Self::One(..) => self.text()?.deserialize_seq(visitor),
            Self::Several(items) => items.visit(visitor),
            Self::None => {
                visitor.visit_seq(SeqDeserializer::<_, ReadError>::new(iter::empty::<()>()))
            }
        }
    }

    forward_deserialize!(inner);

    forward_deserialize!(tuples);

    /// Accepts text that is not UTF-8, as nobody reads it, but rejects invalid escapes.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self {
            Self::One(encoded, _) if !encoded.is_well_formed() => Err(ReadError::Other),
            _ => visitor.visit_unit(),
        }
    }

    as_text!(
        deserialize_bool(),
        deserialize_i8(),
        deserialize_i16(),
        deserialize_i32(),
        deserialize_i64(),
        deserialize_i128(),
        deserialize_u8(),
        deserialize_u16(),
        deserialize_u32(),
        deserialize_u64(),
        deserialize_u128(),
        deserialize_f32(),
        deserialize_f64(),
        deserialize_char(),
        deserialize_str(),
        deserialize_string(),
        deserialize_bytes(),
        deserialize_byte_buf(),
        deserialize_unit(),
        deserialize_unit_struct(name: &'static str),
        deserialize_map(),
        deserialize_struct(name: &'static str, fields: &'static [&'static str]),
        deserialize_enum(name: &'static str, variants: &'static [&'static str]),
        deserialize_identifier(),
    );
}

/// The items of a list. Each is a parameter of its name.
struct ParameterItems<'de, 'n> {
    first: Option<EncodedText<'de>>,
    rest: Parameters<'de>,
    names: &'n RequestNames,
    /// The number of the field.
    n: usize,
    ty: Type,
}

impl<'de> ParameterItems<'de, '_> {
    fn visit<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, ReadError> {
        if matches!(self.ty.value(), Type::Any)
            && let Some(first) = self.first
            && let Ok(text) = first.decode()
            && is_list_of_objects(&text)
        {
            return FormValue { text, ty: Type::List(&Type::Any) }.deserialize_seq(visitor);
        }
        let value = visitor.visit_seq(&mut self)?;
        // A tuple does not ask for more items than it has.
        if self.next().is_none() { Ok(value) } else { Err(ReadError::Other) }
    }

    /// Returns the next value of the name that is not empty.
    fn next(&mut self) -> Option<EncodedText<'de>> {
        let (names, n) = (self.names, self.n);
        self.first.take().or_else(|| {
            let mut rest = self.rest.by_ref().filter(|(_, value)| !value.is_empty());
            let has_name =
                |name: &str| matches!(names.find(name.as_bytes()), NameKind::Field(m, _) if m == n);
            let name_of = |name: &FormName<'de>| Wiped::from(name.encoded().decode_lossy());
            rest.find(|(name, _)| has_name(name_of(name).as_str())).map(|(_, value)| value)
        })
    }
}

impl<'de> SeqAccess<'de> for ParameterItems<'de, '_> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        let Some(encoded) = self.next() else { return Ok(None) };
        seed.deserialize(ParameterDeserializer::One(encoded, self.ty)).map(Some)
    }
}
