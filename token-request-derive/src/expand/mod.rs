//! The request as code. Cannot fail.

mod check;
mod example;
mod row;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{
    GenericParam, Generics, Lifetime, LifetimeParam, TypeParamBound, WherePredicate, parse_quote,
};

use crate::container::lifetimes;
use crate::model::{Field, Request, Rule, Shape, Variant};
use crate::rule::On;

/// ```text
/// const _: () = {
///     use ::token_request::__private as __p;
///     impl __p::Validate for Login { const TABLE: __p::Table = ..; fn check(..) { .. } }
///     impl __p::Described for Login { const TYPE: __p::Type = ..; }
///     __p::bridge! { [] [Login] [] [<'v_a>] }
///     const _: () = ::core::assert!(..);
/// };
/// ```
pub(crate) fn request(request: &Request<'_>) -> TokenStream {
    let ident = request.ident;
    let krate = &request.container.krate;
    let code = Code::new(request);
    let table = row::table(request);
    let checks = check::request(&code);
    let (generics, with_context) = (&code.generics, &code.with_context);
    let (_, ty, bounds) = generics.split_for_impl();
    let (impl_generics, _, _) = with_context.split_for_impl();
    let trait_ = &code.trait_;
    let signature = code.signature();
    let kind = row::kind(request, trait_);
    let bridge = bridge(&code);
    let names = wire_names(request);
    let examples = request.fields().into_iter().flat_map(|field| example::checks(field, generics));
    quote! {
        const _: () = {
            use #krate::__private as __p;
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
            }
            #kind
            #bridge
            #names
            #(#examples)*
        };
    }
}

/// What all parts of the code need to know.
pub(crate) struct Code<'a> {
    pub(crate) request: &'a Request<'a>,
    /// The struct's generics, with the bounds that its checks need.
    generics: Generics,
    /// The same, with the lifetimes that the context has.
    with_context: Generics,
    /// `__p::Validate`, or `__p::ValidateWith<Context>`.
    pub(crate) trait_: TokenStream,
}

