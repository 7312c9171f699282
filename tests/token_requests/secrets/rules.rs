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

/// Every rule on text, each broken.
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
fn of_every_rule() {
    let violations = assert_refused_unseen(password());
    let plain = [("/plain", "one_of"), ("/plain", "length"), ("/plain", "chars")];
    let codes = [&TEXT[..], &plain, &[("/maybe", "none_of")]].concat();
    assert_eq!(broken(&violations), expected(&codes));
    assert_hidden(&format!("{:?}", password().maybe));

    // What a secret must or must not be would tell what it is.
    assert_eq!(violations[5].message(), "must be one of the allowed values");
    assert_eq!(violations[8].message(), "must not be one of the forbidden values");
    let exactly_refused = Password { text: MARKER.into(), ..password() };
    let refused = assert_refused_unseen(exactly_refused);
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
fn of_numbers_and_lists() {
    let number: u64 = MARKER.parse().unwrap();
    let fraction = MARKER.parse().unwrap();
    let violations = Pin { number, fraction, digits: vec![number, number] }.validate().unwrap_err();
    assert_eq!(violations.len(), 4);
    assert_violations_hide(&violations);
}

/// Text of the user's own that is secret, also where it is an element.
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
fn of_elements_that_are_secret_by_their_type() {
    let a = Phrase("a");
    assert_refused_unseen(Phrases {
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

/// Bounds that are secret themselves.
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
fn of_evaluated_arguments() {
    let pin: u64 = MARKER.parse().unwrap();
    let token = Secret::from(MARKER);
    let bounds = Bounds { pin, by_method: 0, by_field: 0, by_type: vec![pin + 1], token };
    let violations = assert_refused_unseen(bounds);
    let broken: Vec<_> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(
        broken,
        [
            "pin: must be at most 9",
            "by_method: is out of range",
            "by_field: is out of range",
            "by_type[0]: is out of range",
            // A constant is no more secret than a literal.
            "token: must have at most 9 characters",
        ]
    );
    let short = Secret::from("0");
    let long = Bounds { pin: 0, by_method: 0, by_field: 0, by_type: vec![0], token: short };
    assert_eq!(long.validate().unwrap_err()[1].message(), "has an invalid length");
}

/// What lies in a secret is secret too.
#[test]
fn of_evaluated_arguments_within_a_secret() {
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
