//! The time for a body is proportional to its length.

#![allow(dead_code, reason = "the fields are only read by serde and the rules")]

use std::collections::BTreeMap;

use allocation_counter::{AllocationInfo, measure};
use serde::Deserialize;
use token_request::{Validate, Wire};

#[derive(Debug, Deserialize, Validate)]
struct Request {
    #[validate(length(max = 4))]
    id: String,
    #[serde(default)]
    a: Option<String>,
    #[serde(default)]
    resource: Vec<u32>,
    #[serde(default)]
    labels: BTreeMap<String, u32>,
    #[serde(default)]
    #[validate(nested)]
    items: Vec<Item>,
}

#[derive(Debug, Deserialize, Validate)]
struct Item {
    #[validate(length(min = 2))]
    name: String,
    price: f64,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
struct Closed {
    id: String,
}

#[derive(Debug, Deserialize, Validate)]
struct Open {
    id: String,
    #[serde(flatten)]
    rest: BTreeMap<String, String>,
}

const SIZES: [usize; 3] = [16 * 1024, 32 * 1024, 64 * 1024];

/// Returns a body of about this size, which consists of numbered parts.
fn body(size: usize, start: &str, part: impl Fn(usize) -> String, end: &str) -> Vec<u8> {
    let mut body = start.to_owned();
    for n in 0.. {
        let part = part(n);
        if body.len() + part.len() + end.len() > size {
            break;
        }
        body.push_str(&part);
    }
    body.push_str(end);
    body.into_bytes()
}

type Read = fn(&[u8]) -> bool;

fn form<T: for<'de> Wire<'de>>(body: &[u8]) -> bool {
    T::from_form(body).is_ok()
}

fn json<T: for<'de> Wire<'de>>(body: &[u8]) -> bool {
    T::from_json(body).is_ok()
}

/// Returns the hostile bodies, each with its name and its reader.
fn bodies(size: usize) -> Vec<(&'static str, Read, Vec<u8>)> {
    let form_of = |start, part: &dyn Fn(usize) -> String| body(size, start, part, "");
    let fixed = |part: &'static str| move |_| part.to_owned();
    vec![
        ("repeated names", form::<Request>, form_of("", &fixed("a&"))),
        ("repeated names with values", form::<Request>, form_of("", &fixed("a=b&"))),
        ("elements", form::<Request>, form_of("", &fixed("resource=a&"))),
        ("malformed elements", form::<Request>, form_of("", &fixed("resource=%&"))),
        ("malformed unknowns", form::<Request>, form_of("", &|n| format!("x{n}=%&"))),
        (
            "malformed unknowns of a closed request",
            form::<Closed>,
            form_of("", &|n| format!("x{n}=%&")),
        ),
        ("escapes", form::<Request>, form_of("id=", &fixed("%41"))),
        ("escaped names", form::<Request>, form_of("", &fixed("%61=1&"))),
        ("unknown parameters", form::<Request>, form_of("", &|n| format!("{n}&"))),
        (
            "unknown parameters of a closed request",
            form::<Closed>,
            form_of("", &|n| format!("{n}=&")),
        ),
        ("parameters of an open request", form::<Open>, form_of("", &|n| format!("{n}=1&"))),
        ("one parameter of an open request", form::<Open>, form_of("", &fixed("x=1&"))),
        ("brackets in a parameter", form::<Request>, form_of("items=", &fixed("["))),
        ("brackets", json::<Request>, form_of("", &fixed("["))),
        ("wrong elements", json::<Vec<Item>>, body(size, "[7", fixed(",7"), "]")),
        ("empty elements", json::<Vec<Item>>, body(size, "[{}", fixed(",{}"), "]")),
        (
            "half broken elements",
            json::<Vec<Item>>,
            body(size, "[7", fixed(r#",{"name":"a","price":1},7"#), "]"),
        ),
        (
            "a repeated key",
            json::<Request>,
            body(size, r#"{"labels":{"a":1"#, fixed(r#","a":1"#), "}}"),
        ),
        (
            "keys that are repeated",
            json::<Request>,
            body(size, r#"{"labels":{"a":1"#, |n| format!(r#","{n}":1,"{n}":1"#), "}}"),
        ),
        ("a repeated field", json::<Request>, body(size, r#"{"a":"b""#, fixed(r#","a":"b""#), "}")),
        (
            "wrong entries",
            json::<Request>,
            body(size, r#"{"labels":{"":1"#, |n| format!(r#","{n}":"""#), "}}"),
        ),
        (
            "unknown members",
            json::<Request>,
            body(size, r#"{"":1"#, |n| format!(r#","{n}":1"#), "}"),
        ),
        (
            "unknown members of a closed request",
            json::<Closed>,
            body(size, r#"{"":1"#, |n| format!(r#","{n}":1"#), "}"),
        ),
        (
            "members of an open request",
            json::<Open>,
            body(size, r#"{"":1"#, |n| format!(r#","{n}":1"#), "}"),
        ),
    ]
}

#[test]
fn a_body_of_twice_the_size_takes_twice_as_long() {
    let costs = SIZES.map(|size| {
        let costs = bodies(size).into_iter().map(|(name, read, body)| {
            let cost = measure(|| assert!(!read(&body), "{name}"));
            (name, cost)
        });
        costs.collect::<Vec<_>>()
    });
    for ((small, middle), large) in costs[0].iter().zip(&costs[1]).zip(&costs[2]) {
        for ((name, less), (_, more)) in [(small, middle), (middle, large)] {
            let of = |cost: &AllocationInfo| (cost.count_total, cost.bytes_total);
            let ((less, less_bytes), (more, more_bytes)) = (of(less), of(more));
            // Slightly more than twice, because numbers get longer and tables grow in steps.
            assert!(more <= less * 5 / 2 + 100, "{name}: {less} allocations, then {more}");
            assert!(
                more_bytes <= less_bytes * 3 + 10_000,
                "{name}: {less_bytes} bytes, then {more_bytes}",
            );
        }
    }
}
