//! The request as code. Cannot fail.

mod argument;
mod bounds;
mod check;
mod example;
mod readable;
mod row;
mod table_check;
mod visit;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, GenericParam, Generics, Lifetime, LifetimeParam, Path};

use crate::container::Container;
use crate::lifetimes;
use crate::model::{Field, Nested, Request, Rules, Shape, field_name};
use crate::read::generated;
use crate::table_check::TableCheck;

/// ```text
/// const _: () = {
///     use ::token_request::__private as __p;
///     impl __p::Validate for Login { const TABLE: __p::Table = ..; fn check(..) { .. } }
///     impl __p::HasTableType for Login { const TYPE: __p::Type = ..; }
///     __p::bridge! { [] [Login] [] [<'v_a>] }
///     const _: () = ::core::assert!(..);
/// };
/// ```
pub(crate) fn request(request: &Request<'_>, table_checks: &[TableCheck]) -> TokenStream {
    let ident = request.ident;
    let import = import(&request.container.krate);
    let code = Code::new(request);
    let table = row::table(&code);
    let checks = check::request(&code);
    let visit = visit::request(&code);
    let holds = readable::holds(&code);
    let (generics, with_context) = (&code.generics, &code.with_context);
    let (_, ty, bounds) = generics.split_for_impl();
    let (impl_generics, _, _) = with_context.split_for_impl();
    let trait_ = &code.trait_;
    let signature = code.signature();
    let kind = row::kind(&code);
    let bridge = bridge(ident, generics, &request.container);
    let names = wire_names(request);
    let table_checks = table_check::assertions(&code, table_checks);
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
            #kind
            #bridge
            #names
            #table_checks
            #(#examples)*
        };
    }
}

/// `use ::token_request::__private as __p;`, which is an error at the path where the crate is another.
pub(crate) fn import(krate: &Path) -> TokenStream {
    quote_spanned!(generated(krate.span())=> use #krate::__private as __p;)
}

/// What all parts of the code need to know.
pub(crate) struct Code<'a> {
    pub(crate) request: &'a Request<'a>,
    /// The struct's generics, with the bounds that its checks need.
    generics: Generics,
    /// The same, with the lifetimes that the context has.
    with_context: Generics,
    /// The type of what rules get as the context: the one that the container names or, if it is mutable, a cell of it.
    context: Option<TokenStream>,
    /// `__p::Validate`, or `__p::ValidateWith<Context>`.
    pub(crate) trait_: TokenStream,
}

