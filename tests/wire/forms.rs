//! Forms and their violations.

#![allow(dead_code, reason = "most fields are only read by serde and the rules")]

use std::collections::BTreeMap;

use serde::Deserialize;
use token_request::{Limits, Secret, V3TokenRequest, Validate, Wire};

use crate::expected_messages::{assert_forms, messages};

#[derive(Debug, Deserialize, Validate)]
#[validate(form_names = "snake_case")]
#[serde(rename_all = "camelCase")]
struct Search {
    #[validate(length(max = 4))]
    term: String,
    page: Option<u8>,
    exact: Option<bool>,
    #[validate(each(length(max = 3)))]
    in_tags: Vec<String>,
    sizes: Option<Vec<u32>>,
    key: Option<Secret>,
}

#[test]
fn all_violations_are_reported_in_the_order_of_the_table() {
    assert_forms::<Search>(&[
        ("term=a", "ok"),
        ("term=a+b&page=7&exact=true&in_tags=x&in_tags=&in_tags=y&sizes=1&sizes=2&key=k", "ok"),
        (
            "key=%zz&sizes=1&sizes=x&in_tags=a&in_tags=abcd&exact=yes&page=300&term=abcde",
            "term: must have at most 4 characters [length]\n\
             page: must be an integer from 0 to 255 [type]\n\
             exact: must be `true` or `false` [type]\n\
             in_tags[1]: must have at most 3 characters [length]\n\
             sizes[1]: must be an integer [type]\n\
             key: has an invalid escape at byte 4 [encoding]",
        ),
        ("", "term: is required [required]"),
        ("inTags=a&page=&exact&term", "term: is required and must not be empty [required]"),
        (
            "term=a&term=a&page=1&page=2",
            "term: must not be repeated [repeated]\npage: must not be repeated [repeated]",
        ),
        (
            "term=a&page=-1&exact=TRUE",
            "page: must be an integer from 0 to 255 [type]\nexact: must be `true` or `false` [type]",
        ),
        ("term=a&page=1.5", "page: must be an integer [type]"),
        ("term=a&page=%2B1", "page: must be an integer [type]"),
        ("term=&term=a", "term: must not be repeated [repeated]"),
        (
            "page=x&term=a&sizes=&sizes=1&in_tags=&in_tags=abcd",
            "page: must be an integer [type]\nin_tags[0]: must have at most 3 characters [length]",
        ),
        (
            "term=a&sizes=4294967296&sizes=7",
            "sizes[0]: must be an integer from 0 to 4294967295 [type]",
        ),
        ("&&term=a&else=1&else=2&", "ok"),
        ("TERM=a", "term: is required [required]"),
    ]);
    assert_forms::<V3TokenRequest>(&[
        ("client_id=a&client_secret=b&grant_type=client_credentials", "ok"),
        (
            "clientId=&client_secret=&grant_type=",
            "grant_type: is required and must not be empty [required]",
        ),
        (
            "client_id=\u{E9}&grant_type=client_credentials\n",
            "client_id: must contain only visible ASCII characters and spaces (U+0020 to U+007E) [chars]\n\
             grant_type: has an unescaped line feed at byte 42 [encoding]",
        ),
    ]);
}

#[test]
fn malformed_escapes_are_reported_with_their_position() {
    assert_forms::<Search>(&[
        ("term=a%", "term: has an invalid escape at byte 6 [encoding]"),
        ("term=a&page=\n", "page: has an unescaped line feed at byte 12 [encoding]"),
        ("term=a\r", "term: has an unescaped carriage return at byte 6 [encoding]"),
        ("term=a\t", "term: has an unescaped tab at byte 6 [encoding]"),
        ("term=a\u{7F}", "term: has an unescaped control character at byte 6 [encoding]"),
        ("term=%41%FF", "term: is not valid UTF-8 at byte 8 [encoding]"),
        ("&&term=a&&x=%", "has an invalid escape at byte 12 [encoding]"),
        ("term=a&x=%FF", "ok"),
        ("x=%FF", "term: is required [required]"),
        ("term=a&inTags=%FF", "ok"),
        ("term=a&inTags=%zz", "inTags: has an invalid escape at byte 14 [encoding]"),
        ("term=a&s3cr3t!=%zz", "has an invalid escape at byte 15 [encoding]"),
        ("term=%FF%zz", "term: has an invalid escape at byte 8 [encoding]"),
        ("term=a&x=%zz", "has an invalid escape at byte 9 [encoding]"),
        ("term=a&y%z=1", "has an invalid escape at byte 8 [encoding]"),
        (
            "in_tags=a&in_tags=%FF&in_tags=c%&term=abcde",
            "term: must have at most 4 characters [length]\n\
             in_tags[1]: is not valid UTF-8 at byte 18 [encoding]\n\
             in_tags[2]: has an invalid escape at byte 31 [encoding]",
        ),
    ]);
    assert_eq!(
        messages(Search::from_form(b"term=a\xFF")),
        "term: is not valid UTF-8 at byte 6 [encoding]"
    );
}

#[derive(Debug, Deserialize, Validate)]
struct Point {
    #[validate(range(max = 9))]
    x: u8,
    y: Option<u8>,
}

#[derive(Debug, Deserialize, Validate)]
struct Flat {
    id: String,
    #[serde(flatten)]
    #[validate(nested)]
    point: Point,
    #[serde(flatten)]
    rest: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize, Validate)]
