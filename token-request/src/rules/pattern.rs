//! `pattern("^[a-z]+$")`: the text matches this regular expression.

use std::fmt;
use std::sync::LazyLock;

use ::regex::Regex;

use super::BrokenRule;
use crate::field_types::Text;

/// A pattern where it is used: compiled when the first text is checked, and once. `None` where it is no pattern, which
/// the derive does not let through.
pub type Compiled = LazyLock<Option<Regex>>;

/// What a [`Compiled`] is made with.
#[must_use]
pub fn compile(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

/// Whether the text matches, or is absent. Nothing matches what is no pattern.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T, pattern: &Compiled) -> bool {
    value.text().is_none_or(|text| pattern.as_ref().is_some_and(|regex| regex.is_match(text)))
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &broken.texts()[..] {
        [pattern] => write!(f, "must match the pattern {pattern}"),
        _ => f.write_str("has a wrong format"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Compiled, check, compile};
    use crate::rules::said;
    use crate::table::{Arg, Field, Type, Value};

    #[test]
    fn pattern() {
        static WORD: Compiled = Compiled::new(|| compile("^[a-z]+$"));
        assert!(check(&None::<&str>, &WORD));
        assert!(check("a", &WORD) && check(&Some(String::from("ab")), &WORD));
        assert!(!check("", &WORD) && !check("A", &WORD) && !check("a\n", &WORD));
    }

    #[test]
    fn a_pattern_may_use_all_of_unicode() {
        for (pattern, text) in [
            (r"^\w\d\s$", "é٣\u{a0}"),
            (r"^\p{Greek}\p{Lu}$", "αÄ"),
            ("^(?i)straße$", "STRAẞE"),
            (r"\bé", "a é"),
        ] {
            assert!(compile(pattern).unwrap().is_match(text), "{pattern}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_matched_by_nothing() {
        static NONE: Compiled = Compiled::new(|| compile("("));
        assert!(!check("(", &NONE) && !check("", &NONE) && check(&None::<&str>, &NONE));
    }

    #[test]
    fn messages() {
        const OPEN: &Field = &Field::new("a", Type::String);
        const SECRET: &Field = &Field::new("a", Type::String).secret(true);
        let args = [Arg::listed(Value::String(r"^[a-z]\.+$"))];
        assert_eq!(said("pattern", OPEN, &args), r"must match the pattern `^[a-z]\.+$`");
        assert_eq!(said("pattern", SECRET, &args), "has a wrong format");
        assert_eq!(said("pattern", OPEN, &[]), "has a wrong format");
    }
}
