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

/// The check of one rule on one value.
pub(super) struct RuleCheck<'a> {
    pub(super) context: &'a CheckContext<'a>,
    pub(super) checked: &'a CheckedValue<'a>,
    pub(super) rule: &'a RuleModel,
    /// The index of the rule in the row of the value.
    pub(super) index: usize,
}

/// Returns the checks of several rules on one value.
pub(super) fn rules(
    context: &CheckContext<'_>,
    checked: &CheckedValue<'_>,
    rules: &[RuleModel],
) -> TokenStream {
    let checks = rules
        .iter()
        .enumerate()
        .map(|(index, rule)| RuleCheck { context, checked, rule, index }.after(&rules[..index]));
    checks.collect()
}

/// Returns the rules of one element, `__value`, whose rows are `__rows`.
pub(super) fn of_element(
    context: &CheckContext<'_>,
    secret: bool,
    rule: &RuleModel,
) -> TokenStream {
    let value = |span| quote_spanned!(span=> __value);
    rules(context, &CheckedValue { value: &value, index: 0, secret }, &rule.rules)
}

impl RuleCheck<'_> {
    /// Returns the check with all its conditions, except the `when(..)`s that an earlier rule has evaluated.
    pub(super) fn after(&self, earlier: &[RuleModel]) -> TokenStream {
        let rule = self.rule;
        let when = self.context.whens(rule.when, earlier);
        let check = on_condition(rule.when, condition(rule), self.gated());
        quote!(#when #check)
    }

    /// Wraps a check that needs a feature of the core crate in a macro, which is a compile error without the feature.
    fn gated(&self) -> TokenStream {
        let check = match self.rule.spec.kind.form() {
            Form::Function => self.custom(),
            Form::Elements(_) => self.elements(),
            Form::Condition | Form::Schema => self.on_value(),
        };
        let unit = self.rule.arg("unit").map(|unit| &unit.value);
        let graphemes = unit.filter(|unit| literal::text(unit).as_deref() == Some("graphemes"));
        let (feature, span) = match (graphemes, self.rule.spec.feature) {
            (Some(unit), _) => ("graphemes", unit.span()),
            (None, Some(feature)) => (feature, self.rule.name.span()),
            (None, None) => return check,
        };
        let gate = Ident::new(&format!("with_{feature}"), generated(span));
        quote_spanned!(gate.span()=> __p::#gate! { #check })
    }

    /// Returns `if !rules::chars::check(&self.client_id, ..) && violated(report, __rows, 0x1) { return STOP; }`.
    pub(super) fn on_value(&self) -> TokenStream {
        let kind = self.rule.spec.kind;
        let holds = self.context.at_site(self.checked.value, |site| kind.holds(self.rule, site));
        let values = self.report_values();
        let arguments = arguments(self.rule);
        let violated = self.violated(&arguments);
        let check = if values.is_empty() {
            quote!(if !#holds && #violated { return __p::STOP; })
        } else {
            quote!(if !#holds { if #violated { return __p::STOP; } #values })
        };
        if arguments.is_empty() {
            return check;
        }
        let variables = arguments.iter().map(|arg| evaluated(arg));
        let values = arguments.iter().map(|Argument { name, value }| {
            let whole = outlined(value);
            match (kind.evaluation(), name) {
                (Evaluation::Count, Some(name)) => typed(value, "u64", name.span()),
                (Evaluation::Reference, _) => quote!(&#whole),
                _ => whole,
            }
        });
        quote!(match (#(#values,)*) { (#(#variables,)*) => #check })
    }

    /// Returns the call that reports a violation, and gives whether the check stops.
    fn violated(&self, arguments: &[&Argument]) -> TokenStream {
        let at = self.checked.at(self.index);
        match (self.rule.spec.kind.evaluation(), arguments) {
            (_, []) => quote!(__p::violated(__report, __rows, #at)),
            (Evaluation::Reference, [arg, ..]) => {
                let regex = evaluated(arg);
                quote_spanned!(regex.span()=> __p::without_match(__report, __rows, #at, #regex))
            }
            (_, arguments) => {
                let arguments = arguments.iter().map(|arg| reported(self.context, arg));
                quote!(__p::violated_with(__report, __rows, #at, &[#(#arguments),*]))
            }
        }
    }

    /// Returns `report_value!(report, row, "value", &self.client_id);` if the container asks for values and the value is not
    /// secret. A value that should equal a secret is as secret as that.
    fn report_values(&self) -> TokenStream {
        let context = self.context;
        let other = self.rule.arg("other").and_then(|other| context.field(&other.value));
        let is_secret = self.checked.secret || other.is_some_and(|other| other.secret);
        if !context.implementation.request.container.report_values || is_secret {
            return TokenStream::new();
        }
        let row = self.checked.row();
        let span = generated(self.rule.name.span());
        let value = (self.checked.value)(span);
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
    fn custom(&self) -> TokenStream {
        let (row, index) = (self.checked.row(), self.index);
        let function = self.rule.arg("function").map(|arg| &arg.value);
        let span = generated(function.span());
        let has_context = self.rule.has("use_context");
        let argument = has_context.then(|| user_context(self.context.implementation, span));
        let called = quote_spanned!(span=> __p::call!(#function, __value #argument));
        let verdict = quote_spanned!(span=> __p::Verdict::verdict(#called));
        let values = self.report_values();
        let given = given(&(self.checked.value)(Span::call_site()), Span::call_site());
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

    /// Returns the walk through the elements:
    /// ```text
    /// if let Some(__value) = given(&self.tags).__given().__given().__given().0 {
    ///     if let Break(()) = each(report, row, Each(__value).__each(), |report, __value| { .. }) { return STOP; }
    /// }
    /// ```
    fn elements(&self) -> TokenStream {
        let span = generated(self.rule.name.span());
        let (row, at) = (self.checked.row(), self.checked.at(self.index));
        let given = given(&(self.checked.value)(span), Span::call_site());
        let checks = of_element(self.context, self.checked.secret, self.rule);
        let name = format_ident!("{}", self.rule.spec.name, span = span);
        let mut walked = quote_spanned!(span=> __p::Each(__value).__each());
        if self.rule.spec.kind.form() != Form::Elements(Part::Item) {
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
}

/// Returns the context as an argument of the user's function. A function with another context is an error at the function.
pub(super) fn user_context(implementation: &Implementation<'_>, span: Span) -> TokenStream {
    if implementation.request.container.mutable.is_some() {
        quote_spanned!(span=> , &mut **context.borrow_mut())
    } else {
        quote_spanned!(span=> , context)
    }
}
