//! The field table: `const TABLE`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Expr;
use syn::spanned::Spanned;

use super::context::CheckContext;
use super::implementation::Implementation;
use crate::argument::Argument;
use crate::literal;
use crate::model::{
    FieldModel, FieldPresence, IdentifiedBy, Request, Rules, SerdeAttributes, Shape, VariantModel,
};
use crate::rules::code::{text, text_through};
use crate::rules::rule::{Form, Part, RuleModel};
use crate::scope::{generated, mentions};

/// Returns `Table::new("Login", &[..]).whole(&Field::new("", Any).rules(&[..]))`
pub(super) fn table(implementation: &Implementation<'_>) -> TokenStream {
    let request = implementation.request;
    let name = request.ident.to_string();
    let whole = &request.container.rules;
    let mut table = match &request.shape {
        Shape::Struct(fields) => {
            let rows = fields.iter().map(|field| row(implementation, field, fields));
            quote!(__p::Table::new(#name, &[#(#rows),*]))
        }
        Shape::Enum(variants) => {
            let variants = variants.iter().map(|variant| self::variant(implementation, variant));
            let tagging = tagging(&request.container.serde);
            quote!(__p::Table::new(#name, &[]).variants(&[#(#variants),*]) #tagging)
        }
    };
    table.extend(tag(request));
    if request.container.serde.deny_unknown {
        table.extend(quote!(.deny_unknown(true)));
    }
    if !whole.list.is_empty() {
        let context = CheckContext {
            implementation,
            fields: request.shape.fields(),
            rules: whole,
            is_bound: false,
        };
        let rules = whole.list.iter().map(|rule| rule_row(&context, rule, &|_| TokenStream::new()));
        table.extend(quote!(.whole(&__p::Field::new("", __p::Type::Any).rules(&[#(#rules),*]))));
    }
    table
}

/// Returns `.tag(&Field::new("type", Type::Names(&[..])).rules(&[rule("one_of", &[..]).error("unsupported_grant_type")]))`
fn tag(request: &Request<'_>) -> Option<TokenStream> {
    let (Shape::Enum(variants), Some((_, error)), Some(tag)) =
        (&request.shape, &request.container.tag_error, &request.container.serde.tag)
    else {
        return None;
    };
    let names = variants.iter().map(|variant| &variant.wire);
    let names = quote!(&[#(#names),*]);
    Some(quote! {
        .tag(&__p::Field::new(#tag, __p::Type::Names(#names)).required(true).rules(&[
            __p::rule("one_of", &[
                __p::Arg::listed(__p::Value::Texts(#names))
            ]).error(#error)
        ]))
    })
}

/// Returns `impl HasTableType for Login { const TYPE: Type = Type::Object(|| <Self as Validate>::TABLE); }`, which tables with a field
/// of this type use. An enum without fields is a text, one of its names.
pub(super) fn described(implementation: &Implementation<'_>) -> Option<TokenStream> {
    let trait_ = implementation.trait_of_table()?;
    let ident = implementation.request.ident;
    let (impl_generics, ty, bounds) = implementation.generics.split_for_impl();
    let variants = match &implementation.request.shape {
        Shape::Enum(variants) if variants.iter().all(|variant| variant.is_text) => &variants[..],
        _ => &[],
    };
    let container = &implementation.request.container;
    let ty_in_table = if container.opaque || container.serde.is_converted {
        quote!(__p::Type::Any)
    } else if variants.is_empty() {
        quote!(__p::Type::Object(|| <Self as #trait_>::TABLE))
    } else if variants.iter().any(|variant| variant.identified_by == IdentifiedBy::AnyOther) {
        quote!(__p::Type::String)
    } else {
        quote!(__p::Type::Names(<Self as __p::WireNames>::WIRE_NAMES))
    };
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics __p::HasTableType for #ident #ty #bounds {
            const TYPE: __p::Type = #ty_in_table;
        }
    })
}

/// Returns `.tagging(Tagging::Internal("type"))`, or nothing for an externally tagged enum.
fn tagging(serde: &SerdeAttributes) -> Option<TokenStream> {
    let tagging = match (&serde.tag, &serde.content) {
        _ if serde.untagged => quote!(Untagged),
        (Some(tag), Some(content)) => quote!(Adjacent { tag: #tag, content: #content }),
        (Some(tag), None) => quote!(Internal(#tag)),
        (None, _) => return None,
    };
    Some(quote!(.tagging(__p::Tagging::#tagging)))
}

/// Returns `Variant::new("Card", "card", &Field::new("Card", Any).wire("card"), &[..])`
fn variant(implementation: &Implementation<'_>, variant: &VariantModel<'_>) -> TokenStream {
    let VariantModel { name, wire, step, fields, aliases, .. } = variant;
    let rows = fields.iter().map(|field| row(implementation, field, fields));
    let step = quote!(__p::Field::new(#name, __p::Type::Any).wire(#step));
    let aliases = (!aliases.is_empty()).then(|| quote!(.aliases(&[#(#aliases),*])));
    let unit = variant.is_unit.then(|| quote!(.unit(true)));
    let identified_by = match variant.identified_by {
        IdentifiedBy::Name => None,
        IdentifiedBy::AnyOther => Some(quote!(.known_by(__p::KnownBy::AnyOther))),
        IdentifiedBy::Shape => Some(quote!(.known_by(__p::KnownBy::Shape))),
        IdentifiedBy::Nothing => Some(quote!(.known_by(__p::KnownBy::Nothing))),
    };
    quote!(__p::Variant::new(#name, #wire, &#step, &[#(#rows),*]) #aliases #unit #identified_by)
}

/// Returns `field("grant_type", "grantType", Probe::<Option<String>>::__TYPE, .., &[..]).required(true)`.
fn row(
    implementation: &Implementation<'_>,
    field: &FieldModel<'_>,
    fields: &[FieldModel<'_>],
) -> TokenStream {
    let FieldModel { name, wire, ty, .. } = field;
    let (in_table, optional) = type_of(implementation, field);
    let context = CheckContext { implementation, fields, rules: &field.rules, is_bound: false };
    let elements = |rule: &RuleModel| elements(field, rule);
    let rules = field.rules.list.iter().map(|rule| rule_row(&context, rule, &elements));
    let details = details(field);
    quote! {
        __p::field(
            #name, #wire, #in_table, __p::Probe::<#ty>::__SHAPE, #optional, __p::Probe::<#ty>::__SECRET, &[#(#rules),*]
        ) #details
    }
}

/// Returns the field's type in the table, and whether its value may be absent. For a nested generic type both come from its own
/// table.
fn type_of(
    implementation: &Implementation<'_>,
    field: &FieldModel<'_>,
) -> (TokenStream, TokenStream) {
    let ty = field.ty;
    let mut params = implementation.request.generics.type_params();
    let tokens = quote!(#ty);
    let is_generic = params.any(|param| mentions(&tokens, &param.ident));
    if is_generic && field.nested.is_some() && implementation.request.container.context.is_none() {
        let optional =
            quote!((__p::Probe::<#ty>::__OPTIONAL | __p::Probe::<#ty>::__NESTED_OPTIONAL));
        return (quote!(__p::Probe::<#ty>::__NESTED), optional);
    }
    (quote!(__p::Probe::<#ty>::__TYPE), quote!(__p::Probe::<#ty>::__OPTIONAL))
}

/// Returns the calls for what only some fields have: `.required(true).form("grant-type").example("x")`.
fn details(field: &FieldModel<'_>) -> TokenStream {
    let mut details = TokenStream::new();
    let is_required = |rule: &RuleModel| rule.spec.name == "required" && rule.is_always();
    if field.rules.list.iter().any(is_required) {
        details.extend(quote!(.required(true)));
    } else if field.presence != FieldPresence::Always {
        details.extend(quote!(.required(false)));
    }
    if field.secret {
        details.extend(quote!(.secret(true)));
    }
    if let Some(form) = &field.form {
        details.extend(quote!(.form(#form)));
    }
    if !field.aliases.is_empty() {
        let aliases = &field.aliases;
        details.extend(quote!(.aliases(&[#(#aliases),*])));
    }
    if let Some(basic) = &field.basic {
        let part = if basic.value() == "user" { quote!(User) } else { quote!(Password) };
        details.extend(quote!(.basic(__p::BasicPart::#part)));
    }
    if field.flatten {
        details.extend(quote!(.flatten(true)));
    }
    if !field.is_read() {
        details.extend(quote!(.skipped(true)));
    }
    if field.source.is_converted() {
        details.extend(quote!(.converted(true)));
    }
    if let Some(index) = field.index {
        details.extend(quote!(.index(#index)));
    }
    if let Some(description) = &field.description {
        details.extend(quote!(.description(#description)));
    }
    if let Some(example) = field.example.as_ref().map(super::example::text) {
        details.extend(quote!(.example(#example)));
    }
    details
}

/// Returns the row of the elements that a rule of the field checks, without their rules.
fn elements(field: &FieldModel<'_>, rule: &RuleModel) -> TokenStream {
    let FieldModel { name, ty, .. } = field;
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

fn is_of_keys(rule: &RuleModel) -> bool {
    rule.spec.kind.form() == Form::Elements(Part::Key)
}

/// Returns `rule("length", &[Arg::named("min", Value::Integer(1))]).code("short")`. `elements` returns the row of
/// the elements that a rule checks, without their rules.
pub(super) fn rule_row(
    context: &CheckContext<'_>,
    rule: &RuleModel,
    elements: &dyn Fn(&RuleModel) -> TokenStream,
) -> TokenStream {
    let name = rule.spec.name;
    let args = rule.args.iter().map(|arg| argument(context, rule, arg));
    let mut row = quote!(__p::rule(#name, &[#(#args),*]));
    if let Some(code) = rule.code.as_ref().map(text) {
        row.extend(quote!(.code(#code)));
    }
    if let Some(message) = rule.message.as_ref().map(text) {
        row.extend(quote!(.message(#message)));
    }
    if let Some(error) = rule.error.as_ref().map(|error| text_through(error, "error")) {
        row.extend(quote!(.error(#error)));
    }
    if let Some(path) = &rule.message_fn {
        row.extend(
            quote_spanned!(generated(path.span())=> .message_fn(|__violation| __p::Message::message(#path(__violation)))),
        );
    }
    if let Some(condition) = condition(rule, context.rules) {
        row.extend(quote!(.condition(#condition)));
    }
    if matches!(rule.spec.kind.form(), Form::Elements(_)) {
        let elements = elements(rule);
        let within = |inner: &RuleModel| {
            let within = if is_of_keys(inner) { quote!(keys_within) } else { quote!(within) };
            quote!(__p::#within(#elements))
        };
        let rows = rule.rules.iter().map(|inner| rule_row(context, inner, &within));
        row.extend(quote!(.elements(&#elements.rules(&[#(#rows),*]))));
    }
    row
}

/// Returns the source text of all conditions of a rule, the outermost first.
fn condition(rule: &RuleModel, rules: &Rules) -> Option<String> {
    let around = rules.around(rule.when);
    let mut conditions: Vec<&Expr> =
        around.filter_map(|number| Some(&rules.whens.get(number)?.condition)).collect();
    conditions.reverse();
    conditions.extend(&rule.condition);
    let sources: Vec<_> = conditions.into_iter().map(literal::source).collect();
    (!sources.is_empty()).then(|| sources.join(" && "))
}

fn argument(context: &CheckContext<'_>, rule: &RuleModel, argument: &Argument) -> TokenStream {
    let kind = rule.spec.kind;
    let no_value = |_| TokenStream::new();
    let value = context.at_site(&no_value, |site| kind.table_value(rule, &argument.value, site));
    kind.table_name(argument).map_or_else(
        || quote!(__p::Arg::listed(#value)),
        |name| quote!(__p::Arg::named(#name, #value)),
    )
}
