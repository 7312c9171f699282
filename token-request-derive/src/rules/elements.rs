//! `each(..)`, `keys(..)` and `values(..)`: rules for the items of a list, or the keys or values of a map.

use super::rule::{Form, Part, RuleKind, RuleModel, Scope};
use crate::diag::Errors;

pub(crate) struct ElementRules(pub(crate) Part);

impl RuleKind for ElementRules {
    fn usage(&self) -> &'static str {
        "(length(min = 1))"
    }

    fn needs(&self) -> Option<&'static str> {
        Some("rules")
    }

    fn is_repeatable(&self) -> bool {
        true
    }

    fn check(&self, rule: &RuleModel, _scope: &Scope<'_>, errors: &mut Errors) {
        for inner in rule.rules.iter().filter(|inner| !inner.spec.is_of_elements()) {
            let (name, group) = (inner.spec.name, rule.spec.name);
            errors.on(
                &inner.name,
                format!("`{name}` reads other fields and cannot be used in `{group}(..)`"),
            );
        }
    }

    fn form(&self) -> Form {
        Form::Elements(self.0)
    }
}
