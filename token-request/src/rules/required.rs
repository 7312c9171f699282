//! `required`: the value is given.

use std::fmt;

use super::BrokenRule;
use crate::field_types::Optional;

/// Whether the value is given.
#[inline]
pub fn check<T: Optional + ?Sized>(value: &T) -> bool {
    value.given().is_some()
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("is required")?;
    // A reader knows what there is in its place.
    match broken.arg("given") {
        Some(given) => write!(f, " and must not be {given}"),
        None => Ok(()),
    }
}
