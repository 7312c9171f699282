//! One argument of a rule or an option, as the user wrote it.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Expr, Ident};

use crate::literal;

/// `name = value` or `value`.
#[derive(Clone)]
pub(crate) struct Argument {
    pub(crate) name: Option<Ident>,
    pub(crate) value: Expr,
}

impl Argument {
    /// Returns the source text.
    pub(crate) fn source(&self) -> String {
        let value = literal::source(&self.value);
        self.name.as_ref().map_or_else(|| value.clone(), |name| format!("{name} = {value}"))
    }

    /// Returns whether it is `name = ..`.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.name.as_ref().is_some_and(|ident| ident == name)
    }

    /// Returns whether it is this word without a value, as in `ip(v4)`.
    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.name.is_none() && literal::word(&self.value).is_some_and(|ident| ident == word)
    }
}

impl ToTokens for Argument {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (name, value) = (self.name.iter(), &self.value);
        tokens.extend(quote!(#(#name =)* #value));
    }
}

/// Returns the source text of a list of arguments.
pub(crate) fn sources(arguments: &[Argument]) -> String {
    arguments.iter().map(Argument::source).collect::<Vec<_>>().join(", ")
}
