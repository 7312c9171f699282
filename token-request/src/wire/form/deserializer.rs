//! A form as serde reads it: once, from its beginning to its end, without a copy of what is not escaped.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::iter;

use serde::de::value::{BorrowedStrDeserializer, CowStrDeserializer, SeqDeserializer};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::bytes::{Name, Octets, Parameters};
use super::tree::value_of;
use super::value::{Text, element, is_list_of_objects, is_repeatable};
use crate::path::Spelling;
use crate::table::{Field, Type};
use crate::wire::forward::forward_deserialize;
use crate::wire::header_value::Given;
use crate::wire::names::{Named, Names};
use crate::wire::read_error::Refused;
use crate::wire::wiped::Wiped;

/// A whole form, as text. It is an object to serde, whatever newtypes and options are around it.
pub(crate) struct Form<'de, 'a> {
    pub(crate) body: &'de str,
    pub(crate) names: &'a Names,
    pub(crate) given: &'a [Given<'a>],
}

impl<'de> Deserializer<'de> for Form<'de, '_> {
    type Error = Refused;

    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_map(Fields {
            names: self.names,
            own: self.names.fields(),
            body: self.body,
            parameters: Parameters::new(self.body.as_bytes()),
            next_field: 0,
            seen: Seen::default(),
            others: None,
            n_given: 0,
            n_lists: 0,
            given: self.given,
            value: Value::Lists,
        })
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_struct("", &[], visitor)
    }

    forward_deserialize!(inner);

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let is_well_formed = |(name, value): (Name<'_>, Octets<'_>)| {
            name.octets().is_well_formed() && value.is_well_formed()
        };
        if !Parameters::new(self.body.as_bytes()).all(is_well_formed) {
            return Err(Refused::Other);
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
struct Seen {
    first: u64,
    more: Vec<u64>,
}

impl Seen {
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
struct Others<'de> {
    /// The type of the entries of a map that is flattened into the request.
    entry: Option<Type>,
    /// The names of enums that have stood in the form.
    words: BTreeSet<&'static str>,
    /// The names of the entries of a map that is flattened into the request.
    entries: BTreeSet<Cow<'de, str>>,
}

struct Fields<'de, 'a> {
    body: &'de str,
    names: &'a Names,
    /// The request's own fields.
    own: &'static [Field],
    parameters: Parameters<'de>,
    /// The field that follows the last one in the table, and may do so in the form.
    next_field: usize,
    seen: Seen,
    /// What has stood in the form that is no field.
    others: Option<Box<Others<'de>>>,
    given: &'a [Given<'a>],
    n_given: usize,
    /// FieldType many of the request's own fields were looked at for a list that does not stand in the form.
    n_lists: usize,
    value: Value<'de, 'a>,
}

