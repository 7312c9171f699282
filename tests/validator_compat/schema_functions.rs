//! `schema`: the key `__all__`, the order of several functions, and when they are skipped.

use std::cell::Cell;

use token_request::{RuleError, Validate};

use super::*;

thread_local! {
    static CALLS: Cell<u32> = const { Cell::new(0) };
}

fn first<T>(_: &T) -> Result<(), ValidationError> {
    CALLS.set(CALLS.get() + 1);
    Err(ValidationError::new("first"))
}

fn second<T>(_: &T) -> Result<(), ValidationError> {
    CALLS.set(CALLS.get() + 10);
    Err(ValidationError::new("second").with_message("is second".into()))
}

fn third<T>(_: &T) -> Result<(), ValidationError> {
    CALLS.set(CALLS.get() + 100);
    let mut error = ValidationError::new("third");
    error.add_param("of".into(), &3);
    Err(error)
}

fn fine<T>(_: &T) -> Result<(), ValidationError> {
    CALLS.set(CALLS.get() + 1000);
    Ok(())
}

/// The called functions, as digits.
fn calls<T>(validate: impl FnOnce() -> T) -> (u32, T) {
    CALLS.set(0);
    let value = validate();
    (CALLS.get(), value)
}

fn codes(errors: &ValidationErrors) -> Vec<&str> {
    field(errors, "__all__").iter().map(|error| &*error.code).collect()
}

#[test]
fn errors_of_functions_are_under_one_key_in_their_order() {
    let [verdict] = same! {
        #[validate(schema(function = second), schema(function = "first", message = "is first", code = "1"))]
        #[validate(schema(function = fine), schema(function = third, skip_on_field_errors = true))]
        struct Subject {
            #[validate(length(min = 1))]
            text: String,
        }
        { text: "a".into() }
    };
    let errors = verdict.unwrap_err();
    assert_eq!(
        field(&errors, "__all__"),
        [
            error("second", json!({})).with_message("is second".into()),
            error("1", json!({})).with_message("is first".into()),
            error("third", json!({ "of": 3 })),
        ]
    );
    assert_eq!(errors.errors().len(), 1);
}

/// Tests two functions that are skipped by default, explicitly or not at all, with a valid request and with an invalid
/// field.
#[test]
fn a_function_is_skipped_after_a_field_error_by_default() {
    macro_rules! pair {
        ($(($($one:tt)*) ($($two:tt)*): $on_error:expr;)+) => {$({
            let [clean, wrong] = same! {
                #[validate(schema(function = first $($one)*))]
                #[validate(schema(function = second $($two)*))]
                struct Subject {
                    #[validate(length(min = 1))]
                    text: String,
                }
                { text: "a".into() }
                { text: String::new() }
            };
            assert_eq!(codes(&clean.unwrap_err()), ["first", "second"]);
            let wrong = wrong.unwrap_err();
            let messages = wrong.errors().get("__all__").map(|_| codes(&wrong)).unwrap_or_default();
            let expected: &[&str] = &$on_error;
            assert_eq!(messages, expected);
        })+};
    }
    pair! {
        () (): [];
        () (, skip_on_field_errors = true): [];
        () (, skip_on_field_errors = false): ["second"];
        (, skip_on_field_errors = true) (): [];
        (, skip_on_field_errors = true) (, skip_on_field_errors = true): [];
        (, skip_on_field_errors = true) (, skip_on_field_errors = false): ["second"];
        (, skip_on_field_errors = false) (): ["first"];
        (, skip_on_field_errors = false) (, skip_on_field_errors = true): ["first"];
        (, skip_on_field_errors = false) (, skip_on_field_errors = false): ["first", "second"];
    }
}

#[test]
fn a_function_that_is_skipped_is_not_called() {
    #[derive(Validate)]
    #[validate(schema(function = fine), schema(function = first, skip_on_field_errors = false))]
    #[validate(schema(function = second), schema(function = third, skip_on_field_errors = false))]
    struct Subject {
        #[validate(length(min = 1))]
        text: String,
    }
    let of = |text: &str| {
        let subject = Subject { text: text.into() };
        let (by_us, _) = calls(|| Validate::validate(&subject));
        let (by_them, _) = calls(|| validator::Validate::validate(&subject));
        assert_eq!(by_us, by_them);
        (by_us, calls(|| subject.is_valid()))
    };
    // `is_valid` stops at the first violation.
    assert_eq!(of("a"), (1111, (1001, false)));
    assert_eq!(of(""), (101, (0, false)));
}

/// An error of a nested value counts as a field error, also after an error of a function.
#[test]
fn a_function_is_skipped_after_a_nested_error() {
    #[derive(Validate)]
    struct Inner {
        #[validate(length(min = 1))]
        text: String,
    }
    #[derive(Validate)]
    #[validate(schema(function = first, skip_on_field_errors = false), schema(function = second))]
    struct Subject {
        #[validate(nested)]
        inner: Vec<Inner>,
    }
    let of = |text: &str| Subject { inner: vec![Inner { text: text.into() }] };
    assert_eq!(codes(&errors(&of("a"))), ["first", "second"]);
    let wrong = errors(&of(""));
    assert_eq!(codes(&wrong), ["first"]);
    assert!(matches!(wrong.errors()["inner"], Kind::List(_)));
}

/// A rule about several fields counts as a field error, although it has the same key.
#[test]
fn a_function_is_skipped_after_a_rule_about_several_fields() {
    #[derive(Validate)]
    #[validate(schema(function = first), at_least_one_of(a, b), schema(function = second))]
    #[validate(schema(function = third, skip_on_field_errors = false), schema(function = first))]
    struct Subject {
        a: Option<u8>,
        b: Option<u8>,
    }
    let none = errors(&Subject { a: None, b: None });
    assert_eq!(codes(&none), ["first", "at_least_one_of", "third"]);
    let one = errors(&Subject { a: None, b: Some(1) });
    assert_eq!(codes(&one), ["first", "second", "third", "first"]);
}

/// An error outside of a nested request does not skip its functions.
#[test]
fn errors_of_other_requests_skip_no_functions() {
    #[derive(Validate)]
    #[validate(schema(function = first))]
    struct Inner {
        #[validate(length(min = 1))]
        text: String,
    }
    #[derive(Validate)]
    struct Subject {
        #[validate(length(min = 1))]
        text: String,
        #[validate(nested)]
        inner: Vec<Inner>,
    }
    let inner = ["", "a", ""].map(|text| Inner { text: text.into() });
    let errors = errors(&Subject { text: String::new(), inner: inner.into() });
    let Kind::List(list) = &errors.errors()["inner"] else { panic!("a list") };
    assert_eq!(codes(&list[&1]), ["first"]);
    assert!([0, 2].iter().all(|index| !list[index].errors().contains_key("__all__")));
}

/// An error of a function with a field has the key of that field.
#[test]
fn an_error_at_a_field_is_under_its_name() {
    fn later(subject: &Subject) -> Result<(), RuleError> {
        if subject.to > 1 { Ok(()) } else { Err(RuleError::new("order").at("to")) }
    }
    #[derive(Validate)]
    #[validate(schema(function = later, message = "is too early"))]
    struct Subject {
        #[validate(name = "until")]
        to: u8,
    }
    let errors = errors(&Subject { to: 1 });
    let expected = error("order", json!({})).with_message("is too early".into());
    assert_eq!(errors, tree([("until", Kind::Field(vec![expected]))]));
}
