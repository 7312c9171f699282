//! JSON, without what is absent.

use std::any::type_name;
use std::{fmt, io};

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::none::is_none;

/// Writes a value as `serde_json` does, but leaves out the fields that are `None`.
pub(super) fn write<T: Serialize + ?Sized>(
    value: &T,
    writer: impl io::Write,
) -> serde_json::Result<()> {
    value.serialize(WithoutNone(&mut serde_json::Serializer::new(writer)))
}

/// A serializer, or a part of one, that leaves out fields; a value that is written by such a one.
struct WithoutNone<T>(T);

impl<T: Serialize + ?Sized> Serialize for WithoutNone<&T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(WithoutNone(serializer))
    }
}

/// Methods that are those of the serializer itself.
macro_rules! same {
    ($($method:ident($($arg:ident: $ty:ty),*),)+) => {$(
        fn $method(self, $($arg: $ty),*) -> Result<S::Ok, S::Error> {
            self.0.$method($($arg),*)
        }
    )+};
}

/// Methods that begin what has parts.
macro_rules! parts {
    ($($method:ident($($arg:ident: $ty:ty),*) -> $part:ident,)+) => {$(
        fn $method(self, $($arg: $ty),*) -> Result<Self::$part, S::Error> {
            self.0.$method($($arg),*).map(WithoutNone)
        }
    )+};
}

impl<S: Serializer> Serializer for WithoutNone<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = WithoutNone<S::SerializeSeq>;
    type SerializeTuple = WithoutNone<S::SerializeTuple>;
    type SerializeTupleStruct = WithoutNone<S::SerializeTupleStruct>;
    type SerializeTupleVariant = WithoutNone<S::SerializeTupleVariant>;
    type SerializeMap = Entries<S::SerializeMap>;
    type SerializeStruct = WithoutNone<S::SerializeStruct>;
    type SerializeStructVariant = WithoutNone<S::SerializeStructVariant>;

    same! {
        serialize_bool(value: bool), serialize_i8(value: i8), serialize_i16(value: i16), serialize_i32(value: i32),
        serialize_i64(value: i64), serialize_i128(value: i128), serialize_u8(value: u8), serialize_u16(value: u16),
        serialize_u32(value: u32), serialize_u64(value: u64), serialize_u128(value: u128), serialize_f32(value: f32),
        serialize_f64(value: f64), serialize_char(value: char), serialize_str(value: &str), serialize_bytes(value: &[u8]),
        serialize_none(), serialize_unit(), serialize_unit_struct(name: &'static str),
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str),
    }

    parts! {
        serialize_seq(len: Option<usize>) -> SerializeSeq,
        serialize_tuple(len: usize) -> SerializeTuple,
        serialize_tuple_struct(name: &'static str, len: usize) -> SerializeTupleStruct,
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> SerializeTupleVariant,
        serialize_struct(name: &'static str, len: usize) -> SerializeStruct,
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> SerializeStructVariant,
    }

    fn serialize_map(self, len: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        Ok(Entries { map: self.0.serialize_map(len)?, may_have_fields: len.is_none() })
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.0.serialize_some(&WithoutNone(value))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.0.serialize_newtype_struct(name, &WithoutNone(value))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.0.serialize_newtype_variant(name, index, variant, &WithoutNone(value))
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.0.collect_str(value)
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }
}

macro_rules! elements {
    ($($part:ident::$method:ident,)+) => {$(
        impl<S: $part> $part for WithoutNone<S> {
            type Ok = S::Ok;
            type Error = S::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
                self.0.$method(&WithoutNone(value))
            }

            fn end(self) -> Result<S::Ok, S::Error> {
                self.0.end()
            }
        }
    )+};
}

elements! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
}

macro_rules! fields {
    ($($part:ident,)+) => {$(
        impl<S: $part> $part for WithoutNone<S> {
            type Ok = S::Ok;
            type Error = S::Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), S::Error> {
                if is_none(value) {
                    return self.0.skip_field(name);
                }
                self.0.serialize_field(name, &WithoutNone(value))
            }

            fn skip_field(&mut self, name: &'static str) -> Result<(), S::Error> {
                self.0.skip_field(name)
            }

            fn end(self) -> Result<S::Ok, S::Error> {
                self.0.end()
            }
        }
    )+};
}

fields! { SerializeStruct, SerializeStructVariant, }

/// The entries of a map, or the fields of a struct of which a part is flattened.
struct Entries<S> {
    map: S,
    /// A map knows how many entries it has, and such a struct does not.
    may_have_fields: bool,
}

/// Whether it is the name of a field, which serde's derive passes as it is; a map's keys come by reference, as `&K`.
fn is_name<K: ?Sized>() -> bool {
    type_name::<K>() == type_name::<str>()
}

impl<S: SerializeMap> SerializeMap for Entries<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), S::Error> {
        self.map.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        self.map.serialize_value(&WithoutNone(value))
    }

    fn serialize_entry<K: Serialize + ?Sized, T: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &T,
    ) -> Result<(), S::Error> {
        if self.may_have_fields && is_name::<K>() && is_none(value) {
            return Ok(());
        }
        self.map.serialize_entry(key, &WithoutNone(value))
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.map.end()
    }
}
