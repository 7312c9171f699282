//! `one_of("a", "b")`: the text is one of these, byte for byte or, with `ignore_case`, in any case of ASCII letters.

use super::shared::bytes::{equal, equal_ignoring_case};
use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::{ecma, keywords, keywords::KeywordValue, keywords::Keywords};
use crate::field_types::Text;
#[cfg(feature = "field-table")]
use crate::table::{Rule, Type, Value};

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| match &broken.texts()[..] {
        [] => f.write_str("must be one of the allowed values"),
        [allowed] => write!(f, "must be {allowed}"),
        allowed => write!(f, "must be one of {}", allowed.join(", ")),
    },
    #[cfg(feature = "field-table")]
    schema: Keywords::One(keyword),
    const_text: Some(text("a", &["a", "b"]) && text_ignoring_case("A", &["a", "b"])),
};

/// Returns whether the text is one of the allowed texts, or absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T, allowed: &[&str]) -> bool {
    value.text().is_none_or(|value| text(value, allowed))
}

/// Returns whether the text is one of the allowed texts.
#[inline]
#[must_use]
pub const fn text(value: &str, allowed: &[&str]) -> bool {
    let mut i = 0;
    while i < allowed.len() {
        if equal(value.as_bytes(), allowed[i].as_bytes()) {
            return true;
        }
        i += 1;
    }
    false
}

/// Returns whether the text is one of the allowed texts in any case of its ASCII letters, or absent.
#[inline]
pub fn check_ignoring_case<T: Text + ?Sized>(value: &T, allowed: &[&str]) -> bool {
    value.text().is_none_or(|value| text_ignoring_case(value, allowed))
}

/// Returns whether the text is one of the allowed texts in any case of its ASCII letters.
#[inline]
#[must_use]
pub const fn text_ignoring_case(value: &str, allowed: &[&str]) -> bool {
    let mut i = 0;
    while i < allowed.len() {
        if equal_ignoring_case(value.as_bytes(), allowed[i].as_bytes()) {
            return true;
        }
        i += 1;
    }
    false
}

/// Returns the keyword for the listed texts: `pattern` if case is ignored, otherwise `enum`. Returns `None` if one of
/// the texts is unknown.
#[cfg(feature = "field-table")]
pub(super) fn keyword(ty: Type, rule: &Rule) -> Option<KeywordValue> {
    let ignore_case = Value::Source("ignore_case");
    let listed = rule.args.iter().filter(|arg| arg.value != ignore_case);
    let texts: Option<Vec<_>> = listed.map(|arg| arg.value.texts()).collect();
    let texts = texts.filter(|_| keywords::is_text(ty))?.concat();
    if texts.is_empty() {
        return None;
    }
    if rule.args.iter().all(|arg| arg.value != ignore_case) {
        return Some(("enum", texts.into()));
    }
    let texts: Vec<_> = texts.into_iter().map(ecma::in_any_case).collect();
    Some(("pattern", format!("^(?:{})$", texts.join("|")).into()))
}

#[cfg(test)]
mod tests {
    use super::{check, check_ignoring_case, text_ignoring_case};
    use crate::rules::shared::testing::message;
    use crate::{Arg, Value};

    const GRANTS: &[&str] = &["code", "Straße", ""];

    #[test]
    fn only_the_case_of_ascii_letters_is_ignored() {
        for (value, is, is_ignoring_case) in [
            ("code", true, true),
            ("CODE", false, true),
            ("cOdE", false, true),
            ("STRAßE", false, true),
            ("", true, true),
            ("codes", false, false),
            ("cod", false, false),
            ("straSSe", false, false),
            ("ſtraße", false, false),
        ] {
            assert_eq!(check(value, GRANTS), is, "{value}");
            assert_eq!(check_ignoring_case(value, GRANTS), is_ignoring_case, "{value}");
        }
        assert!(check_ignoring_case(&None::<&str>, GRANTS) && !check_ignoring_case("", &[]));
        const { assert!(text_ignoring_case("CODE", GRANTS) && !text_ignoring_case("c", GRANTS)) }
    }

    #[test]
    fn messages() {
        let case = Arg::named("ignore_case", Value::Source("true"));
        let texts = |texts| [Arg::listed(Value::Texts(texts)), case];
        assert_eq!(message("one_of", &texts(&["a", "b"])), "must be one of `a`, `b`");
        assert_eq!(message("one_of", &texts(&["a"])), "must be `a`");
        assert_eq!(message("one_of", &texts(&[])), "must be one of the allowed values");
    }
}
