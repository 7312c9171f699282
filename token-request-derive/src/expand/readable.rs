//! What serde can never read is an error, but only where the type is read: a struct may be for writing alone.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Code, bounds};
use crate::model::{Field, Shape};
use crate::names::Names;

/// `const __HOLDS: Holds = Holds::ONE.sees_all();`, where a type around this one has to know it.
pub(super) fn holds(code: &Code<'_>) -> Option<TokenStream> {
    if code.request.container.context.is_some() {
        return None;
    }
    let sees_all = (matches!(code.request.shape, Shape::Enum(_))
        && is_buffered(&code.request.container.names))
    .then(|| quote!(.sees_all()));
    let fields = code.request.fields();
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

/// Whether serde reads an enum out of its buffer.
fn is_buffered(names: &Names) -> bool {
    names.untagged || names.tag.is_some() && names.content.is_none()
}

/// Whether a field is of a type that serde does not read from its buffer. Only types whose names may be such are asked.
fn unbuffered(fields: &[&Field<'_>]) -> Option<TokenStream> {
    let may_be = |field: &&&Field<'_>| {
        let ty = field.ty;
        let ty = quote!(#ty);
        ["u128", "i128", "BTreeMap", "HashMap"].iter().any(|name| bounds::mentions_name(&ty, name))
    };
    let types = fields.iter().filter(may_be).map(|field| field.ty);
    let asked: Vec<_> = types.map(|ty| quote!(__p::Probe::<#ty>::__UNBUFFERED)).collect();
    (!asked.is_empty()).then(|| quote!(#(#asked)||*))
}

/// `const { assert!(..) }` of what the fields of a struct or a variant must not be.
pub(super) fn checks(code: &Code<'_>, fields: &[Field<'_>], rows: &TokenStream) -> TokenStream {
    let names = &code.request.container.names;
    let flattened: Vec<_> = fields.iter().filter(|field| field.flatten).collect();
    let mut checks = Vec::new();
    if matches!(code.request.shape, Shape::Enum(_)) && is_buffered(names) {
        let all: Vec<_> = fields.iter().collect();
        checks.extend(unbuffered(&all).map(|is| assert_not(&is, BUFFER)));
    }
    for (i, Field { ty, .. }) in flattened.iter().enumerate() {
        if names.deny_unknown {
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

const BUFFER: &str = "serde cannot read a `u128`, an `i128` or a map whose keys are numbers behind a tag, `untagged` or \
    `flatten`: make it text, or read it by a function (`deserialize_with`)";

const DENIED: &str = "serde rejects every request with `deny_unknown_fields` beside a map or a tagged or untagged enum that is \
    flattened: all names in that are unknown to it";

const HIDDEN: &str = "serde never finds a field of what is flattened here, as another field has the same name: rename one";
