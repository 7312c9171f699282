//! The request as read, every part with its span.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{
    Attribute, Data, DeriveInput, Expr, ExprLit, Fields, Generics, Ident, Lit, LitStr, Meta, Path,
    Type,
};

use crate::attr::{Arg, Body, Item};
use crate::case::{CASES, Case};
use crate::diag::{self, Errors, Result};
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
    pub(crate) description: String,
    pub(crate) example: Option<Lit>,
    pub(crate) secret: bool,
    /// Whether serde fills it in when it is missing.
    pub(crate) default: bool,
    pub(crate) nested: Option<Span>,
    pub(crate) skip: Option<Span>,
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
    pub(crate) fn from_input(input: &'a DeriveInput) -> Result<Self> {
        let mut errors = Errors::default();
        let container = Container::from_attrs(&input.attrs, &mut errors);
        let named = errors.take(named_fields(input));
        let fields = named.into_iter().flatten().filter_map(|field| {
            let ident = field.ident.as_ref()?;
            Some(Field::from_field(ident, field, &container, &mut errors))
        });
        let fields = fields.collect();
        errors.finish(Self {
            ident: &input.ident,
            generics: &input.generics,
            krate: container.krate,
            fields,
        })
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
    Err(syn::Error::new(input.ident.span(), message))
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
            let span = item.name.span();
            seen.note(&item, "option", errors);
            match item.name.to_string().as_str() {
                "crate" => {
                    let path = text(&item).and_then(|path| path.parse());
                    container.krate = errors.take(path).unwrap_or_else(default_crate);
                }
                "form_names" => {
                    let Some(case) = errors.take(text(&item)) else { continue };
                    container.form_names = Case::named(&case.value());
                    if container.form_names.is_none() {
                        let cases = diag::list(CASES);
                        errors.at(
                            case.span(),
                            format!("unknown case `{}`\nknown cases: {cases}", case.value()),
                        );
                    }
                }
                name if FACTS.contains(&name) || Spec::named(&item.name).is_some() => {
                    errors.at(span, format!("`{name}` belongs to a field, not to the struct"));
                }
                _ => errors.push(diag::unknown("option", &item.name, OPTIONS)),
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
            description: description(&field.attrs),
            example: None,
            secret: false,
            default: names.default || container.names.default,
            nested: None,
            skip: None,
            rules: Vec::new(),
        };
        let mut seen = Seen::default();
        for item in items(&field.attrs, errors) {
            seen.note(&item, "rule", errors);
            read.read(&item, errors);
        }
        if read.form.as_ref() == Some(&read.wire) {
            read.form = None;
        }
        read
    }

    fn read(&mut self, item: &Item, errors: &mut Errors) {
        let span = item.name.span();
        match item.name.to_string().as_str() {
            "nested" => self.nested = errors.take(flag(item)).map(|()| span),
            "skip" => self.skip = errors.take(flag(item)).map(|()| span),
            "secret" => self.secret = errors.take(flag(item)).is_some(),
            "name" => self.wire = errors.take(name(item)).unwrap_or_default(),
            "form" => self.form = errors.take(name(item)),
            "example" => self.example = errors.take(literal(item)),
            name if OPTIONS.contains(&name) => {
                errors.at(span, format!("`{name}` belongs to the struct, not to a field"));
            }
            _ => match Spec::named(&item.name) {
                Some(spec) => self.rules.extend(Rule::from_item(spec, item, errors)),
                None => errors.push(diag::unknown("rule", &item.name, &known_names())),
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
            let usage = format!(
                "`{0}` takes its arguments in parentheses: `{0}{1}`",
                spec.name,
                spec.takes.usage()
            );
            errors.at(value.span(), usage);
            return None;
        }
        let mut rule =
            Self { spec, name: item.name.clone(), args: Vec::new(), code: None, message: None };
        for arg in errors.take(item.args())? {
            match arg.name.as_ref().map(ToString::to_string).as_deref() {
                Some("code") if rule.code.is_none() => rule.code = Some(arg.value),
                Some("message") if rule.message.is_none() => rule.message = Some(arg.value),
                Some(name) if rule.has(name) => {
                    errors.at(arg.name.span(), format!("duplicate argument `{name}`"));
                }
                _ => rule.args.push(arg),
            }
        }
        Some(rule)
    }

    fn has(&self, name: &str) -> bool {
        COMMON.contains(&name) || self.arg(name).is_some()
    }

    /// The argument of that name.
    pub(crate) fn arg(&self, name: &str) -> Option<&Arg> {
        self.args.iter().find(|arg| arg.name.as_ref().is_some_and(|ident| ident == name))
    }
}

/// The names that stood already, so that none stands twice.
#[derive(Default)]
struct Seen(Vec<String>);

impl Seen {
    fn note(&mut self, item: &Item, kind: &str, errors: &mut Errors) {
        let name = item.name.to_string();
        let is_repeatable = Spec::named(&item.name).is_some_and(Spec::is_repeatable);
        if self.0.contains(&name) && !is_repeatable {
            errors.at(item.name.span(), format!("duplicate {kind} `{name}`: it was given before"));
        }
        self.0.push(name);
    }
}

/// The items of all `#[validate(..)]` attributes, in order.
fn items(attrs: &[Attribute], errors: &mut Errors) -> Vec<Item> {
    let mut items = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("validate")) {
        match errors.take(Item::list(attr)) {
            Some(list) if list.is_empty() => {
                errors.at(
                    attr.span(),
                    "this attribute says nothing; write `#[validate(..)]` with a rule in it",
                );
            }
            list => items.extend(list.into_iter().flatten()),
        }
    }
    items
}

fn flag(item: &Item) -> Result<()> {
    match &item.body {
        Body::Nothing => Ok(()),
        Body::Value(value) => Err(syn::Error::new(value.span(), takes_nothing(item))),
        Body::List(_, span) => Err(syn::Error::new(*span, takes_nothing(item))),
    }
}

fn takes_nothing(item: &Item) -> String {
    format!("`{}` takes no arguments", item.name)
}

fn literal(item: &Item) -> Result<Lit> {
    match &item.body {
        Body::Value(Expr::Lit(ExprLit { lit, .. })) => Ok(lit.clone()),
        Body::Value(value) => {
            Err(syn::Error::new(value.span(), format!("`{}` takes a literal", item.name)))
        }
        _ => Err(syn::Error::new(
            item.name.span(),
            format!("`{0}` takes a literal: `{0} = \"..\"`", item.name),
        )),
    }
}

fn text(item: &Item) -> Result<LitStr> {
    match literal(item)? {
        Lit::Str(text) => Ok(text),
        other => {
            Err(syn::Error::new(other.span(), format!("`{}` takes a string literal", item.name)))
        }
    }
}

fn name(item: &Item) -> Result<String> {
    let name = text(item)?;
    if name.value().is_empty() {
        return Err(syn::Error::new(name.span(), format!("`{}` must not be empty", item.name)));
    }
    Ok(name.value())
}

/// The doc comment: its lines, each without the space that follows `///`.
fn description(attrs: &[Attribute]) -> String {
    let lines = attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::NameValue(doc) if doc.path.is_ident("doc") => match &doc.value {
            Expr::Lit(ExprLit { lit: Lit::Str(line), .. }) => Some(line.value()),
            _ => None,
        },
        _ => None,
    });
    let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(&line).to_owned());
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}
