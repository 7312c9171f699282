//! The attributes of the container: options, and rules of the whole request.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, LitStr, Path, Token, Type, WherePredicate};

use super::expression::CONTEXT;
use super::item::{Body, Item};
use super::options::CONTAINER_OPTIONS;
use super::rule::At;
use super::{attributes, serde, value};
use crate::case::{CASES, Case};
use crate::diag::{self, Errors};
use crate::literal;
use crate::model::{Container, Rules};

/// The description of the options, for the error at an empty attribute.
const USAGE: &str = "options, as in `#[validate(context = Type)]`, or rules of the whole request";

/// Returns the path of the core crate without `crate = ".."`.
pub(crate) fn default_crate() -> Path {
    syn::parse_quote!(::token_request)
}

/// Reads what can be read of the container's attributes, and ignores mistakes.
pub(crate) fn readable(attrs: &[Attribute]) -> Container {
    Container::from_attrs(attrs, &mut Errors::default())
}

impl Container {
    pub(crate) fn from_attrs(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut container = Self {
            krate: default_crate(),
            serde: serde::attributes(attrs),
            form_names: None,
            context: None,
            mutable: None,
            nest_all_fields: false,
            deny_unvalidated: false,
            report_values: false,
            opaque: false,
            tag_error: None,
            table: None,
            bound: None,
            rules: Rules::default(),
            is_wrong: false,
        };
        let before = errors.n();
        let items = attributes::items(attrs, USAGE, errors);
        attributes::each(&items, errors, |item, errors| container.read(item, None, errors));
        container.is_wrong = errors.n() > before;
        if let (Some(mutable), None, false) =
            (&container.mutable, &container.context, container.is_wrong)
        {
            errors.on(mutable, "`mutable` needs a context: `context = Type`");
        }
        container
    }

    fn read(&mut self, item: &Item, when: Option<usize>, errors: &mut Errors) {
        let flag = |errors: &mut Errors| {
            value::flag(item, errors).filter(|(_, is_on)| *is_on).map(|(name, _)| name)
        };
        match item.name.to_string().as_str() {
            "when" => {
                let (inner, when) = self.rules.enter(item, when, errors);
                attributes::each(inner, errors, |item, errors| self.read(item, when, errors));
            }
            name if when.is_some() && CONTAINER_OPTIONS.contains(&name) => {
                errors.on(&item.name, format!("`{name}` cannot depend on a condition"));
            }
            "crate" => self.krate = path(item, errors),
            "form_names" => {
                self.form_names = case(item, errors).map(|case| (item.name.clone(), case));
            }
            "context" => self.context = context(item, errors),
            "mutable" => self.mutable = flag(errors),
            "nest_all_fields" => self.nest_all_fields = flag(errors).is_some(),
            "deny_unvalidated" => self.deny_unvalidated = flag(errors).is_some(),
            "report_values" => self.report_values = flag(errors).is_some(),
            "opaque" => self.opaque = flag(errors).is_some(),
            "tag_error" => {
                let error = errors.take(value::error(item));
                self.tag_error = error.map(|error| (item.name.clone(), error));
            }
            "table" => self.table = errors.take(value::text(item)),
            "bound" => {
                self.bound = errors.take(value::text(item)).and_then(|text| bound(&text, errors));
            }
            _ => self.rules.read(item, when, At::Whole, errors),
        }
    }
}

/// Reads the name of a case.
pub(crate) fn case(item: &Item, errors: &mut Errors) -> Option<Case> {
    let text = errors.take(value::text(item))?;
    let case = Case::named(&text.value());
    if case.is_none() {
        errors.push(diag::unknown_text(diag::CASE, &text, &text.value(), CASES));
    }
    case
}

/// Reads the path in `crate = ".."`. A path without quotes is an error, and is used all the same. It has no generic arguments,
/// because it begins an import.
pub(crate) fn path(item: &Item, errors: &mut Errors) -> Path {
    let message = "`crate` takes the path of this crate as a string, without arguments: `crate = \"::token_request\"`";
    let Body::Value(value) = &item.body else {
        errors.on(&item.name, message);
        return default_crate();
    };
    let quoted = literal::string(value).map(|path| path.parse_with(Path::parse_mod_style));
    if let Some(Ok(path)) = quoted {
        return path;
    }
    errors.on(value, message);
    let unquoted = Path::parse_mod_style.parse2(value.to_token_stream());
    unquoted.unwrap_or_else(|_| default_crate())
}

/// Reads the type in `context = Type` or `context = "Type<'v_a>"`.
fn context(item: &Item, errors: &mut Errors) -> Option<TokenStream> {
    let Body::Value(value) = &item.body else {
        errors.on(&item.name, CONTEXT);
        return None;
    };
    let ty = match literal::string(value) {
        Some(text) => text.parse(),
        None => syn::parse2(value.to_token_stream()),
    };
    let ty = ty.map_err(|_| syn::Error::new_spanned(value, CONTEXT));
    errors.take(ty).map(|ty| match ty {
        // A trait object behind an alias keeps its own lifetime instead of that of a reference to it.
        Type::TraitObject(object) => quote!(__p::Same<#object>),
        ty => ty.to_token_stream(),
    })
}

/// Reads the predicates in `bound = ".."`.
fn bound(text: &LitStr, errors: &mut Errors) -> Option<Vec<WherePredicate>> {
    let predicates = text.parse_with(Punctuated::<WherePredicate, Token![,]>::parse_terminated);
    let predicates = predicates.map_err(|_| syn::Error::new_spanned(text, BOUND));
    errors.take(predicates).map(|predicates| predicates.into_iter().collect())
}

const BOUND: &str = "`bound` takes the predicates of a `where` clause, as in `bound = \"T: Validate\"`; an empty string removes all bounds";
