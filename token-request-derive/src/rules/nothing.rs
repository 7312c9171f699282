//! Rules without arguments of their own, such as `email`.

use super::rule::RuleKind;

pub(crate) struct NoArguments;

impl RuleKind for NoArguments {
    fn usage(&self) -> &'static str {
        "(message = \"..\")"
    }

    fn needs(&self) -> Option<&'static str> {
        None
    }
}
