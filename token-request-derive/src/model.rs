//! The request as read, every part with its span.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{
    Attribute, Data, DeriveInput, Error, Expr, ExprLit, Fields, Generics, Ident, Lit, LitStr, Meta,
    Path, Type,
};

use crate::attr::{Arg, Body, Item};
use crate::case::{CASES, Case};
use crate::diag::{self, Errors, Result};
use crate::literal::{self, Number};
use crate::names::Names;
use crate::rule::{COMMON, FACTS, OPTIONS, RULES, Spec};

pub(crate) struct Request<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) krate: Path,
    pub(crate) fields: Vec<Field<'a>>,
}

pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    /// The name in Rust, without `r#`.
    pub(crate) name: String,
    pub(crate) wire: String,
    pub(crate) form: Option<String>,
    /// The literals in `name = ".."` and `form = ".."`, for errors.
    pub(crate) given: (Option<LitStr>, Option<LitStr>),
    pub(crate) description: Option<TokenStream>,
    /// A literal, or a negative number.
    pub(crate) example: Option<Expr>,
    pub(crate) secret: bool,
    /// Whether serde fills it in when it is missing.
    pub(crate) default: bool,
    /// Whether serde has its value's fields in its place.
    pub(crate) flatten: bool,
    pub(crate) nested: Option<Ident>,
    pub(crate) skip: Option<Ident>,
    pub(crate) rules: Vec<Rule>,
}

pub(crate) struct Rule {
    pub(crate) spec: &'static Spec,
    pub(crate) name: Ident,
    /// Its own arguments, in order.
    pub(crate) args: Vec<Arg>,
    pub(crate) code: Option<Expr>,
    pub(crate) message: Option<Expr>,
}

/// What the container says.
struct Container {
    krate: Path,
    form_names: Option<Case>,
    names: Names,
}

impl<'a> Request<'a> {
    pub(crate) fn from_input(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let container = Container::from_attrs(&input.attrs, errors);
        let named = errors.take(named_fields(input));
        let fields = named.into_iter().flatten().filter_map(|field| {
            let ident = field.ident.as_ref()?;
            Some(Field::from_field(ident, field, &container, errors))
        });
        let fields = fields.collect();
        Self { ident: &input.ident, generics: &input.generics, krate: container.krate, fields }
    }
}

fn named_fields(input: &DeriveInput) -> Result<impl Iterator<Item = &syn::Field>> {
    let shape = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => return Ok(fields.named.iter()),
            Fields::Unnamed(_) => "a tuple struct",
            Fields::Unit => "a unit struct",
        },
        Data::Enum(_) => "an enum",
        Data::Union(_) => "a union",
    };
    let message =
        format!("`Validate` is derived for structs with named fields, and this is {shape}");
    Err(Error::new_spanned(&input.ident, message))
}

/// The path of the core crate, where no `crate = ".."` names another.
fn default_crate() -> Path {
    syn::parse_quote!(::token_request)
}

/// The path of the core crate, whatever else may be wrong.
pub(crate) fn krate(attrs: &[Attribute]) -> Path {
    Container::from_attrs(attrs, &mut Errors::default()).krate
}

impl Container {
    fn from_attrs(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut container =
            Self { krate: default_crate(), form_names: None, names: Names::from_attrs(attrs) };
        let mut seen = Seen::default();
        for item in items(attrs, errors) {
            seen.note(&item, errors);
            match item.name.to_string().as_str() {
                "crate" => {
                    container.krate = path(&item, errors);
                }
                "form_names" => {
                    let Some(case) = errors.take(text(&item)) else { continue };
                    container.form_names = Case::named(&case.value());
                    if container.form_names.is_none() {
                        let name = case.value();
                        errors.push(diag::unknown_text(diag::CASE, &case, &name, CASES));
                    }
                }
                name if FACTS.contains(&name) || Spec::named(&item.name).is_some() => {
                    errors
                        .on(&item.name, format!("`{name}` belongs to a field, not to the struct"));
                }
                _ => errors.push(diag::unknown(diag::OPTION, &item.name, OPTIONS)),
            }
        }
        container
    }
}

