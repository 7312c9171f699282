//! Conversion from the errors of the crate `validator`.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

use super::{ALL, COLLECTION, is_value};
use crate::RuleError;
use crate::report::{CollectOptions, Report, collect};
use crate::table::{Arg, Field, Value};
use crate::violation::{InnerSegment, NO_FIELD, NO_RULE, Violations};

impl From<ValidationError> for RuleError {
    /// Takes the code, the message and the parameters. The rejected value is passed on only if values are reported.
    fn from(error: ValidationError) -> Self {
        Self { code: error.code, message: error.message, at: Vec::new(), params: error.params }
    }
}

impl From<ValidationError> for Violations {
    /// Returns the violation of a request as a whole.
    fn from(error: ValidationError) -> Self {
        Self::from(RuleError::from(error))
    }
}

impl From<ValidationErrors> for Violations {
    /// Converts the errors, sorted by name, without the rejected values.
    fn from(errors: ValidationErrors) -> Self {
        let mut errors = Some(errors);
        let result = collect(CollectOptions::ALL, &mut |report| {
            report.foreign(NO_FIELD, Err(errors.take().unwrap_or_default()))
        });
        result.err().unwrap_or_else(|| Self::from("nested"))
    }
}

impl Report<'_> {
    /// Reports the errors of a field whose type implements only `validator::Validate`.
    pub(crate) fn foreign(
        &mut self,
        field: &'static Field,
        result: Result<(), ValidationErrors>,
    ) -> ControlFlow<()> {
        let Err(errors) = result else { return ControlFlow::Continue(()) };
        let before = self.n_violations();
        self.foreign_tree(field, &[], errors)?;
        if self.n_violations() == before {
            // The value is rejected even if the tree has no error in it.
            self.raised(field, NO_RULE, RuleError::new("nested"))?;
        }
        ControlFlow::Continue(())
    }

    /// Reports a tree of errors, sorted by name, because hash maps have no order.
    fn foreign_tree(
        &mut self,
        field: &'static Field,
        path: &[InnerSegment],
        errors: ValidationErrors,
    ) -> ControlFlow<()> {
        let by_name: BTreeMap<_, _> = errors.into_errors().into_iter().collect();
        for (name, kind) in by_name {
            let mut path = path.to_vec();
            if name == ALL {
                path.push(InnerSegment::Name("".into()));
            } else if name != COLLECTION {
                path.push(InnerSegment::Name(name));
            }
            match kind {
                ValidationErrorsKind::Struct(errors) => self.foreign_tree(field, &path, *errors)?,
                ValidationErrorsKind::List(list) => {
                    for (index, errors) in list {
                        let item = [&path[..], &[InnerSegment::Index(index)]].concat();
                        self.foreign_tree(field, &item, *errors)?;
                    }
                }
                ValidationErrorsKind::Field(errors) => {
                    for error in errors {
                        self.foreign_error(field, &path, error)?;
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }

    fn foreign_error(
        &mut self,
        field: &'static Field,
        path: &[InnerSegment],
        mut error: ValidationError,
    ) -> ControlFlow<()> {
        error.params.retain(|name, _| !is_value(name));
        let args = bounds(&error);
        self.raised(field, NO_RULE, error.into())?;
        self.edit_details(|details| {
            details.is_foreign = true;
            details.args = args;
            details.inner = path.iter().rev().cloned().collect();
        });
        ControlFlow::Continue(())
    }
}

/// Returns the bounds of a length or a range, as arguments.
fn bounds(error: &ValidationError) -> Vec<Arg> {
    let names = ["equal", "min", "max", "exclusive_min", "exclusive_max"];
    let number = |number: &serde_json::Value| {
        let integer = number.as_i64().map(i128::from).or(number.as_u64().map(i128::from));
        integer.map(Value::Integer).or(number.as_f64().map(Value::Float))
    };
    let args = names.map(|name| Some(Arg::named(name, number(error.params.get(name)?)?)));
    args.into_iter().flatten().collect()
}
