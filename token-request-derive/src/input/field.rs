//! The fields of a struct or a variant.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Fields, Ident, LitStr, Member, Meta};

use super::item::Item;
use super::nested::nested;
use super::options::{CONTAINER_OPTIONS, FIELD_OPTIONS};
use super::rule::At;
use super::{attributes, serde, value};
use crate::diag::Errors;
use crate::literal;
use crate::model::{
    Container, DefaultValue, FieldModel, FieldPresence, FieldSource, Nested, Rules, SerdeAttributes,
};

/// Reads the fields of a struct or a variant, whose serde attributes are `outer`.
pub(super) fn fields<'a>(
    fields: &'a Fields,
    outer: &SerdeAttributes,
    container: &Container,
    is_in_variant: bool,
    errors: &mut Errors,
) -> Vec<FieldModel<'a>> {
    let is_newtype = fields.len() == 1;
    let mut indexes = 0..;
    let read = fields.iter().zip(fields.members()).enumerate().map(|(i, (field, member))| {
        let mut model = FieldModel::new(field, member, format_ident!("__f{i}"), outer, container);
        model.is_in_variant = is_in_variant;
        let is_unnamed = matches!(model.member, Member::Unnamed(_));
        if is_unnamed && !is_newtype && !outer.transparent && model.is_read() {
            model.index = indexes.next();
        }
        if is_unnamed || outer.transparent {
            model.wire = model.index.map_or_else(String::new, |index| index.to_string());
        }
        model.read_all(field, container, errors);
        model
    });
    read.collect()
}

/// The description of the attributes, for the error at an empty one.
const USAGE: &str = "rules, as in `#[validate(length(min = 1))]`, or `nested`, or `skip`";

impl<'a> FieldModel<'a> {
    /// Returns the field without its attributes `#[validate(..)]`.
    fn new(
        field: &'a syn::Field,
        member: Member,
        binding: Ident,
        outer: &SerdeAttributes,
        container: &Container,
    ) -> Self {
        let own = serde::attributes(&field.attrs);
        let source = source(&own, outer);
        let name = match &member {
            Member::Named(ident) => ident.unraw().to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        };
        let cased = || outer.rename_all.map_or_else(|| name.clone(), |case| case.field(&name));
        let wire = if own.flatten { String::new() } else { own.rename.unwrap_or_else(cased) };
        let is_named = matches!(member, Member::Named(_)) && !own.flatten;
        let has_aliases = is_named && !own.skip && !outer.transparent;
        let case = container.form_names.as_ref().filter(|_| is_named);
        let form = case.map(|(_, case)| case.field(&name));
        Self {
            member,
            binding,
            is_in_variant: false,
            ty: &field.ty,
            name,
            wire,
            index: None,
            form,
            aliases: if has_aliases { own.aliases } else { Vec::new() },
            basic: None,
            name_literal: None,
            form_literal: None,
            description: description(&field.attrs),
            row: None,
            example_row: None,
            example: None,
            secret: false,
            presence: match (own.skip, own.default || outer.default) {
                (true, _) => FieldPresence::Never,
                (false, true) => FieldPresence::Perhaps,
                (false, false) => FieldPresence::Always,
            },
            flatten: own.flatten,
            source,
            nested: None,
            skip: None,
            rules: Rules::default(),
            is_leaf: false,
            is_wrong: false,
        }
    }

    /// Reads the attributes `#[validate(..)]`.
    fn read_all(&mut self, field: &syn::Field, container: &Container, errors: &mut Errors) {
        let before = errors.n();
        let items = attributes::items(&field.attrs, USAGE, errors);
        attributes::each(&items, errors, |item, errors| self.read(item, None, errors));
        self.is_wrong = errors.n() > before;
        errors.prefix_from(before, self.row.as_deref());
        let is_unmarked = self.nested.is_none() && self.skip.is_none() && !self.is_leaf;
        if container.nest_all_fields && is_unmarked {
            // Errors point at the field, because `nest_all_fields` may be far away.
            let name = Ident::new("nested", self.place().span());
            let is_implied = !self.rules.list.is_empty();
            self.nested =
                Some(Nested { name, context: None, condition: None, when: None, is_implied });
        }
        if self.form.as_ref() == Some(&self.wire) {
            self.form = None;
        }
        self.aliases.retain(|alias| *alias != self.wire);
    }

