//! A valid body is deserialized once; only an invalid one is read again.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::net::IpAddr;

use serde::{Deserialize, Deserializer};
use token_request::{Valid, Validate, Wire};

use token_request_tests::read_counter::{Counted, counted};

fn form<T: for<'de> Deserialize<'de> + Validate + Debug>(form: &str) -> T {
    let (read, n) = counted(|| Counted::from_form(form.as_bytes()).map(Valid::into_inner));
    let read = read.unwrap_or_else(|wrong| panic!("{form}: {wrong}"));
    assert_eq!(n, 1, "{form}");
    read
}

fn json<T: for<'de> Deserialize<'de> + Validate + Debug>(json: &str) -> T {
    let (read, n) = counted(|| Counted::from_json(json.as_bytes()).map(Valid::into_inner));
    let read = read.unwrap_or_else(|wrong| panic!("{json}: {wrong}"));
    assert_eq!(n, 1, "{json}");
    read
}

/// A type without a table.
#[derive(Debug, PartialEq, Deserialize)]
struct Detail {
    ports: Vec<u16>,
}

fn commas<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(String::deserialize(deserializer)?.split(',').map(str::to_owned).collect())
}

fn usual() -> Vec<u16> {
    vec![80]
}

#[derive(Debug, Default, PartialEq, Deserialize, Validate)]
struct Lists {
    tags: Vec<String>,
    sizes: Option<Vec<u8>>,
    #[serde(default = "usual")]
    ports: Vec<u16>,
    #[serde(default)]
    ips: Vec<IpAddr>,
    #[serde(default)]
    details: Vec<Detail>,
    pair: Option<(u8, u8)>,
    #[serde(default, deserialize_with = "commas")]
    scopes: Vec<String>,
    labels: Option<BTreeMap<String, u32>>,
}

#[test]
fn lists_of_a_form() {
    let none = || Lists { ports: usual(), ..Lists::default() };
    let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    for (body, expected) in [
        ("", none()),
        ("tags=&sizes=", Lists { sizes: None, ..none() }),
        ("tags=a", Lists { tags: texts(&["a"]), ..none() }),
        ("tags=&tags=a&tags=&t%61gs=b", Lists { tags: texts(&["a", "b"]), ..none() }),
        ("sizes=1&else=a&sizes=2", Lists { sizes: Some(vec![1, 2]), ..none() }),
        ("ports=1", Lists { ports: vec![1], ..none() }),
        ("ips=::&ips=::", Lists { ips: vec!["::".parse().unwrap(); 2], ..none() }),
        (
            r#"details=[ {"ports":[1]}]"#,
            Lists { details: vec![Detail { ports: vec![1] }], ..none() },
        ),
        ("pair=1&pair=2", Lists { pair: Some((1, 2)), ..none() }),
        ("scopes=a,b", Lists { scopes: texts(&["a", "b"]), ..none() }),
        ("else=1&else=2", none()),
    ] {
        assert_eq!(form::<Lists>(body), expected, "{body}");
    }
}

macro_rules! many {
    ($($field:ident)+) => {
        /// A request with more fields than a word has bits.
        #[derive(Debug, Deserialize, Validate)]
        #[allow(dead_code, reason = "the fields are only read by serde")]
        struct Many {
            $($field: Option<u8>,)+
            #[serde(default)]
            list: Vec<u8>,
            #[serde(default)]
            last: Vec<u8>,
        }
    };
}

many! {
    a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 d0 d1 d2 d3 d4 d5 d6 d7 d8
    d9 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 g0 g1 g2 g3 g4 g5 g6 g7 g8 g9
}

#[test]
fn many_fields_of_a_form() {
    let read = form::<Many>("g9=9&list=&list=1&a0=0&list=2&last=3");
    assert_eq!((read.a0, read.g9, read.list, read.last), (Some(0), Some(9), vec![1, 2], vec![3]));
}

#[derive(Debug, PartialEq, Deserialize, Validate)]
struct Point {
    x: u8,
    y: Option<u8>,
    #[serde(default)]
    tags: Vec<String>,
}

