//! The check of one rule.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::condition::{condition, on_condition, stop};
use super::context::{CheckContext, CheckedValue};
use super::evaluated::{arguments, reported};
use super::implementation::Implementation;
use crate::argument::Argument;
use crate::literal;
use crate::model::FieldModel;
use crate::rules::code::{evaluated, given, typed};
use crate::rules::rule::{Evaluation, Form, Part, RuleModel};
use crate::scope::{generated, outlined};

/// Returns the checks of several rules on one value.
pub(super) fn rules(
    context: &CheckContext<'_>,
    checked: &CheckedValue<'_>,
    rules: &[RuleModel],
) -> TokenStream {
    let checks = rules.iter().enumerate().map(|(i, rule)| {
        let when = context.whens(rule.when, &rules[..i]);
        let check = gated(rule, self::rule(context, checked, rule, i));
        let check = on_condition(rule.when, condition(rule), check);
        quote!(#when #check)
    });
    checks.collect()
}

/// Returns the check of one rule, with all its conditions, as a block.
pub(super) fn rule_alone(
    context: &CheckContext<'_>,
    checked: &CheckedValue<'_>,
    rule: &RuleModel,
    index: usize,
) -> TokenStream {
    let when = context.whens(rule.when, &[]);
    let check = gated(rule, self::rule(context, checked, rule, index));
    let check = on_condition(rule.when, condition(rule), check);
    quote!({ #when #check })
}

/// Wraps a check that needs a feature of the core crate in a macro, which is a compile error without the feature.
fn gated(rule: &RuleModel, check: TokenStream) -> TokenStream {
    let unit = rule.arg("unit").map(|unit| &unit.value);
    let graphemes = unit.filter(|unit| literal::text(unit).as_deref() == Some("graphemes"));
    let (feature, span) = match (graphemes, rule.spec.feature) {
        (Some(unit), _) => ("graphemes", unit.span()),
        (None, Some(feature)) => (feature, rule.name.span()),
        (None, None) => return check,
    };
    let gate = Ident::new(&format!("with_{feature}"), generated(span));
    quote_spanned!(gate.span()=> __p::#gate! { #check })
}

fn rule(
    context: &CheckContext<'_>,
    checked: &CheckedValue<'_>,
    rule: &RuleModel,
    index: usize,
) -> TokenStream {
    match rule.spec.kind.form() {
        Form::Function => custom(context, checked, rule, index),
        Form::Elements(_) => elements(context, checked, rule, index),
        Form::Condition | Form::Schema => on_value(context, checked, rule, index),
    }
}

/// Returns `if !rules::chars::check(&self.client_id, ..) && violated(report, __rows, 0x1) { return STOP; }`.
pub(super) fn on_value(
    context: &CheckContext<'_>,
    checked: &CheckedValue<'_>,
    rule: &RuleModel,
    index: usize,
) -> TokenStream {
    let holds = context.at_site(checked.value, |site| rule.spec.kind.holds(rule, site));
    let values = report_values(context, checked, rule);
    let arguments = arguments(rule);
    let violated = violated(context, checked, rule, index, &arguments);
    let check = if values.is_empty() {
        quote!(if !#holds && #violated { return __p::STOP; })
    } else {
        quote!(if !#holds { if #violated { return __p::STOP; } #values })
    };
    if arguments.is_empty() {
        return check;
    }
    let variables = arguments.iter().map(|arg| evaluated(arg));
    let evaluation = rule.spec.kind.evaluation();
    let values = arguments.iter().map(|Argument { name, value }| {
        let whole = outlined(value);
        match (evaluation, name) {
            (Evaluation::Count, Some(name)) => typed(value, "u64", name.span()),
            (Evaluation::Reference, _) => quote!(&#whole),
            _ => whole,
        }
    });
    quote!(match (#(#values,)*) { (#(#variables,)*) => #check })
}

/// Returns the call that reports a violation, and gives whether the check stops.
fn violated(
    context: &CheckContext<'_>,
    checked: &CheckedValue<'_>,
    rule: &RuleModel,
    index: usize,
    arguments: &[&Argument],
) -> TokenStream {
    let at = checked.at(index);
    match (rule.spec.kind.evaluation(), arguments) {
        (_, []) => quote!(__p::violated(__report, __rows, #at)),
        (Evaluation::Reference, [arg, ..]) => {
            let regex = evaluated(arg);
            quote_spanned!(regex.span()=> __p::without_match(__report, __rows, #at, #regex))
        }
        (_, arguments) => {
            let arguments = arguments.iter().map(|arg| reported(context, arg));
            quote!(__p::violated_with(__report, __rows, #at, &[#(#arguments),*]))
        }
    }
}

/// Returns `report_value!(report, row, "value", &self.client_id);` if the container asks for values and the value is not secret.
/// A value that should equal a secret is as secret as that.
fn report_values(
    context: &CheckContext<'_>,
    checked: &CheckedValue<'_>,
    rule: &RuleModel,
) -> TokenStream {
    let other = rule.arg("other").and_then(|other| context.field(&other.value));
    let is_secret = checked.secret || other.is_some_and(|other| other.secret);
    if !context.implementation.request.container.report_values || is_secret {
        return TokenStream::new();
    }
    let row = checked.row();
    let span = generated(rule.name.span());
    let value = (checked.value)(span);
    let value = quote_spanned!(span=> __p::report_value!(__report, #row, "value", #value););
    let Some(FieldModel { ty, .. }) = other else { return value };
    let other = other.map(|other| context.value(other, span));
    quote_spanned! {span=>
        if !__p::Probe::<#ty>::__SECRET {
            #value
            __p::report_value!(__report, #row, "other", #other);
        }
    }
}

/// Returns the call of the user's function:
/// ```text
/// if let Some(__value) = given(&self.url).__given().__given().__given().0 {
///     if let Err(__error) = Verdict::verdict(f(ByValue(__value).__argument())) { .. }
/// }
/// ```
fn custom(
    context: &CheckContext<'_>,
    checked: &CheckedValue<'_>,
    rule: &RuleModel,
    index: usize,
) -> TokenStream {
    let row = checked.row();
    let value = (checked.value)(Span::call_site());
    let function = rule.arg("function").map(|arg| &arg.value);
    let span = generated(function.span());
    let argument = rule.has("use_context").then(|| user_context(context.implementation, span));
    let called = quote_spanned!(span=> __p::call!(#function, __value #argument));
    let verdict = quote_spanned!(span=> __p::Verdict::verdict(#called));
    let values = report_values(context, checked, rule);
    let given = given(&value, Span::call_site());
    let raised = stop(&quote!(__report.raised(#row, #index, __error)));
    quote! {
        if let ::core::option::Option::Some(__value) = #given {
            let __verdict = #verdict;
            if let ::core::result::Result::Err(__error) = __verdict {
                #raised
                #values
            }
        }
    }
}

/// Returns the context as an argument of the user's function. A function with another context is an error at the function.
pub(super) fn user_context(implementation: &Implementation<'_>, span: Span) -> TokenStream {
    if implementation.request.container.mutable.is_some() {
        quote_spanned!(span=> , &mut **context.borrow_mut())
    } else {
        quote_spanned!(span=> , context)
    }
}

/// Returns the element that the rules of a group check.
fn element(secret: bool) -> CheckedValue<'static> {
    CheckedValue { value: &|span| quote_spanned!(span=> __value), index: 0, secret }
}

/// Returns the rules of one element, `__value`, whose rows are `__rows`.
pub(super) fn of_element(
    context: &CheckContext<'_>,
    secret: bool,
    rule: &RuleModel,
) -> TokenStream {
    rules(context, &element(secret), &rule.rules)
}

/// Returns the walk through the elements:
/// ```text
/// if let Some(__value) = given(&self.tags).__given().__given().__given().0 {
///     if let Break(()) = each(report, row, Each(__value).__each(), |report, __value| { .. }) { return STOP; }
/// }
/// ```
fn elements(
    context: &CheckContext<'_>,
    checked: &CheckedValue<'_>,
    rule: &RuleModel,
    index: usize,
) -> TokenStream {
    let span = generated(rule.name.span());
    let (row, at) = (checked.row(), checked.at(index));
    let value = (checked.value)(span);
    let given = given(&value, Span::call_site());
    let checks = of_element(context, checked.secret, rule);
    let name = format_ident!("{}", rule.spec.name, span = span);
    let mut walked = quote_spanned!(span=> __p::Each(__value).__each());
    if rule.spec.kind.form() != Form::Elements(Part::Item) {
        walked = quote_spanned!(span=> __p::Entries(#walked).__entries());
    }
    let walk =
        stop(&quote_spanned!(span=> __p::#name(__report, #row, #walked, |__report, __value| {
            let __rows = &__p::elements(__rows, #at);
            #checks
            __p::GO
        })));
    quote!(if let ::core::option::Option::Some(__value) = #given #walk)
}
