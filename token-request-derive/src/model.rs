//! The request as read, every part with its span.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{
    Attribute, Data, DeriveInput, Expr, ExprPath, Fields, Generics, Ident, LitStr, Member, Meta,
    Type,
};

use crate::attr::{Arg, Body, Item};
use crate::container::Container;
use crate::diag::Errors;
use crate::literal;
use crate::names::Names;
use crate::read::{self, At};
use crate::rule::{FACTS, OPTIONS, Spec};

pub(crate) struct Request<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) container: Container,
    pub(crate) shape: Shape<'a>,
}

pub(crate) enum Shape<'a> {
    Struct(Vec<Field<'a>>),
    Enum(Vec<Variant<'a>>),
}

impl<'a> Shape<'a> {
    /// The fields that rules of the whole may name: a struct's.
    pub(crate) fn fields(&self) -> &[Field<'a>] {
        match self {
            Self::Struct(fields) => fields,
            Self::Enum(_) => &[],
        }
    }
}

pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) name: String,
    pub(crate) wire: String,
    /// The name between the enum and the variant's fields; empty where there is none.
    pub(crate) step: String,
    /// Whether it has no braces, not even empty ones.
    pub(crate) is_unit: bool,
    /// Whether serde writes it as its name alone.
    pub(crate) is_text: bool,
    pub(crate) known_by: KnownBy,
    /// The names that serde reads besides.
    pub(crate) aliases: Vec<String>,
    /// Whether a function reads what is in it.
    pub(crate) is_opaque: bool,
    pub(crate) fields: Vec<Field<'a>>,
}

/// What tells serde that a value is of a variant.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum KnownBy {
    Name,
    /// A name that is none of the others'.
    AnyOther,
    /// What is in it.
    Shape,
    /// It is never read.
    Nothing,
}

#[allow(clippy::struct_excessive_bools, reason = "each is a word of an attribute's")]
pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    /// The name that its value is bound to, where there is no `self`.
    pub(crate) binding: Ident,
    pub(crate) is_in_variant: bool,
    pub(crate) ty: &'a Type,
    /// The name in Rust, without `r#`; the number in a tuple.
    pub(crate) name: String,
    pub(crate) wire: String,
    /// Its place in a tuple of more than one field, not counting what serde skips.
    pub(crate) index: Option<usize>,
    pub(crate) form: Option<String>,
    /// The names that serde reads besides.
    pub(crate) aliases: Vec<String>,
    /// The literal in `basic = ".."`, which is one of the parts.
    pub(crate) basic: Option<LitStr>,
    /// The literals in `name = ".."` and `form = ".."`, for errors.
    pub(crate) given: (Option<LitStr>, Option<LitStr>),
    pub(crate) description: Option<TokenStream>,
    /// The line of the page that says what is said of it, where that is one in a file.
    pub(crate) row: Option<String>,
    /// The line of the page that the example is from, where it stands beside the struct.
    pub(crate) example_row: Option<String>,
    /// A literal, or a negative number.
    pub(crate) example: Option<Expr>,
    pub(crate) secret: bool,
    pub(crate) presence: Presence,
    /// Whether serde has its value's fields in its place.
    pub(crate) flatten: bool,
    pub(crate) source: Source,
    pub(crate) nested: Option<Nested>,
    pub(crate) skip: Option<Ident>,
    pub(crate) rules: Rules,
    /// Whether it says `nested = false`.
    is_leaf: bool,
    /// Whether there was something wrong, so that it may have meant to say more.
    pub(crate) is_wrong: bool,
}

/// Whether a field is there when serde reads the request.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Presence {
    Always,
    /// serde fills it in when it is missing.
    Perhaps,
    /// serde skips it, so that it has no name for the client.
    Never,
}

/// How serde reads a field.
pub(crate) struct Source {
    /// The function that reads it.
    pub(crate) function: Option<ExprPath>,
    /// The module whose function `deserialize` reads it.
    pub(crate) module: Option<ExprPath>,
    pub(crate) default: DefaultValue,
}

/// The value of a field that is missing, where serde has one.
pub(crate) enum DefaultValue {
    None,
    /// That of the field's type.
    OfType,
    Function(ExprPath),
    /// That of the field in the default value of the struct.
    OfStruct(Option<ExprPath>),
}

impl Source {
    fn new(names: &Names, container: &Names) -> Self {
        let default = match (&names.default_function, names.default || names.skip) {
            (Some(function), _) => DefaultValue::Function(function.clone()),
            (None, _) if container.default && !names.default => {
                DefaultValue::OfStruct(container.default_function.clone())
            }
            (None, true) => DefaultValue::OfType,
            (None, false) => DefaultValue::None,
        };
        let (function, module) = (names.deserialize_with.clone(), names.with.clone());
        Self { function, module, default }
    }