    fn read(&mut self, item: &Item, when: Option<usize>, errors: &mut Errors) {
        match item.name.to_string().as_str() {
            "nested" => {
                self.nested = nested(item, when, errors);
                self.is_leaf = self.nested.is_none();
            }
            "when" => {
                let (inner, when) = self.rules.enter(item, when, errors);
                attributes::each(inner, errors, |item, errors| self.read(item, when, errors));
            }
            name if when.is_some() && FIELD_OPTIONS.contains(&name) => {
                errors.on(&item.name, format!("`{name}` cannot depend on a condition"));
            }
            // Written for a page in a file, whose lines no span can point at.
            "row" => self.row = errors.take(value::text(item)).map(|text| text.value()),
            name if FIELD_OPTIONS.contains(&name) => self.option(name, item, errors),
            name if CONTAINER_OPTIONS.contains(&name) => {
                errors.on(&item.name, format!("`{name}` belongs on the struct, not on a field"));
            }
            _ => self.rules.read(item, when, At::Field, errors),
        }
    }

    fn option(&mut self, name: &str, item: &Item, errors: &mut Errors) {
        match name {
            "skip" => {
                self.skip = value::flag(item, errors).filter(|(_, is_on)| *is_on).map(|f| f.0);
            }
            "secret" => self.secret = value::flag(item, errors).is_some_and(|(_, is_on)| is_on),
            "name" => {
                self.name_literal = errors.take(value::name(item));
                self.wire = self.name_literal.as_ref().map_or_else(String::new, LitStr::value);
            }
            "form" => {
                self.form_literal = errors.take(value::name(item));
                self.form = self.form_literal.as_ref().map(LitStr::value);
            }
            "basic" => self.basic = errors.take(value::part(item)),
            "description" => {
                let text = errors.take(value::text(item)).map(|text| text.value());
                self.description = text.filter(|text| !text.is_empty()).map(|text| quote!(#text));
            }
            "example" => self.example = errors.take(value::literal(item)).cloned(),
            _ => {}
        }
    }
}

/// Returns how serde deserializes a field with the attributes `own` in a container or variant with the attributes `outer`.
fn source(own: &SerdeAttributes, outer: &SerdeAttributes) -> FieldSource {
    let default = match (&own.default_function, own.default || own.skip) {
        (Some(function), _) => DefaultValue::Function(function.clone()),
        (None, _) if outer.default && !own.default => {
            DefaultValue::OfStruct(outer.default_function.clone())
        }
        (None, true) => DefaultValue::OfType,
        (None, false) => DefaultValue::None,
    };
    let (function, module) = (own.deserialize_with.clone(), own.with.clone());
    FieldSource { function, module, default }
}

/// Returns the doc comment without the space that follows `///`; `None` if there is none.
fn description(attrs: &[Attribute]) -> Option<TokenStream> {
    let docs = attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::NameValue(doc) if doc.path.is_ident("doc") => Some(&doc.value),
        _ => None,
    });
    let docs: Vec<_> = docs.collect();
    let lines: Option<Vec<_>> = docs.iter().map(|doc| literal::text(doc)).collect();
    let Some(lines) = lines else {
        // A macro such as `include_str!`, which only the compiler expands.
        return Some(quote!(::core::concat!(#(#docs, "\n"),*)));
    };
    let lines = lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line));
    let text = lines.collect::<Vec<_>>().join("\n").trim().to_owned();
    (!text.is_empty()).then(|| quote!(#text))
}
