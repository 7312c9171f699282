//! Forms, and all that is wrong with them.

#![allow(dead_code, reason = "most fields are but looked at")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::num::NonZeroU32;

use serde::{Deserialize, Deserializer};
use token_request::{Limits, RuleError, Secret, V3TokenRequest, Validate, Wire};

use crate::said::{of_forms, said};

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
fn all_is_told_at_once_in_the_order_of_the_table() {
    of_forms::<Search>(&[
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
    of_forms::<V3TokenRequest>(&[
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
fn what_is_malformed_is_told_with_its_byte() {
    of_forms::<Search>(&[
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
        said(Search::from_form(b"term=a\xFF")),
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
fn what_is_flattened_stands_among_the_rest() {
    of_forms::<Flat>(&[
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
    of_forms::<Ignoring>(&[
        ("id=a&x=1&else=1&else=2", "ok"),
        ("id=&x=1&else=1&else=2", "id: is required and must not be empty [required]"),
        ("id=a&else=1&else=2", "x: is required [required]"),
        (
            "id=&x=300&y=300",
            "id: is required and must not be empty [required]\nx: must be an integer from 0 to 9 [type]\ny: must be an integer from 0 to 255 [type]",
        ),
    ]);
    of_forms::<Counted>(&[
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
fn what_a_form_has_no_shape_for_is_json() {
    of_forms::<Json>(&[
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

/// A type that reads but one text.
#[derive(Debug)]
struct Odd;

impl<'de> Deserialize<'de> for Odd {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let error = || serde::de::Error::custom(format_args!("no {text}"));
        (text == "odd").then_some(Self).ok_or_else(error)
    }
}

#[derive(Debug, Deserialize, Validate)]
struct Foreign {
    #[validate(example = "odd")]
    known: Odd,
    port: NonZeroU32,
    ip: Option<IpAddr>,
    letter: Option<char>,
    share: Option<f64>,
}

#[test]
fn what_serde_refuses_is_told_where_it_stands() {
    of_forms::<Foreign>(&[
        ("known=odd&port=1&ip=::1&letter=a&share=1.5", "ok"),
        (
            "known=even&port=0&ip=x&letter=ab&share=x",
            "known: is invalid [type]\nport: must be an integer from 1 to 4294967295 [type]\nip: is invalid: invalid IP address syntax [type]\nletter: must be a single character [type]\nshare: must be a number [type]",
        ),
        ("known=odd&port=1&share=NaN", "share: must be a number [type]"),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
struct Borrowed<'a> {
    plain: &'a str,
    #[serde(borrow)]
    either: Cow<'a, str>,
}

#[test]
fn text_is_borrowed_where_it_can_be() {
    let form = b"plain=abc&either=def";
    let request = Borrowed::from_form(form).unwrap();
    let within = form.as_ptr_range();
    assert!(within.contains(&request.plain.as_ptr()));
    assert!(matches!(&request.either, Cow::Borrowed(text) if within.contains(&text.as_ptr())));
    let escaped = Borrowed::from_form(b"plain=abc&either=d%65f").unwrap();
    assert!(matches!(&escaped.either, Cow::Owned(text) if text == "def"));
    of_forms::<Borrowed<'static>>(&[
        ("plain=%61&either=a", "plain: must be a string without escapes [type]"),
        (
            "plain=%61",
            "plain: must be a string without escapes [type]\neither: is required [required]",
        ),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
struct Account {
    limit: u32,
    #[validate(must_match(other = limit))]
    again: u32,
    is_firm: bool,
    #[validate(required_if(self.is_firm))]
    firm: Option<String>,
}

#[test]
fn no_rule_sees_a_value_that_was_made_up() {
    of_forms::<Account>(&[
        (
            "limit=1&again=2&is_firm=true",
            "again: must match `limit` [must_match]\nfirm: is required [required_if]",
        ),
        (
            "limit=x&again=2&is_firm=yes",
            "limit: must be an integer [type]\nis_firm: must be `true` or `false` [type]",
        ),
        ("again=2&is_firm=true", "limit: is required [required]"),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
struct Trees {
    trees: BTreeMap<String, serde_json::Value>,
    id: String,
}

#[test]
fn there_are_limits() {
    let form = b"term=a&else=12";
    assert_eq!(said(Search::from_form_with(form, Limits::DEFAULT.bytes(14))), "ok");
    let told = "must have at most 13 bytes [too_large]";
    assert_eq!(said(Search::from_form_with(form, Limits::DEFAULT.bytes(13))), told);
    let few = Limits::DEFAULT.violations(1);
    assert_eq!(
        said(Search::from_form_with(b"page=x&exact=x", few)),
        "term: is required [required]\nand 2 more"
    );
    let lists = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    assert_eq!(
        said(Json::from_form(format!("points={}", lists(200)).as_bytes())),
        "points[0]: must be an object, not an array [type]"
    );
    let trees = |n: usize| format!(r#"trees={{"a":{}}}"#, lists(n));
    assert_eq!(said(Trees::from_form(trees(126).as_bytes())), "id: is required [required]");
    let told = "trees.a: must not be nested deeper than 127 levels [too_large]";
    for n in [127, 200, 1000] {
        let expected = format!("{told}\nid: is required [required]");
        assert_eq!(said(Trees::from_form(trees(n).as_bytes())), expected);
    }
}

#[test]
fn a_function_of_the_whole_names_fields_as_forms_do() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(rename_all = "camelCase")]
    #[validate(form_names = "snake_case", schema(function = in_order))]
    struct Period {
        from_day: u32,
        to_day: u32,
    }

    fn in_order(period: &Period) -> Result<(), RuleError> {
        let error = || RuleError::new("order").message("is too early").at("to_day");
        if period.from_day <= period.to_day { Ok(()) } else { Err(error()) }
    }

    assert_eq!(said(Period::from_form(b"from_day=2&to_day=1")), "to_day: is too early [order]");
    let violations = Period { from_day: 2, to_day: 1 }.validate().unwrap_err();
    assert_eq!(violations.to_string(), "toDay: is too early");
}

#[test]
fn a_value_of_one_of_several_types_is_that_which_it_may_be() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(untagged)]
    enum Either {
        Flag(bool),
        Number(u8),
        Negative(i8),
        Many(Vec<u8>),
        Map(BTreeMap<String, u8>),
        Text(String),
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        value: Either,
    }
    let of = |form: &'static str| Request::from_form(form.as_bytes()).unwrap().into_inner().value;
    assert!(matches!(of("value=7"), Either::Number(7)));
    assert!(matches!(of("value=-7"), Either::Negative(-7)));
    assert!(matches!(of("value=true"), Either::Flag(true)));
    assert!(matches!(of("value=[ 1 ]"), Either::Many(many) if many == [1]));
    assert!(matches!(of(r#"value={"a":1}"#), Either::Map(map) if map["a"] == 1));
    assert!(matches!(of("value=seven"), Either::Text(text) if text == "seven"));
}

#[test]
fn json_in_a_parameter_has_the_names_of_json() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(rename_all = "camelCase")]
    #[validate(form_names = "snake_case")]
    struct Limit {
        #[validate(range(max = 9))]
        per_day: u32,
    }
    #[derive(Debug, Deserialize, Validate)]
    #[serde(rename_all = "camelCase")]
    #[validate(form_names = "snake_case")]
    struct Request {
        #[validate(nested)]
        my_limit: Option<Limit>,
    }
    of_forms::<Request>(&[
        (r#"my_limit={"perDay":10}"#, "my_limit.perDay: must be at most 9 [range]"),
        (r#"my_limit={"per_day":1}"#, "my_limit.perDay: is required [required]"),
        (
            r#"my_limit={"perDay":1}}"#,
            "my_limit: is not valid JSON: trailing characters at line 1, column 13 [syntax]",
        ),
    ]);
}

#[test]
fn the_name_of_an_unknown_parameter_is_not_shown() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(deny_unknown_fields)]
    struct Closed {
        client_secret: Option<Secret>,
    }
    of_forms::<Closed>(&[
        ("client_secret=a&else=b", "has an unknown parameter at byte 16 [unknown]"),
        (
            r#"{"client_secret":"s3cr3t"}"#,
            "must be a form, not JSON [encoding]\nhas an unknown parameter at byte 0 [unknown]",
        ),
        ("=s3cr3t", "has an unknown parameter at byte 0 [unknown]"),
    ]);
    for length in [1, 64, 65] {
        let form = "a".repeat(length);
        let expected = "has an unknown parameter at byte 0 [unknown]";
        assert_eq!(said(Closed::from_form(form.as_bytes())), expected, "{form}");
    }
    assert_eq!(
        said(Vec::<Closed>::from_form(b"client_secret=a")),
        "must be an array, not an object [type]"
    );
}

#[test]
fn the_names_of_json_are_none_of_a_forms() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    #[validate(form_names = "snake_case")]
    struct Closed {
        is_firm: Option<String>,
        page: u8,
    }
    of_forms::<Closed>(&[
        ("is_firm=a&page=1", "ok"),
        ("isFirm=a&page=1", "isFirm: is not a known parameter [unknown]"),
        (
            "isFirm=%zz&isFirm=a&page=x",
            "page: must be an integer [type]\n\
             isFirm: is not a known parameter [unknown]\n\
             isFirm: is not a known parameter [unknown]",
        ),
    ]);
}

#[test]
fn what_the_table_does_not_know_is_read_as_serde_asks() {
    #[derive(Debug, Deserialize)]
    struct Detail {
        #[serde(default)]
        ports: Vec<u16>,
    }
    #[derive(Debug, Deserialize)]
    struct Labels(BTreeMap<String, u8>);
    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Level(u8),
        None,
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        page: u8,
        detail: Option<Detail>,
        labels: Option<Labels>,
        kind: Option<Kind>,
        details: Option<Vec<Detail>>,
        ips: Option<Vec<IpAddr>>,
    }
    let page = "page: must be an integer from 0 to 255 [type]";
    of_forms::<Request>(&[
        (
            r#"page=1&detail={"ports":[1]}&labels={"a":1}&kind={"level":1}&details=[{"ports":[1]}]"#,
            "ok",
        ),
        (
            r#"page=300&detail={"ports":[1]}&labels={"a":1}&kind={"level":1}&details=[{"ports":[1]}]"#,
            page,
        ),
        ("page=300&kind=none&ips=::&ips=::1", page),
        ("page=1&ips=::&ips=x", "ips[1]: is invalid: invalid IP address syntax [type]"),
        (
            r#"page=1&detail={"ports":[x]}&labels={"a":300}&kind={"level":300}&details=[{"ports":7}]"#,
            "detail: is invalid [type]\n\
             labels.a: must be an integer from 0 to 255 [type]\n\
             kind.level: must be an integer from 0 to 255 [type]\n\
             details[0].ports: must be an array, not a number [type]",
        ),
        (r#"page=1&labels={"a":1,"a":1}"#, "labels.a: must not be repeated [repeated]"),
    ]);
}

#[test]
fn a_request_may_stand_in_its_own_place() {
    #[derive(Debug, Deserialize, Validate)]
    struct Node {
        id: u8,
        #[serde(flatten)]
        #[validate(nested)]
        next: Option<Box<Node>>,
    }
    of_forms::<Node>(&[
        ("id=1&else=1", "ok"),
        ("id=x", "id: must be an integer [type]"),
        ("else=1", "id: is required [required]"),
    ]);
}
