//! What code that knows `validator` finds when only the word in `#[derive(..)]` has changed.
//!
//! `same!` derives twice, and both must say the same, values included. What ours says is fields_and_messages once more, by hand.

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

/// Derives for the same struct by `validator` and by us, and validates each of the values: all that they say is the
/// same. Gives what ours says of the values.
macro_rules! same {
    (
        $(#[$container:meta])*
        struct Subject $(<$lifetime:lifetime>)? { $($fields:tt)* }
        $({ $($value:tt)* })+
    ) => {{
        let theirs = {
            // What `validator` derives does not find its own trait.
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

/// An error of that code, with these parameters.
fn error(code: &'static str, params: serde_json::Value) -> ValidationError {
    let mut error = ValidationError::new(code);
    let serde_json::Value::Object(params) = params else { panic!("{params} is no object") };
    error.params.extend(params.into_iter().map(|(name, value)| (name.into(), value)));
    error
}

/// The tree that has these entries.
fn tree(entries: impl IntoIterator<Item = (&'static str, Kind)>) -> ValidationErrors {
    ValidationErrors(entries.into_iter().map(|(name, kind)| (name.into(), kind)).collect())
}

/// What a field of that name says.
fn field<'a>(errors: &'a ValidationErrors, name: &str) -> &'a [ValidationError] {
    match errors.errors().get(name) {
        Some(Kind::Field(errors)) => errors,
        other => panic!("`{name}` is {other:?}"),
    }
}

/// What is wrong with something that implements the other trait, whatever else it does.
fn errors(request: &impl validator::Validate) -> ValidationErrors {
    request.validate().unwrap_err()
}
