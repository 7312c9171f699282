//! `required_if(self.kind == Kind::Code)`.

use proc_macro2::TokenStream;
use quote::quote_spanned;

use super::code::{is_given, typed};
use super::condition;
use super::rule::{RuleKind, RuleModel, Scope, Site};
use crate::diag::Errors;
use crate::scope::generated;

pub(crate) struct RequiredIf;

impl RuleKind for RequiredIf {
    fn usage(&self) -> &'static str {
        "(self.other.is_some())"
    }

    fn max_unnamed(&self) -> usize {
        1
    }

    fn is_repeatable(&self) -> bool {
        true
    }

    fn reads_fields(&self) -> bool {
        true
    }

    fn check(&self, rule: &RuleModel, scope: &Scope<'_>, errors: &mut Errors) {
        for value in rule.unnamed() {
            condition::check(rule.spec.name, value, errors);
            scope.condition(value, errors);
        }
    }

    fn holds(&self, rule: &RuleModel, site: &Site<'_>) -> TokenStream {
        let span = generated(rule.name.span());
        let given = is_given(&(site.value)(span), span);
        let condition = rule.unnamed().next().map(|value| typed(value, "bool", rule.name.span()));
        quote_spanned!(span=> __p::rules::required_if::check(#given, #condition))
    }
}
