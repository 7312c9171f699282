//! `does_not_contain("x")`: the text has this nowhere in it; of a list or a set, no element is this text, of a map, no
//! key.

use std::fmt;

use super::BrokenRule;
use super::contains;
use crate::field_types::Contains;

/// Whether it has this nowhere in it, or is absent.
#[inline]
pub fn check<T: Contains + ?Sized>(value: &T, needle: &str) -> bool {
    value.holds(needle).is_none_or(|holds| !holds)
}

/// Whether the text has this nowhere in it.
#[must_use]
pub const fn text(value: &str, needle: &str) -> bool {
    !contains::text(value, needle)
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = broken.text("pattern");
    write!(f, "must not contain {}", text.as_deref().unwrap_or("the refused text"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{said, said_of_secret};
    use crate::{Arg, Value};

    #[test]
    fn it_is_the_other_of_contains() {
        assert!(text("abc", "ac") && !text("abc", "bc") && !text("abc", "") && text("", "a"));
        assert!(check("abc", "ac") && !check("abc", "bc") && !check("abc", ""));
        assert!(check(&["abc"], "bc") && !check(&["bc"], "bc") && check(&None::<String>, ""));
    }

    #[test]
    fn it_says_what() {
        let pattern = Arg::named("pattern", Value::String(" "));
        assert_eq!(said("does_not_contain", &[pattern]), "must not contain ` `");
        assert_eq!(said("does_not_contain", &[]), "must not contain the refused text");
        assert_eq!(
            said_of_secret("does_not_contain", &[pattern]),
            "must not contain the refused text"
        );
    }
}
