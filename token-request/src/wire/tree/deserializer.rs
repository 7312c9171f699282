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

use super::json::{InnerValues, LONE_SURROGATE};
use super::object::{Members, Object, ObjectSource};
use super::{JsonNode, Node, NodeValue};
use crate::table::Type;
use crate::wire::form::FormValue;
use crate::wire::forward::forward_deserialize;
use crate::wire::json::JsonNumber;
use crate::wire::read_error::{NAME_OR_OBJECT, NOT_ESCAPED, ReadError};

/// The number of lists and objects that may be nested, as in `serde_json`.
pub(crate) const DEEPEST: u8 = 127;

/// The name by which `serde_json::value::RawValue` asks for the text of a value.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

impl<'t, 'de> Node<'t, 'de> {
    /// The text of one parameter, or of a header.
    #[inline]
    fn text_value(&self) -> Option<Result<FormValue<'de>, ReadError>> {
        match self.value {
            NodeValue::Json(_)
            | NodeValue::Object(_)
            | NodeValue::EmptyList
            | NodeValue::Missing => None,
            _ => self.text_of_form(),
        }
    }

    fn text_of_form(&self) -> Option<Result<FormValue<'de>, ReadError>> {
        let (encoded, ty) = match &self.value {
            NodeValue::Text { encoded, ty, .. } => (*encoded, *ty),
            NodeValue::Either(slot, _) => match slot.text() {
                NodeValue::Text { encoded, ty, .. } => (encoded, ty),
                _ => return None,
            },
            NodeValue::List(list) => match list.only() {
                Some(encoded) => (encoded, Type::Any),
                None => return Some(Err(ReadError::Repeated)),
            },
            NodeValue::Header(given) => return Some(Ok(given.text())),
            _ => return None,
        };
        let lent = self.lender.and_then(|body| encoded.plain_in(body));
        let text: Result<Cow<'de, str>, _> = match lent {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => encoded.decode().map(|text| Cow::Owned(text.into_owned())),
        };
        Some(text.map(|text| FormValue { text, ty }).map_err(ReadError::Encoding))
    }

    /// The object that it is.
    pub(crate) fn object(&self) -> Option<Object<'t>> {
        match self.value {
            NodeValue::Object(object) => Some(object),
            NodeValue::Json(json) | NodeValue::Either(_, json) if json.first() == b'{' => {
                Some(Object::new(ObjectSource::Json(json)))
            }
            _ => None,
        }
    }

    /// The items of the list that it is.
    pub(crate) fn items(self) -> Option<Items<'t, 'de>> {
        match self.value {
            NodeValue::Json(json) | NodeValue::Either(_, json) if json.first() == b'[' => {
                Some(Items::Json(self, json.inner()))
            }
            NodeValue::List(list) => Some(Items::Form(self, Box::new(list.items()))),
            NodeValue::EmptyList => Some(Items::None),
            _ => None,
        }
    }

    /// Reads the value by its own kind, once. Another attempt reads the node anew.
    fn read<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if matches!(self.value, NodeValue::Missing) {
            return Err(ReadError::Missing(""));
        }
        if let Some(items) = self.items().filter(|_| self.as_json().is_none()) {
            return self.read_list(items, visitor);
        }
        if let Some(text) = self.text_value() {
            let result = text.and_then(|text| text.deserialize_any(visitor));
            return self.record(result, true);
        }
        if let Some(object) = self.object() {
            return self.read_object(object, None, visitor);
        }
        let result = match self.value {
            NodeValue::Json(json) => self.read_scalar(json, visitor),
            _ => Err(ReadError::Other),
        };
        self.record(result, true)
    }

    /// Whether the key of the member that it is has a lone surrogate.
    fn has_broken_key(&self) -> bool {
        matches!(self.value, NodeValue::Json(json) if json.has_broken_key())
    }

    /// The key of the member that it is, borrowed from the body.
    fn lent_key(&self) -> Option<&'de str> {
        match self.value {
            NodeValue::Json(json) => json.lent_key(self.lender?),
            _ => None,
        }
    }

    fn read_scalar<V: Visitor<'de>>(
        self,
        json: JsonNode<'t>,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let text = json.text();
        match json.first() {
            b'n' => visitor.visit_unit(),
            b't' | b'f' => visitor.visit_bool(text == "true"),
            b'"' => self.read_string(json, visitor),
            _ => read_number(text, visitor),
        }
    }

    fn read_string<V: Visitor<'de>>(
        self,
        json: JsonNode<'t>,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if let Some(text) = self.lender.and_then(|body| json.lent(body)) {
            return visitor.visit_borrowed_str(text);
        }
        let Some(text) = json.string() else {
            return Err(match ReadError::invalid_type(Unexpected::Other("string"), &visitor) {
                ReadError::Integer(min, max) => ReadError::Integer(min, max),
                other @ ReadError::Not(
                    "a boolean" | "null" | "a number" | "an array" | "an object",
                ) => other,
                _ => ReadError::Not("a string without a lone surrogate"),
            });
        };
        visitor.visit_str(text.as_str()).map_err(|cause| match cause {
            ReadError::Not(NOT_ESCAPED) if json.plain().is_some() => ReadError::NotBorrowable,
            cause => cause,
        })
    }

    /// Reads the text of a value, which `serde_json` gives as the only value of an object.
    fn read_raw<V: Visitor<'de>>(
        self,
        json: JsonNode<'t>,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if let Some(text) = self.lender.and_then(|body| json.lent_text(body)) {
            let text = BorrowedStrDeserializer::new(text);
            return visitor.visit_map(MapDeserializer::new(iter::once((RAW_VALUE, text))));
        }
        let text = iter::once((RAW_VALUE, json.text()));
        visitor
            .visit_map(MapDeserializer::new(text))
            .map_err(|_: ReadError| ReadError::NotBorrowable)
    }

    fn read_list<V: Visitor<'de>>(
        self,
        items: Items<'t, 'de>,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.check_depth()?;
        let mut items = ListAccess { rest: items, n_read: 0 };
        let result = visitor.visit_seq(&mut items);
        let (n_read, more) = (items.n_read, items.rest.next());
        let result = result.and_then(|value| match more {
            None => Ok(value),
            // A tuple asks for no more than it has.
            Some(_) => Err(ReadError::Length(n_read)),
        });
        let is_whole = n_read == 0 && result.as_ref().is_err_and(ReadError::is_of_kind);
        self.record(result, is_whole)
    }

    /// Reads an object. `fields` are those of a struct; other objects must not have a key twice.
    fn read_object<V: Visitor<'de>>(
        self,
        object: Object<'t>,
        fields: Option<&'static [&'static str]>,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.check_depth()?;
        let only = fields.filter(|_| object.is_rest());
        let progress = Cell::new(Progress::Start);
        let members = ObjectAccess {
            rest: object.members(self),
            only,
            keys: fields.is_none().then(HashSet::new),
            value: None,
            progress: &progress,
        };
        let result = visitor.visit_map(members);
        if let (Err(ReadError::Repeated), Progress::At(member)) = (&result, progress.get()) {
            // A struct finds that a field is repeated once it has the key.
            return self.record_names(member.record(result, true), fields.unwrap_or_default());
        }
        let result = self.record_names(result, fields.unwrap_or_default());
        let is_at_start = matches!(progress.get(), Progress::Start);
        let is_whole = is_at_start && result.as_ref().is_err_and(ReadError::is_of_kind);
        self.record(result, is_whole)
    }

    fn check_depth(&self) -> Result<(), ReadError> {
        if self.depth < DEEPEST { Ok(()) } else { self.record(Err(ReadError::TooDeep), true) }
    }
}

