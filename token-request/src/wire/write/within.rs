//! What each serializer passes on.

/// Methods of a `serde::Serializer` that writes nothing of what is nothing, and only what stands in options and newtypes.
macro_rules! write_within {
    (nothing) => {
        fn serialize_none(self) -> Result<(), Refused> {
            Ok(())
        }

        fn serialize_unit(self) -> Result<(), Refused> {
            Ok(())
        }

        fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refused> {
            Ok(())
        }
    };
    (around) => {
        fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
            value.serialize(self)
        }

        fn serialize_newtype_struct<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            value: &T,
        ) -> Result<(), Refused> {
            value.serialize(self)
        }
    };
}
pub(super) use write_within;
