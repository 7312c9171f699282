//! What a request says outside of its body.

use std::marker::PhantomData;

use serde::de::value::StrDeserializer;
use serde::de::{Deserializer, Error, Visitor};
use serde::forward_to_deserialize_any;

use crate::table::Field;

/// A field whose value a header gave.
#[derive(Clone, Copy)]
pub(crate) struct Given<'a> {
    pub(crate) field: &'static Field,
    pub(crate) value: &'a str,
    /// Where it stands, as messages have it.
    pub(crate) place: &'static str,
    /// Whether the body may have it too, if it is the same.
    pub(crate) may_repeat: bool,
}

impl<'a> Given<'a> {
    /// The value as serde reads it.
    pub(crate) fn text<E>(&self) -> GivenText<'a, E> {
        GivenText { text: self.value, error: PhantomData }
    }
}

/// A text, whatever newtypes and options are around it, which serde's own deserializer of texts does not look through.
pub(crate) struct GivenText<'a, E> {
    text: &'a str,
    error: PhantomData<E>,
}

impl<'de, E: Error> Deserializer<'de> for GivenText<'_, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_str(self.text)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_enum(StrDeserializer::new(self.text))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}
