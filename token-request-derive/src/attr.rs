//! Attributes as a list of items: `required, length(min = 1), each(chars(digits)), example = "x"`.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, Expr, ExprGroup, Ident, Meta, MetaList, Token, token};

use crate::diag::Result;
use crate::literal;
use crate::read::generated;
use crate::rule::GROUPS;

/// `name`, `name = value`, `name(..)` or, for a group of rules, `name(rule, rule)`.
pub(crate) struct Item {
    pub(crate) name: Ident,
    pub(crate) body: Body,
}

pub(crate) enum Body {
    Nothing,
    Value(Expr),
    List(Vec<Arg>),
    /// The rules of a group, and the condition of a `when`.
    Group(Option<Expr>, Vec<Item>),
}

/// One argument in an item's parentheses: `name = value` or `value`.
#[derive(Clone)]
pub(crate) struct Arg {
    pub(crate) name: Option<Ident>,
    pub(crate) value: Expr,
}

impl Item {
    /// The items of an attribute.
    pub(crate) fn list(attr: &Attribute) -> Result<Vec<Self>> {
        match &attr.meta {
            Meta::List(list) => {
                let tokens = in_scope(list.tokens.clone());
                MetaList { tokens, ..list.clone() }.parse_args_with(items)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The arguments in its parentheses.
    pub(crate) fn args(&self) -> &[Arg] {
        match &self.body {
            Body::List(args) => args,
            _ => &[],
        }
    }

    /// As it was written.
    pub(crate) fn source(&self) -> String {
        let name = &self.name;
        match &self.body {
            Body::Nothing => name.to_string(),
            Body::Value(value) => format!("{name} = {}", literal::source(value)),
            Body::List(args) => format!("{name}({})", sources(args)),
            Body::Group(condition, rules) => {
                let rules = rules.iter().map(Self::source);
                let parts: Vec<_> = condition.iter().map(literal::source).chain(rules).collect();
                format!("{name}({})", parts.join(", "))
            }
        }
    }
}

/// The same, but `self` and `context` are those of the code that is generated, also where a macro wrote the struct
/// around what its caller wrote.
fn in_scope(tokens: TokenStream) -> TokenStream {
    let trees = tokens.into_iter().map(|tree| match tree {
        TokenTree::Ident(name) if is_in_scope(&name) => {
            Ident::new(&name.to_string(), generated(name.span())).into()
        }
        // Any other keeps the places of its delimiters, at which errors may point.
        TokenTree::Group(group) if has_in_scope(group.stream()) => {
            let mut inner = Group::new(group.delimiter(), in_scope(group.stream()));
            inner.set_span(group.span());
            inner.into()
        }
        tree => tree,
    });
    trees.collect()
}

fn is_in_scope(name: &Ident) -> bool {
    name == "self" || name == "context"
}

fn has_in_scope(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Ident(name) => is_in_scope(&name),
        TokenTree::Group(group) => has_in_scope(group.stream()),
        _ => false,
    })
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let name = input
            .call(Ident::parse_any)
            .map_err(|error| Error::new(error.span(), "expected a name, such as `required`"))?;
        let body = if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            Body::Value(if name == "context" { ty(input)? } else { value(input)? })
        } else if input.peek(token::Paren) {
            let content;
            syn::parenthesized!(content in input);
            body(&name, &content)?
        } else {
            Body::Nothing
        };
        Ok(Self { name, body })
    }
}

/// What stands in an item's parentheses.
fn body(name: &Ident, input: ParseStream<'_>) -> Result<Body> {
    if name == "when" {
        let condition = value(input)?;
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        return Ok(Body::Group(Some(condition), items(input)?));
    }
    if GROUPS.iter().any(|group| name == group) {
        return Ok(Body::Group(None, items(input)?));
    }
    let args = Punctuated::<Arg, Token![,]>::parse_terminated(input)?;
    Ok(Body::List(args.into_iter().collect()))
}

fn items(input: ParseStream<'_>) -> Result<Vec<Item>> {
    let items = Punctuated::<Item, Token![,]>::parse_terminated(input)?;
    Ok(items.into_iter().collect())
}

impl Parse for Arg {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let is_named =
            input.peek(Ident::peek_any) && input.peek2(Token![=]) && !input.peek2(Token![==]);
        let name = if is_named {
            let name = input.call(Ident::parse_any)?;
            input.parse::<Token![=]>()?;
            Some(name)
        } else {
            None
        };
        Ok(Self { name, value: value(input)? })
    }
}

impl Arg {
    /// As it was written.
    pub(crate) fn source(&self) -> String {
        let value = literal::source(&self.value);
        self.name.as_ref().map_or_else(|| value.clone(), |name| format!("{name} = {value}"))
    }

    /// Whether it is this word alone, as in `ip(v4)`.
    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.name.is_none() && literal::word(&self.value).is_some_and(|ident| ident == word)
    }
}

impl ToTokens for Arg {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (name, value) = (self.name.iter(), &self.value);
        tokens.extend(quote!(#(#name =)* #value));
    }
}

/// The arguments as they were written.
pub(crate) fn sources(args: &[Arg]) -> String {
    args.iter().map(Arg::source).collect::<Vec<_>>().join(", ")
}

/// A value, out of the invisible parentheses that it has from a `macro_rules!` macro.
fn value(input: ParseStream<'_>) -> Result<Expr> {
    if let Some(tokens) = beyond_syn(input) {
        return Ok(Expr::Verbatim(tokens));
    }
    let mut value = input.parse().map_err(|error: Error| {
        Error::new(error.span(), "expected a literal, a path or another expression")
    })?;
    while let Expr::Group(ExprGroup { expr, .. }) = value {
        value = *expr;
    }
    Ok(value)
}

/// The type that `context` names, with or without quotes.
fn ty(input: ParseStream<'_>) -> Result<Expr> {
    if input.peek(syn::LitStr) {
        return value(input);
    }
    Ok(Expr::Verbatim(input.parse::<syn::Type>()?.into_token_stream()))
}

/// An expression that syn without its large grammar does not read: a closure, an array, or one that begins with a
/// keyword. It ends at the next comma, and is the compiler's to read.
fn beyond_syn(input: ParseStream<'_>) -> Option<TokenStream> {
    let begins = input.peek(Token![|])
        || input.peek(Token![||])
        || input.peek(token::Brace)
        || input.peek(token::Bracket)
        || input.peek(Token![if])
        || input.peek(Token![match])
        || input.peek(Token![move])
        || input.peek(Token![const]);
    if !begins {
        return None;
    }
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        tokens.extend(input.parse::<TokenTree>());
    }
    Some(tokens)
}
