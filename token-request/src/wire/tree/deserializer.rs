//! A node as a deserializer: it reads what the readers of whole bodies read, and notes where it fails.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashSet;
use std::iter;

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer, StrDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};

use super::json::{Inner, LONE_SURROGATE};
use super::object::{Members, Object, Source};
use super::{Json, Node, Value};
use crate::table::Type;
use crate::wire::form::Text;
use crate::wire::forward::forward_deserialize;
use crate::wire::json::Number;
use crate::wire::read_error::{NAME_OR_OBJECT, NOT_ESCAPED, Refused};

/// The number of lists and objects that may be nested, as in `serde_json`.
pub(crate) const DEEPEST: u8 = 127;

/// The name by which `serde_json::value::RawValue` asks for the text of a value.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

impl<'t, 'de> Node<'t, 'de> {
    /// The text of one parameter, or of a header.
    #[inline]
    fn text_value(&self) -> Option<Result<Text<'de>, Refused>> {
        match self.value {
            Value::Json(_) | Value::Object(_) | Value::EmptyList | Value::Missing => None,
            _ => self.text_of_form(),
        }
    }

    fn text_of_form(&self) -> Option<Result<Text<'de>, Refused>> {
        let (octets, ty) = match &self.value {
            Value::Text { octets, ty, .. } => (*octets, *ty),
            Value::Either(slot, _) => match slot.text() {
                Value::Text { octets, ty, .. } => (octets, ty),
                _ => return None,
            },
            Value::List(list) => match list.only() {
                Some(octets) => (octets, Type::Any),
                None => return Some(Err(Refused::Repeated)),
            },
            Value::Given(given) => return Some(Ok(given.text())),
            _ => return None,
        };
        let lent = self.lender.and_then(|body| octets.plain_in(body));
        let text: Result<Cow<'de, str>, _> = match lent {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => octets.decode().map(|text| Cow::Owned(text.into_owned())),
        };
        Some(text.map(|text| Text { text, ty }).map_err(Refused::Malformed))
    }

    /// The object that it is.
    pub(crate) fn object(&self) -> Option<Object<'t>> {
        match self.value {
            Value::Object(object) => Some(object),
            Value::Json(json) | Value::Either(_, json) if json.first() == b'{' => {
                Some(Object::new(Source::Json(json)))
            }
            _ => None,
        }
    }

    /// The elements of the list that it is.
    pub(crate) fn elements(self) -> Option<Elements<'t, 'de>> {
        match self.value {
            Value::Json(json) | Value::Either(_, json) if json.first() == b'[' => {
                Some(Elements::Json(self, json.inner()))
            }
            Value::List(list) => Some(Elements::Form(self, Box::new(list.elements()))),
            Value::EmptyList => Some(Elements::None),
            _ => None,
        }
    }

    /// Reads the value by its own kind, once. Another attempt reads the node anew.
    fn read<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        if matches!(self.value, Value::Missing) {
            return Err(Refused::Missing(""));
        }
        if let Some(elements) = self.elements().filter(|_| self.as_json().is_none()) {
            return self.read_list(elements, visitor);
        }
        if let Some(text) = self.text_value() {
            let result = text.and_then(|text| text.deserialize_any(visitor));
            return self.note(result, true);
        }
        if let Some(object) = self.object() {
            return self.read_object(object, None, visitor);
        }
        let result = match self.value {
            Value::Json(json) => self.read_scalar(json, visitor),
            _ => Err(Refused::Other),
        };
        self.note(result, true)
    }

    /// Whether the key of the member that it is has a lone surrogate.
    fn has_broken_key(&self) -> bool {
        matches!(self.value, Value::Json(json) if json.has_broken_key())
    }

    /// The key of the member that it is, borrowed from the body.
    fn lent_key(&self) -> Option<&'de str> {
        match self.value {
            Value::Json(json) => json.lent_key(self.lender?),
            _ => None,
        }
    }

    fn read_scalar<V: Visitor<'de>>(self, json: Json<'t>, visitor: V) -> Result<V::Value, Refused> {
        let text = json.text();
        match json.first() {
            b'n' => visitor.visit_unit(),
            b't' | b'f' => visitor.visit_bool(text == "true"),
            b'"' => self.read_string(json, visitor),
            _ => read_number(text, visitor),
        }
    }

    fn read_string<V: Visitor<'de>>(self, json: Json<'t>, visitor: V) -> Result<V::Value, Refused> {
        if let Some(text) = self.lender.and_then(|body| json.lent(body)) {
            return visitor.visit_borrowed_str(text);
        }
        let Some(text) = json.string() else {
            return Err(match Refused::invalid_type(Unexpected::Other("string"), &visitor) {
                Refused::Integer(min, max) => Refused::Integer(min, max),
                other @ Refused::Not(
                    "a boolean" | "null" | "a number" | "an array" | "an object",
                ) => other,
                _ => Refused::Not("a string without a lone surrogate"),
            });
        };
        visitor.visit_str(text.as_str()).map_err(|refused| match refused {
            Refused::Not(NOT_ESCAPED) if json.plain().is_some() => Refused::NotBorrowable,
            refused => refused,
        })
    }

    /// Reads the text of a value, which `serde_json` gives as the only value of an object.
    fn read_raw<V: Visitor<'de>>(self, json: Json<'t>, visitor: V) -> Result<V::Value, Refused> {
        if let Some(text) = self.lender.and_then(|body| json.lent_text(body)) {
            let text = BorrowedStrDeserializer::new(text);
            return visitor.visit_map(MapDeserializer::new(iter::once((RAW_VALUE, text))));
        }
        let text = iter::once((RAW_VALUE, json.text()));
        visitor.visit_map(MapDeserializer::new(text)).map_err(|_: Refused| Refused::NotBorrowable)
    }

    fn read_list<V: Visitor<'de>>(
        self,
        elements: Elements<'t, 'de>,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        self.check_depth()?;
        let mut elements = List { rest: elements, n_read: 0 };
        let result = visitor.visit_seq(&mut elements);
        let (n_read, more) = (elements.n_read, elements.rest.next());
        let result = result.and_then(|value| match more {
            None => Ok(value),
            // A tuple asks for no more than it has.
            Some(_) => Err(Refused::Length(n_read)),
        });
        let is_whole = n_read == 0 && result.as_ref().is_err_and(Refused::is_of_kind);
        self.note(result, is_whole)
    }

    /// Reads an object. `fields` are those of a struct; other objects must not have a key twice.
    fn read_object<V: Visitor<'de>>(
        self,
        object: Object<'t>,
        fields: Option<&'static [&'static str]>,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        self.check_depth()?;
        let only = fields.filter(|_| object.is_rest());
        let progress = Cell::new(Progress::Start);
        let members = Map {
            rest: object.members(self),
            only,
            keys: fields.is_none().then(HashSet::new),
            value: None,
            progress: &progress,
        };
        let result = visitor.visit_map(members);
        if let (Err(Refused::Repeated), Progress::At(member)) = (&result, progress.get()) {
            // A struct finds that a field is repeated once it has the key.
            return self.note_names(member.note(result, true), fields.unwrap_or_default());
        }
        let result = self.note_names(result, fields.unwrap_or_default());
        let is_at_start = matches!(progress.get(), Progress::Start);
        let is_whole = is_at_start && result.as_ref().is_err_and(Refused::is_of_kind);
        self.note(result, is_whole)
    }

    fn check_depth(&self) -> Result<(), Refused> {
        if self.depth < DEEPEST { Ok(()) } else { self.note(Err(Refused::TooDeep), true) }
    }
}

