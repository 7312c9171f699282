//! User types and functions only receive values that the body or serde's `default` gave.

use std::cell::RefCell;
use std::fmt::Display;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use token_request::{Validate, Wire};

use crate::model::{Medium, Place, Random, integer, list, object, optional, required, text};

thread_local! {
    /// The received fields and values. An unknown field is `*`.
    static RECORDS: RefCell<Vec<(&'static str, String)>> = const { RefCell::new(Vec::new()) };
}

fn record(name: &'static str, value: impl Display) {
    RECORDS.with_borrow_mut(|records| records.push((name, value.to_string())));
}

/// A value that records itself when it is read.
#[derive(Debug)]
struct Recorded<T>(T);

impl<'de, T: Deserialize<'de> + Display> Deserialize<'de> for Recorded<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = T::deserialize(deserializer)?;
        record("*", &value);
        Ok(Self(value))
    }
}

const STEP: u32 = 7777;

fn step() -> u32 {
    STEP
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Card,
    Cash,
}

#[derive(Debug, Deserialize, Validate)]
#[validate(schema(function = whole, skip_on_field_errors = false))]
struct Request {
    kind: Kind,
    #[validate(example = "Jane", custom(function = name))]
    name: Recorded<String>,
    #[validate(example = "5")]
    max: u32,
    #[validate(range(max = self.limit()))]
    count: u32,
    #[validate(required_if(self.needs_code()))]
    code: Option<String>,
    #[serde(default = "step")]
    #[validate(custom(function = steps))]
    step: u32,
    #[validate(example = "none", custom(function = note, if = self.has_note()))]
    note: Option<String>,
    #[validate(nested)]
    items: Vec<Item>,
}

/// A request that serde buffers before it reads its fields.
#[derive(Debug, Deserialize, Validate)]
struct Flattened {
    #[serde(flatten)]
    #[validate(nested)]
    request: Request,
}

#[derive(Debug, Deserialize, Validate)]
struct Item {
    #[validate(example = "item", custom(function = id))]
    id: String,
    size: Recorded<u32>,
}

impl Request {
    fn limit(&self) -> u32 {
        self.record();
        self.max
    }

    fn needs_code(&self) -> bool {
        self.record();
        self.kind == Kind::Card
    }

    fn has_note(&self) -> bool {
        self.record();
        true
    }

    fn record(&self) {
        record("kind", if self.kind == Kind::Card { "card" } else { "cash" });
        record("name", &self.name.0);
        record("max", self.max);
        record("count", self.count);
        record("code", self.code.as_deref().unwrap_or("null"));
        record("step", self.step);
        record("note", self.note.as_deref().unwrap_or("null"));
        for item in &self.items {
            record("id", &item.id);
            record("size", item.size.0);
        }
    }
}

fn whole(request: &Request) -> Result<(), &'static str> {
    request.record();
    let is_known = request.kind == Kind::Card || request.code.is_none();
    if is_known { Ok(()) } else { Err("code") }
}

fn name(value: &Recorded<String>) -> Result<(), &'static str> {
    record("name", &value.0);
    if value.0 == "nobody" { Err("name") } else { Ok(()) }
}

fn steps(value: u32) -> Result<(), &'static str> {
    record("step", value);
    if value == 999 { Err("step") } else { Ok(()) }
}

fn note(value: &str) -> Result<(), &'static str> {
    record("note", value);
    if value == "long" { Err("note") } else { Ok(()) }
}

fn id(value: &str) -> Result<(), &'static str> {
    record("id", value);
    if value == "nothing" { Err("id") } else { Ok(()) }
}

fn body(random: &mut Random) -> Place {
    let kind = text(random, &["card", "cash"], &[("other", "one_of")]);
    let name = text(random, &["Ann", "Bob"], &[("nobody", "name")]);
    let max = integer(random, &["500", "600"], &[("-1", "type")]);
    let count = integer(random, &["400", "450"], &[("-1", "type"), ("700", "range")]);
    let code = text(random, &["c1", "c2"], &[]);
    let step = integer(random, &["100", "200"], &[("999", "step"), ("-1", "type")]);
    let note = text(random, &["n1", "n2"], &[("long", "note")]);
    let items = list(vec![item(random), item(random)]);
    object(vec![
        required("kind", kind),
        required("name", name),
        required("max", max),
        required("count", count),
        optional(random, "code", code),
        optional(random, "step", step),
        optional(random, "note", note),
        required("items", items),
    ])
}

fn item(random: &mut Random) -> Place {
    let id = text(random, &["i1", "i2"], &[("nothing", "id")]);
    let size = integer(random, &["31", "32"], &[("-1", "type")]);
    object(vec![required("id", id), required("size", size)])
}

/// Returns whether the JSON, which has no spaces, contains this member.
fn is_in(json: &str, name: &str, value: &str) -> bool {
    let name = if name == "*" { String::new() } else { format!("\"{name}\"") };
    let is_absent = value == "null" && !json.contains(&format!("{name}:"));
    let member = |value: &str, end: char| json.contains(&format!("{name}:{value}{end}"));
    let is_there = |value: &str| [',', '}'].into_iter().any(|end| member(value, end));
    is_absent || is_there(value) || is_there(&format!("\"{value}\""))
}

/// Writes the parameters of a form as members of an object, without quotes around texts.
fn as_json(form: &str) -> String {
    let parameters = form_urlencoded::parse(form.as_bytes()).filter(|(_, value)| !value.is_empty());
    let members = parameters.map(|(name, value)| format!("\"{name}\":{value}"));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

/// Reads damaged bodies and asserts that each received value was sent.
fn test<T: DeserializeOwned + Validate>(medium: Medium) {
    let mut random = Random::new();
    let mut n_records = 0;
    for _ in 0..10_000 {
        let mut place = body(&mut random);
        for _ in 0..random.below(4) {
            place.damage(&mut random, medium);
        }
        let body = place.write(&mut random, medium).text;
        let json = match medium {
            Medium::Json => {
                drop(T::from_json(body.as_bytes()));
                body.clone()
            }
            Medium::Form => {
                drop(T::from_form(body.as_bytes()));
                as_json(&body)
            }
        };
        for (name, value) in RECORDS.take() {
            let is_default = name == "step" && value == STEP.to_string();
            let was_sent = is_default || is_in(&json, name, &value);
            assert!(was_sent, "`{name}` receives {value:?}, which is not in\n{body}");
            n_records += 1;
        }
    }
    assert!(n_records > 50_000, "only {n_records} values were received");
}

#[test]
fn no_value_is_invented_for_json() {
    test::<Request>(Medium::Json);
}

#[test]
fn no_value_is_invented_for_a_form() {
    test::<Request>(Medium::Form);
}

#[test]
fn no_value_is_invented_for_json_that_is_buffered() {
    test::<Flattened>(Medium::Json);
}

#[test]
fn no_value_is_invented_for_a_form_that_is_buffered() {
    test::<Flattened>(Medium::Form);
}
