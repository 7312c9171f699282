//! Rules with one text: `prefix("sk_")`, `contains(pattern = "@")`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, Generics};

use super::code;
use super::rule::{RuleKind, RuleModel, Scope, Site};
use crate::argument::Argument;
use crate::diag::Errors;
use crate::literal;

/// One text. It may have a name, as in `validator`.
pub(crate) struct OneText {
    /// No name, or one.
    pub(crate) names: &'static [&'static str],
}

impl OneText {
    fn value<'r>(&self, rule: &'r RuleModel) -> Option<&'r Expr> {
        let named = self.names.first().and_then(|name| rule.arg(name));
        named.map(|arg| &arg.value).or_else(|| rule.unnamed().next())
    }
}

impl RuleKind for OneText {
    fn usage(&self) -> &'static str {
        if self.names.is_empty() { "(\"..\")" } else { "(pattern = \"..\")" }
    }

    fn names(&self) -> &'static [&'static str] {
        self.names
    }

    fn max_unnamed(&self) -> usize {
        1
    }

    /// Reports an empty text, and an expression that is neither a literal nor a constant.
    fn check(&self, rule: &RuleModel, _scope: &Scope<'_>, errors: &mut Errors) {
        let (name, Some(value)) = (rule.spec.name, self.value(rule)) else { return };
        match literal::text(value) {
            Some(text) if text.is_empty() => {
                errors.on(
                    value,
                    format!(
                        "`{name}` needs a text that is not empty: every text contains the empty one"
                    ),
                );
            }
            None if !matches!(value, Expr::Path(_)) => {
                errors.on(value, format!("`{name}` takes a string literal or a constant"));
            }
            Some(_) | None => {}
        }
    }

    fn takes_constants(&self) -> bool {
        true
    }

    fn arguments(&self, rule: &RuleModel, _: &Generics) -> (&'static str, Vec<TokenStream>) {
        ("", self.value(rule).map(code::text).into_iter().collect())
    }

    fn table_name(&self, _argument: &Argument) -> Option<String> {
        self.names.first().map(|name| (*name).to_owned())
    }

    fn table_value(&self, _rule: &RuleModel, value: &Expr, _site: &Site<'_>) -> TokenStream {
        let text = code::text(value);
        quote!(__p::Value::String(#text))
    }
}
