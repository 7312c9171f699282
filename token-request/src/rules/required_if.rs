//! `required_if(self.kind == Kind::Code)`: the value is given if the condition is true.

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |_, f| f.write_str("is required"),
    #[cfg(feature = "field-table")]
    schema: Keywords::None,
    const_text: None,
};

/// Returns whether the value is given, or the condition is false.
#[inline]
#[must_use]
pub const fn check(given: bool, condition: bool) -> bool {
    given || !condition
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::shared::testing::message;
    use crate::{Arg, Value};

    #[test]
    fn the_condition_decides() {
        assert!(check(true, true) && check(true, false) && check(false, false));
        assert!(!check(false, true));
    }

    #[test]
    fn the_message_does_not_show_the_condition() {
        let condition = [Arg::listed(Value::Source("self.b > 1"))];
        assert_eq!(message("required_if", &condition), "is required");
    }
}
