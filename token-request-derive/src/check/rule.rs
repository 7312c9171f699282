//! The arguments of one rule.

use syn::{Error, Ident};

use crate::argument::Argument;
use crate::diag::{self, Errors};
use crate::rules::rule::{RuleModel, Scope};

/// Reports the mistakes in a rule, and in the rules in its parentheses.
pub(super) fn rule(rule: &RuleModel, scope: &Scope<'_>, errors: &mut Errors) {
    arguments(rule, errors);
    if let Some(value) = &rule.condition {
        scope.condition(value, errors);
    }
    rule.spec.kind.check(rule, scope, errors);
    for inner in rule.rules.iter().filter(|inner| inner.spec.is_of_elements()) {
        self::rule(inner, scope, errors);
    }
}

/// Reports unknown, repeated, surplus and missing arguments.
fn arguments(rule: &RuleModel, errors: &mut Errors) {
    for unknown in rule.unknown.iter().filter_map(|arg| arg.name.as_ref()) {
        errors.push(unknown_argument(rule, unknown));
    }
    repeated_words(rule, errors);
    surplus(rule, errors);
    let (name, kind) = (rule.spec.name, rule.spec.kind);
    let is_empty = rule.args.iter().all(|arg| kind.words().iter().any(|word| arg.is_word(word)));
    if let Some(needs) = kind.needs()
        && is_empty
        && rule.unknown.is_empty()
        && rule.rules.is_empty()
    {
        let usage = kind.usage();
        errors.on(&rule.name, format!("`{name}` needs {needs}, as in `{name}{usage}`"));
    }
}

fn unknown_argument(rule: &RuleModel, unknown: &Ident) -> Error {
    let kind = rule.spec.kind;
    if let Some(error) = kind.unknown_argument(unknown) {
        return error;
    }
    let error = diag::unknown(diag::ARGUMENT, unknown, &rule.spec.known());
    if kind.max_unnamed() == 0 {
        return error;
    }
    let (name, usage) = (rule.spec.name, kind.usage());
    let message = format!("{error}\n`{name}` takes values without a name: `{name}{usage}`");
    Error::new_spanned(unknown, message)
}

fn repeated_words(rule: &RuleModel, errors: &mut Errors) {
    let words = rule.spec.kind.words();
    let word = |arg: &Argument| words.iter().find(|word| arg.is_word(word)).copied();
    for (i, arg) in rule.args.iter().enumerate() {
        if word(arg).is_some() && rule.args[..i].iter().any(|first| word(first) == word(arg)) {
            errors.on(&arg.value, format!("duplicate `{}`", arg.source()));
        }
    }
}

/// Reports arguments without a name beyond those that the rule takes.
fn surplus(rule: &RuleModel, errors: &mut Errors) {
    let (spec, name) = (rule.spec, rule.spec.name);
    // `contains("a", pattern = "b")` has its one value already.
    let max = if rule.arg("pattern").is_some() { 0 } else { spec.kind.max_unnamed() };
    for extra in rule.unnamed().skip(max) {
        if let Some(word) = spec.misspelt(extra) {
            errors.push(diag::unknown(diag::ARGUMENT, word, &spec.known()));
        } else if spec.kind.max_unnamed() == 1 {
            errors.on(extra, format!("`{name}` takes one value"));
        } else if let Some(error) = spec.kind.unnamed_argument(rule, extra) {
            errors.push(error);
        } else {
            let known = diag::list(&spec.known());
            errors.on(extra, format!("`{name}` takes named arguments: {known}"));
            break;
        }
    }
}
