//! The impl beside a compile error, so that code that uses the trait has no further errors.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Fields};

use crate::expand;
use crate::input::container;

/// Returns the error and impls without rules:
/// ```text
/// ::core::compile_error! { ".." }
/// impl Validate for Login { const TABLE: Table = Table::new("Login", &[]); fn check(..) { Continue(()) } }
/// ```
pub(crate) fn expand(input: &DeriveInput, error: &syn::Error) -> TokenStream {
    let errors = error.to_compile_error();
    let container = container::readable(&input.attrs);
    let import = expand::import(&container.krate);
    let ident = &input.ident;
    let name = ident.to_string();
    let (impl_generics, type_generics, bounds) = input.generics.split_for_impl();
    let bridge = expand::bridge(ident, &input.generics, &container);
    // A wrong attribute may have named a context.
    let has_context = container.context.is_some() || container.is_wrong;
    let with_context = has_context.then(|| with_context(input));
    let validate_too = container.context.is_some().then(|| {
        quote!(__p::bridge_fallback! { [#impl_generics] [#ident #type_generics] [#bounds] })
    });
    let names = wire_names(input);
    quote! {
        #errors
        const _: () = {
            #import
            #[automatically_derived]
            impl #impl_generics __p::Validate for #ident #type_generics #bounds {
                const TABLE: __p::Table = __p::Table::new(#name, &[]);
                fn check(&self, _: &mut __p::Report<'_>) -> __p::ops::ControlFlow<()> {
                    __p::ops::ControlFlow::Continue(())
                }
            }
            #with_context
            #validate_too
            #bridge
            #names
        };
    }
}

/// Returns `impl<__C: ?Sized> ValidateWith<__C> for Login { .. }`, for any context because the context may be what is wrong.
fn with_context(input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    let name = ident.to_string();
    let (_, type_generics, bounds) = input.generics.split_for_impl();
    let mut with_any = input.generics.clone();
    with_any.params.push(syn::parse_quote!(__C: ?::core::marker::Sized));
    let (with_any, _, _) = with_any.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #with_any __p::ValidateWith<__C> for #ident #type_generics #bounds {
            const TABLE: __p::Table = __p::Table::new(#name, &[]);
            fn check_with(&self, _: &__C, _: &mut __p::Report<'_>) -> __p::ops::ControlFlow<()> {
                __p::ops::ControlFlow::Continue(())
            }
        }
    }
}

/// Returns `impl WireNames` without names for an enum without fields.
fn wire_names(input: &DeriveInput) -> Option<TokenStream> {
    let Data::Enum(data) = &input.data else { return None };
    let is_unit = |variant: &syn::Variant| matches!(variant.fields, Fields::Unit);
    if !data.variants.iter().all(is_unit) {
        return None;
    }
    let ident = &input.ident;
    let (impl_generics, type_generics, bounds) = input.generics.split_for_impl();
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics __p::WireNames for #ident #type_generics #bounds {
            const WIRE_NAMES: &'static [&'static ::core::primitive::str] = &[];
        }
    })
}
