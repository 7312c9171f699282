//! Bodies that are damaged in known ways have exactly the expected violations.

#![cfg(feature = "wire")]

#[macro_use]
mod assertions;
mod buffered_values;
mod enums;
mod flatten;
mod generics;
mod given_values;
mod lists;
mod messages;
mod model;
mod structs;
mod types;
mod unreadable_values;

use std::fmt::Debug;

use assertions::found;
use serde::{Deserialize, Serialize};
use token_request::{Valid, Validate, Violations, Wire};

fn json<T: for<'de> Wire<'de>>(body: &str) -> Result<Valid<T>, Violations> {
    T::from_json(body.as_bytes())
}

fn form<T: for<'de> Wire<'de>>(body: &str) -> Result<Valid<T>, Violations> {
    T::from_form(body.as_bytes())
}

/// Asserts that the violations have these paths and codes.
#[track_caller]
fn assert_found<T>(result: Result<Valid<T>, Violations>, expected: &[(&str, &str)]) {
    let found = found(result);
    let found: Vec<_> = found.iter().map(|(path, code)| (&**path, &**code)).collect();
    assert_eq!(found, expected);
}

#[track_caller]
fn messages<T: Debug>(result: Result<Valid<T>, Violations>) -> String {
    result.unwrap_err().to_string()
}

#[derive(Debug, PartialEq, Deserialize, Validate)]
struct Address {
    #[validate(length(min = 2))]
    street: String,
    #[validate(range(min = 5))]
    n: u8,
}

/// Asserts that a request is read from a form, and again from the form that `to_form` writes.
#[track_caller]
fn assert_read<T>(body: &str, expected: T)
where
    T: for<'de> Wire<'de> + Serialize + PartialEq + Debug,
{
    let expected = Valid::new(expected).unwrap();
    for body in [body, &expected.to_form()] {
        assert_eq!(
            form::<T>(body).map_err(|wrong| wrong.to_string()).as_ref(),
            Ok(&expected),
            "{body}"
        );
    }
}
