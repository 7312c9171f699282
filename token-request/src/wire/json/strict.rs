//! JSON in one pass: `serde_json`, except that a struct must be an object and keys must not be repeated.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashSet;
use std::fmt;
use std::iter::once;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};

use super::number::JsonNumber;
use crate::table::Type;
use crate::wire::form::FormValue;

/// A deserializer, visitor or access that forwards to another.
struct Strict<'a, T, K = OtherKind> {
    inner: T,
    /// Set if serde asks for an object with arbitrary keys. Then serde may accept more than the table.
    has_any_keys: &'a Cell<bool>,
    kind: PhantomData<K>,
}

/// The kind of value that serde asks for.
trait ExpectedKind {
    const IS_STRUCT: bool = false;
    /// True for an object with arbitrary keys, none of which may be repeated.
    const IS_MAP: bool = false;
}

struct StructKind;
struct MapKind;
struct OtherKind;

impl ExpectedKind for StructKind {
    const IS_STRUCT: bool = true;
}

impl ExpectedKind for MapKind {
    const IS_MAP: bool = true;
}

impl ExpectedKind for OtherKind {}

/// Reads a request in one pass, if possible. Sets `has_any_keys` if serde asks for an object with arbitrary keys.
#[inline]
pub(crate) fn read<'de, T: Deserialize<'de>>(
    json: &'de str,
    has_any_keys: &Cell<bool>,
) -> Option<T> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let request = T::deserialize(Strict::new(&mut deserializer, has_any_keys)).ok()?;
    deserializer.end().ok()?;
    Some(request)
}

impl<'a, T> Strict<'a, T> {
    #[inline]
    fn new(inner: T, has_any_keys: &'a Cell<bool>) -> Self {
        Self { inner, has_any_keys, kind: PhantomData }
    }
}

impl<'a, T, K> Strict<'a, T, K> {
    /// Wraps a value that is inside this one or in its place.
    #[inline]
    fn instead<U>(&self, inner: U) -> Strict<'a, U> {
        Strict::new(inner, self.has_any_keys)
    }

    /// Wraps the visitor of a struct or a map.
    #[inline]
    fn visitor<U, L>(&self, inner: U) -> Strict<'a, U, L> {
        Strict { inner, has_any_keys: self.has_any_keys, kind: PhantomData }
    }
}

macro_rules! forward_unchanged {
    ($($method:ident)+) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$method(visitor)
        }
    )+};
}

