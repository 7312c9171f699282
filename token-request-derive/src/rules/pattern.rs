//! Regular expressions: `pattern(r"^[a-z]+$")` compiles one, `regex(path = EXPR)` uses one that is compiled elsewhere.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Error, Expr, Generics};

use super::code;
use super::rule::{Evaluation, Quoted, RuleKind, RuleModel, Scope, by_name};
use crate::diag::Errors;
use crate::literal;

pub(crate) struct Pattern;

impl RuleKind for Pattern {
    fn usage(&self) -> &'static str {
        "(r\"^[a-z]+$\")"
    }

    fn max_unnamed(&self) -> usize {
        1
    }

    fn check(&self, rule: &RuleModel, _scope: &Scope<'_>, errors: &mut Errors) {
        let Some(value) = rule.unnamed().next() else { return };
        let Some(pattern) = literal::text(value) else {
            errors.on(value, "`pattern` takes a regular expression as a string literal; `regex(path = EXPR)` takes one that is compiled elsewhere");
            return;
        };
        if let Err(reason) = compiled(&pattern) {
            errors.on(value, format!("this is not a regular expression: {reason}"));
        }
    }

    fn accepts_example(&self, rule: &RuleModel, example: &Expr) -> bool {
        match (literal::text(example), rule.unnamed().find_map(literal::text)) {
            (Some(text), Some(pattern)) => matches(&pattern, &text),
            _ => true,
        }
    }

    fn arguments(&self, rule: &RuleModel, _: &Generics) -> (&'static str, Vec<TokenStream>) {
        ("", rule.unnamed().map(|pattern| quote!(__p::pattern!(#pattern))).collect())
    }
}

/// Returns the reason why a pattern is not a regular expression, as the crate that will run it reports it.
#[cfg(feature = "regex")]
fn compiled(pattern: &str) -> Result<(), String> {
    regex::Regex::new(pattern).map(drop).map_err(|error| {
        let text = error.to_string();
        // The reason first, then the pattern with the wrong place marked.
        text.rsplit_once("\nerror: ").map_or(text.clone(), |(marked, reason)| {
            format!("{reason}\n{}", marked.trim_start_matches("regex parse error:\n"))
        })
    })
}

/// Accepts every pattern: without the feature the core crate rejects the rule itself.
#[cfg(not(feature = "regex"))]
#[allow(clippy::unnecessary_wraps, reason = "as with the feature")]
fn compiled(_: &str) -> Result<(), String> {
    Ok(())
}

#[cfg(feature = "regex")]
fn matches(pattern: &str, text: &str) -> bool {
    regex::Regex::new(pattern).map_or(true, |pattern| pattern.is_match(text))
}

#[cfg(not(feature = "regex"))]
fn matches(_: &str, _: &str) -> bool {
    true
}

pub(crate) struct Regex;

impl RuleKind for Regex {
    fn usage(&self) -> &'static str {
        "(path = EXPR)"
    }

    fn names(&self) -> &'static [&'static str] {
        &["path"]
    }

    fn quoted(&self, _name: &str) -> Quoted {
        Quoted::Expression(HOLDER)
    }

    fn unnamed_argument(&self, rule: &RuleModel, value: &Expr) -> Option<Error> {
        let is_literal = matches!(value, Expr::Lit(_));
        Some(if is_literal { not_a_holder(value) } else { by_name(rule, value) })
    }

    fn check(&self, rule: &RuleModel, _scope: &Scope<'_>, errors: &mut Errors) {
        if let Some(path) = rule.arg("path").filter(|path| matches!(path.value, Expr::Lit(_))) {
            errors.push(not_a_holder(&path.value));
        }
    }

    fn evaluation(&self) -> Evaluation {
        Evaluation::Reference
    }

    fn arguments(&self, rule: &RuleModel, _: &Generics) -> (&'static str, Vec<TokenStream>) {
        let path = rule.arg("path").map(code::evaluated);
        ("", path.map(ToTokens::into_token_stream).into_iter().collect())
    }
}

fn not_a_holder(value: &Expr) -> Error {
    Error::new_spanned(value, format!("`path` takes {HOLDER}"))
}

const HOLDER: &str =
    "a value that holds a regular expression, such as a static; `pattern(r\"..\")` takes a literal";
