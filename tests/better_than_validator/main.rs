//! What changes for the better when the word in `#[derive(..)]` changes: a test for each row of the README's table, with
//! what `validator`'s own derive does beside it, unless that panics or does not compile.

#![cfg(feature = "validator")]
// What is tested is that users may write such types, and a test declares its types where it needs them.
#![allow(
    clippy::option_option,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::vec_box,
    reason = "users have them"
)]
#![allow(clippy::items_after_statements, reason = "a test declares its request where it needs it")]

/// Derives for the same struct by us and by `validator`, and validates the value: what each says of it.
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
            #[allow(unused_imports, reason = "needed where something is nested")]
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

/// A line each.
fn lines(verdict: &Result<(), Violations>) -> Vec<String> {
    verdict.as_ref().err().into_iter().flatten().map(ToString::to_string).collect()
}

/// The names under which something is wrong.
fn names(verdict: &Result<(), ValidationErrors>) -> Vec<String> {
    let errors = verdict.as_ref().err().into_iter().flat_map(|errors| errors.errors().keys());
    let mut names: Vec<_> = errors.map(ToString::to_string).collect();
    names.sort();
    names
}
