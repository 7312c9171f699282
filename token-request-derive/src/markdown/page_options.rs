//! The arguments of `field_table` and `field_tables`.

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream};
use syn::{DeriveInput, LitStr, Path, Token};

use crate::case::{CASES, Case};
use crate::diag::{self, Errors, Result};
use crate::input::container;
use crate::input::item::{Body, Item};
use crate::input::{attributes, value};
use crate::literal;

pub(crate) struct PageOptions {
    /// The path of the page or the folder.
    pub(crate) path: Option<LitStr>,
    /// The case of the names on the wire, if it differs from that of the page.
    pub(crate) rename_all: Option<Case>,
    pub(crate) form_names: Option<LitStr>,
    /// True if rules are read from descriptions.
    pub(crate) prose: bool,
    pub(crate) krate: Path,
    /// The pages of a folder to exclude.
    pub(crate) except: Vec<LitStr>,
    /// Structs that add attributes to the requests of a folder.
    pub(crate) structs: Vec<DeriveInput>,
}

/// The options of `field_table`.
pub(crate) const OF_PAGE: &[&str] = &["rename_all", "form_names", "prose", "crate"];
/// The options of `field_tables`.
pub(crate) const OF_FOLDER: &[&str] = &["rename_all", "form_names", "prose", "crate", "except"];

/// The grammar of the arguments: a path, options and, after a semicolon, structs.
struct Arguments {
    path: Option<LitStr>,
    items: Vec<Item>,
    structs: Vec<DeriveInput>,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let path = if input.peek(LitStr) { Some(input.parse()?) } else { None };
        if path.is_some() && input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
        }
        let mut items = Vec::new();
        while !input.is_empty() && !input.peek(Token![;]) {
            items.push(input.parse()?);
            if !input.is_empty() && !input.peek(Token![;]) {
                input.parse::<Token![,]>()?;
            }
        }
        let mut structs = Vec::new();
        if input.peek(Token![;]) {
            input.parse::<Token![;]>()?;
        }
        while !input.is_empty() {
            structs.push(input.parse()?);
        }
        Ok(Self { path, items, structs })
    }
}

impl PageOptions {
    /// Returns the options of a page that has none of its own.
    pub(crate) fn of(path: Option<LitStr>) -> Self {
        Self {
            path,
            rename_all: None,
            form_names: None,
            prose: true,
            krate: container::default_crate(),
            except: Vec::new(),
            structs: Vec::new(),
        }
    }

    pub(crate) fn parse(tokens: TokenStream, known: &[&str], errors: &mut Errors) -> Self {
        let mut options = Self::of(None);
        let Some(arguments) = errors.take(syn::parse2::<Arguments>(tokens)) else {
            return options;
        };
        options.path = arguments.path;
        attributes::each(&arguments.items, errors, |item, errors| {
            options.item(item, known, errors);
        });
        options.structs = arguments.structs;
        options
    }

    fn item(&mut self, item: &Item, known: &[&str], errors: &mut Errors) {
        let name = item.name.to_string();
        if !known.contains(&name.as_str()) {
            return errors.push(diag::unknown(diag::OPTION, &item.name, known));
        }
        match name.as_str() {
            "rename_all" => self.rename_all = container::case(item, errors),
            "form_names" => {
                let name = errors.take(value::text(item));
                self.form_names = name.and_then(|name| known_case(name, errors));
            }
            "prose" => self.prose = value::flag(item, errors).is_none_or(|(_, is_on)| is_on),
            "crate" => self.krate = container::path(item, errors),
            _ => self.except = except(item, errors),
        }
    }
}

fn known_case(name: LitStr, errors: &mut Errors) -> Option<LitStr> {
    if Case::named(&name.value()).is_some() {
        return Some(name);
    }
    errors.push(diag::unknown_text(diag::CASE, &name, &name.value(), CASES));
    None
}

/// Reads `except("README.md", "old/page.md")`.
fn except(item: &Item, errors: &mut Errors) -> Vec<LitStr> {
    let usage = "`except` takes paths in the folder: `except(\"README.md\")`";
    let Body::List(args) = &item.body else {
        errors.on(&item.name, usage);
        return Vec::new();
    };
    let paths = args.iter().filter_map(|arg| {
        let path = literal::string(&arg.value).filter(|_| arg.name.is_none());
        if path.is_none() {
            errors.on(arg, usage);
        }
        path.cloned()
    });
    paths.collect()
}
