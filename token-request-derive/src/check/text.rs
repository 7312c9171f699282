//! What is wrong with texts, patterns and classes of characters.

use syn::{Error, Expr};

use super::misspelt;
use crate::diag::{self, Errors, Result};
use crate::literal;
use crate::model::{Field, Rule};
use crate::read;
use crate::rule::CLASSES;

pub(super) fn texts(rule: &Rule, errors: &mut Errors) {
    let mut seen: Vec<String> = Vec::new();
    let n = rule.listed().count();
    let mut is_told = false;
    for value in rule.listed() {
        match (literal::text(value), misspelt(rule, value)) {
            (None, _) if n == 1 && is_constant(value) => {}
            (None, Some(word)) => {
                errors.push(diag::unknown(diag::ARGUMENT, word, &rule.spec.takes.known()));
            }
            (None, None) if is_told => {}
            (None, None) => {
                errors.push(no_text(rule, value));
                is_told = true;
            }
            (Some(text), _) if seen.iter().any(|seen| are_same(rule, seen, &text)) => {
                errors.on(value, format!("`{text:?}` stands in this list twice"));
            }
            (Some(text), _) => seen.push(text),
        }
    }
}

fn no_text(rule: &Rule, value: &Expr) -> Error {
    let name = rule.spec.name;
    let message =
        format!("`{name}` takes string literals, or one constant or enum that has the texts");
    Error::new_spanned(value, message)
}

/// A constant, or a reference to one.
fn is_constant(value: &Expr) -> bool {
    match value {
        Expr::Path(_) => true,
        Expr::Reference(reference) => matches!(*reference.expr, Expr::Path(_)),
        _ => false,
    }
}

/// Whether two texts are one to the rule.
fn are_same(rule: &Rule, text: &str, other: &str) -> bool {
    text == other || rule.has("ignore_case") && text.eq_ignore_ascii_case(other)
}

/// One text: a literal or a constant.
pub(super) fn text(rule: &Rule, errors: &mut Errors) {
    let name = rule.spec.name;
    let Some(value) = rule.named_or_listed("pattern") else { return };
    match literal::text(value) {
        Some(text) if !text.is_empty() => {}
        Some(_) => {
            errors.on(value, format!("every text has an empty one in it: `{name}` says nothing"));
        }
        None if matches!(value, Expr::Path(_)) => {}
        None => {
            errors.on(value, format!("`{name}` takes a text: a string literal or a constant"));
        }
    }
}

/// A regular expression is one, by the crate that will run it.
pub(super) fn regex(rule: &Rule, errors: &mut Errors) {
    let Some(value) = rule.listed().next() else { return };
    let Some(pattern) = literal::text(value) else {
        errors.on(value, "`pattern` takes a regular expression as a string literal; `regex(path = EXPR)` takes one that is compiled elsewhere");
        return;
    };
    if let Err(reason) = compiled(&pattern) {
        errors.on(value, format!("this is not a regular expression: {reason}"));
    }
}

/// What is to hold a regular expression is no literal.
pub(super) fn path(rule: &Rule, errors: &mut Errors) {
    let values = rule.args.iter().map(|arg| &arg.value);
    for value in values.filter(|value| matches!(value, Expr::Lit(_))) {
        errors.on(value, format!("`regex` takes {}", read::HOLDER));
    }
}

#[cfg(feature = "regex")]
fn compiled(pattern: &str) -> std::result::Result<(), String> {
    regex::Regex::new(pattern).map(drop).map_err(|error| {
        let text = error.to_string();
        // The reason comes first, then the place that is marked in the pattern.
        text.rsplit_once("\nerror: ").map_or(text.clone(), |(marked, reason)| {
            format!("{reason}\n{}", marked.trim_start_matches("regex parse error:\n"))
        })
    })
}

/// Without the feature the core crate refuses the rule itself.
#[cfg(not(feature = "regex"))]
#[allow(clippy::unnecessary_wraps, reason = "as with the feature")]
fn compiled(_: &str) -> std::result::Result<(), String> {
    Ok(())
}

/// Whether a text matches a pattern, as far as is known.
#[cfg(feature = "regex")]
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    regex::Regex::new(pattern).map_or(true, |pattern| pattern.is_match(text))
}

#[cfg(not(feature = "regex"))]
pub(super) fn matches(_: &str, _: &str) -> bool {
    true
}

/// What `one_of` always allows and `none_of` always refuses is a contradiction.
pub(super) fn allowed_and_refused(field: &Field<'_>, errors: &mut Errors) {
    let rule =
        |name| field.rules.list.iter().find(|rule| rule.spec.name == name && rule.is_always());
    let (Some(allowed), Some(refused)) = (rule("one_of"), rule("none_of")) else { return };
    for value in refused.listed() {
        let Some(text) = literal::text(value) else { continue };
        let mut allowed = allowed.listed().filter_map(literal::text);
        if allowed.any(|allowed| are_same(refused, &allowed, &text)) {
            errors.on(value, "`one_of` allows this, and `none_of` refuses it");
        }
    }
}

pub(super) fn classes(rule: &Rule, errors: &mut Errors) {
    let mut seen = Vec::new();
    for value in rule.listed() {
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
    if let Some(name) = literal::word(value) {
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
