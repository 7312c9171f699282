//! Text as a deserializer, by the type that the table gives it. Values that a form cannot express are JSON.

use std::borrow::Cow;

use serde::de::{Deserializer, IntoDeserializer, Visitor};

use super::error::FirstError;
use super::node::{Node, NodeValue};
use crate::table::Type;
use crate::wire::form::{FormValue, is_json, is_literal, scalar_of};
use crate::wire::forward::forward_deserialize;
use crate::wire::json::{JsonDocument, check_syntax};
use crate::wire::read_error::ReadError;
use crate::wire::wiped::Wiped;

/// Reads text as JSON.
fn read_json<'de, T>(
    text: Cow<'de, str>,
    read: impl FnOnce(Node<'_, 'de>) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    let body_text = match &text {
        Cow::Borrowed(text) => Some(*text),
        Cow::Owned(_) => None,
    };
    let text = Wiped::from(text);
    check_syntax(text.as_str()).map_err(|_| ReadError::Other)?;
    let (document, first_error) =
        (JsonDocument::body(text.as_str(), body_text.is_some(), &[]), FirstError::default());
    read(Node::new(NodeValue::Json(document.root()), body_text, &first_error))
}

macro_rules! numbers {
    ($($method:ident $visit:ident $(if $is:path)?),+) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
            let text = Wiped::from(self.text);
            match text.as_str().parse() {
                Ok(value) if is_literal(text.as_str()) $(&& $is(value))? => visitor.$visit(value),
                // The visitor returns an error with the expected type.
                _ => visitor.visit_str(text.as_str()),
            }
        }
    )+};
}

macro_rules! as_json {
    ($($method:ident($($arg:ident: $ty:ty),*)),+) => {$(
        fn $method<V: Visitor<'de>>(self, $($arg: $ty,)* visitor: V) -> Result<V::Value, ReadError> {
            read_json(self.text, |json| json.$method($($arg,)* visitor))
        }
    )+};
}

impl<'de> Deserializer<'de> for FormValue<'de> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let ty = self.ty.value();
        let ty = match ty.scalar().unwrap_or(ty) {
            Type::Object(table) if !is_json(ty, &self.text) => scalar_of(table(), &self.text),
            ty => ty,
        };
        match ty {
            Type::Integer if self.text.starts_with('-') => self.deserialize_i64(visitor),
            Type::Integer => self.deserialize_u64(visitor),
            Type::Number => self.deserialize_f64(visitor),
            Type::Boolean => self.deserialize_bool(visitor),
            Type::List(_) | Type::Map(_) | Type::Object(_) => {
                read_json(self.text, |json| json.deserialize_any(visitor))
            }
            _ => self.deserialize_str(visitor),
        }
    }

    #[inline]
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let text = Wiped::from(self.text);
        match text.as_str().parse() {
            Ok(value) => visitor.visit_bool(value),
            Err(_) => visitor.visit_str(text.as_str()),
        }
    }

    numbers!(
        deserialize_i8 visit_i8, deserialize_i16 visit_i16, deserialize_i32 visit_i32,
        deserialize_i64 visit_i64, deserialize_i128 visit_i128, deserialize_u8 visit_u8, deserialize_u16 visit_u16,
        deserialize_u32 visit_u32, deserialize_u64 visit_u64, deserialize_u128 visit_u128,
    // A number that is too large is an error, as it is in JSON, and not infinite.
    deserialize_f32 visit_f32 if f32::is_finite, deserialize_f64 visit_f64 if f64::is_finite
    );

    #[inline]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.text {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    #[inline]
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.text {
            Cow::Borrowed(text) => visitor.visit_borrowed_bytes(text.as_bytes()),
            Cow::Owned(text) => visitor.visit_byte_buf(text.into_bytes()),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_bytes(visitor)
    }

    forward_deserialize!(inner);

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if self.text.starts_with('{') {
            return read_json(self.text, |json| json.deserialize_enum(name, variants, visitor));
        }
        visitor.visit_enum(self.text.into_deserializer())
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    as_json!(
        deserialize_seq(),
        deserialize_map(),
        deserialize_unit(),
        deserialize_unit_struct(name: &'static str),
        deserialize_tuple(n: usize),
        deserialize_tuple_struct(name: &'static str, n: usize),
        deserialize_struct(name: &'static str, fields: &'static [&'static str])
    );
}
