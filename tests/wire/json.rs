//! JSON and its violations.

#![allow(dead_code, reason = "most fields are only read by serde and the rules")]

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use token_request::{Limits, Secret, V3TokenRequest, Validate, Wire};

use crate::expected_messages::{assert_json, messages};

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Order {
    #[validate(length(max = 4))]
    id: String,
    #[validate(range(min = 1))]
    amount: u8,
    paid: Option<bool>,
    #[validate(nested, length(max = 2))]
    items: Vec<Item>,
    #[serde(default)]
    labels: BTreeMap<String, u32>,
    #[validate(secret)]
    key: Option<Secret>,
    kind: Option<Kind>,
}

#[derive(Debug, Deserialize, Validate)]
struct Item {
    #[validate(length(min = 2))]
    name: String,
    price: f64,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Gift,
    ForResale,
}

#[test]
fn all_violations_are_reported_in_the_order_of_the_table() {
    assert_json::<Order>(&[
        (r#"{"id":"a","amount":1,"items":[]}"#, "ok"),
        (
            r#"{"kind":"x","key":true,"labels":[],"items":{},"paid":"yes","amount":"1","id":7}"#,
            "id: must be a string, not a number [type]\n\
             amount: must be an integer, not a string [type]\n\
             paid: must be a boolean, not a string [type]\n\
             items: must be an array, not an object [type]\n\
             labels: must be an object, not an array [type]\n\
             key: must be a string, not a boolean [type]\n\
             kind: must be one of `gift`, `for_resale` [one_of]",
        ),
        (
            "{}",
            "id: is required [required]\namount: is required [required]\nitems: is required [required]",
        ),
        (
            r#"{"id":null,"amount":null,"paid":null,"items":null,"labels":null,"key":null,"kind":null}"#,
            "id: is required and must not be null [required]\namount: is required and must not be null [required]\nitems: is required and must not be null [required]\n\
             labels: must be an object, not null [type]",
        ),
        (
            r#"{"id":"abcde","amount":300,"items":[{"name":"a","price":1},{"name":3,"price":"x"},{"price":2},7]}"#,
            "id: must have at most 4 characters [length]\n\
             amount: must be an integer from 1 to 255 [type]\n\
             items[0].name: must have at least 2 characters [length]\n\
             items[1].name: must be a string, not a number [type]\n\
             items[1].price: must be a number, not a string [type]\n\
             items[2].name: is required [required]\n\
             items[3]: must be an object, not a number [type]",
        ),
        (
            r#"{"id":"a","amount":1,"items":[{"name":"a","price":1},{"name":"ab","price":1},{"name":"b","price":1}]}"#,
            "items: must have at most 2 items [length]\n\
             items[0].name: must have at least 2 characters [length]\n\
             items[2].name: must have at least 2 characters [length]",
        ),
        (
            r#"{"id":"abcde","amount":0,"items":[],"labels":{"a":1,"a":2,"b":"x"}}"#,
            "id: must have at most 4 characters [length]\n\
             amount: must be at least 1 [range]\n\
             labels.a: must not be repeated [repeated]\n\
             labels.b: must be an integer, not a string [type]",
        ),
        (
            r#"{"id":"a","id":"b","amount":1,"items":[],"key":"a","key":"b"}"#,
            "id: must not be repeated [repeated]\nkey: must not be repeated [repeated]",
        ),
        (r#"{"id":"a","amount":1.5,"items":[]}"#, "amount: must be an integer [type]"),
        (r#"{"id":"a","amount":-1,"items":[]}"#, "amount: must be an integer from 1 to 255 [type]"),
        (r#"{"\u0069d":"\u0061","amount":1,"items":[],"else":[{"x":1,"x":2}]}"#, "ok"),
    ]);
}

#[test]
fn invalid_json_is_reported_with_reason_and_position() {
    const CONTROL: &str = "is not valid JSON: unescaped control character in a string \
                           at line 1, column 9 [syntax]";
    assert_json::<Order>(&[
        ("", "must not be empty [syntax]"),
        (" \n", "must not be empty [syntax]"),
        ("{", "is not valid JSON: unexpected end of input at line 1, column 1 [syntax]"),
        ("{\"id\":\n}", "is not valid JSON: expected value at line 2, column 1 [syntax]"),
        (r#"{"id":"a\q"}"#, "is not valid JSON: invalid escape at line 1, column 10 [syntax]"),
        ("{\"id\":\"a\nb\"}", CONTROL),
        ("{\"id\":\"a\u{1}b\"}", CONTROL),
        (r#"{"id":1e400,"amount":1,"items":[]}"#, "id: must be a string, not a number [type]"),
        ("{\"id\":\"a\",}", "is not valid JSON: trailing comma at line 1, column 11 [syntax]"),
        ("\u{FEFF}{}", "is not valid JSON: byte order mark at line 1, column 1 [syntax]"),
        ("7", "must be an object, not a number [type]"),
        ("null", "must be an object, not null [type]"),
        (r#"["a",1,null,[]]"#, "must be an object, not an array [type]"),
        (
            r#"{"id":"abcde","amount":0,"items":[]} x"#,
            "is not valid JSON: trailing characters at line 1, column 38 [syntax]\n\
             id: must have at most 4 characters [length]\n\
             amount: must be at least 1 [range]",
        ),
    ]);
    for (json, byte) in [(&b"\xFF"[..], 0), (b"{\"id\":\"\xC3\xA9\xC3\"}", 9)] {
        let fields_and_messages = format!("is not valid UTF-8 at byte {byte} [encoding]");
        assert_eq!(messages(Order::from_json(json)), fields_and_messages);
    }
}

#[test]
fn a_value_that_a_field_cannot_hold_is_reported_at_the_field() {
    assert_json::<Order>(&[(
        r#"{"id":"\ud800"}"#,
        "id: must be a string without a lone surrogate [type]\n\
         amount: is required [required]\n\
         items: is required [required]",
    )]);
    assert_json::<Item>(&[(
        r#"{"name":"a","price":1e400}"#,
        "name: must have at least 2 characters [length]\n\
         price: must be a number that fits a 64-bit float [type]",
    )]);
}

#[test]
fn a_struct_must_be_an_object() {
    #[derive(Debug, Deserialize, Validate)]
    struct Nested {
        #[validate(nested)]
        item: Item,
        #[validate(nested)]
        more: Option<Box<Item>>,
        #[validate(nested)]
        all: Vec<Item>,
    }

    assert_json::<Nested>(&[
        (
            r#"{"item":["ab",1],"more":["ab",1],"all":[["ab",1],{"name":"ab","price":1}]}"#,
            "item: must be an object, not an array [type]\n\
             more: must be an object, not an array [type]\n\
             all[0]: must be an object, not an array [type]",
        ),
        (
            r#"{"item":{"name":null},"more":{},"all":[null]}"#,
            "item.name: is required and must not be null [required]\n\
             item.price: is required [required]\n\
             more.name: is required [required]\n\
             more.price: is required [required]\n\
             all[0]: must be an object, not null [type]",
        ),
    ]);
    assert_json::<Item>(&[(r#"["ab",1]"#, "must be an object, not an array [type]")]);
}

#[test]
fn a_collection_can_be_the_request() {
    assert_json::<Vec<Item>>(&[
        ("[]", "ok"),
        (r#"[{"name":"ab","price":1}]"#, "ok"),
        (
            r#"[{"name":"a","price":"x"},7,{}]"#,
            "[0].name: must have at least 2 characters [length]\n\
             [0].price: must be a number, not a string [type]\n\
             [1]: must be an object, not a number [type]\n\
             [2].name: is required [required]\n\
             [2].price: is required [required]",
        ),
        ("{}", "must be an array, not an object [type]"),
    ]);
    assert_json::<BTreeMap<String, Item>>(&[
        ("{}", "ok"),
        (
            r#"{"b":{"name":"a","price":1},"a":7}"#,
            "a: must be an object, not a number [type]\nb.name: must have at least 2 characters [length]",
        ),
        (
            r#"{"a":{"name":"ab","price":1},"a":{"name":"ab","price":1}}"#,
            "a: must not be repeated [repeated]",
        ),
        ("[]", "must be an object, not an array [type]"),
    ]);
    assert_json::<HashMap<String, V3TokenRequest>>(&[(
        r#"{"x":{"grantType":""}}"#,
        "x.grantType: must be `client_credentials` [one_of]",
    )]);
    assert_json::<Option<Item>>(&[
        ("null", "ok"),
        (
            r#"{"name":"a"}"#,
            "name: must have at least 2 characters [length]\nprice: is required [required]",
        ),
    ]);
    assert_json::<Box<Item>>(&[(
        r#"{"name":"a"}"#,
        "name: must have at least 2 characters [length]\nprice: is required [required]",
    )]);
}

#[test]
fn v3_token_requests_in_json() {
    assert_json::<V3TokenRequest>(&[
        (r#"{"grantType":"client_credentials"}"#, "ok"),
        (r#"{"grantType":null}"#, "grantType: is required and must not be null [required]"),
        (r#"{"grantType":""}"#, "grantType: must be `client_credentials` [one_of]"),
        (
            r#"{"grantType":true, "clientId": 7}"#,
            "clientId: must be a string, not a number [type]\ngrantType: must be a string, not a boolean [type]",
        ),
        (r#"{"clientId":null,"grantType":"client_credentials"}"#, "ok"),
        (
            r#"{"grantType":"x","grant\u0054ype":"client_credentials"}"#,
            "grantType: must not be repeated [repeated]",
        ),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
struct Tree {
    tree: serde_json::Value,
    id: String,
}

#[test]
fn the_limits_are_enforced() {
    let small = Limits::DEFAULT.bytes(30);
    let json = r#"{"name":"ab","price":1}       "#;
    assert_eq!(messages(Item::from_json_with(json.as_bytes(), small)), "ok");
    let longer = format!("{json} ");
    let fields_and_messages = "must have at most 30 bytes [too_large]";
    assert_eq!(messages(Item::from_json_with(longer.as_bytes(), small)), fields_and_messages);

    let deep =
        |n: usize| format!(r#"{{"name":"ab","price":1,"x":{}{}}}"#, "[".repeat(n), "]".repeat(n));
    assert_eq!(messages(Item::from_json(deep(126).as_bytes())), "ok");
    // The depth of an unknown field is not limited.
    assert_eq!(messages(Item::from_json(deep(1000).as_bytes())), "ok");
    let lists = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    assert_eq!(
        messages(Vec::<Item>::from_json(lists(200).as_bytes())),
        "[0]: must be an object, not an array [type]",
    );
    let tree =
        |n: usize| messages(Tree::from_json(format!(r#"{{"tree":{}}}"#, lists(n)).as_bytes()));
    assert_eq!(tree(126), "id: is required [required]");
    let fields_and_messages = "tree: must not be nested deeper than 127 levels [too_large]";
    for n in [127, 200, 1000] {
        assert_eq!(tree(n), format!("{fields_and_messages}\nid: is required [required]"));
    }

    let json = format!("[{}]", ["7"; 5].join(","));
    let few = Limits::DEFAULT.violations(2);
    let violations = Vec::<Item>::from_json_with(json.as_bytes(), few).unwrap_err();
    assert_eq!((violations.len(), violations.n_omitted()), (2, 3));
    assert_eq!(
        violations.to_string(),
        "[0]: must be an object, not a number\n[1]: must be an object, not a number\nand 3 more",
    );
    let json = format!("[{}]", vec!["7"; 1000].join(","));
    let violations = Vec::<Item>::from_json(json.as_bytes()).unwrap_err();
    assert_eq!((violations.len(), violations.n_omitted()), (100, 900));
}

#[test]
fn unknown_variants_of_a_closed_enum_are_rejected() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(tag = "t", deny_unknown_fields)]
    enum Internal {
        A { x: u8 },
    }
    #[derive(Debug, Deserialize, Validate)]
    #[serde(tag = "t", content = "c", deny_unknown_fields)]
    enum Adjacent {
        A { x: u8 },
    }
    #[derive(Debug, Deserialize, Validate)]
    #[serde(deny_unknown_fields)]
    enum External {
        A { x: u8 },
    }
    let y = "y: is not a known field [unknown]";
    assert_json::<Internal>(&[(r#"{"t":"A","x":1}"#, "ok"), (r#"{"t":"A","x":1,"y":1}"#, y)]);
    assert_json::<Adjacent>(&[(r#"{"t":"A","c":{"x":1,"y":1}}"#, &format!("c.{y}"))]);
    assert_json::<External>(&[(r#"{"A":{"x":1,"y":1}}"#, &format!("A.{y}"))]);
}
