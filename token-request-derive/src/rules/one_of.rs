//! `one_of("a", "b")` and `none_of("a", "b")`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Error, Expr, ExprPath, Generics};

use super::code;
use super::rule::{RuleKind, RuleModel, Scope, Site, table_value};
use crate::diag::{self, Errors};
use crate::literal;

/// One or more distinct string literals, or one constant or enum that has the texts.
pub(crate) struct Texts;

impl RuleKind for Texts {
    fn usage(&self) -> &'static str {
        "(\"a\", \"b\")"
    }

    fn words(&self) -> &'static [&'static str] {
        &["ignore_case"]
    }

    fn max_unnamed(&self) -> usize {
        usize::MAX
    }

    fn is_set(&self) -> bool {
        true
    }

    fn check(&self, rule: &RuleModel, _scope: &Scope<'_>, errors: &mut Errors) {
        let mut seen: Vec<String> = Vec::new();
        let n = rule.unnamed().count();
        let mut is_reported = false;
        for value in rule.unnamed() {
            match (literal::text(value), rule.spec.misspelt(value)) {
                (None, _) if n == 1 && is_constant(value) => {}
                (None, Some(word)) => {
                    errors.push(diag::unknown(diag::ARGUMENT, word, &rule.spec.known()));
                }
                (None, None) if is_reported => {}
                (None, None) => {
                    errors.push(not_text(rule, value));
                    is_reported = true;
                }
                (Some(text), _) if seen.iter().any(|seen| are_same(rule, seen, &text)) => {
                    errors.on(value, format!("duplicate value `{text:?}`"));
                }
                (Some(text), _) => seen.push(text),
            }
        }
    }

    fn takes_constants(&self) -> bool {
        true
    }

    fn enums<'r>(&self, rule: &'r RuleModel, generics: &Generics) -> Vec<&'r ExprPath> {
        rule.unnamed().filter_map(|value| as_enum(value, generics)).collect()
    }

    fn arguments(&self, rule: &RuleModel, generics: &Generics) -> (&'static str, Vec<TokenStream>) {
        let suffix = if rule.has("ignore_case") { "_ignoring_case" } else { "" };
        let unnamed: Vec<_> = rule.unnamed().collect();
        let argument = match &unnamed[..] {
            [one] if literal::text(one).is_none() => texts(rule, one, generics, "READ_NAMES"),
            _ => quote!(&[#(#unnamed),*]),
        };
        (suffix, vec![argument])
    }

    fn table_value(&self, rule: &RuleModel, value: &Expr, site: &Site<'_>) -> TokenStream {
        let is_word =
            literal::word(value).is_some_and(|word| self.words().iter().any(|known| word == known));
        if is_word || literal::text(value).is_some() {
            return table_value(value);
        }
        let texts = texts(rule, value, site.generics, "WIRE_NAMES");
        quote!(__p::Value::Texts(#texts))
    }
}

fn not_text(rule: &RuleModel, value: &Expr) -> Error {
    let name = rule.spec.name;
    let message =
        format!("`{name}` takes string literals, or one constant or enum that has the texts");
    Error::new_spanned(value, message)
}

/// Returns whether the expression is a constant or a reference to one.
fn is_constant(value: &Expr) -> bool {
    match value {
        Expr::Path(_) => true,
        Expr::Reference(reference) => matches!(*reference.expr, Expr::Path(_)),
        _ => false,
    }
}

/// Returns whether the rule treats two texts as equal.
pub(crate) fn are_same(rule: &RuleModel, text: &str, other: &str) -> bool {
    text == other || rule.has("ignore_case") && text.eq_ignore_ascii_case(other)
}

/// Returns the texts of a constant, or those that an enum lists under this name.
fn texts(rule: &RuleModel, value: &Expr, generics: &Generics, names: &str) -> TokenStream {
    let names = format_ident!("{names}");
    match as_enum(value, generics) {
        Some(ty) => quote!(<#ty as __p::WireNames>::#names),
        // No value is one of no texts, so an empty constant is an error there.
        None if rule.spec.name == "one_of" => code::constant(value, "some_texts"),
        None => code::constant(value, "texts"),
    }
}

/// Returns the enum whose names are meant: a type parameter, or a path whose last name is not all capitals as a constant's is.
fn as_enum<'e>(value: &'e Expr, generics: &Generics) -> Option<&'e ExprPath> {
    let Expr::Path(ty) = value else { return None };
    let last = &ty.path.segments.last()?.ident;
    let is_param = || generics.type_params().any(|param| ty.path.is_ident(&param.ident));
    let name = last.to_string();
    (name != name.to_uppercase() || is_param()).then_some(ty)
}
