//! `report_values`: rejected values as parameters.

use std::collections::{BTreeMap, HashMap};

use serde::{Serialize, Serializer};
use token_request::{RuleError, Validate};

use super::*;

pub(crate) const SECRET: &str = "hunter2";

pub(crate) fn refuse<T: ?Sized>(_: &T) -> Result<(), &'static str> {
    Err("refused")
}

/// Asserts that no output of the errors contains the value.
pub(crate) fn is_silent(errors: &ValidationErrors) {
    for shown in [format!("{errors:?}"), errors.to_string(), json!(errors).to_string()] {
        assert!(!shown.contains(SECRET), "{shown}");
    }
}

/// Returns the parameters of the only error of a field.
pub(crate) fn params(errors: &ValidationErrors, name: &str) -> serde_json::Value {
    let [error] = field(errors, name) else { panic!("one error of `{name}`") };
    json!(error.params)
}

#[test]
fn values_are_reported_only_with_report_values() {
    #[derive(Validate)]
    struct Subject {
        #[validate(length(min = 40))]
        text: String,
        #[validate(must_match(other = text))]
        again: String,
        #[validate(custom(function = refuse))]
        custom: String,
        #[validate(required)]
        required: Option<u8>,
    }
    let (text, again) = (SECRET.to_owned(), format!("{SECRET}!"));
    let subject = Subject { custom: text.clone(), text, again, required: None };
    let errors = errors(&subject);
    is_silent(&errors);
    assert_eq!(params(&errors, "text"), json!({ "min": 40 }));
    for name in ["again", "custom", "required"] {
        assert_eq!(params(&errors, name), json!({}), "{name}");
    }
}

#[test]
fn every_rule_reports_the_value() {
    #[derive(Validate)]
    #[validate(report_values)]
    struct Subject<'a> {
        #[validate(one_of("a"))]
        one_of: &'a str,
        #[validate(none_of("b"))]
        none_of: Option<Box<str>>,
        #[validate(chars(digits))]
        chars: Box<String>,
        #[validate(multiple_of(2))]
        multiple_of: u64,
        #[validate(finite)]
        finite: f64,
        #[validate(unique)]
        unique: Vec<u8>,
        #[validate(required_if(true))]
        required_if: Option<u8>,
        #[validate(pattern("^a"))]
        pattern: std::borrow::Cow<'a, str>,
        #[validate(each(length(min = 1)))]
        each: Vec<String>,
        #[validate(length(max = 0))]
        map: BTreeMap<u8, [Option<char>; 2]>,
    }
    let errors = errors(&Subject {
        one_of: "b",
        none_of: Some("b".into()),
        chars: Box::new("c".into()),
        multiple_of: u64::MAX,
        finite: f64::NAN,
        unique: vec![1, 1],
        required_if: None,
        pattern: "b".into(),
        each: vec![String::new()],
        map: [(1, [Some('c'), None])].into(),
    });
    for (name, value) in [
        ("one_of", json!("b")),
        ("none_of", json!("b")),
        ("chars", json!("c")),
        ("multiple_of", json!(u64::MAX)),
        // Its representation in JSON.
        ("finite", json!(null)),
        ("unique", json!([1, 1])),
        ("required_if", json!(null)),
        ("pattern", json!("b")),
        ("map", json!({ "1": ["c", null] })),
    ] {
        assert_eq!(params(&errors, name)["value"], value, "{name}");
    }
    let Kind::List(each) = &errors.errors()["each"] else { panic!("a list") };
    assert_eq!(params(&each[&0], "__all__"), json!({ "min": 1, "value": "" }));
}

