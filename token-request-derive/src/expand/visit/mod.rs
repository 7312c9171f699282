//! `__visit`: deserializes each field of a rejected body on its own, and checks the rules whose fields could be deserialized.

mod elements;
mod fields;
mod reads;
mod source;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Generics, Type, TypeParamBound, WherePredicate};

use self::fields::FieldsVisit;
use super::condition::stop;
use super::implementation::Implementation;
use crate::lifetimes;
use crate::model::{FieldModel, IdentifiedBy, Shape, VariantModel};

/// Returns `__p::wire! { fn __visit(..) { .. } }`, or nothing for a type that is deserialized only as a whole.
pub(super) fn request(implementation: &Implementation<'_>) -> TokenStream {
    let container = &implementation.request.container;
    let is_whole = container.opaque || container.serde.is_converted;
    if is_whole || has_bound_lifetimes(&implementation.generics) || may_be_unsized(implementation) {
        return TokenStream::new();
    }
    let body = match &implementation.request.shape {
        Shape::Struct(fields) => structure(implementation, fields),
        Shape::Enum(variants) => enumeration(implementation, variants),
    };
    let visit = quote!(__visit: __p::Visit<'_, '__de>, __report: &mut __p::Report<'_>);
    let signature = match &implementation.context {
        None => quote!(fn __visit<'__de, __Used>(#visit)),
        Some(context) => quote! {
            #[allow(unused_variables)]
            fn __visit_with<'__de, __Used>(#visit, context: &#context)
        },
    };
    quote! {
        __p::wire! {
            #[allow(deprecated, unused_mut, clippy::all, clippy::pedantic)]
            #signature -> __p::ops::ControlFlow<()> {
                use __p::otherwise::*;
                use __p::reading::*;
                #body
                __p::GO
            }
        }
    }
}

/// Returns whether a bound mentions a lifetime of the struct, so that another lifetime cannot replace it.
fn has_bound_lifetimes(generics: &Generics) -> bool {
    let clause = &generics.where_clause;
    let params = generics.type_params().map(|param| &param.bounds);
    let in_bounds = lifetimes::of(&quote!(#(#params)* #clause));
    generics.lifetimes().any(|param| in_bounds.contains(&param.lifetime))
}

/// Returns whether the last field may be unsized, so that serde cannot deserialize it.
fn may_be_unsized(implementation: &Implementation<'_>) -> bool {
    let Shape::Struct(fields) = &implementation.request.shape else { return false };
    let Some(FieldModel { ty, .. }) = fields.last() else { return false };
    is_unsized(ty) || matches!(ty, Type::Path(_)) && has_unsized_param(&implementation.generics)
}

fn is_unsized(ty: &Type) -> bool {
    match ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        Type::Group(group) => is_unsized(&group.elem),
        Type::Paren(paren) => is_unsized(&paren.elem),
        _ => false,
    }
}

/// Returns whether a parameter is `?Sized`, in its declaration or in the `where` clause.
fn has_unsized_param(generics: &Generics) -> bool {
    let is_maybe = |bound: &TypeParamBound| matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_some());
    let clauses = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let after_where = clauses.filter_map(|predicate| match predicate {
        WherePredicate::Type(predicate) => Some(&predicate.bounds),
        _ => None,
    });
    let params = generics.type_params().map(|param| &param.bounds);
    params.chain(after_where).flatten().any(is_maybe)
}

fn structure(implementation: &Implementation<'_>, fields: &[FieldModel<'_>]) -> TokenStream {
    let table = implementation.table();
    let ident = implementation.request.ident;
    let visit = FieldsVisit {
        implementation,
        fields,
        constructor: quote!(#ident),
        rows: quote!(#table.fields),
        step: None,
        rules: Some(&implementation.request.container.rules),
    };
    visit.expand(&table)
}

/// Returns the visit of an enum:
/// ```text
/// let __taken = TakenNames::new(__visit, &[], Some("type"));
/// match choose(__visit, __report, &TABLE, &__taken) {
///     Continue(Some((0, __visit))) => { .. }
/// }
/// ```
fn enumeration(implementation: &Implementation<'_>, variants: &[VariantModel<'_>]) -> TokenStream {
    let table = implementation.table();
    let serde = &implementation.request.container.serde;
    let tag = if let (Some(tag), None) = (&serde.tag, &serde.content) {
        quote!(::core::option::Option::Some(#tag))
    } else {
        quote!(::core::option::Option::None)
    };
    let is_read =
        |(_, variant): &(usize, &VariantModel<'_>)| variant.identified_by != IdentifiedBy::Nothing;
    let arms = variants.iter().enumerate().filter(is_read);
    let arms = arms.map(|(i, variant)| arm(implementation, i, variant, &table));
    let beside = serde
        .content
        .as_ref()
        .filter(|_| serde.deny_unknown)
        .map(|_| stop(&quote!(__p::unknown_beside_content(__visit, __report, &#table))));
    quote! {
        let __taken = __p::TakenNames::new(__visit, &[], #tag);
        match __p::choose_variant(__visit, __report, &#table, &__taken) {
            __p::ops::ControlFlow::Continue(::core::option::Option::Some((__variant, __visit))) => {
                match __variant { #(#arms)* _ => {} }
            }
            __p::ops::ControlFlow::Continue(::core::option::Option::None) => {}
            __p::ops::ControlFlow::Break(()) => return __p::STOP,
        }
        #beside
    }
}

/// Returns the arm of a variant.
fn arm(
    implementation: &Implementation<'_>,
    index: usize,
    variant: &VariantModel<'_>,
    table: &TokenStream,
) -> TokenStream {
    let step = quote!(#table.variants[#index].step);
    if variant.is_opaque {
        let opaque = quote!(__p::variant(__report, #step, |__report| __visit.opaque(__report)));
        return quote!(#index => return #opaque,);
    }
    let (ident, name) = (implementation.request.ident, variant.ident);
    let visit = FieldsVisit {
        implementation,
        fields: &variant.fields,
        constructor: quote!(#ident::#name),
        rows: quote!(#table.variants[#index].fields),
        step: Some(step),
        rules: None,
    };
    let body = visit.expand(table);
    quote!(#index => { #body })
}
