//! Forms with a tag that decides which fields are known.

#![allow(dead_code, reason = "most fields are only read by serde and the rules")]

use serde::Deserialize;
use token_request::{ErrorResponse, Validate, Wire};

use crate::expected_messages::{assert_forms, assert_json};

#[derive(Debug, Deserialize, Validate)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Method {
    Card {
        #[validate(length(min = 2))]
        number: String,
        month: u8,
    },
    Cash,
}

#[test]
fn the_tag_decides_which_fields_are_known() {
    assert_forms::<Method>(&[
        ("type=cash", "ok"),
        ("number=12&type=card&month=1", "ok"),
        (
            "number=1&type=card&month=x",
            "number: must have at least 2 characters [length]\nmonth: must be an integer [type]",
        ),
        ("number=1", "type: is required [required]"),
        ("type=&number=1", "type: is required and must not be empty [required]"),
        (
            "number=1&type=card&month=300",
            "number: must have at least 2 characters [length]\nmonth: must be an integer from 0 to 255 [type]",
        ),
        ("type=x", "type: must be one of `card`, `cash` [one_of]"),
        ("type=card&type=card&number=12&month=1", "type: must not be repeated [repeated]"),
        ("type=%zz", "type: has an invalid escape at byte 5 [encoding]"),
        ("type=cash&month=%FF", "ok"),
        ("type=cash&month=%zz", "has an invalid escape at byte 16 [encoding]"),
    ]);
}

#[test]
fn flattened_fields_of_a_variant_are_beside_its_fields() {
    #[derive(Debug, Deserialize, Validate)]
    struct Client {
        #[validate(length(min = 2))]
        id: String,
        age: Option<u8>,
    }
    #[derive(Debug, Deserialize, Validate)]
    #[serde(tag = "type", rename_all = "snake_case")]
    enum Sent {
        Many {
            #[serde(flatten)]
            #[validate(nested)]
            client: Client,
            text: String,
            list: Vec<String>,
        },
        Alone {
            #[serde(flatten)]
            #[validate(nested)]
            client: Client,
        },
    }
    assert_forms::<Sent>(&[
        ("type=many&id=12&text=a", "ok"),
        ("type=many&id=12", "text: is required [required]"),
        ("type=many&id=12&text=", "text: is required and must not be empty [required]"),
        (
            "type=many&text=a&text=a",
            "id: is required [required]\ntext: must not be repeated [repeated]",
        ),
        (
            "type=many&id=1&age=x&list=%FF",
            "id: must have at least 2 characters [length]\n\
             age: must be an integer [type]\n\
             text: is required [required]\n\
             list[0]: is not valid UTF-8 at byte 26 [encoding]",
        ),
        ("type=alone&age=x", "id: is required [required]\nage: must be an integer [type]"),
    ]);
}

#[test]
fn an_unknown_tag_may_select_the_other_variant() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(tag = "type", rename_all = "snake_case")]
    enum Sent {
        Text {
            text: String,
        },
        #[serde(other)]
        Other,
    }
    let is_other = |form: &str| matches!(*Sent::from_form(form.as_bytes()).unwrap(), Sent::Other);
    // It has no fields, so all names are unknown.
    assert!(
        is_other("type=x") && is_other("type=other&text=%FF") && is_other("type=x&text=a&text=b")
    );
    assert_forms::<Sent>(&[
        ("type=x&text=%zz", "has an invalid escape at byte 12 [encoding]"),
        // An empty parameter counts as absent and is not unknown.
        ("type=", "type: is required and must not be empty [required]"),
        ("text=a", "type: is required [required]"),
    ]);
}

#[test]
fn a_tag_has_the_names_that_serde_reads() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(tag = "type", rename_all = "snake_case")]
    #[allow(dead_code, reason = "one variant is never read")]
    enum Sent {
        #[serde(alias = "urn:text")]
        Text {
            text: String,
            list: Vec<String>,
        },
        Unit,
        #[serde(skip)]
        Never,
    }
    const NAMES: &str = "type: must be one of `text`, `unit` [one_of]";
    const TWICE: &str = "type: must not be repeated [repeated]";
    assert_forms::<Sent>(&[
        ("type=urn:text&text=a", "ok"),
        ("type=urn:text&text=a&text=b", "text: must not be repeated [repeated]"),
        ("type=urn:unit", NAMES),
        ("type=never", NAMES),
        ("type=&type=unit", TWICE),
        ("type=%zz&type=unit", TWICE),
    ]);
}