impl<'a> Field<'a> {
    fn from_field(
        ident: &'a Ident,
        field: &'a syn::Field,
        container: &Container,
        errors: &mut Errors,
    ) -> Self {
        let names = Names::from_attrs(&field.attrs);
        let name = ident.unraw().to_string();
        let cased =
            |case: &Option<Case>| case.map_or_else(|| name.clone(), |case| case.field(&name));
        let wire = if names.flatten {
            String::new()
        } else {
            names.rename.unwrap_or_else(|| cased(&container.names.rename_all))
        };
        let mut read = Self {
            ident,
            ty: &field.ty,
            wire,
            form: container.form_names.filter(|_| !names.flatten).map(|case| case.field(&name)),
            name,
            given: (None, None),
            description: description(&field.attrs),
            example: None,
            secret: false,
            default: names.default || container.names.default,
            flatten: names.flatten,
            nested: None,
            skip: None,
            rules: Vec::new(),
        };
        let mut seen = Seen::default();
        for item in items(&field.attrs, errors) {
            seen.note(&item, errors);
            read.read(&item, errors);
        }
        if read.form.as_ref() == Some(&read.wire) {
            read.form = None;
        }
        read
    }

    /// The name on forms.
    pub(crate) fn on_forms(&self) -> &String {
        self.form.as_ref().unwrap_or(&self.wire)
    }

    fn read(&mut self, item: &Item, errors: &mut Errors) {
        match item.name.to_string().as_str() {
            "nested" => self.nested = errors.take(flag(item)),
            "skip" => self.skip = errors.take(flag(item)),
            "secret" => self.secret = errors.take(flag(item)).is_some(),
            "name" => {
                self.given.0 = errors.take(name(item));
                self.wire = self.given.0.as_ref().map_or_else(String::new, LitStr::value);
            }
            "form" => {
                self.given.1 = errors.take(name(item));
                self.form = self.given.1.as_ref().map(LitStr::value);
            }
            "example" => self.example = errors.take(literal(item)).cloned(),
            name if OPTIONS.contains(&name) => {
                errors.on(&item.name, format!("`{name}` belongs to the struct, not to a field"));
            }
            _ => match Spec::named(&item.name) {
                Some(spec) => self.rules.extend(Rule::from_item(spec, item, errors)),
                None => errors.push(diag::unknown(diag::RULE, &item.name, &known_names())),
            },
        }
    }
}

fn known_names() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.name).chain(FACTS.iter().copied()).collect()
}

impl Rule {
    fn from_item(spec: &'static Spec, item: &Item, errors: &mut Errors) -> Option<Self> {
        if let Body::Value(value) = &item.body {
            let (name, usage) = (spec.name, spec.takes.usage());
            errors.on(
                value,
                format!("`{name}` takes its arguments in parentheses, as in `{name}{usage}`"),
            );
            return None;
        }
        let mut rule =
            Self { spec, name: item.name.clone(), args: Vec::new(), code: None, message: None };
        for (i, arg) in item.args().iter().enumerate() {
            let first = item.args()[..i].iter().find(|first| first.name == arg.name);
            match (&arg.name, first) {
                (Some(name), Some(first)) => errors.on(name, duplicate(name, &first.source())),
                (Some(name), None) if name == "code" => rule.code = Some(arg.value.clone()),
                (Some(name), None) if name == "message" => rule.message = Some(arg.value.clone()),
                _ => rule.args.push(arg.clone()),
            }
        }
        for (name, value) in COMMON.iter().zip([&rule.code, &rule.message]) {
            if let Some(Expr::Lit(ExprLit { lit, .. })) = value
                && !matches!(lit, Lit::Str(_))
            {
                errors.on(lit, format!("`{name}` takes a string"));
            }
        }
        Some(rule)
    }

    /// The argument of that name.
    pub(crate) fn arg(&self, name: &str) -> Option<&Arg> {
        self.args.iter().find(|arg| arg.name.as_ref().is_some_and(|ident| ident == name))
    }
}

