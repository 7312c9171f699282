//! Examples, which the rules of their fields check while the user's crate compiles.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Generics};

use crate::argument::Argument;
use crate::check::rejected_example;
use crate::diag::with_row;
use crate::lifetimes;
use crate::literal;
use crate::model::FieldModel;
use crate::rules::rule::{On, RuleModel};
use crate::scope::{generated, mentions};

/// Returns the example as text.
pub(super) fn text(example: &Expr) -> String {
    literal::text(example).unwrap_or_else(|| literal::source(example))
}

/// Returns `const _: () = assert!(!Probe::<Option<String>>::__TEXT || rules::length::text("client-1", 1, 4096), "..");` for each
/// rule on text whose arguments are constants. The table does not contain it, because the table may never be evaluated.
pub(super) fn checks(field: &FieldModel<'_>, generics: &Generics) -> Vec<TokenStream> {
    let Some(example) = &field.example else { return Vec::new() };
    let text = text(example);
    let is_not_text = concrete(field, generics).map(|ty| quote!(!__p::Probe::<#ty>::__TEXT ||));
    let is_const = |rule: &&RuleModel| is_const(rule, is_not_text.is_some(), generics);
    let rules = field.rules.list.iter().filter(is_const);
    let checks = rules.map(|rule| {
        let name = format_ident!("{}", rule.spec.name);
        let (suffix, args) = rule.spec.kind.arguments(rule, generics);
        let function = format_ident!("text{suffix}");
        let message = rejected_example(rule);
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

/// Returns whether the rule can be checked while compiling. A field whose type depends on a parameter is text if a rule on text
/// is on it.
fn is_const(rule: &RuleModel, is_concrete: bool, generics: &Generics) -> bool {
    let spec = rule.spec;
    let on_text = match spec.on {
        On::Text => spec.feature.is_none(),
        On::Length | On::TextLike => is_concrete,
        _ => false,
    };
    let unit = rule.arg("unit").and_then(|unit| literal::text(&unit.value));
    let is_constant = |value: &Expr| match value {
        Expr::Lit(_) => true,
        Expr::Path(path) => {
            spec.kind.takes_constants() && is_free(&path.to_token_stream(), generics)
        }
        _ => false,
    };
    let is_word = |arg: &Argument| spec.kind.words().iter().any(|word| arg.is_word(word));
    on_text
        && unit.is_none_or(|unit| unit != "graphemes")
        && rule.is_always()
        && rule.args.iter().all(|arg| is_constant(&arg.value) || is_word(arg))
}

/// Returns the type of the field outside the impl, with `'static` for lifetimes; `None` if it mentions another parameter.
fn concrete(field: &FieldModel<'_>, generics: &Generics) -> Option<TokenStream> {
    let ty = field.ty.to_token_stream();
    let is_param = |name: &Ident| generics.lifetimes().any(|param| param.lifetime.ident == *name);
    is_free(&ty, generics).then(|| lifetimes::replaced(ty, &is_param, "static"))
}

/// Returns whether the tokens mention no type or constant parameter, and not `Self`.
fn is_free(tokens: &TokenStream, generics: &Generics) -> bool {
    let types = generics.type_params().map(|param| &param.ident);
    let mut params = types.chain(generics.const_params().map(|param| &param.ident));
    !params.any(|param| mentions(tokens, param)) && !mentions(tokens, &format_ident!("Self"))
}
