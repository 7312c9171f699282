//! A node as a deserializer. It accepts what the one-pass readers accept, and records the place of the first error.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashSet;
use std::iter;

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer, StrDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, Unexpected, VariantAccess, Visitor,
};

use super::access::{EnumContent, ListAccess, ObjectAccess, Progress};
use super::items::Items;
use super::node::{MAX_NESTING, Node, NodeValue};
use super::object::Object;
use crate::table::Type;
use crate::wire::form::FormValue;
use crate::wire::forward::forward_deserialize;
use crate::wire::json::{JsonNode, JsonNumber};
use crate::wire::read_error::{NAME_OR_OBJECT, NOT_ESCAPED, ReadError};

/// The name by which `serde_json::value::RawValue` asks for the text of a value.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

impl<'t, 'de> Node<'t, 'de> {
    /// Returns the text of one parameter or of a header.
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
            NodeValue::Either(group, _) => match group.text() {
                NodeValue::Text { encoded, ty, .. } => (encoded, ty),
                _ => return None,
            },
            NodeValue::List(list) => match list.only() {
                Some(encoded) => (encoded, Type::Any),
                None => return Some(Err(ReadError::Repeated)),
            },
            NodeValue::Header(header) => return Some(Ok(header.text())),
            _ => return None,
        };
        let borrowed = self.body_text.and_then(|body| encoded.plain_in(body));
        let text: Result<Cow<'de, str>, _> = match borrowed {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => encoded.decode().map(|text| Cow::Owned(text.into_owned())),
        };
        Some(text.map(|text| FormValue { text, ty }).map_err(ReadError::Encoding))
    }

    /// Reads the value by its own type.
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
        if let Some(text) = self.body_text.and_then(|body| json.borrowed(body)) {
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

    /// Reads the text of a value. `serde_json` passes it as the only value of an object.
    fn read_raw<V: Visitor<'de>>(
        self,
        json: JsonNode<'t>,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if let Some(text) = self.body_text.and_then(|body| json.borrowed_text(body)) {
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
            // A tuple does not ask for more items than it has.
            Some(_) => Err(ReadError::Length(n_read)),
        });
        let is_whole = n_read == 0 && result.as_ref().is_err_and(ReadError::is_of_kind);
        self.record(result, is_whole)
    }

    /// Reads an object. `fields` are those of a struct; in other objects no key may be repeated.
    fn read_object<V: Visitor<'de>>(
        self,
        object: Object<'t>,
        fields: Option<&'static [&'static str]>,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.check_depth()?;
        let only = fields.filter(|_| object.is_flattened());
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
            // A struct returns this error after it has read the key.
            return self.record_names(member.record(result, true), fields.unwrap_or_default());
        }
        let result = self.record_names(result, fields.unwrap_or_default());
        let is_at_start = matches!(progress.get(), Progress::Start);
        let is_whole = is_at_start && result.as_ref().is_err_and(ReadError::is_of_kind);
        self.record(result, is_whole)
    }

    fn check_depth(&self) -> Result<(), ReadError> {
        if self.depth < MAX_NESTING { Ok(()) } else { self.record(Err(ReadError::TooDeep), true) }
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

macro_rules! text_or_own_type {
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

macro_rules! wide_integers {
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

    text_or_own_type! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64 deserialize_char
        deserialize_str deserialize_string deserialize_unit
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.read(visitor)
    }

    wide_integers!(deserialize_i128 visit_i128 i128, deserialize_u128 visit_u128 u128);

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

    /// Reads a name. Visitors accept numbers too, but neither JSON nor a form has names that are numbers.
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
                .filter(|(key, _)| !object.is_flattened() || variants.contains(&&**key));
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
