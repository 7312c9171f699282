//! The surroundings of generated checks: the impl, the fields, and the conditions of the rules.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::Expr;

use super::implementation::Implementation;
use crate::model::{FieldModel, Rules, field_named};
use crate::rules::code::typed;
use crate::rules::rule::{RuleModel, Site};

pub(super) struct CheckContext<'a> {
    pub(super) implementation: &'a Implementation<'a>,
    pub(super) fields: &'a [FieldModel<'a>],
    pub(super) rules: &'a Rules,
    /// True if the values of the fields are in variables, because there is no `self`.
    pub(super) is_bound: bool,
}

/// A value to check, whose row is `__rows[index]`.
pub(super) struct CheckedValue<'a> {
    /// Returns a reference to the value.
    pub(super) value: &'a dyn Fn(Span) -> TokenStream,
    pub(super) index: usize,
    pub(super) secret: bool,
}

impl CheckedValue<'_> {
    pub(super) fn row(&self) -> TokenStream {
        let index = self.index;
        quote!(__p::row(__rows, #index))
    }

    /// Returns the index of the row and that of a rule, as one number.
    pub(super) fn at(&self, rule: usize) -> TokenStream {
        let at = self.index << 16 | rule;
        quote!(#at)
    }
}

impl CheckContext<'_> {
    pub(super) fn value(&self, field: &FieldModel<'_>, span: Span) -> TokenStream {
        field.value(self.is_bound, span)
    }

    pub(super) fn field(&self, name: &Expr) -> Option<&FieldModel<'_>> {
        field_named(self.fields, name)
    }

    /// Calls `with` with what the code of a rule may use.
    pub(super) fn at_site<T>(
        &self,
        value: &dyn Fn(Span) -> TokenStream,
        with: impl FnOnce(&Site<'_>) -> T,
    ) -> T {
        with(&Site {
            generics: &self.implementation.generics,
            value,
            other: &|name, span| Some(self.value(self.field(name)?, span)),
            names: &|name| Some(self.field(name)?.names()),
        })
    }

    /// Returns `let __when1: bool = __when0 && self.kind == Kind::A;`, unless a rule in `earlier` already needed it.
    pub(super) fn whens(&self, when: Option<usize>, earlier: &[RuleModel]) -> TokenStream {
        let Some(number) = when else { return TokenStream::new() };
        let Some(when) = self.rules.whens.get(number) else { return TokenStream::new() };
        if earlier.iter().any(|rule| self.rules.around(rule.when).any(|when| when == number)) {
            return TokenStream::new();
        }
        let (name, condition) = (format_ident!("__when{number}"), &when.condition);
        let outer = when.outer.map(|outer| format_ident!("__when{outer}"));
        let and = outer.iter();
        let first = self.whens(when.outer, earlier);
        let condition = typed(condition, "bool", when.name.span());
        quote!(#first let #name = #(#and &&)* #condition;)
    }
}
