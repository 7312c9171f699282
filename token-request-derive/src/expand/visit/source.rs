//! The way a field is deserialized on its own, and the value of a missing field.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{ExprPath, GenericParam, Generics, Lifetime};

use super::super::implementation::Implementation;
use crate::lifetimes;
use crate::model::{DefaultValue, FieldModel};

/// Returns the type of a field, which borrows for as long as the body is borrowed.
pub(super) fn field_type(
    implementation: &Implementation<'_>,
    field: &FieldModel<'_>,
) -> TokenStream {
    let ty = field.ty;
    let is_own = |name: &Ident| {
        borrows_from_body(implementation) && is_own_lifetime(name, &implementation.generics)
    };
    lifetimes::replaced(quote!(#ty), &is_own, "__de")
}

/// Returns whether the type of a field mentions a lifetime of the struct.
pub(super) fn is_borrowing(implementation: &Implementation<'_>, field: &FieldModel<'_>) -> bool {
    let ty = field.ty;
    lifetimes::of(&quote!(#ty))
        .iter()
        .any(|lifetime| is_own_lifetime(&lifetime.ident, &implementation.generics))
}

/// Returns the function that deserializes a field, as an `Option`.
pub(super) fn reader(
    implementation: &Implementation<'_>,
    field: &FieldModel<'_>,
    ty: &TokenStream,
) -> TokenStream {
    let is_borrowing = is_borrowing(implementation, field);
    let node = if is_borrowing { quote!(__node) } else { quote!(__node.detached()) };
    if let Some(function) = &field.source.function {
        return quote!(::core::option::Option::Some(|__node| #function(#node)));
    }
    if let Some(module) = &field.source.module {
        let call = module_call(module, &node);
        return quote!(::core::option::Option::Some(|__node| #call));
    }
    let field_ty = field.ty;
    let is_static = lifetimes::of(&quote!(#field_ty)).iter().any(|it| it.ident == "static");
    match (is_borrowing, is_static) {
        (true, true) => quote!(::core::option::Option::None),
        (true, false) if !borrows_from_body(implementation) => {
            quote!(::core::option::Option::None)
        }
        (true, false) => quote!(__p::Borrowing::<'__de, #ty>::NEW.__read()),
        (false, _) => quote!(__p::Owned::<#ty>::NEW.__read()),
    }
}

/// Returns `module::deserialize(__node)`. The module may lack that function if the type is only written.
fn module_call(module: &ExprPath, node: &TokenStream) -> TokenStream {
    let last = module.path.segments.last();
    let is_type = last.is_some_and(|last| {
        !last.arguments.is_none() || last.ident.to_string().starts_with(char::is_uppercase)
    });
    if is_type || module.qself.is_some() {
        return quote!(#module::deserialize(#node));
    }
    quote!({
        use __p::not_read as deserialize;
        {
            #[allow(unused_imports)]
            use #module::*;
            deserialize(#node)
        }
    })
}

/// Returns a function for the value of a missing field, as an `Option`.
pub(super) fn default(
    implementation: &Implementation<'_>,
    field: &FieldModel<'_>,
    ty: &TokenStream,
) -> TokenStream {
    let value = match &field.source.default {
        DefaultValue::None => return quote!(::core::option::Option::None),
        DefaultValue::OfType => quote!(__p::Owned::<#ty>::NEW.__default()),
        DefaultValue::Function(function) => quote!(::core::option::Option::Some(#function())),
        DefaultValue::OfStruct(function) => {
            let (this, member) = (self_type(implementation), &field.member);
            if let Some(function) = function {
                quote!(::core::option::Option::Some({ let __this: #this = #function(); __this.#member }))
            } else {
                quote! {
                    match __p::Owned::<#this>::NEW.__default() {
                        ::core::option::Option::Some(__this) => ::core::option::Option::Some(__this.#member),
                        ::core::option::Option::None => ::core::option::Option::None,
                    }
                }
            }
        }
    };
    quote!(::core::option::Option::Some(|| #value))
}

/// Returns the type itself, which borrows for as long as the body is borrowed.
pub(super) fn self_type(implementation: &Implementation<'_>) -> TokenStream {
    let ident = implementation.request.ident;
    let args = implementation.generics.params.iter().map(|param| match param {
        GenericParam::Lifetime(_) if borrows_from_body(implementation) => quote!('__de),
        GenericParam::Lifetime(param) => {
            let lifetime = &param.lifetime;
            quote!(#lifetime)
        }
        GenericParam::Type(param) => {
            let ident = &param.ident;
            quote!(#ident)
        }
        GenericParam::Const(param) => {
            let ident = &param.ident;
            quote!(#ident)
        }
    });
    let args: Vec<_> = args.collect();
    if args.is_empty() { quote!(#ident) } else { quote!(#ident<#(#args),*>) }
}

/// Returns whether the lifetimes of the struct may be that of the body, because nothing else depends on them.
fn borrows_from_body(implementation: &Implementation<'_>) -> bool {
    let in_context = implementation.context.as_ref().map(lifetimes::of).unwrap_or_default();
    let is_own = |lifetime: &Lifetime| is_own_lifetime(&lifetime.ident, &implementation.generics);
    implementation.generics.type_params().next().is_none() && !in_context.iter().any(is_own)
}

fn is_own_lifetime(name: &Ident, generics: &Generics) -> bool {
    generics.lifetimes().any(|param| param.lifetime.ident == *name)
}