impl<'a> Code<'a> {
    fn new(request: &'a Request<'a>) -> Self {
        let generics = bounded(request);
        let mut with_context = generics.clone();
        let Some(context) = &request.container.context else {
            return Self { request, generics, with_context, trait_: quote!(__p::Validate) };
        };
        for lifetime in undeclared(context, &generics) {
            with_context.params.insert(0, GenericParam::Lifetime(LifetimeParam::new(lifetime)));
        }
        let trait_ = if request.container.mutable.is_some() {
            with_context
                .params
                .insert(0, GenericParam::Lifetime(LifetimeParam::new(parse_quote!('__context))));
            quote!(__p::ValidateWith<__p::RefCell<&'__context mut #context>>)
        } else {
            quote!(__p::ValidateWith<#context>)
        };
        Self { request, generics, with_context, trait_ }
    }

    fn signature(&self) -> TokenStream {
        let context = &self.request.container.context;
        let result = quote!(-> __p::ops::ControlFlow<()>);
        match context {
            None => quote!(fn check(&self, __report: &mut __p::Report<'_>) #result),
            Some(context) => {
                let context = if self.request.container.mutable.is_some() {
                    quote!(__p::RefCell<&'__context mut #context>)
                } else {
                    context.clone()
                };
                quote! {
                    #[allow(unused_variables)]
                    fn check_with(&self, context: &#context, __report: &mut __p::Report<'_>) #result
                }
            }
        }
    }
}

/// The lifetimes of the context that are not the struct's.
fn undeclared(context: &TokenStream, generics: &Generics) -> Vec<Lifetime> {
    let mut found: Vec<Lifetime> = Vec::new();
    for lifetime in lifetimes(context) {
        let is_known = lifetime.ident == "static"
            || lifetime.ident == "_"
            || generics.lifetimes().any(|param| param.lifetime == lifetime)
            || found.contains(&lifetime);
        if !is_known {
            found.push(lifetime);
        }
    }
    found
}

/// `__p::bridge! { [<T>] [Login<T>] [where ..] [<'v_a, T>] }`, or with a context `__p::bridge_with! { .. }`
fn bridge(code: &Code<'_>) -> TokenStream {
    let ident = code.request.ident;
    let (impl_generics, ty, bounds) = code.generics.split_for_impl();
    let v_a: Lifetime = parse_quote!('v_a);
    let is_taken = code.generics.lifetimes().any(|param| param.lifetime == v_a);
    let lifetime = if is_taken { parse_quote!('__v_a) } else { v_a };
    let mut with_lifetime = code.generics.clone();
    with_lifetime.params.insert(0, GenericParam::Lifetime(LifetimeParam::new(lifetime.clone())));
    let (with_lifetime, _, _) = with_lifetime.split_for_impl();
    match &code.request.container.context {
        None => quote! {
            __p::bridge! { [#impl_generics] [#ident #ty] [#bounds] [#with_lifetime] [#lifetime] }
        },
        Some(context) => {
            let mutable = code.request.container.mutable.as_ref().map(|_| quote!(mut));
            quote! {
                __p::bridge_with! { [#with_lifetime] [#ident #ty] [#bounds] [#lifetime] [#context] [#mutable] }
            }
        }
    }
}

/// An enum without fields offers the names of its variants.
fn wire_names(request: &Request<'_>) -> Option<TokenStream> {
    let Shape::Enum(variants) = &request.shape else { return None };
    if variants.is_empty() || !variants.iter().all(Variant::is_unit) {
        return None;
    }
    let ident = request.ident;
    let (impl_generics, ty, bounds) = request.generics.split_for_impl();
    let read = variants.iter().filter(|variant| !variant.skipped_by_serde);
    let names = read.map(|variant| &variant.wire);
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics __p::WireNames for #ident #ty #bounds {
            const WIRE_NAMES: &'static [&'static ::core::primitive::str] = &[#(#names),*];
        }
    })
}

/// A bound on each type parameter that a checked field's type mentions, never on the type itself; none where the
/// user's own has one by the name of the trait.
fn bounded(request: &Request<'_>) -> Generics {
    let mut generics = request.generics.clone();
    if let Some(bound) = &request.container.bound {
        generics.make_where_clause().predicates.extend(bound.iter().cloned());
        return generics;
    }
    for param in request.generics.type_params() {
        let mut traits: Vec<&str> =
            request.fields().iter().flat_map(|field| traits(field, &param.ident)).collect();
        traits.sort_unstable();
        traits.dedup();
        let given = given_bounds(request.generics, &param.ident);
        for name in traits.iter().filter(|name| !given.iter().any(|given| given == *name)) {
            let (ident, name) = (&param.ident, Ident::new(name, proc_macro2::Span::call_site()));
            generics.make_where_clause().predicates.push(parse_quote!(#ident: __p::#name));
        }
    }
    generics
}

/// The traits of which the checks of a field need that a parameter has them.
fn traits(field: &Field<'_>, param: &Ident) -> Vec<&'static str> {
    let ty = field.ty.to_token_stream();
    if !mentions(ty.clone(), param) {
        return Vec::new();
    }
    let nested = field.nested.iter().filter(|nested| !nested.is_implied).map(|_| "Validate");
    nested
        .chain(field.rules.list.iter().flat_map(|rule| rule_traits(rule, is(&ty, param))))
        .collect()
}

fn rule_traits(rule: &Rule, is_itself: bool) -> Vec<&'static str> {
    match rule.spec.on {
        On::Text => vec!["Text"],
        On::Length if is_itself => vec!["Length"],
        On::Optional if is_itself => vec!["Optional"],
        On::Elements => rule.rules.iter().flat_map(|rule| rule_traits(rule, false)).collect(),
        _ => Vec::new(),
    }
}

/// The last names of the traits that the user has a parameter bound by.
fn given_bounds(generics: &Generics, param: &Ident) -> Vec<String> {
    let inline = generics.type_params().filter(|given| given.ident == *param);
    let clauses = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let after_where = clauses.filter_map(|predicate| match predicate {
        WherePredicate::Type(predicate) => {
            is(&predicate.bounded_ty.to_token_stream(), param).then_some(&predicate.bounds)
        }
        _ => None,
    });
    let bounds = inline.map(|given| &given.bounds).chain(after_where).flatten();
    let names = bounds.filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            bound.path.segments.last().map(|last| last.ident.to_string())
        }
        _ => None,
    });
    names.collect()
}

fn is(ty: &TokenStream, param: &Ident) -> bool {
    ty.clone().into_iter().all(|tree| match tree {
        TokenTree::Ident(ident) => ident == *param,
        // What a `$ty:ty` of a macro stands in.
        TokenTree::Group(group) => is(&group.stream(), param),
        _ => false,
    })
}

pub(crate) fn mentions(tokens: TokenStream, param: &Ident) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == *param,
        TokenTree::Group(group) => mentions(group.stream(), param),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use std::{env, fs};

    use quote::quote;

    /// A snapshot is a struct and, after it, what becomes of it. `SNAPSHOTS=overwrite` writes the latter anew.
    fn expands_as_in(file: &str) {
        let path = format!("{}/snapshots/{file}", env!("CARGO_MANIFEST_DIR"));
        let snapshot = fs::read_to_string(&path).unwrap();
        let request = syn::parse_file(&snapshot).unwrap().items.swap_remove(0);
        let expansion = crate::derive(&syn::parse2(quote!(#request)).unwrap());
        let expanded = prettyplease::unparse(&syn::parse2(quote!(#request #expansion)).unwrap());
        if env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite") {
            fs::write(path, expanded).unwrap();
        } else {
            assert!(snapshot == expanded, "{file} should be:\n{expanded}");
        }
    }

    #[test]
    fn one_field() {
        expands_as_in("one_field.rs");
    }

    #[test]
    fn every_rule() {
        expands_as_in("every_rule.rs");
    }

    #[test]
    fn generics_and_lifetimes() {
        expands_as_in("generics_and_lifetimes.rs");
    }
}
