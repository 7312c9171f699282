//! Rules without arguments of their own, such as `email`.

use super::rule::RuleKind;

pub(crate) struct NoArguments;

impl RuleKind for NoArguments {}
