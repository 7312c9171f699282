//! `#[field_table]`: the struct or enum that one page defines.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput, Error, Fields};

use crate::diag::{Errors, Result};
use crate::markdown::definition::field_row::unknown_type;
use crate::markdown::definition::page_definition::{DefinitionKind, PageDefinition};
use crate::markdown::derive_order::DERIVE_FIRST;
use crate::markdown::described_type::NamedType;
use crate::markdown::output::item::{self, ItemHeader};
use crate::markdown::output::rust_names;
use crate::markdown::output::rust_type::PageType;
use crate::markdown::output::struct_field::{self, ItemContext};
use crate::markdown::page_error::PageErrors;
use crate::markdown::page_options::{OF_PAGE, PageOptions};
use crate::markdown::page_source::PageSource;

/// Expands the attribute on an item, with the page that it names or with the item's own doc comment.
///
/// `is_below_derive` is whether a derive is above the attribute.
pub(crate) fn expand(args: TokenStream, item: TokenStream, is_below_derive: bool) -> TokenStream {
    let mut errors = Errors::default();
    if is_below_derive {
        errors.push(Error::new(Span::call_site(), DERIVE_FIRST));
    }
    let options = PageOptions::parse(args, OF_PAGE, &mut errors);
    let input = errors.take(syn::parse2::<DeriveInput>(item));
    let expanded = input.map(|input| {
        let expanded = try_expand(&input, &options, &mut errors);
        expanded.unwrap_or_else(|| placeholder(&input, &options))
    });
    let error = errors.finish().err().map(|error| error.to_compile_error());
    quote!(#error #expanded)
}

/// Returns the item without fields or values, so that the code that uses it has no further errors.
fn placeholder(input: &DeriveInput, options: &PageOptions) -> TokenStream {
    let Ok(source) = PageSource::of_docs(&[]) else { return TokenStream::new() };
    let find = |_: &NamedType, _: bool| Err(String::new());
    let context = ItemContext {
        source: &source,
        options,
        vis: &input.vis,
        user_fields: &[],
        find: &find,
        is_complete: false,
    };
    let header =
        ItemHeader { ident: input.ident.clone(), attrs: &input.attrs, docs: None, derives: &[] };
    match input.data {
        Data::Struct(_) => item::request(&header, &[], &context, &mut Errors::default()),
        _ => item::enumeration(&header, &[], true, &context),
    }
}

fn try_expand(
    input: &DeriveInput,
    options: &PageOptions,
    errors: &mut Errors,
) -> Option<TokenStream> {
    let (source, anchor) = errors.take(source(input, options))?;
    let mut page_errors = PageErrors::default();
    let has_page = |named: &NamedType| source.has_linked_page(named);
    let definition =
        PageDefinition::read(&source.text, anchor.as_deref(), &has_page, &mut page_errors);
    source.report(&page_errors, errors);
    let definition = definition?;
    let user_fields = errors.take(user_fields(input))?;
    let find = |named: &NamedType, _: bool| type_in_scope(named, &source);
    if let Some(message) = wrong_item(&definition.kind, input) {
        errors.on(&input.ident, message);
        return None;
    }
    let context = ItemContext {
        source: &source,
        options,
        vis: &input.vis,
        user_fields: &user_fields,
        find: &find,
        is_complete: page_errors.0.is_empty(),
    };
    let header = ItemHeader {
        ident: input.ident.clone(),
        attrs: &input.attrs,
        docs: (!has_docs(input)).then(|| item::docs(&definition, &source)),
        derives: &[],
    };
    let expanded = item::expand(&header, &definition.kind, &context, errors);
    let dependency = source.dependency();
    Some(quote!(#expanded #dependency))
}

/// Returns the error for an item that cannot have the content of the page.
fn wrong_item(kind: &DefinitionKind, input: &DeriveInput) -> Option<String> {
    let name = &input.ident;
    match (kind, &input.data) {
        (DefinitionKind::Fields { .. }, Data::Struct(_))
        | (DefinitionKind::Enumeration { .. } | DefinitionKind::Union(_), Data::Enum(_)) => None,
        (DefinitionKind::Fields { .. }, _) => {
            Some(format!("this page defines fields: declare `struct {name};`"))
        }
        (DefinitionKind::Enumeration { .. } | DefinitionKind::Union(_), _) => {
            Some(format!("this page defines an enumeration or a union: declare `enum {name} {{}}`"))
        }
        (DefinitionKind::Alias(_), _) => {
            Some("this page defines neither fields nor values, and cannot be used alone".to_owned())
        }
    }
}

fn has_docs(input: &DeriveInput) -> bool {
    input.attrs.iter().any(|attr| attr.path().is_ident("doc"))
}

/// Returns the page, and the anchor of the heading to read.
fn source(input: &DeriveInput, options: &PageOptions) -> Result<(PageSource, Option<String>)> {
    match &options.path {
        Some(path) => PageSource::of_file_with_anchor(path),
        None if has_docs(input) => Ok((PageSource::of_docs(&input.attrs)?, None)),
        None => Err(Error::new_spanned(&input.ident, NO_PAGE)),
    }
}

const NO_PAGE: &str = "no field table: write it in the doc comment of this item, or name a file, as in `#[field_table(\"docs/page.md\")]`";

/// Returns the fields that the user's struct declares, to which the table adds its own.
fn user_fields(input: &DeriveInput) -> Result<Vec<syn::Field>> {
    if !input.generics.params.is_empty() {
        let message = "an item with a field table cannot be generic";
        return Err(Error::new_spanned(&input.generics, message));
    }
    match &input.data {
        Data::Struct(data) => match &data.fields {
            fields @ Fields::Unnamed(_) => {
                let message = "a struct with a field table must have named fields or none";
                Err(Error::new_spanned(fields, message))
            }
            _ => Ok(struct_field::named_fields(input)),
        },
        Data::Enum(data) if data.variants.is_empty() => Ok(Vec::new()),
        Data::Enum(data) => {
            let message = "the variants come from the page: declare the enum without variants";
            Err(Error::new_spanned(&data.variants, message))
        }
        Data::Union(_) => {
            let message = "`field_table` can be used on structs and enums only";
            Err(Error::new_spanned(&input.ident, message))
        }
    }
}

/// Returns the type in scope that has the name of another page.
fn type_in_scope(named: &NamedType, source: &PageSource) -> std::result::Result<PageType, String> {
    let Some(link) = &named.link else {
        return Err(unknown_type(&named.name));
    };
    if !source.has_linked_page(named) {
        return Err(format!("this page links to `{link}`, which does not exist"));
    }
    let ident = rust_names::type_name(&named.name, source.span(0), &[]);
    Ok(PageType { ty: ident.into_token_stream(), is_request: true })
}
