//! Writes JSON without absent fields.

use std::any::type_name;
use std::cell::Cell;
use std::{fmt, io};

use serde::ser::{
    Error as _, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::error::{Reason, Trace, WriteError};
use super::none::is_none;

/// Writes a value as `serde_json` does, except that fields that are `None` are omitted.
pub(super) fn write<T: Serialize + ?Sized>(
    value: &T,
    writer: impl io::Write,
) -> Result<(), WriteError> {
    let trace = Trace::default();
    let serializer = &mut serde_json::Serializer::new(writer);
    if let Err(reason) = value.serialize(WithoutNone { inner: serializer, trace: &trace }) {
        trace.note(reason);
    }
    trace.error().map_or(Ok(()), Err)
}

/// A serializer that omits fields that are `None`, or a value that is written by such a serializer.
///
/// Its errors replace those of the inner serializer, which would copy the text of a `Serialize` implementation.
struct WithoutNone<'t, T> {
    inner: T,
    trace: &'t Trace,
}

impl<T: Serialize + ?Sized> Serialize for WithoutNone<'_, &T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { inner, trace } = self;
        let written = inner.serialize(WithoutNone { inner: serializer, trace });
        written.map_err(|reason| S::Error::custom(trace.note(reason)))
    }
}

/// Methods that forward to the inner serializer. It only rejects the key of a map.
macro_rules! forward_scalars {
    ($($method:ident($($arg:ident: $ty:ty),*),)+) => {$(
        fn $method(self, $($arg: $ty),*) -> Result<S::Ok, Reason> {
            self.inner.$method($($arg),*).map_err(|_| self.trace.note(Reason::Key))
        }
    )+};
}

/// Methods that begin a compound value.
macro_rules! forward_compounds {
    ($($method:ident($($arg:ident: $ty:ty),*) -> $part:ident,)+) => {$(
        fn $method(self, $($arg: $ty),*) -> Result<Self::$part, Reason> {
            let Self { inner, trace } = self;
            match inner.$method($($arg),*) {
                Ok(inner) => Ok(WithoutNone { inner, trace }),
                Err(_) => Err(trace.note(Reason::Key)),
            }
        }
    )+};
}

impl<'t, S: Serializer> Serializer for WithoutNone<'t, S> {
    type Ok = S::Ok;
    type Error = Reason;
    type SerializeSeq = WithoutNone<'t, S::SerializeSeq>;
    type SerializeTuple = WithoutNone<'t, S::SerializeTuple>;
    type SerializeTupleStruct = WithoutNone<'t, S::SerializeTupleStruct>;
    type SerializeTupleVariant = WithoutNone<'t, S::SerializeTupleVariant>;
    type SerializeMap = MapWriter<'t, S::SerializeMap>;
    type SerializeStruct = WithoutNone<'t, S::SerializeStruct>;
    type SerializeStructVariant = WithoutNone<'t, S::SerializeStructVariant>;

    forward_scalars! {
        serialize_bool(value: bool), serialize_i8(value: i8), serialize_i16(value: i16), serialize_i32(value: i32),
        serialize_i64(value: i64), serialize_i128(value: i128), serialize_u8(value: u8), serialize_u16(value: u16),
        serialize_u32(value: u32), serialize_u64(value: u64), serialize_u128(value: u128), serialize_f32(value: f32),
        serialize_f64(value: f64), serialize_char(value: char), serialize_str(value: &str), serialize_bytes(value: &[u8]),
        serialize_none(), serialize_unit(), serialize_unit_struct(name: &'static str),
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str),
    }