#[test]
fn a_body_without_a_known_tag_may_be_the_untagged_variant() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(tag = "type", rename_all = "snake_case")]
    enum Sent {
        Text {
            text: String,
        },
        #[serde(untagged)]
        Number {
            n: u8,
        },
    }
    assert_forms::<Sent>(&[
        ("type=x&n=1", "ok"),
        ("type=x&n=1&m=%zz", "has an invalid escape at byte 13 [encoding]"),
        ("type=x&n=y", "n: must be an integer [type]"),
        ("type=text&n=y", "text: is required [required]"),
    ]);
}

#[test]
fn the_content_may_precede_the_tag() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(tag = "t", content = "c")]
    enum Sent {
        One {
            #[validate(length(max = 2))]
            text: String,
        },
        Two(u8),
        Unit,
    }
    assert_forms::<Sent>(&[
        ("t=Two&c=3", "ok"),
        ("c=3&t=Two", "ok"),
        ("t=Unit", "ok"),
        (r#"c={"text":"a"}&t=One"#, "ok"),
        (r#"t=One&c={"text":"abc"}"#, "c.text: must have at most 2 characters [length]"),
        ("t=Two&c=x", "c: must be an integer [type]"),
        ("t=Two&c=1&c=1", "c: must not be repeated [repeated]"),
        ("t=Unit&c=&c=1", "c: must not be repeated [repeated]"),
        ("t=Two&c=1&c=%zz", "c: must not be repeated [repeated]"),
        ("t=One&text=a", "c: is required [required]"),
        ("t=Two&c=%zz", "c: has an invalid escape at byte 8 [encoding]"),
        ("t=Three&c=1", "t: must be one of `One`, `Two`, `Unit` [one_of]"),
    ]);
}

#[test]
fn an_unknown_tag_has_the_error_of_the_enum() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(tag = "grant_type", rename_all = "snake_case")]
    #[validate(tag_error = "unsupported_grant_type")]
    enum Grant {
        ClientCredentials,
        RefreshToken { refresh_token: String },
    }
    let unknown = "grant_type: must be one of `client_credentials`, `refresh_token` [one_of]";
    assert_forms::<Grant>(&[
        ("grant_type=client_credentials", "ok"),
        ("grant_type=implicit", unknown),
        ("grant_type=", "grant_type: is required and must not be empty [required]"),
    ]);
    assert_json::<Grant>(&[(r#"{"grant_type":"implicit"}"#, unknown)]);
    let error = |form: &[u8]| {
        let violations = Grant::from_form(form).unwrap_err();
        ErrorResponse::from(&violations).error().to_owned()
    };
    assert_eq!(error(b"grant_type=implicit"), "unsupported_grant_type");
    assert_eq!(error(b""), "invalid_request");
    assert_eq!(error(b"grant_type=refresh_token"), "invalid_request");
}

#[derive(Debug, Deserialize, Validate)]
#[serde(tag = "type", deny_unknown_fields)]
enum Closed {
    Unit,
    Newtype(#[validate(nested)] Name),
    Struct { a: u8 },
}

#[derive(Debug, Deserialize, Validate)]
struct Name {
    #[validate(length(min = 2))]
    name: String,
}

#[derive(Debug, Deserialize, Validate)]
struct All {
    #[validate(nested)]
    all: Vec<Closed>,
    z: u8,
}

#[test]
fn unknown_names_are_denied_in_every_variant() {
    assert_forms::<Closed>(&[
        ("type=Unit", "ok"),
        ("type=Newtype&name=ab", "ok"),
        ("type=Unit&x=1", "has an unknown parameter at byte 10 [unknown]"),
        ("type=Newtype&name=ab&x=1", "has an unknown parameter at byte 21 [unknown]"),
        (
            "type=Newtype&name=a&x=1",
            "name: must have at least 2 characters [length]\nhas an unknown parameter at byte 20 [unknown]",
        ),
        ("type=Struct&a=1&x=1", "has an unknown parameter at byte 16 [unknown]"),
    ]);
    assert_forms::<All>(&[
        ("all=[{\"type\":\"Unit\"}]&z=1", "ok"),
        ("all=[{\"type\":\"Unit\",\"x\":1}]&z=1", "all[0].x: is not a known field [unknown]"),
        (
            "z=1&all=+[{\"type\":\"Newtype\",\"name\":\"a\",\"x\":1}]",
            "all[0].name: must have at least 2 characters [length]\nall[0].x: is not a known field [unknown]",
        ),
    ]);
}
