//! Attributes as a list of items: `required, length(min = 1), example = "x"`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, Expr, ExprGroup, Ident, Meta, Token, token};

use crate::diag::Result;
use crate::literal;

/// `name`, `name = value` or `name(..)`.
pub(crate) struct Item {
    pub(crate) name: Ident,
    pub(crate) body: Body,
}

pub(crate) enum Body {
    Nothing,
    Value(Expr),
    List(Vec<Arg>),
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
            Meta::List(list) => list
                .parse_args_with(Punctuated::<Self, Token![,]>::parse_terminated)
                .map(|items| items.into_iter().collect()),
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
        }
    }
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let name = input
            .call(Ident::parse_any)
            .map_err(|error| Error::new(error.span(), "expected a name, such as `required`"))?;
        let body = if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            Body::Value(value(input)?)
        } else if input.peek(token::Paren) {
            let content;
            syn::parenthesized!(content in input);
            let args = Punctuated::<Arg, Token![,]>::parse_terminated(&content)?;
            Body::List(args.into_iter().collect())
        } else {
            Body::Nothing
        };
        Ok(Self { name, body })
    }
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
    let mut value = input.parse().map_err(|error: Error| {
        Error::new(error.span(), "expected a literal, a path or a simple expression")
    })?;
    while let Expr::Group(ExprGroup { expr, .. }) = value {
        value = *expr;
    }
    Ok(value)
}
