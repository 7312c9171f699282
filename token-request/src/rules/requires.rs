//! `requires(a, b)`: where the value is given, these fields are too.

use std::fmt;

use super::BrokenRule;
use super::exactly_one_of::n_given;

/// Whether each of the others is given, or the value is not.
#[inline]
#[must_use]
pub const fn check(given: bool, others: &[bool]) -> bool {
    !given || n_given(others) == others.len()
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &broken.fields()[..] {
        [] => f.write_str("requires other fields"),
        [other] => write!(f, "requires {other}"),
        others => write!(f, "requires all of {}", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::{PRESENCE, said_of_others};

    #[test]
    fn requires() {
        const { assert!(!check(true, &[false])) }
        for others in PRESENCE {
            for given in [true, false] {
                let holds = !given || !others.contains(&false);
                assert_eq!(check(given, others), holds, "{given} beside {others:?}");
            }
        }
    }

    #[test]
    fn messages() {
        let said = |n| said_of_others("requires", n);
        assert_eq!(said(2), "requires all of `bB`, `c`");
        assert_eq!(said(1), "requires `bB`");
        assert_eq!(said(0), "requires other fields");
    }
}
