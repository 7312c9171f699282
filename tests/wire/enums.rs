//! Requests with enums of each tagging.

#![allow(dead_code, reason = "most fields are only read by serde and the rules")]

use serde::Deserialize;
use token_request::{ErrorResponse, Text, Validate, Wire};

use super::newtypes_and_tuples::{Around, Id, Nested, Nothing, Pair, Texts, Triple, Wide};
use crate::expected_messages::{assert_forms, assert_json};

#[derive(Debug, Deserialize, Validate)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Method {
    Card {
        #[validate(length(min = 2))]
        number: String,
        #[validate(range(max = 12))]
        month: u8,
    },
    Cash,
}

#[derive(Debug, Deserialize, Validate)]
struct Payment {
    #[validate(nested)]
    method: Method,
    note: String,
}

#[test]
fn the_tag_decides_which_fields_are_known() {
    assert_json::<Method>(&[
        (r#"{"type":"cash"}"#, "ok"),
        (r#"{"type":"card","number":"12","month":1}"#, "ok"),
        (r#"{"number":"1"}"#, "type: is required [required]"),
        (r#"{"type":null}"#, "type: is required and must not be null [required]"),
        (
            r#"{"type":"card","number":"12","month":300}"#,
            "month: must be an integer from 0 to 12 [type]",
        ),
        (r#"{"type":7}"#, "type: must be a string, not a number [type]"),
        (r#"{"type":"x"}"#, "type: must be one of `card`, `cash` [one_of]"),
        (
            r#"{"type":"card","type":"card","number":"12","month":1}"#,
            "type: must not be repeated [repeated]",
        ),
        (
            r#"{"type":"card","number":"1","month":"x"}"#,
            "number: must have at least 2 characters [length]\nmonth: must be an integer, not a string [type]",
        ),
    ]);
    assert_json::<Payment>(&[
        (
            r#"{"method":{"type":"card","number":"1","month":300},"note":7}"#,
            "method.number: must have at least 2 characters [length]\n\
             method.month: must be an integer from 0 to 12 [type]\n\
             note: must be a string, not a number [type]",
        ),
        (
            r#"{"method":{"type":"x"},"note":7}"#,
            "method.type: must be one of `card`, `cash` [one_of]\nnote: must be a string, not a number [type]",
        ),
        (
            r#"{"method":{},"note":7}"#,
            "method.type: is required [required]\nnote: must be a string, not a number [type]",
        ),
        (
            r#"{"method":{"type":"card","month":13},"note":"a"}"#,
            "method.number: is required [required]\nmethod.month: must be at most 12 [range]",
        ),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
#[serde(untagged)]
enum Amount {
    Whole(u32),
    Parts {
        #[validate(range(max = 9))]
        tens: u32,
        ones: u32,
    },
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "lowercase")]
enum Either {
    Left(u32),
    Right {
        #[validate(range(max = 9))]
        x: u32,
    },
    None,
}

#[derive(Debug, Deserialize, Validate)]
struct Enums {
    #[validate(nested)]
    amount: Amount,
    #[validate(nested)]
    either: Either,
    note: String,
}

#[test]
fn enums_of_other_taggings() {
    assert_json::<Enums>(&[
        (r#"{"amount":1,"either":"none","note":""}"#, "ok"),
        (
            r#"{"amount":{"tens":10,"ones":1},"either":{"right":{"x":10}},"note":7}"#,
            "amount.tens: must be at most 9 [range]\n\
             either.right.x: must be at most 9 [range]\n\
             note: must be a string, not a number [type]",
        ),
        (
            r#"{"amount":true,"either":{"left":"x"},"note":7}"#,
            "amount: does not match any variant [type]\n\
             either.left: must be an integer, not a string [type]\n\
             note: must be a string, not a number [type]",
        ),
        (
            r#"{"amount":1,"either":{"other":1},"note":7}"#,
            "either: must be one of `left`, `right`, `none` [one_of]\nnote: must be a string, not a number [type]",
        ),
        (
            r#"{"amount":1,"either":{"left":1,"none":null},"note":""}"#,
            "either: must be an object with exactly one key: `left`, `right`, `none` [type]",
        ),
        (
            r#"{"amount":1,"either":{"right":[1]},"note":""}"#,
            "either.right: must be an object, not an array [type]",
        ),
        (
            r#"{"amount":1,"either":"other","note":""}"#,
            "either: must be one of `left`, `right`, `none` [one_of]",
        ),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
struct Flattened {
    #[validate(length(min = 2))]
    note: String,
    #[serde(flatten)]
    #[validate(nested)]
    method: Method,
    count: Option<u8>,
}

#[derive(Debug, Deserialize, Validate)]
struct MayBeFlattened {
    #[validate(length(min = 2))]
    note: String,
    #[serde(flatten)]
    #[validate(nested)]
    method: Option<Method>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(tag = "type")]
enum OrOther {
    A,
    #[serde(other)]
    Other,
}

#[derive(Debug, Deserialize, Validate)]
struct Other {
    #[serde(flatten)]
    #[validate(nested)]
    of: OrOther,
}

#[test]
fn a_flattened_enum_has_its_tag_beside_other_fields() {
    let note = "note: must have at least 2 characters [length]";
    let with_note = |messages: &str| format!("{note}\n{messages}");
    let is_required = with_note("type: is required [required]");
    let is_empty = with_note("type: is required and must not be empty [required]");
    let twice = with_note("type: must not be repeated [repeated]");
    let one_of =
        with_note("type: must be one of `card`, `cash` [one_of]\ncount: must be an integer [type]");
    let card = with_note(
        "number: must have at least 2 characters [length]\nmonth: is required [required]",
    );
    assert_forms::<Flattened>(&[
        ("note=ab&type=cash&count=1", "ok"),
        ("note=ab&type=card&number=12&month=1", "ok"),
        ("note=a", &is_required),
        ("note=a&type=&number=1", &is_empty),
        ("note=a&type=card&type=card&month=%zz", &twice),
        ("note=a&type=x&count=x&month=y", &one_of),
        ("note=a&type=card&number=1", &card),
        ("note=ab&type=%zz", "type: has an invalid escape at byte 13 [encoding]"),
    ]);
    assert_json::<Flattened>(&[
        (r#"{"note":"ab","type":"card","number":"12","month":1}"#, "ok"),
        (r#"{"note":"a","type":"card","number":"1"}"#, &card),
        (
            r#"{"note":"a","type":"card","number":1,"month":"x","count":300}"#,
            &with_note(
                "number: must be a string, not a number [type]\n\
                 month: must be an integer, not a string [type]\n\
                 count: must be an integer from 0 to 255 [type]",
            ),
        ),
        (r#"{"note":"a"}"#, &is_required),
    ]);
    // An empty parameter is not an unknown parameter.
    assert_forms::<Other>(&[
        ("type=x", "ok"),
        ("type=&else=", "type: is required and must not be empty [required]"),
    ]);
    assert_forms::<MayBeFlattened>(&[
        ("note=ab", "ok"),
        ("note=a", note),
        ("note=a&type=x", &with_note("type: must be one of `card`, `cash` [one_of]")),
        (
            "note=a&type=card&number=1&month=1",
            &with_note("number: must have at least 2 characters [length]"),
        ),
    ]);
}

/// An enum of grants that is text to the rules.
#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "snake_case")]
enum GrantType {
    ClientCredentials,
    RefreshToken,
}

impl Text for GrantType {
    fn text(&self) -> Option<&str> {
        Some(match self {
            Self::ClientCredentials => "client_credentials",
            Self::RefreshToken => "refresh_token",
        })
    }
}

#[derive(Debug, Deserialize, Validate)]
struct Typed {
    #[validate(one_of("client_credentials", error = "unsupported_grant_type", code = "grant"))]
    grant_type: GrantType,
}

#[test]
fn an_unknown_variant_name_breaks_the_rule_one_of() {
    for form in ["grant_type=refresh_token", "grant_type=password"] {
        let violations = Typed::from_form(form.as_bytes()).unwrap_err();
        assert_eq!(violations.to_string(), "grant_type: must be `client_credentials`");
        assert_eq!(violations[0].code(), "grant");
        assert_eq!(ErrorResponse::from(&violations).error(), "unsupported_grant_type");
    }
    let missing = Typed::from_form(b"").unwrap_err();
    assert_eq!(ErrorResponse::from(&missing).error(), "invalid_request");
}

#[derive(Debug, Deserialize, Validate)]
#[serde(tag = "kind", content = "of")]
enum Beside {
    Value(String),
}

/// A value of each kind, and one of a type without a table.
#[derive(Debug, Deserialize, Validate)]
struct AllShapes {
    #[validate(nested)]
    pair: Pair,
    #[validate(nested)]
    method: Method,
    #[validate(nested)]
    nested: Nested,
    #[validate(nested)]
    either: Either,
    #[validate(nested)]
    beside: Beside,
    #[validate(nested)]
    amount: Amount,
    #[validate(nested)]
    amounts: Vec<Amount>,
}

#[test]
fn missing_fields_hide_no_other_violations() {
    assert_json::<AllShapes>(&[(
        r#"{"amounts":[1,true]}"#,
        "pair: is required [required]\n\
         method: is required [required]\n\
         nested: is required [required]\n\
         either: is required [required]\n\
         beside: is required [required]\n\
         amount: is required [required]\n\
         amounts[1]: does not match any variant [type]",
    )]);
}

#[test]
fn a_request_without_fields_is_a_parameter_with_an_empty_name() {
    assert_forms::<Pair>(&[
        ("=%5B%22ab%22%2C1%5D", "ok"),
        (
            "=%5B%22abc%22,0%5D",
            "[0]: must have at most 2 characters [length]\n[1]: must be at least 1 [range]",
        ),
        ("=[1", "is not valid JSON: unexpected end of input at line 1, column 2 [syntax]"),
        ("=%5", "has an invalid escape at byte 1 [encoding]"),
        ("=[]&=[]", "must not be repeated [repeated]"),
        ("=[\"a\",1]&else=1&=", "ok"),
        (
            "=[\"a\",1]&else=%zz",
            "has an invalid escape at byte 14 [encoding]\nmust be an array, not an object [type]",
        ),
        ("a=b", "must be an array, not an object [type]"),
    ]);
    assert_forms::<Vec<Id>>(&[(
        "=[\"a\",\"abc\"]",
        "[1]: must have at most 2 characters [length]",
    )]);
    assert_forms::<Either>(&[("=\"none\"", "ok"), ("={\"left\":1}", "ok")]);
    assert_forms::<Amount>(&[("=7", "ok"), ("tens=1&ones=2", "ok"), ("tens=1&ones=2&=7", "ok")]);
    assert_forms::<Wide>(&[("=340282366920938463463374607431768211455", "ok")]);
    assert_forms::<Texts>(&[
        ("=[\"a\"]", "ok"),
        ("=[\"a\",1]", "[1]: must be a string, not a number [type]"),
    ]);
    assert_forms::<Triple>(&[("=%5B\"a\",1,null%5D", "ok")]);
    assert_forms::<Vec<Around>>(&[("=[{\"b\":1,\"scope\":\"ab\"}]", "ok")]);
    assert_forms::<Nothing>(&[
        ("else=1", "ok"),
        ("%zz", "has an invalid escape at byte 0 [encoding]"),
    ]);
    // For a request with fields, the empty name is unknown.
    assert_forms::<Method>(&[("=7&type=cash", "ok")]);
}
