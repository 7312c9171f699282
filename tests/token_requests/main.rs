//! `V3TokenRequest` and `Valid`, their secrets, and the example that validates them.

#![cfg(feature = "wire")]

#[path = "../../token-request/examples/validate/answer.rs"]
mod answer;
#[path = "../../token-request/examples/validate/read.rs"]
mod read;

mod bodies;
mod example;
mod secrets;
mod v3;
mod valid;

use token_request::Violations;

/// The JSON Pointer and the code of a violation.
type Broken = (&'static str, &'static str);

fn broken(violations: &Violations) -> Vec<(String, String)> {
    let each = |violation: &token_request::Violation| {
        (violation.path().pointer(), violation.code().to_owned())
    };
    violations.iter().map(each).collect()
}

fn expected(broken: &[Broken]) -> Vec<(String, String)> {
    broken.iter().map(|(path, code)| ((*path).to_owned(), (*code).to_owned())).collect()
}
