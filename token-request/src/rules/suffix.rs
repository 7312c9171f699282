//! `suffix(".json")`: the text ends with this text, byte for byte.

use super::shared::bytes::ends_with;
use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::{ecma, keywords, keywords::Keywords};
use crate::field_types::Text;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| write!(f, "must end with {}", broken.text("required")),
    #[cfg(feature = "field-table")]
    schema: Keywords::Pattern(|rule| Some(format!("{}$", ecma::escaped(keywords::text(rule)?)))),
    const_text: Some(text("a.json", ".json")),
};

/// Returns whether the text ends with `suffix`, or is absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T, suffix: &str) -> bool {
    value.text().is_none_or(|value| text(value, suffix))
}

/// Returns whether the text ends with `suffix`.
#[inline]
#[must_use]
pub const fn text(value: &str, suffix: &str) -> bool {
    ends_with(value.as_bytes(), suffix.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::shared::testing::{message, secret_message};
    use crate::{Arg, Value};

    #[test]
    fn the_text_is_compared_byte_for_byte() {
        assert!(check("a.json", ".json") && !check("a.JSON", ".json"));
        assert!(check(&None::<String>, ".json"));
    }

    #[test]
    fn messages() {
        let listed = Arg::listed(Value::String(".json"));
        assert_eq!(message("suffix", &[listed]), "must end with `.json`");
        assert_eq!(message("suffix", &[]), "must end with the required text");
        assert_eq!(secret_message("suffix", &[listed]), "must end with the required text");
    }
}
