//! Examples, checked by the rules of their fields while the user's crate compiles.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Generics};

use super::argument::arguments;
use super::bounds::mentions;
use crate::attr::Arg;
use crate::check::{broken_example, with_row};
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
/// rule on text whose arguments are literals or constants. It is not in the table, which may never be asked for.
pub(crate) fn checks(field: &Field<'_>, generics: &Generics) -> Vec<TokenStream> {
    let Some(example) = &field.example else { return Vec::new() };
    let text = text(example);
    let is_not_text = concrete(field, generics).map(|ty| quote!(!__p::Probe::<#ty>::__TEXT ||));
    let is_const = |rule: &&Rule| is_const(rule, is_not_text.is_some(), generics);
    let rules = field.rules.list.iter().filter(is_const);
    let checks = rules.map(|rule| {
        let name = format_ident!("{}", rule.spec.name);
        let (function, args) = arguments(rule, "text", generics);
        let message = broken_example(rule);
        let row = field.example_row.as_ref().or(field.row.as_ref());
        let message = with_row(row.map(String::as_str), &message);
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
fn is_const(rule: &Rule, is_concrete: bool, generics: &Generics) -> bool {
    let takes = rule.spec.takes;
    let on_text = rule.spec.on == On::Text && rule.spec.feature.is_none();
    let may_be_text =
        rule.spec.on == On::Length || matches!(takes, Takes::Pattern | Takes::Words(_));
    let unit = rule.arg("unit").and_then(|unit| literal::text(&unit.value));
    let is_constant = |value: &Expr| match value {
        Expr::Lit(_) => true,
        Expr::Path(path) => {
            matches!(takes, Takes::Texts | Takes::Text | Takes::Pattern)
                && is_free(&path.to_token_stream(), generics)
        }
        _ => false,
    };
    let is_word = |arg: &Arg| takes.words().iter().any(|word| arg.is_word(word));
    (on_text || may_be_text && is_concrete)
        && unit.is_none_or(|unit| unit != "graphemes")
        && rule.is_always()
        && (takes == Takes::Classes
            || rule.args.iter().all(|arg| is_constant(&arg.value) || is_word(arg)))
}

/// The type of the field where no parameter is in scope; `None` if it mentions one other than a lifetime.
fn concrete(field: &Field<'_>, generics: &Generics) -> Option<TokenStream> {
    let ty = field.ty.to_token_stream();
    let is_param = |name: &Ident| generics.lifetimes().any(|param| param.lifetime.ident == *name);
    is_free(&ty, generics).then(|| lifetimes::replaced(ty, &is_param, "static"))
}

/// Whether no type of the struct's is in it, nor a constant parameter.
fn is_free(tokens: &TokenStream, generics: &Generics) -> bool {
    let types = generics.type_params().map(|param| &param.ident);
    let mut params = types.chain(generics.const_params().map(|param| &param.ident));
    !params.any(|param| mentions(tokens, param)) && !mentions(tokens, &format_ident!("Self"))
}
