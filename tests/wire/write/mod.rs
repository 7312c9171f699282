//! Valid requests written as forms and as JSON.

mod errors;
mod properties;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::ControlFlow;

use allocation_counter::measure;
use serde::de::DeserializeOwned;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::json;
use token_request::{Report, Table, V3TokenRequest, Valid, Validate, Wire};

fn form<T: Serialize + Validate>(request: T) -> String {
    let request = Valid::new(request).unwrap();
    let form = request.to_form();
    assert_eq!(request.to_form_bytes(), form.as_bytes());
    form
}

fn json<T: Serialize + Validate>(request: T) -> String {
    let request = Valid::new(request).unwrap();
    let json = request.to_json();
    assert_eq!(request.to_json_bytes(), json.as_bytes());
    json
}

#[test]
fn the_vendors_request_is_written_as_its_client_writes_it() {
    let request = V3TokenRequest::client_credentials("client-1", "s3cr3t");
    assert_eq!(
        form(request.clone()),
        "client_id=client-1&client_secret=s3cr3t&grant_type=client_credentials",
    );
    assert_eq!(json(request.clone()), serde_json::to_string(&request).unwrap());

    let odd = V3TokenRequest::client_credentials("a+b%20c", "~!*'()-._ &=\"\\");
    assert_eq!(
        form(odd),
        "client_id=a%2Bb%2520c&client_secret=%7E%21*%27%28%29-._+%26%3D%22%5C\
         &grant_type=client_credentials",
    );
}

