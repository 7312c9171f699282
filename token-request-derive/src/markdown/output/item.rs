//! The definition of a page as a Rust item: a struct, an enum or a type alias.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, Path, Token};

use crate::diag::{Errors, Result};
use crate::input::container;
use crate::markdown::definition::page_definition::{DefinitionKind, EnumValue, PageDefinition};
use crate::markdown::described_type::DescribedType;
use crate::markdown::output::rust_names;
use crate::markdown::output::rust_type::RustType;
use crate::markdown::output::struct_field::{
    ItemContext, StructField, code_span, doc_attributes, report_unknown, struct_fields,
};
use crate::markdown::page_error::PageError;
use crate::markdown::page_source::PageSource;

/// The name of an item, and its attributes.
pub(crate) struct ItemHeader<'a> {
    pub(crate) ident: Ident,
    /// The attributes that the user wrote.
    pub(crate) attrs: &'a [Attribute],
    /// The doc comment, if the attributes have none.
    pub(crate) docs: Option<String>,
    /// The traits to derive, in addition to those of the attributes.
    pub(crate) derives: &'static [&'static str],
}

/// The traits that requests derive.
pub(crate) const REQUEST_DERIVES: &[&str] = &["Debug", "Clone", "PartialEq"];
/// The traits that enumerations derive.
const ENUMERATION_DERIVES: &[&str] = &["Debug", "Clone", "PartialEq", "Eq", "Hash"];

/// Returns the introduction of a page, or a sentence with its path.
pub(crate) fn docs(definition: &PageDefinition, source: &PageSource) -> String {
    if !definition.introduction.is_empty() {
        return definition.introduction.clone();
    }
    let page = source.line_name(0).unwrap_or_default();
    format!("The definition from `{page}`.")
}

/// Returns the item that a page defines.
pub(crate) fn expand(
    header: &ItemHeader<'_>,
    kind: &DefinitionKind,
    context: &ItemContext<'_>,
    errors: &mut Errors,
) -> TokenStream {
    match kind {
        DefinitionKind::Fields { rows, .. } => {
            let fields =
                struct_fields(rows, context.source, context.options, context.user_fields, errors);
            if context.is_complete {
                report_unknown(context.user_fields, &fields, errors);
            }
            request(header, &fields, context, errors)
        }
        DefinitionKind::Enumeration { values, is_open } => {
            enumeration(header, values, *is_open, context)
        }
        DefinitionKind::Union(members) => union(header, members, context, errors),
        DefinitionKind::Alias(field_type) => alias(header, field_type, context, errors),
    }
}