    forward_compounds! {
        serialize_seq(len: Option<usize>) -> SerializeSeq,
        serialize_tuple(len: usize) -> SerializeTuple,
        serialize_tuple_struct(name: &'static str, len: usize) -> SerializeTupleStruct,
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> SerializeTupleVariant,
        serialize_struct(name: &'static str, len: usize) -> SerializeStruct,
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> SerializeStructVariant,
    }

    fn serialize_map(self, len: Option<usize>) -> Result<Self::SerializeMap, Reason> {
        match self.inner.serialize_map(len) {
            Ok(map) => Ok(MapWriter { map, may_have_fields: len.is_none(), trace: self.trace }),
            Err(_) => Err(self.trace.note(Reason::Key)),
        }
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, Reason> {
        let Self { inner, trace } = self;
        let written = inner.serialize_some(&WithoutNone { inner: value, trace });
        written.map_err(|_| trace.note(Reason::Key))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, Reason> {
        let Self { inner, trace } = self;
        let written = inner.serialize_newtype_struct(name, &WithoutNone { inner: value, trace });
        written.map_err(|_| trace.note(Reason::Key))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, Reason> {
        let Self { inner, trace } = self;
        let value = &WithoutNone { inner: value, trace };
        let written = inner.serialize_newtype_variant(name, index, variant, value);
        written.map_err(|_| trace.note(Reason::Key))
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<S::Ok, Reason> {
        let Self { inner, trace } = self;
        let value = Checked { value, has_failed: Cell::new(false) };
        let written = inner.collect_str(&value);
        if value.has_failed.get() {
            return Err(trace.note(Reason::Serialize));
        }
        written.map_err(|_| trace.note(Reason::Key))
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

/// A value whose `Display` does not fail, as `serde_json` panics if it does.
struct Checked<'a, T: ?Sized> {
    value: &'a T,
    has_failed: Cell<bool>,
}

impl<T: fmt::Display + ?Sized> fmt::Display for Checked<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.has_failed.set(self.value.fmt(f).is_err());
        Ok(())
    }
}

macro_rules! items {
    ($($part:ident::$method:ident,)+) => {$(
        impl<S: $part> $part for WithoutNone<'_, S> {
            type Ok = S::Ok;
            type Error = Reason;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Reason> {
                let Self { inner, trace } = self;
                let written = inner.$method(&WithoutNone { inner: value, trace });
                written.map_err(|_| trace.note(Reason::Key))
            }

            fn end(self) -> Result<S::Ok, Reason> {
                self.inner.end().map_err(|_| self.trace.note(Reason::Key))
            }
        }
    )+};
}

items! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
}

macro_rules! fields {
    ($($part:ident,)+) => {$(
        impl<S: $part> $part for WithoutNone<'_, S> {
            type Ok = S::Ok;
            type Error = Reason;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Reason> {
                if is_none(value) {
                    return self.skip_field(name);
                }
                let Self { inner, trace } = self;
                let written = inner.serialize_field(name, &WithoutNone { inner: value, trace });
                written.map_err(|_| {
                    trace.note_field(Some(name));
                    trace.note(Reason::Key)
                })
            }

            fn skip_field(&mut self, name: &'static str) -> Result<(), Reason> {
                self.inner.skip_field(name).map_err(|_| self.trace.note(Reason::Key))
            }

            fn end(self) -> Result<S::Ok, Reason> {
                self.inner.end().map_err(|_| self.trace.note(Reason::Key))
            }
        }
    )+};
}

fields! { SerializeStruct, SerializeStructVariant, }

/// The entries of a map, or the fields of a struct with a flattened field.
struct MapWriter<'t, S> {
    map: S,
    /// True for a struct with a flattened field, whose length serde does not know.
    may_have_fields: bool,
    trace: &'t Trace,
}

impl<S> MapWriter<'_, S> {
    /// Records an error of an entry without a field, as the key may be a value.
    fn note(&self) -> Reason {
        self.trace.note_field(None);
        self.trace.note(Reason::Key)
    }
}

/// Returns whether a key is a field's name. serde's derive passes that as `str`, and the keys of a map as `&K`.
fn is_name<K: ?Sized>() -> bool {
    type_name::<K>() == type_name::<str>()
}

impl<S: SerializeMap> SerializeMap for MapWriter<'_, S> {
    type Ok = S::Ok;
    type Error = Reason;

    fn serialize_key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), Reason> {
        let key = &WithoutNone { inner: key, trace: self.trace };
        self.map.serialize_key(key).map_err(|_| self.note())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Reason> {
        let value = &WithoutNone { inner: value, trace: self.trace };
        self.map.serialize_value(value).map_err(|_| self.note())
    }

    fn serialize_entry<K: Serialize + ?Sized, T: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &T,
    ) -> Result<(), Reason> {
        if self.may_have_fields && is_name::<K>() && is_none(value) {
            return Ok(());
        }
        let key = &WithoutNone { inner: key, trace: self.trace };
        let value = &WithoutNone { inner: value, trace: self.trace };
        self.map.serialize_entry(key, value).map_err(|_| self.note())
    }

    fn end(self) -> Result<S::Ok, Reason> {
        self.map.end().map_err(|_| self.trace.note(Reason::Key))
    }
}
