//! `conflicts_with(a, b)`: where the value is given, none of these fields is.

use std::fmt;

use super::BrokenRule;
use super::exactly_one_of::n_given;

/// Whether none of the others is given, or the value is not.
#[inline]
#[must_use]
pub const fn check(given: bool, others: &[bool]) -> bool {
    !given || n_given(others) == 0
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &broken.fields()[..] {
        [] => f.write_str("must not be given beside other fields"),
        [other] => write!(f, "must not be given beside {other}"),
        others => write!(f, "must not be given beside any of {}", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::{PRESENCE, said_of_others};

    #[test]
    fn conflicts_with() {
        const { assert!(!check(true, &[true])) }
        for others in PRESENCE {
            for given in [true, false] {
                let holds = !given || !others.contains(&true);
                assert_eq!(check(given, others), holds, "{given} beside {others:?}");
            }
        }
    }

    #[test]
    fn messages() {
        let said = |n| said_of_others("conflicts_with", n);
        assert_eq!(said(2), "must not be given beside any of `bB`, `c`");
        assert_eq!(said(1), "must not be given beside `bB`");
        assert_eq!(said(0), "must not be given beside other fields");
    }
}