#[derive(Debug, PartialEq, Deserialize, Validate)]
struct Flat {
    id: String,
    #[serde(skip)]
    hidden: u8,
    #[serde(flatten)]
    #[validate(nested)]
    point: Point,
    #[serde(flatten)]
    rest: BTreeMap<String, u32>,
}

#[derive(Debug, PartialEq, Deserialize, Validate)]
struct Paid {
    id: String,
    #[serde(flatten)]
    #[validate(nested)]
    method: Method,
}

#[derive(Debug, PartialEq, Deserialize, Validate)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Method {
    Card { number: String, month: u8 },
    Cash,
}

#[derive(Debug, PartialEq, Deserialize, Validate)]
#[serde(tag = "t", content = "c")]
enum Sent {
    One { text: String },
    Two(u8),
    Unit,
}

#[derive(Debug, PartialEq, Deserialize, Validate)]
#[serde(untagged)]
enum Either {
    Named { name: u8 },
    Titled { title: i8, flag: Option<bool> },
}

#[derive(Debug, PartialEq, Deserialize, Validate)]
struct Nothing;

#[derive(Debug, PartialEq, Deserialize, Validate)]
struct Newtype(#[validate(nested)] Nothing);

#[derive(Debug, PartialEq, Deserialize, Validate)]
struct Of(#[validate(nested)] Point);

#[test]
fn flattened_fields_of_a_form() {
    let point = Point { x: 1, y: Some(2), tags: vec!["a".to_owned(), "b".to_owned()] };
    let rest = BTreeMap::from([("n".to_owned(), 7), (String::new(), 8)]);
    let flat = Flat { id: "i".to_owned(), hidden: 0, point, rest };
    let body = "id=i&x=1&tags=a&y=2&tags=b&n=7&m=&=8";
    assert_eq!(form::<Flat>(body), flat);
    assert_eq!(form::<Option<Flat>>(body), Some(flat));
    let method = Method::Card { number: "1".to_owned(), month: 2 };
    assert_eq!(
        form::<Paid>("id=i&type=card&number=1&month=2"),
        Paid { id: "i".to_owned(), method }
    );
    assert_eq!(form::<Method>("month=1&type=cash"), Method::Cash);
    assert_eq!(form::<Sent>("t=Two&c=3"), Sent::Two(3));
    assert_eq!(form::<Sent>("t=Unit&c="), Sent::Unit);
    assert_eq!(form::<Sent>(r#"c={"text":"a"}&t=One"#), Sent::One { text: "a".to_owned() });
    assert_eq!(form::<Either>("name=1"), Either::Named { name: 1 });
    assert_eq!(form::<Either>("title=-1"), Either::Titled { title: -1, flag: None });
    assert_eq!(form::<Either>("title=1&flag=true"), Either::Titled { title: 1, flag: Some(true) });
    assert_eq!(form::<Nothing>("else=1"), Nothing);
    assert_eq!(form::<Newtype>(""), Newtype(Nothing));
    let point = Point { x: 1, y: None, tags: vec!["a".to_owned()] };
    assert_eq!(form::<Of>("x=1&tags=a"), Of(point));
}

#[test]
fn json_with_all_kinds_of_fields() {
    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Request {
        #[validate(nested)]
        point: Point,
        #[validate(nested)]
        method: Method,
        value: serde_json::Value,
    }
    let method = Method::Card { number: "1".to_owned(), month: 2 };
    let read = json::<Request>(
        r#"{"point":{"x":1},"method":{"type":"card","number":"1","month":2},"value":{"a":[{}]}}"#,
    );
    let point = Point { x: 1, y: None, tags: Vec::new() };
    let value = serde_json::json!({"a": [{}]});
    assert_eq!(read, Request { point, method, value });
    // No field reads the repeated parameter.
    let read = json::<Point>(r#"{"x":1,"else":{"a":1,"a":2}}"#);
    assert_eq!(read, Point { x: 1, y: None, tags: Vec::new() });
}
