//! Each body gives the same values or the same violations with each feature of `serde_json`.

#![allow(dead_code, reason = "most fields are only compared as `Debug` shows them")]

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::num::NonZeroU8;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use token_request::{Validate, Wire};

/// The value as `Debug` shows it, or the violations, one a line.
fn told<T: Wire<'static> + Debug>(json: &'static str) -> String {
    match T::from_json(json.as_bytes()) {
        Ok(request) => format!("{:?}", *request),
        Err(violations) => {
            let lines = violations.iter().map(ToString::to_string);
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}

#[track_caller]
fn check<T: Wire<'static> + Debug>(rows: &[(&'static str, &str)]) {
    let others = rows.iter().map(|&(json, expected)| (json, expected, told::<T>(json)));
    let others = others.filter(|(_, expected, told)| expected != told);
    let others =
        others.map(|(json, expected, told)| format!("{json}\n not: {expected}\n but: {told}\n"));
    let others: Vec<_> = others.collect();
    assert!(others.is_empty(), "\n{}", others.join("\n"));
}

#[derive(Debug, Default, Deserialize, Serialize, Validate)]
#[serde(default)]
struct Numbers {
    #[serde(skip_serializing_if = "Option::is_none")]
    byte: Option<u8>,
    small: Option<NonZeroU8>,
    long: i64,
    ulong: u64,
    huge: u128,
    ihuge: i128,
    #[validate(range(max = 2.5))]
    single: f32,
    double: f64,
    list: Vec<Option<f64>>,
    map: BTreeMap<String, i8>,
    text: String,
}

#[derive(Debug, Deserialize, Validate)]
struct Point {
    #[validate(range(max = 90.0))]
    lat: f64,
    n: u8,
    #[validate(length(max = 2))]
    list: Option<Vec<i64>>,
}

#[derive(Debug, Deserialize, Validate)]
struct Nested {
    #[validate(nested)]
    at: Point,
    #[validate(nested)]
    all: Option<Vec<Point>>,
    #[validate(nested)]
    named: Option<BTreeMap<String, Point>>,
}

