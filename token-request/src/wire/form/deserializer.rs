//! A form as serde reads it: once, from its beginning to its end, without a copy of what is not escaped.

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

/// A whole form, as text. It is an object to serde, whatever newtypes and options are around it.
pub(crate) struct FormDeserializer<'de, 'a> {
    pub(crate) body: &'de str,
    pub(crate) names: &'a RequestNames,
    pub(crate) given: &'a [HeaderValue<'a>],
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
            n_given: 0,
            n_lists: 0,
            given: self.given,
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

/// Which fields have stood in the form.
#[derive(Default)]
struct FieldSet {
    first: u64,
    more: Vec<u64>,
}

impl FieldSet {
    /// Whether it is the first time.
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
fn more(words: &mut Vec<u64>, n: usize) -> &mut u64 {
    if words.len() <= n {
        words.resize(n + 1, 0);
    }
    &mut words[n]
}

#[derive(Default)]
struct OtherNames<'de> {
    /// The type of the entries of a map that is flattened into the request.
    entry: Option<Type>,
    /// The names of enums that have stood in the form.
    words: BTreeSet<&'static str>,
    /// The names of the entries of a map that is flattened into the request.
    entries: BTreeSet<Cow<'de, str>>,
}

struct FormFields<'de, 'a> {
    body: &'de str,
    names: &'a RequestNames,
    /// The request's own fields.
    own: &'static [Field],
    parameters: Parameters<'de>,
    /// The field that follows the last one in the table, and may do so in the form.
    next_field: usize,
    seen: FieldSet,
    /// What has stood in the form that is no field.
    others: Option<Box<OtherNames<'de>>>,
    given: &'a [HeaderValue<'a>],
    n_given: usize,
    /// FieldType many of the request's own fields were looked at for a list that does not stand in the form.
    n_lists: usize,
    value: PendingValue<'de, 'a>,
}

