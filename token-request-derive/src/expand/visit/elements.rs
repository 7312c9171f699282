//! The rules of elements, for a list or a map that could not be deserialized as a whole.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use super::super::bounds;
use super::super::condition::is_on;
use super::super::context::CheckContext;
use super::super::rule::of_element;
use super::reads::reads_self;
use crate::rules::rule::{Form, Part, RuleModel};

/// The field with the elements.
pub(super) struct ElementsVisit<'a> {
    pub(super) context: &'a CheckContext<'a>,
    pub(super) secret: bool,
}

impl ElementsVisit<'_> {
    /// Returns the passes through the elements of a field of type `ty`: one for each `each`, `keys` and `values` in `rules`.
    pub(super) fn passes(&self, rules: &[RuleModel], row: usize, ty: &Type) -> Vec<TokenStream> {
        let rules = rules.iter().enumerate();
        let passes = rules.filter_map(|(i, rule)| {
            let Form::Elements(part) = rule.spec.kind.form() else { return None };
            if reads_self(rule, self.context.rules) {
                return None;
            }
            let ty = bounds::element(ty, rule)?;
            let at = row << 16 | i;
            Some(if part == Part::Key { self.keys(rule, at, ty) } else { self.parts(rule, at, ty) })
        });
        passes.collect()
    }

    /// Returns the pass through the items of a list or the values of a map:
    /// ```text
    /// Pass::Items(&mut |__visit, __report, __is_first| {
    ///     let __rows = &elements(__rows, 0x1);
    ///     match Owned::<u8>::NEW.__read() {
    ///         Some(__read) => match __visit.read(__read) {
    ///             Ok(__value) => { let __value = &__value; .. GO }
    ///             Err(__unread) => __visit.unread(__report, &__unread, __rows, &mut [..], __is_first),
    ///         },
    ///         None => GO,
    ///     }
    /// })
    /// ```
    fn parts(&self, rule: &RuleModel, at: usize, ty: &Type) -> TokenStream {
        let (whens, checks, is_on) = self.checks(rule);
        let inner = self.passes(&rule.rules, 0, ty);
        let unread =
            quote!(__visit.unread(__report, &__unread, __rows, &mut [#(#inner),*], __is_first));
        let unread = match is_on {
            None => unread,
            Some(is_on) => quote! {
                if #is_on { #unread } else {
                    __visit.unread(__report, &__unread, &[], &mut [], __is_first)
                }
            },
        };
        quote! {
            __p::Pass::Items(&mut |__visit, __report, __is_first| {
                #whens
                let __rows = &__p::elements(__rows, #at);
                match __p::Owned::<#ty>::NEW.__read() {
                    ::core::option::Option::Some(__read) => match __visit.read(__read) {
                        ::core::result::Result::Ok(__value) => { #checks __p::GO }
                        ::core::result::Result::Err(__unread) => { #unread }
                    },
                    ::core::option::Option::None => __p::GO,
                }
            })
        }
    }

    /// Returns the pass through the keys of a map.
    fn keys(&self, rule: &RuleModel, at: usize, ty: &Type) -> TokenStream {
        let (whens, checks, _) = self.checks(rule);
        quote! {
            __p::Pass::Keys(&mut |__key, __report| {
                #whens
                let __rows = &__p::elements(__rows, #at);
                let __value = __p::Owned::<#ty>::NEW.__read_key(__key)?;
                ::core::result::Result::Ok((|__report: &mut __p::Report<'_>| {
                    #checks
                    __p::GO
                })(__report))
            })
        }
    }

    /// Returns the statements that bind the conditions, the checks of one element, and the variable with the conditions.
    fn checks(&self, rule: &RuleModel) -> (TokenStream, TokenStream, Option<TokenStream>) {
        let checks = of_element(self.context, self.secret, rule);
        let (whens, is_on) = is_on(self.context, rule);
        let checks = match &is_on {
            None => quote!(let __value = &__value; #checks),
            Some(is_on) => quote!(let __value = &__value; if #is_on { #checks }),
        };
        (whens, checks, is_on)
    }
}
