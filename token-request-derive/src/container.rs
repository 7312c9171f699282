//! What `#[validate(..)]` says of the container.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, LitStr, Path, Token, Type, WherePredicate};

use crate::attr::{Body, CONTEXT, Item};
use crate::case::{CASES, Case};
use crate::diag::{self, Errors};
use crate::literal;
use crate::model::Rules;
use crate::names::Names;
use crate::read::{self, At};
use crate::rule::OPTIONS;

#[allow(clippy::struct_excessive_bools, reason = "each is an option")]
pub(crate) struct Container {
    /// The path of the core crate.
    pub(crate) krate: Path,
    pub(crate) names: Names,
    /// With the word itself, for errors.
    pub(crate) form_names: Option<(Ident, Case)>,
    /// The type of the context.
    pub(crate) context: Option<TokenStream>,
    pub(crate) mutable: Option<Ident>,
    pub(crate) nest_all_fields: bool,
    pub(crate) deny_unvalidated: bool,
    pub(crate) report_values: bool,
    /// Whether its own `Deserialize` reads it as a whole.
    pub(crate) opaque: bool,
    /// What a token endpoint answers to an unknown tag, with the word itself.
    pub(crate) tag_error: Option<(Ident, LitStr)>,
    /// The page with the field table that it is compared with.
    pub(crate) table: Option<LitStr>,
    /// The bounds that take the place of those that would be made.
    pub(crate) bound: Option<Vec<WherePredicate>>,
    /// The rules about more than one field.
    pub(crate) rules: Rules,
    /// Whether there was something wrong, so that it may have meant to say more.
    pub(crate) is_wrong: bool,
}

/// What may stand at a container.
const USAGE: &str = "options, as in `#[validate(context = Type)]`, and rules of the whole request";

/// The path of the core crate, where no `crate = ".."` names another.
pub(crate) fn default_crate() -> Path {
    syn::parse_quote!(::token_request)
}

/// The container as far as it can be read, whatever else may be wrong.
pub(crate) fn readable(attrs: &[Attribute]) -> Container {
    Container::from_attrs(attrs, &mut Errors::default())
}

impl Container {
    pub(crate) fn from_attrs(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut container = Self {
            krate: default_crate(),
            names: Names::from_attrs(attrs),
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
        let items = read::items(attrs, USAGE, errors);
        read::each(&items, errors, |item, errors| container.read(item, None, errors));
        container.is_wrong = errors.n() > before;
        if let (Some(mutable), None, false) =
            (&container.mutable, &container.context, container.is_wrong)
        {
            errors.on(mutable, "`mutable` is about a context, and there is none: `context = Type`");
        }
        container
    }

    fn read(&mut self, item: &Item, when: Option<usize>, errors: &mut Errors) {
        let flag = |errors: &mut Errors| {
            read::flag(item, errors).filter(|(_, is_on)| *is_on).map(|(name, _)| name)
        };
        match item.name.to_string().as_str() {
            "when" => {
                let (inner, when) = self.rules.enter(item, when, errors);
                read::each(inner, errors, |item, errors| self.read(item, when, errors));
            }
            name if when.is_some() && OPTIONS.contains(&name) => {
                errors.on(&item.name, format!("`{name}` does not depend on a condition"));
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
                let error = errors.take(read::error(item));
                self.tag_error = error.map(|error| (item.name.clone(), error));
            }
            "table" => self.table = errors.take(read::text(item)),
            "bound" => {
                self.bound = errors.take(read::text(item)).and_then(|text| bound(&text, errors));
            }
            _ => self.rules.read(item, when, At::Whole, errors),
        }
    }
}

pub(crate) fn case(item: &Item, errors: &mut Errors) -> Option<Case> {
    let text = errors.take(read::text(item))?;
    let case = Case::named(&text.value());
    if case.is_none() {
        errors.push(diag::unknown_text(diag::CASE, &text, &text.value(), CASES));
    }
    case
}

/// The path in `crate = ".."`; without the quotes it is an error, but still the path. It begins an import, and so takes no
/// arguments.
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

/// The type in `context = Type` or `context = "Type<'v_a>"`.
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
        // It lives as long as it is said to, and not as a reference to it.
        Type::TraitObject(object) => quote!(__p::Same<#object>),
        ty => ty.to_token_stream(),
    })
}

fn bound(text: &LitStr, errors: &mut Errors) -> Option<Vec<WherePredicate>> {
    let predicates = text.parse_with(Punctuated::<WherePredicate, Token![,]>::parse_terminated);
    let predicates = predicates.map_err(|_| syn::Error::new_spanned(text, BOUND));
    errors.take(predicates).map(|predicates| predicates.into_iter().collect())
}

const BOUND: &str =
    "`bound` takes what may follow `where`, as in `bound = \"T: Validate\"`; empty for no bounds";