#[test]
fn fields_of_all_types_of_numbers() {
    check::<Numbers>(&[
        (
            r#"{"byte":255,"small":1,"long":-9223372036854775808,"ulong":18446744073709551615,
                "huge":340282366920938463463374607431768211455,"ihuge":-170141183460469231731687303715884105728,
                "single":0.5,"double":-1.25e2,"list":[1,null,2.5,-0],"map":{"a":-1}}"#,
            "Numbers { byte: Some(255), small: Some(1), long: -9223372036854775808, ulong: 18446744073709551615, \
             huge: 340282366920938463463374607431768211455, ihuge: -170141183460469231731687303715884105728, \
             single: 0.5, double: -125.0, list: [Some(1.0), None, Some(2.5), Some(-0.0)], map: {\"a\": -1}, text: \"\" }",
        ),
        (
            r#"{"byte":256,"small":0,"long":9223372036854775808,"ulong":18446744073709551616,
                "huge":340282366920938463463374607431768211456,"ihuge":1.5,"single":3,"double":1e400,
                "list":[1e400,"1",1],"map":{"a":128,"b":1,"c":1.5},"text":1.5}"#,
            "byte: must be an integer from 0 to 255\n\
             small: must be an integer from 1 to 255\n\
             long: must be an integer from -9223372036854775808 to 9223372036854775807\n\
             ulong: must be an integer from 0 to 18446744073709551615\n\
             huge: must be an integer from 0 to 340282366920938463463374607431768211455\n\
             ihuge: must be an integer\n\
             single: must be at most 2.5\n\
             double: must be a number that fits a 64-bit float\n\
             list[0]: must be a number that fits a 64-bit float\n\
             list[1]: must be a number, not a string\n\
             map.a: must be an integer from -128 to 127\n\
             map.c: must be an integer\n\
             text: must be a string, not a number",
        ),
        (
            r#"{"byte":-0,"long":-0,"ulong":-1,"huge":-1,"ihuge":-0,"single":"1","double":true,"list":{},"map":[1],"text":-0}"#,
            "byte: must be `0`, not `-0`\n\
             long: must be `0`, not `-0`\n\
             ulong: must be an integer from 0 to 18446744073709551615\n\
             huge: must be an integer from 0 to 340282366920938463463374607431768211455\n\
             ihuge: must be `0`, not `-0`\n\
             single: must be a number, not a string\n\
             double: must be a number, not a boolean\n\
             list: must be an array, not an object\n\
             map: must be an object, not an array\n\
             text: must be a string, not a number",
        ),
        (
            r#"{"byte":1.0,"small":1e0,"long":1e2,"ulong":1E400,"text":12345678901234567890123}"#,
            "byte: must be an integer\n\
             small: must be an integer\n\
             long: must be an integer\n\
             ulong: must be a number that fits a 64-bit float\n\
             text: must be a string, not a number",
        ),
        (r#"{"byte":1,"byte":2.5}"#, "byte: must not be repeated"),
        (r#"{"byte":01}"#, "is not valid JSON: invalid number at line 1, column 10"),
        (r#"{"double":1.}"#, "is not valid JSON: invalid number at line 1, column 13"),
        (r#"{"double":.5}"#, "is not valid JSON: expected value at line 1, column 11"),
        (r#"{"double":1e}"#, "is not valid JSON: invalid number at line 1, column 13"),
        (r#"{"double":-}"#, "is not valid JSON: invalid number at line 1, column 12"),
        (
            r#"{"byte":300} x"#,
            "is not valid JSON: trailing characters at line 1, column 14\n\
             byte: must be an integer from 0 to 255",
        ),
        ("1.5", "must be an object, not a number"),
        ("1e400", "must be an object, not a number"),
    ]);
    check::<Nested>(&[
        (
            r#"{"at":{"lat":1.5,"n":1}}"#,
            "Nested { at: Point { lat: 1.5, n: 1, list: None }, all: None, named: None }",
        ),
        (
            r#"{"at":{"lat":91.5,"n":1.5},"all":[{"lat":1e400,"n":256},{"lat":1,"n":-0,"list":[1,2.5,3]}],
                "named":{"x":{"lat":"1.5","n":1},"y":1.5}}"#,
            "at.lat: must be at most 90.0\n\
             at.n: must be an integer\n\
             all[0].lat: must be a number that fits a 64-bit float\n\
             all[0].n: must be an integer from 0 to 255\n\
             all[1].n: must be `0`, not `-0`\n\
             all[1].list[1]: must be an integer\n\
             named.x.lat: must be a number, not a string\n\
             named.y: must be an object, not a number",
        ),
    ]);
    check::<Vec<Point>>(&[(
        r#"[{"lat":1.5,"n":1},1.5,{"lat":-0,"n":-0}]"#,
        "[1]: must be an object, not a number\n\
         [2].n: must be `0`, not `-0`",
    )]);
}

#[derive(Debug, Deserialize, Validate)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Tagged {
    At(#[validate(nested)] Point),
    Of {
        #[validate(range(max = 2))]
        n: i64,
        rate: f32,
        ulong: Option<u64>,
    },
}

#[derive(Debug, Deserialize, Validate)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
enum Adjacent {
    At(#[validate(nested)] Point),
    Number(f64),
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "snake_case")]
enum External {
    At(#[validate(nested)] Point),
    Number(f64),
}

#[test]
fn numbers_behind_a_tag() {
    check::<Tagged>(&[
        (
            r#"{"lat":1.5,"n":1,"list":[-1,2],"kind":"at"}"#,
            "At(Point { lat: 1.5, n: 1, list: Some([-1, 2]) })",
        ),
        (
            r#"{"rate":0.5,"n":-1,"ulong":18446744073709551615,"kind":"of"}"#,
            "Of { n: -1, rate: 0.5, ulong: Some(18446744073709551615) }",
        ),
        (
            r#"{"rate":-0,"n":1e2,"ulong":18446744073709551616,"kind":"of"}"#,
            "n: must be an integer\n\
             ulong: must be an integer from 0 to 18446744073709551615",
        ),
        (
            r#"{"lat":1e400,"n":1.5,"list":[1,2.5,3],"kind":"at"}"#,
            "lat: must be a number that fits a 64-bit float\n\
             n: must be an integer\n\
             list[1]: must be an integer",
        ),
        (
            r#"{"lat":91.5,"n":256,"kind":"at"}"#,
            "lat: must be at most 90.0\n\
             n: must be an integer from 0 to 255",
        ),
        (r#"{"lat":"1.5","n":1,"kind":"at","more":1.5}"#, "lat: must be a number, not a string"),
        (r#"{"kind":1.5}"#, "kind: must be a string, not a number"),
        (r#"{"kind":12345678901234567890123,"n":1}"#, "kind: must be a string, not a number"),
    ]);
    check::<Adjacent>(&[
        (r#"{"of":{"lat":1.5,"n":1},"kind":"at"}"#, "At(Point { lat: 1.5, n: 1, list: None })"),
        (r#"{"of":1.5,"kind":"number"}"#, "Number(1.5)"),
        (r#"{"of":1e400,"kind":"number"}"#, "of: must be a number that fits a 64-bit float"),
        (r#"{"of":1.5,"kind":"at"}"#, "of: must be an object, not a number"),
    ]);
    check::<External>(&[
        (r#"{"at":{"lat":1.5,"n":1.5}}"#, "at.n: must be an integer"),
        (r#"{"number":1.5}"#, "Number(1.5)"),
        (r#"{"number":"1.5"}"#, "number: must be a number, not a string"),
        ("1.5", "must be a string or an object with exactly one key, not a number"),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
#[serde(untagged)]
enum Untagged {
    Map(BTreeMap<String, String>),
    Byte(u8),
    Number(f64),
    Numbers(Vec<i64>),
    At(#[validate(nested)] Point),
}

#[derive(Debug, Deserialize, Validate)]
struct Holder {
    one: Untagged,
    more: Option<Vec<Untagged>>,
    huge: Option<u128>,
}

#[test]
fn numbers_of_an_untagged_enum() {
    check::<Holder>(&[
        (
            r#"{"one":1.5,"more":[1,-0,300,[1,-2],{"a":"b"},{"lat":1.5,"n":2}]}"#,
            "Holder { one: Number(1.5), more: Some([Byte(1), Number(-0.0), Number(300.0), Numbers([1, -2]), Map({\"a\": \"b\"}), At(Point { lat: 1.5, n: 2, list: None })]), huge: None }",
        ),
        (
            r#"{"one":0.1,"huge":12345678901234567890123}"#,
            "Holder { one: Number(0.1), more: None, huge: Some(12345678901234567890123) }",
        ),
        (
            r#"{"one":1e400,"huge":1.5}"#,
            "one: must be a number that fits a 64-bit float\n\
             huge: must be an integer",
        ),
        (r#"{"one":[1.5]}"#, "one[0]: must be an integer"),
        (r#"{"one":{"lat":1.5,"n":1.5}}"#, "one: does not match any variant"),
        (
            r#"{"one":{"$serde_json::private::Number":"1.5"}}"#,
            "Holder { one: Map({\"$serde_json::private::Number\": \"1.5\"}), more: None, huge: None }",
        ),
        (
            r#"{"one":{"$serde_json::private::Number":1.5}}"#,
            "one[\"$serde_json::private::Number\"]: must be a string, not a number",
        ),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
struct Flat {
    #[validate(length(max = 2))]
    title: String,
    n_items: Option<u128>,
    #[serde(flatten)]
    #[validate(nested)]
    at: Point,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Debug, Deserialize, Validate)]
struct Rates {
    #[serde(flatten)]
    rates: BTreeMap<String, f64>,
}

#[test]
fn numbers_that_are_flattened() {
    check::<Flat>(&[
        (
            r#"{"title":"a","lat":1.5,"n":1,"list":[1]}"#,
            "Flat { title: \"a\", n_items: None, at: Point { lat: 1.5, n: 1, list: Some([1]) }, rest: {} }",
        ),
        (
            r#"{"title":"a","lat":1.5,"n":1,"n_items":12345678901234567890123}"#,
            "Flat { title: \"a\", n_items: Some(12345678901234567890123), at: Point { lat: 1.5, n: 1, list: None }, rest: {} }",
        ),
        (
            r#"{"title":"a","lat":-0,"n":1}"#,
            "Flat { title: \"a\", n_items: None, at: Point { lat: -0.0, n: 1, list: None }, rest: {} }",
        ),
        (
            r#"{"title":"abc","lat":91.5,"n":1.5,"list":[1,2.5]}"#,
            "title: must have at most 2 characters\n\
             lat: must be at most 90.0\n\
             n: must be an integer\n\
             list[1]: must be an integer",
        ),
        (
            r#"{"title":1.5,"lat":1e400,"n":256}"#,
            "title: must be a string, not a number\n\
             lat: must be a number that fits a 64-bit float\n\
             n: must be an integer from 0 to 255",
        ),
        (
            r#"{"title":"a","lat":"1.5","n":12345678901234567890123}"#,
            "lat: must be a number, not a string\n\
             n: must be an integer from 0 to 255",
        ),
    ]);
    check::<Rates>(&[
        (r#"{"a":1.5,"b":-0,"c":1e2}"#, "Rates { rates: {\"a\": 1.5, \"b\": -0.0, \"c\": 100.0} }"),
        (
            r#"{"a":1e400,"b":"1"}"#,
            "a: must be a number that fits a 64-bit float\n\
             b: must be a number, not a string",
        ),
        (r#"{"a":1.5,"a":2.5}"#, "a: must not be repeated"),
        ("1.5", "must be an object, not a number"),
    ]);
}

#[derive(Debug, Deserialize, Serialize, Validate)]
struct Any {
    value: Value,
    number: Option<serde_json::Number>,
    n: u8,
}

/// The text of the JSON, as `Debug` of a `Value` differs with the features.
fn rewritten(json: &str) -> String {
    match Any::from_json(json.as_bytes()) {
        Ok(request) => request.to_json(),
        Err(violations) => violations.to_string(),
    }
}

#[test]
fn values_of_any_type() {
    for (json, expected) in [
        (
            r#"{"value":[1,-1,1.5,{"a":18446744073709551615}],"number":2.5,"n":1}"#,
            "{\"value\":[1,-1,1.5,{\"a\":18446744073709551615}],\"number\":2.5,\"n\":1}",
        ),
        (r#"{"value":1e400,"n":1}"#, "value: must be a number that fits a 64-bit float"),
        (
            r#"{"value":{"a":[0,1e400]},"n":1.5}"#,
            "value.a[1]: must be a number that fits a 64-bit float\nn: must be an integer",
        ),
        (
            r#"{"value":1.5,"number":"1","n":1.5}"#,
            "number: is invalid: expected a JSON number\nn: must be an integer",
        ),
    ] {
        assert_eq!(rewritten(json), expected, "{json}");
    }
}

/// Only with `arbitrary_precision` can a value hold more digits than an `f64`.
#[test]
fn all_digits_of_a_value_are_kept_where_it_can_hold_them() {
    let json = r#"{"value":12345678901234567890123,"number":1.50,"n":1}"#;
    let value = if cfg!(feature = "arbitrary_precision") {
        "12345678901234567890123"
    } else {
        "1.2345678901234568e+22"
    };
    assert_eq!(rewritten(json), format!(r#"{{"value":{value},"number":1.5,"n":1}}"#));
}

fn nested(n: usize) -> &'static str {
    let (open, close) = ("[".repeat(n), "]".repeat(n));
    format!(r#"{{"value":{open}{close},"n":1}}"#).leak()
}

/// The object is a level as well.
#[test]
fn the_depth_is_limited() {
    assert!(Any::from_json(nested(126).as_bytes()).is_ok());
    for n in [127, 1_000, 30_000] {
        assert_eq!(told::<Any>(nested(n)), "value: must not be nested deeper than 127 levels");
    }
}

#[test]
fn what_is_unknown_may_be_of_any_depth() {
    let deep = format!(r#"{{"x":{}{},"byte":1}}"#, "[".repeat(30_000), "]".repeat(30_000));
    assert!(Numbers::from_json(deep.as_bytes()).is_ok());
}

#[cfg(feature = "raw_value")]
mod raw {
    use serde::Deserialize;
    use serde_json::value::RawValue;
    use token_request::{Validate, Wire};

    use super::told;

    #[derive(Debug, Deserialize, Validate)]
    struct Raw<'a> {
        #[serde(borrow)]
        lent: &'a RawValue,
        own: Option<Box<RawValue>>,
        n: u8,
    }

    #[test]
    fn the_text_of_a_value_is_kept() {
        let json = br#"{"lent": [1.50, {"a":1e400}],"own":"\ud800","n":1}"#;
        let raw = Raw::from_json(json).unwrap();
        assert_eq!(raw.lent.get(), r#"[1.50, {"a":1e400}]"#);
        assert_eq!(raw.own.as_ref().unwrap().get(), r#""\ud800""#);
        assert_eq!(told::<Raw>(r#"{"lent":[1e400],"own":1.5,"n":1.5}"#), "n: must be an integer");
        assert_eq!(told::<Raw>(r#"{"n":1}"#), "lent: is required");
    }
}
