//! `none_of("a", "b")`: the text is none of these, byte for byte.

use std::fmt;

use super::Broken;
use super::one_of;
use crate::subject::Text;

/// Whether the text is none of those refused, or absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T, refused: &[&str]) -> bool {
    value.text().is_none_or(|value| text(value, refused))
}

/// Whether the text is none of those refused.
#[inline]
#[must_use]
pub const fn text(value: &str, refused: &[&str]) -> bool {
    !one_of::text(value, refused)
}

pub(crate) fn describe(broken: &Broken<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &broken.texts()[..] {
        [] => f.write_str("must be none of the refused values"),
        [refused] => write!(f, "must not be {refused}"),
        refused => write!(f, "must be none of {}", refused.join(", ")),
    }
}
