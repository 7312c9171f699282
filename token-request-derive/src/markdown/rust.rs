//! Types of a page as types in Rust.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use super::kind::{Format, Kind, Model};

/// A type in Rust, and what is to be checked of its values.
#[derive(Debug, Clone)]
pub(crate) struct Rust {
    pub(crate) ty: TokenStream,
    /// Whether there is another request in it.
    pub(crate) is_nested: bool,
}

/// What another page is in Rust.
pub(crate) struct Target {
    pub(crate) ty: TokenStream,
    /// Whether it is a request with rules of its own.
    pub(crate) is_request: bool,
}

/// How names of other pages are found. It is asked whether the value stands in the request itself, and not in a list or a
/// map.
pub(crate) type Find<'a> = dyn Fn(&Model, bool) -> Result<Target, String> + 'a;

impl Rust {
    /// # Errors
    ///
    /// The type names a page that there is not.
    pub(crate) fn of(kind: &Kind, krate: &Path, find: &Find<'_>) -> Result<Self, String> {
        Self::within(kind, krate, find, true)
    }

    fn within(kind: &Kind, krate: &Path, find: &Find<'_>, is_direct: bool) -> Result<Self, String> {
        let json = quote!(#krate::__private::Json);
        let string = quote!(::std::string::String);
        let ty = match kind {
            Kind::Text(_) | Kind::Texts(_) => string,
            Kind::Integer => quote!(::core::primitive::i64),
            Kind::Number => quote!(::core::primitive::f64),
            Kind::Boolean => quote!(::core::primitive::bool),
            Kind::Object => quote!(::std::collections::BTreeMap<#string, #json>),
            Kind::Any => json,
            Kind::List(of) => {
                let Self { ty, is_nested } = Self::within(of, krate, find, false)?;
                return Ok(Self { ty: quote!(::std::vec::Vec<#ty>), is_nested });
            }
            Kind::Map(of) => {
                let Self { ty, is_nested } = Self::within(of, krate, find, false)?;
                let ty = quote!(::std::collections::BTreeMap<#string, #ty>);
                return Ok(Self { ty, is_nested });
            }
            Kind::Model(model) => {
                let Target { ty, is_request } = find(model, is_direct)?;
                return Ok(Self { ty, is_nested: is_request });
            }
        };
        Ok(Self { ty, is_nested: false })
    }
}

/// The rule that a type says by itself: `date_time`, `each(uuid)`.
pub(crate) fn rule(kind: &Kind) -> Option<String> {
    match kind {
        Kind::Text(Format::DateTime) => Some("date_time".to_owned()),
        Kind::Text(Format::Date) => Some("date".to_owned()),
        Kind::Text(Format::Uuid) => Some("uuid".to_owned()),
        Kind::Text(Format::Uri) => Some("uri".to_owned()),
        Kind::Texts(texts) => Some(format!("one_of({})", literals(texts))),
        Kind::List(of) => rule(of).map(|rule| format!("each({rule})")),
        Kind::Map(of) => rule(of).map(|rule| format!("values({rule})")),
        _ => None,
    }
}

fn literals(texts: &[String]) -> String {
    let mut distinct: Vec<&String> = Vec::new();
    for text in texts {
        if !distinct.contains(&text) {
            distinct.push(text);
        }
    }
    let literals = distinct.into_iter().map(|text| format!("{text:?}"));
    literals.collect::<Vec<_>>().join(", ")
}
