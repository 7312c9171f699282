//! The body of `check`: the fields in the order of the table, then the rules of the whole request.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::condition::{condition, on_condition, stop};
use super::context::{CheckContext, CheckedValue};
use super::implementation::Implementation;
use super::rule::{RuleCheck, rules, user_context};
use crate::literal;
use crate::model::{FieldModel, Nested, Shape, VariantModel};
use crate::rules::SKIP;
use crate::rules::code::{self, typed};
use crate::rules::rule::{Form, RuleModel};
use crate::scope::{generated, outlined};

/// Returns the checks of all fields, then those of the whole request.
pub(super) fn request(implementation: &Implementation<'_>) -> TokenStream {
    let table = implementation.table();
    let fields = match &implementation.request.shape {
        Shape::Struct(fields) => self::fields(implementation, fields, &quote!(#table.fields)),
        Shape::Enum(variants) => self::variants(implementation, variants, &table),
    };
    let whole = whole(implementation, &table);
    let list = &implementation.request.container.rules.list;
    let start = list.iter().rposition(is_skipped_on_errors).map(|last| {
        let is_moved = list[..last].iter().any(is_schema);
        let mutable = is_moved.then(|| quote!(mut));
        quote!(let #mutable __start = __p::n_violations(__report);)
    });
    quote!(#start #fields #whole)
}

/// Returns the checks of an enum:
/// ```text
/// match self {
///     Self::Card { number: __f0 } => if let Break(()) = variant(report, TABLE.variants[0].step, |report| { .. }) { return STOP },
///     Self::Cash { .. } => {}
/// }
/// ```
fn variants(
    implementation: &Implementation<'_>,
    variants: &[VariantModel<'_>],
    table: &TokenStream,
) -> TokenStream {
    let arms = variants.iter().enumerate().map(|(i, variant)| {
        let ident = variant.ident;
        let bound = variant.fields.iter().map(|field| {
            let (member, binding) = (&field.member, &field.binding);
            quote!(#member: #binding)
        });
        let rows = quote!(#table.variants[#i].fields);
        let checks = fields(implementation, &variant.fields, &rows);
        if checks.is_empty() {
            return quote!(Self::#ident { .. } => {});
        }
        let step = stop(&quote! {
            __p::variant(__report, #table.variants[#i].step, |__report| { #checks __p::GO })
        });
        quote!(Self::#ident { #(#bound),* } => #step)
    });
    if variants.is_empty() { TokenStream::new() } else { quote!(match self { #(#arms)* }) }
}

/// Returns `let __rows = &TABLE.fields;` and the checks of the fields.
fn fields(
    implementation: &Implementation<'_>,
    fields: &[FieldModel<'_>],
    rows: &TokenStream,
) -> TokenStream {
    let checks = fields.iter().enumerate().map(|(i, field)| {
        let context = CheckContext { implementation, fields, rules: &field.rules, is_bound: false };
        self::field(&context, i, field)
    });
    let checks: TokenStream = checks.collect();
    if checks.is_empty() { checks } else { quote!(let __rows = &#rows; #checks) }
}

/// Returns the checks of a field in the order of its attributes, then that of its nested value.
fn field(context: &CheckContext<'_>, index: usize, field: &FieldModel<'_>) -> TokenStream {
    let value = |span| context.value(field, span);
    let checked = CheckedValue { value: &value, index, secret: field.secret };
    let rules = rules(context, &checked, &field.rules.list);
    let Some(nested) = &field.nested else { return rules };
    let whens = context.whens(nested.when, &field.rules.list);
    let nested = self::nested(context, &checked, nested);
    quote!(#rules #whens #nested)
}

/// Returns the check of a nested value, through our trait or that of `validator`.
pub(super) fn nested(
    context: &CheckContext<'_>,
    checked: &CheckedValue<'_>,
    nested: &Nested,
) -> TokenStream {
    let span = generated(nested.name.span());
    let row = checked.row();
    let field = (checked.value)(Span::call_site());
    let value = quote_spanned!(span=> __value);
    let has_context = context.implementation.context.is_some();
    let check = if let Some(given) = nested.context.as_ref().map(outlined) {
        quote_spanned!(span=> __report.nested_with(#row, #value, #given))
    } else {
        let given = if has_context { quote!(context) } else { quote!(&()) };
        // The trait of types that cannot be nested makes them an error, unless `nest_all_fields` includes the field.
        let otherwise = match (nested.is_implied, has_context) {
            (true, _) => quote!(NotNestedAllowed),
            (false, true) => quote!(NotNestedWith),
            (false, false) => quote!(NotNested),
        };
        quote_spanned! {span=>
            {
                use __p::#otherwise as _;
                (&&&&&__p::NestedValue(#value, #given)).__by().check(__report, #row, #given, #value)
            }
        }
    };
    let check = stop(&check);
    let given = code::given(&field, Span::call_site());
    let check = quote!(if let ::core::option::Option::Some(__value) = #given #check);
    let condition = nested.condition.as_ref();
    let condition = condition.map(|value| typed(value, "bool", nested.name.span()));
    on_condition(nested.when, condition, check)
}

/// Returns the checks of the whole request. A `schema` function is skipped after any earlier violation, except those of other
/// `schema` functions.
fn whole(implementation: &Implementation<'_>, table: &TokenStream) -> TokenStream {
    let container = &implementation.request.container;
    let fields = implementation.request.shape.fields();
    let context = CheckContext { implementation, fields, rules: &container.rules, is_bound: false };
    let this = |_| quote!(self);
    let checked = CheckedValue { value: &this, index: 0, secret: true };
    let list = &container.rules.list;
    let checks = list.iter().enumerate().map(|(i, rule)| {
        let when = context.whens(rule.when, &list[..i]);
        let check = if is_schema(rule) {
            schema(implementation, table, i)
        } else {
            RuleCheck { context: &context, checked: &checked, rule, index: i }.on_value()
        };
        let check = on_condition(rule.when, condition(rule), check);
        quote!(#when #check)
    });
    let checks: TokenStream = checks.collect();
    if checks.is_empty() { checks } else { quote!(let __rows = &__p::alone(#table.whole); #checks) }
}

pub(super) fn is_schema(rule: &RuleModel) -> bool {
    rule.spec.kind.form() == Form::Schema
}

/// Returns whether the rule is a `schema` that is skipped after an earlier violation.
fn is_skipped_on_errors(rule: &RuleModel) -> bool {
    let skips = rule.arg(SKIP).and_then(|arg| literal::boolean(&arg.value));
    is_schema(rule) && skips != Some(false)
}

/// Returns the call of the user's function for the whole request:
/// ```text
/// if n_violations(report) == start {
///     if let Err(violations) = Whole::whole(check(self)) { merge(report, TABLE, 0, violations)?; start += 1; }
/// }
/// ```
fn schema(implementation: &Implementation<'_>, table: &TokenStream, index: usize) -> TokenStream {
    let list = &implementation.request.container.rules.list;
    let rule = &list[index];
    let function = rule.arg("function").map(|arg| &arg.value);
    let span = generated(function.span());
    let argument = rule.has("use_context").then(|| user_context(implementation, span));
    // The request has another name, because the compiler would suggest a method of `self` for an unknown function.
    let called = quote_spanned!(span=> match self { __request => __p::call!(#function; __request #argument) });
    let verdict = quote_spanned!(span=> __p::Whole::whole(#called));
    let is_last = !list[index + 1..].iter().any(is_skipped_on_errors);
    let moved = (!is_last).then(|| quote!(__start += <[_]>::len(&__violations);));
    let merged = stop(&quote!(__p::merge(__report, &#table, #index, &__violations)));
    let check = quote! {
        let __verdict = #verdict;
        if let ::core::result::Result::Err(__violations) = __verdict {
            #merged
            #moved
        }
    };
    if is_skipped_on_errors(rule) {
        quote!(if __p::n_violations(__report) == __start { #check })
    } else {
        quote!({ #check })
    }
}
