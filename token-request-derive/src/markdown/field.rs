//! A row as a field of a struct.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Attribute, Ident, LitStr, Path, Visibility};

use super::cell::decoded;
use super::kind::{Format, Kind};
use super::names;
use super::options::Options;
use super::problem::Problem;
use super::prose::{self, Sibling, Subject};
use super::row::{Presence, Row};
use super::rust::{self, Rust};
use super::source::Source;
use crate::attr::Item;
use crate::diag::Errors;
use crate::names::Names;
use crate::read;
use crate::rule::{On, Spec};

/// A field as a row has it, with its rules in the order in which they stand in the attribute.
pub(crate) struct Field<'a> {
    pub(crate) row: &'a Row,
    pub(crate) ident: Ident,
    pub(crate) wire: String,
    /// The rules that its type, other columns and its description state.
    pub(crate) stated: Vec<String>,
    /// What stands in its column `Rules`, or in the struct that says more of it.
    pub(crate) given: Vec<Item>,
    /// The column, where it can be read.
    in_cell: Option<String>,
    pub(crate) is_secret: bool,
}

/// The fields of all rows. What a struct says of some of them besides is in `more`.
pub(crate) fn fields<'a>(
    rows: &'a [Row],
    source: &Source,
    options: &Options,
    more: &[syn::Field],
    errors: &mut Errors,
) -> Vec<Field<'a>> {
    let mut idents: Vec<Ident> = Vec::new();
    for row in rows {
        idents.push(names::field(&row.name, source.span(row.line), &idents));
    }
    let members: Vec<_> = idents.iter().map(ToString::to_string).collect();
    let siblings = rows.iter().zip(&members).map(|(row, member)| Sibling {
        name: &row.name,
        member,
        kind: row.kind.for_rules(),
        is_optional: row.presence != Presence::Required,
    });
    let siblings: Vec<_> = siblings.collect();
    let fields = rows.iter().zip(idents).map(|(row, ident)| {
        let more = of_name(more, &ident);
        Field::new(row, ident, source, options, &siblings, more, errors)
    });
    fields.collect()
}

/// The field of that name, where there is one.
pub(crate) fn of_name<'f>(fields: &'f [syn::Field], name: &Ident) -> Option<&'f syn::Field> {
    fields
        .iter()
        .find(|field| field.ident.as_ref().is_some_and(|ident| ident.unraw() == name.unraw()))
}

