//! The arguments of a rule: its own, and those that every rule takes.

use quote::ToTokens;
use syn::Expr;

use super::attributes::repeated;
use super::value::{ERROR, is_error};
use crate::argument::Argument;
use crate::diag::Errors;
use crate::literal::{self, NumberLiteral};
use crate::rules::rule::{RuleModel, unquoted};
use crate::rules::{SKIP, condition};
use crate::scope::mentions_self;

/// Sorts the arguments into the rule's own, the common ones and the unknown ones, and reports whether all could be read.
pub(super) fn arguments(rule: &mut RuleModel, args: &[Argument], errors: &mut Errors) -> bool {
    let mut is_read = true;
    for (i, arg) in args.iter().enumerate() {
        if let Some(error) = repeated(args, i) {
            errors.push(error);
            continue;
        }
        let value = Some(arg.value.clone());
        match arg.name.as_ref().map(ToString::to_string).as_deref() {
            Some("code") => rule.code = value,
            Some("message") => rule.message = value,
            Some("message_fn") => rule.message_fn = value,
            Some("error") => rule.error = value,
            Some("if") => rule.condition = value,
            Some(name) if rule.spec.kind.words().contains(&name) => {
                rule.args.extend(word(arg, name, errors));
            }
            Some(name) if !rule.spec.kind.names().contains(&name) => {
                rule.unknown.push(arg.clone());
            }
            _ => match errors.take(unquoted(rule.spec.kind, arg)) {
                Some(arg) => rule.args.push(arg),
                None => is_read = false,
            },
        }
    }
    common(rule, errors);
    is_read
}

/// Checks the arguments that every rule takes.
fn common(rule: &RuleModel, errors: &mut Errors) {
    let texts = [("code", &rule.code), ("message", &rule.message), ("error", &rule.error)];
    for (name, value) in texts {
        if let Some(value) = value {
            constant(name, value, errors);
        }
    }
    if let Some(error) = rule.error.as_ref().and_then(literal::string)
        && !is_error(&error.value())
    {
        errors.on(error, ERROR);
    }
    if let Some(function) = rule.message_fn.as_ref().filter(|path| !matches!(path, Expr::Path(_))) {
        errors.on(
            function,
            "`message_fn` takes the path of a function with the parameter `&Violation`",
        );
    }
    if let (Some(_), Some(message_fn)) = (&rule.message, &rule.message_fn) {
        errors.on(message_fn, "`message` and `message_fn` cannot be combined");
    }
    if let Some(value) = &rule.condition {
        condition::check("if", value, errors);
    }
}

/// Checks a text that must be a constant.
fn constant(name: &str, value: &Expr, errors: &mut Errors) {
    if literal::string(value).is_none()
        && (matches!(value, Expr::Lit(_)) || NumberLiteral::of(value).is_some())
    {
        errors.on(value, format!("`{name}` takes a string literal or a constant"));
    } else if mentions_self(value.to_token_stream()) {
        let instead =
            if name == "message" { "; use `message_fn = path` to make it at run time" } else { "" };
        errors.on(value, format!("`{name}` must be a constant; it cannot use `self`{instead}"));
    }
}

/// Turns `v4 = true` into the word `v4`. `skip_on_field_errors` keeps its value, as its default is `true`.
fn word(arg: &Argument, name: &str, errors: &mut Errors) -> Option<Argument> {
    let Some(is_on) = literal::boolean(&arg.value) else {
        errors.on(&arg.value, format!("`{name}` is `true` or `false`"));
        return None;
    };
    if name == SKIP {
        return Some(arg.clone());
    }
    let word = arg.name.as_ref().map(|word| syn::parse_quote!(#word));
    is_on.then_some(Argument { name: None, value: word? })
}
