//! Code for `validator` works if only the name in `#[derive(..)]` changes.
//!
//! `same!` derives both traits, which must report the same errors and values. The tests also list the expected errors.

#![cfg(feature = "validator")]
// Users may write such types, and a test declares its types next to their use.
#![allow(
    clippy::box_collection,
    clippy::option_option,
    clippy::ptr_arg,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    reason = "users have such types"
)]
#![allow(clippy::items_after_statements, reason = "a test declares its request next to its use")]

/// Derives both traits for one struct, validates each of the values, and asserts that the errors are equal. Returns the
/// results.
macro_rules! same {
    (
        $(#[$container:meta])*
        struct Subject $(<$lifetime:lifetime>)? { $($fields:tt)* }
        $({ $($value:tt)* })+
    ) => {{
        let theirs = {
            // Code that `validator` derives needs its trait in scope.
            #[allow(unused_imports, reason = "needed for nested fields")]
            use validator::Validate as _;
            #[derive(validator::Validate)]
            $(#[$container])*
            #[allow(dead_code, reason = "some fields have no rule")]
            struct Subject $(<$lifetime>)? { $($fields)* }
            [$(validator::Validate::validate(&Subject { $($value)* })),+]
        };
        let ours = {
            #[derive(token_request::Validate)]
            #[validate(report_values)]
            $(#[$container])*
            #[allow(dead_code, reason = "some fields have no rule")]
            struct Subject $(<$lifetime>)? { $($fields)* }
            [$(validator::Validate::validate(&Subject { $($value)* })),+]
        };
        for (ours, theirs) in ours.iter().zip(theirs) {
            assert_eq!(*ours, theirs, "ours is on the left");
        }
        ours
    }};
}

mod arguments;
mod attributes;
mod codes;
mod context;
mod formats;
mod functions;
mod schema_functions;
mod secrets;
mod traits;
mod trees;
mod values;

use serde_json::json;
use validator::{ValidationError, ValidationErrors, ValidationErrorsKind as Kind};

/// Returns an error with this code and these parameters.
fn error(code: &'static str, params: serde_json::Value) -> ValidationError {
    let mut error = ValidationError::new(code);
    let serde_json::Value::Object(params) = params else { panic!("{params} is no object") };
    error.params.extend(params.into_iter().map(|(name, value)| (name.into(), value)));
    error
}

/// Returns the errors with these entries.
fn tree(entries: impl IntoIterator<Item = (&'static str, Kind)>) -> ValidationErrors {
    ValidationErrors(entries.into_iter().map(|(name, kind)| (name.into(), kind)).collect())
}

/// Returns the entry of a field.
fn field<'a>(errors: &'a ValidationErrors, name: &str) -> &'a [ValidationError] {
    match errors.errors().get(name) {
        Some(Kind::Field(errors)) => errors,
        other => panic!("`{name}` is {other:?}"),
    }
}

/// Returns the errors by `validator::Validate`.
fn errors(request: &impl validator::Validate) -> ValidationErrors {
    request.validate().unwrap_err()
}
