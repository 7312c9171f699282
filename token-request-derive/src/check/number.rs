//! What is wrong with lengths, bounds and steps.

use syn::{Expr, Lit};

use crate::attr::Arg;
use crate::diag::{self, Errors};
use crate::literal::{self, Number};
use crate::model::Rule;
use crate::rule::UNITS;

pub(super) fn counts(rule: &Rule, errors: &mut Errors) {
    if let (Some(equal), Some(bound)) = (rule.arg("equal"), rule.arg("min").or(rule.arg("max"))) {
        errors.on(&bound.value, format!("`{}` excludes `min` and `max`", equal.source()));
    }
    for arg in &rule.args {
        match &arg.name {
            Some(name) if name == "unit" => unit(&arg.value, errors),
            Some(_) => count(&arg.value, errors),
            None => {}
        }
    }
    if let [Arg { name: Some(name), .. }] = &rule.args[..]
        && name == "unit"
    {
        errors.on(name, "`length` needs `min`, `max` or `equal` besides its unit");
    }
    contradiction(rule.arg("min"), rule.arg("max"), |min, max| min > max, errors);
}

fn count(value: &Expr, errors: &mut Errors) {
    match Number::of(value) {
        Some(Number::Integer(count)) if u64::try_from(count).is_ok() => {}
        _ if literal::is_range(value) => one_bound(value, "length", errors),
        None if !matches!(value, Expr::Lit(_)) => {}
        _ => errors.on(value, "a length is a whole number, not below zero"),
    }
}

fn unit(value: &Expr, errors: &mut Errors) {
    match literal::text(value) {
        Some(unit) if UNITS.contains(&unit.as_str()) => {}
        Some(unit) => errors.push(diag::unknown_text(diag::UNIT, value, &unit, UNITS)),
        None => errors.on(value, format!("`unit` takes a string: {}", diag::list(UNITS))),
    }
}

/// The one number of a rule; to be a multiple of zero is to be zero.
pub(super) fn number(rule: &Rule, errors: &mut Errors) {
    let Some(value) = rule.listed().next() else { return };
    match (Number::of(value), value) {
        (Some(number), _) if number <= Number::Integer(0) => {
            errors.on(value, format!("`{}` takes a number above zero", rule.spec.name));
        }
        (None, Expr::Lit(lit)) if !matches!(lit.lit, Lit::Int(_)) => {
            errors.on(value, format!("`{}` takes a number", rule.spec.name));
        }
        _ => {}
    }
}

pub(super) fn bounds(rule: &Rule, errors: &mut Errors) {
    for arg in rule.args.iter().filter(|arg| arg.name.is_some()) {
        // An integer beyond `i128` is a number, though its value is not known here.
        if matches!(&arg.value, Expr::Lit(value) if !matches!(value.lit, Lit::Int(_) | Lit::Float(_)))
        {
            errors.on(&arg.value, "a bound is a number");
        }
        if literal::is_range(&arg.value) {
            one_bound(&arg.value, "range", errors);
        }
    }
    for (inclusive, exclusive) in [("min", "exclusive_min"), ("max", "exclusive_max")] {
        if let (Some(_), Some(second)) = (rule.arg(inclusive), rule.arg(exclusive)) {
            errors.on(&second.value, format!("`{inclusive}` and `{exclusive}` exclude each other"));
        }
    }
    contradiction(rule.arg("min"), rule.arg("max"), |min, max| min > max, errors);
    let is_empty = |min: Number, max: Number| min >= max;
    contradiction(rule.arg("exclusive_min"), rule.arg("max"), is_empty, errors);
    contradiction(rule.arg("min"), rule.arg("exclusive_max"), is_empty, errors);
    contradiction(rule.arg("exclusive_min"), rule.arg("exclusive_max"), is_empty, errors);
}

/// What a range is told that stands for one bound.
fn one_bound(value: &Expr, rule: &str, errors: &mut Errors) {
    errors.on(value, format!("a bound is one number, as in `{rule}(min = 1, max = 64)`"));
}

/// Two literal bounds between which there is nothing.
fn contradiction(
    min: Option<&Arg>,
    max: Option<&Arg>,
    is_empty: impl FnOnce(Number, Number) -> bool,
    errors: &mut Errors,
) {
    if let (Some(min), Some(max)) = (min, max)
        && let (Some(low), Some(high)) = (Number::of(&min.value), Number::of(&max.value))
        && is_empty(low, high)
    {
        let message =
            format!("no value can be within both `{}` and `{}`", min.source(), max.source());
        errors.on(&max.value, message);
    }
}

pub(super) fn is_within(number: Number, rule: &Rule) -> bool {
    let bound = |name| rule.arg(name).and_then(|arg| Number::of(&arg.value));
    bound("min").is_none_or(|min| number >= min)
        && bound("max").is_none_or(|max| number <= max)
        && bound("exclusive_min").is_none_or(|min| number > min)
        && bound("exclusive_max").is_none_or(|max| number < max)
}
