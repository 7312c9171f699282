//! Rules with one text: `prefix("sk_")`, `contains(pattern = "@")`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, Generics};

use super::code;
use super::rule::{RuleKind, RuleModel, Scope, Site, table_value};
use crate::argument::Argument;
use crate::diag::Errors;
use crate::literal;

/// One text without a name.
pub(crate) struct OneText;

impl RuleKind for OneText {
    fn usage(&self) -> &'static str {
        "(\"..\")"
    }

    fn max_unnamed(&self) -> usize {
        1
    }

    fn check(&self, rule: &RuleModel, _scope: &Scope<'_>, errors: &mut Errors) {
        check(rule, rule.unnamed().next(), errors);
    }

    fn takes_constants(&self) -> bool {
        true
    }

    fn arguments(&self, rule: &RuleModel, _: &Generics) -> (&'static str, Vec<TokenStream>) {
        ("", rule.unnamed().map(code::text).collect())
    }

    fn table_argument(
        &self,
        _rule: &RuleModel,
        argument: &Argument,
        _site: &Site<'_>,
    ) -> (Option<String>, TokenStream) {
        (None, table_text(&argument.value))
    }
}

/// One text, with the name `pattern` that `validator` gives it or without a name.
pub(crate) struct PatternText;

impl RuleKind for PatternText {
    fn usage(&self) -> &'static str {
        "(pattern = \"..\")"
    }

    fn names(&self) -> &'static [&'static str] {
        &["pattern"]
    }

    fn max_unnamed(&self) -> usize {
        1
    }

    fn check(&self, rule: &RuleModel, _scope: &Scope<'_>, errors: &mut Errors) {
        check(rule, pattern(rule), errors);
    }

    fn takes_constants(&self) -> bool {
        true
    }

    fn arguments(&self, rule: &RuleModel, _: &Generics) -> (&'static str, Vec<TokenStream>) {
        ("", pattern(rule).map(code::text).into_iter().collect())
    }

    fn table_argument(
        &self,
        _rule: &RuleModel,
        argument: &Argument,
        _site: &Site<'_>,
    ) -> (Option<String>, TokenStream) {
        (Some("pattern".to_owned()), table_text(&argument.value))
    }
}

fn pattern(rule: &RuleModel) -> Option<&Expr> {
    rule.arg("pattern").map(|arg| &arg.value).or_else(|| rule.unnamed().next())
}

/// Reports an empty text, and an expression that is neither a literal nor a constant.
fn check(rule: &RuleModel, value: Option<&Expr>, errors: &mut Errors) {
    let (name, Some(value)) = (rule.spec.name, value) else { return };
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

fn table_text(value: &Expr) -> TokenStream {
    if literal::text(value).is_some() {
        return table_value(value);
    }
    let text = code::text(value);
    quote!(__p::Value::String(#text))
}
