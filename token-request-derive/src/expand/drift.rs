//! The comparison with a field table, as far as it asks types.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::Code;
use crate::drift::{Drift, Kind, Says};
use crate::lifetimes;
use crate::read::generated;

/// `const _: () = assert!(<Login as Validate>::TABLE.fields[0].required, "docs/page.md:7: ..");` for each. A struct with
/// parameters, which has no table until they are known, is not compared.
pub(crate) fn checks(code: &Code<'_>, drift: &[Drift]) -> Option<TokenStream> {
    let trait_ = code.trait_of_table()?;
    if code.generics.type_params().next().is_some() || code.generics.const_params().next().is_some()
    {
        return None;
    }
    let ident = code.request.ident;
    let (_, ty, _) = code.generics.split_for_impl();
    let ty = lifetimes::replaced(quote!(#ty), &|_| true, "static");
    let checks = drift.iter().map(|Drift { field, says, message, span }| {
        let span = generated(*span);
        let row = quote!(<#ident #ty as #trait_>::TABLE.fields[#field]);
        let holds = match says {
            Says::Required(true) => quote!(#row.required),
            Says::Required(false) => quote!(!#row.required),
            Says::Secret => quote!(#row.secret),
            Says::Kind(kind) => {
                let kind = self::kind(kind);
                quote!(__p::fits(&#row.ty, &#kind))
            }
            Says::Allowed(texts) => quote!(__p::allows_only(&#row, &[#(#texts),*])),
        };
        quote_spanned!(span=> const _: () = ::core::assert!(#holds, "{}", #message);)
    });
    Some(checks.collect())
}

fn kind(kind: &Kind) -> TokenStream {
    match kind {
        Kind::Text => quote!(__p::Kind::Text),
        Kind::Integer => quote!(__p::Kind::Integer),
        Kind::Number => quote!(__p::Kind::Number),
        Kind::Boolean => quote!(__p::Kind::Boolean),
        Kind::List(of) => {
            let of = self::kind(of);
            quote!(__p::Kind::List(&#of))
        }
        Kind::Map(of) => {
            let of = self::kind(of);
            quote!(__p::Kind::Map(&#of))
        }
        Kind::Object => quote!(__p::Kind::Object),
        Kind::Any => quote!(__p::Kind::Any),
    }
}
