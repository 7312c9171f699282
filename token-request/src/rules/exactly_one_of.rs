//! `exactly_one_of(a, b)`: exactly one of these fields is given.

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use super::shared::presence::n_given;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| match broken.fields("and") {
        Some(fields) => write!(f, "exactly one of {fields} must be given"),
        None => f.write_str("exactly one of several fields must be given"),
    },
    #[cfg(feature = "field-table")]
    schema: Keywords::Fields(|given| ("oneOf", given.into())),
    const_text: None,
};

/// Returns whether exactly one of the fields is given.
#[inline]
#[must_use]
pub const fn check(given: &[bool]) -> bool {
    n_given(given) == 1
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::shared::testing::{check_count, message, message_with_fields};

    #[test]
    fn the_number_of_given_fields_decides() {
        check_count(check, |n| n == 1);
    }

    #[test]
    fn messages() {
        assert_eq!(
            message_with_fields("exactly_one_of", 2),
            "exactly one of `aA` and `b` must be given"
        );
        assert_eq!(
            message_with_fields("exactly_one_of", 3),
            "exactly one of `aA`, `b` and `c` must be given"
        );
        assert_eq!(message("exactly_one_of", &[]), "exactly one of several fields must be given");
    }
}
