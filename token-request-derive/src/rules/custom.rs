//! Rules that call a function of the user's: `custom(function = path)` for a value, `schema(function = path)` for the whole
//! request.

use syn::{Error, Expr};

use super::rule::{Form, Quoted, RuleKind, RuleModel, Scope, by_name};
use crate::diag::Errors;

pub(crate) struct CustomFunction;

impl RuleKind for CustomFunction {
    fn usage(&self) -> &'static str {
        USAGE
    }

    fn names(&self) -> &'static [&'static str] {
        &["function", "use_context"]
    }

    fn words(&self) -> &'static [&'static str] {
        &["use_context"]
    }

    fn needs(&self) -> Option<&'static str> {
        None
    }

    fn is_repeatable(&self) -> bool {
        true
    }

    fn quoted(&self, _name: &str) -> Quoted {
        QUOTED
    }

    fn unnamed_argument(&self, rule: &RuleModel, value: &Expr) -> Option<Error> {
        Some(by_name(rule, value))
    }

    fn check(&self, rule: &RuleModel, scope: &Scope<'_>, errors: &mut Errors) {
        function(rule, scope, errors);
    }

    fn form(&self) -> Form {
        Form::Function
    }
}

pub(crate) struct SchemaFunction;

impl RuleKind for SchemaFunction {
    fn usage(&self) -> &'static str {
        USAGE
    }

    fn names(&self) -> &'static [&'static str] {
        &["function", "use_context", SKIP]
    }

    fn words(&self) -> &'static [&'static str] {
        &["use_context", SKIP]
    }

    fn needs(&self) -> Option<&'static str> {
        None
    }

    fn is_repeatable(&self) -> bool {
        true
    }

    fn quoted(&self, _name: &str) -> Quoted {
        QUOTED
    }

    fn unnamed_argument(&self, rule: &RuleModel, value: &Expr) -> Option<Error> {
        Some(by_name(rule, value))
    }

    fn check(&self, rule: &RuleModel, scope: &Scope<'_>, errors: &mut Errors) {
        function(rule, scope, errors);
    }

    fn form(&self) -> Form {
        Form::Schema
    }
}

/// The word whose meaning is the default, so that only `skip_on_field_errors = false` has an effect.
pub(crate) const SKIP: &str = "skip_on_field_errors";

const USAGE: &str = "(function = path)";

const QUOTED: Quoted = Quoted::Expression("the path of a function");

/// Reports a missing function, a function that is not a path, and a context that the container does not have.
fn function(rule: &RuleModel, scope: &Scope<'_>, errors: &mut Errors) {
    let name = rule.spec.name;
    let function = rule.arg("function");
    if let Some(function) = function.filter(|arg| !matches!(arg.value, Expr::Path(_))) {
        errors.on(&function.value, "`function` takes the path of a function");
    }
    if function.is_none() && rule.unknown.is_empty() && rule.unnamed().next().is_none() {
        // Without a function the other arguments have no meaning, so they are not checked.
        return errors.on(&rule.name, format!("`{name}` needs a function, as in `{name}{USAGE}`"));
    }
    let word = rule.args.iter().find(|arg| arg.is_word("use_context"));
    if let (Some(word), false) = (word, scope.has_context) {
        let message = "`use_context` needs a context, which the struct declares: `#[validate(context = Type)]`";
        errors.on(&word.value, message);
    }
}
