//! `none_of("a", "b")`: the text is none of these, byte for byte, or whatever the case of ASCII letters.

use std::fmt;

use super::BrokenRule;
use super::one_of;
use crate::field_types::Text;

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

/// Whether the text is none of those refused, in whichever case its ASCII letters are, or absent.
#[inline]
pub fn check_ignoring_case<T: Text + ?Sized>(value: &T, refused: &[&str]) -> bool {
    value.text().is_none_or(|value| text_ignoring_case(value, refused))
}

/// Whether the text is none of those refused, in whichever case its ASCII letters are.
#[inline]
#[must_use]
pub const fn text_ignoring_case(value: &str, refused: &[&str]) -> bool {
    !one_of::text_ignoring_case(value, refused)
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &broken.texts()[..] {
        [] => f.write_str("must be none of the refused values"),
        [refused] => write!(f, "must not be {refused}"),
        refused => write!(f, "must be none of {}", refused.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{check, check_ignoring_case, text_ignoring_case};

    #[test]
    fn case_is_ignored_where_asked() {
        const REFUSED: &[&str] = &["root", "admin"];
        for (value, is_none, is_none_ignoring_case) in
            [("root", false, false), ("Admin", true, false), ("user", true, true)]
        {
            assert_eq!(check(value, REFUSED), is_none, "{value}");
            assert_eq!(check_ignoring_case(value, REFUSED), is_none_ignoring_case, "{value}");
        }
        assert!(check_ignoring_case(&None::<&str>, REFUSED) && check_ignoring_case("root", &[]));
        const { assert!(!text_ignoring_case("ROOT", REFUSED)) }
    }
}
