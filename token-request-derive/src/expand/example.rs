//! Examples, checked by the rules of their fields while the user's crate compiles.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Generics};

use super::bounds::mentions;
use super::check::arguments;
use crate::check::broken_example;
use crate::lifetimes;
use crate::literal;
use crate::model::{Field, Rule};
use crate::read::generated;
use crate::rule::{On, Takes};

/// The example as text.
pub(crate) fn text(example: &Expr) -> String {
    literal::text(example).unwrap_or_else(|| literal::source(example))
}

/// `const _: () = assert!(!Probe::<Option<String>>::__TEXT || rules::length::text("client-1", 1, 4096), "..");` for each
/// rule on text whose arguments are literals. It is not in the table, which may never be asked for.
pub(crate) fn checks(field: &Field<'_>, generics: &Generics) -> Vec<TokenStream> {
    let Some(example) = &field.example else { return Vec::new() };
    let text = text(example);
    let is_not_text = concrete(field, generics).map(|ty| quote!(!__p::Probe::<#ty>::__TEXT ||));
    let rules = field.rules.list.iter().filter(|rule| is_const(rule, is_not_text.is_some()));
    let checks = rules.map(|rule| {
        let name = format_ident!("{}", rule.spec.name);
        let (function, args) = arguments(rule, "text", generics);
        let message = broken_example(rule);
        quote_spanned! {generated(example.span())=>
            const _: () = {
                use __p::Unknown as _;
                ::core::assert!(#is_not_text __p::rules::#name::#function(#text #(, #args)*), "{}", #message);
            };
        }
    });
    checks.collect()
}

/// Whether the rule can be checked while compiling. A field whose type is not known yet is text if a rule on text
/// stands on it.
fn is_const(rule: &Rule, is_concrete: bool) -> bool {
    let is_literal = |value: &Expr| matches!(value, Expr::Lit(_));
    let on_text = rule.spec.on == On::Text && rule.spec.feature.is_none();
    let may_be_text = rule.spec.on == On::Length || rule.spec.takes == Takes::Pattern;
    let has_graphemes = rule
        .arg("unit")
        .and_then(|unit| literal::text(&unit.value))
        .is_some_and(|unit| unit == "graphemes");
    (on_text || may_be_text && is_concrete)
        && !has_graphemes
        && rule.condition.is_none()
        && rule.when.is_none()
        && (rule.spec.takes == Takes::Classes
            || rule.args.iter().all(|arg| {
                is_literal(&arg.value)
                    || rule.spec.takes.words().iter().any(|word| arg.is_word(word))
            }))
}

/// The type of the field where no parameter is in scope; `None` if it mentions one other than a lifetime.
fn concrete(field: &Field<'_>, generics: &Generics) -> Option<TokenStream> {
    let ty = field.ty.to_token_stream();
    let types = generics.type_params().map(|param| &param.ident);
    let mut params = types.chain(generics.const_params().map(|param| &param.ident));
    let is_concrete =
        !params.any(|param| mentions(&ty, param)) && !mentions(&ty, &format_ident!("Self"));
    let is_param = |name: &Ident| generics.lifetimes().any(|param| param.lifetime.ident == *name);
    is_concrete.then(|| lifetimes::replaced(ty, &is_param, "static"))
}
