//! The value of a parameter, as serde asks for it.

use std::borrow::Cow;

use serde::de::{Deserializer, IntoDeserializer, Visitor};

use crate::table::{Table, Tagging, Type};
use crate::wire::forward::forward_deserialize;
use crate::wire::json;
use crate::wire::read_error::ReadError;
use crate::wire::wiped::Wiped;

/// A text whose type is told by the table, where serde does not ask for one.
pub(crate) struct FormValue<'de> {
    pub(crate) text: Cow<'de, str>,
    pub(crate) ty: Type,
}

/// Whether a value of this type is written as several parameters of one name, and not as one.
pub(crate) fn is_repeatable(ty: Type) -> bool {
    match ty.value() {
        Type::List(item) => matches!(item.value(), Type::Any) || item.value().scalar().is_some(),
        Type::Object(table) => match table().newtype() {
            // A newtype of a newtype is called by its own name: it may hold itself.
            Some(field) if !matches!(field.ty, Type::Object(_)) => is_repeatable(field.ty),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a text is JSON, as a form has no shape for a value of this type. What may be of several types is so where it
/// begins as an object or a list does.
pub(crate) fn is_json(ty: Type, text: &str) -> bool {
    match ty.value() {
        Type::List(_) | Type::Map(_) => true,
        Type::Object(table) if ty.scalar().is_none() => {
            table().variants.is_empty() || text.starts_with(['{', '['])
        }
        _ => false,
    }
}

/// The scalar that a text is of an enum that may be of several types: a text, unless it is none of the others.
fn scalar_of(table: Table, text: &str) -> Type {
    let fields = table.variants.iter().filter_map(|variant| match variant.fields {
        [field] if field.wire.is_empty() => field.ty.scalar(),
        _ => None,
    });
    let is_it = |ty: &Type| match ty {
        Type::Integer | Type::Number => is_number(text, *ty),
        Type::Boolean => text.parse::<bool>().is_ok(),
        _ => true,
    };
    fields.filter(|_| table.tagging == Tagging::Untagged).find(is_it).unwrap_or(Type::String)
}

/// The type of the items of a list.
pub(crate) fn item(ty: Type) -> Type {
    match ty.value() {
        Type::List(item) => *item,
        Type::Object(table) => table().newtype().map_or(Type::Any, |field| item(field.ty)),
        _ => Type::Any,
    }
}

/// Whether a text is a list of objects as JSON has it: of a list of which the table knows no more, it may be.
pub(crate) fn is_list_of_objects(text: &str) -> bool {
    text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{'))
}

/// Whether a text is a number of this type.
fn is_number(text: &str, ty: Type) -> bool {
    let is_whole = || text.parse::<i128>().is_ok() || text.parse::<u128>().is_ok();
    is_literal(text)
        && if matches!(ty, Type::Integer) {
            is_whole()
        } else {
            text.parse().is_ok_and(f64::is_finite)
        }
}

/// Whether a number is written with digits, as JSON has it, which Rust does not ask for.
fn is_literal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = digits.split_at(digits.find(['.', 'e', 'E']).unwrap_or(digits.len()));
    let is_whole = whole == "0" || whole.starts_with(|c| ('1'..='9').contains(&c));
    let fraction = rest.strip_prefix('.');
    is_whole && fraction.is_none_or(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

macro_rules! parsed {
    ($($method:ident $visit:ident $(if $is:path)?),+) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
            let text = Wiped::from(self.text);
            match text.as_str().parse() {
                Ok(value) if is_literal(text.as_str()) $(&& $is(value))? => visitor.$visit(value),
                // serde says what it expects.
                _ => visitor.visit_str(text.as_str()),
            }
        }
    )+};
}

macro_rules! as_json {
    ($($method:ident($($arg:ident: $ty:ty),*)),+) => {$(
        fn $method<V: Visitor<'de>>(self, $($arg: $ty,)* visitor: V) -> Result<V::Value, ReadError> {
            json::within(self.text, |json| json.$method($($arg,)* visitor))
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
                json::within(self.text, |json| json.deserialize_any(visitor))
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

    parsed!(
        deserialize_i8 visit_i8, deserialize_i16 visit_i16, deserialize_i32 visit_i32,
        deserialize_i64 visit_i64, deserialize_i128 visit_i128, deserialize_u8 visit_u8, deserialize_u16 visit_u16,
        deserialize_u32 visit_u32, deserialize_u64 visit_u64, deserialize_u128 visit_u128,
    // What is too large is not infinite, as it is not in JSON.
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
            return json::within(self.text, |json| json.deserialize_enum(name, variants, visitor));
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
