//! Attributes as lists of items: `required, length(min = 1), each(chars(digits)), example = "x"`.

#[cfg(feature = "field-table")]
use syn::LitStr;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, Expr, Ident, Meta, MetaList, Token, token};

use super::expression::{ty, value};
use crate::argument::{self, Argument};
use crate::diag::Result;
use crate::literal;
use crate::rules;
use crate::rules::rule::Form;
use crate::scope::in_scope;

/// `name`, `name = value`, `name(..)` or, for a group of rules, `name(rule, rule)`.
pub(crate) struct Item {
    pub(crate) name: Ident,
    pub(crate) body: Body,
}

pub(crate) enum Body {
    Nothing,
    Value(Expr),
    List(Vec<Argument>),
    /// The rules in `each(..)` and alike, or the condition and the rules of a `when(..)`.
    Group(Option<Expr>, Vec<Item>),
}

impl Item {
    /// Parses an attribute. One without parentheses has no items.
    pub(crate) fn list(attr: &Attribute) -> Result<Vec<Self>> {
        match &attr.meta {
            Meta::List(list) => {
                let tokens = in_scope(list.tokens.clone());
                MetaList { tokens, ..list.clone() }.parse_args_with(items)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Parses the text of a table's cell.
    #[cfg(feature = "field-table")]
    pub(crate) fn list_in(text: &LitStr) -> Result<Vec<Self>> {
        text.parse_with(items)
    }

    /// Returns the arguments in its parentheses.
    pub(crate) fn args(&self) -> &[Argument] {
        match &self.body {
            Body::List(args) => args,
            _ => &[],
        }
    }

    /// Returns the source text.
    pub(crate) fn source(&self) -> String {
        let name = &self.name;
        match &self.body {
            Body::Nothing => name.to_string(),
            Body::Value(value) => format!("{name} = {}", literal::source(value)),
            Body::List(args) => format!("{name}({})", argument::sources(args)),
            Body::Group(condition, rules) => {
                let rules = rules.iter().map(Self::source);
                let parts: Vec<_> = condition.iter().map(literal::source).chain(rules).collect();
                format!("{name}({})", parts.join(", "))
            }
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
            Body::Value(if name == "context" { ty(input)? } else { value(input)? })
        } else if input.peek(token::Paren) {
            let content;
            syn::parenthesized!(content in input);
            body(&name, &content)?
        } else if input.peek(token::Bracket) || input.peek(token::Brace) {
            return Err(
                input.error(format!("`{name}` takes its arguments in parentheses: `{name}(..)`"))
            );
        } else {
            Body::Nothing
        };
        Ok(Self { name, body })
    }
}

/// Parses the content of an item's parentheses.
fn body(name: &Ident, input: ParseStream<'_>) -> Result<Body> {
    if name == "when" {
        return when(input);
    }
    if rules::named(name).is_some_and(|rule| matches!(rule.kind.form(), Form::Elements(_))) {
        return Ok(Body::Group(None, items(input)?));
    }
    let args = Punctuated::<Argument, Token![,]>::parse_terminated(input)?;
    Ok(Body::List(args.into_iter().collect()))
}

/// Parses a condition and rules.
fn when(input: ParseStream<'_>) -> Result<Body> {
    if input.is_empty() {
        return Ok(Body::Group(None, Vec::new()));
    }
    if let Ok(Some(rule)) = rule_ahead(&input.fork()) {
        let message = "`when` needs a condition before its rules: `when(EXPR, length(min = 1))`";
        return Err(Error::new_spanned(rule, message));
    }
    let condition = value(input)?;
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    Ok(Body::Group(Some(condition), items(input)?))
}

/// Returns the name of a rule that comes next, alone or with named arguments, so that it is not a function call.
fn rule_ahead(ahead: ParseStream<'_>) -> Result<Option<Ident>> {
    let name = ahead.call(Ident::parse_any)?;
    let is_rule = if ahead.peek(token::Paren) {
        let arguments;
        syn::parenthesized!(arguments in ahead);
        is_named(&arguments)
    } else {
        ahead.is_empty() || ahead.peek(Token![,])
    };
    Ok(rules::named(&name).filter(|_| is_rule).map(|_| name))
}

fn items(input: ParseStream<'_>) -> Result<Vec<Item>> {
    let items = Punctuated::<Item, Token![,]>::parse_terminated(input)?;
    Ok(items.into_iter().collect())
}

impl Parse for Argument {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let name = if is_named(input) {
            let name = input.call(Ident::parse_any)?;
            input.parse::<Token![=]>()?;
            Some(name)
        } else if input.peek(Ident::peek_any) && input.peek2(Token![:]) && !input.peek2(Token![::])
        {
            let name = input.call(Ident::parse_any)?;
            return Err(
                input.error(format!("expected `=` between the name and the value: `{name} = ..`"))
            );
        } else {
            None
        };
        Ok(Self { name, value: value(input)? })
    }
}

/// Returns whether `name = ..` comes next.
fn is_named(input: ParseStream<'_>) -> bool {
    input.peek(Ident::peek_any) && input.peek2(Token![=]) && !input.peek2(Token![==])
}
