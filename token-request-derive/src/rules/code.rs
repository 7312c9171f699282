//! Pieces of generated code that several rules share.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit, LitInt};

use crate::argument::Argument;
use crate::literal::{self, NumberLiteral};
use crate::scope::{generated, outlined};

/// Returns `__p::rules::chars::check(value, ..)`.
pub(crate) fn called(
    rule: &str,
    suffix: &str,
    span: Span,
    value: &TokenStream,
    args: &[TokenStream],
) -> TokenStream {
    let rule = Ident::new(rule, span);
    let function = format_ident!("check{suffix}", span = span);
    quote_spanned!(span=> __p::rules::#rule::#function(#value #(, #args)*))
}

/// Returns `__p::RuleValue(value).__length(1, 64)`, which uses our trait or, for a type without it, that of `validator`.
pub(crate) fn dispatched(
    rule: &str,
    span: Span,
    value: &TokenStream,
    args: &[TokenStream],
) -> TokenStream {
    let method = format_ident!("__{rule}", span = span);
    quote_spanned!(span=> __p::RuleValue(#value).#method(#(#args),*))
}

/// Returns the value of a field inside up to three `Option`s, as an `Option`.
pub(crate) fn given(value: &TokenStream, span: Span) -> TokenStream {
    quote_spanned!(span=> __p::given(#value).__given().__given().__given().0)
}

/// Returns an expression for whether a field that may be absent has a value.
pub(crate) fn is_given(value: &TokenStream, span: Span) -> TokenStream {
    let given = given(value, span);
    quote_spanned!(span=> (__p::rules::required::check(#value) && #given.is_some()))
}

/// Returns a value that must have a primitive type. Another type is an error at the value, with a note at `expected`.
pub(crate) fn typed(value: &Expr, ty: &str, expected: Span) -> TokenStream {
    let ty = Ident::new(ty, generated(expected));
    let ty = quote_spanned!(ty.span()=> ::core::primitive::#ty);
    let (span, value) = (generated(value.span()), outlined(value));
    quote_spanned!(span=> { let __typed: #ty = #value; __typed })
}

/// Returns the text of a literal or of a constant.
pub(crate) fn text(value: &Expr) -> TokenStream {
    text_through(value, "text")
}

/// Returns the text of a literal, which the macro has checked, or of a constant, which `function` checks.
pub(crate) fn text_through(value: &Expr, function: &str) -> TokenStream {
    match literal::string(value) {
        Some(text) => quote!(#text),
        None => constant(value, function),
    }
}

/// Returns `const { __p::text(CODE) }`. Generated code repeats it, so that the compiler finds the same error for a constant of
/// another type everywhere, and shows it once.
pub(crate) fn constant(value: &Expr, function: &str) -> TokenStream {
    let function = Ident::new(function, generated(value.span()));
    quote_spanned!(function.span()=> const { __p::#function(#value) })
}

/// Returns whether an argument is a literal, which generated code repeats where it needs it.
pub(crate) fn is_literal(value: &Expr) -> bool {
    matches!(value, Expr::Lit(_)) || NumberLiteral::of(value).is_some()
}

/// Returns the variable that holds the value of an evaluated argument. Its span is the end of the argument, where the compiler
/// may suggest a conversion.
pub(crate) fn evaluated(arg: &Argument) -> Ident {
    let name = arg.name.as_ref().map_or_else(|| "number".to_owned(), ToString::to_string);
    format_ident!("__{name}", span = last_span(&arg.value))
}

/// Returns the span of the last token, in generated code.
pub(crate) fn last_span(value: &Expr) -> Span {
    let last = value.to_token_stream().into_iter().last();
    generated(last.map_or_else(Span::call_site, |last| last.span()))
}

/// Returns a number without the suffix of its literal, or the variable that holds its value.
pub(crate) fn number(arg: &Argument) -> TokenStream {
    match &arg.value {
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) => {
            LitInt::new(int.base10_digits(), int.span()).into_token_stream()
        }
        literal if is_literal(literal) => literal.to_token_stream(),
        _ => evaluated(arg).into_token_stream(),
    }
}
