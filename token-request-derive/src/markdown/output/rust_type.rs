//! The Rust types of fields, and the rules that types imply.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use crate::markdown::described_type::{DescribedType, NamedType, StringFormat};

#[derive(Debug, Clone)]
pub(crate) struct RustType {
    pub(crate) ty: TokenStream,
    /// True if it contains another request, whose rules are checked too.
    pub(crate) is_nested: bool,
}

/// The Rust type of a page.
pub(crate) struct PageType {
    pub(crate) ty: TokenStream,
    /// True if it is a request with rules of its own.
    pub(crate) is_request: bool,
}

/// Returns the Rust type of a page. The second argument is whether the value is a direct part of the request, outside of
/// lists and maps.
pub(crate) type FindPageType<'a> = dyn Fn(&NamedType, bool) -> Result<PageType, String> + 'a;

impl RustType {
    /// Returns the Rust type of a described type.
    ///
    /// # Errors
    ///
    /// The message for a type that has no page.
    pub(crate) fn of(
        field_type: &DescribedType,
        krate: &Path,
        find: &FindPageType<'_>,
    ) -> Result<Self, String> {
        Self::of_part(field_type, krate, find, true)
    }

    fn of_part(
        field_type: &DescribedType,
        krate: &Path,
        find: &FindPageType<'_>,
        is_direct: bool,
    ) -> Result<Self, String> {
        let json = quote!(#krate::__private::Json);
        let string = quote!(::std::string::String);
        let ty = match field_type {
            DescribedType::Text | DescribedType::FormattedText(_) | DescribedType::OneOf(_) => {
                string
            }
            DescribedType::Integer => quote!(::core::primitive::i64),
            DescribedType::Number => quote!(::core::primitive::f64),
            DescribedType::Boolean => quote!(::core::primitive::bool),
            DescribedType::Object => quote!(::std::collections::BTreeMap<#string, #json>),
            DescribedType::Any => json,
            DescribedType::List(item) => {
                let Self { ty, is_nested } = Self::of_part(item, krate, find, false)?;
                return Ok(Self { ty: quote!(::std::vec::Vec<#ty>), is_nested });
            }
            DescribedType::Map(value) => {
                let Self { ty, is_nested } = Self::of_part(value, krate, find, false)?;
                let ty = quote!(::std::collections::BTreeMap<#string, #ty>);
                return Ok(Self { ty, is_nested });
            }
            DescribedType::Named(named) => {
                let PageType { ty, is_request } = find(named, is_direct)?;
                return Ok(Self { ty, is_nested: is_request });
            }
        };
        Ok(Self { ty, is_nested: false })
    }
}

/// Returns the rule that a type implies, as an attribute writes it: `date_time`, `each(uuid)`.
pub(crate) fn implied_rule(field_type: &DescribedType) -> Option<String> {
    match field_type {
        DescribedType::FormattedText(StringFormat::DateTime) => Some("date_time".to_owned()),
        DescribedType::FormattedText(StringFormat::Date) => Some("date".to_owned()),
        DescribedType::FormattedText(StringFormat::Uuid) => Some("uuid".to_owned()),
        DescribedType::FormattedText(StringFormat::Uri) => Some("uri".to_owned()),
        DescribedType::OneOf(values) => Some(format!("one_of({})", literals(values))),
        DescribedType::List(item) => implied_rule(item).map(|rule| format!("each({rule})")),
        DescribedType::Map(value) => implied_rule(value).map(|rule| format!("values({rule})")),
        _ => None,
    }
}

/// Returns the distinct texts as string literals.
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
