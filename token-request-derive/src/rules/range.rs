//! `range(min = 1, max = 100)`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, ExprUnary, Generics, Ident, Lit, LitInt, UnOp};

use super::code;
use super::rule::{Evaluation, Quoted, RuleKind, RuleModel, Scope, Site};
use crate::argument::Argument;
use crate::diag::Errors;
use crate::literal::{self, NumberLiteral};
use crate::scope::generated;

pub(crate) struct Range;

impl RuleKind for Range {
    fn usage(&self) -> &'static str {
        "(min = 0, max = 100)"
    }

    fn names(&self) -> &'static [&'static str] {
        &["min", "max", "exclusive_min", "exclusive_max"]
    }

    fn quoted(&self, _name: &str) -> Quoted {
        Quoted::Number("a number, or in quotes an expression for one")
    }

    fn check(&self, rule: &RuleModel, _scope: &Scope<'_>, errors: &mut Errors) {
        for arg in rule.args.iter().filter(|arg| arg.name.is_some()) {
            // An integer too large for `i128` is a number, though its value is not known here.
            if matches!(&arg.value, Expr::Lit(value) if !matches!(value.lit, Lit::Int(_) | Lit::Float(_)))
            {
                errors.on(&arg.value, "a bound is a number");
            }
            if literal::is_range(&arg.value) {
                not_a_range(&arg.value, "range", errors);
            }
        }
        for (inclusive, exclusive) in [("min", "exclusive_min"), ("max", "exclusive_max")] {
            if let (Some(_), Some(second)) = (rule.arg(inclusive), rule.arg(exclusive)) {
                let message = format!("`{inclusive}` and `{exclusive}` cannot be combined");
                errors.on(&second.value, message);
            }
        }
        contradiction(rule.arg("min"), rule.arg("max"), |min, max| min > max, errors);
        for (min, max) in
            [("exclusive_min", "max"), ("min", "exclusive_max"), ("exclusive_min", "exclusive_max")]
        {
            contradiction(rule.arg(min), rule.arg(max), |min, max| min >= max, errors);
        }
    }

    fn accepts_example(&self, rule: &RuleModel, example: &Expr) -> bool {
        let Some(number) = NumberLiteral::of_example(example) else {
            // An integer too large for `i128` cannot be compared here.
            return matches!(example, Expr::Lit(value) if matches!(value.lit, Lit::Int(_)));
        };
        let bound = |name| rule.arg(name).and_then(|arg| NumberLiteral::of(&arg.value));
        bound("min").is_none_or(|min| number >= min)
            && bound("max").is_none_or(|max| number <= max)
            && bound("exclusive_min").is_none_or(|min| number > min)
            && bound("exclusive_max").is_none_or(|max| number < max)
    }

    fn evaluation(&self) -> Evaluation {
        Evaluation::Number
    }

    fn arguments(&self, rule: &RuleModel, _: &Generics) -> (&'static str, Vec<TokenStream>) {
        ("", ["min", "max"].map(|name| bound(rule, name, &negative)).to_vec())
    }

    /// The type of the bounds decides which trait of the value is used. A negative literal is left out while that type is
    /// inferred, so that a type without negative numbers is one error.
    fn holds(&self, rule: &RuleModel, site: &Site<'_>) -> TokenStream {
        let span = generated(rule.name.span());
        let (value, (_, args)) = ((site.value)(span), self.arguments(rule, site.generics));
        let method = Ident::new("__range", span);
        if !rule.args.iter().any(|arg| is_negative(&arg.value)) {
            let bounds = quote_spanned!(span=> __p::bounds(#(&#args),*));
            return quote_spanned!(span=> __p::InRange(#value, #bounds).#method(#(#args),*));
        }
        let zero = |bound: &Expr| LitInt::new("0", bound.span()).into_token_stream();
        let zeros = ["min", "max"].map(|name| bound(rule, name, &zero));
        quote_spanned! {span=>
            match __p::bounds(#(&#zeros),*) { __bounds => __p::InRange(#value, __bounds).#method(#(#args),*) }
        }
    }
}

/// Returns `Included { 0: 1 }`, for the argument or its exclusive form. A call would show its function in the user's errors.
fn bound(rule: &RuleModel, name: &str, negative: &dyn Fn(&Expr) -> TokenStream) -> TokenStream {
    let span = generated(rule.name.span());
    let value = |arg: &Argument| match &arg.value {
        literal if is_negative(literal) => negative(literal),
        literal if code::is_literal(literal) => literal.to_token_stream(),
        _ => code::evaluated(arg).into_token_stream(),
    };
    if let Some(arg) = rule.arg(name) {
        let value = value(arg);
        quote_spanned!(span=> __p::ops::Bound::Included { 0: #value })
    } else if let Some(arg) = rule.arg(&format!("exclusive_{name}")) {
        let value = value(arg);
        quote_spanned!(span=> __p::ops::Bound::Excluded { 0: #value })
    } else {
        quote_spanned!(span=> __p::ops::Bound::Unbounded)
    }
}

/// Returns whether the expression is a negative integer literal without a type suffix.
fn is_negative(value: &Expr) -> bool {
    let Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) = value else { return false };
    matches!(&**expr, Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) if int.suffix().is_empty())
}

/// Returns `negative(__bounds, -1)`, which is one error for a type without negative numbers.
fn negative(bound: &Expr) -> TokenStream {
    quote_spanned!(code::last_span(bound)=> __p::negative(__bounds, #bound))
}

/// Reports a range such as `1..=5` as the value of one bound.
pub(crate) fn not_a_range(value: &Expr, rule: &str, errors: &mut Errors) {
    errors.on(value, format!("a bound is one number, as in `{rule}(min = 1, max = 64)`"));
}

/// Reports two literal bounds that no number satisfies.
pub(crate) fn contradiction(
    min: Option<&Argument>,
    max: Option<&Argument>,
    is_empty: impl FnOnce(NumberLiteral, NumberLiteral) -> bool,
    errors: &mut Errors,
) {
    if let (Some(min), Some(max)) = (min, max)
        && let (Some(low), Some(high)) =
            (NumberLiteral::of(&min.value), NumberLiteral::of(&max.value))
        && is_empty(low, high)
    {
        let message = format!("no value satisfies both `{}` and `{}`", min.source(), max.source());
        errors.on(&max.value, message);
    }
}
