//! Requests with tuples and newtypes.

#![allow(dead_code, reason = "most fields are only read by serde and the rules")]

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::PathBuf;

use serde::Deserialize;
use token_request::Validate;

use crate::expected_messages::{assert_forms, assert_json};

#[derive(Debug, Deserialize, Validate)]
pub(super) struct Id(#[validate(length(max = 2))] String);

#[derive(Debug, Deserialize, Validate)]
pub(super) struct Pair(#[validate(length(max = 2))] String, #[validate(range(min = 1))] u8);

#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
struct Shapes {
    #[validate(nested)]
    id: Id,
    #[validate(nested)]
    pair: Pair,
    #[serde(default)]
    #[validate(range(max = 3))]
    count: u8,
    #[serde(alias = "colour")]
    color: Option<String>,
}

#[test]
fn newtypes_tuples_defaults_aliases_and_unknown_names() {
    assert_json::<Shapes>(&[
        (r#"{"id":"a","pair":["a",1]}"#, "ok"),
        (
            r#"{"id":7,"pair":["abc",0],"count":4,"colour":7,"size":{"a":[]}}"#,
            "id: must be a string, not a number [type]\n\
             pair[0]: must have at most 2 characters [length]\n\
             pair[1]: must be at least 1 [range]\n\
             count: must be at most 3 [range]\n\
             color: must be a string, not a number [type]\n\
             size: is not a known field [unknown]",
        ),
        (
            r#"{"id":"abc","pair":[7,"x"]}"#,
            "id: must have at most 2 characters [length]\npair[0]: must be a string, not a number [type]\npair[1]: must be an integer, not a string [type]",
        ),
        ("{}", "id: is required [required]\npair: is required [required]"),
        (r#"{"id":"a","pair":{}}"#, "pair: must be an array, not an object [type]"),
        (r#"{"id":"a","pair":["a"]}"#, "pair: must be an array of 2 items [type]"),
        (
            r#"{"id":"abc","pair":["abc",1,null]}"#,
            "id: must have at most 2 characters [length]\npair: must be an array of 2 items [type]",
        ),
        (
            r#"{"id":"a","pair":["a",1],"color":"a","colour":"b"}"#,
            "color: must not be repeated [repeated]",
        ),
        (r#"{"id":"a","pair":["a",1],"count":null}"#, "count: must be an integer, not null [type]"),
    ]);
    assert_json::<Id>(&[
        ("7", "must be a string, not a number [type]"),
        (r#""abc""#, "must have at most 2 characters [length]"),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
pub(super) struct Wide(u128);

#[derive(Debug, Deserialize, Validate)]
pub(super) struct Texts<'a>(#[serde(borrow)] Vec<&'a str>);

#[derive(Debug, Deserialize, Validate)]
pub(super) struct Triple(String, u32, Option<String>);

#[derive(Debug, Deserialize, Validate)]
pub(super) struct Nothing;

#[derive(Debug, Deserialize, Validate)]
pub(super) struct Inner {
    a: Option<String>,
    b: Option<u8>,
    #[validate(length(min = 2))]
    scope: String,
}

#[derive(Debug, Deserialize, Validate)]
pub(super) struct Around(#[validate(nested)] Inner);

#[test]
fn a_newtype_is_read_as_its_field() {
    assert_json::<Around>(&[
        (
            r#"{"b":300}"#,
            "b: must be an integer from 0 to 255 [type]\nscope: is required [required]",
        ),
        (
            r#"{"a":1,"scope":"s"}"#,
            "a: must be a string, not a number [type]\nscope: must have at least 2 characters [length]",
        ),
    ]);
    assert_json::<Vec<Around>>(&[(
        r#"[{"b":1,"scope":"s"},{}]"#,
        "[0].scope: must have at least 2 characters [length]\n[1].scope: is required [required]",
    )]);
    assert_json::<BTreeMap<String, Around>>(&[(
        r#"{"k":{"scope":"s"},"l":{}}"#,
        "k.scope: must have at least 2 characters [length]\nl.scope: is required [required]",
    )]);
    assert_forms::<Around>(&[(
        "b=x&scope=s",
        "b: must be an integer [type]\nscope: must have at least 2 characters [length]",
    )]);
}

#[derive(Debug, Deserialize, Validate)]
struct Tuples {
    #[validate(nested)]
    triple: Triple,
    #[validate(nested)]
    nested: Nested,
    #[validate(nested)]
    skipping: Skipping,
    #[validate(length(min = 2))]
    note: String,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(tag = "kind")]
enum Skipping {
    Read {
        x: String,
    },
    #[serde(skip)]
    Never,
}

#[test]
fn violations_in_tuples_and_variants_hide_no_others() {
    assert_json::<Tuples>(&[
        (
            r#"{"triple":["a","x",null],"nested":{"Pair":[1,2]},"skipping":{"kind":"Read"},"note":"n"}"#,
            "triple[1]: must be an integer, not a string [type]\n\
             nested.Pair[1]: must be a string, not a number [type]\n\
             skipping.x: is required [required]\n\
             note: must have at least 2 characters [length]",
        ),
        (
            r#"{"triple":["a",1,2],"nested":{"Pair":[300]},"skipping":[],"note":"n"}"#,
            "triple[2]: must be a string, not a number [type]\n\
             nested.Pair: must be an array of 2 items [type]\n\
             skipping: must be an object, not an array [type]\n\
             note: must have at least 2 characters [length]",
        ),
        (
            r#"{"triple":[],"nested":{"Pair":[300,"a"]},"note":"n"}"#,
            "triple: must be an array of 2 to 3 items [type]\n\
             nested.Pair[0]: must be an integer from 0 to 255 [type]\n\
             skipping: is required [required]\n\
             note: must have at least 2 characters [length]",
        ),
    ]);
}

#[test]
fn messages_name_the_types_of_json() {
    #[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Validate)]
    enum Color {
        Red,
        Green,
    }
    #[derive(Debug, Deserialize, Validate)]
    #[serde(tag = "t")]
    enum Inside {
        One,
    }
    #[derive(Debug, Deserialize, Validate)]
    #[serde(tag = "t", content = "c")]
    enum Beside {
        One,
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Unit;
    #[derive(Debug, Deserialize, Validate)]
    enum Around {
        One(u8),
        Two,
    }
    #[derive(Debug, Deserialize)]
    enum Untold {
        One(u8),
        Two,
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        wide: Option<u128>,
        by_number: Option<BTreeMap<u8, u8>>,
        by_flag: Option<BTreeMap<bool, u8>>,
        by_address: Option<BTreeMap<IpAddr, u8>>,
        inside: Option<Inside>,
        beside: Option<Beside>,
        unit: Option<Unit>,
        ip: Option<IpAddr>,
        path: Option<PathBuf>,
        color: Option<Color>,
        around: Option<Around>,
        untold: Option<Untold>,
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Flat {
        id: u8,
        #[serde(flatten)]
        #[validate(nested)]
        around: Around,
    }
    const WIDE: &str =
        "wide: must be an integer from 0 to 340282366920938463463374607431768211455 [type]";
    assert_json::<Request>(&[
        (r#"{"wide":-1}"#, WIDE),
        (r#"{"wide":340282366920938463463374607431768211456}"#, WIDE),
        (
            r#"{"by_number":{"x":1}}"#,
            "by_number.x: must have a key that is an integer from 0 to 255 [type]",
        ),
        (r#"{"by_flag":{"x":1}}"#, "by_flag.x: must have a key that is a boolean [type]"),
        (
            r#"{"by_address":{"x":1}}"#,
            "by_address.x: has an invalid key: invalid IP address syntax [type]",
        ),
        (r#"{"inside":7}"#, "inside: must be an object, not a number [type]"),
        (r#"{"beside":7}"#, "beside: must be an object, not a number [type]"),
        (r#"{"beside":{"t":"One","c":1}}"#, "beside.c: must be null, not a number [type]"),
        (r#"{"unit":7}"#, "unit: must be null, not a number [type]"),
        (r#"{"ip":7}"#, "ip: must be a string, not a number [type]"),
        (r#"{"path":7}"#, "path: must be a string, not a number [type]"),
        (r#"{"color":5}"#, "color: must be a string, not a number [type]"),
        (
            r#"{"around":5}"#,
            "around: must be a string or an object with exactly one key, not a number [type]",
        ),
        (r#"{"around":{}}"#, "around: must be an object with exactly one key: `One`, `Two` [type]"),
        (
            r#"{"untold":5}"#,
            "untold: must be a string or an object with exactly one key, not a number [type]",
        ),
        (r#"{"untold":{}}"#, "untold: must be an object with exactly one key: `One`, `Two` [type]"),
    ]);
    assert_json::<Flat>(&[(
        r#"{"id":1}"#,
        "must be an object with exactly one key: `One`, `Two` [type]",
    )]);
}

#[derive(Debug, Deserialize, Validate)]
pub(super) enum Nested {
    Value(u8),
    Pair(u8, String),
}
