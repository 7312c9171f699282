//! `at_most_one_of(a, b)`: at most one of these fields is given.

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use super::shared::presence::n_given;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| match broken.fields("and") {
        Some(fields) => write!(f, "at most one of {fields} may be given"),
        None => f.write_str("at most one of several fields may be given"),
    },
    #[cfg(feature = "field-table")]
    schema: Keywords::Fields(|mut given| {
        given.push(serde_json::json!({ "not": { "anyOf": given } }));
        ("oneOf", given.into())
    }),
    const_text: None,
};

/// Returns whether at most one of the fields is given.
#[inline]
#[must_use]
pub const fn check(given: &[bool]) -> bool {
    n_given(given) <= 1
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::shared::testing::{check_count, message, message_with_fields};

    #[test]
    fn the_number_of_given_fields_decides() {
        check_count(check, |n| n <= 1);
    }

    #[test]
    fn messages() {
        assert_eq!(
            message_with_fields("at_most_one_of", 2),
            "at most one of `aA` and `b` may be given"
        );
        assert_eq!(
            message_with_fields("at_most_one_of", 3),
            "at most one of `aA`, `b` and `c` may be given"
        );
        assert_eq!(message("at_most_one_of", &[]), "at most one of several fields may be given");
    }
}
