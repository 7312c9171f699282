//! Methods that forward `Some` and newtypes to the value inside, for serializers and deserializers.

/// Methods of a `serde::Deserializer`.
///
/// - `inner`: an option and a newtype are what is inside.
/// - `unit_struct`: a unit struct is a unit.
/// - `tuples`: a tuple is a sequence.
macro_rules! forward_deserialize {
    (inner) => {
        #[inline]
        fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            visitor.visit_some(self)
        }

        #[inline]
        fn deserialize_newtype_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            visitor: V,
        ) -> Result<V::Value, Self::Error> {
            visitor.visit_newtype_struct(self)
        }
    };
    (unit_struct) => {
        fn deserialize_unit_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            visitor: V,
        ) -> Result<V::Value, Self::Error> {
            self.deserialize_unit(visitor)
        }
    };
    (tuples) => {
        fn deserialize_tuple<V: Visitor<'de>>(
            self,
            _: usize,
            visitor: V,
        ) -> Result<V::Value, Self::Error> {
            self.deserialize_seq(visitor)
        }

        fn deserialize_tuple_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            _: usize,
            visitor: V,
        ) -> Result<V::Value, Self::Error> {
            self.deserialize_seq(visitor)
        }
    };
}
pub(super) use forward_deserialize;

/// Methods of a `serde::Serializer`.
///
/// - `inner`: `Some` and a newtype are what is inside.
/// - `nothing`: `None` and units write nothing.
macro_rules! forward_serialize {
    (inner) => {
        fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Self::Ok, Self::Error> {
            value.serialize(self)
        }

        fn serialize_newtype_struct<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            value: &T,
        ) -> Result<Self::Ok, Self::Error> {
            value.serialize(self)
        }
    };
    (nothing) => {
        fn serialize_none(self) -> Result<(), Self::Error> {
            Ok(())
        }

        fn serialize_unit(self) -> Result<(), Self::Error> {
            Ok(())
        }

        fn serialize_unit_struct(self, _: &'static str) -> Result<(), Self::Error> {
            Ok(())
        }
    };
}
pub(super) use forward_serialize;
