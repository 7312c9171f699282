//! `length(min = 1, max = 64)`.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Expr, Generics};

use super::code::number;
use super::range::{contradiction, not_a_range};
use super::rule::{Evaluation, Quoted, RuleKind, RuleModel, Scope};
use crate::argument::Argument;
use crate::diag::{self, Errors};
use crate::literal::{self, NumberLiteral};

/// The units in which `length` counts text.
const UNITS: &[&str] = &["chars", "bytes", "utf16", "graphemes"];

pub(crate) struct LengthBounds;

impl RuleKind for LengthBounds {
    fn usage(&self) -> &'static str {
        "(min = 1, max = 64)"
    }

    fn names(&self) -> &'static [&'static str] {
        &["min", "max", "equal", "unit"]
    }

    fn quoted(&self, name: &str) -> Quoted {
        if name == "unit" {
            return Quoted::Text;
        }
        Quoted::Number("a whole number, or in quotes an expression for one")
    }

    fn check(&self, rule: &RuleModel, _scope: &Scope<'_>, errors: &mut Errors) {
        let bound = rule.arg("min").or(rule.arg("max"));
        if let (Some(equal), Some(bound)) = (rule.arg("equal"), bound) {
            let equal = equal.source();
            errors.on(&bound.value, format!("`{equal}` cannot be combined with `min` or `max`"));
        }
        for arg in &rule.args {
            match &arg.name {
                Some(name) if name == "unit" => unit(&arg.value, errors),
                Some(_) => count(&arg.value, errors),
                None => {}
            }
        }
        if let [Argument { name: Some(name), .. }] = &rule.args[..]
            && name == "unit"
        {
            errors.on(name, "`length` needs `min`, `max` or `equal` in addition to its unit");
        }
        contradiction(rule.arg("min"), rule.arg("max"), |min, max| min > max, errors);
    }

    fn evaluation(&self) -> Evaluation {
        Evaluation::Count
    }

    fn arguments(&self, rule: &RuleModel, _: &Generics) -> (&'static str, Vec<TokenStream>) {
        let equal = rule.arg("equal");
        let count = |name, default| rule.arg(name).or(equal).map_or(default, number);
        let (min, max) = (quote!(0), quote!(::core::primitive::u64::MAX));
        let mut args = vec![count("min", min), count("max", max)];
        let unit = rule.arg("unit").and_then(|unit| literal::text(&unit.value));
        let Some(unit) = unit else { return ("", args) };
        let unit = format_ident!("{}{}", unit[..1].to_uppercase(), &unit[1..]);
        args.push(quote!(__p::rules::length::Unit::#unit));
        ("_in", args)
    }

    // A unit for a value that is not text is an error at the unit.
    fn type_span(&self, rule: &RuleModel) -> Span {
        let unit = rule.arg("unit").and_then(|unit| unit.name.as_ref());
        unit.unwrap_or(&rule.name).span()
    }
}

fn count(value: &Expr, errors: &mut Errors) {
    match NumberLiteral::of(value) {
        Some(NumberLiteral::Integer(count)) if u64::try_from(count).is_ok() => {}
        _ if literal::is_range(value) => not_a_range(value, "length", errors),
        None if !matches!(value, Expr::Lit(_)) => {}
        _ => errors.on(value, "a length is a whole number that is not negative"),
    }
}

fn unit(value: &Expr, errors: &mut Errors) {
    match literal::text(value) {
        Some(unit) if UNITS.contains(&unit.as_str()) => {}
        Some(unit) => errors.push(diag::unknown_text(diag::UNIT, value, &unit, UNITS)),
        None => errors.on(value, format!("`unit` takes a string: {}", diag::list(UNITS))),
    }
}
