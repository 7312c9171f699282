//! Finds values that are `None`.

use std::fmt;

use serde::ser::{Impossible, Serialize, Serializer};

use super::unsupported::{Unsupported, unsupported};
use crate::codegen::NULL;

/// Returns whether a value is `None`, also inside `Some` or a newtype. Nothing is allocated.
pub(super) fn is_none<T: Serialize + ?Sized>(value: &T) -> bool {
    value.serialize(OnlyNone).is_ok()
}

/// A serializer that accepts `None` only.
struct OnlyNone;

impl Serializer for OnlyNone {
    type Ok = ();
    type Error = Unsupported;
    type SerializeSeq = Impossible<(), Unsupported>;
    type SerializeTuple = Impossible<(), Unsupported>;
    type SerializeTupleStruct = Impossible<(), Unsupported>;
    type SerializeTupleVariant = Impossible<(), Unsupported>;
    type SerializeMap = Impossible<(), Unsupported>;
    type SerializeStruct = Impossible<(), Unsupported>;
    type SerializeStructVariant = Impossible<(), Unsupported>;

    unsupported!(scalars);
    unsupported!(units);
    unsupported!(lists);
    unsupported!(objects);
    unsupported!(variants);

    fn serialize_none(self) -> Result<(), Unsupported> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unsupported> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unsupported> {
        if name == NULL { Err(Unsupported) } else { value.serialize(self) }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::is_none;

    #[derive(serde::Serialize)]
    struct Newtype<T>(T);

    #[derive(serde::Serialize)]
    #[serde(untagged)]
    enum Untagged {
        Maybe(Option<u8>),
        Unit,
    }

    const ABSENT: Option<u8> = None;

    #[test]
    fn none_is_found_inside_options_and_newtypes() {
        assert!(is_none(&ABSENT) && is_none(&Some(ABSENT)) && is_none(&Box::new(Newtype(ABSENT))));
        assert!(is_none(&Untagged::Maybe(None)) && !is_none(&Untagged::Maybe(Some(1))));
    }

    #[test]
    fn other_values_are_not_none() {
        assert!(!is_none(&()) && !is_none(&Untagged::Unit) && !is_none(&Newtype(())));
        assert!(!is_none("") && !is_none(&[ABSENT]) && !is_none(&(ABSENT,)) && !is_none(&[0; 0]));
        assert!(!is_none(&BTreeMap::from([(0, ABSENT)])) && !is_none(&format_args!("")));
        for value in [json!(null), json!(false), json!(0), json!(""), json!([]), json!({})] {
            assert!(!is_none(&value) && !is_none(&Some(&value)), "{value}");
        }
        assert!(is_none(&None::<Value>));
    }
}
