//! Codes, messages and the names of parameters.

use std::sync::LazyLock;

use regex::Regex;

use super::*;

const MOST: u64 = u64::MAX;

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[a-z]+$").unwrap());

fn refuse(_: &str) -> Result<(), ValidationError> {
    let mut error = ValidationError::new("refused").with_message("is refused".into());
    error.add_param("limit".into(), &3);
    Err(error)
}

fn refuse_whole<T>(_: &T) -> Result<(), ValidationError> {
    Err(ValidationError::new("whole"))
}

#[test]
fn a_rule_has_its_default_code_its_arguments_and_no_message() {
    let [verdict] = same! {
        struct Subject {
            #[validate(length(min = 2, max = 3))]
            length: String,
            #[validate(length(equal = 2))]
            equal: Vec<u8>,
            #[validate(range(min = 2, max = 3))]
            range: u8,
            #[validate(range(exclusive_min = -1.5, exclusive_max = 2.5))]
            exclusive: f64,
            #[validate(required)]
            required: Option<u8>,
            #[validate(must_match(other = length))]
            must_match: String,
            #[validate(regex(path = *WORD))]
            regex: String,
            #[validate(custom(function = refuse))]
            custom: String,
        }
        {
            length: "a".into(), equal: vec![1], range: 4, exclusive: 2.5, required: None, must_match: "b".into(),
            regex: "1".into(), custom: "c".into(),
        }
    };
    let errors = verdict.unwrap_err();
    for (name, expected) in [
        ("length", error("length", json!({ "min": 2, "max": 3, "value": "a" }))),
        ("equal", error("length", json!({ "equal": 2, "value": [1] }))),
        ("range", error("range", json!({ "min": 2, "max": 3, "value": 4 }))),
        (
            "exclusive",
            error("range", json!({ "exclusive_min": -1.5, "exclusive_max": 2.5, "value": 2.5 })),
        ),
        ("required", error("required", json!({ "value": null }))),
        ("must_match", error("must_match", json!({ "value": "b", "other": "a" }))),
        ("regex", error("regex", json!({ "value": "1" }))),
        (
            "custom",
            error("refused", json!({ "limit": 3, "value": "c" })).with_message("is refused".into()),
        ),
    ] {
        assert_eq!(field(&errors, name), [expected], "{name}");
    }
    assert_eq!(errors.errors().len(), 8);
}

#[test]
fn code_and_message_can_be_set() {
    let [verdict] = same! {
        #[validate(schema(
            function = refuse_whole, skip_on_field_errors = false, code = "of whole", message = "of whole!"
        ))]
        struct Subject {
            #[validate(length(min = 2, code = "of length", message = "of length!"))]
            length: String,
            #[validate(range(min = 2, message = "of range!", code = "of range"))]
            range: u8,
            #[validate(required(code = "of required", message = "of required!"))]
            required: Option<u8>,
            #[validate(must_match(other = "length", code = "of must_match", message = "of must_match!"))]
            must_match: String,
            #[validate(regex(path = *WORD, code = "of regex", message = "of regex!"))]
            regex: String,
            #[validate(custom(function = refuse, code = "of custom", message = "of custom!"))]
            custom: String,
        }
        {
            length: "a".into(), range: 1, required: None, must_match: "b".into(), regex: "1".into(),
            custom: "c".into(),
        }
    };
    let errors = verdict.unwrap_err();
    for name in ["length", "range", "required", "must_match", "regex", "custom", "__all__"] {
        let [error] = field(&errors, name) else { panic!("one error of `{name}`") };
        let of = format!("of {}", if name == "__all__" { "whole" } else { name });
        assert_eq!(error.code, of);
        assert_eq!(error.message.as_deref(), Some(&*format!("{of}!")));
    }
}

/// A code does not change the message, nor a message the code.
#[test]
fn a_code_or_a_message_can_be_set_alone() {
    let [verdict] = same! {
        struct Subject {
            #[validate(length(min = 2, code = "short"))]
            code: String,
            #[validate(length(min = 2, message = "too short"))]
            message: String,
            #[validate(custom(function = refuse, code = "mine"))]
            custom_code: String,
            #[validate(custom(function = refuse, message = "mine"))]
            custom_message: String,
        }
        { code: "a".into(), message: "a".into(), custom_code: "a".into(), custom_message: "a".into() }
    };
    let errors = verdict.unwrap_err();
    let of = |name| {
        let [error] = field(&errors, name) else { panic!("one error of `{name}`") };
        (&*error.code, error.message.as_deref())
    };
    assert_eq!(of("code"), ("short", None));
    assert_eq!(of("message"), ("length", Some("too short")));
    assert_eq!(of("custom_code"), ("mine", Some("is refused")));
    assert_eq!(of("custom_message"), ("refused", Some("mine")));
}

/// Numbers are numbers in JSON, equal to the literal or the value of the expression.
#[test]
fn arguments_are_numbers_of_any_type() {
    const LEAST: i8 = -100;
    let [verdict] = same! {
        struct Subject {
            #[validate(length(min = 0x10, max = 1_000_u64))]
            literal: String,
            #[validate(length(min = MOST))]
            constant: String,
            #[validate(length(equal = "self::MOST"))]
            text: String,
            #[validate(range(min = 1i64))]
            typed: i64,
            #[validate(range(max = LEAST))]
            negative: i8,
            #[validate(range(min = 1e3))]
            exponent: f64,
            #[validate(range(max = -0.5f32))]
            float: f32,
            #[validate(range(min = u128::from(MOST)))]
            wide: u128,
        }
        {
            literal: String::new(), constant: String::new(), text: String::new(), typed: 0, negative: 1,
            exponent: 0.0, float: 0.0, wide: 0,
        }
    };
    let errors = verdict.unwrap_err();
    assert_eq!(field(&errors, "literal")[0].params["min"], 16);
    assert_eq!(field(&errors, "constant")[0].params["min"], u64::MAX);
    assert_eq!(field(&errors, "text")[0].params["equal"], u64::MAX);
    assert_eq!(field(&errors, "negative")[0].params["max"], -100);
    assert_eq!(field(&errors, "wide")[0].params["min"], u64::MAX);
    assert_eq!(errors.errors().len(), 8);
}

/// The errors of a field are in the order of its rules; `validator` has one order for all fields.
#[test]
fn all_errors_of_a_field_are_reported() {
    let [verdict] = same! {
        struct Subject {
            #[validate(length(min = 2), regex(path = *WORD), custom(function = refuse))]
            text: String,
        }
        { text: "1".into() }
    };
    let errors = verdict.unwrap_err();
    let codes: Vec<_> = field(&errors, "text").iter().map(|error| &*error.code).collect();
    assert_eq!(codes, ["length", "regex", "refused"]);
}