struct Ignoring {
    id: String,
    #[serde(flatten)]
    #[validate(nested)]
    point: Point,
}

#[derive(Debug, Deserialize, Validate)]
struct Counted {
    id: String,
    #[serde(flatten)]
    rest: BTreeMap<String, u32>,
}

#[test]
fn flattened_fields_are_parameters() {
    assert_forms::<Flat>(&[
        ("id=a&x=1&y=2&else=3", "ok"),
        (
            "x=10&y=z",
            "id: is required [required]\nx: must be at most 9 [range]\ny: must be an integer [type]",
        ),
        ("id=a", "x: is required [required]"),
        ("id=a&x=1&else=1&else=2", "else: must not be repeated [repeated]"),
        ("x=10&else=&else=1", "id: is required [required]\nx: must be at most 9 [range]"),
        (
            "id=a&x=10&else=1&else=%zz",
            "x: must be at most 9 [range]\nelse: must not be repeated [repeated]",
        ),
    ]);
    assert_forms::<Ignoring>(&[
        ("id=a&x=1&else=1&else=2", "ok"),
        ("id=&x=1&else=1&else=2", "id: is required and must not be empty [required]"),
        ("id=a&else=1&else=2", "x: is required [required]"),
        (
            "id=&x=300&y=300",
            "id: is required and must not be empty [required]\nx: must be an integer from 0 to 9 [type]\ny: must be an integer from 0 to 255 [type]",
        ),
    ]);
    assert_forms::<Counted>(&[
        ("id=a&n=1&m=2&k=", "ok"),
        (
            "id=a&n=4294967296&m=%FF",
            "m: is not valid UTF-8 at byte 20 [encoding]\nn: must be an integer from 0 to 4294967295 [type]",
        ),
        ("n=x&m=2", "id: is required [required]\nn: must be an integer [type]"),
        ("n=x&m=&k=1", "id: is required [required]\nn: must be an integer [type]"),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
struct Json {
    #[validate(nested)]
    points: Option<Vec<Point>>,
    labels: Option<BTreeMap<String, u32>>,
    #[validate(nested)]
    point: Option<Point>,
    #[serde(alias = "colour")]
    color: Option<String>,
    #[serde(default)]
    count: u8,
}

#[test]
fn structs_and_maps_on_a_form_are_json() {
    assert_forms::<Json>(&[
        (r#"points=[{"x":1}]&labels={"a":1}&point={"x":1}"#, "ok"),
        (
            r#"points=[{"x":10},{"x":"a"},7]&labels={"a":1,"b":"x"}&point={"y":1}"#,
            "points[0].x: must be at most 9 [range]\n\
             points[1].x: must be an integer, not a string [type]\n\
             points[2]: must be an object, not a number [type]\n\
             labels.b: must be an integer, not a string [type]\n\
             point.x: is required [required]",
        ),
        (r#"labels={"a":1,"b":2,"a":1,"a":2}"#, "labels.a: must not be repeated [repeated]"),
        (
            "points=[{&labels=x&point=%7B%22x%22:1}+1",
            "points: is not valid JSON: unexpected end of input at line 1, column 2 [syntax]\n\
             labels: is not valid JSON: expected value at line 1, column 1 [syntax]\n\
             point: is not valid JSON: trailing characters at line 1, column 9 [syntax]",
        ),
        ("labels=&points=&point=&count=256", "count: must be an integer from 0 to 255 [type]"),
        ("point=x", "point: is not valid JSON: expected value at line 1, column 1 [syntax]"),
        (
            "points={}&labels=[]&point=[1]",
            "points: must be an array, not an object [type]\nlabels: must be an object, not an array [type]\npoint: must be an object, not an array [type]",
        ),
        (r#"point={"x":1}&point={"x":1}"#, "point: must not be repeated [repeated]"),
        (
            "color=a&colour=b&count=256&size=1&size=2",
            "color: must not be repeated [repeated]\n\
             count: must be an integer from 0 to 255 [type]\n\
             has an unknown parameter at byte 27 [unknown]\n\
             has an unknown parameter at byte 34 [unknown]",
        ),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
struct Trees {
    trees: BTreeMap<String, serde_json::Value>,
    id: String,
}

#[test]
fn the_limits_are_enforced() {
    let form = b"term=a&else=12";
    assert_eq!(messages(Search::from_form_with(form, Limits::DEFAULT.bytes(14))), "ok");
    let fields_and_messages = "must have at most 13 bytes [too_large]";
    assert_eq!(
        messages(Search::from_form_with(form, Limits::DEFAULT.bytes(13))),
        fields_and_messages
    );
    let few = Limits::DEFAULT.violations(1);
    assert_eq!(
        messages(Search::from_form_with(b"page=x&exact=x", few)),
        "term: is required [required]\nand 2 more"
    );
    let lists = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    assert_eq!(
        messages(Json::from_form(format!("points={}", lists(200)).as_bytes())),
        "points[0]: must be an object, not an array [type]"
    );
    let trees = |n: usize| format!(r#"trees={{"a":{}}}"#, lists(n));
    assert_eq!(messages(Trees::from_form(trees(126).as_bytes())), "id: is required [required]");
    let fields_and_messages = "trees.a: must not be nested deeper than 127 levels [too_large]";
    for n in [127, 200, 1000] {
        let expected = format!("{fields_and_messages}\nid: is required [required]");
        assert_eq!(messages(Trees::from_form(trees(n).as_bytes())), expected);
    }
}
