//! Differences from `validator`: one test for each row of the table in README, which also shows what `validator`'s own
//! derive does, unless that panics or does not compile.

#![cfg(feature = "validator")]
// Users may write such types, and a test declares its types next to their use.
#![allow(
    clippy::option_option,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::vec_box,
    reason = "users have such types"
)]
#![allow(clippy::items_after_statements, reason = "a test declares its request next to its use")]

/// Derives both traits for the same struct and returns the results of both for a value.
macro_rules! both {
    (
        $(#[$container:meta])*
        struct Subject $(<$lifetime:lifetime>)? { $($fields:tt)* }
        { $($value:tt)* }
    ) => {{
        let ours = {
            #[derive(token_request::Validate)]
            $(#[$container])*
            #[allow(dead_code, reason = "some fields have no rule")]
            struct Subject $(<$lifetime>)? { $($fields)* }
            token_request::Validate::validate(&Subject { $($value)* })
        };
        let theirs = {
            #[allow(unused_imports, reason = "needed for nested fields")]
            use validator::Validate as _;
            #[derive(validator::Validate)]
            $(#[$container])*
            #[allow(dead_code, reason = "some fields have no rule")]
            struct Subject $(<$lifetime>)? { $($fields)* }
            validator::Validate::validate(&Subject { $($value)* })
        };
        (ours, theirs)
    }};
}

mod fields;
mod panics;
mod reports;
mod text;

use token_request::Violations;
use validator::{ValidationError, ValidationErrors, ValidationErrorsKind as Kind};

/// Returns the line of each violation.
fn lines(verdict: &Result<(), Violations>) -> Vec<String> {
    verdict.as_ref().err().into_iter().flatten().map(ToString::to_string).collect()
}

/// Returns the names of the fields with errors.
fn names(verdict: &Result<(), ValidationErrors>) -> Vec<String> {
    let errors = verdict.as_ref().err().into_iter().flat_map(|errors| errors.errors().keys());
    let mut names: Vec<_> = errors.map(ToString::to_string).collect();
    names.sort();
    names
}