    /// Whether a function reads it.
    pub(crate) fn is_converted(&self) -> bool {
        self.function.is_some() || self.module.is_some()
    }
}

/// The word `nested`, and what it says besides.
pub(crate) struct Nested {
    pub(crate) name: Ident,
    pub(crate) context: Option<Expr>,
    pub(crate) condition: Option<Expr>,
    pub(crate) when: Option<usize>,
    /// Whether the container said it for all its fields, so that one with rules of its own need not be a request.
    pub(crate) is_implied: bool,
}

/// Rules in the order they were written, and the conditions that some stand under.
#[derive(Default)]
pub(crate) struct Rules {
    pub(crate) list: Vec<Rule>,
    pub(crate) whens: Vec<When>,
}

/// The condition of a `when(..)`, and the number of the one around it.
pub(crate) struct When {
    pub(crate) name: Ident,
    pub(crate) condition: Expr,
    pub(crate) outer: Option<usize>,
}

pub(crate) struct Rule {
    pub(crate) spec: &'static Spec,
    pub(crate) name: Ident,
    /// Its own arguments, in order.
    pub(crate) args: Vec<Arg>,
    /// Those whose names it does not know.
    pub(crate) unknown: Vec<Arg>,
    pub(crate) code: Option<Expr>,
    pub(crate) message: Option<Expr>,
    pub(crate) message_fn: Option<Expr>,
    /// What a token endpoint answers where it is broken.
    pub(crate) error: Option<Expr>,
    pub(crate) condition: Option<Expr>,
    /// The number of the `when(..)` it stands in.
    pub(crate) when: Option<usize>,
    /// Those in its own parentheses.
    pub(crate) rules: Vec<Rule>,
}

impl<'a> Request<'a> {
    pub(crate) fn from_input(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let container = Container::from_attrs(&input.attrs, errors);
        let shape = match &input.data {
            Data::Struct(data) => {
                Shape::Struct(fields(&data.fields, &container.names, &container, None, errors))
            }
            Data::Enum(data) => Shape::Enum(
                data.variants
                    .iter()
                    .map(|variant| Variant::from_variant(variant, &container, errors))
                    .collect(),
            ),
            Data::Union(_) => {
                let message = "`Validate` is derived for structs and enums, and this is a union";
                errors.on(&input.ident, message);
                Shape::Struct(Vec::new())
            }
        };
        Self { ident: &input.ident, generics: &input.generics, container, shape }
    }

    /// Leaves out the rules of fields that are skipped, once they have been looked at for mistakes.
    pub(crate) fn skip(&mut self) {
        let fields: Vec<&mut Field<'_>> = match &mut self.shape {
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

    /// All fields, of all variants.
    pub(crate) fn fields(&self) -> Vec<&Field<'a>> {
        match &self.shape {
            Shape::Struct(fields) => fields.iter().collect(),
            Shape::Enum(variants) => variants.iter().flat_map(|variant| &variant.fields).collect(),
        }
    }
}

impl<'a> Variant<'a> {
    fn from_variant(variant: &'a syn::Variant, container: &Container, errors: &mut Errors) -> Self {
        for attr in variant.attrs.iter().filter(|attr| attr.path().is_ident("validate")) {
            let message = "`#[validate(..)]` stands at the enum or at a field, not at a variant";
            errors.on(attr, message);
        }
        let mut names = Names::from_attrs(&variant.attrs);
        let name = variant.ident.unraw().to_string();
        let cased = || container.names.rename_all.map(|case| case.variant(&name));
        let wire = names.rename.clone().or_else(cased).unwrap_or_else(|| name.clone());
        let step = container.names.step(&names, &wire);
        let is_unit = matches!(variant.fields, Fields::Unit);
        let is_text = is_unit && container.names.tags_externally(&names);
        names.rename_all = names.rename_all.or(container.names.rename_all_fields);
        let fields = fields(&variant.fields, &names, container, Some(&variant.ident), errors);
        let known_by = match (names.skip, names.other, names.untagged) {
            (true, ..) => KnownBy::Nothing,
            (_, true, _) => KnownBy::AnyOther,
            (.., true) => KnownBy::Shape,
            _ => KnownBy::Name,
        };
        let is_opaque = names.with.is_some() || names.deserialize_with.is_some();
        let (ident, aliases) = (&variant.ident, names.aliases);
        Self { ident, name, wire, step, is_unit, is_text, known_by, aliases, is_opaque, fields }
    }

