//! The request as parsed: inert data, in which every part keeps its span.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{Expr, ExprPath, Generics, Ident, LitStr, Member, Path, Type, WherePredicate};

use crate::case::Case;
use crate::rules::rule::{FieldNames, RuleModel, field_name};

pub(crate) struct Request<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) container: Container,
    pub(crate) shape: Shape<'a>,
}

pub(crate) enum Shape<'a> {
    Struct(Vec<FieldModel<'a>>),
    Enum(Vec<VariantModel<'a>>),
}

/// The attributes of the struct or enum.
#[allow(clippy::struct_excessive_bools, reason = "each is an option")]
pub(crate) struct Container {
    /// The path of the core crate.
    pub(crate) krate: Path,
    pub(crate) serde: SerdeAttributes,
    /// The case of the names on forms, with the word `form_names` for errors.
    pub(crate) form_names: Option<(Ident, Case)>,
    /// The type of the context.
    pub(crate) context: Option<TokenStream>,
    pub(crate) mutable: Option<Ident>,
    pub(crate) nest_all_fields: bool,
    pub(crate) deny_unvalidated: bool,
    pub(crate) report_values: bool,
    /// True if the type has a `Deserialize` of its own, which reads it as a whole.
    pub(crate) opaque: bool,
    /// The error code for an unknown tag, with the word `tag_error` for errors.
    pub(crate) tag_error: Option<(Ident, LitStr)>,
    /// The page with the field table that the struct is compared with.
    pub(crate) table: Option<LitStr>,
    /// The bounds that replace the inferred ones.
    pub(crate) bound: Option<Vec<WherePredicate>>,
    /// The rules of the whole request.
    pub(crate) rules: Rules,
    /// True if an attribute is wrong, so that what seems to be missing may have been meant.
    pub(crate) is_wrong: bool,
}

/// The attributes `#[serde(..)]` of a container, a variant or a field.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is an attribute of serde's")]
pub(crate) struct SerdeAttributes {
    pub(crate) rename: Option<String>,
    pub(crate) rename_all: Option<Case>,
    pub(crate) rename_all_fields: Option<Case>,
    pub(crate) flatten: bool,
    pub(crate) default: bool,
    /// The function in `default = "path"`.
    pub(crate) default_function: Option<ExprPath>,
    /// The function in `deserialize_with = "path"`.
    pub(crate) deserialize_with: Option<ExprPath>,
    /// The module in `with = "path"`.
    pub(crate) with: Option<ExprPath>,
    /// True if serde deserializes another type instead: `from`, `try_from` or `remote`.
    pub(crate) is_converted: bool,
    /// True if it is never deserialized.
    pub(crate) skip: bool,
    pub(crate) transparent: bool,
    pub(crate) tag: Option<String>,
    pub(crate) content: Option<String>,
    pub(crate) untagged: bool,
    /// True if the variant is used for every unknown name.
    pub(crate) other: bool,
    pub(crate) deny_unknown: bool,
    pub(crate) aliases: Vec<String>,
}

pub(crate) struct VariantModel<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) name: String,
    pub(crate) wire: String,
    /// The path segment between the enum and the variant's fields; empty if there is none.
    pub(crate) step: String,
    /// True if it has no braces, not even empty ones.
    pub(crate) is_unit: bool,
    /// True if serde writes it as its name alone.
    pub(crate) is_text: bool,
    pub(crate) identified_by: IdentifiedBy,
    pub(crate) aliases: Vec<String>,
    /// True if a function deserializes its content.
    pub(crate) is_opaque: bool,
    pub(crate) fields: Vec<FieldModel<'a>>,
}

/// How serde recognizes a variant.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum IdentifiedBy {
    Name,
    /// Any name that no other variant has.
    AnyOther,
    /// Its content.
    Shape,
    /// Never: it is not deserialized.
    Nothing,
}

#[allow(clippy::struct_excessive_bools, reason = "each is a word of an attribute's")]
pub(crate) struct FieldModel<'a> {
    pub(crate) member: Member,
    /// The variable that holds its value where there is no `self`.
    pub(crate) binding: Ident,
    pub(crate) is_in_variant: bool,
    pub(crate) ty: &'a Type,
    /// The name in Rust without `r#`, or the index in a tuple.
    pub(crate) name: String,
    pub(crate) wire: String,
    /// The index in a tuple of more than one field, without the fields that serde skips.
    pub(crate) index: Option<usize>,
    pub(crate) form: Option<String>,
    pub(crate) aliases: Vec<String>,
    /// The literal in `basic = ".."`, which is a known part.
    pub(crate) basic: Option<LitStr>,
    /// The literal in `name = ".."`, for errors.
    pub(crate) name_literal: Option<LitStr>,
    /// The literal in `form = ".."`, for errors.
    pub(crate) form_literal: Option<LitStr>,
    pub(crate) description: Option<TokenStream>,
    /// The line of the Markdown file that the field's attributes come from.
    pub(crate) row: Option<String>,
    /// The line of the Markdown file that the example comes from, where the struct is compared with a page.
    pub(crate) example_row: Option<String>,
    /// A literal, or a negative number.
    pub(crate) example: Option<Expr>,
    pub(crate) secret: bool,
    pub(crate) presence: FieldPresence,
    /// True if serde puts the fields of its value in its place.
    pub(crate) flatten: bool,
    pub(crate) source: FieldSource,
    pub(crate) nested: Option<Nested>,
    pub(crate) skip: Option<Ident>,
    pub(crate) rules: Rules,
    /// True if it has `nested = false`.
    pub(crate) is_leaf: bool,
    /// True if an attribute is wrong, so that what seems to be missing may have been meant.
    pub(crate) is_wrong: bool,
}

