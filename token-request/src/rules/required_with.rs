//! `required_with(a, b)`: the value is given where any of these fields is.

use std::fmt;

use super::BrokenRule;
use super::exactly_one_of::n_given;

/// Whether the value is given, or none of the others.
#[inline]
#[must_use]
pub const fn check(given: bool, others: &[bool]) -> bool {
    given || n_given(others) == 0
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &broken.fields()[..] {
        [] => f.write_str("is required beside other fields"),
        [other] => write!(f, "is required beside {other}"),
        others => write!(f, "is required beside any of {}", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::{PRESENCE, said_of_others};

    #[test]
    fn required_with() {
        const { assert!(!check(false, &[true])) }
        for others in PRESENCE {
            for given in [true, false] {
                let holds = given || !others.contains(&true);
                assert_eq!(check(given, others), holds, "{given} beside {others:?}");
            }
        }
    }

    #[test]
    fn messages() {
        let said = |n| said_of_others("required_with", n);
        assert_eq!(said(2), "is required beside any of `bB`, `c`");
        assert_eq!(said(1), "is required beside `bB`");
        assert_eq!(said(0), "is required beside other fields");
    }
}
