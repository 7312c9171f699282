//! Structs and enums of every shape, with the paths that serde writes.

// Users may write such types, and a test declares its types next to their use.
#![allow(
    clippy::box_collection,
    clippy::linkedlist,
    clippy::option_option,
    clippy::redundant_allocation,
    clippy::vec_box,
    clippy::zero_sized_map_values,
    reason = "users have such types"
)]
#![allow(
    clippy::items_after_statements,
    clippy::too_many_lines,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    reason = "a test declares its types next to their use"
)]

mod containers;
mod context;
mod elements;
mod enums;
mod generics;
mod names;
mod options;
mod order;
mod structs;
mod types_that_peers_reject;

use serde::Serialize;
use token_request::Validate;

/// Returns the path of each violation and the value that serde writes at this path.
fn wrong<T: Validate + Serialize + ?Sized>(request: &T) -> Vec<String> {
    let written = serde_json::to_value(request).expect("serde can write it");
    let Err(violations) = request.validate() else {
        assert!(request.is_valid());
        return Vec::new();
    };
    assert!(!request.is_valid());
    let found = violations.iter().map(|violation| {
        let path = violation.path();
        let value = written.pointer(&path.pointer());
        let value = value.unwrap_or_else(|| panic!("{path} is nowhere in {written}"));
        format!("{path} {value}")
    });
    found.collect()
}

/// Returns the paths of the violations.
fn paths<T: Validate + ?Sized>(request: &T) -> Vec<String> {
    let violations = request.validate().expect_err("something is wrong");
    violations.iter().map(|violation| violation.path().to_string()).collect()
}

/// Returns the errors of `validator::Validate`: a sorted line for each key with its codes.
#[cfg(feature = "validator")]
fn bridged(request: &impl validator::Validate) -> Vec<String> {
    let errors = request.validate().expect_err("something is wrong");
    let mut lines = Vec::new();
    lines_of(&errors, "", &mut lines);
    lines.sort();
    lines
}

#[cfg(feature = "validator")]
fn lines_of(errors: &validator::ValidationErrors, way: &str, lines: &mut Vec<String>) {
    use validator::ValidationErrorsKind as Kind;
    for (key, kind) in errors.errors() {
        let way = format!("{way}{key}");
        match kind {
            Kind::Field(errors) => {
                let codes: Vec<_> = errors.iter().map(|error| &*error.code).collect();
                lines.push(format!("{way}: {}", codes.join(", ")));
            }
            Kind::Struct(errors) => lines_of(errors, &format!("{way}."), lines),
            Kind::List(list) => {
                for (index, errors) in list {
                    lines_of(errors, &format!("{way}[{index}]."), lines);
                }
            }
        }
    }
}
