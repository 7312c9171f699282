//! `required`: the value is given.

use std::fmt;

use super::Broken;
use crate::subject::Optional;

/// Whether the value is given.
#[inline]
pub fn check<T: Optional + ?Sized>(value: &T) -> bool {
    value.given().is_some()
}

pub(crate) fn describe(_: &Broken<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("is required")
}