/// ```text
/// #[derive(..::Serialize, ..::Deserialize, ::token_request::Validate)]
/// #[serde(crate = "::token_request::__private::serde")]
/// pub struct PartnerTokenRequest { .. }
/// ```
pub(crate) fn request(
    header: &ItemHeader<'_>,
    fields: &[StructField<'_>],
    context: &ItemContext<'_>,
    errors: &mut Errors,
) -> TokenStream {
    let mut expanded = TokenStream::new();
    for field in fields {
        let rust_type = rust_type(&field.row.field_type, field.row.line, context);
        if let Some(rust_type) = errors.take(rust_type) {
            expanded.extend(field.expand(context, &rust_type));
        }
    }
    let default = fields.iter().all(|field| field.row.presence.is_optional()).then_some("Default");
    let derives = header.derives(header.derives, default, context);
    let form_names = context.options.form_names.as_ref();
    let form_names = form_names.map(|case| quote!(#[validate(form_names = #case)]));
    let ident = &header.ident;
    header.expand(context, &quote!(#derives #form_names), &quote!(struct #ident { #expanded }))
}

/// Returns an enum of the values, with a variant for any other text if the enumeration is open.
pub(crate) fn enumeration(
    header: &ItemHeader<'_>,
    values: &[EnumValue],
    is_open: bool,
    context: &ItemContext<'_>,
) -> TokenStream {
    let mut idents: Vec<Ident> = Vec::new();
    for EnumValue { name, value } in values {
        let name = name.as_ref().unwrap_or(value);
        idents.push(rust_names::variant(name, header.ident.span(), &idents));
    }
    let variants = values.iter().zip(&idents).map(|(EnumValue { value, .. }, ident)| {
        let docs = format!(" {}", code_span(value));
        quote!(#[doc = #docs] #[serde(rename = #value)] #ident,)
    });
    let other = is_open.then(|| {
        let ident = rust_names::variant("Unrecognized", header.ident.span(), &idents);
        quote! {
            /// Any other value.
            #[serde(untagged)]
            #ident(::std::string::String),
        }
    });
    let copy = (!is_open).then_some("Copy");
    let derives = header.derives(ENUMERATION_DERIVES, copy, context);
    let ident = &header.ident;
    header.expand(context, &derives, &quote!(enum #ident { #(#variants)* #other }))
}

/// Returns an untagged enum with a variant for each type.
fn union(
    header: &ItemHeader<'_>,
    members: &[DescribedType],
    context: &ItemContext<'_>,
    errors: &mut Errors,
) -> TokenStream {
    let mut idents: Vec<Ident> = Vec::new();
    let mut variants = TokenStream::new();
    for member in members {
        let Some(rust_type) = errors.take(rust_type(member, 0, context)) else { continue };
        let name = variant_name(member);
        let ident = rust_names::variant(&name, header.ident.span(), &idents);
        let docs = format!(" A value of the type {}.", code_span(&name));
        let nested = rust_type.is_nested.then(|| quote!(#[validate(nested)]));
        let ty = &rust_type.ty;
        variants.extend(quote!(#[doc = #docs] #ident(#nested #ty),));
        idents.push(ident);
    }
    let derives = header.derives(header.derives, None, context);
    let ident = &header.ident;
    let attributes = quote!(#derives #[serde(untagged)]);
    header.expand(context, &attributes, &quote!(enum #ident { #variants }))
}

/// Returns a type alias.
fn alias(
    header: &ItemHeader<'_>,
    field_type: &DescribedType,
    context: &ItemContext<'_>,
    errors: &mut Errors,
) -> TokenStream {
    let Some(RustType { ty, .. }) = errors.take(rust_type(field_type, 0, context)) else {
        return TokenStream::new();
    };
    let ident = &header.ident;
    header.expand(context, &TokenStream::new(), &quote!(type #ident = #ty;))
}

fn rust_type(
    field_type: &DescribedType,
    line: usize,
    context: &ItemContext<'_>,
) -> Result<RustType> {
    RustType::of(field_type, &context.options.krate, context.find)
        .map_err(|message| context.source.error(&PageError::new(line, message)))
}

/// Returns the name of the variant for a type, on which its identifier is based.
fn variant_name(field_type: &DescribedType) -> String {
    match field_type {
        DescribedType::Text | DescribedType::FormattedText(_) | DescribedType::OneOf(_) => {
            "String".to_owned()
        }
        DescribedType::Integer => "Integer".to_owned(),
        DescribedType::Number => "Number".to_owned(),
        DescribedType::Boolean => "Boolean".to_owned(),
        DescribedType::List(item) => format!("ListOf{}", variant_name(item)),
        DescribedType::Map(value) => format!("MapOf{}", variant_name(value)),
        DescribedType::Object => "Object".to_owned(),
        DescribedType::Any => "Any".to_owned(),
        DescribedType::Named(named) => named.name.clone(),
    }
}

impl ItemHeader<'_> {
    /// Returns the item with its doc comment, its attributes and its visibility.
    fn expand(
        &self,
        context: &ItemContext<'_>,
        attributes: &TokenStream,
        item: &TokenStream,
    ) -> TokenStream {
        let docs = self.docs.as_deref().map(doc_attributes);
        let (attrs, vis) = (self.attrs, context.vis);
        quote! {
            #docs
            #[allow(
                rustdoc::bare_urls, rustdoc::broken_intra_doc_links, rustdoc::invalid_html_tags, clippy::all,
                clippy::pedantic, reason = "the words and names are those of the page"
            )]
            #(#attrs)* #attributes #vis #item
        }
    }

    /// Returns the derives and their options, without the traits that the user's attributes derive.
    fn derives(
        &self,
        traits: &[&str],
        another: Option<&str>,
        context: &ItemContext<'_>,
    ) -> TokenStream {
        let krate = &context.options.krate;
        let derived = derived_traits(self.attrs);
        let is_new = |name: &&str| !derived.iter().any(|known| known == name);
        let paths = traits.iter().copied().chain(another).filter(is_new).map(std_path);
        let serde_traits = ["Serialize", "Deserialize"].into_iter().filter(is_new).map(|name| {
            let name = Ident::new(name, Span::call_site());
            quote!(#krate::__private::serde::#name)
        });
        let validate = Some("Validate").filter(is_new).map(|_| quote!(#krate::Validate));
        let serde = path_text(&quote!(#krate::__private::serde));
        let krate = path_text(&krate.to_token_stream());
        let is_default = krate == path_text(&container::default_crate().to_token_stream());
        let crate_option = (!is_default).then(|| quote!(#[validate(crate = #krate)]));
        quote_spanned! {Span::call_site()=>
            #[derive(#(#paths,)* #(#serde_traits,)* #validate)]
            #[serde(crate = #serde)]
            #crate_option
        }
    }
}

/// Returns a path without the spaces between its tokens.
fn path_text(path: &TokenStream) -> String {
    path.to_string().replace(' ', "")
}

/// Returns the last segments of the derived traits.
fn derived_traits(attrs: &[Attribute]) -> Vec<String> {
    let derives = attrs.iter().filter(|attr| attr.path().is_ident("derive"));
    let paths = derives.filter_map(|attr| {
        attr.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).ok()
    });
    let names = paths.flatten().filter_map(|path| Some(path.segments.last()?.ident.to_string()));
    names.collect()
}

/// Returns the full path of a trait of the standard library.
fn std_path(name: &str) -> TokenStream {
    let module = match name {
        "Debug" => "fmt",
        "Default" => "default",
        "Clone" => "clone",
        "Copy" => "marker",
        "Hash" => "hash",
        _ => "cmp",
    };
    let [module, name] = [module, name].map(|name| Ident::new(name, Span::call_site()));
    quote!(::core::#module::#name)
}
