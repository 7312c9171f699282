//! `suffix("x")`: the text ends with this, byte for byte.

use std::fmt;

use super::BrokenRule;
use super::one_of::equal;
use crate::field_types::Text;

/// Whether the text ends with this, or the value is absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T, suffix: &str) -> bool {
    value.text().is_none_or(|value| text(value, suffix))
}

/// Whether the text ends with this.
#[inline]
#[must_use]
pub const fn text(value: &str, suffix: &str) -> bool {
    match value.len().checked_sub(suffix.len()) {
        Some(start) => equal(value.as_bytes().split_at(start).1, suffix.as_bytes()),
        None => false,
    }
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = broken.text("pattern");
    write!(f, "must end with {}", text.as_deref().unwrap_or("the required text"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Random, said, said_of_secret};
    use crate::{Arg, Value};

    #[test]
    fn it_is_what_std_says() {
        let mut random = Random::new();
        let parts = ["a", "b", "é", "\0", "aaaaaaaa"];
        for _ in 0..10_000 {
            let (value, suffix) = (random.text(&parts, 4), random.text(&parts, 2));
            assert_eq!(text(&value, &suffix), value.ends_with(&suffix), "{suffix:?}, {value:?}");
        }
        assert!(
            text("", "")
                && text("é", "")
                && text("é", "é")
                && !text("é", "\u{301}")
                && !text("", "a")
        );
    }

    #[test]
    fn it_says_what() {
        let listed = Arg::listed(Value::String(".rs"));
        assert!(check(&None::<String>, ".rs") && check("a.rs", ".rs") && !check("a.RS", ".rs"));
        assert_eq!(said("suffix", &[listed]), "must end with `.rs`");
        assert_eq!(said("suffix", &[]), "must end with the required text");
        assert_eq!(said_of_secret("suffix", &[listed]), "must end with the required text");
    }
}
