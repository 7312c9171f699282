//! The checks of a struct against its field table.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::implementation::Implementation;
use crate::lifetimes;
use crate::scope::generated;
use crate::table_check::{Expected, TableCheck};

/// Returns `const _: () = assert!(<Login as Validate>::TABLE.fields[0].required, "docs/page.md:7: ..");` for each check.
///
/// A struct with type parameters has no table until they are known, so it is not checked.
pub(crate) fn assertions(
    implementation: &Implementation<'_>,
    checks: &[TableCheck],
) -> Option<TokenStream> {
    let trait_ = implementation.trait_of_table()?;
    if implementation.generics.type_params().next().is_some()
        || implementation.generics.const_params().next().is_some()
    {
        return None;
    }
    let ident = implementation.request.ident;
    let (_, ty, _) = implementation.generics.split_for_impl();
    let ty = lifetimes::replaced(quote!(#ty), &|_| true, "static");
    let assertions = checks.iter().map(|TableCheck { field, expected, message, span }| {
        let span = generated(*span);
        let row = quote!(<#ident #ty as #trait_>::TABLE.fields[#field]);
        let holds = match expected {
            Expected::Required(true) => quote!(#row.required),
            Expected::Required(false) => quote!(!#row.required),
            Expected::Secret => quote!(#row.secret),
            Expected::Type(ty) => quote!(__p::fits(&#row.ty, &#ty)),
            Expected::Values(values) => quote!(__p::allows_only(&#row, &[#(#values),*])),
        };
        quote_spanned!(span=> const _: () = ::core::assert!(#holds, "{}", #message);)
    });
    Some(assertions.collect())
}
