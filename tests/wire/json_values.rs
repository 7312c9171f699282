//! Values in JSON that types and functions of the user read.

#![allow(dead_code, reason = "most fields are only read by serde and the rules")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::num::NonZeroU32;

use serde::{Deserialize, Deserializer};
use token_request::{RuleError, Validate, Wire};

use crate::expected_messages::assert_json;
use crate::odd::Odd;

fn number_or_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Text(String),
        Number(u64),
    }

    Ok(match Either::deserialize(deserializer)? {
        Either::Text(text) => text,
        Either::Number(number) => number.to_string(),
    })
}

#[derive(Debug, Deserialize, Validate)]
struct Foreign {
    #[serde(deserialize_with = "number_or_text")]
    #[validate(length(max = 2))]
    number: String,
    #[validate(example = "odd")]
    known: Odd,
    port: NonZeroU32,
    ip: Option<IpAddr>,
    letter: Option<char>,
}

#[derive(Debug, Deserialize, Validate)]
struct Unexplained {
    odd: Odd,
    #[validate(length(max = 2))]
    note: String,
}

#[test]
fn values_that_serde_reads_are_accepted() {
    assert_json::<Foreign>(&[
        (r#"{"number":7,"known":"odd","port":1,"ip":"::1","letter":"a"}"#, "ok"),
        (
            r#"{"number":7,"known":"odd","port":"x"}"#,
            "port: must be an integer, not a string [type]",
        ),
        (
            r#"{"number":777,"known":"odd","port":1}"#,
            "number: must have at most 2 characters [length]",
        ),
        (
            r#"{"number":7,"known":"even","port":0,"ip":"x","letter":"ab"}"#,
            "known: is invalid [type]\nport: must be an integer from 1 to 4294967295 [type]\nip: is invalid: invalid IP address syntax [type]\nletter: must be a single character [type]",
        ),
        (
            r#"{"number":true,"known":7,"port":1}"#,
            "number: does not match any variant [type]\nknown: must be a string, not a number [type]",
        ),
    ]);
    assert_json::<Unexplained>(&[
        (r#"{"odd":"odd","note":"abc"}"#, "note: must have at most 2 characters [length]"),
        (
            r#"{"odd":"even","note":7}"#,
            "odd: is invalid [type]\nnote: must be a string, not a number [type]",
        ),
        (
            r#"{"odd":"even","note":"abc"}"#,
            "odd: is invalid [type]\nnote: must have at most 2 characters [length]",
        ),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
struct Borrowed<'a> {
    plain: &'a str,
    #[serde(borrow)]
    either: Cow<'a, str>,
}

#[test]
fn text_without_escapes_is_borrowed() {
    let json = br#"{"plain":"abc","either":"def"}"#;
    let request = Borrowed::from_json(json).unwrap();
    let within = json.as_ptr_range();
    assert!(within.contains(&request.plain.as_ptr()));
    let Cow::Borrowed(either) = request.either else { panic!("it is copied") };
    assert!(within.contains(&either.as_ptr()));
    let escaped = br#"{"plain":"abc","either":"d\u0065f"}"#;
    assert!(
        matches!(&Borrowed::from_json(escaped).unwrap().either, Cow::Owned(text) if text == "def")
    );
    assert_json::<Borrowed<'static>>(&[
        (r#"{"plain":"\u0061","either":"a"}"#, "plain: must be a string without escapes [type]"),
        (
            r#"{"plain":"\u0061","either":7}"#,
            "plain: must be a string without escapes [type]\neither: must be a string, not a number [type]",
        ),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
#[validate(schema(function = is_long))]
struct Account {
    password: String,
    #[validate(must_match(other = password))]
    again: String,
    limit: Option<u32>,
    is_firm: bool,
    #[validate(required_if(self.is_firm))]
    firm: Option<String>,
    #[validate(length(max = 2))]
    note: Option<String>,
}

fn is_long(account: &Account) -> Result<(), RuleError> {
    if account.password.len() > 2 { Ok(()) } else { Err("long".into()) }
}

#[test]
fn rules_are_not_checked_on_missing_values() {
    assert_json::<Account>(&[
        (
            r#"{"password":"ab","again":"b","is_firm":true}"#,
            "again: must match `password` [must_match]\nfirm: is required [required_if]",
        ),
        (
            r#"{"password":7,"again":"b","is_firm":"x","note":"abc"}"#,
            "password: must be a string, not a number [type]\n\
             is_firm: must be a boolean, not a string [type]\n\
             note: must have at most 2 characters [length]",
        ),
        (r#"{"again":"b","is_firm":true}"#, "password: is required [required]"),
        (r#"{"password":"abc","is_firm":false}"#, "again: is required [required]"),
        // The function of the struct is not called either.
        (
            r#"{"password":7,"again":"","is_firm":true,"firm":""}"#,
            "password: must be a string, not a number [type]",
        ),
    ]);
}

#[test]
fn items_after_an_unreadable_one_are_checked() {
    #[derive(Debug, Deserialize, Validate)]
    struct Zone {
        #[validate(length(min = 2))]
        hosts: Vec<std::net::Ipv4Addr>,
        names: BTreeMap<String, std::net::Ipv4Addr>,
        #[validate(length(max = 1))]
        name: String,
    }
    assert_json::<Zone>(&[
        // The reason `invalid IPv4 address syntax` is left out where it contains the value that was sent.
        (
            r#"{"hosts": ["syntax", "127.0.0.1", "add"], "names": {"a": "z", "b": "::"}, "name": "ab"}"#,
            "hosts[0]: is invalid [type]\nhosts[2]: is invalid: invalid IPv4 address syntax [type]\n\
             names.a: is invalid: invalid IPv4 address syntax [type]\n\
             names.b: is invalid: invalid IPv4 address syntax [type]\n\
             name: must have at most 1 character [length]",
        ),
        (
            r#"{"hosts": ["127.0.0.1"], "names": {}, "name": ""}"#,
            "hosts: must have at least 2 items [length]",
        ),
        // The length of a list is not checked if an element could not be read.
        (
            r#"{"hosts": ["z"], "names": {}, "name": ""}"#,
            "hosts[0]: is invalid: invalid IPv4 address syntax [type]",
        ),
    ]);
}

#[test]
fn unreadable_values_are_reported_with_their_whole_path() {
    #[derive(Debug, Deserialize)]
    struct Detail {
        #[serde(default)]
        ports: Vec<u8>,
        #[serde(default)]
        labels: BTreeMap<String, u8>,
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        detail: Option<Detail>,
        odds: Option<Vec<Odd>>,
        #[validate(nested)]
        level: Option<Level>,
        value: Option<serde_json::Value>,
    }
    #[derive(Debug, Deserialize, Validate)]
    enum Level {
        Of(Odd),
    }
    assert_json::<Request>(&[
        (
            r#"{"detail":{"ports":[300,1,-1]}}"#,
            "detail.ports[0]: must be an integer from 0 to 255 [type]",
        ),
        (
            r#"{"detail":{"labels":{"a":1,"b":1,"a":2}}}"#,
            "detail.labels.a: must not be repeated [repeated]",
        ),
        (r#"{"odds":["odd","even"]}"#, "odds[1]: is invalid [type]"),
        (r#"{"level":{"Of":"even"}}"#, "level.Of: is invalid [type]"),
        (r#"{"value":[{"x":1,"x":2}]}"#, "value[0].x: must not be repeated [repeated]"),
    ]);
}