macro_rules! wrap_visitor {
    ($($method:ident($($arg:ident: $ty:ty),*))+) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, $($arg: $ty,)* visitor: V) -> Result<V::Value, D::Error> {
            let visitor = self.instead(visitor);
            self.inner.$method($($arg,)* visitor)
        }
    )+};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Strict<'_, D> {
    type Error = D::Error;

    forward_unchanged! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64 deserialize_char
        deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_identifier
        deserialize_ignored_any
    }

    wrap_visitor! {
        deserialize_option()
        deserialize_newtype_struct(name: &'static str)
        deserialize_seq()
        deserialize_tuple(n: usize)
        deserialize_tuple_struct(name: &'static str, n: usize)
        deserialize_enum(name: &'static str, variants: &'static [&'static str])
    }

    #[inline]
    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_unit_struct(name, visitor)
    }

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.has_any_keys.set(true);
        let visitor = self.visitor::<_, MapKind>(visitor);
        self.inner.deserialize_any(visitor)
    }

    #[inline]
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.has_any_keys.set(true);
        let visitor = self.visitor::<_, MapKind>(visitor);
        self.inner.deserialize_map(visitor)
    }

    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let visitor = self.visitor::<_, StructKind>(visitor);
        self.inner.deserialize_struct(name, fields, visitor)
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

macro_rules! forward_values {
    ($($method:ident $ty:ty),+ $(,)?) => {$(
        #[inline]
        fn $method<E: Error>(self, value: $ty) -> Result<V::Value, E> {
            self.inner.$method(value)
        }
    )+};
}

impl<'de, V: Visitor<'de>, K: ExpectedKind> Visitor<'de> for Strict<'_, V, K> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    forward_values!(
        visit_bool bool, visit_i8 i8, visit_i16 i16, visit_i32 i32, visit_i64 i64, visit_i128 i128, visit_u8 u8,
        visit_u16 u16, visit_u32 u32, visit_u64 u64, visit_u128 u128, visit_f32 f32, visit_f64 f64, visit_char char,
        visit_str &str, visit_borrowed_str &'de str, visit_string String, visit_bytes &[u8],
        visit_borrowed_bytes &'de [u8], visit_byte_buf Vec<u8>,
    );

    #[inline]
    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_none()
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        let deserializer = self.instead(deserializer);
        self.inner.visit_some(deserializer)
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<V::Value, D::Error> {
        let deserializer = self.instead(deserializer);
        self.inner.visit_newtype_struct(deserializer)
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        if K::IS_STRUCT {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        }
        let access = self.instead(access);
        self.inner.visit_seq(access)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        let mut access = self.instead(access);
        if !K::IS_MAP {
            return self.inner.visit_map(access);
        }
        let first = match access.next_key()? {
            Some(JsonKey::Number) => {
                let text: String = access.next_value()?;
                let number = JsonNumber::parse(&text).ok_or_else(|| Error::custom("too large"))?;
                if number.has_all_digits_of(&text) {
                    return number.visit(self.inner);
                }
                // A type that expects `serde_json`'s object for a number keeps all digits.
                return self.inner.visit_map(MapDeserializer::new(once((NUMBER, text))));
            }
            Some(JsonKey::Name(name)) => Some(name),
            None => None,
        };
        self.inner.visit_map(DistinctKeys { access, first, keys: HashSet::new() })
    }

    #[inline]
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        let access = self.instead(access);
        self.inner.visit_enum(access)
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Strict<'_, S> {
    type Value = S::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let deserializer = self.instead(deserializer);
        self.inner.deserialize(deserializer)
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Strict<'_, A> {
    type Error = A::Error;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        let seed = self.instead(seed);
        self.inner.next_element_seed(seed)
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Strict<'_, A> {
    type Error = A::Error;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        self.inner.next_key_seed(seed)
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        let seed = self.instead(seed);
        self.inner.next_value_seed(seed)
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, 'a, A: EnumAccess<'de>> EnumAccess<'de> for Strict<'a, A> {
    type Error = A::Error;
    type Variant = Strict<'a, A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), A::Error> {
        let has_any_keys = self.has_any_keys;
        let (value, variant) = self.inner.variant_seed(seed)?;
        Ok((value, Strict::new(variant, has_any_keys)))
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Strict<'_, A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        self.inner.unit_variant()
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        let seed = self.instead(seed);
        self.inner.newtype_variant_seed(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, n: usize, visitor: V) -> Result<V::Value, A::Error> {
        let visitor = self.instead(visitor);
        self.inner.tuple_variant(n, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        let visitor = self.visitor::<_, StructKind>(visitor);
        self.inner.struct_variant(fields, visitor)
    }
}

/// The members of an object whose keys must be different.
struct DistinctKeys<'de, A> {
    access: A,
    /// The first key, until serde asks for it.
    first: Option<Cow<'de, str>>,
    keys: HashSet<Cow<'de, str>>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for DistinctKeys<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        let key = match self.first.take() {
            Some(first) => Some(first),
            None => self.access.next_key()?.and_then(JsonKey::name),
        };
        let Some(key) = key else { return Ok(None) };
        if !self.keys.insert(key.clone()) {
            return Err(A::Error::custom("a key is repeated"));
        }
        let key = FormValue { text: key, ty: Type::String };
        seed.deserialize(key).map(Some).map_err(A::Error::custom)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.access.next_value_seed(seed)
    }

    fn size_hint(&self) -> Option<usize> {
        self.access.size_hint()
    }
}

/// The only key of the object that `serde_json` produces for a number.
const NUMBER: &str = "$serde_json::private::Number";

/// A key of an object, borrowed if possible.
enum JsonKey<'a> {
    Name(Cow<'a, str>),
    /// The key of a number. With its feature `arbitrary_precision`, `serde_json` produces an object with one key for each number.
    Number,
}

impl<'a> JsonKey<'a> {
    fn name(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Name(name) => Some(name),
            Self::Number => None,
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for JsonKey<'a> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // A client may send an object with the same key. Only a key in the body is deserialized as a newtype.
        deserializer.deserialize_newtype_struct("Key", JsonKeyVisitor)
    }
}

struct JsonKeyVisitor;

impl<'de> Visitor<'de> for JsonKeyVisitor {
    type Value = JsonKey<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        let Borrowable(name) = Borrowable::deserialize(deserializer)?;
        Ok(JsonKey::Name(name))
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Self::Value, E> {
        Ok(JsonKey::Number)
    }
}

#[derive(Deserialize)]
struct Borrowable<'a>(#[serde(borrow)] Cow<'a, str>);
