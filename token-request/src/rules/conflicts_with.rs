//! `conflicts_with(a, b)`: if the value is given, none of these fields is given.

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use super::shared::presence::n_given;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| {
        write!(f, "must not be given together with {}", broken.other_fields("or"))
    },
    #[cfg(feature = "field-table")]
    schema: Keywords::Field(
        |given, others| serde_json::json!({ "if": given, "then": { "not": { "anyOf": others } } }),
    ),
    const_text: None,
};

/// Returns whether the value is absent, or none of the other fields is given.
#[inline]
#[must_use]
pub const fn check(given: bool, others: &[bool]) -> bool {
    !given || n_given(others) == 0
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::shared::testing::{check_others, message_with_fields};

    #[test]
    fn the_presence_of_other_fields_decides() {
        check_others(check, |is_given, any, _| !is_given || !any);
    }

    #[test]
    fn messages() {
        let message = |n| message_with_fields("conflicts_with", n);
        assert_eq!(message(1), "must not be given together with `aA`");
        assert_eq!(message(2), "must not be given together with `aA` or `b`");
        assert_eq!(message(0), "must not be given together with another field");
    }
}