/// The presence of a field in the input of serde.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum FieldPresence {
    Always,
    /// Optional, because the field has a default.
    Perhaps,
    /// Skipped, so the client has no name for the field.
    Never,
}

/// The way serde deserializes a field.
pub(crate) struct FieldSource {
    pub(crate) function: Option<ExprPath>,
    /// The module whose function `deserialize` is used.
    pub(crate) module: Option<ExprPath>,
    pub(crate) default: DefaultValue,
}

/// The value that serde gives a missing field.
pub(crate) enum DefaultValue {
    None,
    OfType,
    Function(ExprPath),
    /// The value of the field in the default of the struct.
    OfStruct(Option<ExprPath>),
}

/// The word `nested` and its arguments.
pub(crate) struct Nested {
    pub(crate) name: Ident,
    pub(crate) context: Option<Expr>,
    pub(crate) condition: Option<Expr>,
    pub(crate) when: Option<usize>,
    /// True if the container nests all its fields. A field with rules then need not implement `Validate`.
    pub(crate) is_implied: bool,
}

/// The rules in the order of the attributes, and the `when(..)`s around them.
#[derive(Default)]
pub(crate) struct Rules {
    pub(crate) list: Vec<RuleModel>,
    pub(crate) whens: Vec<When>,
}

/// The condition of a `when(..)`, and the index of the `when(..)` around it.
pub(crate) struct When {
    pub(crate) name: Ident,
    pub(crate) condition: Expr,
    pub(crate) outer: Option<usize>,
}

impl<'a> Request<'a> {
    /// Returns the fields of the struct, or of all variants.
    pub(crate) fn fields(&self) -> Vec<&FieldModel<'a>> {
        match &self.shape {
            Shape::Struct(fields) => fields.iter().collect(),
            Shape::Enum(variants) => variants.iter().flat_map(|variant| &variant.fields).collect(),
        }
    }

    /// Removes the rules of fields with `skip`, after they were checked for mistakes.
    pub(crate) fn skip(&mut self) {
        let fields: Vec<&mut FieldModel<'_>> = match &mut self.shape {
            Shape::Struct(fields) => fields.iter_mut().collect(),
            Shape::Enum(variants) => {
                variants.iter_mut().flat_map(|variant| &mut variant.fields).collect()
            }
        };
        for field in fields.into_iter().filter(|field| field.skip.is_some()) {
            field.rules = Rules::default();
            field.nested = None;
        }
    }
}

impl<'a> Shape<'a> {
    /// Returns the fields that rules of the whole request may name: those of a struct.
    pub(crate) fn fields(&self) -> &[FieldModel<'a>] {
        match self {
            Self::Struct(fields) => fields,
            Self::Enum(_) => &[],
        }
    }
}

impl SerdeAttributes {
    /// Returns the path segment between an enum with these attributes and the fields of its variant.
    pub(crate) fn step(&self, variant: &Self, wire: &str) -> String {
        match &self.content {
            _ if self.tags_externally(variant) => wire.to_owned(),
            Some(content) if !self.untagged && !variant.untagged => content.clone(),
            _ => String::new(),
        }
    }

    /// Returns whether a variant is written as a map with its name as the only key or, as a unit, as its name.
    pub(crate) fn tags_externally(&self, variant: &Self) -> bool {
        self.tag.is_none() && !self.untagged && !variant.untagged
    }
}

impl VariantModel<'_> {
    /// Returns whether serde deserializes it by its name.
    pub(crate) fn is_read(&self) -> bool {
        matches!(self.identified_by, IdentifiedBy::Name | IdentifiedBy::Shape)
    }
}

impl FieldModel<'_> {
    /// Returns whether serde deserializes it.
    pub(crate) fn is_read(&self) -> bool {
        self.presence != FieldPresence::Never
    }

    /// Returns the name on forms.
    pub(crate) fn on_forms(&self) -> &String {
        self.form.as_ref().unwrap_or(&self.wire)
    }

    pub(crate) fn names(&self) -> FieldNames {
        let wire = if self.flatten { &self.name } else { &self.wire };
        FieldNames { wire: wire.clone(), form: self.form.clone() }
    }

    /// Returns the tokens that an error about the whole field underlines.
    pub(crate) fn place(&self) -> TokenStream {
        match &self.member {
            Member::Named(ident) => ident.to_token_stream(),
            Member::Unnamed(_) => self.ty.to_token_stream(),
        }
    }

    /// Returns a reference to its value: its variable, or the field of `self`.
    pub(crate) fn value(&self, is_bound: bool, span: Span) -> TokenStream {
        if is_bound || self.is_in_variant {
            return Ident::new(&self.binding.to_string(), span).into_token_stream();
        }
        let member = &self.member;
        quote_spanned!(span=> &self.#member)
    }
}

/// Returns the field that an argument names.
pub(crate) fn field_named<'f, 'a>(
    fields: &'f [FieldModel<'a>],
    name: &Expr,
) -> Option<&'f FieldModel<'a>> {
    let name = field_name(name)?;
    fields.iter().find(|field| field.name == name)
}

impl FieldSource {
    /// Returns whether a function of the user's deserializes it.
    pub(crate) fn is_converted(&self) -> bool {
        self.function.is_some() || self.module.is_some()
    }
}

impl Rules {
    /// Returns the indices of the `when(..)`s around a rule, from the innermost to the outermost.
    pub(crate) fn around(&self, when: Option<usize>) -> impl Iterator<Item = usize> {
        std::iter::successors(when, |when| self.whens.get(*when)?.outer)
    }
}