/// Reads a number as `serde_json` does.
fn read_number<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, Refused> {
    match Number::parse(text) {
        Some(number) => number.visit(visitor),
        None => Err(match Refused::invalid_type(Unexpected::Other("number"), &visitor) {
            other @ Refused::Not(expected) if expected != "a number" => other,
            _ => Refused::Not("a number that fits a 64-bit float"),
        }),
    }
}

macro_rules! by_kind {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
            match self.text_value() {
                Some(text) => {
                    let result = text.and_then(|text| text.$method(visitor));
                    self.note(result, true)
                }
                None => self.read(visitor),
            }
        }
    )+};
}

macro_rules! wide {
    ($($method:ident $visit:ident $number:ty),+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
            if let Some(text) = self.text_value() {
                let result = text.and_then(|text| text.$method(visitor));
                return self.note(result, true);
            }
            let number = match self.value {
                Value::Json(json) if json.text() != "-0" => json.text().parse::<$number>().ok(),
                _ => None,
            };
            match number {
                Some(number) => self.note(visitor.$visit(number), true),
                None => self.read(visitor),
            }
        }
    )+};
}

impl<'de> Deserializer<'de> for Node<'_, 'de> {
    type Error = Refused;

    by_kind! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64 deserialize_char
        deserialize_str deserialize_string deserialize_unit
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.read(visitor)
    }

    wide!(deserialize_i128 visit_i128 i128, deserialize_u128 visit_u128 u128);

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match (self.as_json(), self.text_value().filter(|_| self.elements().is_none())) {
            (Some(json), _) => json.read(visitor),
            (None, Some(text)) => {
                let result = text.and_then(|text| text.deserialize_seq(visitor));
                self.note(result, true)
            }
            (None, None) => self.read(visitor),
        }
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match (self.text_value(), self.value) {
            (Some(text), _) => {
                let result = text.and_then(|text| text.deserialize_bytes(visitor));
                self.note(result, true)
            }
            (None, Value::Json(json)) if json.first() == b'"' => {
                let text = json.string().ok_or(Refused::Other);
                let result = text.and_then(|text| visitor.visit_bytes(text.as_str().as_bytes()));
                self.note(result, true)
            }
            _ => self.read(visitor),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_bytes(visitor)
    }

    /// A name, and never its number, which visitors take though it is no part of JSON or of a form.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.kind() {
            Some("a number") => {
                let error = Refused::invalid_type(Unexpected::Other("number"), &visitor);
                self.note(Err(error), true)
            }
            _ => self.deserialize_str(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.value {
            Value::Missing => visitor.visit_none(),
            _ if self.is_null() => visitor.visit_none(),
            _ => self.note(visitor.visit_some(self), false),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        if let (RAW_VALUE, Value::Json(json)) = (name, self.value) {
            return self.note(self.read_raw(json, visitor), true);
        }
        self.note(visitor.visit_newtype_struct(self), false)
    }

    forward_deserialize!(unit_struct);

    forward_deserialize!(tuples);

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match (self.as_json(), self.text_value()) {
            (Some(json), _) => json.read(visitor),
            (None, Some(text)) => {
                let result = text.and_then(|text| text.deserialize_map(visitor));
                self.note(result, true)
            }
            (None, None) => self.read(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        match self.object() {
            Some(object) => self.read_object(object, Some(fields), visitor),
            None if self.text_value().is_some() => self.deserialize_map(visitor),
            None if self.elements().is_some() => self.note(Err(Refused::Not("an object")), true),
            None => self.read(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        if let Some(text) = self.text_value().filter(|_| self.as_json().is_none()) {
            let result = text.and_then(|text| text.deserialize_enum(name, variants, visitor));
            return self.note(result, true);
        }
        if let Some(object) = self.object() {
            self.check_depth()?;
            let mut members = object
                .members(self)
                .filter(|(key, _)| !object.is_rest() || variants.contains(&&**key));
            return match (members.next(), members.next()) {
                (Some((name, content)), None) => {
                    let result = visitor.visit_enum(Variant { name: &name, content });
                    self.note(self.note_names(result, variants), false)
                }
                _ => self.note(Err(Refused::OneName(variants)), true),
            };
        }
        let result = match self.value {
            Value::Json(json) if json.first() == b'"' => match json.string() {
                Some(name) => visitor.visit_enum(StrDeserializer::new(name.as_str())),
                None => Err(Refused::OneOf(variants)),
            },
            _ => Err(Refused::Not(NAME_OR_OBJECT)),
        };
        self.note(result, true)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_unit()
    }
}

/// The elements of a list.
pub(crate) enum Elements<'t, 'de> {
    Json(Node<'t, 'de>, Inner<'t>),
    Form(Node<'t, 'de>, Box<dyn Iterator<Item = Value<'t>> + 't>),
    None,
}

impl<'t, 'de> Iterator for Elements<'t, 'de> {
    type Item = Node<'t, 'de>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Json(list, inner) => inner.next().map(|json| list.inner(Value::Json(json))),
            Self::Form(list, elements) => elements.next().map(|value| list.at(value)),
            Self::None => None,
        }
    }
}

struct List<'t, 'de> {
    rest: Elements<'t, 'de>,
    n_read: usize,
}

impl<'de> SeqAccess<'de> for List<'_, 'de> {
    type Error = Refused;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Refused> {
        let Some(node) = self.rest.next() else { return Ok(None) };
        self.n_read += 1;
        // A type may reject what serde has read.
        node.note(seed.deserialize(node), false).map(Some)
    }
}

struct Map<'m, 't, 'de> {
    rest: Members<'t, 'de>,
    /// The only keys that are of interest.
    only: Option<&'static [&'static str]>,
    /// The keys so far, where none may be repeated.
    keys: Option<HashSet<Cow<'t, str>>>,
    value: Option<Node<'t, 'de>>,
    progress: &'m Cell<Progress<'t, 'de>>,
}