/// The option applies to the fields of its container only.
#[test]
fn the_option_applies_to_one_container() {
    #[derive(Validate)]
    struct Quiet {
        #[validate(length(min = 40))]
        text: String,
    }
    #[derive(Validate)]
    #[validate(report_values)]
    struct Loud {
        #[validate(length(min = 40))]
        text: String,
    }
    #[derive(Validate)]
    #[validate(report_values)]
    struct AroundQuiet {
        #[validate(nested)]
        quiet: Quiet,
        #[validate(length(min = 40))]
        text: String,
    }
    #[derive(Validate)]
    struct AroundLoud {
        #[validate(nested)]
        loud: Vec<Loud>,
        #[validate(length(min = 40))]
        text: String,
    }
    let fields_and_messages = json!({ "min": 40, "value": "loud" });
    let untold = json!({ "min": 40 });

    let quiet = Quiet { text: SECRET.into() };
    let around = errors(&AroundQuiet { quiet, text: "loud".into() });
    is_silent(&around);
    assert_eq!(params(&around, "text"), fields_and_messages);
    let Kind::Struct(quiet) = &around.errors()["quiet"] else { panic!("a struct") };
    assert_eq!(params(quiet, "text"), untold);

    let loud = vec![Loud { text: "loud".into() }];
    let around = errors(&AroundLoud { loud, text: SECRET.into() });
    is_silent(&around);
    assert_eq!(params(&around, "text"), untold);
    let Kind::List(loud) = &around.errors()["loud"] else { panic!("a list") };
    assert_eq!(params(&loud[&0], "text"), fields_and_messages);
}

#[test]
fn a_value_that_serde_cannot_write_is_omitted() {
    struct Unwritable;
    impl Serialize for Unwritable {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("no"))
        }
    }
    #[derive(Validate)]
    #[validate(report_values)]
    struct Subject {
        #[validate(custom(function = refuse))]
        unwritable: Unwritable,
        #[validate(length(max = 0))]
        list: Vec<Unwritable>,
        #[validate(length(max = 0))]
        map: HashMap<(u8, u8), u8>,
        #[validate(range(max = 1000))]
        wide: u128,
        #[validate(length(max = 0))]
        fine: Vec<u8>,
    }
    let errors = errors(&Subject {
        unwritable: Unwritable,
        list: vec![Unwritable],
        map: [((1, 2), 3)].into(),
        wide: u128::MAX,
        fine: vec![1],
    });
    for (name, expected) in [
        ("unwritable", json!({})),
        ("list", json!({ "max": 0 })),
        ("map", json!({ "max": 0 })),
        ("wide", json!({ "max": 1000 })),
        ("fine", json!({ "max": 0, "value": [1] })),
    ] {
        assert_eq!(params(&errors, name), expected, "{name}");
    }
}

/// A function may set the parameter `value` itself.
#[test]
fn a_function_may_set_the_value() {
    fn masked(_: &str) -> Result<(), ValidationError> {
        let mut error = ValidationError::new("weak");
        error.add_param("value".into(), &"[masked]");
        error.add_param("score".into(), &2);
        Err(error)
    }
    #[derive(Validate)]
    #[validate(report_values)]
    struct Loud {
        #[validate(custom(function = masked))]
        text: String,
    }
    #[derive(Validate)]
    struct Quiet {
        #[validate(custom(function = masked))]
        text: String,
    }
    let loud = errors(&Loud { text: SECRET.into() });
    assert_eq!(params(&loud, "text"), json!({ "value": "[masked]", "score": 2 }));
    assert_eq!(params(&errors(&Quiet { text: SECRET.into() }), "text"), json!({ "score": 2 }));
}

/// Our violations never contain values.
#[test]
fn our_violations_contain_no_values() {
    #[derive(Validate)]
    #[validate(report_values, schema(function = whole, skip_on_field_errors = false))]
    struct Subject {
        #[validate(length(min = 40))]
        text: String,
    }
    fn whole(_: &Subject) -> Result<(), RuleError> {
        Err(RuleError::new("whole"))
    }
    let subject = Subject { text: SECRET.into() };
    let violations = subject.validate().unwrap_err();
    for shown in [format!("{violations:?}"), violations.to_string(), json!(violations).to_string()]
    {
        assert!(!shown.contains(SECRET), "{shown}");
    }
    is_silent(&ValidationErrors::from(violations));
    let fields_and_messages = errors(&subject);
    assert_eq!(params(&fields_and_messages, "text")["value"], SECRET);
    assert_eq!(params(&fields_and_messages, "__all__"), json!({}));
}