/// The value of the name that serde has got.
#[derive(Clone, Copy)]
enum Value<'de, 'a> {
    /// It is a field's, of this type.
    Plain(&'de str, Type),
    /// The same, which is to be decoded.
    Octets(Octets<'de>, Type),
    /// The first of several of the field of that number.
    List(Octets<'de>, usize, Type),
    Given(&'a Given<'a>),
    /// The empty list, of each field that is a list and does not stand in the form.
    Lists,
}

impl<'de> Fields<'de, '_> {
    /// The next parameter that has a value: what serde calls it. Its value is kept.
    #[inline]
    fn next(&mut self) -> Result<Option<Cow<'de, str>>, Refused> {
        while let Some((name, value)) = self.parameters.next() {
            let named = match self.own.get(self.next_field) {
                Some(field) if self.names.is_of(field, name.bytes) => {
                    Named::Field(self.next_field, field)
                }
                _ => self.names.find(name.bytes),
            };
            let found = match named {
                Named::Field(n, field) => {
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
        name: Name<'de>,
        value: Octets<'de>,
        named: Named,
    ) -> Result<Option<Cow<'de, str>>, Refused> {
        let name = name.octets();
        if !name.is_well_formed() {
            return Err(Refused::Other);
        }
        let name = name.decode_lossy();
        let named = match &name {
            Cow::Borrowed(_) => named,
            Cow::Owned(name) => self.names.find(name.as_bytes()),
        };
        let name = Wiped::from(name);
        let others = self.others.get_or_insert_with(|| {
            Box::new(Others { entry: self.names.entries(), ..Others::default() })
        });
        match named {
            Named::Field(n, field) => self.field(n, field, value),
            Named::Hidden(_) if self.names.table.deny_unknown || !value.is_well_formed() => {
                Err(Refused::Other)
            }
            Named::Hidden(_) => Ok(None),
            // To a closed request the name alone is one too many.
            Named::Unknown if value.is_empty() && !self.names.table.deny_unknown => Ok(None),
            Named::Unknown if others.entry.is_none() && self.names.ignores_unknown() => {
                if value.is_well_formed() { Ok(None) } else { Err(Refused::Other) }
            }
            Named::Unknown => {
                let (name, entry) = (name.into_cow(), others.entry);
                if entry.is_some() && !others.entries.insert(name.clone()) {
                    return Err(Refused::Repeated);
                }
                self.value = Value::Octets(value, entry.unwrap_or(Type::Any));
                Ok(Some(name))
            }
            Named::Word(word) if !others.words.insert(word.name()) => Err(Refused::Repeated),
            Named::Word(_) if value.is_empty() => Ok(None),
            Named::Word(word) => {
                let ty = word.ty(|tag| value_of(self.body.as_bytes(), tag));
                self.value = Value::Octets(value, ty);
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
        value: Octets<'de>,
    ) -> Result<Option<Cow<'de, str>>, Refused> {
        let is_first = self.seen.insert(n);
        if is_repeatable(field.ty) {
            // What follows the first of a list is read with it.
            if is_first && value.is_empty() {
                self.seen.remove(n);
            }
            self.value = Value::List(value, n, field.ty);
            return Ok((is_first && !value.is_empty()).then_some(Cow::Borrowed(field.wire)));
        }
        if !is_first {
            return Err(Refused::Repeated);
        }
        if value.is_empty() || !self.given.is_empty() && self.is_given(field, value)? {
            return Ok(None);
        }
        self.value = match value.plain_in(self.body) {
            Some(text) => Value::Plain(text, field.ty),
            None => Value::Octets(value, field.ty),
        };
        Ok(Some(Cow::Borrowed(field.wire)))
    }

    /// Whether a header has given it already, and the same.
    #[cold]
    fn is_given(&self, field: &Field, value: Octets<'de>) -> Result<bool, Refused> {
        let Some(given) = self.given.iter().find(|given| given.field.name == field.name) else {
            return Ok(false);
        };
        let is_same = given.may_repeat && value.decode().is_ok_and(|text| text == given.value);
        if is_same { Ok(true) } else { Err(Refused::Repeated) }
    }

    /// The next of the request's own fields that is a list and does not stand in the form.
    #[inline]
    fn next_list(&mut self) -> Option<&'static str> {
        while let Some(field) = self.own.get(self.n_lists) {
            self.n_lists += 1;
            if is_needed_list(field)
                && let Named::Field(n, _) =
                    self.names.find(field.spelled(Spelling::Form).as_bytes())
                && self.seen.insert(n)
            {
                return Some(field.wire);
            }
        }
        None
    }

    /// The elements of a list, which are all parameters of its name.
    fn elements(&self, first: Octets<'de>, n: usize, ty: Type) -> Elements<'de, '_> {
        let (names, rest) = (self.names, self.parameters.clone());
        Elements { first: Some(first), n, ty: element(ty), names, rest }
    }
}

/// Whether serde asks for it though none of its elements stands in the form.
pub(crate) fn is_needed_list(field: &Field) -> bool {
    field.required && !field.nullable && !field.flatten && is_repeatable(field.ty)
}

impl<'de> MapAccess<'de> for Fields<'de, '_> {
    type Error = Refused;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Refused> {
        if let Some(given) = self.given.get(self.n_given) {
            self.n_given += 1;
            self.value = Value::Given(given);
            return seed.deserialize(BorrowedStrDeserializer::new(given.field.wire)).map(Some);
        }
        if let Some(name) = self.next()? {
            return match name {
                Cow::Borrowed(name) => seed.deserialize(BorrowedStrDeserializer::new(name)),
                Cow::Owned(_) => seed.deserialize(CowStrDeserializer::new(name)),
            }
            .map(Some);
        }
        self.value = Value::Lists;
        let list = self.next_list();
        list.map(|name| seed.deserialize(BorrowedStrDeserializer::new(name))).transpose()
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refused> {
        match self.value {
            Value::Plain(text, ty) => seed.deserialize(Parameter::Plain(text, ty)),
            Value::Octets(octets, ty) => seed.deserialize(Parameter::One(octets, ty)),
            Value::List(first, n, ty) => {
                seed.deserialize(Parameter::Several(self.elements(first, n, ty)))
            }
            Value::Given(given) => seed.deserialize(given.text()),
            Value::Lists => seed.deserialize(Parameter::None),
        }
    }
}

/// What a field has in the form.
enum Parameter<'de, 'n> {
    Plain(&'de str, Type),
    One(Octets<'de>, Type),
    Several(Elements<'de, 'n>),
    /// The empty list.
    None,
}

impl<'de> Parameter<'de, '_> {
    /// The text of what serde does not read as a list.
    #[inline]
    fn text(self) -> Result<Text<'de>, Refused> {
        let (octets, ty) = match self {
            Self::Plain(text, ty) => return Ok(Text { text: Cow::Borrowed(text), ty }),
            Self::One(octets, ty) => (octets, ty),
            Self::Several(mut elements) => {
                let first = elements.next().ok_or(Refused::Other)?;
                if elements.next().is_some() {
                    return Err(Refused::Repeated);
                }
                (first, elements.ty)
            }
            Self::None => return Err(Refused::Other),
        };
        Ok(Text { text: octets.decode().map_err(|_| Refused::Other)?, ty })
    }
}

macro_rules! as_text {
    ($($method:ident($($arg:ident: $ty:ty),*)),+ $(,)?) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, $($arg: $ty,)* visitor: V) -> Result<V::Value, Refused> {
            self.text()?.$method($($arg,)* visitor)
        }
    )+};
}

impl<'de> Deserializer<'de> for Parameter<'de, '_> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self {
            Self::Plain(..) | Self::One(..) => self.text()?.deserialize_any(visitor),
            Self::Several(_) | Self::None => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self {
            Self::Plain(..) | Self::One(..) => self.text()?.deserialize_seq(visitor),
            Self::Several(elements) => elements.visit(visitor),
            Self::None => {
                visitor.visit_seq(SeqDeserializer::<_, Refused>::new(iter::empty::<()>()))
            }
        }
    }

