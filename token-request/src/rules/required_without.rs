//! `required_without(a, b)`: the value is given if any of these fields is not given.

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use super::shared::presence::n_given;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| write!(f, "is required when {} is not given", broken.other_fields("or")),
    #[cfg(feature = "field-table")]
    schema: Keywords::Field(
        |given, others| serde_json::json!({ "if": { "not": { "allOf": others } }, "then": given }),
    ),
    const_text: None,
};

/// Returns whether the value is given, or all of the other fields are given.
#[inline]
#[must_use]
pub const fn check(given: bool, others: &[bool]) -> bool {
    given || n_given(others) == others.len()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::shared::testing::{check_others, message_with_fields};

    #[test]
    fn the_presence_of_other_fields_decides() {
        check_others(check, |is_given, _, all| is_given || all);
    }

    #[test]
    fn messages() {
        let message = |n| message_with_fields("required_without", n);
        assert_eq!(message(1), "is required when `aA` is not given");
        assert_eq!(message(2), "is required when `aA` or `b` is not given");
        assert_eq!(message(0), "is required when another field is not given");
    }
}
