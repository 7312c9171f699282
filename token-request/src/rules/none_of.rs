//! `none_of("a", "b")`: the text is none of these, byte for byte.

use std::fmt;

use super::one_of;
use crate::subject::Text;
use crate::table::{Field, Rule};

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

pub(crate) fn describe(rule: &Rule, field: &Field, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if field.secret || rule.args.is_empty() {
        return f.write_str("must be none of the refused values");
    }
    f.write_str(if rule.args.len() == 1 { "must not be " } else { "must be none of " })?;
    one_of::list(rule, f)
}
