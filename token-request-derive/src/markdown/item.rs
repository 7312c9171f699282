//! What a page describes as an item in Rust.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, Path, Token};

use super::described::Name;
use super::field::{self, Field, Written, code};
use super::kind::Kind;
use super::names;
use super::problem::Problem;
use super::row::Presence;
use super::rust::{Find, Rust};
use crate::diag::Errors;

/// An item's name, and what stands at it.
pub(crate) struct Head<'a> {
    pub(crate) ident: Ident,
    pub(crate) attrs: &'a [Attribute],
    /// Its documentation where it has none yet.
    pub(crate) docs: Option<String>,
    /// What is derived besides what the attributes say.
    pub(crate) derives: &'static [&'static str],
}

/// Derived for what users look at.
pub(crate) const VALUES: &[&str] = &["Debug", "Clone", "PartialEq"];
const NAMES: &[&str] = &["Debug", "Clone", "PartialEq", "Eq", "Hash"];

/// ```text
/// #[derive(..::Serialize, ..::Deserialize, ::token_request::Validate)]
/// #[serde(crate = "::token_request::__private::serde")]
/// pub struct PartnerTokenRequest { .. }
/// ```
pub(crate) fn request(
    head: &Head<'_>,
    fields: &[Field<'_>],
    more: &[syn::Field],
    written: &Written<'_>,
    find: &Find<'_>,
    errors: &mut Errors,
) -> TokenStream {
    let krate = &written.options.krate;
    let mut expanded = TokenStream::new();
    for field in fields {
        match Rust::of(&field.row.kind, krate, find) {
            Ok(rust) => {
                let more = field::of_name(more, &field.ident);
                expanded.extend(field.expand(written, &rust, more));
            }
            Err(message) => {
                let problem = Problem { line: field.row.line, message };
                errors.push(written.source.error(&problem));
            }
        }
    }
    let is_absent = |field: &Field<'_>| field.row.presence != Presence::Required;
    let default = fields.iter().all(is_absent).then_some("Default");
    let derives = head.derive(default, written);
    let form_names = written.options.form_names.as_ref();
    let form_names = form_names.map(|case| quote!(#[validate(form_names = #case)]));
    let (ident, vis, attrs, docs) = (&head.ident, written.vis, head.attrs, head.docs());
    quote! { #docs #(#attrs)* #derives #form_names #vis struct #ident { #expanded } }
}

/// An enum of the values, and of any other text where there may be others.
pub(crate) fn enumeration(
    head: &Head<'_>,
    values: &[Name],
    is_open: bool,
    written: &Written<'_>,
) -> TokenStream {
    let mut idents: Vec<Ident> = Vec::new();
    for Name { name, value } in values {
        let name = name.as_ref().unwrap_or(value);
        idents.push(names::variant(name, head.ident.span(), &idents));
    }
    let variants = values.iter().zip(&idents).map(|(Name { value, .. }, ident)| {
        let docs = format!(" {}", code(value));
        quote!(#[doc = #docs] #[serde(rename = #value)] #ident,)
    });
    let other = is_open.then(|| {
        let ident = names::variant("Unrecognized", head.ident.span(), &idents);
        quote! {
            /// Any other value.
            #[serde(untagged)]
            #ident(::std::string::String),
        }
    });
    let head = Head { derives: NAMES, ident: head.ident.clone(), docs: head.docs.clone(), ..*head };
    let derives = head.derive((!is_open).then_some("Copy"), written);
    let (ident, vis, attrs, docs) = (&head.ident, written.vis, head.attrs, head.docs());
    quote! { #docs #(#attrs)* #derives #vis enum #ident { #(#variants)* #other } }
}

/// An enum of all that it may be.
pub(crate) fn union(
    head: &Head<'_>,
    kinds: &[Kind],
    written: &Written<'_>,
    find: &Find<'_>,
    errors: &mut Errors,
) -> TokenStream {
    let mut idents: Vec<Ident> = Vec::new();
    let mut variants = TokenStream::new();
    for kind in kinds {
        let rust = Rust::of(kind, &written.options.krate, find);
        let rust = rust.map_err(|message| written.source.error(&Problem { line: 0, message }));
        let Some(rust) = errors.take(rust) else { continue };
        let ident = names::variant(&word(kind), head.ident.span(), &idents);
        let docs = format!(" {}", capitalized(&word(kind)));
        let nested = rust.is_nested.then(|| quote!(#[validate(nested)]));
        let ty = &rust.ty;
        variants.extend(quote!(#[doc = #docs] #ident(#nested #ty),));
        idents.push(ident);
    }
    let derives = head.derive(None, written);
    let (ident, vis, attrs, docs) = (&head.ident, written.vis, head.attrs, head.docs());
    quote! { #docs #(#attrs)* #derives #[serde(untagged)] #vis enum #ident { #variants } }
}

/// Another name for a type.
pub(crate) fn alias(
    head: &Head<'_>,
    kind: &Kind,
    written: &Written<'_>,
    find: &Find<'_>,
    errors: &mut Errors,
) -> TokenStream {
    let rust = Rust::of(kind, &written.options.krate, find);
    let rust = rust.map_err(|message| written.source.error(&Problem { line: 0, message }));
    let Some(Rust { ty, .. }) = errors.take(rust) else { return TokenStream::new() };
    let (ident, vis, attrs, docs) = (&head.ident, written.vis, head.attrs, head.docs());
    quote! { #docs #(#attrs)* #vis type #ident = #ty; }
}

/// A word for a kind, of which a variant gets its name.
fn word(kind: &Kind) -> String {
    match kind {
        Kind::Text(_) | Kind::Texts(_) => "String".to_owned(),
        Kind::Integer => "Integer".to_owned(),
        Kind::Number => "Number".to_owned(),
        Kind::Boolean => "Boolean".to_owned(),
        Kind::List(of) => format!("ListOf{}", word(of)),
        Kind::Map(of) => format!("MapOf{}", word(of)),
        Kind::Object => "Object".to_owned(),
        Kind::Any => "Any".to_owned(),
        Kind::Model(model) => model.name.clone(),
    }
}

fn capitalized(word: &str) -> String {
    format!("A value of the kind {}.", code(word))
}

impl Head<'_> {
    fn docs(&self) -> TokenStream {
        let docs = self.docs.iter().flat_map(|docs| docs.lines());
        let docs = docs.map(|line| {
            let line = format!(" {line}");
            quote!(#[doc = #line])
        });
        // The words are those of the page.
        quote! {
            #(#docs)*
            #[allow(
                rustdoc::bare_urls, rustdoc::broken_intra_doc_links, rustdoc::invalid_html_tags, clippy::all,
                clippy::pedantic, reason = "the words and names are those of the page"
            )]
        }
    }

    /// What is derived, but for what the attributes derive already.
    fn derive(&self, more: Option<&str>, written: &Written<'_>) -> TokenStream {
        let krate = &written.options.krate;
        let derived = derived(self.attrs);
        let is_new = |name: &&str| !derived.iter().any(|known| known == name);
        let paths = self.derives.iter().copied().chain(more).filter(is_new).map(std_path);
        let ours = ["Serialize", "Deserialize"].into_iter().filter(is_new).map(|name| {
            let name = Ident::new(name, Span::call_site());
            quote!(#krate::__private::serde::#name)
        });
        let validate = Some("Validate").filter(is_new).map(|_| quote!(#krate::Validate));
        let serde = quote!(#krate::__private::serde).to_string().replace(' ', "");
        let default = (written.options.krate.to_token_stream().to_string()
            != crate::container::default_crate().to_token_stream().to_string())
        .then(|| {
            let path = krate.to_token_stream().to_string().replace(' ', "");
            quote!(#[validate(crate = #path)])
        });
        quote_spanned! {Span::call_site()=>
            #[derive(#(#paths,)* #(#ours,)* #validate)]
            #[serde(crate = #serde)]
            #default
        }
    }
}

/// The last names of what is derived.
fn derived(attrs: &[Attribute]) -> Vec<String> {
    let derives = attrs.iter().filter(|attr| attr.path().is_ident("derive"));
    let paths = derives.filter_map(|attr| {
        attr.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).ok()
    });
    let names = paths.flatten().filter_map(|path| Some(path.segments.last()?.ident.to_string()));
    names.collect()
}

fn std_path(name: &str) -> TokenStream {
    let module = match name {
        "Debug" => "fmt",
        "Default" => "default",
        "Clone" => "clone",
        "Copy" => "marker",
        "Hash" => "hash",
        _ => "cmp",
    };
    let (module, name) =
        (Ident::new(module, Span::call_site()), Ident::new(name, Span::call_site()));
    quote!(::core::#module::#name)
}
