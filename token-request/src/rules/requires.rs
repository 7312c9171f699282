//! `requires(a, b)`: if the value is given, all of these fields are given too.

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use super::shared::presence::n_given;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| write!(f, "requires {}", broken.other_fields("and")),
    #[cfg(feature = "field-table")]
    schema: Keywords::Field(
        |given, others| serde_json::json!({ "if": given, "then": { "allOf": others } }),
    ),
    const_text: None,
};

/// Returns whether the value is absent, or all of the other fields are given.
#[inline]
#[must_use]
pub const fn check(given: bool, others: &[bool]) -> bool {
    !given || n_given(others) == others.len()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::shared::testing::{check_others, message_with_fields};

    #[test]
    fn the_presence_of_other_fields_decides() {
        check_others(check, |is_given, _, all| !is_given || all);
    }

    #[test]
    fn messages() {
        let message = |n| message_with_fields("requires", n);
        assert_eq!(message(1), "requires `aA`");
        assert_eq!(message(2), "requires `aA` and `b`");
        assert_eq!(message(0), "requires another field");
    }
}
