//! What each deserializer passes on.

/// Methods of a `serde::Deserializer` that looks through options and newtypes, and to which a unit struct is a unit and a tuple
/// a list.
macro_rules! pass_on {
    (around) => {
        #[inline]
        fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
            visitor.visit_some(self)
        }

        #[inline]
        fn deserialize_newtype_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            visitor: V,
        ) -> Result<V::Value, Refused> {
            visitor.visit_newtype_struct(self)
        }
    };
    (unit_structs) => {
        fn deserialize_unit_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            visitor: V,
        ) -> Result<V::Value, Refused> {
            self.deserialize_unit(visitor)
        }
    };
    (tuples) => {
        fn deserialize_tuple<V: Visitor<'de>>(
            self,
            _: usize,
            visitor: V,
        ) -> Result<V::Value, Refused> {
            self.deserialize_seq(visitor)
        }

        fn deserialize_tuple_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            _: usize,
            visitor: V,
        ) -> Result<V::Value, Refused> {
            self.deserialize_seq(visitor)
        }
    };
}
pub(super) use pass_on;
