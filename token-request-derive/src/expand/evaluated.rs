//! Arguments that are expressions: evaluated once for each check, and reported with the violation.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::context::CheckContext;
use crate::argument::Argument;
use crate::model::FieldModel;
use crate::rules::code::{evaluated, is_literal};
use crate::rules::rule::{Evaluation, RuleModel};
use crate::scope::mentions_scope;

/// Returns the arguments that are evaluated.
pub(super) fn arguments(rule: &RuleModel) -> Vec<&Argument> {
    let is_evaluated = rule.spec.kind.evaluation() != Evaluation::Never;
    rule.args.iter().filter(|arg| is_evaluated && !is_literal(&arg.value)).collect()
}

/// Returns `("max", Evaluated(&__max).__value(), false)`: the name, the value that is reported, and whether it is independent
/// of the request and the context. The value of a secret field is not reported.
pub(super) fn reported(context: &CheckContext<'_>, arg: &Argument) -> TokenStream {
    let tokens = arg.value.to_token_stream();
    let members = members(&tokens);
    let is_read = |field: &&FieldModel<'_>| members.contains(&field.name);
    let read: Vec<_> = context.fields.iter().filter(is_read).collect();
    let variable = evaluated(arg);
    let value = quote!(__p::Evaluated(&#variable).__value());
    let none = quote!(::core::option::Option::None);
    let value = if read.iter().any(|field| field.secret) {
        none
    } else if read.is_empty() {
        value
    } else {
        let types = read.iter().map(|field| field.ty);
        quote!(if #(__p::Probe::<#types>::__SECRET)||* { #none } else { #value })
    };
    let name = arg.name.as_ref().map_or_else(String::new, Ident::to_string);
    let is_constant = !mentions_scope(tokens);
    quote!((#name, #value, #is_constant))
}

/// Returns the names after `self.`, and the indices in a tuple.
fn members(tokens: &TokenStream) -> Vec<String> {
    let trees: Vec<_> = tokens.clone().into_iter().collect();
    let own = trees.windows(3).filter_map(|three| match three {
        [TokenTree::Ident(this), TokenTree::Punct(dot), name]
            if this == "self" && dot.as_char() == '.' =>
        {
            // In `self.0.1` one token follows the first dot.
            let name = name.to_string();
            name.trim_start_matches("r#").split('.').next().map(str::to_owned)
        }
        _ => None,
    });
    let inner = trees.iter().flat_map(|tree| match tree {
        TokenTree::Group(group) => members(&group.stream()),
        _ => Vec::new(),
    });
    own.chain(inner).collect()
}
