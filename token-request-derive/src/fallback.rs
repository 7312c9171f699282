//! The implementation emitted beside an error, so that what uses the trait does not fail too.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::container;

/// ```text
/// ::core::compile_error! { ".." }
/// impl Validate for Login { const TABLE: Table = Table::new("Login", &[]); fn check(..) { Continue(()) } }
/// ```
pub(crate) fn expand(input: &DeriveInput, error: &syn::Error) -> TokenStream {
    let errors = error.to_compile_error();
    let container = container::readable(&input.attrs);
    let krate = container.krate;
    let ident = &input.ident;
    let name = ident.to_string();
    let (impl_generics, type_generics, bounds) = input.generics.split_for_impl();
    let mut with_any = input.generics.clone();
    with_any.params.push(syn::parse_quote!(__C: ?::core::marker::Sized));
    let (with_any, _, _) = with_any.split_for_impl();
    let with_context = container.context.map(|_| {
        quote! {
            #[automatically_derived]
            impl #with_any __p::ValidateWith<__C> for #ident #type_generics #bounds {
                const TABLE: __p::Table = __p::Table::new(#name, &[]);
                fn check_with(&self, _: &__C, _: &mut __p::Report<'_>) -> __p::ops::ControlFlow<()> {
                    __p::ops::ControlFlow::Continue(())
                }
            }
        }
    });
    quote! {
        #errors
        const _: () = {
            use #krate::__private as __p;
            #[automatically_derived]
            impl #impl_generics __p::Validate for #ident #type_generics #bounds {
                const TABLE: __p::Table = __p::Table::new(#name, &[]);
                fn check(&self, _: &mut __p::Report<'_>) -> __p::ops::ControlFlow<()> {
                    __p::ops::ControlFlow::Continue(())
                }
            }
            #with_context
            __p::bridge_fallback! { [#impl_generics] [#ident #type_generics] [#bounds] }
        };
    }
}