    /// Whether serde reads it by its name.
    pub(crate) fn is_read(&self) -> bool {
        matches!(self.known_by, KnownBy::Name | KnownBy::Shape)
    }
}

/// The fields of a struct or a variant, whose names are cased as `names` says.
fn fields<'a>(
    fields: &'a Fields,
    names: &Names,
    container: &Container,
    variant: Option<&Ident>,
    errors: &mut Errors,
) -> Vec<Field<'a>> {
    let is_newtype = fields.len() == 1;
    let mut indexes = 0..;
    let read = fields.iter().zip(fields.members()).enumerate().map(|(i, (field, member))| {
        let binding = (format_ident!("__f{i}"), variant.is_some());
        let mut read = Field::new(field, member, binding, names, container);
        let is_unnamed = matches!(read.member, Member::Unnamed(_));
        if is_unnamed && !is_newtype && !names.transparent && read.is_read() {
            read.index = indexes.next();
        }
        if is_unnamed || names.transparent {
            read.wire = read.index.map_or_else(String::new, |index| index.to_string());
        }
        read.read_all(field, container, errors);
        read
    });
    read.collect()
}

/// What may stand at a field.
const USAGE: &str = "rules, as in `#[validate(length(min = 1))]`, or `nested`, or `skip`";

impl<'a> Field<'a> {
    fn new(
        field: &'a syn::Field,
        member: Member,
        (binding, is_in_variant): (Ident, bool),
        container_names: &Names,
        container: &Container,
    ) -> Self {
        let names = Names::from_attrs(&field.attrs);
        let source = Source::new(&names, container_names);
        let name = match &member {
            Member::Named(ident) => ident.unraw().to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        };
        let cased =
            || container_names.rename_all.map_or_else(|| name.clone(), |case| case.field(&name));
        let wire = if names.flatten { String::new() } else { names.rename.unwrap_or_else(cased) };
        let is_named = matches!(member, Member::Named(_)) && !names.flatten;
        let has_aliases = is_named && !names.skip && !container_names.transparent;
        let case = container.form_names.as_ref().filter(|_| is_named);
        let form = case.map(|(_, case)| case.field(&name));
        Self {
            member,
            binding,
            is_in_variant,
            ty: &field.ty,
            name,
            wire,
            index: None,
            form,
            aliases: if has_aliases { names.aliases } else { Vec::new() },
            basic: None,
            given: (None, None),
            description: description(&field.attrs),
            row: None,
            example_row: None,
            example: None,
            secret: false,
            presence: match (names.skip, names.default || container_names.default) {
                (true, _) => Presence::Never,
                (false, true) => Presence::Perhaps,
                (false, false) => Presence::Always,
            },
            flatten: names.flatten,
            source,
            nested: None,
            skip: None,
            rules: Rules::default(),
            is_leaf: false,
            is_wrong: false,
        }
    }

