//! `required`: the value is given.

use std::fmt;

use super::Broken;
use crate::subject::Optional;

/// Whether the value is given, and if it may be absent in turn, what is in it: `is_given` says whether there is anything
/// at all.
#[inline]
pub fn check<T: Optional + ?Sized>(value: &T, is_given: bool) -> bool {
    is_given && value.given().is_some()
}

pub(crate) fn describe(_: &Broken<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("is required")
}
