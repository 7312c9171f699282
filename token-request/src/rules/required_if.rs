//! `required_if`: the value is given where a condition is met.

use std::fmt;

use super::BrokenRule;

/// Whether the value is given, or the condition not met.
#[inline]
#[must_use]
pub const fn check(given: bool, condition: bool) -> bool {
    given || !condition
}

pub(crate) fn describe(_: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("is required")
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::said;
    use crate::table::{Arg, Field, Type, Value};

    #[test]
    fn required_if() {
        const FIELD: &Field = &Field::new("a", Type::String);
        assert!(check(true, true) && check(true, false) && check(false, false));
        assert!(!check(false, true));
        let condition = [Arg::listed(Value::Source("self.b > 1"))];
        assert_eq!(said("required_if", FIELD, &condition), "is required");
        assert_eq!(said("required_if", FIELD, &[]), "is required");
    }
}
