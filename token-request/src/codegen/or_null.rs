//! Optional values that are written as `null` instead of being left out.

use serde::{Serialize, Serializer};

/// The name of the newtype around such a `None`. Our JSON writer recognizes it; for other formats it is an ordinary `None`.
pub(crate) const NULL: &str = "token_request::Null";

/// Serializes an `Option` that is never left out.
///
/// # Errors
///
/// The errors of the serializer.
pub fn or_null<T: Serialize, S: Serializer>(
    value: &Option<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match value {
        Some(_) => value.serialize(serializer),
        None => serializer.serialize_newtype_struct(NULL, &None::<()>),
    }
}
