//! What needs two arguments, two rules or two fields to be seen.

use syn::{Error, Expr, Lit};

use crate::attr::{self, Arg};
use crate::diag::{self, Errors, Result};
use crate::literal::{self, Number};
use crate::model::{Field, Request, Rule};
use crate::rule::{CLASSES, COMMON, Takes};

pub(crate) fn request(request: &Request<'_>, errors: &mut Errors) {
    for (i, field) in request.fields.iter().enumerate() {
        names(field, &request.fields[..i], errors);
        self::field(field, errors);
    }
}

/// No two fields have the same name in JSON, nor on forms. One that is flattened has none.
fn names(field: &Field<'_>, before: &[Field<'_>], errors: &mut Errors) {
    let (name, form) = &field.given;
    let same = |other: &&Field<'_>| other.wire == field.wire && !field.wire.is_empty();
    let same_form = |other: &&Field<'_>| other.on_forms() == field.on_forms();
    let (other, shared, given, place) = if let Some(other) = before.iter().find(same) {
        (other, &field.wire, name, "")
    } else if let Some(other) = before.iter().find(same_form).filter(|_| !field.wire.is_empty()) {
        (other, field.on_forms(), form, " on forms")
    } else {
        return;
    };
    let message = format!("the field `{}` has the name `{shared}` already{place}", other.ident);
    match given {
        Some(given) => errors.on(given, message),
        None => errors.on(field.ident, message),
    }
}

fn field(field: &Field<'_>, errors: &mut Errors) {
    if let (true, Some(name)) = (field.flatten, &field.given.0) {
        errors.on(name, "a field that serde flattens has no name of its own");
    }
    if let Some(skip) =
        field.skip.as_ref().filter(|_| field.nested.is_some() || !field.rules.is_empty())
    {
        errors.on(skip, "`skip` beside a rule: a field is either checked or skipped");
    }
    allowed_and_refused(field, errors);
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
            Some(name) => errors.push(diag::unknown(diag::ARGUMENT, name, &known)),
            None if is_list => {}
            None => {
                let known = diag::list(&known);
                errors
                    .on(&arg.value, format!("`{}` takes named arguments: {known}", rule.spec.name));
            }
        }
    }
    if rule.args.is_empty() && takes != Takes::Nothing {
        let (name, usage) = (rule.spec.name, takes.usage());
        errors.on(&rule.name, format!("`{name}` needs arguments, as in `{name}{usage}`"));
    }
}

fn listed(rule: &Rule) -> impl Iterator<Item = &Expr> {
    rule.args.iter().filter(|arg| arg.name.is_none()).map(|arg| &arg.value)
}

fn texts(rule: &Rule, errors: &mut Errors) {
    let mut seen = Vec::new();
    for value in listed(rule) {
        match literal::text(value) {
            None => errors.on(value, format!("`{}` takes string literals", rule.spec.name)),
            Some(text) if seen.contains(&text) => {
                errors.on(value, format!("`{text:?}` stands in this list twice"));
            }
            Some(text) => seen.push(text),
        }
    }
}

/// What `one_of` allows and `none_of` refuses is a contradiction.
fn allowed_and_refused(field: &Field<'_>, errors: &mut Errors) {
    let rule = |name| field.rules.iter().find(|rule| rule.spec.name == name);
    let (Some(allowed), Some(refused)) = (rule("one_of"), rule("none_of")) else { return };
    for value in listed(refused) {
        let text = literal::text(value);
        if text.is_some() && listed(allowed).any(|allowed| literal::text(allowed) == text) {
            errors.on(value, "`one_of` allows this, and `none_of` refuses it");
        }
    }
}

fn classes(rule: &Rule, errors: &mut Errors) {
    let mut seen = Vec::new();
    for value in listed(rule) {
        if let Err(error) = class(value) {
            errors.push(error);
        }
        let written = literal::source(value);
        if seen.contains(&written) {
            errors.on(value, format!("`{written}` stands in this list twice"));
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
            Err(diag::unknown(diag::CLASS, name, CLASSES))
        };
    }
    let Some(set) = literal::text(value) else {
        let classes = diag::list(CLASSES);
        let message = format!("`chars` takes string literals and classes: {classes}");
        return Err(Error::new_spanned(value, message));
    };
    if set.is_empty() {
        return Err(Error::new_spanned(value, "an empty set holds no character"));
    }
    set.chars().find(|c| !c.is_ascii()).map_or(Ok(()), |c| {
        let message = format!("a set holds only ASCII characters, and `{c}` is none");
        Err(Error::new_spanned(value, message))
    })
}

fn counts(rule: &Rule, errors: &mut Errors) {
    if let (Some(equal), Some(bound)) = (rule.arg("equal"), rule.arg("min").or(rule.arg("max"))) {
        errors.on(&bound.value, format!("`{}` excludes `min` and `max`", equal.source()));
    }
    for arg in rule.args.iter().filter(|arg| arg.name.is_some()) {
        match Number::of(&arg.value) {
            Some(Number::Integer(count)) if u64::try_from(count).is_ok() => {}
            None if !matches!(arg.value, Expr::Lit(_)) => {}
            _ => errors.on(&arg.value, "a length is a whole number, not below zero"),
        }
    }
    contradiction(rule.arg("min"), rule.arg("max"), |min, max| min > max, errors);
}

fn bounds(rule: &Rule, errors: &mut Errors) {
    for arg in rule.args.iter().filter(|arg| arg.name.is_some()) {
        // An integer beyond `i128` is a number, though its value is not known here.
        if matches!(&arg.value, Expr::Lit(value) if !matches!(value.lit, Lit::Int(_) | Lit::Float(_)))
        {
            errors.on(&arg.value, "a bound is a number");
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

fn function(rule: &Rule, errors: &mut Errors) {
    for arg in &rule.args {
        let is_path = match literal::string(&arg.value) {
            Some(path) => path.parse::<syn::ExprPath>().is_ok(),
            None => matches!(arg.value, Expr::Path(_)),
        };
        if arg.name.as_ref().is_some_and(|name| name == "function") && !is_path {
            errors.on(&arg.value, "`function` takes the path of a function");
        }
    }
}

/// An example beside bounds is a number within them. (Text is checked by the rules themselves, as generated code.)
fn example(field: &Field<'_>, rule: &Rule, errors: &mut Errors) {
    let Some(example) = field.example.as_ref().filter(|_| rule.spec.takes == Takes::Bounds) else {
        return;
    };
    let bound = |name| rule.arg(name).and_then(|arg| Number::of(&arg.value));
    let is_within = |number: Number| {
        bound("min").is_none_or(|min| number >= min)
            && bound("max").is_none_or(|max| number <= max)
            && bound("exclusive_min").is_none_or(|min| number > min)
            && bound("exclusive_max").is_none_or(|max| number < max)
    };
    let is_beyond_us = matches!(example, Expr::Lit(value) if matches!(value.lit, Lit::Int(_)));
    if !Number::of_example(example).map_or(is_beyond_us, is_within) {
        errors.on(example, broken_example(rule));
    }
}

/// What an example is told that breaks a rule of its own field.
pub(crate) fn broken_example(rule: &Rule) -> String {
    let args = attr::sources(&rule.args);
    format!("this example breaks the rule `{}({args})` of its own field", rule.spec.name)
}
