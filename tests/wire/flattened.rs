//! Flattened fields: enums of every tagging, structs with flattened fields, and options.

#![allow(dead_code, reason = "most fields are only read by serde and the rules")]

use serde::{Deserialize, Serialize};
use token_request::{Valid, Validate, Wire};

use crate::expected_messages::{assert_forms, assert_json};

#[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
struct Address {
    #[validate(length(min = 2))]
    street: String,
    #[validate(range(max = 9))]
    number: u8,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
#[serde(tag = "kind", content = "of")]
enum Adjacent {
    Number(#[validate(range(max = 9))] u8),
    Text(#[validate(length(min = 2))] String),
    Address(#[validate(nested)] Address),
    Nothing,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
struct Order {
    id: u8,
    #[serde(flatten)]
    #[validate(nested)]
    what: Adjacent,
}

#[test]
fn the_content_has_the_type_of_the_tagged_variant() {
    assert_forms::<Order>(&[
        ("id=1&kind=Number&of=5", "ok"),
        ("of=5&kind=Number&id=1", "ok"),
        ("id=1&kind=Text&of=55", "ok"),
        ("id=1&kind=Nothing", "ok"),
        ("id=1&kind=Address&of={\"street\":\"ab\",\"number\":1}", "ok"),
        ("id=1&kind=Number&of=10", "of: must be at most 9 [range]"),
        ("id=1&kind=Text&of=5", "of: must have at least 2 characters [length]"),
        ("id=1&kind=Number", "of: is required [required]"),
        ("id=1&of=5", "kind: is required [required]"),
        ("id=1&kind=Number&of=5&of=5", "of: must not be repeated [repeated]"),
        (
            "id=x&kind=Address&of={\"street\":\"a\",\"number\":10}",
            "id: must be an integer [type]\n\
             of.street: must have at least 2 characters [length]\n\
             of.number: must be at most 9 [range]",
        ),
    ]);
    for what in [
        Adjacent::Number(5),
        Adjacent::Text("5 6".into()),
        Adjacent::Address(Address { street: "ab".into(), number: 1 }),
        Adjacent::Nothing,
    ] {
        let order = Valid::new(Order { id: 1, what }).unwrap();
        let form = order.to_form();
        assert_eq!(Order::from_form(form.as_bytes()).unwrap(), order, "{}", form.as_str());
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
#[serde(tag = "outer")]
enum Outer {
    One(#[validate(nested)] Inner),
    Two,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
#[serde(tag = "inner")]
enum Inner {
    Of(#[validate(nested)] Address),
}

#[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
struct Within {
    #[serde(flatten)]
    #[validate(nested)]
    outer: Outer,
    is_set: bool,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
struct Deep {
    #[serde(flatten)]
    #[validate(nested)]
    within: Within,
    id: u8,
}

#[test]
fn tags_are_found_at_any_depth() {
    assert_forms::<Deep>(&[
        ("outer=One&inner=Of&street=ab&number=1&is_set=true&id=1", "ok"),
        ("outer=Two&is_set=true&id=1", "ok"),
        ("outer=One&street=ab&number=1&is_set=true&id=1", "inner: is required [required]"),
        (
            "outer=One&inner=Of&street=a&number=10&is_set=1&id=1",
            "street: must have at least 2 characters [length]\n\
             number: must be at most 9 [range]\n\
             is_set: must be `true` or `false` [type]",
        ),
    ]);
    let address = Address { street: "ab".into(), number: 1 };
    let within = Within { outer: Outer::One(Inner::Of(address)), is_set: true };
    let deep = Valid::new(Deep { within, id: 1 }).unwrap();
    assert_eq!(Deep::from_form(deep.to_form().as_bytes()).unwrap(), deep);
}

#[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
enum External {
    Pair(u8, u8),
    #[serde(alias = "at")]
    Address(#[validate(nested)] Address),
}

#[derive(Debug, Deserialize, Validate)]
struct MayHave {
    id: u8,
    #[serde(flatten)]
    #[validate(nested)]
    what: Option<External>,
    last: u8,
}

#[test]
fn a_named_variant_must_be_valid() {
    assert_json::<MayHave>(&[
        (r#"{"id":1,"last":1}"#, "ok"),
        (r#"{"id":1,"Pair":[1,2],"last":1}"#, "ok"),
        (r#"{"id":1,"Pair":[1,300],"last":1}"#, "Pair[1]: must be an integer from 0 to 255 [type]"),
        (
            r#"{"id":"a","at":{"street":"a","number":1},"last":"b"}"#,
            "id: must be an integer, not a string [type]\n\
             Address.street: must have at least 2 characters [length]\n\
             last: must be an integer, not a string [type]",
        ),
    ]);
    assert_forms::<MayHave>(&[
        ("id=1&last=1", "ok"),
        ("id=1&last=1&Pair=[1,2]", "ok"),
        ("id=1&last=1&Pair=[1,300]", "Pair[1]: must be an integer from 0 to 255 [type]"),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
struct Place {
    id: u8,
    #[serde(flatten)]
    #[validate(nested)]
    at: Coordinates,
    title: String,
}

#[derive(Debug, Deserialize, Validate)]
struct Coordinates {
    lat: i16,
    #[serde(alias = "long")]
    lon: i16,
}

#[test]
fn only_the_repeated_name_is_reported() {
    let repeated = "lon: must not be repeated [repeated]";
    assert_json::<Place>(&[
        (r#"{"id":1,"lat":1,"lon":2,"long":3,"title":"a"}"#, repeated),
        (r#"{"title":"a","lat":1,"lon":2,"long":3,"id":1}"#, repeated),
        (r#"{"title":"a","id":1,"long":1,"lon":2,"lat":1}"#, repeated),
    ]);
}
