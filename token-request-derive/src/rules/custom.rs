//! Rules that call a function of the user's: `custom(function = path)` for a value, `schema(function = path)` for the whole
//! request.

use syn::{Error, Expr};

use super::rule::{Form, Quoted, RuleKind, RuleModel, Scope, by_name};
use crate::diag::Errors;

/// The path of a function, which gets the value or the whole request.
pub(crate) struct FunctionPath {
    pub(crate) form: Form,
}

/// The word whose meaning is the default, so that only `skip_on_field_errors = false` has an effect.
pub(crate) const SKIP: &str = "skip_on_field_errors";

impl RuleKind for FunctionPath {
    fn usage(&self) -> &'static str {
        "(function = path)"
    }

    fn names(&self) -> &'static [&'static str] {
        if self.form == Form::Schema {
            &["function", "use_context", SKIP]
        } else {
            &["function", "use_context"]
        }
    }

    fn words(&self) -> &'static [&'static str] {
        &self.names()[1..]
    }

    // A missing function is reported below.
    fn needs(&self) -> Option<&'static str> {
        None
    }

    fn is_repeatable(&self) -> bool {
        true
    }

    fn quoted(&self, _name: &str) -> Quoted {
        Quoted::Expression("the path of a function")
    }

    fn unnamed_argument(&self, rule: &RuleModel, value: &Expr) -> Option<Error> {
        Some(by_name(rule, value))
    }

    /// Reports a missing function, a function that is not a path, and a context that the container does not have.
    fn check(&self, rule: &RuleModel, scope: &Scope<'_>, errors: &mut Errors) {
        let (name, usage) = (rule.spec.name, self.usage());
        let function = rule.arg("function");
        if let Some(function) = function.filter(|arg| !matches!(arg.value, Expr::Path(_))) {
            errors.on(&function.value, "`function` takes the path of a function");
        }
        if function.is_none() && rule.unknown.is_empty() && rule.unnamed().next().is_none() {
            // Without a function the other arguments have no meaning, so they are not checked.
            errors.on(&rule.name, format!("`{name}` needs a function, as in `{name}{usage}`"));
            return;
        }
        let word = rule.args.iter().find(|arg| arg.is_word("use_context"));
        if let (Some(word), false) = (word, scope.has_context) {
            let message = "`use_context` needs a context, which the struct declares: `#[validate(context = Type)]`";
            errors.on(&word.value, message);
        }
    }

    fn form(&self) -> Form {
        self.form
    }
}