#[test]
fn a_form_takes_one_allocation() {
    let request = Valid::new(V3TokenRequest::client_credentials("client 1", "s3cr3t")).unwrap();
    let measured = measure(|| drop(std::hint::black_box(request.to_form())));
    assert_eq!(measured.count_total, 1);
    let measured = measure(|| drop(std::hint::black_box(request.to_json())));
    assert_eq!(measured.count_total, 1);
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Scope(String);

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    WebApp,
    Device { id: Option<u8> },
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Detail {
    r#type: String,
    actions: Option<Vec<String>>,
    limit: Option<u8>,
}

/// A request with a value of any type.
#[derive(Serialize, Validate)]
struct Holder<T> {
    #[validate(form = "v_")]
    v: T,
}

#[test]
fn simple_values_on_a_form_are_text() {
    #[derive(Serialize)]
    struct Unit;
    let is = |written: String, expected: &str| assert_eq!(written, expected);
    is(form(Holder { v: "é&= ~*" }), "v_=%C3%A9%26%3D+%7E*");
    is(form(Holder { v: '+' }), "v_=%2B");
    is(form(Holder { v: "" }), "v_=");
    is(form(Holder { v: true }), "v_=true");
    is(form(Holder { v: -7_i8 }), "v_=-7");
    is(form(Holder { v: u128::MAX }), "v_=340282366920938463463374607431768211455");
    is(form(Holder { v: 1.0_f64 }), "v_=1.0");
    is(form(Holder { v: 1.0e30_f64 }), "v_=1e%2B30");
    is(form(Holder { v: f32::NAN }), "");
    is(form(Holder { v: Kind::WebApp }), "v_=web_app");
    is(form(Holder { v: Some(Box::new(Scope("read".into()))) }), "v_=read");
    is(form(Holder { v: std::net::Ipv4Addr::LOCALHOST }), "v_=127.0.0.1");
    is(form(Holder { v: format_args!("{} {}", 1, 2) }), "v_=1+2");
    is(form(Holder { v: None::<u8> }), "");
    is(form(Holder { v: Some(None::<u8>) }), "");
    is(form(Holder { v: () }), "");
    is(form(Holder { v: Unit }), "");
}

#[test]
fn a_list_is_a_repeated_parameter() {
    assert_eq!(form(Holder { v: vec!["https://a/", "b c"] }), "v_=https%3A%2F%2Fa%2F&v_=b+c");
    assert_eq!(form(Holder { v: (1, "a", Kind::WebApp) }), "v_=1&v_=a&v_=web_app");
    assert_eq!(form(Holder { v: Some(vec![Some(1), None, Some(2)]) }), "v_=1&v_=2");
    assert_eq!(form(Holder { v: Vec::<u8>::new() }), "");
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
struct Item {
    id: u8,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
struct Pair(u8, String);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// Lists of all item types.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
struct Lists {
    #[validate(nested)]
    items: Vec<Item>,
    #[validate(nested, form = "items_")]
    more_items: Option<Vec<Item>>,
    rows: Vec<Vec<u8>>,
    texts: Vec<String>,
    details: Vec<Detail>,
    #[validate(nested)]
    pair: Option<Pair>,
    #[validate(nested)]
    either: Option<OneOrMany>,
    #[serde(flatten)]
    rest: BTreeMap<String, Vec<u8>>,
}

const EMPTY: Lists = Lists {
    items: vec![],
    more_items: None,
    rows: vec![],
    texts: vec![],
    details: vec![],
    pair: None,
    either: None,
    rest: BTreeMap::new(),
};

#[track_caller]
fn assert_written<T>(request: &T, pairs: &[(&str, &str)])
where
    T: fmt::Debug + Clone + PartialEq + Serialize + DeserializeOwned + Validate,
{
    let written = form(request.clone());
    let decoded: Vec<_> = form_urlencoded::parse(written.as_bytes()).into_owned().collect();
    assert!(
        decoded.iter().map(|(name, value)| (&**name, &**value)).eq(pairs.iter().copied()),
        "{written}"
    );
    let read = T::from_form(written.as_bytes()).map(Valid::into_inner);
    assert_eq!(read.as_ref().ok(), Some(request), "{written}: {read:?}");
}

#[test]
fn an_empty_list_of_structs_is_written_as_json() {
    let written = form(EMPTY);
    assert_eq!(written, "items=%5B%5D&rows=%5B%5D");
    assert_written(&EMPTY, &[("items", "[]"), ("rows", "[]")]);
    let more_items = Lists { more_items: Some(vec![]), ..EMPTY };
    assert_written(&more_items, &[("items", "[]"), ("items_", "[]"), ("rows", "[]")]);
    let empty = Lists { either: Some(OneOrMany::Many(vec![])), ..EMPTY };
    assert_written(&empty, &[("items", "[]"), ("rows", "[]"), ("either", "[]")]);
    let empty = Lists { rest: BTreeMap::from([("a".into(), vec![])]), ..EMPTY };
    assert_written(&empty, &[("items", "[]"), ("rows", "[]"), ("a", "[]")]);
}

#[test]
fn a_list_that_is_read_as_one_parameter_is_json() {
    let pair = Lists { pair: Some(Pair(1, "a".into())), ..EMPTY };
    assert_written(&pair, &[("items", "[]"), ("rows", "[]"), ("pair", r#"[1,"a"]"#)]);
    let one = Lists { either: Some(OneOrMany::One("a".into())), ..EMPTY };
    assert_written(&one, &[("items", "[]"), ("rows", "[]"), ("either", "a")]);
    let many = OneOrMany::Many(vec!["a".into(), "b".into()]);
    let many = Lists { either: Some(many), ..EMPTY };
    assert_written(&many, &[("items", "[]"), ("rows", "[]"), ("either", r#"["a","b"]"#)]);
    let entry = Lists { rest: BTreeMap::from([("a".into(), vec![1, 2])]), ..EMPTY };
    assert_written(&entry, &[("items", "[]"), ("rows", "[]"), ("a", "[1,2]")]);
    let items = vec![Item { id: 7 }];
    let full = Lists { items, rows: vec![vec![], vec![1]], texts: vec!["a".into()], ..EMPTY };
    assert_written(&full, &[("items", r#"[{"id":7}]"#), ("rows", "[[],[1]]"), ("texts", "a")]);
}

/// An enum whose content is one parameter, which is never repeated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(tag = "kind", content = "of")]
enum Content {
    Items(#[validate(nested)] Vec<Item>),
    Texts(Vec<String>),
}

#[test]
fn a_list_as_content_is_json() {
    assert_written(&Content::Items(vec![]), &[("kind", "Items"), ("of", "[]")]);
    assert_written(&Content::Texts(vec![]), &[("kind", "Texts"), ("of", "[]")]);
    let texts = Content::Texts(vec!["a".into(), "b".into()]);
    assert_written(&texts, &[("kind", "Texts"), ("of", r#"["a","b"]"#)]);
}

struct Bytes;

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(b"ab")
    }
}

#[test]
fn other_values_are_json_in_one_parameter() {
    let decoded = |form: String| {
        let pairs: Vec<_> = form_urlencoded::parse(form.as_bytes()).into_owned().collect();
        let [(name, text)] = &pairs[..] else { panic!("{form}") };
        assert_eq!(name, "v_");
        text.clone()
    };
    let detail = || Detail { r#type: "a b".into(), ..Detail::default() };
    assert_eq!(decoded(form(Holder { v: detail() })), r#"{"type":"a b"}"#);
    assert_eq!(decoded(form(Holder { v: vec![detail()] })), r#"[{"type":"a b"}]"#);
    assert_eq!(decoded(form(Holder { v: [[1], [2]] })), "[[1],[2]]");
    assert_eq!(
        decoded(form(Holder { v: (1, BTreeMap::from([("k", None::<u8>)])) })),
        r#"[1,{"k":null}]"#,
    );
    assert_eq!(decoded(form(Holder { v: Kind::Device { id: Some(1) } })), r#"{"device":{"id":1}}"#);
    assert_eq!(decoded(form(Holder { v: json!({"a": [1, null]}) })), r#"{"a":[1,null]}"#);
    assert_eq!(decoded(form(Holder { v: Bytes })), "[97,98]");
    // A sequence that turns out to be no list of simple values leaves no parameters behind.
    assert_eq!(decoded(form(Holder { v: (1, 2, [3]) })), "[1,2,[3]]");
}

#[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
#[validate(form_names = "kebab-case")]
struct Inner {
    inner_id: Option<u8>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[validate(form_names = "snake_case")]
struct Flat {
    first_id: Option<u8>,
    #[serde(flatten)]
    #[validate(nested)]
    inner: Option<Inner>,
    last_id: Option<u8>,
    #[serde(flatten)]
    more: BTreeMap<String, Option<u8>>,
}

#[test]
fn flattened_fields_are_written_among_the_others() {
    let more = BTreeMap::from([("a b".to_owned(), Some(4)), ("n".to_owned(), None)]);
    let inner = Some(Inner { inner_id: Some(2) });
    let full = Flat { first_id: Some(1), inner, last_id: Some(3), more };
    assert_eq!(
        json(Holder { v: [&full] }),
        r#"{"v":[{"firstId":1,"inner_id":2,"lastId":3,"a b":4,"n":null}]}"#
    );
    assert_eq!(form(full), "first_id=1&inner-id=2&last_id=3&a+b=4");

    // Fields are distinguished from entries of a map.
    let more = BTreeMap::from([("n".to_owned(), None)]);
    let empty =
        || Flat { first_id: None, inner: Some(Inner { inner_id: None }), last_id: None, more };
    assert_eq!(json(empty()), r#"{"n":null}"#);
}

#[derive(Serialize, Validate)]
#[serde(tag = "grant_type", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[validate(form_names = "snake_case")]
enum Tagged {
    Code { redirect_uri: Option<String>, code: String },
    Inner(#[validate(nested)] Inner),
    Nothing,
}

#[derive(Serialize, Validate)]
#[validate(form_names = "SCREAMING_SNAKE_CASE")]
#[serde(untagged)]
enum Untagged {
    Again(#[validate(nested)] Box<Self>),
    Fields { a: u8 },
}

#[derive(Serialize, Validate)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Fields { a: Option<u8> },
}

#[test]
fn an_enum_has_the_fields_that_serde_writes() {
    let code = || Tagged::Code { redirect_uri: Some("e:/".into()), code: "c".into() };
    assert_eq!(form(code()), "grant_type=code&redirect_uri=e%3A%2F&code=c");
    assert_eq!(json(code()), r#"{"grant_type":"code","redirectUri":"e:/","code":"c"}"#);
    let inner = || Tagged::Inner(Inner { inner_id: Some(1) });
    assert_eq!(form(inner()), "grant_type=inner&inner-id=1");
    assert_eq!(form(Tagged::Nothing), "grant_type=nothing");
    let untagged = Untagged::Again(Box::new(Untagged::Fields { a: 1 }));
    assert_eq!(form(untagged), "A=1");
    assert_eq!(form(Adjacent::Fields { a: None }), "t=Fields&c=%7B%7D");
}

#[derive(Serialize, Validate)]
struct Texts(Vec<String>);

#[test]
fn a_request_without_fields_has_an_empty_name() {
    #[derive(Serialize, Validate)]
    #[serde(rename_all = "snake_case")]
    enum External {
        Unit,
        Code { code: Option<u8> },
    }
    let decoded = |form: String| -> Vec<(String, String)> {
        form_urlencoded::parse(form.as_bytes()).into_owned().collect()
    };
    let is = |text: &str| vec![(String::new(), text.to_owned())];
    assert_eq!(decoded(form(External::Unit)), is("\"unit\""));
    assert_eq!(decoded(form(External::Code { code: Some(1) })), is(r#"{"code":{"code":1}}"#));
    assert_eq!(decoded(form(vec![Inner { inner_id: None }])), is("[{}]"));
    assert_eq!(decoded(form(Texts(vec!["a".into(), "b".into()]))), is(r#"["a","b"]"#));
    assert_eq!(decoded(form(Keys)), is(r#"{"a":1,"b":2}"#));
    assert_eq!(form(None::<Inner>), "");
    assert_eq!(form(Some(Box::new(Inner { inner_id: Some(1) }))), "inner-id=1");
}

/// A map with a key that can be written only as JSON.
struct Keys;

impl Serialize for Keys {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("a", &1)?;
        map.serialize_entry(&Some("b"), &2)?;
        map.end()
    }
}

impl Validate for Keys {
    const TABLE: Table = Table::new("Keys", &[]);

    fn check(&self, _: &mut Report<'_>) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

#[test]
fn json_omits_fields_that_are_none() {
    #[derive(Serialize, Validate)]
    struct Wide {
        detail: Option<Detail>,
        details: Vec<Detail>,
        kind: Kind,
        kinds: BTreeMap<u8, Kind>,
        list: Vec<Option<u8>>,
        tuple: (Option<u8>, Detail),
        map: BTreeMap<&'static str, Option<u8>>,
        twice: Option<Box<Option<u8>>>,
        unit: (),
    }
    let wide = Wide {
        detail: Some(Detail::default()),
        details: vec![Detail { limit: Some(1), ..Detail::default() }],
        kind: Kind::Device { id: None },
        kinds: BTreeMap::from([(7, Kind::Device { id: None }), (8, Kind::WebApp)]),
        list: vec![None, Some(1)],
        tuple: (None, Detail::default()),
        map: BTreeMap::from([("k", None)]),
        twice: Some(Box::new(None)),
        unit: (),
    };
    assert_eq!(
        json(wide),
        r#"{"detail":{"type":""},"details":[{"type":"","limit":1}],"kind":{"device":{}},"kinds":{"7":{"device":{}},"8":"web_app"},"list":[null,1],"tuple":[null,{"type":""}],"map":{"k":null},"unit":null}"#,
    );
    assert_eq!(json(None::<Inner>), "null");
}
