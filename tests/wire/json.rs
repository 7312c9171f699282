//! JSON, and all that is wrong with it.

#![allow(dead_code, reason = "most fields are but looked at")]

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;
use std::num::NonZeroU32;

use serde::{Deserialize, Deserializer};
use token_request::{Limits, RuleError, Secret, V3TokenRequest, Validate, Wire};

use crate::said::{of_json, said};

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
fn all_is_told_at_once_in_the_order_of_the_table() {
    of_json::<Order>(&[
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
fn what_is_no_json_is_told_with_its_reason_and_place() {
    const CONTROL: &str = "is not valid JSON: unescaped control character in a string \
                           at line 1, column 9 [syntax]";
    of_json::<Order>(&[
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
        let told = format!("is not valid UTF-8 at byte {byte} [encoding]");
        assert_eq!(said(Order::from_json(json)), told);
    }
}

#[test]
fn valid_json_that_a_field_cannot_hold_is_a_violation_at_the_field() {
    of_json::<Order>(&[(
        r#"{"id":"\ud800"}"#,
        "id: must be a string without a lone surrogate [type]\n\
         amount: is required [required]\n\
         items: is required [required]",
    )]);
    of_json::<Item>(&[(
        r#"{"name":"a","price":1e400}"#,
        "name: must have at least 2 characters [length]\n\
         price: must be a number that fits a 64-bit float [type]",
    )]);
}

#[test]
fn a_struct_is_an_object_wherever_it_stands() {
    #[derive(Debug, Deserialize, Validate)]
    struct Nested {
        #[validate(nested)]
        item: Item,
        #[validate(nested)]
        more: Option<Box<Item>>,
        #[validate(nested)]
        all: Vec<Item>,
    }

    of_json::<Nested>(&[
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
    of_json::<Item>(&[(r#"["ab",1]"#, "must be an object, not an array [type]")]);
}

#[test]
fn a_collection_may_be_the_whole() {
    of_json::<Vec<Item>>(&[
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
    of_json::<BTreeMap<String, Item>>(&[
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
    of_json::<HashMap<String, V3TokenRequest>>(&[(
        r#"{"x":{"grantType":""}}"#,
        "x.grantType: must be `client_credentials` [one_of]",
    )]);
    of_json::<Option<Item>>(&[
        ("null", "ok"),
        (
            r#"{"name":"a"}"#,
            "name: must have at least 2 characters [length]\nprice: is required [required]",
        ),
    ]);
    of_json::<Box<Item>>(&[(
        r#"{"name":"a"}"#,
        "name: must have at least 2 characters [length]\nprice: is required [required]",
    )]);
}

#[test]
fn the_request_of_a_token() {
    of_json::<V3TokenRequest>(&[
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

/// A type that reads but few texts.
#[derive(Debug)]
struct Odd;

impl<'de> Deserialize<'de> for Odd {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let error = || serde::de::Error::custom(format_args!("no {text}"));
        (text == "odd").then_some(Self).ok_or_else(error)
    }
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
fn what_serde_reads_is_right_whatever_the_table_says() {
    of_json::<Foreign>(&[
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
    of_json::<Unexplained>(&[
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
fn text_is_borrowed_where_it_can_be() {
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
    of_json::<Borrowed<'static>>(&[
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
fn no_rule_sees_a_value_that_was_made_up() {
    of_json::<Account>(&[
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
        // Neither does the one of the whole.
        (
            r#"{"password":7,"again":"","is_firm":true,"firm":""}"#,
            "password: must be a string, not a number [type]",
        ),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
struct Tree {
    tree: serde_json::Value,
    id: String,
}

#[test]
fn there_are_limits() {
    let small = Limits::DEFAULT.bytes(30);
    let json = r#"{"name":"ab","price":1}       "#;
    assert_eq!(said(Item::from_json_with(json.as_bytes(), small)), "ok");
    let longer = format!("{json} ");
    let told = "must have at most 30 bytes [too_large]";
    assert_eq!(said(Item::from_json_with(longer.as_bytes(), small)), told);

    let deep =
        |n: usize| format!(r#"{{"name":"ab","price":1,"x":{}{}}}"#, "[".repeat(n), "]".repeat(n));
    assert_eq!(said(Item::from_json(deep(126).as_bytes())), "ok");
    // The depth of an unknown field is not limited.
    assert_eq!(said(Item::from_json(deep(1000).as_bytes())), "ok");
    let lists = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    assert_eq!(
        said(Vec::<Item>::from_json(lists(200).as_bytes())),
        "[0]: must be an object, not an array [type]",
    );
    let tree = |n: usize| said(Tree::from_json(format!(r#"{{"tree":{}}}"#, lists(n)).as_bytes()));
    assert_eq!(tree(126), "id: is required [required]");
    let told = "tree: must not be nested deeper than 127 levels [too_large]";
    for n in [127, 200, 1000] {
        assert_eq!(tree(n), format!("{told}\nid: is required [required]"));
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
fn a_list_is_read_on_behind_an_element_that_its_type_refuses() {
    #[derive(Debug, Deserialize, Validate)]
    struct Zone {
        #[validate(length(min = 2))]
        hosts: Vec<std::net::Ipv4Addr>,
        names: BTreeMap<String, std::net::Ipv4Addr>,
        #[validate(length(max = 1))]
        name: String,
    }
    of_json::<Zone>(&[
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
fn what_the_table_does_not_know_is_told_as_deep_as_it_stands() {
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
    of_json::<Request>(&[
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

#[test]
fn a_closed_enum_has_no_other_names() {
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
    of_json::<Internal>(&[(r#"{"t":"A","x":1}"#, "ok"), (r#"{"t":"A","x":1,"y":1}"#, y)]);
    of_json::<Adjacent>(&[(r#"{"t":"A","c":{"x":1,"y":1}}"#, &format!("c.{y}"))]);
    of_json::<External>(&[(r#"{"A":{"x":1,"y":1}}"#, &format!("A.{y}"))]);
}
