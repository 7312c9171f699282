//! The derive macro of `token-request`, which re-exports it; see there.

mod attr;
mod case;
mod check;
mod container;
mod diag;
mod expand;
mod fallback;
mod lifetimes;
mod literal;
mod model;
mod names;
mod read;
mod rule;
mod table;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

use crate::diag::{Errors, Result};
use crate::model::Request;

/// Implements `token_request::Validate` for a struct, from the `#[validate(..)]` attributes of its fields.
///
/// The rules, facts and options are described on the page of the crate `token_request`.
#[proc_macro_derive(Validate, attributes(validate, serde))]
pub fn derive_validate(input: TokenStream) -> TokenStream {
    derive(&parse_macro_input!(input as DeriveInput)).into()
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
    let mut request = Request::from_input(input, &mut errors); // attributes
    check::request(&request, &mut errors); // what needs two arguments, two rules or the whole table
    errors.finish()?;
    request.skip(); // fields that are not to be checked
    Ok(expand::request(&request)) // cannot fail
}
