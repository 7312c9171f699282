//! Values that user types and functions reject or never receive.

#![allow(dead_code, reason = "most fields are only read by serde and the rules")]

use std::cell::Cell;
use std::fmt::Debug;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use token_request::{Type, Valid, Validate};

use crate::types::{Decimal, Email};

use crate::{Address, assert_found, form, json, messages};

fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let words = String::deserialize(deserializer)?;
    Ok(words.split(' ').map(str::to_owned).collect())
}

#[test]
fn a_wrong_value_beside_a_field_read_by_a_function_is_rejected() {
    #[derive(Debug, Deserialize, Validate)]
    struct Coordinates {
        #[validate(range(max = 90))]
        lat: i16,
        lon: i16,
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Place {
        #[serde(deserialize_with = "words")]
        scope: Vec<String>,
        #[serde(flatten)]
        #[validate(nested)]
        at: Coordinates,
        title: String,
    }
    let body = r#"{"scope":"a b","lat":1,"lon":"east","title":"here"}"#;
    assert_found(json::<Place>(body), &[("lon", "type")]);
    assert_found(form::<Place>("scope=a+b&lat=1&lon=east&title=here"), &[("lon", "type")]);
}

#[test]
fn a_condition_on_a_missing_field_reports_nothing() {
    #[derive(Debug, PartialEq, Deserialize, Validate)]
    enum Kind {
        Card,
        Cash,
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Pay {
        kind: Kind,
        #[validate(required_if(self.needs_number()))]
        number: Option<String>,
    }
    impl Pay {
        fn needs_number(&self) -> bool {
            self.kind == Kind::Card
        }
    }
    assert_eq!(messages(json::<Pay>("{}")), "kind: is required");
    assert_eq!(messages(form::<Pay>("")), "kind: is required");
    assert_found(json::<Pay>(r#"{"kind":"Card"}"#), &[("number", "required_if")]);
    assert_found(json::<Pay>(r#"{"kind":"Card","number":7}"#), &[("number", "type")]);
}

#[test]
fn a_bound_of_a_missing_field_reports_nothing() {
    #[derive(Debug, Deserialize, Validate)]
    struct L {
        #[validate(example = "5")]
        max: u32,
        #[validate(range(max = self.limit()))]
        n: u32,
    }
    impl L {
        fn limit(&self) -> u32 {
            self.max
        }
    }
    assert_eq!(messages(json::<L>(r#"{"n":9}"#)), "max: is required");
    assert_eq!(messages(form::<L>("n=9")), "max: is required");
    assert_found(json::<L>(r#"{"max":8,"n":9}"#), &[("n", "range")]);
}

#[test]
fn a_function_is_not_called_for_a_missing_field() {
    thread_local! {
        static CALLS: Cell<usize> = const { Cell::new(0) };
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        #[validate(example = "Jane", custom(function = is_name))]
        name: String,
        n: u8,
    }
    fn is_name(name: &str) -> Result<(), &'static str> {
        CALLS.set(CALLS.get() + 1);
        if name.is_empty() { Err("name") } else { Ok(()) }
    }
    for body in ["{}", r#"{"n":1}"#, r#"{"name":7,"n":"x"}"#] {
        assert!(json::<Request>(body).is_err());
    }
    assert!(form::<Request>("n=x").is_err());
    assert_eq!(CALLS.get(), 0);
}

#[derive(Debug, Deserialize, Validate)]
struct W<T> {
    #[validate(nested)]
    item: T,
}

#[test]
fn a_generic_field_has_the_violations_of_its_type() {
    let item = |item: &str| json::<W<Address>>(&format!(r#"{{"item":{item}}}"#));
    assert_found(item(r#"{"street":1,"n":7}"#), &[("item.street", "type")]);
    assert_found(item("{}"), &[("item.street", "required"), ("item.n", "required")]);
    let repeated = item(r#"{"street":"ab","n":7,"street":"ab"}"#);
    assert_found(repeated, &[("item.street", "repeated")]);
    let list = json::<W<Vec<Address>>>(r#"{"item":[{"street":"ab","n":7},{}]}"#);
    assert_found(list, &[("item[1].street", "required"), ("item[1].n", "required")]);
    assert!(!matches!(W::<Address>::TABLE.fields[0].ty, Type::Any));
}

#[test]
fn a_generic_field_that_is_not_nested_keeps_its_path() {
    #[derive(Debug, Deserialize, Validate)]
    struct Page<T> {
        items: Vec<T>,
    }
    assert_found(json::<Page<u8>>(r#"{"items":[1,300]}"#), &[("items[1]", "type")]);
}

/// A type without a table, whose error does not contain the value.
#[derive(Debug, PartialEq)]
struct Uuid(String);

impl<'de> Deserialize<'de> for Uuid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.len() == 36 {
            Ok(Self(text))
        } else {
            Err(D::Error::custom("a UUID has 36 digits"))
        }
    }
}

/// A type without a table, whose error contains the value.
#[derive(Debug)]
struct Loud(String);

impl<'de> Deserialize<'de> for Loud {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let error = || D::Error::custom(format_args!("no such name: {text}"));
        if text == "loud" { Ok(Self(text)) } else { Err(error()) }
    }
}

#[test]
fn a_type_without_a_table_hides_no_other_violations() {
    #[derive(Debug, Deserialize, Validate)]
    struct Order {
        #[validate(length(min = 1))]
        name: String,
        #[validate(range(min = 1))]
        qty: u8,
        #[validate(email)]
        mail: String,
        product: Uuid,
        price: Decimal,
        ip: std::net::IpAddr,
    }
    let body = r#"{"name":"","qty":0,"mail":"x","product":"y","price":"z","ip":"1.2.3"}"#;
    let expected = [
        ("name", "length"),
        ("qty", "range"),
        ("mail", "email"),
        ("product", "type"),
        ("price", "type"),
        ("ip", "type"),
    ];
    assert_found(json::<Order>(body), &expected);
    let body = "name=+&qty=0&mail=x&product=y&price=z&ip=1.2.3";
    assert_found(form::<Order>(body), &expected[1..]);
}

#[test]
fn the_reason_of_a_type_is_reported_without_the_value() {
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        id: Uuid,
        #[validate(secret)]
        key: Option<Uuid>,
        name: Option<Loud>,
    }
    let body = r#"{"id":"hunter1","key":"hunter2","name":"hunter3"}"#;
    assert_found(json::<Request>(body), &[("id", "type"), ("key", "type"), ("name", "type")]);
    let messages = messages(json::<Request>(body));
    assert_eq!(messages.matches("a UUID has 36 digits").count(), 1, "{messages}");
    assert!(!messages.contains("hunter"), "{messages}");
}

#[test]
fn a_readable_value_has_the_violations_of_its_rules() {
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        mail: Valid<Email>,
        #[validate(range(max = 9))]
        n: u8,
        address: Option<Valid<Address>>,
    }
    let body = r#"{"mail":"x","n":10,"address":{"street":"a","n":"x"}}"#;
    let address = [("address.street", "length"), ("address.n", "type")];
    assert_found(
        json::<Request>(body),
        &[&[("mail", "email"), ("n", "range")], &address[..]].concat(),
    );
}

#[test]
fn a_type_with_try_from_reports_its_error() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(try_from = "String")]
    struct Even(#[validate(range(max = 8))] u32);
    impl TryFrom<String> for Even {
        type Error = &'static str;

        fn try_from(text: String) -> Result<Self, Self::Error> {
            let n = text.parse().map_err(|_| "has no digits")?;
            if n % 2 == 0 { Ok(Self(n)) } else { Err("is odd") }
        }
    }
    #[derive(Debug, Deserialize)]
    #[serde(from = "String")]
    struct Words(Vec<String>);
    impl From<String> for Words {
        fn from(text: String) -> Self {
            Self(text.split(' ').map(str::to_owned).collect())
        }
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        words: Words,
        #[validate(nested)]
        even: Even,
        n: u8,
    }
    for (even, code) in [("3", "type"), ("10", "range"), ("x", "type")] {
        let body = format!(r#"{{"words":"a b","even":"{even}","n":300}}"#);
        assert_found(json::<Request>(&body), &[("even", code), ("n", "type")]);
        let body = format!("words=a+b&even={even}&n=300");
        assert_found(form::<Request>(&body), &[("even", code), ("n", "type")]);
    }
    assert!(messages(json::<Request>(r#"{"words":"a","even":"3","n":1}"#)).contains("is odd"));
    assert!(form::<Request>("words=a+b&even=4&n=1").is_ok());
}

#[test]
fn a_field_is_read_by_the_function_of_serde() {
    #[derive(Debug, Deserialize, Validate)]
    struct Token {
        #[serde(deserialize_with = "words")]
        scope: Vec<String>,
        grant_type: String,
    }
    assert_eq!(messages(form::<Token>("scope=a+b")), "grant_type: is required");
    assert_eq!(messages(json::<Token>(r#"{"scope":"a b"}"#)), "grant_type: is required");
    assert_found(form::<Token>("grant_type=x"), &[("scope", "required")]);
    assert_found(
        json::<Token>(r#"{"scope":["a"],"grant_type":7}"#),
        &[("scope", "type"), ("grant_type", "type")],
    );
}
