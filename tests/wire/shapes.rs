//! Requests of every shape: structs of tuples, newtypes, and enums however they are tagged.

#![allow(dead_code, reason = "most fields are but looked at")]

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::PathBuf;

use serde::Deserialize;
use token_request::{ErrorResponse, Text, Validate, Wire};

use crate::said::{of_forms, of_json};

#[derive(Debug, Deserialize, Validate)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Method {
    Card {
        #[validate(length(min = 2))]
        number: String,
        #[validate(range(max = 12))]
        month: u8,
    },
    Cash,
}

#[derive(Debug, Deserialize, Validate)]
struct Payment {
    #[validate(nested)]
    method: Method,
    note: String,
}

#[test]
fn a_tag_tells_which_fields_there_are() {
    of_json::<Method>(&[
        (r#"{"type":"cash"}"#, "ok"),
        (r#"{"type":"card","number":"12","month":1}"#, "ok"),
        (r#"{"number":"1"}"#, "type: is required [required]"),
        (r#"{"type":null}"#, "type: is required and must not be null [required]"),
        (
            r#"{"type":"card","number":"12","month":300}"#,
            "month: must be an integer from 0 to 12 [type]",
        ),
        (r#"{"type":7}"#, "type: must be a string, not a number [type]"),
        (r#"{"type":"x"}"#, "type: must be one of `card`, `cash` [one_of]"),
        (
            r#"{"type":"card","type":"card","number":"12","month":1}"#,
            "type: must not be repeated [repeated]",
        ),
        (
            r#"{"type":"card","number":"1","month":"x"}"#,
            "number: must have at least 2 characters [length]\nmonth: must be an integer, not a string [type]",
        ),
    ]);
    of_json::<Payment>(&[
        (
            r#"{"method":{"type":"card","number":"1","month":300},"note":7}"#,
            "method.number: must have at least 2 characters [length]\n\
             method.month: must be an integer from 0 to 12 [type]\n\
             note: must be a string, not a number [type]",
        ),
        (
            r#"{"method":{"type":"x"},"note":7}"#,
            "method.type: must be one of `card`, `cash` [one_of]\nnote: must be a string, not a number [type]",
        ),
        (
            r#"{"method":{},"note":7}"#,
            "method.type: is required [required]\nnote: must be a string, not a number [type]",
        ),
        (
            r#"{"method":{"type":"card","month":13},"note":"a"}"#,
            "method.number: is required [required]\nmethod.month: must be at most 12 [range]",
        ),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
#[serde(untagged)]
enum Amount {
    Whole(u32),
    Parts {
        #[validate(range(max = 9))]
        tens: u32,
        ones: u32,
    },
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "lowercase")]
enum Either {
    Left(u32),
    Right {
        #[validate(range(max = 9))]
        x: u32,
    },
    None,
}

#[derive(Debug, Deserialize, Validate)]
struct Enums {
    #[validate(nested)]
    amount: Amount,
    #[validate(nested)]
    either: Either,
    note: String,
}

#[test]
fn enums_of_other_shapes() {
    of_json::<Enums>(&[
        (r#"{"amount":1,"either":"none","note":""}"#, "ok"),
        (
            r#"{"amount":{"tens":10,"ones":1},"either":{"right":{"x":10}},"note":7}"#,
            "amount.tens: must be at most 9 [range]\n\
             either.right.x: must be at most 9 [range]\n\
             note: must be a string, not a number [type]",
        ),
        (
            r#"{"amount":true,"either":{"left":"x"},"note":7}"#,
            "amount: does not match any variant [type]\n\
             either.left: must be an integer, not a string [type]\n\
             note: must be a string, not a number [type]",
        ),
        (
            r#"{"amount":1,"either":{"other":1},"note":7}"#,
            "either: must be one of `left`, `right`, `none` [one_of]\nnote: must be a string, not a number [type]",
        ),
        (
            r#"{"amount":1,"either":{"left":1,"none":null},"note":""}"#,
            "either: must be an object with exactly one key: `left`, `right`, `none` [type]",
        ),
        (
            r#"{"amount":1,"either":{"right":[1]},"note":""}"#,
            "either.right: must be an object, not an array [type]",
        ),
        (
            r#"{"amount":1,"either":"other","note":""}"#,
            "either: must be one of `left`, `right`, `none` [one_of]",
        ),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
struct Id(#[validate(length(max = 2))] String);

#[derive(Debug, Deserialize, Validate)]
struct Pair(#[validate(length(max = 2))] String, #[validate(range(min = 1))] u8);

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
    of_json::<Shapes>(&[
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
    of_json::<Id>(&[
        ("7", "must be a string, not a number [type]"),
        (r#""abc""#, "must have at most 2 characters [length]"),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
struct Wide(u128);

#[derive(Debug, Deserialize, Validate)]
struct Texts<'a>(#[serde(borrow)] Vec<&'a str>);

#[derive(Debug, Deserialize, Validate)]
struct Triple(String, u32, Option<String>);

#[derive(Debug, Deserialize, Validate)]
struct Nothing;

#[derive(Debug, Deserialize, Validate)]
struct Inner {
    a: Option<String>,
    b: Option<u8>,
    #[validate(length(min = 2))]
    scope: String,
}

#[derive(Debug, Deserialize, Validate)]
struct Around(#[validate(nested)] Inner);

#[test]
fn a_newtype_is_as_what_is_in_it() {
    of_json::<Around>(&[
        (
            r#"{"b":300}"#,
            "b: must be an integer from 0 to 255 [type]\nscope: is required [required]",
        ),
        (
            r#"{"a":1,"scope":"s"}"#,
            "a: must be a string, not a number [type]\nscope: must have at least 2 characters [length]",
        ),
    ]);
    of_json::<Vec<Around>>(&[(
        r#"[{"b":1,"scope":"s"},{}]"#,
        "[0].scope: must have at least 2 characters [length]\n[1].scope: is required [required]",
    )]);
    of_json::<BTreeMap<String, Around>>(&[(
        r#"{"k":{"scope":"s"},"l":{}}"#,
        "k.scope: must have at least 2 characters [length]\nl.scope: is required [required]",
    )]);
    of_forms::<Around>(&[(
        "b=x&scope=s",
        "b: must be an integer [type]\nscope: must have at least 2 characters [length]",
    )]);
}

#[derive(Debug, Deserialize, Validate)]
struct Flattened {
    #[validate(length(min = 2))]
    note: String,
    #[serde(flatten)]
    #[validate(nested)]
    method: Method,
    count: Option<u8>,
}

#[derive(Debug, Deserialize, Validate)]
struct MayBeFlattened {
    #[validate(length(min = 2))]
    note: String,
    #[serde(flatten)]
    #[validate(nested)]
    method: Option<Method>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(tag = "type")]
enum OrOther {
    A,
    #[serde(other)]
    Other,
}

#[derive(Debug, Deserialize, Validate)]
struct Other {
    #[serde(flatten)]
    #[validate(nested)]
    of: OrOther,
}

#[test]
fn a_tag_may_stand_among_the_fields_of_others() {
    let note = "note: must have at least 2 characters [length]";
    let with_note = |said: &str| format!("{note}\n{said}");
    let is_required = with_note("type: is required [required]");
    let is_empty = with_note("type: is required and must not be empty [required]");
    let twice = with_note("type: must not be repeated [repeated]");
    let one_of =
        with_note("type: must be one of `card`, `cash` [one_of]\ncount: must be an integer [type]");
    let card = with_note(
        "number: must have at least 2 characters [length]\nmonth: is required [required]",
    );
    of_forms::<Flattened>(&[
        ("note=ab&type=cash&count=1", "ok"),
        ("note=ab&type=card&number=12&month=1", "ok"),
        ("note=a", &is_required),
        ("note=a&type=&number=1", &is_empty),
        ("note=a&type=card&type=card&month=%zz", &twice),
        ("note=a&type=x&count=x&month=y", &one_of),
        ("note=a&type=card&number=1", &card),
        ("note=ab&type=%zz", "type: has an invalid escape at byte 13 [encoding]"),
    ]);
    of_json::<Flattened>(&[
        (r#"{"note":"ab","type":"card","number":"12","month":1}"#, "ok"),
        (r#"{"note":"a","type":"card","number":"1"}"#, &card),
        (
            r#"{"note":"a","type":"card","number":1,"month":"x","count":300}"#,
            &with_note(
                "number: must be a string, not a number [type]\n\
                 month: must be an integer, not a string [type]\n\
                 count: must be an integer from 0 to 255 [type]",
            ),
        ),
        (r#"{"note":"a"}"#, &is_required),
    ]);
    // What is empty is no other name.
    of_forms::<Other>(&[
        ("type=x", "ok"),
        ("type=&else=", "type: is required and must not be empty [required]"),
    ]);
    of_forms::<MayBeFlattened>(&[
        ("note=ab", "ok"),
        ("note=a", note),
        ("note=a&type=x", &with_note("type: must be one of `card`, `cash` [one_of]")),
        (
            "note=a&type=card&number=1&month=1",
            &with_note("number: must have at least 2 characters [length]"),
        ),
    ]);
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
fn what_is_in_tuples_and_variants_hides_nothing() {
    of_json::<Tuples>(&[
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

#[derive(Debug, Deserialize, Validate)]
enum Nested {
    Value(u8),
    Pair(u8, String),
}

#[derive(Debug, Deserialize, Validate)]
#[serde(tag = "kind", content = "of")]
enum Beside {
    Value(String),
}

/// A value of each shape, and one of which only serde can tell whether it has its shape.
#[derive(Debug, Deserialize, Validate)]
struct AllShapes {
    #[validate(nested)]
    pair: Pair,
    #[validate(nested)]
    method: Method,
    #[validate(nested)]
    nested: Nested,
    #[validate(nested)]
    either: Either,
    #[validate(nested)]
    beside: Beside,
    #[validate(nested)]
    amount: Amount,
    #[validate(nested)]
    amounts: Vec<Amount>,
}

#[test]
fn what_is_missing_of_any_shape_hides_nothing() {
    of_json::<AllShapes>(&[(
        r#"{"amounts":[1,true]}"#,
        "pair: is required [required]\n\
         method: is required [required]\n\
         nested: is required [required]\n\
         either: is required [required]\n\
         beside: is required [required]\n\
         amount: is required [required]\n\
         amounts[1]: does not match any variant [type]",
    )]);
}

#[test]
fn a_form_has_what_has_no_fields_under_an_empty_name() {
    of_forms::<Pair>(&[
        ("=%5B%22ab%22%2C1%5D", "ok"),
        (
            "=%5B%22abc%22,0%5D",
            "[0]: must have at most 2 characters [length]\n[1]: must be at least 1 [range]",
        ),
        ("=[1", "is not valid JSON: unexpected end of input at line 1, column 2 [syntax]"),
        ("=%5", "has an invalid escape at byte 1 [encoding]"),
        ("=[]&=[]", "must not be repeated [repeated]"),
        ("=[\"a\",1]&else=1&=", "ok"),
        (
            "=[\"a\",1]&else=%zz",
            "has an invalid escape at byte 14 [encoding]\nmust be an array, not an object [type]",
        ),
        ("a=b", "must be an array, not an object [type]"),
    ]);
    of_forms::<Vec<Id>>(&[("=[\"a\",\"abc\"]", "[1]: must have at most 2 characters [length]")]);
    of_forms::<Either>(&[("=\"none\"", "ok"), ("={\"left\":1}", "ok")]);
    of_forms::<Amount>(&[("=7", "ok"), ("tens=1&ones=2", "ok"), ("tens=1&ones=2&=7", "ok")]);
    of_forms::<Wide>(&[("=340282366920938463463374607431768211455", "ok")]);
    of_forms::<Texts>(&[
        ("=[\"a\"]", "ok"),
        ("=[\"a\",1]", "[1]: must be a string, not a number [type]"),
    ]);
    of_forms::<Triple>(&[("=%5B\"a\",1,null%5D", "ok")]);
    of_forms::<Vec<Around>>(&[("=[{\"b\":1,\"scope\":\"ab\"}]", "ok")]);
    of_forms::<Nothing>(&[("else=1", "ok"), ("%zz", "has an invalid escape at byte 0 [encoding]")]);
    // It is an unknown name to what has fields.
    of_forms::<Method>(&[("=7&type=cash", "ok")]);
}

/// A grant that is known by its name, and is text to the rules.
#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "snake_case")]
enum GrantType {
    ClientCredentials,
    RefreshToken,
}

impl Text for GrantType {
    fn text(&self) -> Option<&str> {
        Some(match self {
            Self::ClientCredentials => "client_credentials",
            Self::RefreshToken => "refresh_token",
        })
    }
}

#[derive(Debug, Deserialize, Validate)]
struct Typed {
    #[validate(one_of("client_credentials", error = "unsupported_grant_type", code = "grant"))]
    grant_type: GrantType,
}

#[test]
fn what_is_none_of_an_enums_names_breaks_the_fields_own_rule() {
    for form in ["grant_type=refresh_token", "grant_type=password"] {
        let violations = Typed::from_form(form.as_bytes()).unwrap_err();
        assert_eq!(violations.to_string(), "grant_type: must be `client_credentials`");
        assert_eq!(violations[0].code(), "grant");
        assert_eq!(ErrorResponse::from(&violations).error(), "unsupported_grant_type");
    }
    let missing = Typed::from_form(b"").unwrap_err();
    assert_eq!(ErrorResponse::from(&missing).error(), "invalid_request");
}

#[test]
fn what_is_expected_is_said_in_words_of_json() {
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
    of_json::<Request>(&[
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
    of_json::<Flat>(&[(
        r#"{"id":1}"#,
        "must be an object with exactly one key: `One`, `Two` [type]",
    )]);
}
