//! `prefix("sk_")`: the text starts with this text, byte for byte.

use super::shared::bytes::starts_with;
use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::{ecma, keywords, keywords::Keywords};
use crate::field_types::Text;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| write!(f, "must start with {}", broken.text("required")),
    #[cfg(feature = "field-table")]
    schema: Keywords::Pattern(|rule| Some(format!("^{}", ecma::escaped(keywords::text(rule)?)))),
    const_text: Some(text("sk_1", "sk_")),
};

/// Returns whether the text starts with `prefix`, or is absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T, prefix: &str) -> bool {
    value.text().is_none_or(|value| text(value, prefix))
}

/// Returns whether the text starts with `prefix`.
#[inline]
#[must_use]
pub const fn text(value: &str, prefix: &str) -> bool {
    starts_with(value.as_bytes(), prefix.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::shared::testing::{message, secret_message};
    use crate::{Arg, Value};

    #[test]
    fn the_text_is_compared_byte_for_byte() {
        assert!(check("sk_1", "sk_") && !check("SK_1", "sk_"));
        assert!(check(&None::<String>, "sk_"));
    }

    #[test]
    fn messages() {
        let listed = Arg::listed(Value::String("sk_"));
        assert_eq!(message("prefix", &[listed]), "must start with `sk_`");
        assert_eq!(message("prefix", &[]), "must start with the required text");
        assert_eq!(secret_message("prefix", &[listed]), "must start with the required text");
    }
}
