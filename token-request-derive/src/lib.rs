//! The macros of the crate `token-request`, which re-exports them.

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

/// Implements `token_request::Validate` for a struct or an enum, from `#[validate(..)]` attributes.
///
/// ```
/// use token_request::Validate;
///
/// #[derive(Validate)]
/// #[validate(at_least_one_of(mail, phone))]
/// struct SignUp {
///     #[validate(length(min = 3, max = 20), chars(alphanumeric, "-_"))]
///     user: String,
///     #[validate(email)]
///     mail: Option<String>,
///     #[validate(prefix("+"), chars(digits, "+"))]
///     phone: Option<String>,
///     #[validate(secret, length(min = 12))]
///     password: String,
/// }
/// ```
///
/// # On a field
///
/// [Rules]: `required`, `one_of(..)`, `none_of(..)`, `length(..)`, `chars(..)`, `prefix(..)`, `suffix(..)`, `contains(..)`,
/// `does_not_contain(..)`, `non_control_character`, `pattern(..)`, `regex(..)`, `email`, `url(..)`, `uri`, `ip(..)`, `uuid`, `date`,
/// `date_time`, `credit_card`, `range(..)`, `multiple_of(..)`, `finite`, `unique`, `custom(..)`; with other fields: `must_match(..)`,
/// `required_if(..)`, `required_with(..)`, `required_without(..)`, `requires(..)`, `conflicts_with(..)`; for the elements of lists and
/// maps: `each(..)`, `keys(..)`, `values(..)`; under a condition: `when(EXPR, ..)`. Every rule takes `code`, `message`, `message_fn`,
/// `error` and `if`.
///
/// [Options][attributes]: `nested`, `secret`, `name`, `form`, `basic`, `description`, `example`, `skip`.
///
/// # On the struct or enum
///
/// [Rules]: `exactly_one_of(..)`, `at_least_one_of(..)`, `at_most_one_of(..)`, `schema(..)`.
///
/// [Options][attributes]: `context`, `mutable`, `nest_all_fields`, `deny_unvalidated`, `table`, `form_names`, `bound`,
/// `report_values`, `opaque`, `tag_error`, `crate`.
///
/// serde's attributes, such as `rename` and `rename_all`, give the names of fields and variants.
///
/// [Rules]: https://docs.rs/token-request/latest/token_request/#rules
/// [attributes]: https://docs.rs/token-request/latest/token_request/guide/attributes/
#[proc_macro_derive(Validate, attributes(validate, serde))]
pub fn derive_validate(input: TokenStream) -> TokenStream {
    derive(&parse_macro_input!(input as DeriveInput)).into()
}

/// Makes a struct from a published field table: the one in its doc comment, or the one in a Markdown file.
///
/// ```
/// use token_request::field_table;
///
/// /// | Field | Type | Required | Description |
/// /// | --- | --- | --- | --- |
/// /// | `grantType` | string | yes | Only allows option: `client_credentials`. |
/// /// | `scope` | string | no | At most 64 characters. |
/// #[field_table]
/// #[derive(Debug)]
/// struct TokenRequest;
///
/// let request = TokenRequest { grant_type: "client_credentials".to_owned(), scope: None };
/// ```
///
/// The struct derives `Validate` and serde's traits, and the traits in its own `#[derive(..)]`, which must come after this attribute.
///
/// [Arguments]: the path of a file, as in `#[field_table("docs/page.md#heading")]`, then `rename_all`, `form_names`, `prose` and
/// `crate`. A field that the struct declares keeps its type and its attributes.
///
/// [Arguments]: https://docs.rs/token-request/latest/token_request/guide/field_tables/
#[cfg(feature = "field-table")]
#[proc_macro_attribute]
pub fn field_table(args: TokenStream, item: TokenStream) -> TokenStream {
    let span = proc_macro::Span::call_site();
    let text = span.local_file().and_then(|path| std::fs::read_to_string(path).ok());
    let is_below_derive = text.is_some_and(|text| {
        markdown::derive_order::is_below_derive(&text, span.start().line(), span.start().column())
    });
    markdown::expand_item(args.into(), item.into(), is_below_derive).into()
}

/// Makes a module from a folder of published field tables: a type for each page, and a module for each subfolder.
///
/// ```text
/// token_request::field_tables!("docs/models", form_names = "snake_case", except("page.md"));
/// ```
///
/// [Arguments]: the path of the folder, then `rename_all`, `form_names`, `prose`, `crate` and `except(..)`. After a `;`, structs add
/// attributes to fields: `field_tables!("docs/models"; struct Payment { amount: u16 })`.
///
/// [Arguments]: https://docs.rs/token-request/latest/token_request/guide/field_tables/
#[cfg(feature = "field-table")]
#[proc_macro]
pub fn field_tables(args: TokenStream) -> TokenStream {
    markdown::expand_folder(args.into()).into()
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
