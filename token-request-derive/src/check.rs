//! What needs two arguments, two rules or two fields to be seen.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Error, Expr};

use crate::attr::Arg;
use crate::diag::{self, Errors, Result};
use crate::literal::{self, Number};
use crate::model::{Field, Request, Rule};
use crate::rule::{CLASSES, COMMON, Takes};

pub(crate) fn request(request: &Request<'_>) -> Result<()> {
    let mut errors = Errors::default();
    let mut names: Vec<&str> = Vec::new();
    for field in &request.fields {
        if names.contains(&field.wire.as_str()) {
            errors.at(
                field.ident.span(),
                format!("another field is called `{}` already", field.wire),
            );
        }
        names.extend(Some(field.wire.as_str()).filter(|name| !name.is_empty()));
        self::field(field, &mut errors);
    }
    errors.finish(())
}

fn field(field: &Field<'_>, errors: &mut Errors) {
    if let Some(skip) = field.skip.filter(|_| field.nested.is_some() || !field.rules.is_empty()) {
        errors.at(skip, "`skip` beside a rule: a field is either checked or skipped");
    }
    for rule in &field.rules {
        let before = errors.n();
        named_arguments(rule, errors);
        match rule.spec.takes {
            Takes::Nothing => {}
            Takes::Texts => texts(rule, errors),
            Takes::Counts => counts(rule, errors),
            Takes::Bounds => bounds(rule, errors),
            Takes::Classes => classes(rule, errors),
            Takes::Function => function(rule, errors),
        }
        if errors.n() == before {
            example(field, rule, errors);
        }
    }
}

/// An argument's name must be one that the rule knows; an argument without a name must be one of a list.
fn named_arguments(rule: &Rule, errors: &mut Errors) {
    let takes = rule.spec.takes;
    let known = [takes.names(), COMMON].concat();
    let is_list = matches!(takes, Takes::Texts | Takes::Classes);
    for arg in &rule.args {
        match &arg.name {
            Some(name) if known.iter().any(|known| name == known) => {}
            Some(name) => errors.push(diag::unknown("argument", name, &known)),
            None if is_list => {}
            None => {
                let known = diag::list(&known);
                errors.at(
                    arg.value.span(),
                    format!("`{}` takes named arguments: {known}", rule.spec.name),
                );
            }
        }
    }
    let is_complete =
        takes == Takes::Nothing || rule.args.iter().any(|arg| arg.name.is_some() != is_list);
    if rule.args.is_empty() && !is_complete {
        let (name, usage) = (rule.spec.name, takes.usage());
        errors.at(rule.name.span(), format!("`{name}` needs arguments: `{name}{usage}`"));
    }
}

fn listed(rule: &Rule) -> impl Iterator<Item = &Expr> {
    rule.args.iter().filter(|arg| arg.name.is_none()).map(|arg| &arg.value)
}

fn texts(rule: &Rule, errors: &mut Errors) {
    let mut seen = Vec::new();
    for value in listed(rule) {
        match literal::text(value) {
            None => errors.at(value.span(), format!("`{}` takes string literals", rule.spec.name)),
            Some(text) if seen.contains(&text) => {
                errors.at(value.span(), format!("`{text:?}` stands in this list twice"));
            }
            Some(text) => seen.push(text),
        }
    }
}

fn classes(rule: &Rule, errors: &mut Errors) {
    let mut seen = Vec::new();
    for value in listed(rule) {
        if let Err(error) = class(value) {
            errors.push(error);
        }
        let written = value.to_token_stream().to_string();
        if seen.contains(&written) {
            errors.at(value.span(), format!("`{written}` stands in this list twice"));
        }
        seen.push(written);
    }
}

fn class(value: &Expr) -> Result<()> {
    if let Expr::Path(path) = value
        && let Some(name) = path.path.get_ident()
    {
        return if CLASSES.iter().any(|class| name == class) {
            Ok(())
        } else {
            Err(diag::unknown("class", name, CLASSES))
        };
    }
    match literal::text(value) {
        Some(set) if set.is_empty() => {
            Err(Error::new(value.span(), "an empty set holds no character"))
        }
        Some(set) if set.is_ascii() => Ok(()),
        Some(_) => Err(Error::new(value.span(), "a literal set is of ASCII characters")),
        None => {
            let classes = diag::list(CLASSES);
            Err(Error::new(
                value.span(),
                format!("`chars` takes string literals and classes: {classes}"),
            ))
        }
    }
}

