//! Expressions in attributes, also those that syn does not parse without its feature `full`.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::{Error, Expr, ExprGroup, Token};

use crate::diag::Result;

/// Parses an expression, without the invisible group that a `macro_rules!` macro puts around it.
pub(super) fn value(input: ParseStream<'_>) -> Result<Expr> {
    let ahead = input.fork();
    let parsed = ahead.parse();
    // syn also parses the beginning of a range as an expression.
    let is_whole = parsed.is_ok() && !ahead.peek(Token![..]);
    let mut value = match (parsed, if is_whole { None } else { unparsed(input) }) {
        (_, Some(value)) => value,
        (Ok(value), None) => {
            input.advance_to(&ahead);
            value
        }
        (Err(error), None) => {
            let message = "expected a literal, a path or another expression";
            return Err(Error::new(error.span(), message));
        }
    };
    while let Expr::Group(ExprGroup { expr, .. }) = value {
        value = *expr;
    }
    Ok(value)
}

/// Parses the type in `context = Type`, or the string in `context = "Type"`.
pub(super) fn ty(input: ParseStream<'_>) -> Result<Expr> {
    if input.peek(syn::LitStr) {
        return value(input);
    }
    let ty = input.parse::<syn::Type>().map_err(|error| Error::new(error.span(), CONTEXT))?;
    Ok(Expr::Verbatim(ty.into_token_stream()))
}

/// The error for a `context` that is not a type.
pub(super) const CONTEXT: &str =
    "`context` takes a type: `context = Type`, or in quotes `context = \"Type<'v_a>\"`";

/// Wraps an expression that syn does not parse (a closure, an array, a block, a range) in a macro, so that the compiler parses it
/// and reports its mistakes there and nowhere else. The expression ends at the next comma outside a closure's bars.
fn unparsed(input: ParseStream<'_>) -> Option<Expr> {
    let ahead = input.fork();
    let is_closure = ahead.peek(Token![|]) || ahead.peek(Token![move]);
    let mut bars = if is_closure { 2 } else { 0 };
    let mut tokens = TokenStream::new();
    while !ahead.is_empty() && (bars > 0 || !ahead.peek(Token![,])) {
        if bars > 0 && ahead.peek(Token![|]) {
            bars -= 1;
        }
        tokens.extend(ahead.parse::<TokenTree>());
    }
    if !needs_compiler(tokens.clone()) {
        return None;
    }
    let first = input.span();
    let last = tokens.clone().into_iter().last().map_or(first, |last| last.span());
    input.advance_to(&ahead);
    // The macro call has the span of the expression.
    let mut braces = Group::new(Delimiter::Brace, tokens);
    braces.set_span(last);
    syn::parse2(quote_spanned!(first=> __p::expression! #braces)).ok()
}

/// Returns whether the tokens may be an expression that syn does not parse.
fn needs_compiler(tokens: TokenStream) -> bool {
    let words = ["if", "match", "move", "const", "unsafe", "loop", "let"];
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Punct(punct) => match punct.as_char() {
            '|' | '?' => true,
            '.' => punct.spacing() == Spacing::Joint,
            _ => false,
        },
        TokenTree::Ident(word) => words.iter().any(|known| word == known),
        TokenTree::Group(group) => {
            group.delimiter() != Delimiter::Parenthesis || needs_compiler(group.stream())
        }
        TokenTree::Literal(_) => false,
    })
}
