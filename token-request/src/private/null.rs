//! What must be there and may be null.

use serde::{Serialize, Serializer};

/// The newtype in which such a `None` is written, by which it is told from one that may be left out. To formats it is a
/// `None` like any other.
pub(crate) const NULL: &str = "token_request::Null";

/// Writes an `Option` that is never left out.
///
/// # Errors
///
/// Those of the serializer.
pub fn or_null<T: Serialize, S: Serializer>(
    value: &Option<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match value {
        Some(_) => value.serialize(serializer),
        None => serializer.serialize_newtype_struct(NULL, &None::<()>),
    }
}
