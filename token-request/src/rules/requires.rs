//! `requires(a, b)`: where the value is given, these fields are too.

use std::fmt;

use super::Broken;
use super::exactly_one_of::n_given;

/// Whether each of the others is given, or the value is not.
#[inline]
#[must_use]
pub const fn check(given: bool, others: &[bool]) -> bool {
    !given || n_given(others) == others.len()
}

pub(crate) fn describe(broken: &Broken<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &broken.fields()[..] {
        [] => f.write_str("requires other fields"),
        [other] => write!(f, "requires {other}"),
        others => write!(f, "requires all of {}", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::{PRESENCE, said};
    use crate::table::{Arg, Field, Type, Value};

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
        const FIELD: &Field = &Field::new("a", Type::String).secret(true);
        const B: Arg = Arg::listed(Value::Field { name: "b_b", wire: "bB" });
        const C: Arg = Arg::listed(Value::Field { name: "c", wire: "c" });
        let said = |args: &[Arg]| said("requires", FIELD, args);
        assert_eq!(said(&[B, C]), "requires all of `bB`, `c`");
        assert_eq!(said(&[B]), "requires `bB`");
        assert_eq!(said(&[]), "requires other fields");
    }
}
