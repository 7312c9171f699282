//! Writes a value as a parameter of a form.

use std::fmt::{self, Write};

use serde::ser::{
    Impossible, Serialize, SerializeSeq, SerializeTuple, SerializeTupleStruct, Serializer,
};

use super::buffer::{Buffer, FormEncoder};
use super::error::WriteError;
use super::json;
use super::unsupported::{Unsupported, unsupported};
use crate::wire::forward::forward_serialize;

/// Writes a value under a name: as text, as one parameter for each item of a repeated list of scalars, or else as JSON.
pub(super) fn write<T: Serialize + ?Sized>(
    name: &str,
    is_repeated: bool,
    value: &T,
    buffer: &mut Buffer,
) -> Result<(), WriteError> {
    let start = buffer.len();
    let parameter = ParameterWriter { name, buffer, is_repeated };
    if value.serialize(parameter).is_ok() {
        return Ok(());
    }
    buffer.truncate(start);
    write_json(name, value, buffer)
}

/// Writes a value under a name as JSON.
pub(super) fn write_json<T: Serialize + ?Sized>(
    name: &str,
    value: &T,
    buffer: &mut Buffer,
) -> Result<(), WriteError> {
    json::write(value, begun(name, buffer))
}

/// Begins a parameter. Its value follows.
fn begun<'a>(name: &str, buffer: &'a mut Buffer) -> FormEncoder<'a> {
    if buffer.len() > 0 {
        buffer.push(b"&");
    }
    let mut encoded = FormEncoder(buffer);
    encoded.push(name.as_bytes());
    encoded.0.push(b"=");
    encoded
}

/// A serializer of the values that a form can express.
struct ParameterWriter<'a> {
    name: &'a str,
    buffer: &'a mut Buffer,
    /// True if a list is one parameter for each item. A list inside a list is not.
    is_repeated: bool,
}

impl ParameterWriter<'_> {
    fn text(self, text: &str) {
        begun(self.name, self.buffer).push(text.as_bytes());
    }
}

/// Methods for numbers and booleans, which are written as in JSON.
macro_rules! literals {
    ($($method:ident($ty:ty),)+) => {$(
        fn $method(self, value: $ty) -> Result<(), Unsupported> {
            json::write(&value, begun(self.name, self.buffer)).map_err(|_| Unsupported)
        }
    )+};
}

/// Methods for floats. JSON has only finite numbers, and writes others as null.
macro_rules! floats {
    ($($method:ident($ty:ty),)+) => {$(
        fn $method(self, value: $ty) -> Result<(), Unsupported> {
            if !value.is_finite() {
                return Ok(());
            }
            json::write(&value, begun(self.name, self.buffer)).map_err(|_| Unsupported)
        }
    )+};
}

impl Serializer for ParameterWriter<'_> {
    type Ok = ();
    type Error = Unsupported;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Impossible<(), Unsupported>;
    type SerializeMap = Impossible<(), Unsupported>;
    type SerializeStruct = Impossible<(), Unsupported>;
    type SerializeStructVariant = Impossible<(), Unsupported>;

    literals! {
        serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
        serialize_i128(i128), serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64),
        serialize_u128(u128),
    }

    floats! { serialize_f32(f32), serialize_f64(f64), }

    unsupported! { serialize_bytes(&[u8]) -> (), }
    unsupported!(objects);
    unsupported!(variants);

    fn serialize_char(self, value: char) -> Result<(), Unsupported> {
        self.text(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Unsupported> {
        self.text(value);
        Ok(())
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<(), Unsupported> {
        write!(begun(self.name, self.buffer), "{value}").map_err(|_| Unsupported)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Unsupported> {
        self.text(variant);
        Ok(())
    }

    forward_serialize!(nothing);
    forward_serialize!(inner);

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Unsupported> {
        if self.is_repeated { Ok(self) } else { Err(Unsupported) }
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Unsupported> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Unsupported> {
        self.serialize_seq(None)
    }
}

macro_rules! items {
    ($($part:ident::$method:ident,)+) => {$(
        impl $part for ParameterWriter<'_> {
            type Ok = ();
            type Error = Unsupported;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unsupported> {
                let Self { name, buffer, .. } = self;
                value.serialize(ParameterWriter { name, buffer, is_repeated: false })
            }

            fn end(self) -> Result<(), Unsupported> {
                Ok(())
            }
        }
    )+};
}

items! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
}
