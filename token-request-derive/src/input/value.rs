//! The values of items: flags, literals, texts.

use quote::quote;
use syn::{Error, Expr, ExprLit, Ident, Lit, LitStr};

use super::item::{Body, Item};
use super::options::PARTS;
use crate::diag::{self, Errors, Result};
use crate::literal::{self, NumberLiteral};

/// Reads a flag, such as `skip` or `skip = false`, and returns its name with its value.
pub(crate) fn flag(item: &Item, errors: &mut Errors) -> Option<(Ident, bool)> {
    let message = format!("`{}` takes no arguments", item.name);
    match &item.body {
        Body::Nothing => return Some((item.name.clone(), true)),
        Body::Value(value) => match literal::boolean(value) {
            Some(is_on) => return Some((item.name.clone(), is_on)),
            None => errors.on(value, format!("`{}` is `true` or `false`", item.name)),
        },
        Body::List(args) if !args.is_empty() => errors.on(quote!(#(#args),*), message),
        Body::List(_) | Body::Group(..) => errors.on(&item.name, message),
    }
    None
}

/// Reads a literal or a negative number.
pub(crate) fn literal(item: &Item) -> Result<&Expr> {
    let name = &item.name;
    match &item.body {
        Body::Value(value)
            if matches!(value, Expr::Lit(_)) || NumberLiteral::of(value).is_some() =>
        {
            Ok(value)
        }
        Body::Value(value) => Err(Error::new_spanned(value, format!("`{name}` takes a literal"))),
        _ => Err(Error::new_spanned(name, format!("`{name}` takes a value: `{name} = \"..\"`"))),
    }
}

/// Reads a string literal.
pub(crate) fn text(item: &Item) -> Result<LitStr> {
    match literal(item)? {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Ok(text.clone()),
        other => Err(Error::new_spanned(other, format!("`{}` takes a string literal", item.name))),
    }
}

/// Reads a name, which is not empty: the field table uses the empty name for flattened fields.
pub(crate) fn name(item: &Item) -> Result<LitStr> {
    match text(item)? {
        empty if empty.value().is_empty() => Err(Error::new_spanned(
            empty,
            format!("`{}` takes a name that is not empty", item.name),
        )),
        name => Ok(name),
    }
}

/// Reads a part of HTTP Basic authentication.
pub(crate) fn part(item: &Item) -> Result<LitStr> {
    let part = text(item)?;
    let value = part.value();
    if PARTS.contains(&value.as_str()) {
        return Ok(part);
    }
    Err(diag::unknown_text(diag::PART, &part, &value, PARTS))
}

/// Reads the error code of a token endpoint: `tag_error = "unsupported_grant_type"`.
pub(crate) fn error(item: &Item) -> Result<LitStr> {
    let error = text(item)?;
    if is_error(&error.value()) { Ok(error) } else { Err(Error::new_spanned(error, ERROR)) }
}

/// Returns whether a text is an error code (RFC 6749 appendix A.7). The core crate checks constants alike.
pub(super) fn is_error(text: &str) -> bool {
    let is_part = |byte: u8| matches!(byte, b' ' | b'!' | b'#'..=b'[' | b']'..=b'~');
    !text.is_empty() && text.bytes().all(is_part)
}

/// The error for a text that is not an error code.
pub(super) const ERROR: &str = "an error code has one or more characters from space to `~`, except `\"` and `\\` (RFC 6749 section 5.2), such as `invalid_request`";
