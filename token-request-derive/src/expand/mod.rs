//! The model to code. It cannot fail.

mod bounds;
mod bridge;
mod check;
mod condition;
mod context;
mod evaluated;
mod example;
mod implementation;
mod rule;
mod table;
mod table_check;
mod unreadable;
mod visit;

use proc_macro2::TokenStream;
use quote::quote;

pub(crate) use self::bridge::{bridge, import};
use self::implementation::Implementation;
use crate::model::{Request, Shape};
use crate::table_check::TableCheck;

/// Returns all generated code:
/// ```text
/// const _: () = {
///     use ::token_request::__private as __p;
///     impl __p::Validate for Login { const TABLE: __p::Table = ..; fn check(..) { .. } fn __visit(..) { .. } }
///     impl __p::HasTableType for Login { const TYPE: __p::Type = ..; }
///     __p::bridge! { [] [Login] [] [<'v_a>] ['v_a] }
///     const _: () = ::core::assert!(..);
/// };
/// ```
pub(crate) fn request(request: &Request<'_>, table_checks: &[TableCheck]) -> TokenStream {
    let ident = request.ident;
    let import = import(&request.container.krate);
    let implementation = Implementation::new(request);
    let table = table::table(&implementation);
    let checks = check::request(&implementation);
    let visit = visit::request(&implementation);
    let holds = unreadable::holds(&implementation);
    let (generics, with_context) = (&implementation.generics, &implementation.with_context);
    let (_, ty, bounds) = generics.split_for_impl();
    let (impl_generics, _, _) = with_context.split_for_impl();
    let trait_ = &implementation.trait_;
    let signature = implementation.signature();
    let described = table::described(&implementation);
    let bridge = bridge(ident, generics, &request.container);
    let names = wire_names(request);
    let table_checks = table_check::assertions(&implementation, table_checks);
    let examples = request.fields().into_iter().flat_map(|field| example::checks(field, generics));
    quote! {
        const _: () = {
            #import
            #[automatically_derived]
            impl #impl_generics #trait_ for #ident #ty #bounds {
                const TABLE: __p::Table = {
                    use __p::Unknown as _;
                    #table
                };
                #signature {
                    use __p::otherwise::*;
                    #checks
                    __p::GO
                }
                #holds
                #visit
            }
            #described
            #bridge
            #names
            #table_checks
            #(#examples)*
        };
    }
}

/// Returns `impl WireNames`, with the names of the variants, for an enum without fields.
fn wire_names(request: &Request<'_>) -> Option<TokenStream> {
    let Shape::Enum(variants) = &request.shape else { return None };
    if variants.is_empty() || !variants.iter().all(|variant| variant.fields.is_empty()) {
        return None;
    }
    let ident = request.ident;
    let (impl_generics, ty, bounds) = request.generics.split_for_impl();
    let read: Vec<_> = variants.iter().filter(|variant| variant.is_read()).collect();
    let names: Vec<_> = read.iter().map(|variant| &variant.wire).collect();
    let aliases: Vec<_> = read.iter().flat_map(|variant| &variant.aliases).collect();
    let read_names = (!aliases.is_empty()).then(|| {
        quote! {
            const READ_NAMES: &'static [&'static ::core::primitive::str] = &[#(#names,)* #(#aliases),*];
        }
    });
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics __p::WireNames for #ident #ty #bounds {
            const WIRE_NAMES: &'static [&'static ::core::primitive::str] = &[#(#names),*];
            #read_names
        }
    })
}

#[cfg(test)]
mod tests;
