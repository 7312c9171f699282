//! Attributes as a list of items: `required, length(min = 1), each(chars(digits)), example = "x"`.

use proc_macro2::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
#[cfg(feature = "field-table")]
use syn::LitStr;
use syn::ext::IdentExt;
use syn::parse::discouraged::Speculative;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, Expr, ExprGroup, Ident, Meta, MetaList, Token, token};

use crate::diag::Result;
use crate::literal;
use crate::read::generated;
use crate::rule::{GROUPS, Spec};

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

    /// The items in a text.
    #[cfg(feature = "field-table")]
    pub(crate) fn list_in(text: &LitStr) -> Result<Vec<Self>> {
        text.parse_with(items)
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

/// The same, but in parentheses `self` and `context` are those of the code that is generated, also where a macro wrote
/// the struct around what its caller wrote.
fn in_scope(tokens: TokenStream) -> TokenStream {
    let trees = tokens.into_iter().map(|tree| match tree {
        // Any other keeps the places of its delimiters, at which errors may point.
        TokenTree::Group(group) if has_in_scope(group.stream()) => {
            let stream = in_scope(group.stream()).into_iter().map(|tree| match tree {
                TokenTree::Ident(name) if is_in_scope(&name) => {
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

/// What [`in_scope`] made to begin or end in generated code, as one expression to the compiler: it underlines no
/// further than where both its ends were written by the same. `self.limit` is `__p::same!(self).limit`.
pub(crate) fn outlined(value: &Expr) -> TokenStream {
    at_ends(value.to_token_stream(), |name, span| {
        quote_spanned!(span=> __p::same!(#name)).into_iter().collect()
    })
}

/// The same with what [`in_scope`] moved as it was written, for an error to underline.
pub(crate) fn as_written(tokens: &impl ToTokens) -> TokenStream {
    at_ends(tokens.to_token_stream(), |name, span| vec![Ident::new(&name.to_string(), span).into()])
}

/// With other tokens for the `self` or `context` that stands first or last, and has something beside it that says who
/// wrote it.
fn at_ends(tokens: TokenStream, other: impl Fn(&Ident, Span) -> Vec<TokenTree>) -> TokenStream {
    let mut trees: Vec<_> = tokens.into_iter().collect();
    let replaced = |tree: &TokenTree, beside: &TokenTree| match (tree, beside) {
        (TokenTree::Ident(name), TokenTree::Punct(punct))
            if is_in_scope(name) && punct.as_char() != ':' =>
        {
            Some(other(name, punct.span().located_at(name.span())))
        }
        _ => None,
    };
    if let [.., beside, last] = &trees[..]
        && !matches!(beside, TokenTree::Punct(punct) if punct.as_char() == '.')
        && let Some(other) = replaced(last, beside)
    {
        trees.pop();
        trees.extend(other);
    }
    if let [first, beside, ..] = &trees[..]
        && let Some(other) = replaced(first, beside)
    {
        trees.splice(..1, other);
    }
    trees.into_iter().collect()
}

fn is_in_scope(name: &Ident) -> bool {
    name == "self" || name == "context"
}

/// Whether `self` or `context` stands somewhere in it.
pub(crate) fn has_in_scope(tokens: TokenStream) -> bool {
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
        } else if input.peek(token::Bracket) || input.peek(token::Brace) {
            return Err(input.error(format!("arguments stand in parentheses: `{name}(..)`")));
        } else {
            Body::Nothing
        };
        Ok(Self { name, body })
    }
}

/// What stands in an item's parentheses.
fn body(name: &Ident, input: ParseStream<'_>) -> Result<Body> {
    if name == "when" {
        return when(input);
    }
    if GROUPS.iter().any(|group| name == group) {
        return Ok(Body::Group(None, items(input)?));
    }
    let args = Punctuated::<Arg, Token![,]>::parse_terminated(input)?;
    Ok(Body::List(args.into_iter().collect()))
}

/// A condition and rules.
fn when(input: ParseStream<'_>) -> Result<Body> {
    if input.is_empty() {
        return Ok(Body::Group(None, Vec::new()));
    }
    if let Ok(Some(rule)) = rule_ahead(&input.fork()) {
        let message = "`when` takes its condition before the rules: `when(EXPR, length(min = 1))`";
        return Err(Error::new_spanned(rule, message));
    }
    let condition = value(input)?;
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    Ok(Body::Group(Some(condition), items(input)?))
}

/// The name of a rule, where it stands alone or before arguments that have names, and so calls no function.
fn rule_ahead(ahead: ParseStream<'_>) -> Result<Option<Ident>> {
    let name = ahead.call(Ident::parse_any)?;
    let is_rule = if ahead.peek(token::Paren) {
        let arguments;
        syn::parenthesized!(arguments in ahead);
        Arg::is_named(&arguments)
    } else {
        ahead.is_empty() || ahead.peek(Token![,])
    };
    Ok(Spec::named(&name).filter(|_| is_rule).map(|_| name))
}

fn items(input: ParseStream<'_>) -> Result<Vec<Item>> {
    let items = Punctuated::<Item, Token![,]>::parse_terminated(input)?;
    Ok(items.into_iter().collect())
}

impl Parse for Arg {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let name = if Self::is_named(input) {
            let name = input.call(Ident::parse_any)?;
            input.parse::<Token![=]>()?;
            Some(name)
        } else if input.peek(Ident::peek_any) && input.peek2(Token![:]) && !input.peek2(Token![::])
        {
            let name = input.call(Ident::parse_any)?;
            return Err(input.error(format!("an argument has its value after `=`: `{name} = ..`")));
        } else {
            None
        };
        Ok(Self { name, value: value(input)? })
    }
}

impl Arg {
    /// Whether one that has a name comes next.
    fn is_named(input: ParseStream<'_>) -> bool {
        input.peek(Ident::peek_any) && input.peek2(Token![=]) && !input.peek2(Token![==])
    }

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
    let ahead = input.fork();
    let parsed = ahead.parse();
    // The beginning of a range is an expression as well.
    let is_whole = parsed.is_ok() && !ahead.peek(Token![..]);
    let mut value = match (parsed, if is_whole { None } else { beyond_syn(input) }) {
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

/// The type that `context` names, with or without quotes.
fn ty(input: ParseStream<'_>) -> Result<Expr> {
    if input.peek(syn::LitStr) {
        return value(input);
    }
    let ty = input.parse::<syn::Type>().map_err(|error| Error::new(error.span(), CONTEXT))?;
    Ok(Expr::Verbatim(ty.into_token_stream()))
}

/// How `context` is written.
pub(crate) const CONTEXT: &str =
    "`context` takes a type: `context = Type`, or in quotes `context = \"Type<'v_a>\"`";

/// An expression with something in it that syn without its large grammar does not read: a closure, an array, a block,
/// a range. It ends at the next comma that is not between a closure's bars, and is the compiler's to read: in a macro,
/// so that a mistake in it is an error there and nowhere else.
fn beyond_syn(input: ParseStream<'_>) -> Option<Expr> {
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
    if !is_beyond_syn(tokens.clone()) {
        return None;
    }
    let first = input.span();
    let last = tokens.clone().into_iter().last().map_or(first, |last| last.span());
    input.advance_to(&ahead);
    // It begins and ends where the expression does.
    let mut braces = Group::new(Delimiter::Brace, tokens);
    braces.set_span(last);
    syn::parse2(quote_spanned!(first=> __p::expression! #braces)).ok()
}

/// Whether there is something in it that syn may not have read.
fn is_beyond_syn(tokens: TokenStream) -> bool {
    let words = ["if", "match", "move", "const", "unsafe", "loop", "let"];
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Punct(punct) => match punct.as_char() {
            '|' | '?' => true,
            '.' => punct.spacing() == Spacing::Joint,
            _ => false,
        },
        TokenTree::Ident(word) => words.iter().any(|known| word == known),
        TokenTree::Group(group) => {
            group.delimiter() != Delimiter::Parenthesis || is_beyond_syn(group.stream())
        }
        TokenTree::Literal(_) => false,
    })
}
