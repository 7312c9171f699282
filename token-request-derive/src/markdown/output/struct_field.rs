//! A row of a field table as a field of a struct.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Attribute, Data, DeriveInput, Fields, Ident, LitStr, Path, Visibility};

use crate::diag::{self, Errors};
use crate::input::item::Item;
use crate::input::serde;
use crate::input::{attributes, value};
use crate::markdown::definition::field_row::{FieldRow, RowPresence};
use crate::markdown::described_type::DescribedType;
use crate::markdown::output::rust_names;
use crate::markdown::output::rust_type::{self, FindPageType, RustType};
use crate::markdown::page::cell::decode_entities;
use crate::markdown::page_error::PageError;
use crate::markdown::page_options::PageOptions;
use crate::markdown::page_source::PageSource;
use crate::markdown::prose::{self, DescribedField, SiblingField};
use crate::rules;
use crate::rules::rule::{Form, On, Part, RuleSpec};

/// A field with the rules of its row, in the order in which its attribute lists them.
pub(crate) struct StructField<'a> {
    pub(crate) row: &'a FieldRow,
    pub(crate) ident: Ident,
    pub(crate) wire: String,
    /// The rules that its type, other columns and its description state.
    stated_rules: Vec<String>,
    /// The items of its column `Rules` and of the user's field.
    pub(crate) explicit_items: Vec<Item>,
    /// The content of its column `Rules`, if it can be parsed.
    rules_cell: Option<String>,
    is_secret: bool,
}

/// The properties that all parts of an item share.
pub(crate) struct ItemContext<'a> {
    pub(crate) source: &'a PageSource,
    pub(crate) options: &'a PageOptions,
    pub(crate) vis: &'a Visibility,
    /// The fields that the user's struct declares.
    pub(crate) user_fields: &'a [syn::Field],
    pub(crate) find: &'a FindPageType<'a>,
    /// False if rows were omitted because of errors.
    pub(crate) is_complete: bool,
}

/// Returns a field for each row. `user_fields` are the fields that the user's struct declares.
pub(crate) fn struct_fields<'a>(
    rows: &'a [FieldRow],
    source: &PageSource,
    options: &PageOptions,
    user_fields: &[syn::Field],
    errors: &mut Errors,
) -> Vec<StructField<'a>> {
    let mut idents: Vec<Ident> = Vec::new();
    for row in rows {
        idents.push(rust_names::field(&row.name, source.span(row.line), &idents));
    }
    let members: Vec<_> = idents.iter().map(ToString::to_string).collect();
    let siblings = rows.iter().zip(&members).map(|(row, member)| SiblingField {
        name: &row.name,
        member,
        field_type: &row.field_type,
        is_optional: row.presence.is_optional(),
    });
    let siblings: Vec<_> = siblings.collect();
    let fields = rows.iter().zip(idents).map(|(row, ident)| {
        let user_field = user_field_named(user_fields, &ident);
        StructField::new(row, ident, source, options, &siblings, user_field, errors)
    });
    fields.collect()
}

/// Returns the named fields of a struct.
pub(crate) fn named_fields(item: &DeriveInput) -> Vec<syn::Field> {
    match &item.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => fields.named.iter().cloned().collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Returns the field of the user's struct with this name.
fn user_field_named<'f>(fields: &'f [syn::Field], name: &Ident) -> Option<&'f syn::Field> {
    let is_named = |ident: &Ident| ident.unraw() == name.unraw();
    fields.iter().find(|field| field.ident.as_ref().is_some_and(is_named))
}