/// What stood already, by name, so that nothing stands twice.
#[derive(Default)]
struct Seen(Vec<(Ident, String)>);

impl Seen {
    fn note(&mut self, item: &Item, errors: &mut Errors) {
        let is_repeatable = Spec::named(&item.name).is_some_and(Spec::is_repeatable);
        let first = self.0.iter().find(|(name, _)| *name == item.name && !is_repeatable);
        if let Some((_, first)) = first {
            errors.on(&item.name, duplicate(&item.name, first));
        }
        self.0.push((item.name.clone(), item.source()));
    }
}

fn duplicate(name: &Ident, first: &str) -> String {
    format!("duplicate `{name}`: `{first}` stands before it")
}

/// The items of all `#[validate(..)]` attributes, in order.
fn items(attrs: &[Attribute], errors: &mut Errors) -> Vec<Item> {
    let mut items = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("validate")) {
        match errors.take(Item::list(attr)) {
            Some(list) if list.is_empty() => {
                errors.on(attr, "this attribute says nothing; it is written `#[validate(..)]`");
            }
            list => items.extend(list.into_iter().flatten()),
        }
    }
    items
}

/// The name of what takes no arguments.
fn flag(item: &Item) -> Result<Ident> {
    let message = format!("`{}` takes no arguments", item.name);
    match &item.body {
        Body::Nothing => Ok(item.name.clone()),
        Body::Value(value) => Err(Error::new_spanned(value, message)),
        Body::List(args) if args.is_empty() => Err(Error::new_spanned(&item.name, message)),
        Body::List(args) => Err(Error::new_spanned(quote!(#(#args),*), message)),
    }
}

fn literal(item: &Item) -> Result<&Expr> {
    let name = &item.name;
    match &item.body {
        Body::Value(value) if matches!(value, Expr::Lit(_)) || Number::of(value).is_some() => {
            Ok(value)
        }
        Body::Value(value) => Err(Error::new_spanned(value, format!("`{name}` takes a literal"))),
        _ => Err(Error::new_spanned(name, format!("`{name}` takes a value: `{name} = \"..\"`"))),
    }
}

fn text(item: &Item) -> Result<LitStr> {
    match literal(item)? {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Ok(text.clone()),
        other => Err(Error::new_spanned(other, format!("`{}` takes a string literal", item.name))),
    }
}

/// The path in `crate = ".."`; without the quotes it is an error, but still the path.
fn path(item: &Item, errors: &mut Errors) -> Path {
    let message = "`crate` takes the path of this crate as a string: `crate = \"::token_request\"`";
    let Body::Value(value) = &item.body else {
        errors.on(&item.name, message);
        return default_crate();
    };
    if let Some(path) = literal::string(value).and_then(|path| path.parse().ok()) {
        return path;
    }
    errors.on(value, message);
    match value {
        Expr::Path(unquoted) => unquoted.path.clone(),
        _ => default_crate(),
    }
}

/// A name is not empty: a field of no name is one that serde flattens.
fn name(item: &Item) -> Result<LitStr> {
    match text(item)? {
        empty if empty.value().is_empty() => Err(Error::new_spanned(
            empty,
            format!("`{}` takes a name, and this is empty", item.name),
        )),
        name => Ok(name),
    }
}

/// The doc comment: its lines, each without the space that follows `///`; `None` where there is none.
fn description(attrs: &[Attribute]) -> Option<TokenStream> {
    let docs = attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::NameValue(doc) if doc.path.is_ident("doc") => Some(&doc.value),
        _ => None,
    });
    let docs: Vec<_> = docs.collect();
    let lines: Option<Vec<_>> = docs.iter().map(|doc| literal::text(doc)).collect();
    let Some(lines) = lines else {
        // A macro, such as `include_str!`, which only the compiler opens.
        return Some(quote!(::core::concat!(#(#docs, "\n"),*)));
    };
    let lines = lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line));
    let text = lines.collect::<Vec<_>>().join("\n").trim().to_owned();
    (!text.is_empty()).then(|| quote!(#text))
}
