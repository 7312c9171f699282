//! Attributes as a list of items: `required, length(min = 1), example = "x"`.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Ident, Meta, Token, token};

use crate::diag::Result;

/// `name`, `name = value` or `name(..)`.
pub(crate) struct Item {
    pub(crate) name: Ident,
    pub(crate) body: Body,
}

pub(crate) enum Body {
    Nothing,
    Value(Expr),
    List(TokenStream, Span),
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
    pub(crate) fn args(&self) -> Result<Vec<Arg>> {
        match &self.body {
            Body::List(tokens, _) => Punctuated::<Arg, Token![,]>::parse_terminated
                .parse2(tokens.clone())
                .map(|args| args.into_iter().collect()),
            _ => Ok(Vec::new()),
        }
    }
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let name = input.call(Ident::parse_any)?;
        let body = if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            Body::Value(input.parse()?)
        } else if input.peek(token::Paren) {
            let content;
            let paren = syn::parenthesized!(content in input);
            Body::List(content.parse()?, paren.span.join())
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
        Ok(Self { name, value: input.parse()? })
    }
}
