//! `does_not_contain("x")`: the text does not contain this text; a list or a set does not have it as an item, a map not
//! as a key.

use super::contains;
use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::{KeywordValue, Keywords};
use crate::field_types::Contains;
#[cfg(feature = "field-table")]
use crate::table::{Rule, Type};

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| write!(f, "must not contain {}", broken.text("forbidden")),
    #[cfg(feature = "field-table")]
    schema: Keywords::One(keyword),
    const_text: Some(text("ab", "@")),
};

/// Returns whether the value does not contain `needle`, or is absent.
#[inline]
pub fn check<T: Contains + ?Sized>(value: &T, needle: &str) -> bool {
    value.holds(needle).is_none_or(|holds| !holds)
}

/// Returns whether the text does not contain `needle`.
#[must_use]
pub const fn text(value: &str, needle: &str) -> bool {
    !contains::text(value, needle)
}

#[cfg(feature = "field-table")]
fn keyword(ty: Type, rule: &Rule) -> Option<KeywordValue> {
    // A keyword accepts values of any other type, so the negation must name the type.
    let json_type = match ty {
        Type::List(_) => "array",
        Type::Map(_) => "object",
        _ => "string",
    };
    let (keyword, value) = contains::keyword(ty, rule)?;
    Some(("not", serde_json::json!({ "type": json_type, keyword: value })))
}

#[cfg(test)]
mod tests {
    use super::{check, text};
    use crate::rules::shared::testing::{message, secret_message};
    use crate::{Arg, Value};

    #[test]
    fn it_is_the_opposite_of_contains() {
        assert!(text("abc", "ac") && !text("abc", "bc") && !text("abc", "") && text("", "a"));
        assert!(check("abc", "ac") && !check("abc", "bc") && !check("abc", ""));
        assert!(check(&["abc"], "bc") && !check(&["bc"], "bc") && check(&None::<String>, ""));
    }

    #[test]
    fn messages() {
        let pattern = Arg::named("pattern", Value::String(" "));
        assert_eq!(message("does_not_contain", &[pattern]), "must not contain ` `");
        assert_eq!(message("does_not_contain", &[]), "must not contain the forbidden text");
        assert_eq!(
            secret_message("does_not_contain", &[pattern]),
            "must not contain the forbidden text"
        );
    }
}
