//! Messages about values of the wrong type, out of range or too deep, and about syntax errors.

#![allow(dead_code, reason = "most fields are only read by serde and the rules")]

use std::fmt::Debug;

use serde::{Deserialize, Serialize};
use token_request::{V3TokenRequest, Valid, Validate, Violations, Wire};

use crate::assertions::found;

use crate::{assert_found, assert_read, form, json, messages};

#[test]
fn a_wrong_item_of_a_tuple_does_not_affect_the_others() {
    #[derive(Debug, Deserialize, Validate)]
    struct Tuples {
        triple: (u8, String, bool),
        pair: [u8; 2],
        #[validate(length(min = 2))]
        note: String,
    }
    let triple = r#"{"triple":[1,2,true],"pair":[1,2],"note":"ab"}"#;
    assert_found(json::<Tuples>(triple), &[("triple[1]", "type")]);
    let pair = r#"{"triple":[1,2,true],"pair":[1],"note":"a"}"#;
    let expected = [("triple[1]", "type"), ("pair", "type"), ("note", "length")];
    assert_found(json::<Tuples>(pair), &expected);
}

#[test]
fn depth_below_an_unknown_name_is_ignored() {
    let deep = format!("{}{}", "[".repeat(1000), "]".repeat(1000));
    let wrong = format!(r#"{{"grantType":7,"x":{deep}}}"#);
    assert_eq!(
        messages(json::<V3TokenRequest>(&wrong)),
        "grantType: must be a string, not a number"
    );
    let right = format!(r#"{{"grantType":"client_credentials","x":{deep}}}"#);
    assert!(json::<V3TokenRequest>(&right).is_ok());
}

#[test]
fn depth_below_a_known_name_is_reported_at_the_name() {
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        value: serde_json::Value,
        n: u8,
    }
    let deep = format!("{}{}", "[".repeat(1000), "]".repeat(1000));
    let found = found(json::<Request>(&format!(r#"{{"value":{deep},"n":300}}"#)));
    let paths: Vec<_> = found.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!((&found[0].1[..], &paths[..]), ("too_large", &["value", "n"][..]));
}

#[test]
fn a_type_error_has_the_bounds_of_the_rule() {
    #[derive(Debug, Deserialize, Validate)]
    struct Person {
        #[validate(range(min = 18, max = 130))]
        age: u8,
        #[validate(range(min = 1))]
        n: u8,
    }
    let check = |result: Result<Valid<Person>, Violations>| {
        let violations = result.unwrap_err();
        let expected =
            "age: must be an integer from 18 to 130\nn: must be an integer from 1 to 255";
        assert_eq!(violations.to_string(), expected);
        assert_eq!(violations[0].code(), "type");
        let args: Vec<_> = violations[0].args().iter().map(|arg| arg.value.to_string()).collect();
        let args = args.join(", ");
        assert!(args.contains("18") && args.contains("130") && !args.contains("255"), "{args}");
    };
    check(json::<Person>(r#"{"age":300,"n":-1}"#));
    check(form::<Person>("age=300&n=-1"));
}

#[test]
fn a_string_that_does_not_fit_has_a_precise_message() {
    #[derive(Debug, Deserialize, Validate)]
    struct Letter {
        sign: char,
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Borrowed<'a> {
        plain: &'a str,
    }
    assert_found(json::<Letter>(r#"{"sign":"ab"}"#), &[("sign", "type")]);
    assert_ne!(messages(json::<Letter>(r#"{"sign":"ab"}"#)), "sign: must be a string");
    let escaped = br#"{"plain":"\u0061"}"#;
    assert_found(Borrowed::from_json(escaped), &[("plain", "type")]);
    assert_ne!(messages(Borrowed::from_json(escaped)), "plain: must be a string");
}

#[test]
fn an_integer_that_does_not_fit_has_a_precise_message() {
    #[derive(Debug, Deserialize, Validate)]
    struct Number {
        n: u64,
    }
    for n in ["18446744073709551616", "-0"] {
        let body = format!(r#"{{"n":{n}}}"#);
        assert_found(json::<Number>(&body), &[("n", "type")]);
        assert_ne!(messages(json::<Number>(&body)), "n: must be an integer");
    }
}

#[test]
fn valid_json_that_cannot_be_represented_is_reported_at_its_field() {
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        share: f64,
        name: String,
        n: u8,
    }
    for (body, path) in [
        (r#"{"share":1e400,"name":"a","n":300}"#, "share"),
        (r#"{"share":1,"name":"\ud800","n":300}"#, "name"),
    ] {
        let found = found(json::<Request>(body));
        let paths: Vec<_> = found.iter().map(|(path, _)| &**path).collect();
        assert_eq!(paths, [path, "n"], "{body}");
        assert_ne!(found[0].1, "syntax", "{body}");
    }
}

#[test]
fn a_syntax_error_has_its_reason_and_place() {
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        id: String,
    }
    let messages = |body| {
        let violations = json::<Request>(body).unwrap_err();
        assert_eq!((violations.len(), violations[0].code()), (1, "syntax"), "{body}");
        violations.to_string()
    };
    assert!(messages("{\"id\":\"a\",}").contains("trailing comma"));
    for body in ["{\"id\":\"a\" /* comment */}", "{\"id\":NaN}"] {
        let messages = messages(body);
        let (_, reason) = messages.split_once(": ").unwrap();
        assert!(!reason.is_empty(), "{messages}");
    }
    let newline = messages("{\"id\":\"a\nb\"}");
    assert!(newline.contains("line 1, column 9"), "{newline}");
}

#[test]
fn numbers_of_all_types_are_parsed_alike_on_forms() {
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        share: f64,
    }
    let is_accepted = |share: &str| form::<Request>(&format!("share={share}")).is_ok();
    assert_eq!(is_accepted("1."), is_accepted(".5"));
}

#[test]
fn json_or_a_byte_order_mark_in_a_form_gives_a_hint() {
    let json = messages(form::<V3TokenRequest>(r#"{"grantType":"client_credentials"}"#));
    assert!(json.contains("JSON"), "{json}");
    let marked = messages(form::<V3TokenRequest>("\u{FEFF}grant_type=client_credentials"));
    assert!(marked.contains("byte order mark"), "{marked}");
}

#[test]
fn an_empty_list_of_structs_is_written_and_read_again() {
    #[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
    struct Item {
        x: u8,
    }
    #[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
    struct Request {
        #[validate(nested)]
        items: Vec<Item>,
        grid: Vec<Vec<u8>>,
        n: u8,
    }
    let empty = Request { items: vec![], grid: vec![], n: 7 };
    assert_read("items=[]&grid=[]&n=7", empty);
    let full = Request { items: vec![Item { x: 1 }], grid: vec![vec![1], vec![]], n: 7 };
    assert_read("items=[{%22x%22:1}]&grid=[[1],[]]&n=7", full);
}
