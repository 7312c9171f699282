//! The names of parameters.

#![allow(dead_code, reason = "most fields are only read by serde and the rules")]

use std::collections::BTreeMap;
use std::net::IpAddr;

use serde::Deserialize;
use token_request::{RuleError, Secret, Validate, Wire};

use crate::expected_messages::{assert_forms, messages};

#[test]
fn a_schema_function_reports_names_of_the_form() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(rename_all = "camelCase")]
    #[validate(form_names = "snake_case", schema(function = in_order))]
    struct Period {
        from_day: u32,
        to_day: u32,
    }

    fn in_order(period: &Period) -> Result<(), RuleError> {
        let error = || RuleError::new("order").message("is too early").at("to_day");
        if period.from_day <= period.to_day { Ok(()) } else { Err(error()) }
    }

    assert_eq!(messages(Period::from_form(b"from_day=2&to_day=1")), "to_day: is too early [order]");
    let violations = Period { from_day: 2, to_day: 1 }.validate().unwrap_err();
    assert_eq!(violations.to_string(), "toDay: is too early");
}

#[test]
fn an_untagged_value_is_the_first_type_that_accepts_it() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(untagged)]
    enum Either {
        Flag(bool),
        Number(u8),
        Negative(i8),
        Many(Vec<u8>),
        Map(BTreeMap<String, u8>),
        Text(String),
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        value: Either,
    }
    let of = |form: &'static str| Request::from_form(form.as_bytes()).unwrap().into_inner().value;
    assert!(matches!(of("value=7"), Either::Number(7)));
    assert!(matches!(of("value=-7"), Either::Negative(-7)));
    assert!(matches!(of("value=true"), Either::Flag(true)));
    assert!(matches!(of("value=[ 1 ]"), Either::Many(many) if many == [1]));
    assert!(matches!(of(r#"value={"a":1}"#), Either::Map(map) if map["a"] == 1));
    assert!(matches!(of("value=seven"), Either::Text(text) if text == "seven"));
}

#[test]
fn json_in_a_parameter_has_the_names_of_json() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(rename_all = "camelCase")]
    #[validate(form_names = "snake_case")]
    struct Limit {
        #[validate(range(max = 9))]
        per_day: u32,
    }
    #[derive(Debug, Deserialize, Validate)]
    #[serde(rename_all = "camelCase")]
    #[validate(form_names = "snake_case")]
    struct Request {
        #[validate(nested)]
        my_limit: Option<Limit>,
    }
    assert_forms::<Request>(&[
        (r#"my_limit={"perDay":10}"#, "my_limit.perDay: must be at most 9 [range]"),
        (r#"my_limit={"per_day":1}"#, "my_limit.perDay: is required [required]"),
        (
            r#"my_limit={"perDay":1}}"#,
            "my_limit: is not valid JSON: trailing characters at line 1, column 13 [syntax]",
        ),
    ]);
}

#[test]
fn the_name_of_an_unknown_parameter_is_not_shown() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(deny_unknown_fields)]
    struct Closed {
        client_secret: Option<Secret>,
    }
    assert_forms::<Closed>(&[
        ("client_secret=a&else=b", "has an unknown parameter at byte 16 [unknown]"),
        (
            r#"{"client_secret":"s3cr3t"}"#,
            "must be a form, not JSON [encoding]\nhas an unknown parameter at byte 0 [unknown]",
        ),
        ("=s3cr3t", "has an unknown parameter at byte 0 [unknown]"),
    ]);
    for length in [1, 64, 65] {
        let form = "a".repeat(length);
        let expected = "has an unknown parameter at byte 0 [unknown]";
        assert_eq!(messages(Closed::from_form(form.as_bytes())), expected, "{form}");
    }
    assert_eq!(
        messages(Vec::<Closed>::from_form(b"client_secret=a")),
        "must be an array, not an object [type]"
    );
}

#[test]
fn json_names_are_unknown_on_a_form() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    #[validate(form_names = "snake_case")]
    struct Closed {
        is_firm: Option<String>,
        page: u8,
    }
    assert_forms::<Closed>(&[
        ("is_firm=a&page=1", "ok"),
        ("isFirm=a&page=1", "isFirm: is not a known parameter [unknown]"),
        (
            "isFirm=%zz&isFirm=a&page=x",
            "page: must be an integer [type]\n\
             isFirm: is not a known parameter [unknown]\n\
             isFirm: is not a known parameter [unknown]",
        ),
    ]);
}

#[test]
fn types_without_a_table_are_read_by_serde() {
    #[derive(Debug, Deserialize)]
    struct Detail {
        #[serde(default)]
        ports: Vec<u16>,
    }
    #[derive(Debug, Deserialize)]
    struct Labels(BTreeMap<String, u8>);
    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Level(u8),
        None,
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        page: u8,
        detail: Option<Detail>,
        labels: Option<Labels>,
        kind: Option<Kind>,
        details: Option<Vec<Detail>>,
        ips: Option<Vec<IpAddr>>,
    }
    let page = "page: must be an integer from 0 to 255 [type]";
    assert_forms::<Request>(&[
        (
            r#"page=1&detail={"ports":[1]}&labels={"a":1}&kind={"level":1}&details=[{"ports":[1]}]"#,
            "ok",
        ),
        (
            r#"page=300&detail={"ports":[1]}&labels={"a":1}&kind={"level":1}&details=[{"ports":[1]}]"#,
            page,
        ),
        ("page=300&kind=none&ips=::&ips=::1", page),
        ("page=1&ips=::&ips=x", "ips[1]: is invalid: invalid IP address syntax [type]"),
        (
            r#"page=1&detail={"ports":[x]}&labels={"a":300}&kind={"level":300}&details=[{"ports":7}]"#,
            "detail: is invalid [type]\n\
             labels.a: must be an integer from 0 to 255 [type]\n\
             kind.level: must be an integer from 0 to 255 [type]\n\
             details[0].ports: must be an array, not a number [type]",
        ),
        (r#"page=1&labels={"a":1,"a":1}"#, "labels.a: must not be repeated [repeated]"),
    ]);
}

#[test]
fn a_request_may_nest_itself() {
    #[derive(Debug, Deserialize, Validate)]
    struct Node {
        id: u8,
        #[serde(flatten)]
        #[validate(nested)]
        next: Option<Box<Node>>,
    }
    assert_forms::<Node>(&[
        ("id=1&else=1", "ok"),
        ("id=x", "id: must be an integer [type]"),
        ("else=1", "id: is required [required]"),
    ]);
}
