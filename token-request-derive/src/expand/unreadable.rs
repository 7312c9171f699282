//! Types that serde can never deserialize, reported where they are deserialized: a struct may be for writing only.

use proc_macro2::TokenStream;
use quote::quote;

use super::bounds::mentions_name;
use super::implementation::Implementation;
use crate::model::{FieldModel, SerdeAttributes, Shape};

/// Returns `const __HOLDS: Holds = Holds::ONE.sees_all();` if it differs from the default. Types with a field of this type use it.
pub(super) fn holds(implementation: &Implementation<'_>) -> Option<TokenStream> {
    if implementation.request.container.context.is_some() {
        return None;
    }
    let sees_all = (matches!(implementation.request.shape, Shape::Enum(_))
        && is_buffered(&implementation.request.container.serde))
    .then(|| quote!(.sees_all()));
    let fields = implementation.request.fields();
    let unbuffered = unbuffered(&fields).map(|is| {
        quote!(.unbuffered({
            use __p::reading::*;
            #is
        }))
    });
    if sees_all.is_none() && unbuffered.is_none() {
        return None;
    }
    Some(quote! {
        __p::wire! {
            const __HOLDS: __p::Holds = __p::Holds::ONE #sees_all #unbuffered;
        }
    })
}

/// Returns whether serde deserializes an enum from its buffer.
fn is_buffered(serde: &SerdeAttributes) -> bool {
    serde.untagged || serde.tag.is_some() && serde.content.is_none()
}

/// Returns an expression for whether serde cannot deserialize a field from its buffer. Only types with certain names can be such.
fn unbuffered(fields: &[&FieldModel<'_>]) -> Option<TokenStream> {
    let may_be = |field: &&&FieldModel<'_>| {
        let ty = field.ty;
        let ty = quote!(#ty);
        ["u128", "i128", "BTreeMap", "HashMap"].iter().any(|name| mentions_name(&ty, name))
    };
    let types = fields.iter().filter(may_be).map(|field| field.ty);
    let asked: Vec<_> = types.map(|ty| quote!(__p::Probe::<#ty>::__UNBUFFERED)).collect();
    (!asked.is_empty()).then(|| quote!(#(#asked)||*))
}

/// Returns `const { assert!(..) }` for all that the fields of a struct or a variant must not be.
pub(super) fn checks(
    implementation: &Implementation<'_>,
    fields: &[FieldModel<'_>],
    rows: &TokenStream,
) -> TokenStream {
    let serde = &implementation.request.container.serde;
    let flattened: Vec<_> = fields.iter().filter(|field| field.flatten).collect();
    let mut checks = Vec::new();
    if matches!(implementation.request.shape, Shape::Enum(_)) && is_buffered(serde) {
        let all: Vec<_> = fields.iter().collect();
        checks.extend(unbuffered(&all).map(|is| assert_not(&is, BUFFER)));
    }
    for (i, FieldModel { ty, .. }) in flattened.iter().enumerate() {
        if serde.deny_unknown {
            let is = quote! {
                __p::Probe::<#ty>::__SEES_ALL
                    || __p::is_map(__p::Probe::<#ty>::__TYPE, __p::Probe::<#ty>::__SHAPE)
            };
            checks.push(assert_not(&is, DENIED));
        }
        checks.push(assert_not(&quote!(__p::Probe::<#ty>::__HAS_UNBUFFERED), BUFFER));
        let before = flattened[..i].iter().map(|field| field.ty);
        let is = quote! {
            !__p::Probe::<#ty>::__OPTIONAL
                && (__p::hides(#rows, __p::Probe::<#ty>::__FIELDS)
                    #(|| __p::hides(__p::Probe::<#before>::__FIELDS, __p::Probe::<#ty>::__FIELDS))*)
        };
        checks.push(assert_not(&is, HIDDEN));
    }
    if checks.is_empty() { TokenStream::new() } else { quote!(const { #(#checks)* }) }
}

fn assert_not(is: &TokenStream, message: &str) -> TokenStream {
    quote!(::core::assert!(!(#is), #message);)
}

const BUFFER: &str = "serde cannot deserialize a `u128`, an `i128` or a map with numbers as keys behind a tag, `untagged` or \
    `flatten`: use a text, or a function (`deserialize_with`)";

const DENIED: &str = "serde rejects every request with `deny_unknown_fields` and a flattened map, or a flattened enum with a tag or \
    `untagged`: it treats all names in that as unknown";

const HIDDEN: &str =
    "serde never deserializes a flattened field with the name of another field: rename one of them";
