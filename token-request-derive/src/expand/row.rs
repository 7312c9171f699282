//! The table and its rows.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprPath, Generics};

use super::{Code, Place};
use crate::attr::Arg;
use crate::check::schemes;
use crate::literal::{self, Number};
use crate::model::{Field, KnownBy, Presence, Request, Rule, Rules, Shape, Variant, field_name};
use crate::names::Names;
use crate::read::generated;
use crate::rule::{Spec, Takes};

/// `Table::new("Login", &[..]).whole(&Field::new("", Any).rules(&[..]))`
pub(crate) fn table(code: &Code<'_>) -> TokenStream {
    let request = code.request;
    let name = request.ident.to_string();
    let whole = &request.container.rules;
    let mut table = match &request.shape {
        Shape::Struct(fields) => {
            let rows = fields.iter().map(|field| row(code, field, fields));
            quote!(__p::Table::new(#name, &[#(#rows),*]))
        }
        Shape::Enum(variants) => {
            let variants = variants.iter().map(|variant| self::variant(code, variant));
            let tagging = tagging(&request.container.names);
            quote!(__p::Table::new(#name, &[]).variants(&[#(#variants),*]) #tagging)
        }
    };
    table.extend(tag(request));
    if request.container.names.deny_unknown {
        table.extend(quote!(.deny_unknown(true)));
    }
    if !whole.list.is_empty() {
        let place = Place { code, fields: request.shape.fields(), rules: whole, is_bound: false };
        let rules = whole.list.iter().map(|rule| rule_row(&place, rule, &|_| TokenStream::new()));
        table.extend(quote!(.whole(&__p::Field::new("", __p::Type::Any).rules(&[#(#rules),*]))));
    }
    table
}

/// `.tag(&Field::new("type", Type::Names(&[..])).rules(&[rule("one_of", &[..]).error("unsupported_grant_type")]))`
fn tag(request: &Request<'_>) -> Option<TokenStream> {
    let (Shape::Enum(variants), Some((_, error)), Some(tag)) =
        (&request.shape, &request.container.tag_error, &request.container.names.tag)
    else {
        return None;
    };
    let names = variants.iter().map(|variant| &variant.wire);
    let names = quote!(&[#(#names),*]);
    Some(quote! {
        .tag(&__p::Field::new(#tag, __p::Type::Names(#names)).required(true).rules(&[
            __p::rule("one_of", &[
                __p::Arg { name: ::core::option::Option::None, value: __p::Value::Texts(#names) }
            ]).error(#error)
        ]))
    })
}

/// `impl HasTableType for Login { const TYPE: Type = Type::Object(|| <Self as Validate>::TABLE); }`, so that a table that
/// holds it can say so. An enum without fields is a text, one of its names.
pub(crate) fn kind(code: &Code<'_>) -> Option<TokenStream> {
    let trait_ = code.trait_of_table()?;
    let ident = code.request.ident;
    let (impl_generics, ty, bounds) = code.generics.split_for_impl();
    let variants = match &code.request.shape {
        Shape::Enum(variants) if variants.iter().all(|variant| variant.is_text) => &variants[..],
        _ => &[],
    };
    let container = &code.request.container;
    let kind = if container.opaque || container.names.is_converted {
        quote!(__p::Type::Any)
    } else if variants.is_empty() {
        quote!(__p::Type::Object(|| <Self as #trait_>::TABLE))
    } else if variants.iter().any(|variant| variant.known_by == KnownBy::AnyOther) {
        quote!(__p::Type::String)
    } else {
        quote!(__p::Type::Names(<Self as __p::WireNames>::WIRE_NAMES))
    };
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics __p::HasTableType for #ident #ty #bounds {
            const TYPE: __p::Type = #kind;
        }
    })
}

/// `.tagging(Tagging::Internal("type"))`, or nothing where the name stands outside.
fn tagging(names: &Names) -> Option<TokenStream> {
    let tagging = match (&names.tag, &names.content) {
        _ if names.untagged => quote!(Untagged),
        (Some(tag), Some(content)) => quote!(Adjacent { tag: #tag, content: #content }),
        (Some(tag), None) => quote!(Internal(#tag)),
        (None, _) => return None,
    };
    Some(quote!(.tagging(__p::Tagging::#tagging)))
}

/// `Variant::new("Card", "card", &Field::new("Card", Any).wire("card"), &[..])`
fn variant(code: &Code<'_>, variant: &Variant<'_>) -> TokenStream {
    let Variant { name, wire, step, fields, aliases, .. } = variant;
    let rows = fields.iter().map(|field| row(code, field, fields));
    let step = quote!(__p::Field::new(#name, __p::Type::Any).wire(#step));
    let aliases = (!aliases.is_empty()).then(|| quote!(.aliases(&[#(#aliases),*])));
    let unit = variant.is_unit.then(|| quote!(.unit(true)));
    let known_by = match variant.known_by {
        KnownBy::Name => None,
        KnownBy::AnyOther => Some(quote!(.known_by(__p::KnownBy::AnyOther))),
        KnownBy::Shape => Some(quote!(.known_by(__p::KnownBy::Shape))),
        KnownBy::Nothing => Some(quote!(.known_by(__p::KnownBy::Nothing))),
    };
    quote!(__p::Variant::new(#name, #wire, &#step, &[#(#rows),*]) #aliases #unit #known_by)
}

/// `field("grant_type", "grantType", Facts { ty: Probe::<Option<String>>::__TYPE, .. }, Some(true), None, &[..])`
fn row(code: &Code<'_>, field: &Field<'_>, fields: &[Field<'_>]) -> TokenStream {
    let Field { name, wire, ty, .. } = field;
    let is_required = |rule: &Rule| rule.spec.name == "required" && rule.is_always();
    let required = if field.rules.list.iter().any(is_required) {
        quote!(__p::Fact::Yes)
    } else if field.presence != Presence::Always {
        quote!(__p::Fact::No)
    } else {
        quote!(__p::Fact::OfType)
    };
    let secret = if field.secret { quote!(__p::Fact::Yes) } else { quote!(__p::Fact::OfType) };
    let (kind, optional) = kind_of(code, field);
    let facts = quote! {
        __p::Facts {
            ty: #kind,
            shape: __p::Probe::<#ty>::__SHAPE,
            optional: #optional,
            secret: __p::Probe::<#ty>::__SECRET,
            required: #required,
            keeps_secret: #secret,
        }
    };
    let place = Place { code, fields, rules: &field.rules, is_bound: false };
    let elements = |rule: &Rule| elements(field, rule);
    let rules = field.rules.list.iter().map(|rule| rule_row(&place, rule, &elements));
    let said = said(field);
    quote!(__p::field(#name, #wire, #facts, &[#(#rules),*]) #said)
}

/// What the table says of a field's type, and whether it may be absent. Of what is nested and generic, its own table tells.
fn kind_of(code: &Code<'_>, field: &Field<'_>) -> (TokenStream, TokenStream) {
    let ty = field.ty;
    let mut params = code.request.generics.type_params();
    let tokens = quote!(#ty);
    let is_generic = params.any(|param| super::bounds::mentions(&tokens, &param.ident));
    if is_generic && field.nested.is_some() && code.request.container.context.is_none() {
        let optional =
            quote!((__p::Probe::<#ty>::__OPTIONAL | __p::Probe::<#ty>::__NESTED_OPTIONAL));
        return (quote!(__p::Probe::<#ty>::__NESTED), optional);
    }
    (quote!(__p::Probe::<#ty>::__TYPE), quote!(__p::Probe::<#ty>::__OPTIONAL))
}

/// `.form("grant-type").example("x")`: what only some fields say.
fn said(field: &Field<'_>) -> TokenStream {
    let mut said = TokenStream::new();
    if let Some(form) = &field.form {
        said.extend(quote!(.form(#form)));
    }
    if !field.aliases.is_empty() {
        let aliases = &field.aliases;
        said.extend(quote!(.aliases(&[#(#aliases),*])));
    }
    if let Some(basic) = &field.basic {
        let part = if basic.value() == "user" { quote!(User) } else { quote!(Password) };
        said.extend(quote!(.basic(__p::BasicPart::#part)));
    }
    if field.flatten {
        said.extend(quote!(.flatten(true)));
    }
    if !field.is_read() {
        said.extend(quote!(.skipped(true)));
    }
    if field.source.is_converted() {
        said.extend(quote!(.converted(true)));
    }
    if let Some(index) = field.index {
        said.extend(quote!(.index(#index)));
    }
    if let Some(description) = &field.description {
        said.extend(quote!(.description(#description)));
    }
    if let Some(example) = field.example.as_ref().map(super::example::text) {
        said.extend(quote!(.example(#example)));
    }
    said
}

/// The row of what the elements are that a field's rule is about, without their rules.
fn elements(field: &Field<'_>, rule: &Rule) -> TokenStream {
    let Field { name, ty, .. } = field;
    let secret = if field.secret {
        quote!(true)
    } else {
        quote!(__p::Probe::<#ty>::__SECRETS | __p::Probe::<#ty>::__SECRET_TEXTS)
    };
    if is_of_keys(rule) {
        return quote!(__p::element(#name, __p::Probe::<#ty>::__KEYS, __p::Type::Any, #secret));
    }
    quote!(__p::element(#name, __p::Probe::<#ty>::__TYPE, __p::Probe::<#ty>::__SHAPE, #secret))
}

fn is_of_keys(rule: &Rule) -> bool {
    rule.spec.name == "keys"
}

/// `rule("length", &[Arg { name: Some("min"), value: Value::Integer(1) }]).code("short")`. `elements` is the row of what
/// the elements are that a rule is about, without their rules.
fn rule_row(
    place: &Place<'_>,
    rule: &Rule,
    elements: &dyn Fn(&Rule) -> TokenStream,
) -> TokenStream {
    let Spec { name, .. } = rule.spec;
    let args = rule.args.iter().map(|arg| arg_row(place, rule, arg));
    let mut row = quote!(__p::rule(#name, &[#(#args),*]));
    if let Some(code) = rule.code.as_ref().map(text) {
        row.extend(quote!(.code(#code)));
    }
    if let Some(message) = rule.message.as_ref().map(text) {
        row.extend(quote!(.message(#message)));
    }
    if let Some(error) = rule.error.as_ref().map(error) {
        row.extend(quote!(.error(#error)));
    }
    if let Some(path) = &rule.message_fn {
        row.extend(
            quote_spanned!(generated(path.span())=> .message_fn(|__violation| __p::Message::message(#path(__violation)))),
        );
    }
    if let Some(condition) = condition(rule, place.rules) {
        row.extend(quote!(.condition(#condition)));
    }
    if rule.spec.takes == Takes::Rules {
        let elements = elements(rule);
        let within = |inner: &Rule| {
            let within = if is_of_keys(inner) { quote!(keys_within) } else { quote!(within) };
            quote!(__p::#within(#elements))
        };
        let rows = rule.rules.iter().map(|inner| rule_row(place, inner, &within));
        row.extend(quote!(.elements(&#elements.rules(&[#(#rows),*]))));
    }
    row
}

/// All conditions that it stands under, outermost first.
fn condition(rule: &Rule, rules: &Rules) -> Option<String> {
    let around = rules.around(rule.when);
    let mut conditions: Vec<&Expr> =
        around.filter_map(|number| Some(&rules.whens.get(number)?.condition)).collect();
    conditions.reverse();
    conditions.extend(&rule.condition);
    let sources: Vec<_> = conditions.into_iter().map(literal::source).collect();
    (!sources.is_empty()).then(|| sources.join(" && "))
}

fn arg_row(place: &Place<'_>, rule: &Rule, arg: &Arg) -> TokenStream {
    let value = value(place, rule, arg);
    let name = match arg.name.as_ref().map(ToString::to_string) {
        None if rule.spec.takes == Takes::Pattern => Some("pattern".to_owned()),
        None if schemes(&arg.value).is_some() => Some("schemes".to_owned()),
        name => name,
    };
    let name = name.map_or_else(
        || quote!(::core::option::Option::None),
        |name| quote!(::core::option::Option::Some(#name)),
    );
    quote!(__p::Arg { name: #name, value: #value })
}

fn value(place: &Place<'_>, rule: &Rule, arg: &Arg) -> TokenStream {
    let is_word = rule.spec.takes.words().iter().any(|word| arg.is_word(word));
    match rule.spec.takes {
        Takes::Other | Takes::Fields => other(place, &arg.value),
        Takes::Texts if !is_word && literal::text(&arg.value).is_none() => {
            let texts = texts(rule, &arg.value, &place.code.generics, "WIRE_NAMES");
            quote!(__p::Value::Texts(#texts))
        }
        Takes::Pattern | Takes::Text if literal::text(&arg.value).is_none() => {
            let text = text(&arg.value);
            quote!(__p::Value::String(#text))
        }
        _ => match (Number::of(&arg.value), literal::text(&arg.value), schemes(&arg.value)) {
            (Some(Number::Integer(number)), ..) => quote!(__p::Value::Integer(#number)),
            (Some(Number::Float(number)), ..) => quote!(__p::Value::Float(#number)),
            (_, Some(text), _) => quote!(__p::Value::String(#text)),
            (.., Some(schemes)) => quote!(__p::Value::Texts(&[#(#schemes),*])),
            _ => {
                let source = literal::source(&arg.value);
                quote!(__p::Value::Source(#source))
            }
        },
    }
}

/// The other field, by both its names. One that is flattened has but that in Rust.
fn other(place: &Place<'_>, value: &Expr) -> TokenStream {
    let name = field_name(value).unwrap_or_default();
    let field = place.field(value);
    let wire = field.map(|field| if field.flatten { &name } else { &field.wire });
    let form = field.and_then(|field| field.form.as_ref()).map_or_else(
        || quote!(::core::option::Option::None),
        |form| quote!(::core::option::Option::Some(#form)),
    );
    quote!(__p::Value::Field { name: #name, wire: #wire, form: #form })
}

/// One text, of a literal or a constant.
pub(crate) fn text(value: &Expr) -> TokenStream {
    match literal::string(value) {
        Some(text) => quote!(#text),
        None => constant(value, "text"),
    }
}

/// The same of what a token endpoint may answer.
fn error(value: &Expr) -> TokenStream {
    match literal::string(value) {
        Some(text) => quote!(#text),
        None => constant(value, "error"),
    }
}

/// `const { __p::text(CODE) }`. A constant of another type is the same error wherever this stands, which the compiler then shows
/// once.
fn constant(value: &Expr, function: &str) -> TokenStream {
    let function = Ident::new(function, generated(value.span()));
    quote_spanned!(function.span()=> const { __p::#function(#value) })
}

/// The texts that a constant has, or an enum by this name.
pub(crate) fn texts(rule: &Rule, value: &Expr, generics: &Generics, names: &str) -> TokenStream {
    let names = format_ident!("{names}");
    match names_of(value, generics) {
        Some(ty) => quote!(<#ty as __p::WireNames>::#names),
        None if rule.spec.name == "one_of" => constant(value, "some_texts"),
        None => constant(value, "texts"),
    }
}

/// The enum whose names are meant: a type parameter, or what is not all capitals, as a constant is.
pub(crate) fn names_of<'e>(value: &'e Expr, generics: &Generics) -> Option<&'e ExprPath> {
    let Expr::Path(ty) = value else { return None };
    let last = &ty.path.segments.last()?.ident;
    let is_param = || generics.type_params().any(|param| ty.path.is_ident(&param.ident));
    let name = last.to_string();
    (name != name.to_uppercase() || is_param()).then_some(ty)
}
