//! `required`: the value is given.

use std::fmt;

use crate::subject::Optional;
use crate::table::{Field, Rule};

/// Whether the value is given.
#[inline]
pub fn check<T: Optional + ?Sized>(value: &T) -> bool {
    value.given().is_some()
}

pub(crate) fn describe(_: &Rule, _: &Field, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("is required")
}
