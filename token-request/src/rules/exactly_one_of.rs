//! `exactly_one_of(a, b)`: of these fields, exactly one is given.

use std::fmt;

use super::BrokenRule;

/// Whether exactly one is given.
#[inline]
#[must_use]
pub const fn check(given: &[bool]) -> bool {
    n_given(given) == 1
}

/// How many are given.
pub(crate) const fn n_given(given: &[bool]) -> usize {
    let mut n = 0;
    let mut i = 0;
    while i < given.len() {
        n += given[i] as usize;
        i += 1;
    }
    n
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &broken.fields()[..] {
        [] => f.write_str("must have exactly one of several fields"),
        fields => write!(f, "must have exactly one of {}", fields.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::{PRESENCE, said};
    use crate::table::{Arg, Field, Type, Value};

    #[test]
    fn exactly_one_of() {
        for given in PRESENCE {
            let holds = given.iter().filter(|given| **given).count() == 1;
            assert_eq!(check(given), holds, "{given:?}");
        }
    }

    #[test]
    fn messages() {
        const WHOLE: &Field = &Field::new("", Type::Any);
        const A: Arg = Arg::listed(Value::Field { name: "a_a", wire: "aA", form: None });
        const B: Arg = Arg::listed(Value::Field { name: "b", wire: "b", form: None });
        let said = |args: &[Arg]| said("exactly_one_of", WHOLE, args);
        assert_eq!(said(&[A, B]), "must have exactly one of `aA`, `b`");
        assert_eq!(said(&[]), "must have exactly one of several fields");
    }
}