/// Reads a number as `serde_json` does.
fn read_number<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, ReadError> {
    match JsonNumber::parse(text) {
        Some(number) => number.visit(visitor),
        None => Err(match ReadError::invalid_type(Unexpected::Other("number"), &visitor) {
            other @ ReadError::Not(expected) if expected != "a number" => other,
            _ => ReadError::Not("a number that fits a 64-bit float"),
        }),
    }
}

macro_rules! by_kind {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
            match self.text_value() {
                Some(text) => {
                    let result = text.and_then(|text| text.$method(visitor));
                    self.record(result, true)
                }
                None => self.read(visitor),
            }
        }
    )+};
}

macro_rules! wide {
    ($($method:ident $visit:ident $number:ty),+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
            if let Some(text) = self.text_value() {
                let result = text.and_then(|text| text.$method(visitor));
                return self.record(result, true);
            }
            let number = match self.value {
                NodeValue::Json(json) if json.text() != "-0" => json.text().parse::<$number>().ok(),
                _ => None,
            };
            match number {
                Some(number) => self.record(visitor.$visit(number), true),
                None => self.read(visitor),
            }
        }
    )+};
}

impl<'de> Deserializer<'de> for Node<'_, 'de> {
    type Error = ReadError;

    by_kind! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64 deserialize_char
        deserialize_str deserialize_string deserialize_unit
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.read(visitor)
    }

    wide!(deserialize_i128 visit_i128 i128, deserialize_u128 visit_u128 u128);

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match (self.as_json(), self.text_value().filter(|_| self.items().is_none())) {
            (Some(json), _) => json.read(visitor),
            (None, Some(text)) => {
                let result = text.and_then(|text| text.deserialize_seq(visitor));
                self.record(result, true)
            }
            (None, None) => self.read(visitor),
        }
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match (self.text_value(), self.value) {
            (Some(text), _) => {
                let result = text.and_then(|text| text.deserialize_bytes(visitor));
                self.record(result, true)
            }
            (None, NodeValue::Json(json)) if json.first() == b'"' => {
                let text = json.string().ok_or(ReadError::Other);
                let result = text.and_then(|text| visitor.visit_bytes(text.as_str().as_bytes()));
                self.record(result, true)
            }
            _ => self.read(visitor),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_bytes(visitor)
    }

    /// A name, and never its number, which visitors take though it is no part of JSON or of a form.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.kind() {
            Some("a number") => {
                let error = ReadError::invalid_type(Unexpected::Other("number"), &visitor);
                self.record(Err(error), true)
            }
            _ => self.deserialize_str(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.value {
            NodeValue::Missing => visitor.visit_none(),
            _ if self.is_null() => visitor.visit_none(),
            _ => self.record(visitor.visit_some(self), false),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if let (RAW_VALUE, NodeValue::Json(json)) = (name, self.value) {
            return self.record(self.read_raw(json, visitor), true);
        }
        self.record(visitor.visit_newtype_struct(self), false)
    }

    forward_deserialize!(unit_struct);

    forward_deserialize!(tuples);

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match (self.as_json(), self.text_value()) {
            (Some(json), _) => json.read(visitor),
            (None, Some(text)) => {
                let result = text.and_then(|text| text.deserialize_map(visitor));
                self.record(result, true)
            }
            (None, None) => self.read(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match self.object() {
            Some(object) => self.read_object(object, Some(fields), visitor),
            None if self.text_value().is_some() => self.deserialize_map(visitor),
            None if self.items().is_some() => self.record(Err(ReadError::Not("an object")), true),
            None => self.read(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if let Some(text) = self.text_value().filter(|_| self.as_json().is_none()) {
            let result = text.and_then(|text| text.deserialize_enum(name, variants, visitor));
            return self.record(result, true);
        }
        if let Some(object) = self.object() {
            self.check_depth()?;
            let mut members = object
                .members(self)
                .filter(|(key, _)| !object.is_rest() || variants.contains(&&**key));
            return match (members.next(), members.next()) {
                (Some((name, content)), None) => {
                    let result = visitor.visit_enum(EnumContent { name: &name, content });
                    self.record(self.record_names(result, variants), false)
                }
                _ => self.record(Err(ReadError::OneName(variants)), true),
            };
        }
        let result = match self.value {
            NodeValue::Json(json) if json.first() == b'"' => match json.string() {
                Some(name) => visitor.visit_enum(StrDeserializer::new(name.as_str())),
                None => Err(ReadError::OneOf(variants)),
            },
            _ => Err(ReadError::Not(NAME_OR_OBJECT)),
        };
        self.record(result, true)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }
}

/// The items of a list.
pub(crate) enum Items<'t, 'de> {
    Json(Node<'t, 'de>, InnerValues<'t>),
    Form(Node<'t, 'de>, Box<dyn Iterator<Item = NodeValue<'t>> + 't>),
    None,
}

impl<'t, 'de> Iterator for Items<'t, 'de> {
    type Item = Node<'t, 'de>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Json(list, inner) => inner.next().map(|json| list.inner(NodeValue::Json(json))),
            Self::Form(list, items) => items.next().map(|value| list.at(value)),
            Self::None => None,
        }
    }
}

struct ListAccess<'t, 'de> {
    rest: Items<'t, 'de>,
    n_read: usize,
}

impl<'de> SeqAccess<'de> for ListAccess<'_, 'de> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        let Some(node) = self.rest.next() else { return Ok(None) };
        self.n_read += 1;
        // A type may reject what serde has read.
        node.record(seed.deserialize(node), false).map(Some)
    }
}