/// The value of the name that serde has got.
#[derive(Clone, Copy)]
enum PendingValue<'de, 'a> {
    /// It is a field's, of this type.
    Plain(&'de str, Type),
    /// The same, which is to be decoded.
    EncodedText(EncodedText<'de>, Type),
    /// The first of several of the field of that number.
    List(EncodedText<'de>, usize, Type),
    Header(&'a HeaderValue<'a>),
    /// The empty list, of each field that is a list and does not stand in the form.
    Lists,
}

impl<'de> FormFields<'de, '_> {
    /// The next parameter that has a value: what serde calls it. Its value is kept.
    #[inline]
    fn next(&mut self) -> Result<Option<Cow<'de, str>>, ReadError> {
        while let Some((name, value)) = self.parameters.next() {
            let named = match self.own.get(self.next_field) {
                Some(field) if self.names.is_of(field, name.bytes) => {
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

    /// A parameter whose name is written with escapes, or is none of the request's own fields.
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
            // To a closed request the name alone is one too many.
            NameKind::Unknown if value.is_empty() && !self.names.table.deny_unknown => Ok(None),
            NameKind::Unknown if others.entry.is_none() && self.names.ignores_unknown() => {
                if value.is_well_formed() { Ok(None) } else { Err(ReadError::Other) }
            }
            NameKind::Unknown => {
                let (name, entry) = (name.into_cow(), others.entry);
                if entry.is_some() && !others.entries.insert(name.clone()) {
                    return Err(ReadError::Repeated);
                }
                self.value = PendingValue::EncodedText(value, entry.unwrap_or(Type::Any));
                Ok(Some(name))
            }
            NameKind::Enum(word) if !others.words.insert(word.name()) => Err(ReadError::Repeated),
            NameKind::Enum(_) if value.is_empty() => Ok(None),
            NameKind::Enum(word) => {
                let ty = word.ty(|tag| first_value(self.body.as_bytes(), tag));
                self.value = PendingValue::EncodedText(value, ty);
                Ok(Some(Cow::Borrowed(word.name())))
            }
        }
    }

    /// What serde calls a field, if it has a value, which is kept.
    #[inline]
    fn field(
        &mut self,
        n: usize,
        field: &'static Field,
        value: EncodedText<'de>,
    ) -> Result<Option<Cow<'de, str>>, ReadError> {
        let is_first = self.seen.insert(n);
        if is_repeatable(field.ty) {
            // What follows the first of a list is read with it.
            if is_first && value.is_empty() {
                self.seen.remove(n);
            }
            self.value = PendingValue::List(value, n, field.ty);
            return Ok((is_first && !value.is_empty()).then_some(Cow::Borrowed(field.wire)));
        }
        if !is_first {
            return Err(ReadError::Repeated);
        }
        if value.is_empty() || !self.given.is_empty() && self.is_given(field, value)? {
            return Ok(None);
        }
        self.value = match value.plain_in(self.body) {
            Some(text) => PendingValue::Plain(text, field.ty),
            None => PendingValue::EncodedText(value, field.ty),
        };
        Ok(Some(Cow::Borrowed(field.wire)))
    }

    /// Whether a header has given it already, and the same.
    #[cold]
    fn is_given(&self, field: &Field, value: EncodedText<'de>) -> Result<bool, ReadError> {
        let Some(given) = self.given.iter().find(|given| given.field.name == field.name) else {
            return Ok(false);
        };
        let is_same = given.may_repeat && value.decode().is_ok_and(|text| text == given.value);
        if is_same { Ok(true) } else { Err(ReadError::Repeated) }
    }

    /// The next of the request's own fields that is a list and does not stand in the form.
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

    /// The items of a list, which are all parameters of its name.
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
        if let Some(given) = self.given.get(self.n_given) {
            self.n_given += 1;
            self.value = PendingValue::Header(given);
            return seed.deserialize(BorrowedStrDeserializer::new(given.field.wire)).map(Some);
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
            PendingValue::EncodedText(encoded, ty) => {
                seed.deserialize(ParameterDeserializer::One(encoded, ty))
            }
            PendingValue::List(first, n, ty) => {
                seed.deserialize(ParameterDeserializer::Several(self.items(first, n, ty)))
            }
            PendingValue::Header(given) => seed.deserialize(given.text()),
            PendingValue::Lists => seed.deserialize(ParameterDeserializer::None),
        }
    }
}

/// What a field has in the form.
enum ParameterDeserializer<'de, 'n> {
    Plain(&'de str, Type),
    One(EncodedText<'de>, Type),
    Several(ParameterItems<'de, 'n>),
    /// The empty list.
    None,
}

impl<'de> ParameterDeserializer<'de, '_> {
    /// The text of what serde does not read as a list.
    #[inline]
    fn text(self) -> Result<FormValue<'de>, ReadError> {
        let (encoded, ty) = match self {
            Self::Plain(text, ty) => return Ok(FormValue { text: Cow::Borrowed(text), ty }),
            Self::One(encoded, ty) => (encoded, ty),
            Self::Several(mut items) => {
                let first = items.next().ok_or(ReadError::Other)?;
                if items.next().is_some() {
                    return Err(ReadError::Repeated);
                }
                (first, items.ty)
            }
            Self::None => return Err(ReadError::Other),
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

    /// What nobody reads need not be UTF-8, but well-formed all the same.
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

/// The items of a list, each a parameter of its name.
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
        // A tuple asks for no more than it has.
        if self.next().is_none() { Ok(value) } else { Err(ReadError::Other) }
    }

    /// The value of the next parameter of that name that has one.
    fn next(&mut self) -> Option<EncodedText<'de>> {
        let (names, n) = (self.names, self.n);
        self.first.take().or_else(|| {
            let mut rest = self.rest.by_ref().filter(|(_, value)| !value.is_empty());
            let is_of_it =
                |name: &str| matches!(names.find(name.as_bytes()), NameKind::Field(m, _) if m == n);
            let name_of = |name: &FormName<'de>| Wiped::from(name.encoded().decode_lossy());
            rest.find(|(name, _)| is_of_it(name_of(name).as_str())).map(|(_, value)| value)
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