impl<'a> Code<'a> {
    fn new(request: &'a Request<'a>) -> Self {
        let generics = bounds::bounded(request);
        let mut with_context = generics.clone();
        let Some(named) = &request.container.context else {
            let trait_ = quote!(__p::Validate);
            return Self { request, generics, with_context, context: None, trait_ };
        };
        for lifetime in undeclared(named, &generics) {
            with_context.params.insert(0, lifetime_param(lifetime));
        }
        let mut context = named.clone();
        if request.container.mutable.is_some() {
            let lifetime = lifetimes::fresh("__context", &taken(&generics, named));
            context = quote!(__p::RefCell<&#lifetime mut #named>);
            with_context.params.insert(0, lifetime_param(lifetime));
        }
        let trait_ = quote!(__p::ValidateWith<#context>);
        Self { request, generics, with_context, context: Some(context), trait_ }
    }

    fn signature(&self) -> TokenStream {
        let result = quote!(-> __p::ops::ControlFlow<()>);
        match &self.context {
            None => quote!(fn check(&self, __report: &mut __p::Report<'_>) #result),
            Some(context) => quote! {
                #[allow(unused_variables)]
                fn check_with(&self, context: &#context, __report: &mut __p::Report<'_>) #result
            },
        }
    }

    /// The trait of types that cannot be nested: an error, but where it is only implied that they are.
    fn neither(&self, nested: &Nested) -> TokenStream {
        match self.context {
            _ if nested.is_implied => quote!(NeitherNeeded),
            Some(_) => quote!(NeitherWith),
            None => quote!(Neither),
        }
    }

    /// The trait that has the table, where no lifetime but those of the struct has a name. A table does not depend on
    /// how long a context lives, but what is mutable or borrowed there must live as long as it is said to.
    fn trait_of_table(&self) -> Option<TokenStream> {
        let is_free = |name: &Ident| !is_declared(name, &self.generics);
        let is_borrowed = self.request.container.mutable.is_some()
            || lifetimes::of(&self.trait_).iter().any(|lifetime| is_free(&lifetime.ident));
        let named = self.request.container.context.as_ref();
        if is_borrowed && named.is_some_and(|named| self.is_of_parameters(named)) {
            return None;
        }
        Some(lifetimes::replaced(self.trait_.clone(), &is_free, "static"))
    }

    /// Whether a parameter of the struct stands in a type.
    fn is_of_parameters(&self, ty: &TokenStream) -> bool {
        let has_type = self.generics.type_params().any(|param| bounds::mentions(ty, &param.ident));
        let is_param = |lifetime: &Lifetime| is_declared(&lifetime.ident, &self.generics);
        has_type
            || lifetimes::of(ty)
                .iter()
                .any(|lifetime| lifetime.ident != "static" && is_param(lifetime))
    }
}

/// Where rules stand: among these fields, under these conditions.
struct Place<'a> {
    code: &'a Code<'a>,
    fields: &'a [Field<'a>],
    rules: &'a Rules,
    /// Whether the values of the fields are bound to names, as there is no `self`.
    is_bound: bool,
}

impl Place<'_> {
    fn value(&self, field: &Field<'_>, span: Span) -> TokenStream {
        field.value(self.is_bound, span)
    }

    fn field(&self, name: &Expr) -> Option<&Field<'_>> {
        let name = field_name(name)?;
        self.fields.iter().find(|field| field.name == name)
    }
}

fn lifetime_param(lifetime: Lifetime) -> GenericParam {
    GenericParam::Lifetime(LifetimeParam::new(lifetime))
}

/// All lifetimes that have a name where the code stands.
fn taken(generics: &Generics, context: &TokenStream) -> Vec<Lifetime> {
    let bounds = &generics.where_clause;
    lifetimes::of(&quote!(#generics #bounds #context))
}

/// The lifetimes of the context that are not the struct's, each once.
fn undeclared(context: &TokenStream, generics: &Generics) -> Vec<Lifetime> {
    let mut found: Vec<Lifetime> = Vec::new();
    for lifetime in lifetimes::of(context) {
        if !is_declared(&lifetime.ident, generics)
            && lifetime.ident != "_"
            && !found.contains(&lifetime)
        {
            found.push(lifetime);
        }
    }
    found
}

fn is_declared(lifetime: &Ident, generics: &Generics) -> bool {
    lifetime == "static" || generics.lifetimes().any(|param| param.lifetime.ident == *lifetime)
}

/// `__p::bridge! { [<T>] [Login<T>] [where ..] [<'v_a, T>] }`, or with a context `__p::bridge_with! { .. }`
pub(crate) fn bridge(ident: &Ident, generics: &Generics, container: &Container) -> TokenStream {
    let (impl_generics, ty, bounds) = generics.split_for_impl();
    let lifetime = lifetimes::fresh("v_a", &taken(generics, &TokenStream::new()));
    let mut with_lifetime = generics.clone();
    with_lifetime.params.insert(0, lifetime_param(lifetime.clone()));
    let (with_lifetime, _, _) = with_lifetime.split_for_impl();
    let Some(context) = &container.context else {
        return quote! {
            __p::bridge! { [#impl_generics] [#ident #ty] [#bounds] [#with_lifetime] [#lifetime] }
        };
    };
    let mutable = container.mutable.as_ref().map(|_| quote!(mut));
    // The trait has but one lifetime, which all others of the context then are.
    let is_free = |name: &Ident| !is_declared(name, generics);
    let context = lifetimes::replaced(context.clone(), &is_free, &lifetime.ident.to_string());
    let mut generics = generics.clone();
    generics.make_where_clause().predicates.push(syn::parse_quote!(#context: #lifetime));
    let bounds = &generics.where_clause;
    quote! {
        __p::bridge_with! { [#with_lifetime] [#ident #ty] [#bounds] [#lifetime] [#context] [#mutable] }
    }
}

/// An enum without fields offers the names of its variants.
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
