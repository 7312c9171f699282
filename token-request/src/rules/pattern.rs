//! `pattern(r"^[a-z]+$")`: the text matches this regular expression.

use std::sync::LazyLock;

use ::regex::Regex;

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::{ecma_pattern, keywords, keywords::Keywords};
use crate::field_types::Text;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| match &broken.texts()[..] {
        [pattern] => write!(f, "must match the pattern {pattern}"),
        _ => f.write_str("has an invalid format"),
    },
    #[cfg(feature = "field-table")]
    schema: Keywords::Pattern(|rule| ecma_pattern::convert(keywords::text(rule)?)),
    const_text: None,
};

/// A pattern that is compiled once, when the first text is checked. `None` is an invalid pattern, which the derive
/// reports.
pub type Compiled = LazyLock<Option<Regex>>;

/// Compiles a pattern for [`Compiled`].
#[must_use]
pub fn compile(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

/// Returns whether the text matches the pattern, or is absent. No text matches an invalid pattern.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T, pattern: &Compiled) -> bool {
    value.text().is_none_or(|text| pattern.as_ref().is_some_and(|regex| regex.is_match(text)))
}

#[cfg(test)]
mod tests {
    use super::{Compiled, check, compile};
    use crate::rules::shared::testing::message_of;
    use crate::table::{Arg, Field, Type, Value};

    #[test]
    fn a_text_matches_its_pattern() {
        static WORD: Compiled = Compiled::new(|| compile("^[a-z]+$"));
        assert!(check(&None::<&str>, &WORD));
        assert!(check("a", &WORD) && check(&Some(String::from("ab")), &WORD));
        assert!(!check("", &WORD) && !check("A", &WORD) && !check("a\n", &WORD));
    }

    #[test]
    fn patterns_support_unicode() {
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
    fn no_text_matches_an_invalid_pattern() {
        static NONE: Compiled = Compiled::new(|| compile("("));
        assert!(!check("(", &NONE) && !check("", &NONE) && check(&None::<&str>, &NONE));
    }

    #[test]
    fn messages() {
        const OPEN: &Field = &Field::new("a", Type::String);
        const SECRET: &Field = &Field::new("a", Type::String).secret(true);
        let args = [Arg::listed(Value::String(r"^[a-z]\.+$"))];
        assert_eq!(message_of("pattern", OPEN, &args), r"must match the pattern `^[a-z]\.+$`");
        assert_eq!(message_of("pattern", SECRET, &args), "has an invalid format");
        assert_eq!(message_of("pattern", OPEN, &[]), "has an invalid format");
    }
}