    fn read_all(&mut self, field: &syn::Field, container: &Container, errors: &mut Errors) {
        let before = errors.n();
        let items = read::items(&field.attrs, USAGE, errors);
        read::each(&items, errors, |item, errors| self.read(item, None, errors));
        self.is_wrong = errors.n() > before;
        errors.begin(before, self.row.as_deref());
        if container.nest_all_fields
            && self.nested.is_none()
            && self.skip.is_none()
            && !self.is_leaf
        {
            // What is wrong with it is so at the field: the word may be far away.
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

    /// Whether serde reads it.
    pub(crate) fn is_read(&self) -> bool {
        self.presence != Presence::Never
    }

    /// The name on forms.
    pub(crate) fn on_forms(&self) -> &String {
        self.form.as_ref().unwrap_or(&self.wire)
    }

    /// What an error about the field as a whole points at.
    pub(crate) fn place(&self) -> TokenStream {
        match &self.member {
            Member::Named(ident) => ident.to_token_stream(),
            Member::Unnamed(_) => self.ty.to_token_stream(),
        }
    }

    /// A reference to its value: its binding, or the field of `self`.
    pub(crate) fn value(&self, is_bound: bool, span: Span) -> TokenStream {
        if is_bound || self.is_in_variant {
            return Ident::new(&self.binding.to_string(), span).into_token_stream();
        }
        let member = &self.member;
        quote_spanned!(span=> &self.#member)
    }

    fn read(&mut self, item: &Item, when: Option<usize>, errors: &mut Errors) {
        match item.name.to_string().as_str() {
            "nested" => {
                self.nested = read::nested(item, when, errors);
                self.is_leaf = self.nested.is_none();
            }
            "when" => {
                let (inner, when) = self.rules.enter(item, when, errors);
                read::each(inner, errors, |item, errors| self.read(item, when, errors));
            }
            name if when.is_some() && FACTS.contains(&name) => {
                errors.on(&item.name, format!("`{name}` does not depend on a condition"));
            }
            "skip" => self.skip = read::flag(item, errors).filter(|(_, is_on)| *is_on).map(|f| f.0),
            "secret" => self.secret = read::flag(item, errors).is_some_and(|(_, is_on)| is_on),
            "name" => {
                self.given.0 = errors.take(read::name(item));
                self.wire = self.given.0.as_ref().map_or_else(String::new, LitStr::value);
            }
            "form" => {
                self.given.1 = errors.take(read::name(item));
                self.form = self.given.1.as_ref().map(LitStr::value);
            }
            "basic" => self.basic = errors.take(read::part(item)),
            "description" => {
                let text = errors.take(read::text(item)).map(|text| text.value());
                self.description = text.filter(|text| !text.is_empty()).map(|text| quote!(#text));
            }
            // Of a field table in a file, whose lines no span can point at.
            "row" => self.row = errors.take(read::text(item)).map(|text| text.value()),
            "example" => self.example = errors.take(read::literal(item)).cloned(),
            name if OPTIONS.contains(&name) => {
                errors.on(&item.name, format!("`{name}` belongs to the struct, not to a field"));
            }
            _ => self.rules.read(item, when, At::Field, errors),
        }
    }
}

impl Rules {
    /// The numbers of the conditions that this one stands in, itself first.
    pub(crate) fn around(&self, when: Option<usize>) -> impl Iterator<Item = usize> {
        std::iter::successors(when, |when| self.whens.get(*when)?.outer)
    }

    /// Reads a rule.
    pub(crate) fn read(&mut self, item: &Item, when: Option<usize>, at: At, errors: &mut Errors) {
        let rule = read::rule(item, at, self, errors);
        self.list.extend(rule.map(|rule| Rule { when, ..rule }));
    }

    /// What stands in a `when(..)`, with its number.
    pub(crate) fn enter<'i>(
        &mut self,
        item: &'i Item,
        outer: Option<usize>,
        errors: &mut Errors,
    ) -> (&'i [Item], Option<usize>) {
        let Body::Group(Some(condition), rules) = &item.body else {
            errors.on(
                &item.name,
                "`when` takes a condition and rules: `when(EXPR, length(min = 1))`",
            );
            return (&[], None);
        };
        if rules.is_empty() {
            errors.on(&item.name, "`when` has no rules: they follow its condition");
        }
        read::condition("when", condition, errors);
        let (name, condition) = (item.name.clone(), condition.clone());
        self.whens.push(When { name, condition, outer });
        (rules, Some(self.whens.len() - 1))
    }
}

impl Rule {
    /// Whether it is checked on no condition.
    pub(crate) fn is_always(&self) -> bool {
        self.condition.is_none() && self.when.is_none()
    }

    /// The argument of that name.
    pub(crate) fn arg(&self, name: &str) -> Option<&Arg> {
        self.args.iter().find(|arg| arg.name.as_ref().is_some_and(|ident| ident == name))
    }

    /// The arguments without a name that are no words.
    pub(crate) fn listed(&self) -> impl Iterator<Item = &Expr> {
        let words = self.spec.takes.words();
        let is_word = |arg: &&Arg| words.iter().any(|word| arg.is_word(word));
        self.args
            .iter()
            .filter(move |arg| arg.name.is_none() && !is_word(arg))
            .map(|arg| &arg.value)
    }

    /// Whether that word stands in it.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.args.iter().any(|arg| arg.is_word(word))
    }

    /// What stands by that name, or alone.
    pub(crate) fn named_or_listed(&self, name: &str) -> Option<&Expr> {
        self.arg(name).map(|arg| &arg.value).or_else(|| self.listed().next())
    }

    /// The names of the other fields it is about, where they are names.
    pub(crate) fn others(&self) -> impl Iterator<Item = &Expr> {
        self.arg("other").map(|arg| &arg.value).into_iter().chain(self.listed())
    }
}

/// The name of another field, as an argument has it: a word, a text or the number of a place in a tuple.
pub(crate) fn field_name(value: &Expr) -> Option<String> {
    if let Some(word) = literal::word(value) {
        return Some(word.unraw().to_string());
    }
    match literal::Number::of(value) {
        Some(literal::Number::Integer(index)) => Some(index.to_string()),
        _ => literal::text(value),
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