/// Reports each of the user's fields that the table does not have.
pub(crate) fn report_unknown(
    user_fields: &[syn::Field],
    fields: &[StructField<'_>],
    errors: &mut Errors,
) {
    let known: Vec<_> = fields.iter().map(|field| field.ident.to_string()).collect();
    let known: Vec<_> = known.iter().map(String::as_str).collect();
    for ident in user_fields.iter().filter_map(|field| field.ident.as_ref()) {
        if !known.contains(&ident.to_string().as_str()) {
            errors.push(diag::unknown(diag::FIELD, ident, &known));
        }
    }
}

impl<'a> StructField<'a> {
    fn new(
        row: &'a FieldRow,
        ident: Ident,
        source: &PageSource,
        options: &PageOptions,
        siblings: &[SiblingField<'_>],
        user_field: Option<&syn::Field>,
        errors: &mut Errors,
    ) -> Self {
        let (mut explicit_items, mut rules_cell) = (Vec::new(), None);
        if let Some((items, cell)) = parse_rules_cell(row, source, errors) {
            explicit_items.extend(items);
            rules_cell = Some(cell);
        }
        let attrs = attrs(user_field);
        explicit_items.extend(attributes::items(attrs, USAGE, errors));
        let stated_rules = stated_rules(row, options, siblings, &explicit_items);
        let explicit = |name: &str| explicit_items.iter().find(|item| item.name == name);
        let is_secret = match explicit("secret") {
            Some(secret) => value::flag(secret, errors).is_some_and(|(_, is_on)| is_on),
            None => row.field_type == DescribedType::Text && rust_names::is_secret(&row.name),
        };
        let name = explicit("name").and_then(|name| value::text(name).ok());
        let name = name.map(|name| name.value()).or_else(|| serde::attributes(attrs).rename);
        let in_case = || Some(options.rename_all?.field(&rust_names::snake_case(&row.name)));
        let wire = name.or_else(in_case).unwrap_or_else(|| row.name.clone());
        let mut field =
            Self { row, ident, wire, stated_rules, explicit_items, rules_cell, is_secret };
        if user_field.is_none() && field.report_misfits(source, errors) {
            field.rules_cell = None;
        }
        field
    }

    /// Reports each rule that does not apply to the field's type, and returns whether there is one.
    fn report_misfits(&self, source: &PageSource, errors: &mut Errors) -> bool {
        let before = errors.n();
        for item in &self.explicit_items {
            let expected =
                rules::named(&item.name).and_then(|spec| misfit(spec, &self.row.field_type));
            if let Some(expected) = expected {
                let (rule, name) = (&item.name, &self.row.name);
                let actual = self.row.field_type.with_article();
                let message =
                    format!("the rule `{rule}` applies to {expected}, but `{name}` is {actual}");
                errors.push(source.error(&PageError::new(self.row.line, message)));
            }
        }
        errors.n() > before
    }

    /// Returns all items of its attribute, as source.
    fn item_sources(&self) -> Vec<String> {
        let explicit = self.explicit_items.iter().map(Item::source);
        self.stated_rules.iter().cloned().chain(explicit).collect()
    }

    /// Returns the rules of its row.
    pub(crate) fn rules(&self, source: &PageSource, errors: &mut Errors) -> Vec<Item> {
        let span = source.span(self.row.line);
        let lists = self.stated_rules.iter().chain(&self.rules_cell);
        let items = lists.filter_map(|list| errors.take(Item::list_in(&LitStr::new(list, span))));
        items.flatten().filter(|item| rules::named(&item.name).is_some()).collect()
    }

    /// Returns whether its column `Rules` marks it as a secret.
    pub(crate) fn is_marked_secret(&self) -> bool {
        self.is_secret && self.has_explicit("secret")
    }

    /// Returns whether its type is `Secret`, unless the user's field has another type.
    fn has_secret_type(&self) -> bool {
        self.is_secret && self.row.field_type == DescribedType::Text
    }

    fn has_explicit(&self, name: &str) -> bool {
        self.explicit_items.iter().any(|item| item.name == name)
    }

    /// ```text
    /// /// The client's ID.
    /// #[serde(rename = "clientId", skip_serializing_if = "::core::option::Option::is_none")]
    /// #[validate(row = "docs/page.md:7", length(max = 25), example = "customer_id")]
    /// pub client_id: ::core::option::Option<::std::string::String>,
    /// ```
    pub(crate) fn expand(&self, context: &ItemContext<'_>, rust_type: &RustType) -> TokenStream {
        let user_field = user_field_named(context.user_fields, &self.ident);
        let span = context.source.span(self.row.line);
        let Self { ident, .. } = self;
        let krate = &context.options.krate;
        let value =
            if self.has_secret_type() { quote!(#krate::Secret) } else { rust_type.ty.clone() };
        let ty = match (user_field, self.row.presence) {
            (Some(field), _) => field.ty.to_token_stream(),
            (None, RowPresence::Required) => value,
            (None, _) => quote!(::core::option::Option<#value>),
        };
        let vis = user_field.map_or(context.vis, |field| &field.vis);
        let docs = doc_attributes(&self.docs());
        let deprecated = self.row.is_deprecated.then(|| quote!(#[deprecated]));
        let serde = self.serde_attribute(&ty, krate, user_field);
        let validate = self.validate_attribute(context.source, rust_type, user_field);
        let others = attrs(user_field);
        quote_spanned!(span=> #docs #deprecated #serde #validate #(#others)* #vis #ident: #ty,)
    }

    /// Returns the doc comment: the description, the rules and the example.
    fn docs(&self) -> String {
        let mut docs = self.row.description.clone();
        if docs.is_empty() {
            docs = format!("The field `{}`.", self.row.name);
        }
        let rules = self.item_sources();
        let rules = rules.iter().filter(|rule| !rule.starts_with("example"));
        let rules: Vec<_> = rules.map(|rule| code_span(rule)).collect();
        if !rules.is_empty() {
            docs = format!("{docs}\n\nRules: {}.", rules.join(", "));
        }
        if let Some(example) = &self.row.example {
            docs = format!("{docs}\n\nExample: {}", code_span(example));
        }
        docs
    }

    /// Returns the attribute with the name on the wire, and with how an absent value is written.
    fn serde_attribute(
        &self,
        ty: &TokenStream,
        krate: &Path,
        user_field: Option<&syn::Field>,
    ) -> Option<TokenStream> {
        let attrs = attrs(user_field);
        let wire = &self.wire;
        let is_renamed = serde::attributes(attrs).rename.is_some();
        let rename = (!is_renamed && self.ident.unraw() != *wire).then(|| quote!(rename = #wire,));
        let is_option = last_segment(ty).is_some_and(|name| name == "Option");
        let is_written = is_option && !has_serde_option(attrs, SKIPPING_OPTIONS);
        let absent = match self.row.presence {
            RowPresence::Optional | RowPresence::Unspecified if is_written => {
                Some(quote!(skip_serializing_if = "::core::option::Option::is_none",))
            }
            RowPresence::Nullable if is_written && !has_serde_option(attrs, WRITING_OPTIONS) => {
                let or_null = quote!(#krate::__private::or_null).to_string().replace(' ', "");
                Some(quote!(serialize_with = #or_null,))
            }
            _ => None,
        };
        (rename.is_some() || absent.is_some()).then(|| quote!(#[serde(#rename #absent)]))
    }

    /// Returns the attribute with the rules, spanned at the row, so that their errors are reported there.
    fn validate_attribute(
        &self,
        source: &PageSource,
        rust_type: &RustType,
        user_field: Option<&syn::Field>,
    ) -> TokenStream {
        let span = source.span(self.row.line);
        let row = source.line_name(self.row.line).map(|row| quote!(row = #row,));
        let description = &self.row.description;
        let stated = comma_separated(&self.stated_rules, span);
        // The user's field keeps its own attribute, so only the rules of the cell are needed.
        let in_cell = comma_separated(self.rules_cell.as_slice(), span);
        let nested = (rust_type.is_nested && !self.has_explicit("nested"))
            .then(|| quote_spanned!(span=> nested,));
        let has_secret_type = self.has_secret_type() && user_field.is_none();
        let secret = (self.is_secret && !has_secret_type && !self.has_explicit("secret"))
            .then(|| quote_spanned!(span=> secret,));
        let example = self.row.example.as_ref().filter(|_| !self.has_explicit("example"));
        let example = example.map(|example| {
            let example = LitStr::new(example, span);
            quote_spanned!(span=> example = #example,)
        });
        quote_spanned! {span=>
            #[validate(#row description = #description, #stated #in_cell #nested #secret #example)]
        }
    }
}

fn attrs(user_field: Option<&syn::Field>) -> &[Attribute] {
    user_field.map_or(&[], |field| &field.attrs)
}

/// serde's options that decide when a field is written.
const SKIPPING_OPTIONS: &[&str] = &["skip", "skip_serializing", "skip_serializing_if"];
/// serde's options that decide which function writes a field.
const WRITING_OPTIONS: &[&str] = &["with", "serialize_with"];

/// Returns whether a `#[serde(..)]` attribute has one of these options.
fn has_serde_option(attrs: &[Attribute], options: &[&str]) -> bool {
    let lists = attrs.iter().filter(|attr| attr.path().is_ident("serde"));
    let lists = lists.filter_map(|attr| attr.meta.require_list().ok());
    lists.flat_map(|list| list.tokens.clone()).any(|token| {
        matches!(token, TokenTree::Ident(ident) if options.iter().any(|option| ident == option))
    })
}

/// The usage of `#[validate(..)]` on a field of the user's struct.
const USAGE: &str = "rules, as in `#[validate(length(min = 1))]`";

/// Parses the column `Rules`, and returns its items and its text.
fn parse_rules_cell(
    row: &FieldRow,
    source: &PageSource,
    errors: &mut Errors,
) -> Option<(Vec<Item>, String)> {
    let rules = row.rules_cell.as_ref()?.trim_end_matches([',', ' ']);
    let items = Item::list_in(&LitStr::new(rules, source.span(row.line)));
    let items = items.map_err(|error| {
        source.error(&PageError::new(row.line, format!("in the column `Rules`: {error}")))
    });
    Some((errors.take(items)?, rules.to_owned()))
}

/// Returns the values that a rule applies to, if it does not apply to this type.
fn misfit(spec: &RuleSpec, field_type: &DescribedType) -> Option<&'static str> {
    let is_text = matches!(
        field_type,
        DescribedType::Text | DescribedType::FormattedText(_) | DescribedType::OneOf(_)
    );
    let is_number = matches!(field_type, DescribedType::Integer | DescribedType::Number);
    let is_map = matches!(field_type, DescribedType::Map(_) | DescribedType::Object);
    let is_list = matches!(field_type, DescribedType::List(_));
    let (applies, expected) = match (spec.on, spec.kind.form()) {
        _ if matches!(field_type, DescribedType::Any | DescribedType::Named(_)) => return None,
        (_, Form::Elements(Part::Key | Part::Value)) => (is_map, "maps"),
        (_, Form::Elements(Part::Item)) => (is_list || is_map, "lists and maps"),
        (On::Text, _) => (is_text, "text"),
        (On::Number, _) => (is_number, "numbers"),
        (On::Length, _) => (is_text || is_list || is_map, "text, lists and maps"),
        (On::Elements, _) => (is_list, "lists"),
        _ => return None,
    };
    (!applies).then_some(expected)
}

/// Returns the rules of the type, of other columns and of the description. An explicit rule of the same name replaces them.
fn stated_rules(
    row: &FieldRow,
    options: &PageOptions,
    siblings: &[SiblingField<'_>],
    explicit_items: &[Item],
) -> Vec<String> {
    let field = DescribedField {
        field_type: &row.field_type,
        is_optional: row.presence.is_optional(),
        siblings,
    };
    let implied = rust_type::implied_rule(&row.field_type);
    let in_prose = options.prose.then(|| prose::rules(&decode_entities(&row.description), &field));
    let stated = row.stated_rules.iter().cloned().chain(in_prose.into_iter().flatten());
    let mut rules: Vec<String> = Vec::new();
    for rule in implied.into_iter().chain(stated) {
        let name = rule_name(&rule);
        let is_known = explicit_items.iter().any(|item| item.name == name)
            || rules.iter().any(|other| rule_name(other) == name);
        if !is_known {
            rules.push(rule);
        }
    }
    rules
}

fn rule_name(rule: &str) -> &str {
    rule.split('(').next().unwrap_or(rule)
}

/// Returns rules as tokens, each followed by a comma.
fn comma_separated(rules: &[String], span: Span) -> TokenStream {
    let tokens = rules.iter().map(|rule| {
        let tokens = LitStr::new(rule, span).parse::<TokenStream>().unwrap_or_default();
        quote_spanned!(span=> #tokens,)
    });
    tokens.collect()
}

/// Returns `#[doc = ".."]` for each line.
pub(crate) fn doc_attributes(docs: &str) -> TokenStream {
    let lines = docs.lines().map(|line| {
        let line = format!(" {line}");
        quote!(#[doc = #line])
    });
    lines.collect()
}

/// Returns a text as a Markdown code span in one line.
pub(crate) fn code_span(text: &str) -> String {
    let line = text.replace('\n', " ");
    let (fence, space) = if line.contains('`') { ("``", " ") } else { ("`", "") };
    format!("{fence}{space}{line}{space}{fence}")
}

/// Returns the last segment of the path that names a type.
fn last_segment(ty: &TokenStream) -> Option<String> {
    match syn::parse2::<syn::Type>(ty.clone()).ok()? {
        syn::Type::Path(path) => path.path.segments.last().map(|part| part.ident.to_string()),
        _ => None,
    }
}
