//! `self` and `context` in the user's expressions: their hygiene, and the spans that errors underline.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::Expr;

/// Returns a span at the place of `span` that belongs to generated code: errors point there, and lints skip it.
pub(crate) fn generated(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// Gives `self` and `context` inside parentheses the hygiene of generated code, so that they resolve there even when the
/// attribute comes from a `macro_rules!` macro.
pub(crate) fn in_scope(tokens: TokenStream) -> TokenStream {
    let trees = tokens.into_iter().map(|tree| match tree {
        // A group without such a name keeps the spans of its delimiters, because errors may point at them.
        TokenTree::Group(group) if mentions_scope(group.stream()) => {
            let stream = in_scope(group.stream()).into_iter().map(|tree| match tree {
                TokenTree::Ident(name) if is_scope_name(&name) => {
                    Ident::new(&name.to_string(), generated(name.span())).into()
                }
                tree => tree,
            });
            let mut inner = Group::new(group.delimiter(), stream.collect());
            inner.set_span(group.span());
            inner.into()
        }
        tree => tree,
    });
    trees.collect()
}

/// Returns an expression that the compiler underlines as a whole, by wrapping a first or last `self` or `context` in a macro:
/// `self.limit` becomes `__p::same!(self).limit`. The compiler joins spans only if both ends have the same hygiene.
pub(crate) fn outlined(value: &Expr) -> TokenStream {
    at_ends(value.to_token_stream(), |name, span| {
        quote_spanned!(span=> __p::same!(#name)).into_iter().collect()
    })
}

/// Returns the tokens with the user's own hygiene restored at both ends, for an error to underline.
pub(crate) fn as_written(tokens: &impl ToTokens) -> TokenStream {
    at_ends(tokens.to_token_stream(), |name, span| vec![Ident::new(&name.to_string(), span).into()])
}

/// Replaces a `self` or `context` that comes first or last and has a neighbor, whose hygiene the replacement takes.
fn at_ends(tokens: TokenStream, other: impl Fn(&Ident, Span) -> Vec<TokenTree>) -> TokenStream {
    let mut trees: Vec<_> = tokens.into_iter().collect();
    let replaced = |tree: &TokenTree, neighbor: &TokenTree| match (tree, neighbor) {
        (TokenTree::Ident(name), TokenTree::Punct(punct))
            if is_scope_name(name) && punct.as_char() != ':' =>
        {
            Some(other(name, punct.span().located_at(name.span())))
        }
        _ => None,
    };
    if let [.., neighbor, last] = &trees[..]
        && !matches!(neighbor, TokenTree::Punct(punct) if punct.as_char() == '.')
        && let Some(other) = replaced(last, neighbor)
    {
        trees.pop();
        trees.extend(other);
    }
    if let [first, neighbor, ..] = &trees[..]
        && let Some(other) = replaced(first, neighbor)
    {
        trees.splice(..1, other);
    }
    trees.into_iter().collect()
}

fn is_scope_name(name: &Ident) -> bool {
    name == "self" || name == "context"
}

/// Returns whether the tokens mention `self` or `context`.
pub(crate) fn mentions_scope(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Ident(name) => is_scope_name(&name),
        TokenTree::Group(group) => mentions_scope(group.stream()),
        _ => false,
    })
}

/// Returns whether the tokens mention the value `self`. The module in `self::path` does not count.
pub(crate) fn mentions_self(tokens: TokenStream) -> bool {
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let mut is_module =
            || matches!(trees.peek(), Some(TokenTree::Punct(colon)) if colon.as_char() == ':');
        let is_found = match tree {
            TokenTree::Ident(name) => name == "self" && !is_module(),
            TokenTree::Group(group) => mentions_self(group.stream()),
            _ => false,
        };
        if is_found {
            return true;
        }
    }
    false
}

/// Returns whether the tokens mention a name.
pub(crate) fn mentions(tokens: &TokenStream, name: &Ident) -> bool {
    tokens.clone().into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == *name,
        TokenTree::Group(group) => mentions(&group.stream(), name),
        _ => false,
    })
}
