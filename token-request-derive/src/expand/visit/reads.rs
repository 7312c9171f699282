//! Returns whether a rule reads the whole request.

use quote::quote;
use syn::Expr;

use crate::model::{Nested, Rules};
use crate::rules::rule::RuleModel;
use crate::scope::mentions_self;

/// Returns whether a rule reads the whole request.
pub(super) fn reads_self(rule: &RuleModel, rules: &Rules) -> bool {
    let args = rule.args.iter().map(|arg| &arg.value);
    let values = args.chain(&rule.condition).chain(when_conditions(rule.when, rules));
    values.into_iter().any(|value| mentions_self(quote!(#value)))
        || rule.rules.iter().any(|inner| reads_self(inner, rules))
}

/// Returns whether `nested` has a context or a condition that reads the whole request.
pub(super) fn nested_reads_self(nested: &Nested, rules: &Rules) -> bool {
    let values = nested.context.iter().chain(&nested.condition);
    values.chain(when_conditions(nested.when, rules)).any(|value| mentions_self(quote!(#value)))
}

fn when_conditions(when: Option<usize>, rules: &Rules) -> impl Iterator<Item = &Expr> {
    rules.around(when).filter_map(|number| Some(&rules.whens.get(number)?.condition))
}