fn counts(rule: &Rule, errors: &mut Errors) {
    if let (Some(equal), Some(bound)) = (rule.arg("equal"), rule.arg("min").or(rule.arg("max"))) {
        errors.at(bound.value.span(), format!("`{}` excludes `min` and `max`", shown(equal)));
    }
    for arg in rule.args.iter().filter(|arg| arg.name.is_some()) {
        match Number::of(&arg.value) {
            Some(Number::Integer(count)) if u64::try_from(count).is_ok() => {}
            None if !matches!(arg.value, Expr::Lit(_)) => {}
            _ => errors.at(arg.value.span(), "a length is a whole number, not below zero"),
        }
    }
    contradiction(rule.arg("min"), rule.arg("max"), |min, max| min > max, errors);
}

fn bounds(rule: &Rule, errors: &mut Errors) {
    for arg in rule.args.iter().filter(|arg| arg.name.is_some()) {
        if matches!(arg.value, Expr::Lit(_)) && Number::of(&arg.value).is_none() {
            errors.at(arg.value.span(), "a bound is a number");
        }
    }
    for (inclusive, exclusive) in [("min", "exclusive_min"), ("max", "exclusive_max")] {
        if let (Some(_), Some(second)) = (rule.arg(inclusive), rule.arg(exclusive)) {
            errors.at(
                second.value.span(),
                format!("`{inclusive}` and `{exclusive}` exclude each other"),
            );
        }
    }
    contradiction(rule.arg("min"), rule.arg("max"), |min, max| min > max, errors);
    let is_empty = |min: Number, max: Number| min >= max;
    contradiction(rule.arg("exclusive_min"), rule.arg("max"), is_empty, errors);
    contradiction(rule.arg("min"), rule.arg("exclusive_max"), is_empty, errors);
    contradiction(rule.arg("exclusive_min"), rule.arg("exclusive_max"), is_empty, errors);
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
        let message = format!("no value can hold both `{}` and `{}`", shown(min), shown(max));
        errors.at(max.value.span(), message);
    }
}

fn function(rule: &Rule, errors: &mut Errors) {
    for arg in &rule.args {
        let is_path = matches!(arg.value, Expr::Path(_)) || literal::text(&arg.value).is_some();
        if arg.name.as_ref().is_some_and(|name| name == "function") && !is_path {
            errors.at(arg.value.span(), "`function` takes the path of a function");
        }
    }
}

/// An example that is a number, against bounds that are. (Text is checked by the rules themselves, as generated code.)
fn example(field: &Field<'_>, rule: &Rule, errors: &mut Errors) {
    let Some(example) = &field.example else { return };
    let Some(number) = Number::of_lit(example).filter(|_| rule.spec.takes == Takes::Bounds) else {
        return;
    };
    let bound = |name| rule.arg(name).and_then(|arg| Number::of(&arg.value));
    let is_broken = bound("min").is_some_and(|min| number < min)
        || bound("max").is_some_and(|max| number > max)
        || bound("exclusive_min").is_some_and(|min| number <= min)
        || bound("exclusive_max").is_some_and(|max| number >= max);
    if is_broken {
        errors.at(example.span(), broken_example(rule));
    }
}

/// What an example is told that breaks a rule of its own field.
pub(crate) fn broken_example(rule: &Rule) -> String {
    let args = rule.args.iter().map(shown).collect::<Vec<_>>().join(", ");
    format!("this example breaks the rule `{}({args})` of its own field", rule.spec.name)
}

/// An argument as it was written.
fn shown(arg: &Arg) -> String {
    let value = arg.value.to_token_stream();
    match &arg.name {
        Some(name) => format!("{name} = {value}"),
        None => value.to_string(),
    }
}