impl<'a> Field<'a> {
    fn new(
        row: &'a Row,
        ident: Ident,
        source: &Source,
        options: &Options,
        siblings: &[Sibling<'_>],
        more: Option<&syn::Field>,
        errors: &mut Errors,
    ) -> Self {
        let mut given = Vec::new();
        let mut in_cell = None;
        if let Some((items, cell)) = self::in_cell(row, source, errors) {
            given.extend(items);
            in_cell = Some(cell);
        }
        let attrs = more.map_or(&[][..], |field| &field.attrs);
        given.extend(read::items(attrs, USAGE, errors));
        let stated = stated(row, options, siblings, &given);
        let says = |name: &str| given.iter().find(|item| item.name == name);
        let is_secret = match says("secret") {
            Some(secret) => read::flag(secret, errors).is_some_and(|(_, is_on)| is_on),
            None => row.kind == Kind::Text(Format::Plain) && names::is_secret(&row.name),
        };
        let wire = || {
            let name = says("name").and_then(|name| read::text(name).ok());
            name.map(|name| name.value()).or_else(|| Names::from_attrs(attrs).rename)
        };
        let cased = || {
            let case = options.rename_all?;
            Some(case.field(&names::snake(&row.name)))
        };
        let wire = wire().or_else(cased).unwrap_or_else(|| row.name.clone());
        let mut field = Self { row, ident, wire, stated, given, in_cell, is_secret };
        if more.is_none() && field.has_misfit(source, errors) {
            field.in_cell = None;
        }
        field
    }

    /// Whether a rule is not one of values of its type, which is told.
    fn has_misfit(&self, source: &Source, errors: &mut Errors) -> bool {
        let before = errors.n();
        for item in &self.given {
            let about = Spec::named(&item.name).and_then(|spec| misfit(spec, &self.row.kind));
            if let Some(about) = about {
                let (rule, name, kind) = (&item.name, &self.row.name, self.row.kind.words());
                let message = format!("the rule `{rule}` is about {about}, and `{name}` is {kind}");
                errors.push(source.error(&Problem { line: self.row.line, message }));
            }
        }
        errors.n() > before
    }

    /// All its rules as they stand in the attribute, and the words that are no rules.
    pub(crate) fn rules(&self) -> Vec<String> {
        let given = self.given.iter().map(Item::source);
        self.stated.iter().cloned().chain(given).collect()
    }

    /// All its rules, apart from the words that are none.
    pub(crate) fn items(&self, source: &Source, errors: &mut Errors) -> Vec<Item> {
        let span = source.span(self.row.line);
        let lists = self.stated.iter().chain(&self.in_cell);
        let items = lists.filter_map(|list| errors.take(Item::list_in(&LitStr::new(list, span))));
        items.flatten().filter(|item| Spec::named(&item.name).is_some()).collect()
    }

    /// Whether its column `Rules` says that it is a secret.
    pub(crate) fn is_called_secret(&self) -> bool {
        self.is_secret && self.says("secret")
    }

    /// Whether its type is one that keeps secrets, unless the struct gives it another.
    fn is_wrapped(&self) -> bool {
        self.is_secret && self.row.kind == Kind::Text(Format::Plain)
    }

    fn says(&self, name: &str) -> bool {
        self.given.iter().any(|item| item.name == name)
    }

    /// ```text
    /// /// The client's ID.
    /// #[serde(rename = "clientId", skip_serializing_if = "::core::option::Option::is_none")]
    /// #[validate(row = "docs/page.md:7", length(max = 25), example = "customer_id")]
    /// pub client_id: ::core::option::Option<::std::string::String>,
    /// ```
    pub(crate) fn expand(
        &self,
        written: &Written<'_>,
        rust: &Rust,
        more: Option<&syn::Field>,
    ) -> TokenStream {
        let span = written.source.span(self.row.line);
        let Self { ident, .. } = self;
        let krate = &written.options.krate;
        let value = if self.is_wrapped() { quote!(#krate::Secret) } else { rust.ty.clone() };
        let ty = match (more, self.row.presence) {
            (Some(field), _) => field.ty.to_token_stream(),
            (None, Presence::Required) => value,
            (None, _) => quote!(::core::option::Option<#value>),
        };
        let vis = more.map_or(written.vis, |field| &field.vis);
        let docs = self.docs();
        let deprecated = self.row.is_deprecated.then(|| quote!(#[deprecated]));
        let serde = self.serde(&ty, krate, more);
        let validate = self.validate(written.source, rust, more);
        let others = more.map_or(&[][..], |field| &field.attrs);
        quote_spanned!(span=> #docs #deprecated #serde #validate #(#others)* #vis #ident: #ty,)
    }

    /// The description, the rules and the example, for people.
    fn docs(&self) -> TokenStream {
        let mut lines: Vec<String> = self.row.description.lines().map(ToOwned::to_owned).collect();
        if lines.is_empty() {
            lines.push(format!("The field `{}`.", self.row.name));
        }
        let is_rule = |rule: &String| !rule.starts_with("example");
        let rules: Vec<_> =
            self.rules().into_iter().filter(is_rule).map(|rule| code(&rule)).collect();
        if !rules.is_empty() {
            lines.extend([String::new(), format!("Rules: {}.", rules.join(", "))]);
        }
        if let Some(example) = &self.row.example {
            lines.extend([String::new(), format!("Example: {}", code(example))]);
        }
        lines
            .iter()
            .map(|line| {
                let line = format!(" {line}");
                quote!(#[doc = #line])
            })
            .collect()
    }

    /// The name on the wire, and that what is absent is not written, or that it is.
    fn serde(
        &self,
        ty: &TokenStream,
        krate: &Path,
        more: Option<&syn::Field>,
    ) -> Option<TokenStream> {
        let attrs = more.map_or(&[][..], |field| &field.attrs);
        let wire = &self.wire;
        let is_renamed = Names::from_attrs(attrs).rename.is_some();
        let rename = (!is_renamed && self.ident.unraw() != *wire).then(|| quote!(rename = #wire,));
        let is_option = last_name(ty).is_some_and(|name| name == "Option");
        let absent = match self.row.presence {
            Presence::Optional | Presence::Unknown if is_option && !says(attrs, SKIPS) => {
                Some(quote!(skip_serializing_if = "::core::option::Option::is_none",))
            }
            Presence::Nullable if is_option && !says(attrs, SKIPS) && !says(attrs, WITH) => {
                let or_null = quote!(#krate::__private::or_null).to_string().replace(' ', "");
                Some(quote!(serialize_with = #or_null,))
            }
            _ => None,
        };
        (rename.is_some() || absent.is_some()).then(|| quote!(#[serde(#rename #absent)]))
    }

    /// Spanned at the row, so that what is wrong with it is reported there.
    fn validate(&self, source: &Source, rust: &Rust, more: Option<&syn::Field>) -> TokenStream {
        let span = source.span(self.row.line);
        let row = source.shown(self.row.line).map(|row| quote!(row = #row,));
        let description = &self.row.description;
        let rules = tokens(&self.stated, span);
        // The rules of the struct that says more stand there.
        let in_cell = self.in_cell.as_ref().map(|rules| tokens(std::slice::from_ref(rules), span));
        let nested =
            (rust.is_nested && !self.says("nested")).then(|| quote_spanned!(span=> nested,));
        let is_wrapped = self.is_wrapped() && more.is_none();
        let secret = (self.is_secret && !is_wrapped && !self.says("secret"))
            .then(|| quote_spanned!(span=> secret,));
        let example = self.row.example.as_ref().filter(|_| !self.says("example")).map(|example| {
            let example = LitStr::new(example, span);
            quote_spanned!(span=> example = #example,)
        });
        quote_spanned! {span=>
            #[validate(#row description = #description, #rules #in_cell #nested #secret #example)]
        }
    }
}

/// What serde is told of when a field is written, and by what.
const SKIPS: &[&str] = &["skip", "skip_serializing", "skip_serializing_if"];
const WITH: &[&str] = &["with", "serialize_with"];

/// Whether serde is told one of these.
fn says(attrs: &[Attribute], words: &[&str]) -> bool {
    let lists = attrs.iter().filter(|attr| attr.path().is_ident("serde"));
    let lists = lists.filter_map(|attr| attr.meta.require_list().ok());
    lists.flat_map(|list| list.tokens.clone()).any(
        |token| matches!(token, TokenTree::Ident(ident) if words.iter().any(|word| ident == word)),
    )
}

/// What may stand at a field of a struct that says more.
const USAGE: &str = "rules, as in `#[validate(length(min = 1))]`";

/// What all fields of a struct have in common.
pub(crate) struct Written<'a> {
    pub(crate) source: &'a Source,
    pub(crate) options: &'a Options,
    pub(crate) vis: &'a Visibility,
}

/// What stands in the column `Rules`, also as it was written, where it can be read.
fn in_cell(row: &Row, source: &Source, errors: &mut Errors) -> Option<(Vec<Item>, String)> {
    let rules = row.rules.as_ref()?.trim_end_matches([',', ' ']);
    let items = Item::list_in(&LitStr::new(rules, source.span(row.line)));
    let items = items.map_err(|error| {
        let message = format!("in the column `Rules`: {error}");
        source.error(&Problem { line: row.line, message })
    });
    Some((errors.take(items)?, rules.to_owned()))
}

/// What values a rule is about, where those of a type are others.
fn misfit(spec: &Spec, kind: &Kind) -> Option<&'static str> {
    let is_text = matches!(kind, Kind::Text(_) | Kind::Texts(_));
    let is_number = matches!(kind, Kind::Integer | Kind::Number);
    let is_map = matches!(kind, Kind::Map(_) | Kind::Object);
    let is_list = matches!(kind, Kind::List(_));
    let (fits, about) = match (spec.name, spec.on) {
        _ if matches!(kind, Kind::Any | Kind::Model(_)) => return None,
        ("range" | "multiple_of" | "finite", _) => (is_number, "numbers"),
        ("keys" | "values", _) => (is_map, "maps"),
        ("each", _) => (is_list || is_map, "lists"),
        (_, On::Text) => (is_text, "text"),
        (_, On::Length) => (is_text || is_list || is_map, "text, lists and maps"),
        (_, On::Elements) => (is_list, "lists"),
        _ => return None,
    };
    (!fits).then_some(about)
}

/// The rules that stand elsewhere than in the column `Rules`, but for those of which that has one of the same name.
fn stated(row: &Row, options: &Options, siblings: &[Sibling<'_>], given: &[Item]) -> Vec<String> {
    let subject = Subject {
        kind: row.kind.for_rules(),
        is_optional: row.presence != Presence::Required,
        fields: siblings,
    };
    let in_prose =
        if options.prose { prose::rules(&decoded(&row.description), &subject) } else { Vec::new() };
    let mut stated: Vec<String> = Vec::new();
    for rule in rust::rule(&row.kind).into_iter().chain(row.stated.clone()).chain(in_prose) {
        let name = name_of(&rule);
        let is_said = given.iter().any(|item| item.name == name)
            || stated.iter().any(|other| name_of(other) == name);
        if !is_said {
            stated.push(rule);
        }
    }
    stated
}

fn name_of(rule: &str) -> &str {
    rule.split('(').next().unwrap_or(rule)
}

/// Rules as tokens, with a comma behind each.
fn tokens(rules: &[String], span: Span) -> TokenStream {
    let tokens = rules.iter().map(|rule| {
        let tokens = LitStr::new(rule, span).parse::<TokenStream>().unwrap_or_default();
        quote_spanned!(span=> #tokens,)
    });
    tokens.collect()
}

/// A text in a code span.
pub(crate) fn code(text: &str) -> String {
    let line = text.replace('\n', " ");
    let fence = if line.contains('`') { "``" } else { "`" };
    let space = if line.contains('`') { " " } else { "" };
    format!("{fence}{space}{line}{space}{fence}")
}

/// The last name of a path.
fn last_name(ty: &TokenStream) -> Option<String> {
    match syn::parse2::<syn::Type>(ty.clone()).ok()? {
        syn::Type::Path(path) => path.path.segments.last().map(|part| part.ident.to_string()),
        _ => None,
    }
}
