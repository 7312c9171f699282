//! `none_of("a", "b")`: the text is none of these, byte for byte or, with `ignore_case`, in any case of ASCII letters.

use super::one_of;
use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use crate::field_types::Text;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| match &broken.texts()[..] {
        [] => f.write_str("must not be one of the forbidden values"),
        [forbidden] => write!(f, "must not be {forbidden}"),
        forbidden => write!(f, "must not be one of {}", forbidden.join(", ")),
    },
    #[cfg(feature = "field-table")]
    schema: Keywords::One(|ty, rule| {
        let (keyword, value) = one_of::keyword(ty, rule)?;
        Some(("not", serde_json::json!({ "type": "string", keyword: value })))
    }),
    const_text: Some(text("c", &["a", "b"]) && text_ignoring_case("c", &["a", "b"])),
};

/// Returns whether the text is none of the forbidden texts, or absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T, forbidden: &[&str]) -> bool {
    value.text().is_none_or(|value| text(value, forbidden))
}

/// Returns whether the text is none of the forbidden texts.
#[inline]
#[must_use]
pub const fn text(value: &str, forbidden: &[&str]) -> bool {
    !one_of::text(value, forbidden)
}

/// Returns whether the text is none of the forbidden texts in any case of its ASCII letters, or absent.
#[inline]
pub fn check_ignoring_case<T: Text + ?Sized>(value: &T, forbidden: &[&str]) -> bool {
    value.text().is_none_or(|value| text_ignoring_case(value, forbidden))
}

/// Returns whether the text is none of the forbidden texts in any case of its ASCII letters.
#[inline]
#[must_use]
pub const fn text_ignoring_case(value: &str, forbidden: &[&str]) -> bool {
    !one_of::text_ignoring_case(value, forbidden)
}

#[cfg(test)]
mod tests {
    use super::{check, check_ignoring_case};
    use crate::rules::shared::testing::{message, secret_message};
    use crate::{Arg, Value};

    const FORBIDDEN: &[&str] = &["root", "admin"];

    #[test]
    fn case_is_ignored_on_request() {
        for (value, is_none, is_none_ignoring_case) in
            [("root", false, false), ("Admin", true, false), ("user", true, true)]
        {
            assert_eq!(check(value, FORBIDDEN), is_none, "{value}");
            assert_eq!(check_ignoring_case(value, FORBIDDEN), is_none_ignoring_case, "{value}");
        }
        assert!(check_ignoring_case(&None::<&str>, FORBIDDEN) && check_ignoring_case("root", &[]));
    }

    #[test]
    fn messages() {
        let args = [Arg::listed(Value::String("root")), Arg::listed(Value::String("admin"))];
        assert_eq!(message("none_of", &args), "must not be one of `root`, `admin`");
        assert_eq!(message("none_of", &args[..1]), "must not be `root`");
        assert_eq!(secret_message("none_of", &args), "must not be one of the forbidden values");
    }
}
