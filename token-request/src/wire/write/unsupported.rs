//! The error of a serializer that supports some types only.

use std::fmt;

use serde::ser;

/// The type is not supported, or the value cannot be written at all. Another serializer reports the reason.
#[derive(Debug)]
pub(super) struct Unsupported;

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("is of another shape")
    }
}

impl std::error::Error for Unsupported {}

impl ser::Error for Unsupported {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Methods of a `serde::Serializer` that return [`Unsupported`].
macro_rules! unsupported {
    (scalars) => {
        unsupported! {
            serialize_bool(bool) -> (), serialize_i8(i8) -> (), serialize_i16(i16) -> (), serialize_i32(i32) -> (),
            serialize_i64(i64) -> (), serialize_i128(i128) -> (), serialize_u8(u8) -> (), serialize_u16(u16) -> (),
            serialize_u32(u32) -> (), serialize_u64(u64) -> (), serialize_u128(u128) -> (), serialize_f32(f32) -> (),
            serialize_f64(f64) -> (), serialize_char(char) -> (), serialize_str(&str) -> (), serialize_bytes(&[u8]) -> (),
            serialize_unit_variant(&'static str, u32, &'static str) -> (),
        }

        fn collect_str<T: fmt::Display + ?Sized>(self, _: &T) -> Result<(), Unsupported> {
            Err(Unsupported)
        }
    };
    (units) => {
        unsupported! { serialize_unit() -> (), serialize_unit_struct(&'static str) -> (), }
    };
    (lists) => {
        unsupported! {
            serialize_seq(Option<usize>) -> Self::SerializeSeq,
            serialize_tuple(usize) -> Self::SerializeTuple,
            serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        }
    };
    (objects) => {
        unsupported! {
            serialize_map(Option<usize>) -> Self::SerializeMap,
            serialize_struct(&'static str, usize) -> Self::SerializeStruct,
        }
    };
    (variants) => {
        unsupported! {
            serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
            serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
        }

        fn serialize_newtype_variant<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: &T,
        ) -> Result<(), Unsupported> {
            Err(Unsupported)
        }
    };
    ($($method:ident($($arg:ty),*) -> $ok:ty,)+) => {$(
        fn $method(self, $(_: $arg),*) -> Result<$ok, Unsupported> {
            Err(Unsupported)
        }
    )+};
}
pub(super) use unsupported;
