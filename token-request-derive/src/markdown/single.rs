//! `#[field_table]`: the struct that one table describes.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput, Error, Fields, LitStr};

use super::described::{Described, Shape};
use super::field::{self, Written};
use super::item::{self, Head};
use super::kind::Model;
use super::late;
use super::names;
use super::options::{OF_PAGE, Options};
use super::problem::Problems;
use super::row;
use super::rust::Target;
use super::source::Source;
use crate::diag::{self, Errors, Result};

/// The item, from the page that the attribute names or from its own documentation.
///
/// `is_late` where a derive stands above the attribute.
pub(crate) fn expand(args: TokenStream, item: TokenStream, is_late: bool) -> TokenStream {
    let mut errors = Errors::default();
    if is_late {
        errors.push(Error::new(Span::call_site(), late::MESSAGE));
    }
    let options = Options::read(args, OF_PAGE, &mut errors);
    let Some(input) = errors.take(syn::parse2::<DeriveInput>(item)) else {
        return errors
            .finish()
            .map_or_else(|error| error.to_compile_error(), |()| TokenStream::new());
    };
    let expanded = table(&input, &options, &mut errors);
    let error = errors.finish().err().map(|error| error.to_compile_error());
    let expanded = expanded.unwrap_or_else(|| placeholder(&input, &options));
    quote!(#error #expanded)
}

/// A struct without the fields that could not be read, so that what uses it is no error too.
fn placeholder(input: &DeriveInput, options: &Options) -> TokenStream {
    let Ok(source) = Source::of_docs(&[]) else { return TokenStream::new() };
    let written = Written { source: &source, options, vis: &input.vis };
    let head = Head { ident: input.ident.clone(), attrs: &input.attrs, docs: None, derives: &[] };
    match input.data {
        Data::Struct(_) => {
            let mut errors = Errors::default();
            let nowhere = |_: &Model, _: bool| Err(String::new());
            item::request(&head, &[], &[], &written, &nowhere, &mut errors)
        }
        _ => item::enumeration(&head, &[], true, &written),
    }
}

fn table(input: &DeriveInput, options: &Options, errors: &mut Errors) -> Option<TokenStream> {
    let (source, anchor) = errors.take(source(input, options))?;
    let mut problems = Problems::default();
    let is_page = |model: &Model| is_page(model, &source);
    let described = Described::read(&source.text, anchor.as_deref(), &is_page, &mut problems);
    problems.0.iter().for_each(|problem| errors.push(source.error(problem)));
    let described = described?;
    let more = errors.take(more(input))?;
    let find = |model: &Model, _: bool| find(model, &source);
    let written = Written { source: &source, options, vis: &input.vis };
    let has_docs = input.attrs.iter().any(|attr| attr.path().is_ident("doc"));
    let head = Head {
        ident: input.ident.clone(),
        attrs: &input.attrs,
        docs: (!has_docs).then(|| docs(&described, &source)),
        derives: &[],
    };
    let expanded = match (&described.shape, &input.data) {
        (Shape::Fields { rows, .. }, Data::Struct(_)) => {
            let fields = field::fields(rows, &source, options, &more, errors);
            if problems.0.is_empty() {
                unknown(&more, &fields, errors);
            }
            item::request(&head, &fields, &more, &written, &find, errors)
        }
        (Shape::Names { names, is_open }, Data::Enum(_)) => {
            item::enumeration(&head, names, *is_open, &written)
        }
        (Shape::Union(kinds), Data::Enum(_)) => item::union(&head, kinds, &written, &find, errors),
        (shape, _) => {
            let name = &input.ident;
            let is = match shape {
                Shape::Fields { .. } => format!("has fields: they are those of `struct {name};`"),
                Shape::Alias(_) => "names a type, and does not say what is in it".to_owned(),
                _ => format!("has values: they are those of `enum {name} {{}}`"),
            };
            errors.on(name, format!("this page {is}"));
            return None;
        }
    };
    let watched = source.watched();
    Some(quote!(#expanded #watched))
}

/// What the page says of itself, or at least where it is.
pub(crate) fn docs(described: &Described, source: &Source) -> String {
    if !described.text.is_empty() {
        return described.text.clone();
    }
    let place = source.shown(0).unwrap_or_default();
    format!("What the field table in `{place}` describes.")
}

/// The text with the table, and the heading in it that is meant.
fn source(input: &DeriveInput, options: &Options) -> Result<(Source, Option<String>)> {
    let Some(path) = &options.path else {
        let has_docs = input.attrs.iter().any(|attr| attr.path().is_ident("doc"));
        if !has_docs {
            return Err(Error::new_spanned(&input.ident, NO_TABLE));
        }
        return Ok((Source::of_docs(&input.attrs)?, None));
    };
    from_file(path)
}

/// `docs/page.md#heading`
pub(crate) fn from_file(path: &LitStr) -> Result<(Source, Option<String>)> {
    let text = path.value();
    let (file, anchor) = match text.split_once('#') {
        Some((file, anchor)) => (file, Some(anchor.to_owned())),
        None => (text.as_str(), None),
    };
    Ok((Source::of_file(&LitStr::new(file, path.span()))?, anchor))
}

const NO_TABLE: &str = "no field table: it stands in the doc comment of this struct, or in a file: `#[field_table(\"docs/page.md\")]`";

/// The fields that the struct has already: they say of some of the table's what it does not.
fn more(input: &DeriveInput) -> Result<Vec<syn::Field>> {
    if !input.generics.params.is_empty() {
        return Err(Error::new_spanned(&input.generics, "a table has no parameters"));
    }
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => Ok(fields.named.iter().cloned().collect()),
            Fields::Unit => Ok(Vec::new()),
            fields @ Fields::Unnamed(_) => {
                Err(Error::new_spanned(fields, "the fields of a table have names"))
            }
        },
        Data::Enum(data) if data.variants.is_empty() => Ok(Vec::new()),
        Data::Enum(data) => {
            Err(Error::new_spanned(&data.variants, "the variants are those of the table"))
        }
        Data::Union(_) => Err(Error::new_spanned(&input.ident, "a table is a struct or an enum")),
    }
}

/// A field of the struct is one of the table.
pub(crate) fn unknown(more: &[syn::Field], fields: &[field::Field<'_>], errors: &mut Errors) {
    let known: Vec<_> = fields.iter().map(|field| field.ident.to_string()).collect();
    let known: Vec<_> = known.iter().map(String::as_str).collect();
    for ident in more.iter().filter_map(|field| field.ident.as_ref()) {
        if !known.contains(&ident.to_string().as_str()) {
            errors.push(diag::unknown(diag::FIELD, ident, &known));
        }
    }
}

/// Whether a name links to a page that is there; in a doc comment every link means a type in scope.
pub(crate) fn is_page(model: &Model, source: &Source) -> bool {
    let Some(link) = &model.link else { return false };
    let file = link.split('#').next().unwrap_or(link);
    match source.path().and_then(|page| page.parent()) {
        Some(folder) if !file.is_empty() => folder.join(file).is_file(),
        _ => true,
    }
}

/// A type of another page is the one of its name in scope.
fn find(model: &Model, source: &Source) -> std::result::Result<Target, String> {
    let Some(link) = &model.link else {
        return Err(row::unknown_type(&model.name));
    };
    if !is_page(model, source) {
        return Err(format!("this links to `{link}`, and there is no such page"));
    }
    let ident = names::ty(&model.name, source.span(0), &[]);
    Ok(Target { ty: ident.into_token_stream(), is_request: true })
}