    forward_deserialize!(inner);

    forward_deserialize!(tuples);

    /// What nobody reads need not be UTF-8, but well-formed all the same.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self {
            Self::One(octets, _) if !octets.is_well_formed() => Err(Refused::Other),
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

/// The elements of a list, each a parameter of its name.
struct Elements<'de, 'n> {
    first: Option<Octets<'de>>,
    rest: Parameters<'de>,
    names: &'n Names,
    /// The number of the field.
    n: usize,
    ty: Type,
}

impl<'de> Elements<'de, '_> {
    fn visit<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Refused> {
        if matches!(self.ty.value(), Type::Any)
            && let Some(first) = self.first
            && let Ok(text) = first.decode()
            && is_list_of_objects(&text)
        {
            return Text { text, ty: Type::List(&Type::Any) }.deserialize_seq(visitor);
        }
        let value = visitor.visit_seq(&mut self)?;
        // A tuple asks for no more than it has.
        if self.next().is_none() { Ok(value) } else { Err(Refused::Other) }
    }

    /// The value of the next parameter of that name that has one.
    fn next(&mut self) -> Option<Octets<'de>> {
        let (names, n) = (self.names, self.n);
        self.first.take().or_else(|| {
            let mut rest = self.rest.by_ref().filter(|(_, value)| !value.is_empty());
            let is_of_it =
                |name: &str| matches!(names.find(name.as_bytes()), Named::Field(m, _) if m == n);
            let name_of = |name: &Name<'de>| Wiped::from(name.octets().decode_lossy());
            rest.find(|(name, _)| is_of_it(name_of(name).as_str())).map(|(_, value)| value)
        })
    }
}

impl<'de> SeqAccess<'de> for Elements<'de, '_> {
    type Error = Refused;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Refused> {
        let Some(octets) = self.next() else { return Ok(None) };
        seed.deserialize(Parameter::One(octets, self.ty)).map(Some)
    }
}
