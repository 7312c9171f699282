//! Nested requests in every container, and their paths.

// Users may write such types, and a test declares its types next to their use.
#![allow(
    clippy::linkedlist,
    clippy::option_option,
    clippy::ref_option,
    clippy::vec_box,
    reason = "users have such types"
)]
#![allow(
    clippy::struct_field_names,
    clippy::items_after_statements,
    reason = "a test declares its request next to its use"
)]

mod containers;
#[cfg(feature = "validator")]
mod foreign;
mod names;
mod types;

use token_request::{Validate, Violations};

#[derive(Validate, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Item {
    #[validate(length(min = 1))]
    name: String,
}

fn good() -> Item {
    Item { name: "n".into() }
}

fn bad() -> Item {
    Item { name: String::new() }
}

fn violations(request: &(impl Validate + ?Sized)) -> Violations {
    assert!(!request.is_valid());
    request.validate().expect_err("something is wrong")
}

fn paths(request: &(impl Validate + ?Sized)) -> Vec<String> {
    violations(request).iter().map(|violation| violation.path().to_string()).collect()
}

fn pointers(request: &(impl Validate + ?Sized)) -> Vec<String> {
    violations(request).iter().map(|violation| violation.path().pointer()).collect()
}
