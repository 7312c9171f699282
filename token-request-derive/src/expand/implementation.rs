//! The impl that is generated: its generics, its trait and its context.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{GenericParam, Generics, Lifetime, LifetimeParam};

use super::bounds;
use crate::lifetimes;
use crate::model::Request;
use crate::scope::mentions;

pub(super) struct Implementation<'a> {
    pub(super) request: &'a Request<'a>,
    /// The generics of the struct, with the bounds that its checks need.
    pub(super) generics: Generics,
    /// The generics of the impl, which also declare the lifetimes of the context.
    pub(super) with_context: Generics,
    /// The type of the context that rules get: the one in the attribute or, if it is mutable, a cell of it.
    pub(super) context: Option<TokenStream>,
    /// `__p::Validate`, or `__p::ValidateWith<Context>`.
    pub(super) trait_: TokenStream,
}

impl<'a> Implementation<'a> {
    pub(super) fn new(request: &'a Request<'a>) -> Self {
        let generics = bounds::bounded(request);
        let mut with_context = generics.clone();
        let Some(named) = &request.container.context else {
            let trait_ = quote!(__p::Validate);
            return Self { request, generics, with_context, context: None, trait_ };
        };
        for lifetime in undeclared(named, &generics) {
            with_context.params.insert(0, lifetime_param(lifetime));
        }
        let mut context = named.clone();
        if request.container.mutable.is_some() {
            let lifetime = lifetimes::fresh("__context", &taken_lifetimes(&generics, named));
            context = quote!(__p::RefCell<&#lifetime mut #named>);
            with_context.params.insert(0, lifetime_param(lifetime));
        }
        let trait_ = quote!(__p::ValidateWith<#context>);
        Self { request, generics, with_context, context: Some(context), trait_ }
    }

    /// Returns `<Self as __p::Validate>::TABLE`.
    pub(super) fn table(&self) -> TokenStream {
        let trait_ = &self.trait_;
        quote!(<Self as #trait_>::TABLE)
    }

    /// Returns the signature of `check` or `check_with`.
    pub(super) fn signature(&self) -> TokenStream {
        let result = quote!(-> __p::ops::ControlFlow<()>);
        match &self.context {
            None => quote!(fn check(&self, __report: &mut __p::Report<'_>) #result),
            Some(context) => quote! {
                #[allow(unused_variables)]
                fn check_with(&self, context: &#context, __report: &mut __p::Report<'_>) #result
            },
        }
    }

    /// Returns the trait with the table, in which the lifetimes of the context are `'static`: the table does not depend on them.
    /// Returns `None` if that is impossible, because the context is borrowed or mutable and has a parameter of the struct.
    pub(super) fn trait_of_table(&self) -> Option<TokenStream> {
        let is_free = |name: &Ident| !is_declared(name, &self.generics);
        let is_borrowed = self.request.container.mutable.is_some()
            || lifetimes::of(&self.trait_).iter().any(|lifetime| is_free(&lifetime.ident));
        let named = self.request.container.context.as_ref();
        if is_borrowed && named.is_some_and(|named| self.has_parameter(named)) {
            return None;
        }
        Some(lifetimes::replaced(self.trait_.clone(), &is_free, "static"))
    }

    /// Returns whether a type mentions a parameter of the struct.
    fn has_parameter(&self, ty: &TokenStream) -> bool {
        let has_type = self.generics.type_params().any(|param| mentions(ty, &param.ident));
        let is_param = |lifetime: &Lifetime| is_declared(&lifetime.ident, &self.generics);
        has_type
            || lifetimes::of(ty)
                .iter()
                .any(|lifetime| lifetime.ident != "static" && is_param(lifetime))
    }
}

pub(super) fn lifetime_param(lifetime: Lifetime) -> GenericParam {
    GenericParam::Lifetime(LifetimeParam::new(lifetime))
}

/// Returns all lifetimes with a name in the scope of the impl.
pub(super) fn taken_lifetimes(generics: &Generics, context: &TokenStream) -> Vec<Lifetime> {
    let bounds = &generics.where_clause;
    lifetimes::of(&quote!(#generics #bounds #context))
}

/// Returns the lifetimes of the context that the struct does not declare, each once.
fn undeclared(context: &TokenStream, generics: &Generics) -> Vec<Lifetime> {
    let mut found: Vec<Lifetime> = Vec::new();
    for lifetime in lifetimes::of(context) {
        if !is_declared(&lifetime.ident, generics)
            && lifetime.ident != "_"
            && !found.contains(&lifetime)
        {
            found.push(lifetime);
        }
    }
    found
}

pub(super) fn is_declared(lifetime: &Ident, generics: &Generics) -> bool {
    lifetime == "static" || generics.lifetimes().any(|param| param.lifetime.ident == *lifetime)
}
