//! Broken rules on secret fields, items and arguments.

use std::collections::HashMap;
use std::fmt::Debug;

use serde::Serialize;
use token_request::{Field, RuleError, Secret, Text, Validate};

use crate::{Broken, broken, expected};

use super::*;

fn by_code(_: &Secret) -> Result<(), &'static str> {
    Err("code")
}

fn by_rule_error(_: &Secret) -> Result<(), RuleError> {
    Err(RuleError::new("rule_error").message("is refused"))
}

/// Breaks every rule on text.
#[derive(Debug, Clone, Serialize, Validate)]
pub(super) struct Password {
    #[validate(
        secret,
        one_of("a", "b"),
        none_of("7331373313"),
        length(max = 3),
        chars(digits, code = "no_digits", message = "has a wrong character"),
        custom(function = by_code),
        custom(function = by_rule_error)
    )]
    text: Secret,
    #[validate(secret, one_of("7331373313!"), length(equal = 4), chars(unreserved))]
    plain: String,
    #[validate(secret, none_of("a", "7331373313"))]
    maybe: Option<Secret>,
}

pub(super) const TEXT: [Broken; 5] = [
    ("/text", "one_of"),
    ("/text", "length"),
    ("/text", "no_digits"),
    ("/text", "code"),
    ("/text", "rule_error"),
];

pub(super) fn password() -> Password {
    Password {
        text: format!("{MARKER}\n").into(),
        plain: format!("{MARKER} "),
        maybe: Some(MARKER.into()),
    }
}

#[test]
fn secrets_that_break_any_rule_are_hidden() {
    let violations = assert_rejected_and_hidden(password());
    let plain = [("/plain", "one_of"), ("/plain", "length"), ("/plain", "chars")];
    let codes = [&TEXT[..], &plain, &[("/maybe", "none_of")]].concat();
    assert_eq!(broken(&violations), expected(&codes));
    assert_hidden(&format!("{:?}", password().maybe));

    // The allowed and forbidden values of a secret would reveal it.
    assert_eq!(violations[5].message(), "must be one of the allowed values");
    assert_eq!(violations[8].message(), "must not be one of the forbidden values");
    let exactly_refused = Password { text: MARKER.into(), ..password() };
    let refused = assert_rejected_and_hidden(exactly_refused);
    assert_eq!(refused[1].code(), "none_of");
}

#[derive(Debug, Validate)]
struct Pin {
    #[validate(secret, range(min = 1000, max = 9999))]
    number: u64,
    #[validate(secret, range(max = 1.5), custom(function = is_small))]
    fraction: f64,
    #[validate(secret, length(max = 1))]
    digits: Vec<u64>,
}

fn is_small(number: f64) -> Result<(), &'static str> {
    if number < 1.0 { Ok(()) } else { Err("is_small") }
}

#[test]
fn secret_numbers_and_lists_are_hidden() {
    let number: u64 = MARKER.parse().unwrap();
    let fraction = MARKER.parse().unwrap();
    let violations = Pin { number, fraction, digits: vec![number, number] }.validate().unwrap_err();
    assert_eq!(violations.len(), 4);
    assert_violations_hide(&violations);
}

/// A user type that is secret text, also as an item.
#[derive(Debug, Clone)]
struct Phrase(&'static str);

impl Text for Phrase {
    const SECRET: bool = true;
    fn text(&self) -> Option<&str> {
        Some(self.0)
    }
}

#[derive(Debug, Validate)]
struct Phrases<'a, T> {
    #[validate(one_of("7331373313"))]
    one: Option<Phrase>,
    #[validate(each(one_of("7331373313")))]
    list: Vec<Phrase>,
    #[validate(each(none_of("a"), prefix("7331373313")))]
    refs: Option<&'a [&'a Phrase]>,
    #[validate(values(one_of("7331373313")))]
    map: HashMap<u8, Option<Phrase>>,
    #[validate(each(each(one_of("7331373313"))))]
    lists: [Vec<Secret>; 1],
    #[validate(one_of("7331373313"))]
    generic: T,
    #[validate(each(one_of("7331373313")))]
    generics: Vec<T>,
}

#[test]
fn secret_items_are_hidden() {
    let a = Phrase("a");
    assert_rejected_and_hidden(Phrases {
        one: Some(a.clone()),
        list: vec![a.clone()],
        refs: Some(&[&a]),
        map: [(1, Some(a.clone()))].into(),
        lists: [vec!["a".into()]],
        generic: a.clone(),
        generics: vec![a.clone()],
    });
    let secret = |field: &Field| field.rules[0].elements.unwrap_or(field).secret;
    assert!(Phrases::<Phrase>::TABLE.fields[..4].iter().all(secret));
    assert!(Phrases::<Secret>::TABLE.fields[5..].iter().all(secret));
    assert!(!Phrases::<&str>::TABLE.fields[5..].iter().any(secret));
}

const MOST: u64 = 9;

/// A request with secret bounds.
#[derive(Debug, Clone, Validate)]
struct Bounds {
    #[validate(secret, range(max = 9))]
    pin: u64,
    #[validate(secret, range(min = self.secret(), max = self.secret()))]
    by_method: u64,
    #[validate(range(min = self.pin, exclusive_max = (self.pin).min(self.pin)))]
    by_field: u64,
    #[validate(length(max = self.token.expose().parse().unwrap_or(0)), each(range(max = self.pin)))]
    by_type: Vec<u64>,
    #[validate(secret, length(max = MOST))]
    token: Secret,
}

impl Bounds {
    fn secret(&self) -> u64 {
        self.pin
    }
}

#[test]
fn evaluated_arguments_on_secrets_are_hidden() {
    let pin: u64 = MARKER.parse().unwrap();
    let token = Secret::from(MARKER);
    let bounds = Bounds { pin, by_method: 0, by_field: 0, by_type: vec![pin + 1], token };
    let violations = assert_rejected_and_hidden(bounds);
    let broken: Vec<_> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(
        broken,
        [
            "pin: must be at most 9",
            "by_method: is out of range",
            "by_field: is out of range",
            "by_type[0]: is out of range",
            // A constant is not secret.
            "token: must have at most 9 characters",
        ]
    );
    let short = Secret::from("0");
    let long = Bounds { pin: 0, by_method: 0, by_field: 0, by_type: vec![0], token: short };
    assert_eq!(long.validate().unwrap_err()[1].message(), "has an invalid length");
}

/// Fields of a secret value are secret.
#[test]
fn evaluated_arguments_inside_of_a_secret_are_hidden() {
    #[derive(Debug, Validate)]
    struct Limits {
        limit: u64,
        #[validate(range(max = self.limit))]
        number: u64,
    }
    #[derive(Debug, Validate)]
    struct Outer {
        #[validate(secret, nested)]
        limits: Vec<Limits>,
    }
    let limit = MARKER.parse().unwrap();
    let violations = Outer { limits: vec![Limits { limit, number: limit + 1 }] }.validate();
    assert_violations_hide(&violations.unwrap_err());
}
