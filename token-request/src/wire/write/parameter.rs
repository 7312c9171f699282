//! A value as a parameter of a form.

use std::fmt::{self, Write};

use serde::ser::{
    Impossible, Serialize, SerializeSeq, SerializeTuple, SerializeTupleStruct, Serializer,
};

use super::buffer::{Buffer, Encoded};
use super::error::WriteError;
use super::json;
use super::unsupported::{Refused, refuse};
use crate::wire::forward::forward_serialize;

/// Writes a value under a name: as text, or as a parameter for each element where a list is repeated and all of them are
/// text; otherwise as JSON.
pub(super) fn write<T: Serialize + ?Sized>(
    name: &str,
    is_repeated: bool,
    value: &T,
    buffer: &mut Buffer,
) -> Result<(), WriteError> {
    let start = buffer.len();
    let parameter = Parameter { name, buffer, is_repeated };
    if value.serialize(parameter).is_ok() {
        return Ok(());
    }
    buffer.truncate(start);
    write_json(name, value, buffer)
}

/// Writes a value under a name as JSON text.
pub(super) fn write_json<T: Serialize + ?Sized>(
    name: &str,
    value: &T,
    buffer: &mut Buffer,
) -> Result<(), WriteError> {
    json::write(value, begun(name, buffer))
}

/// Begins a parameter, of which the value is to follow.
fn begun<'a>(name: &str, buffer: &'a mut Buffer) -> Encoded<'a> {
    if buffer.len() > 0 {
        buffer.push(b"&");
    }
    let mut encoded = Encoded(buffer);
    encoded.push(name.as_bytes());
    encoded.0.push(b"=");
    encoded
}

/// Takes what a form has a shape for.
struct Parameter<'a> {
    name: &'a str,
    buffer: &'a mut Buffer,
    /// Whether a list is a parameter for each element. A list in a list is not.
    is_repeated: bool,
}

impl Parameter<'_> {
    fn text(self, text: &str) {
        begun(self.name, self.buffer).push(text.as_bytes());
    }
}

/// Numbers and booleans, which are as in JSON.
macro_rules! literals {
    ($($method:ident($ty:ty),)+) => {$(
        fn $method(self, value: $ty) -> Result<(), Refused> {
            json::write(&value, begun(self.name, self.buffer)).map_err(|_| Refused)
        }
    )+};
}

/// Floats: JSON has none that are not finite, and is null there.
macro_rules! floats {
    ($($method:ident($ty:ty),)+) => {$(
        fn $method(self, value: $ty) -> Result<(), Refused> {
            if !value.is_finite() {
                return Ok(());
            }
            json::write(&value, begun(self.name, self.buffer)).map_err(|_| Refused)
        }
    )+};
}

impl Serializer for Parameter<'_> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Impossible<(), Refused>;
    type SerializeMap = Impossible<(), Refused>;
    type SerializeStruct = Impossible<(), Refused>;
    type SerializeStructVariant = Impossible<(), Refused>;

    literals! {
        serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
        serialize_i128(i128), serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64),
        serialize_u128(u128),
    }

    floats! { serialize_f32(f32), serialize_f64(f64), }

    refuse! { serialize_bytes(&[u8]) -> (), }
    refuse!(objects);
    refuse!(variants);

    fn serialize_char(self, value: char) -> Result<(), Refused> {
        self.text(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Refused> {
        self.text(value);
        Ok(())
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<(), Refused> {
        write!(begun(self.name, self.buffer), "{value}").map_err(|_| Refused)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Refused> {
        self.text(variant);
        Ok(())
    }

    forward_serialize!(nothing);
    forward_serialize!(inner);

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Refused> {
        if self.is_repeated { Ok(self) } else { Err(Refused) }
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Refused> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Refused> {
        self.serialize_seq(None)
    }
}

macro_rules! elements {
    ($($part:ident::$method:ident,)+) => {$(
        impl $part for Parameter<'_> {
            type Ok = ();
            type Error = Refused;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
                let Self { name, buffer, .. } = self;
                value.serialize(Parameter { name, buffer, is_repeated: false })
            }

            fn end(self) -> Result<(), Refused> {
                Ok(())
            }
        }
    )+};
}

elements! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
}
