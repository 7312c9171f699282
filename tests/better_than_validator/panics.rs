//! Values for which `validator` panics.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{LazyLock, Mutex, OnceLock};

use regex::Regex;
use serde::{Serialize, Serializer};
use token_request::Validate;

use super::*;

/// Validates with both traits and values reported. The derive of `validator` panics in each of these tests.
macro_rules! survives {
    ($(#[$container:meta])* struct Subject { $($fields:tt)* } { $($value:tt)* } says $lines:expr) => {{
        #[derive(Validate)]
        #[validate(report_values)]
        $(#[$container])*
        struct Subject { $($fields)* }
        let subject = Subject { $($value)* };
        assert!(!subject.is_valid());
        assert_eq!(lines(&Validate::validate(&subject)), $lines);
        validator::Validate::validate(&subject).unwrap_err()
    }};
}

#[test]
fn numbers_that_json_cannot_represent() {
    let errors = survives! {
        struct Subject {
            #[validate(range(max = 1000))]
            unsigned: u128,
            #[validate(range(min = 0, max = 1_000_000_000_000_000_000_000))]
            signed: i128,
            #[validate(range(min = 0.0))]
            float: f64,
        }
        { unsigned: u128::MAX, signed: i128::MIN, float: f64::NEG_INFINITY }
        says [
            "unsigned: must be at most 1000",
            "signed: must be from 0 to 1000000000000000000000",
            "float: must be at least 0.0",
        ]
    };
    assert_eq!(errors.errors().len(), 3);
}

#[test]
fn values_that_serde_cannot_write() {
    struct Unwritable;
    impl Serialize for Unwritable {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("no"))
        }
    }
    let errors = survives! {
        struct Subject {
            #[validate(length(max = 0))]
            odd_keys: HashMap<(u8, u8), u8>,
            #[validate(length(max = 0))]
            unwritable: Vec<Unwritable>,
        }
        { odd_keys: [((1, 2), 3)].into(), unwritable: vec![Unwritable] }
        says ["odd_keys: must be empty", "unwritable: must be empty"]
    };
    assert_eq!(errors.errors().len(), 2);
}

#[test]
fn regular_expressions_that_are_not_initialized() {
    static ONCE: OnceLock<Regex> = OnceLock::new();
    static MUTEX: Mutex<OnceCell<Regex>> = Mutex::new(OnceCell::new());
    static POISONED: Mutex<OnceLock<Regex>> = Mutex::new(OnceLock::new());
    static FAILED: LazyLock<Regex> = LazyLock::new(|| panic!("on purpose"));
    let poisoning = catch_unwind(|| {
        let held = POISONED.lock().unwrap();
        held.set(Regex::new("^[a-z]+$").unwrap()).unwrap();
        panic!("on purpose");
    });
    assert!(poisoning.is_err() && POISONED.is_poisoned());
    let unset = "cannot be checked: its pattern is not set";
    let errors = survives! {
        struct Subject {
            #[validate(regex(path = ONCE))]
            once: String,
            #[validate(regex(path = MUTEX))]
            mutex: String,
            #[validate(regex(path = POISONED))]
            poisoned: String,
            #[validate(regex(path = POISONED))]
            matched: String,
            #[validate(regex(path = FAILED))]
            failed: String,
        }
        { once: "a".into(), mutex: "a".into(), poisoned: "1".into(), matched: "a".into(), failed: "a".into() }
        says [
            format!("once: {unset}"),
            format!("mutex: {unset}"),
            "poisoned: has an invalid format".into(),
            format!("failed: {unset}"),
        ]
    };
    assert_eq!(errors.errors().len(), 4);
}

/// A type that implements only `validator`'s trait for regular expressions, with an expression in a poisoned lock.
#[test]
fn regular_expressions_for_a_user_type() {
    struct Own;
    impl validator::ValidateRegex for Own {
        fn validate_regex(&self, regex: impl validator::AsRegex) -> bool {
            regex.as_regex().is_match("a")
        }
    }
    static UNSET: OnceLock<Regex> = OnceLock::new();
    static POISONED: Mutex<OnceLock<Regex>> = Mutex::new(OnceLock::new());
    #[derive(Validate)]
    struct Subject {
        #[validate(regex(path = UNSET))]
        unset: Own,
        #[validate(regex(path = POISONED))]
        poisoned: Own,
    }
    drop(POISONED.lock().unwrap().set(Regex::new("^a$").unwrap()));
    let subject = Subject { unset: Own, poisoned: Own };
    assert_eq!(lines(&subject.validate()).len(), 1, "the lock is in order yet");
    let poisoning = catch_unwind(AssertUnwindSafe(|| {
        let _held = POISONED.lock().unwrap();
        panic!("on purpose");
    }));
    assert!(poisoning.is_err());
    assert_eq!(lines(&subject.validate()).len(), 2);
}

/// Errors of two kinds for one field, for which the `merge` and `add` of `validator` panic.
#[test]
fn errors_of_two_kinds_for_one_field() {
    #[derive(Validate, Serialize)]
    struct Inner {
        #[validate(length(min = 1))]
        text: String,
    }
    fn refuse<T: ?Sized>(_: &T) -> Result<(), ValidationError> {
        Err(ValidationError::new("refused"))
    }
    let inner = || Inner { text: String::new() };
    let errors = survives! {
        #[validate(schema(function = refuse, skip_on_field_errors = false))]
        struct Subject {
            #[validate(nested)]
            __all__: Inner,
            #[validate(nested, custom(function = refuse))]
            both: Vec<Inner>,
            #[serde(flatten)]
            #[validate(nested)]
            flat: (Inner, Vec<Inner>),
        }
        { __all__: inner(), both: vec![inner()], flat: (inner(), vec![inner()]) }
        says [
            "__all__.text: must have at least 1 character",
            "both: is invalid",
            "both[0].text: must have at least 1 character",
            "[0].text: must have at least 1 character",
            "[1][0].text: must have at least 1 character",
            "is invalid",
        ]
    };
    assert!(
        matches!(&errors.errors()["__all__"], Kind::Field(errors) if errors[0].code == "refused")
    );
    assert!(matches!(&errors.errors()["both"], Kind::Field(errors) if errors.len() == 1));
}
