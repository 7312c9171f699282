//! `at_least_one_of(a, b)`: at least one of these fields is given.

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use super::shared::presence::n_given;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| match broken.fields("and") {
        Some(fields) => write!(f, "at least one of {fields} must be given"),
        None => f.write_str("at least one of several fields must be given"),
    },
    #[cfg(feature = "field-table")]
    schema: Keywords::Fields(|given| ("anyOf", given.into())),
    const_text: None,
};

/// Returns whether at least one of the fields is given.
#[inline]
#[must_use]
pub const fn check(given: &[bool]) -> bool {
    n_given(given) >= 1
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::shared::testing::{check_count, message, message_with_fields};

    #[test]
    fn the_number_of_given_fields_decides() {
        check_count(check, |n| n >= 1);
    }

    #[test]
    fn messages() {
        assert_eq!(
            message_with_fields("at_least_one_of", 2),
            "at least one of `aA` and `b` must be given"
        );
        assert_eq!(
            message_with_fields("at_least_one_of", 3),
            "at least one of `aA`, `b` and `c` must be given"
        );
        assert_eq!(message("at_least_one_of", &[]), "at least one of several fields must be given");
    }
}
