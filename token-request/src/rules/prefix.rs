//! `prefix("x")`: the text begins with this, byte for byte.

use std::fmt;

use super::BrokenRule;
use super::one_of::equal;
use crate::field_types::Text;

/// Whether the text begins with this, or the value is absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T, prefix: &str) -> bool {
    value.text().is_none_or(|value| text(value, prefix))
}

/// Whether the text begins with this.
#[inline]
#[must_use]
pub const fn text(value: &str, prefix: &str) -> bool {
    begins(value.as_bytes(), prefix.as_bytes())
}

#[inline]
pub(crate) const fn begins(bytes: &[u8], prefix: &[u8]) -> bool {
    match bytes.split_at_checked(prefix.len()) {
        Some((first, _)) => equal(first, prefix),
        None => false,
    }
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = broken.text("pattern");
    write!(f, "must start with {}", text.as_deref().unwrap_or("the required text"))
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
            let (value, prefix) = (random.text(&parts, 4), random.text(&parts, 2));
            assert_eq!(text(&value, &prefix), value.starts_with(&prefix), "{prefix:?}, {value:?}");
        }
        assert!(
            text("", "") && text("é", "") && text("é", "é") && !text("é", "e") && !text("", "a")
        );
    }

    #[test]
    fn it_says_what() {
        let listed = Arg::listed(Value::String("sk-"));
        assert!(check(&None::<String>, "sk-") && check("sk-1", "sk-") && !check("SK-1", "sk-"));
        assert_eq!(said("prefix", &[listed]), "must start with `sk-`");
        assert_eq!(said("prefix", &[]), "must start with the required text");
        assert_eq!(said_of_secret("prefix", &[listed]), "must start with the required text");
    }
}
