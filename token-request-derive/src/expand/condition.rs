//! Conditions of checks, and leaving a check early.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::context::CheckContext;
use crate::rules::code::typed;
use crate::rules::rule::RuleModel;

/// Returns `{ if let Break(()) = .. { return STOP; } }`, which compiles faster than `..?;`.
pub(super) fn stop(flow: &TokenStream) -> TokenStream {
    quote!({ if let __p::ops::ControlFlow::Break(()) = #flow { return __p::STOP; } })
}

/// Returns the condition of a rule.
pub(super) fn condition(rule: &RuleModel) -> Option<TokenStream> {
    rule.condition.as_ref().map(|condition| typed(condition, "bool", rule.name.span()))
}

fn conditions(when: Option<usize>, condition: Option<TokenStream>) -> Vec<TokenStream> {
    let when = when.map(|number| format_ident!("__when{number}")).into_iter();
    when.map(ToTokens::into_token_stream).chain(condition).collect()
}

/// Returns `if __when0 && self.kind == Kind::A { .. }`.
pub(super) fn on_condition(
    when: Option<usize>,
    condition: Option<TokenStream>,
    check: TokenStream,
) -> TokenStream {
    let conditions = conditions(when, condition);
    if conditions.is_empty() { check } else { quote!(if #(#conditions)&&* { #check }) }
}

/// Returns the statements that bind the conditions of a rule to `__is_on`, and that variable, if there are conditions.
pub(super) fn is_on(
    context: &CheckContext<'_>,
    rule: &RuleModel,
) -> (TokenStream, Option<TokenStream>) {
    let conditions = conditions(rule.when, condition(rule));
    if conditions.is_empty() {
        return (TokenStream::new(), None);
    }
    let whens = context.whens(rule.when, &[]);
    (quote!(#whens let __is_on = #(#conditions)&&*;), Some(quote!(__is_on)))
}
