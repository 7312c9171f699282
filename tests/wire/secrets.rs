//! No violation of a body contains a secret.

#![allow(dead_code, reason = "the fields are only read by serde and the rules")]

use std::collections::BTreeMap;

use serde::Deserialize;
use token_request::{Secret, Validate, Violations, Wire};

use crate::expected_messages::{assert_forms, assert_json};

/// A part of every secret.
const MARK: &str = "hunter2";

#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
struct Secrets {
    #[validate(length(min = 20))]
    key: Option<Secret>,
    #[validate(secret, range(max = 9))]
    pin: Option<u32>,
    #[validate(secret)]
    keys: Option<BTreeMap<String, u32>>,
    #[validate(secret)]
    codes: Option<Vec<u32>>,
    #[validate(secret)]
    kind: Option<Kind>,
    #[validate(secret)]
    unknown: Option<Unknown>,
}

/// A type without a table.
#[derive(Debug, Deserialize)]
struct Unknown {
    a: BTreeMap<String, u32>,
}

#[derive(Debug, Deserialize, Validate)]
enum Kind {
    One,
}

fn assert_hidden(body: &str, result: Result<(), Violations>) {
    let violations = result.expect_err(body);
    let json = serde_json::to_string(&violations).unwrap();
    for messages in
        [violations.to_string(), format!("{violations:?}"), format!("{violations:#?}"), json]
    {
        assert!(!messages.contains(MARK), "of {body} it is messages {messages}");
    }
}

#[test]
fn in_json() {
    let mark = format!("\"{MARK}\"");
    let values = [
        mark.clone(),
        format!("[{mark}]"),
        format!("{{{mark}:{mark}}}"),
        format!("{{{mark}:1,{mark}:2}}"),
        format!("{{\"a\":{{{mark}:[{mark}]}}}}"),
        format!("\"{MARK}\\u00\""),
        format!("\"{MARK}"),
        format!("{mark} {MARK}"),
        MARK.to_owned(),
    ];
    for field in ["key", "pin", "keys", "codes", "kind", "unknown"] {
        for value in &values {
            for body in [
                format!("{{\"{field}\":{value},\"pin\":10}}"),
                format!("{{\"{field}\":{value},\"{field}\":{value}}}"),
                format!("{{\"{field}\":{value}}} {MARK}"),
                format!("{{\"{field}\":{value},"),
            ] {
                assert_hidden(&body, Secrets::from_json(body.as_bytes()).map(drop));
            }
        }
    }
}

#[test]
fn in_forms() {
    let values = [
        MARK.to_owned(),
        format!("{MARK}%"),
        format!("{MARK}%FF"),
        format!("{MARK}\n"),
        format!("[\"{MARK}\"]"),
        format!("{{\"{MARK}\":\"{MARK}\"}}"),
        format!("{{\"{MARK}\":1,\"{MARK}\":2}}"),
        format!("{{\"{MARK}"),
    ];
    for field in ["key", "pin", "keys", "codes", "kind", "unknown"] {
        for value in &values {
            for body in [
                format!("{field}={value}&pin=10&else=1"),
                format!("{field}={value}&{field}={value}&else=1"),
                format!("{field}={value}&{field}={value}%zz&else=1"),
            ] {
                assert_hidden(&body, Secrets::from_form(body.as_bytes()).map(drop));
            }
        }
    }
}

/// A request with a field of a type without a table.
#[derive(Debug, Deserialize, Validate)]
struct Holds<T> {
    item: T,
}

#[derive(Debug, Deserialize, Validate)]
struct SecretMap {
    #[validate(secret)]
    map: BTreeMap<String, u8>,
}

/// A type without a table that contains a request with a table.
#[derive(Debug, Deserialize)]
struct Plain {
    inner: SecretMap,
}

#[derive(Debug, Deserialize, Validate)]
struct Told {
    #[validate(secret)]
    token: Token,
}

/// A type whose error contains the value that was sent.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Token(String);

impl TryFrom<String> for Token {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Err(format!("has {} characters", text.len()))
    }
}

#[derive(Debug, Deserialize, Validate)]
struct Maps<T> {
    items: BTreeMap<String, T>,
}

#[test]
fn keys_of_a_map_in_a_type_without_a_table() {
    assert_json::<Holds<SecretMap>>(&[(
        r#"{"item":{"map":{"hunter2":"x"}}}"#,
        r#"item.map["[REDACTED]"]: must be an integer, not a string [type]"#,
    )]);
    assert_json::<Holds<Vec<SecretMap>>>(&[(
        r#"{"item":[{"map":{"hunter2":"x"}}]}"#,
        r#"item[0].map["[REDACTED]"]: must be an integer, not a string [type]"#,
    )]);
    assert_json::<Holds<Plain>>(&[(
        r#"{"item":{"inner":{"map":{"hunter2":"x"}}}}"#,
        r#"item.inner.map["[REDACTED]"]: must be an integer, not a string [type]"#,
    )]);
    // The map of the request itself is not secret.
    assert_json::<Maps<u8>>(&[(
        r#"{"items":{"a":"x"}}"#,
        "items.a: must be an integer, not a string [type]",
    )]);
}

#[test]
fn reasons_of_a_type_without_a_table() {
    assert_json::<Holds<Told>>(&[(
        r#"{"item":{"token":"secret"}}"#,
        "item.token: is invalid [type]",
    )]);
    // The field itself is not secret.
    assert_json::<Holds<Token>>(&[(
        r#"{"item":"secret"}"#,
        "item: is invalid: has 6 characters [type]",
    )]);
}

#[derive(Debug, Deserialize, Validate)]
#[serde(try_from = "RawSpan")]
struct Span {
    length: u8,
}

#[derive(Debug, Deserialize)]
struct RawSpan {
    start: u8,
    end: u8,
}

impl TryFrom<RawSpan> for Span {
    type Error = &'static str;

    fn try_from(raw: RawSpan) -> Result<Self, &'static str> {
        let length = raw.end.checked_sub(raw.start).ok_or("end must be after start")?;
        Ok(Self { length })
    }
}

#[derive(Debug, Deserialize)]
#[serde(try_from = "u16")]
struct Port(u16);

impl TryFrom<u16> for Port {
    type Error = &'static str;

    fn try_from(port: u16) -> Result<Self, &'static str> {
        if port < 1024 { Err("must be at least 1024, and not 22") } else { Ok(Self(port)) }
    }
}

#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Word(String);

impl TryFrom<String> for Word {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Err(format!("is not expected: it{text}"))
    }
}

#[derive(Debug, Deserialize, Validate)]
struct Reasons {
    #[validate(nested)]
    span: Option<Span>,
    port: Option<Port>,
    word: Option<Word>,
}

#[test]
fn a_reason_is_shown_unless_it_contains_the_value() {
    assert_json::<Reasons>(&[
        (r#"{"span":{"start":3,"end":2}}"#, "span: is invalid: end must be after start [type]"),
        (r#"{"port":1}"#, "port: is invalid: must be at least 1024, and not 22 [type]"),
        (r#"{"port":80}"#, "port: is invalid: must be at least 1024, and not 22 [type]"),
        (r#"{"port":22}"#, "port: is invalid [type]"),
        (r#"{"word":" x"}"#, "word: is invalid [type]"),
        (r#"{"word":"hunter2"}"#, "word: is invalid [type]"),
    ]);
    assert_forms::<Reasons>(&[
        ("port=1", "port: is invalid: must be at least 1024, and not 22 [type]"),
        ("port=22", "port: is invalid [type]"),
    ]);
}
