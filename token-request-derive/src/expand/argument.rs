//! The arguments of a rule: as its function takes them, and as a violation tells them.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Expr, ExprLit, ExprUnary, Generics, Ident, Lit, LitInt, UnOp};

use super::Place;
use super::row::{text, texts};
use crate::attr::{Arg, has_in_scope};
use crate::check::schemes;
use crate::literal::{self, Number};
use crate::model::{Field, Rule};
use crate::read::generated;
use crate::rule::Takes;

/// The function of a rule's module, `check` or `text`, and its arguments after the value.
pub(super) fn arguments(
    rule: &Rule,
    function: &str,
    generics: &Generics,
) -> (Ident, Vec<TokenStream>) {
    let (suffix, args) = match rule.spec.takes {
        Takes::Texts => texts_argument(rule, generics),
        Takes::Pattern | Takes::Text => {
            ("", rule.named_or_listed("pattern").map(text).into_iter().collect())
        }
        Takes::Regex => {
            ("", rule.listed().map(|pattern| quote!(__p::pattern!(#pattern))).collect())
        }
        Takes::Path => (
            "",
            rule.arg("path")
                .map(evaluated_ident)
                .map(ToTokens::into_token_stream)
                .into_iter()
                .collect(),
        ),
        Takes::Counts => counts(rule),
        Takes::Bounds => ("", ["min", "max"].map(|name| bound(rule, name, &negative)).to_vec()),
        Takes::Number => ("", rule.args.first().map(number).into_iter().collect()),
        Takes::Words(words) => {
            let is_any = !words.iter().any(|word| rule.has(word));
            ("", words.iter().map(|word| (is_any || rule.has(word)).to_token_stream()).collect())
        }
        Takes::Url => ("", vec![url(rule)]),
        Takes::Classes => ("", vec![classes(rule)]),
        _ => ("", Vec::new()),
    };
    (format_ident!("{function}{suffix}"), args)
}

fn texts_argument(rule: &Rule, generics: &Generics) -> (&'static str, Vec<TokenStream>) {
    let suffix = if rule.has("ignore_case") { "_ignoring_case" } else { "" };
    let listed: Vec<_> = rule.listed().collect();
    let argument = match &listed[..] {
        [one] if literal::text(one).is_none() => texts(rule, one, generics, "READ_NAMES"),
        _ => quote!(&[#(#listed),*]),
    };
    (suffix, vec![argument])
}

fn counts(rule: &Rule) -> (&'static str, Vec<TokenStream>) {
    let equal = rule.arg("equal");
    let count = |name, default| rule.arg(name).or(equal).map_or(default, number);
    let mut args = vec![count("min", quote!(0)), count("max", quote!(::core::primitive::u64::MAX))];
    let unit = rule.arg("unit").and_then(|unit| literal::text(&unit.value));
    let Some(unit) = unit else { return ("", args) };
    let unit = format_ident!("{}{}", unit[..1].to_uppercase(), &unit[1..]);
    args.push(quote!(__p::rules::length::Unit::#unit));
    ("_in", args)
}

fn classes(rule: &Rule) -> TokenStream {
    let literals: Vec<_> = rule.listed().filter_map(literal::text).collect();
    let classes = rule.listed().filter(|value| literal::text(value).is_none());
    let classes = classes.map(|value| value.to_token_stream().to_string());
    quote!(__p::rules::chars::Set::<{ __p::rules::chars::mask(&[#(#classes),*], &[#(#literals),*]) }>)
}

fn url(rule: &Rule) -> TokenStream {
    let schemes = rule.listed().filter_map(schemes).flatten();
    let (fragment, userinfo) = (!rule.has("no_fragment"), !rule.has("no_userinfo"));
    quote!(__p::rules::url::Allowed { schemes: &[#(#schemes),*], fragment: #fragment, userinfo: #userinfo })
}

/// The arguments that are no literals but are to be evaluated, once.
pub(super) fn evaluated(rule: &Rule) -> Vec<&Arg> {
    let takes_expressions =
        matches!(rule.spec.takes, Takes::Counts | Takes::Bounds | Takes::Number | Takes::Path);
    rule.args.iter().filter(|arg| takes_expressions && !is_literal(&arg.value)).collect()
}

fn is_literal(value: &Expr) -> bool {
    matches!(value, Expr::Lit(_)) || Number::of(value).is_some()
}

/// A name for its value, at the end of it: there it is that the compiler may propose a conversion.
pub(super) fn evaluated_ident(arg: &Arg) -> Ident {
    let span = last_span(&arg.value);
    let name = arg.name.as_ref().map_or_else(|| "number".to_owned(), ToString::to_string);
    format_ident!("__{name}", span = span)
}

/// The place of its last token, in generated code.
fn last_span(value: &Expr) -> Span {
    let last = value.to_token_stream().into_iter().last();
    generated(last.map_or_else(Span::call_site, |last| last.span()))
}

/// `("max", Evaluated(&__max).__value(), false)`: what a violation tells of it, nothing where it is of a field that is
/// secret, and whether it is the same whatever the request and the context.
pub(super) fn told(place: &Place<'_>, arg: &Arg) -> TokenStream {
    let tokens = arg.value.to_token_stream();
    let members = members(&tokens);
    let is_named = |field: &&Field<'_>| members.contains(&field.name);
    let named: Vec<_> = place.fields.iter().filter(is_named).collect();
    let ident = evaluated_ident(arg);
    let value = quote!(__p::Evaluated(&#ident).__value());
    let none = quote!(::core::option::Option::None);
    let value = if named.iter().any(|field| field.secret) {
        none
    } else if named.is_empty() {
        value
    } else {
        let types = named.iter().map(|field| field.ty);
        quote!(if #(__p::Probe::<#types>::__SECRET)||* { #none } else { #value })
    };
    let name = arg.name.as_ref().map_or_else(String::new, Ident::to_string);
    let is_constant = !has_in_scope(tokens);
    quote!((#name, #value, #is_constant))
}

/// The names that stand after `self.`, and the numbers in a tuple.
fn members(tokens: &TokenStream) -> Vec<String> {
    let trees: Vec<_> = tokens.clone().into_iter().collect();
    let own = trees.windows(3).filter_map(|three| match three {
        [TokenTree::Ident(this), TokenTree::Punct(dot), name]
            if this == "self" && dot.as_char() == '.' =>
        {
            // `self.0.1` has but one token after the first dot.
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

/// The number itself, without the suffix it may have been given, or the name that its value is bound to.
fn number(arg: &Arg) -> TokenStream {
    match &arg.value {
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) => {
            LitInt::new(int.base10_digits(), int.span()).into_token_stream()
        }
        literal if is_literal(literal) => literal.to_token_stream(),
        _ => evaluated_ident(arg).into_token_stream(),
    }
}

/// `Included { 0: 1 }`, of the argument or of its exclusive form. As a call, it would show the user its function in an error.
pub(super) fn bound(
    rule: &Rule,
    name: &str,
    negative: &dyn Fn(&Expr) -> TokenStream,
) -> TokenStream {
    let span = generated(rule.name.span());
    let value = |arg: &Arg| match &arg.value {
        literal if is_below_zero(literal) => negative(literal),
        literal if is_literal(literal) => literal.to_token_stream(),
        _ => evaluated_ident(arg).into_token_stream(),
    };
    if let Some(arg) = rule.arg(name) {
        let value = value(arg);
        quote_spanned!(span=> __p::ops::Bound::Included { 0: #value })
    } else if let Some(arg) = rule.arg(&format!("exclusive_{name}")) {
        let value = value(arg);
        quote_spanned!(span=> __p::ops::Bound::Excluded { 0: #value })
    } else {
        quote_spanned!(span=> __p::ops::Bound::Unbounded)
    }
}

/// Whether it is an integer literal as `-1`, of no type of its own.
pub(super) fn is_below_zero(value: &Expr) -> bool {
    let Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) = value else { return false };
    matches!(&**expr, Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) if int.suffix().is_empty())
}

/// `negative(__bounds, -1)`, for a type without such numbers to be one error.
fn negative(bound: &Expr) -> TokenStream {
    quote_spanned!(last_span(bound)=> __p::negative(__bounds, #bound))
}
