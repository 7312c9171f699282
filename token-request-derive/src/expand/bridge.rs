//! The parts of every expansion, also beside an error: the import of the core crate, and the impls of `validator`'s traits.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Generics, Path};

use super::implementation::{is_declared, lifetime_param, taken_lifetimes};
use crate::lifetimes;
use crate::model::Container;
use crate::scope::generated;

/// Returns `use ::token_request::__private as __p;`, which is an error at the path if the path is not the core crate.
pub(crate) fn import(krate: &Path) -> TokenStream {
    quote_spanned!(generated(krate.span())=> use #krate::__private as __p;)
}

/// Returns `__p::bridge! { [<T>] [Login<T>] [where ..] [<'v_a, T>] }` or, with a context, `__p::bridge_with! { .. }`.
pub(crate) fn bridge(ident: &Ident, generics: &Generics, container: &Container) -> TokenStream {
    let (impl_generics, ty, bounds) = generics.split_for_impl();
    let lifetime = lifetimes::fresh("v_a", &taken_lifetimes(generics, &TokenStream::new()));
    let mut with_lifetime = generics.clone();
    with_lifetime.params.insert(0, lifetime_param(lifetime.clone()));
    let (with_lifetime, _, _) = with_lifetime.split_for_impl();
    let Some(context) = &container.context else {
        return quote! {
            __p::bridge! { [#impl_generics] [#ident #ty] [#bounds] [#with_lifetime] [#lifetime] }
        };
    };
    let mutable = container.mutable.as_ref().map(|_| quote!(mut));
    // `validator`'s trait has one lifetime, which replaces all others of the context.
    let is_free = |name: &Ident| !is_declared(name, generics);
    let context = lifetimes::replaced(context.clone(), &is_free, &lifetime.ident.to_string());
    let mut generics = generics.clone();
    generics.make_where_clause().predicates.push(syn::parse_quote!(#context: #lifetime));
    let bounds = &generics.where_clause;
    quote! {
        __p::bridge_with! { [#with_lifetime] [#ident #ty] [#bounds] [#lifetime] [#context] [#mutable] }
    }
}
