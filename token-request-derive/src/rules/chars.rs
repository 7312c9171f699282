//! `chars(alphanumeric, "-._")`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Error, Expr, Generics};

use super::rule::{RuleKind, RuleModel, Scope};
use crate::diag::{self, Errors, Result};
use crate::literal;

/// The named classes of characters.
const CLASSES: &[&str] =
    &["vschar", "nqchar", "nqschar", "unreserved", "ascii", "alphanumeric", "digits"];

pub(crate) struct Chars;

impl RuleKind for Chars {
    fn usage(&self) -> &'static str {
        "(alphanumeric, \"-._\")"
    }

    fn max_unnamed(&self) -> usize {
        usize::MAX
    }

    fn is_set(&self) -> bool {
        true
    }

    fn check(&self, rule: &RuleModel, _scope: &Scope<'_>, errors: &mut Errors) {
        let mut seen = Vec::new();
        for value in rule.unnamed() {
            if let Err(error) = class(value) {
                errors.push(error);
            }
            let source = literal::source(value);
            if seen.contains(&source) {
                errors.on(value, format!("duplicate value `{source}`"));
            }
            seen.push(source);
        }
    }

    // The names of classes look like constants.
    fn takes_constants(&self) -> bool {
        true
    }

    fn arguments(&self, rule: &RuleModel, _: &Generics) -> (&'static str, Vec<TokenStream>) {
        let sets: Vec<_> = rule.unnamed().filter_map(literal::text).collect();
        let classes = rule.unnamed().filter(|value| literal::text(value).is_none());
        let classes = classes.map(|value| value.to_token_stream().to_string());
        let set = quote!(__p::rules::chars::Set::<{ __p::rules::chars::mask(&[#(#classes),*], &[#(#sets),*]) }>);
        ("", vec![set])
    }
}

/// Checks one argument: the name of a class, or a string of ASCII characters.
fn class(value: &Expr) -> Result<()> {
    if let Some(name) = literal::word(value) {
        return if CLASSES.iter().any(|class| name == class) {
            Ok(())
        } else {
            Err(diag::unknown(diag::CLASS, name, CLASSES))
        };
    }
    let Some(set) = literal::text(value) else {
        let message = format!("`chars` takes string literals and classes: {}", diag::list(CLASSES));
        return Err(Error::new_spanned(value, message));
    };
    if set.is_empty() {
        return Err(Error::new_spanned(value, "this set has no character"));
    }
    set.chars().find(|c| !c.is_ascii()).map_or(Ok(()), |c| {
        let message = format!("a set has only ASCII characters, and `{c}` is not one");
        Err(Error::new_spanned(value, message))
    })
}
