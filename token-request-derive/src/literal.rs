//! The values of literals, and the source text of expressions.

use std::cmp::Ordering;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, ExprLit, ExprUnary, Ident, Lit, LitStr, UnOp};

/// The value of a number literal.
#[derive(Debug, Clone, Copy)]
pub(crate) enum NumberLiteral {
    Integer(i128),
    Float(f64),
}

impl NumberLiteral {
    /// Returns the value of `7`, `-7`, `7u8` or `0.5`; `None` for another expression, and for an integer too large for `i128`.
    pub(crate) fn of(value: &Expr) -> Option<Self> {
        match value {
            Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) => {
                int.base10_parse().ok().map(Self::Integer)
            }
            Expr::Lit(ExprLit { lit: Lit::Float(float), .. }) => {
                float.base10_parse().ok().map(Self::Float)
            }
            Expr::Group(group) => Self::of(&group.expr),
            Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => match Self::of(expr)? {
                Self::Integer(number) => Some(Self::Integer(-number)),
                Self::Float(number) => Some(Self::Float(-number)),
            },
            _ => None,
        }
    }

    /// Returns the value of an example, which may be a string.
    pub(crate) fn of_example(example: &Expr) -> Option<Self> {
        let Some(text) = text(example) else { return Self::of(example) };
        let integer = text.parse().map(Self::Integer);
        integer.or_else(|_| text.parse().map(Self::Float)).ok()
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "the nearest float is close enough to compare with a float"
    )]
    fn float(self) -> f64 {
        match self {
            Self::Integer(number) => number as f64,
            Self::Float(number) => number,
        }
    }
}

impl PartialEq for NumberLiteral {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for NumberLiteral {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Integer(a), Self::Integer(b)) => a.partial_cmp(b),
            (a, b) => a.float().partial_cmp(&b.float()),
        }
    }
}

/// Returns the string literal, if the expression is one.
pub(crate) fn string(value: &Expr) -> Option<&LitStr> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text),
        _ => None,
    }
}

/// Returns the value of a string literal.
pub(crate) fn text(value: &Expr) -> Option<String> {
    string(value).map(LitStr::value)
}

/// Returns the identifier, if the expression is only that.
pub(crate) fn word(value: &Expr) -> Option<&Ident> {
    match value {
        Expr::Path(path) if path.qself.is_none() => path.path.get_ident(),
        _ => None,
    }
}

/// Returns the value of `true` or `false`.
pub(crate) fn boolean(value: &Expr) -> Option<bool> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Bool(boolean), .. }) => Some(boolean.value),
        _ => None,
    }
}

/// Returns the expression in a string, as `validator` has them, or the expression itself.
pub(crate) fn unquoted(value: &Expr) -> syn::Result<Expr> {
    string(value).map_or_else(|| Ok(value.clone()), LitStr::parse)
}

/// Returns whether the expression is a range, such as `1..=5`.
pub(crate) fn is_range(value: &Expr) -> bool {
    // An expression that syn does not parse is wrapped in a macro of ours.
    matches!(value, Expr::Range(_))
        || matches!(value, Expr::Macro(inner) if has_dots(inner.mac.tokens.clone()))
}

/// Returns whether two dots are among the tokens, outside parentheses.
fn has_dots(tokens: TokenStream) -> bool {
    let is_dot = |tree: &TokenTree| matches!(tree, TokenTree::Punct(dot) if dot.as_char() == '.');
    let trees: Vec<_> = tokens.into_iter().collect();
    trees.windows(2).any(|pair| pair.iter().all(is_dot))
}

/// Returns the source text of an expression.
pub(crate) fn source(value: &Expr) -> String {
    match value {
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => format!("-{}", source(expr)),
        Expr::Lit(_) => value.to_token_stream().to_string(),
        // An expression that syn does not parse is wrapped in a macro of ours.
        Expr::Macro(inner) if inner.mac.path.segments.iter().any(|part| part.ident == "__p") => {
            tidy(&inner.mac.tokens.to_string())
        }
        _ => tidy(&value.to_token_stream().to_string()),
    }
}

/// Removes the spaces between tokens that a person would not write.
fn tidy(source: &str) -> String {
    let joined =
        [(" :: ", "::"), (" . ", "."), (" (", "("), ("( ", "("), (" )", ")"), ("! (", "!(")];
    let tidy = joined.iter().fold(source.to_owned(), |source, (from, to)| source.replace(from, to));
    ["& ", "* "].iter().fold(tidy, |source, sign| {
        source
            .strip_prefix(sign)
            .map_or_else(|| source.clone(), |rest| format!("{}{rest}", sign.trim()))
    })
}
