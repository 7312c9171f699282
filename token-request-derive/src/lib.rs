//! The derive macro of `token-request`, which re-exports it; see there.

mod argument;
mod case;
mod check;
mod diag;
mod expand;
mod fallback;
mod input;
mod lifetimes;
mod literal;
#[cfg(feature = "field-table")]
mod markdown;
mod model;
mod rules;
mod scope;
#[cfg_attr(not(feature = "field-table"), allow(dead_code, reason = "only field tables use it"))]
mod table_check;

use proc_macro::TokenStream;
use quote::quote;
use syn::{DeriveInput, parse_macro_input};

use crate::diag::{Errors, Result};
#[cfg(feature = "field-table")]
use crate::markdown::compare;
#[cfg(not(feature = "field-table"))]
use crate::model::Request;

/// Implements `token_request::Validate` for a struct, from the `#[validate(..)]` attributes of its fields.
///
/// The rules, facts and options are described on the page of the crate `token_request`.
#[proc_macro_derive(Validate, attributes(validate, serde))]
pub fn derive_validate(input: TokenStream) -> TokenStream {
    derive(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a struct of a published field table: that in its documentation, or in the Markdown file that is named.
///
/// What pages are read, and what may be said besides, is described on the page of the crate `token_request`.
#[cfg(feature = "field-table")]
#[proc_macro_attribute]
pub fn field_table(args: TokenStream, item: TokenStream) -> TokenStream {
    let span = proc_macro::Span::call_site();
    let text = span.local_file().and_then(|path| std::fs::read_to_string(path).ok());
    let is_late = text.is_some_and(|text| {
        markdown::derive_order::is_below_derive(&text, span.start().line(), span.start().column())
    });
    markdown::single(args.into(), item.into(), is_late).into()
}

/// Makes a module of a folder of published field tables.
///
/// What pages are read, and what may be said besides, is described on the page of the crate `token_request`.
#[cfg(feature = "field-table")]
#[proc_macro]
pub fn field_tables(args: TokenStream) -> TokenStream {
    markdown::folder(args.into()).into()
}

fn derive(input: &DeriveInput) -> proc_macro2::TokenStream {
    match try_expand(input) {
        Ok(tokens) => tokens,
        // The trait is still implemented, so the user sees this error and no other.
        Err(error) => fallback::expand(input, &error),
    }
}

fn try_expand(input: &DeriveInput) -> Result<proc_macro2::TokenStream> {
    let mut errors = Errors::default(); // of both stages, reported together
    let mut request = input::request(input, &mut errors); // attributes
    let (table_checks, page) = compare(&mut request, &mut errors); // with its field table, if it names one
    check::request(&request, &mut errors); // what needs two arguments, two rules or the whole table
    errors.finish()?;
    request.skip(); // fields that are not to be checked
    let expanded = expand::request(&request, &table_checks); // cannot fail
    Ok(quote!(#expanded #page))
}

/// Reports that `table = ".."` needs a feature that is off.
#[cfg(not(feature = "field-table"))]
fn compare(
    request: &mut Request<'_>,
    errors: &mut Errors,
) -> (Vec<table_check::TableCheck>, Option<proc_macro2::TokenStream>) {
    if let Some(path) = &request.container.table {
        errors.on(path, "`table` needs the feature `field-table` of `token-request`");
    }
    (Vec::new(), None)
}
