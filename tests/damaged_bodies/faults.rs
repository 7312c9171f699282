//! Bodies whose violations were once false or incomplete.

#![allow(dead_code, reason = "most fields are only read")]

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use token_request::{Type, V3TokenRequest, Valid, Validate, Violations, Wire};

use crate::check::found;
use crate::types::{Decimal, Email};

fn json<T: for<'de> Wire<'de>>(body: &str) -> Result<Valid<T>, Violations> {
    T::from_json(body.as_bytes())
}

fn form<T: for<'de> Wire<'de>>(body: &str) -> Result<Valid<T>, Violations> {
    T::from_form(body.as_bytes())
}

/// Compares paths and codes.
#[track_caller]
fn assert_found<T>(result: Result<Valid<T>, Violations>, expected: &[(&str, &str)]) {
    let found = found(result);
    let found: Vec<_> = found.iter().map(|(path, code)| (&**path, &**code)).collect();
    assert_eq!(found, expected);
}

#[track_caller]
fn said<T: Debug>(result: Result<Valid<T>, Violations>) -> String {
    result.unwrap_err().to_string()
}

fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let words = String::deserialize(deserializer)?;
    Ok(words.split(' ').map(str::to_owned).collect())
}

#[derive(Debug, PartialEq, Deserialize, Validate)]
struct Address {
    #[validate(length(min = 2))]
    street: String,
    #[validate(range(min = 5))]
    n: u8,
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
    assert_eq!(said(json::<Pay>("{}")), "kind: is required");
    assert_eq!(said(form::<Pay>("")), "kind: is required");
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
    assert_eq!(said(json::<L>(r#"{"n":9}"#)), "max: is required");
    assert_eq!(said(form::<L>("n=9")), "max: is required");
    assert_found(json::<L>(r#"{"max":8,"n":9}"#), &[("n", "range")]);
}

#[test]
fn a_function_is_not_called_with_an_example() {
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
fn a_type_without_a_table_hides_nothing() {
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
    let said = said(json::<Request>(body));
    assert_eq!(said.matches("a UUID has 36 digits").count(), 1, "{said}");
    assert!(!said.contains("hunter"), "{said}");
}

#[test]
fn a_valid_type_reports_the_rules_that_are_broken() {
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
fn a_type_that_is_made_of_another_reports_its_error() {
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
    assert!(said(json::<Request>(r#"{"words":"a","even":"3","n":1}"#)).contains("is odd"));
    assert!(form::<Request>("words=a+b&even=4&n=1").is_ok());
}

#[test]
fn a_field_is_read_by_the_function_that_serde_names() {
    #[derive(Debug, Deserialize, Validate)]
    struct Token {
        #[serde(deserialize_with = "words")]
        scope: Vec<String>,
        grant_type: String,
    }
    assert_eq!(said(form::<Token>("scope=a+b")), "grant_type: is required");
    assert_eq!(said(json::<Token>(r#"{"scope":"a b"}"#)), "grant_type: is required");
    assert_found(form::<Token>("grant_type=x"), &[("scope", "required")]);
    assert_found(
        json::<Token>(r#"{"scope":["a"],"grant_type":7}"#),
        &[("scope", "type"), ("grant_type", "type")],
    );
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[validate(form_names = "snake_case")]
struct Creds {
    #[validate(length(max = 3))]
    client_id: Option<String>,
    max_age: Option<u32>,
    is_new: Option<bool>,
    #[serde(default)]
    port_list: Vec<u16>,
}

fn creds() -> Creds {
    let client_id = Some("abc".to_owned());
    Creds { client_id, max_age: Some(5), is_new: Some(true), port_list: vec![1, 2] }
}

const CREDS: &str = "client_id=abc&max_age=5&is_new=true&port_list=1&port_list=2";

/// Tests that a request is read from a form, and again from what `to_form` writes.
#[track_caller]
fn assert_read<T>(body: &str, expected: T)
where
    T: for<'de> Wire<'de> + Serialize + PartialEq + Debug,
{
    let expected = Valid::new(expected).unwrap();
    for body in [body, &expected.to_form()] {
        assert_eq!(
            form::<T>(body).map_err(|wrong| wrong.to_string()).as_ref(),
            Ok(&expected),
            "{body}"
        );
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(tag = "type")]
enum G {
    A(#[validate(nested)] Creds),
    B,
}

#[test]
fn a_newtype_variant_of_a_tagged_enum_is_read_by_its_form_names() {
    assert_read(&format!("type=A&{CREDS}"), G::A(creds()));
    let body = "type=A&client_id=abcdef&max_age=5";
    assert_found(form::<G>(body), &[("client_id", "length")]);
    assert_found(
        form::<G>("type=A&max_age=x&is_new=1&port_list=1&port_list=x"),
        &[("max_age", "type"), ("is_new", "type"), ("port_list[1]", "type")],
    );
    assert_found(form::<G>("type=A&client_id=a&client_id=b"), &[("client_id", "repeated")]);
}

#[test]
fn a_newtype_variant_of_an_untagged_enum_is_read_by_its_form_names() {
    #[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
    #[serde(untagged)]
    enum Untagged {
        Number(u8),
        Creds(#[validate(nested)] Creds),
    }
    assert_read(CREDS, Untagged::Creds(creds()));
    assert_found(form::<Untagged>("client_id=abcdef&max_age=5"), &[("client_id", "length")]);
}

#[test]
fn a_newtype_variant_of_a_flattened_enum_is_read_by_its_form_names() {
    #[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
    struct Around {
        id: u8,
        #[serde(flatten)]
        #[validate(nested)]
        grant: G,
    }
    assert_read(&format!("id=7&type=A&{CREDS}"), Around { id: 7, grant: G::A(creds()) });
    let body = "id=x&type=A&client_id=abcdef&max_age=5";
    assert_found(form::<Around>(body), &[("id", "type"), ("client_id", "length")]);
}

#[derive(Debug, Deserialize, Validate)]
struct Deep {
    n: u8,
    list: Vec<u8>,
}

const DEEP: &str = r#""deep":{"n":1,"list":[1,300]}"#;

#[test]
fn a_path_is_kept_behind_a_tag() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(tag = "type")]
    enum Tagged {
        A {
            #[validate(nested)]
            deep: Deep,
        },
    }
    let body = format!(r#"{{"type":"A",{DEEP}}}"#);
    let expected = "deep.list[1]: must be an integer from 0 to 255";
    assert_eq!(said(json::<Tagged>(&body)), expected);
}

#[test]
fn a_path_is_kept_in_an_untagged_enum() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(untagged)]
    enum Untagged {
        A {
            #[validate(nested)]
            deep: Deep,
        },
        B {
            name: String,
            mail: String,
        },
    }
    let expected = "deep.list[1]: must be an integer from 0 to 255";
    assert_eq!(said(json::<Untagged>(&format!("{{{DEEP}}}"))), expected);
}

#[test]
fn a_path_is_kept_in_what_is_flattened() {
    #[derive(Debug, Deserialize, Validate)]
    struct Inner {
        #[validate(nested)]
        deep: Deep,
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Outer {
        #[serde(flatten)]
        #[validate(nested)]
        inner: Inner,
        #[serde(flatten)]
        rest: BTreeMap<String, u8>,
    }
    let expected = "deep.list[1]: must be an integer from 0 to 255";
    assert_eq!(said(json::<Outer>(&format!("{{{DEEP}}}"))), expected);
}

#[test]
fn every_variant_of_a_closed_enum_is_closed() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(tag = "type", deny_unknown_fields)]
    enum Closed {
        Unit,
        Newtype(#[validate(nested)] Address),
        Struct { x: u8 },
    }
    for body in [
        r#"{"type":"Unit","y":1}"#,
        r#"{"type":"Newtype","street":"ab","n":7,"y":1}"#,
        r#"{"type":"Struct","x":1,"y":1}"#,
    ] {
        assert_found(json::<Closed>(body), &[("y", "unknown")]);
    }
}

#[test]
fn a_flattened_option_is_read_if_one_of_its_fields_is_given() {
    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Coords {
        x: u8,
        y: u8,
        z: Option<u8>,
    }
    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Pin {
        kind: String,
        #[serde(flatten)]
        #[validate(nested)]
        at: Option<Coords>,
    }
    assert_eq!(said(json::<Pin>(r#"{"kind":"p","x":1}"#)), "y: is required");
    assert_eq!(said(form::<Pin>("kind=p&x=1")), "y: is required");
    let both = [("x", "required"), ("y", "required")];
    assert_found(json::<Pin>(r#"{"kind":"p","z":1}"#), &both);
    assert_found(json::<Pin>(r#"{"kind":"p","x":"a","y":1}"#), &[("x", "type")]);
    let none = json::<Pin>(r#"{"kind":"p","else":1}"#).unwrap();
    assert_eq!(none.at, None);
}

#[test]
fn a_wrong_element_of_a_tuple_leaves_the_others_alone() {
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
    assert_eq!(said(json::<V3TokenRequest>(&wrong)), "grantType: must be a string, not a number");
    let right = format!(r#"{{"grantType":"client_credentials","x":{deep}}}"#);
    assert!(json::<V3TokenRequest>(&right).is_ok());
}

#[test]
fn depth_below_a_known_name_is_a_violation_there() {
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
    assert_ne!(said(json::<Letter>(r#"{"sign":"ab"}"#)), "sign: must be a string");
    let escaped = br#"{"plain":"\u0061"}"#;
    assert_found(Borrowed::from_json(escaped), &[("plain", "type")]);
    assert_ne!(said(Borrowed::from_json(escaped)), "plain: must be a string");
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
        assert_ne!(said(json::<Number>(&body)), "n: must be an integer");
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
    let said = |body| {
        let violations = json::<Request>(body).unwrap_err();
        assert_eq!((violations.len(), violations[0].code()), (1, "syntax"), "{body}");
        violations.to_string()
    };
    assert!(said("{\"id\":\"a\",}").contains("trailing comma"));
    for body in ["{\"id\":\"a\" /* comment */}", "{\"id\":NaN}"] {
        let said = said(body);
        let (_, reason) = said.split_once(": ").unwrap();
        assert!(!reason.is_empty(), "{said}");
    }
    let newline = said("{\"id\":\"a\nb\"}");
    assert!(newline.contains("line 1, column 9"), "{newline}");
}

#[test]
fn numbers_on_forms_are_accepted_alike() {
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        share: f64,
    }
    let is_accepted = |share: &str| form::<Request>(&format!("share={share}")).is_ok();
    assert_eq!(is_accepted("1."), is_accepted(".5"));
}

#[test]
fn json_or_a_byte_order_mark_in_a_form_gives_a_hint() {
    let json = said(form::<V3TokenRequest>(r#"{"grantType":"client_credentials"}"#));
    assert!(json.contains("JSON"), "{json}");
    let marked = said(form::<V3TokenRequest>("\u{FEFF}grant_type=client_credentials"));
    assert!(marked.contains("byte order mark"), "{marked}");
}

#[test]
fn an_empty_list_of_structs_is_read_as_it_was_written() {
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