struct ObjectAccess<'m, 't, 'de> {
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

impl<'de> MapAccess<'de> for ObjectAccess<'_, '_, 'de> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ReadError> {
        let only = self.only;
        let is_wanted = |key: &str| only.is_none_or(|only| only.contains(&key));
        let Some((key, node)) = self.rest.find(|(key, _)| is_wanted(key)) else {
            self.progress.set(Progress::End);
            return Ok(None);
        };
        if key == LONE_SURROGATE && node.has_broken_key() {
            return Err(ReadError::Not("an object without a lone surrogate in a key"));
        }
        self.value = Some(node);
        self.progress.set(Progress::At(node));
        if self.keys.as_mut().is_some_and(|keys| !keys.insert(key.clone())) {
            return node.record(Err(ReadError::Repeated), true);
        }
        let text = match (node.lent_key(), key) {
            (Some(key), _) => Cow::Borrowed(key),
            (None, key) => Cow::Owned(key.into_owned()),
        };
        let key = FormValue { text, ty: Type::String };
        node.record(seed.deserialize(key).map_err(ReadError::of_key), true).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        let node = self.value.take().ok_or(ReadError::Other)?;
        node.record(seed.deserialize(node), false)
    }
}

/// A variant's name and its content.
struct EnumContent<'k, 't, 'de> {
    name: &'k str,
    content: Node<'t, 'de>,
}

impl<'t, 'de> EnumAccess<'de> for EnumContent<'_, 't, 'de> {
    type Error = ReadError;
    type Variant = Node<'t, 'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), ReadError> {
        Ok((seed.deserialize(StrDeserializer::new(self.name))?, self.content))
    }
}

impl<'de> VariantAccess<'de> for Node<'_, 'de> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        Deserialize::deserialize(self)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, ReadError> {
        self.record(seed.deserialize(self), false)
    }

    fn tuple_variant<V: Visitor<'de>>(self, n: usize, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_tuple(n, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.deserialize_struct("", fields, visitor)
    }
}