/// FieldType far an object is read.
#[derive(Clone, Copy)]
enum Progress<'t, 'de> {
    Start,
    /// The value of the last key that was read.
    At(Node<'t, 'de>),
    /// All keys are read: what fails now is not of the last one.
    End,
}

impl<'de> MapAccess<'de> for Map<'_, '_, 'de> {
    type Error = Refused;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Refused> {
        let only = self.only;
        let is_wanted = |key: &str| only.is_none_or(|only| only.contains(&key));
        let Some((key, node)) = self.rest.find(|(key, _)| is_wanted(key)) else {
            self.progress.set(Progress::End);
            return Ok(None);
        };
        if key == LONE_SURROGATE && node.has_broken_key() {
            return Err(Refused::Not("an object without a lone surrogate in a key"));
        }
        self.value = Some(node);
        self.progress.set(Progress::At(node));
        if self.keys.as_mut().is_some_and(|keys| !keys.insert(key.clone())) {
            return node.note(Err(Refused::Repeated), true);
        }
        let text = match (node.lent_key(), key) {
            (Some(key), _) => Cow::Borrowed(key),
            (None, key) => Cow::Owned(key.into_owned()),
        };
        let key = Text { text, ty: Type::String };
        node.note(seed.deserialize(key).map_err(Refused::of_key), true).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refused> {
        let node = self.value.take().ok_or(Refused::Other)?;
        node.note(seed.deserialize(node), false)
    }
}

/// A variant's name and its content.
struct Variant<'k, 't, 'de> {
    name: &'k str,
    content: Node<'t, 'de>,
}

impl<'t, 'de> EnumAccess<'de> for Variant<'_, 't, 'de> {
    type Error = Refused;
    type Variant = Node<'t, 'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), Refused> {
        Ok((seed.deserialize(StrDeserializer::new(self.name))?, self.content))
    }
}

impl<'de> VariantAccess<'de> for Node<'_, 'de> {
    type Error = Refused;

    fn unit_variant(self) -> Result<(), Refused> {
        Deserialize::deserialize(self)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Refused> {
        self.note(seed.deserialize(self), false)
    }

    fn tuple_variant<V: Visitor<'de>>(self, n: usize, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_tuple(n, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        self.deserialize_struct("", fields, visitor)
    }
}
