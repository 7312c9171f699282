//! `required_without(a, b)`: the value is given where any of these fields is not.

use std::fmt;

use super::BrokenRule;
use super::exactly_one_of::n_given;

/// Whether the value is given, or each of the others.
#[inline]
#[must_use]
pub const fn check(given: bool, others: &[bool]) -> bool {
    given || n_given(others) == others.len()
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &broken.fields()[..] {
        [] => f.write_str("is required where other fields are absent"),
        [other] => write!(f, "is required without {other}"),
        others => write!(f, "is required unless all of {} are given", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::{PRESENCE, said_of_others};

    #[test]
    fn required_without() {
        const { assert!(!check(false, &[false])) }
        for others in PRESENCE {
            for given in [true, false] {
                let holds = given || !others.contains(&false);
                assert_eq!(check(given, others), holds, "{given} beside {others:?}");
            }
        }
    }

    #[test]
    fn messages() {
        let said = |n| said_of_others("required_without", n);
        assert_eq!(said(2), "is required unless all of `bB`, `c` are given");
        assert_eq!(said(1), "is required without `bB`");
        assert_eq!(said(0), "is required where other fields are absent");
    }
}
