//! Requests as a whole: what is in a schema beside the rules, and what several fields say together.

use std::collections::BTreeMap;

use serde::Deserialize;
use token_request::V3TokenRequest;

use super::*;

#[test]
fn the_vendors_request_is_a_schema() {
    assert_eq!(
        V3TokenRequest::TABLE.json_schema(),
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "V3TokenRequest",
            "type": "object",
            "properties": {
                "clientId": {
                    "description": "ClientID is the optional client ID.",
                    "examples": ["customer_id"],
                    "type": ["string", "null"],
                    "minLength": 1,
                    "maxLength": 4096,
                    "pattern": "^[ -~]*$",
                },
                "clientSecret": {
                    "description":
                        "ClientSecret is the client secret ID provided to the customer during onboarding.",
                    "writeOnly": true,
                    "type": ["string", "null"],
                    "minLength": 1,
                    "maxLength": 4096,
                    "pattern": "^[ -~]*$",
                },
                "grantType": {
                    "description": "GrantType only allows option: `client_credentials`.",
                    "examples": ["client_credentials"],
                    "type": "string",
                    "enum": ["client_credentials"],
                },
            },
            "required": ["grantType"],
        })
    );
}

/// Every way in which three fields are given, `null` or left out.
fn every_presence() -> impl Iterator<Item = Value> {
    let values = [Some(json!(1)), Some(Value::Null), None];
    (0..27).map(move |n| {
        let field = |name: &str, n: usize| Some((name.to_owned(), values[n % 3].clone()?));
        let fields = [field("a", n), field("bB", n / 3), field("c", n / 9)];
        Value::Object(fields.into_iter().flatten().collect())
    })
}

macro_rules! across {
    ($($name:ident: $(#[$whole:meta])? [$($rule:tt)*];)+) => {$(
        #[test]
        fn $name() {
            #[derive(Validate, Deserialize)]
            $(#[$whole])?
            #[allow(dead_code, reason = "a field may have no rule")]
            struct Request {
                #[validate(range(max = 1), $($rule)*)]
                a: Option<u8>,
                #[serde(rename = "bB")]
                b: Option<u8>,
                c: Option<u8>,
            }
            let schema = by_schema(Request::TABLE);
            let mut verdicts = Vec::new();
            for value in every_presence() {
                let request: Request = serde_json::from_value(value.clone()).unwrap();
                assert_eq!(schema.is_valid(&value), request.is_valid(), "{value}");
                verdicts.push(request.is_valid());
            }
            assert!(verdicts.contains(&true) && verdicts.contains(&false));
        }
    )+};
}

across! {
    required: [required];
    required_with: [required_with(b, c)];
    required_without: [required_without(b, c)];
    requires: [requires(b, c)];
    conflicts_with: [conflicts_with(b, c)];
    several_across: [requires(b), conflicts_with(c)];
    exactly_one_of: #[validate(exactly_one_of(a, b, c))] [];
    at_least_one_of: #[validate(at_least_one_of(a, b, c))] [];
    at_most_one_of: #[validate(at_most_one_of(a, b, c))] [];
    several_of_the_whole: #[validate(exactly_one_of(a, b), at_most_one_of(b, c))] [];
}

#[derive(Debug, Validate, Serialize, Deserialize)]
struct Node {
    #[validate(length(max = 2))]
    name: String,
    #[validate(nested)]
    next: Option<Box<Node>>,
    #[validate(nested, length(max = 2))]
    children: Vec<Node>,
}

#[test]
fn a_request_may_hold_itself() {
    let schema = Node::TABLE.json_schema();
    assert_eq!(schema["$defs"].as_object().unwrap().len(), 1, "{schema:#}");
    let items = &schema["$defs"]["Node"]["properties"]["children"]["items"];
    assert_eq!(*items, json!({ "$ref": "#/$defs/Node" }));
    let schema = by_schema(Node::TABLE);
    let node = |name: &str, next, children| Node { name: name.into(), next, children };
    let leaf = |name| node(name, None, vec![]);
    for (node, is_valid) in [
        (leaf("a"), true),
        (leaf("abc"), false),
        (node("a", Some(Box::new(leaf("b"))), vec![leaf("c"), leaf("d")]), true),
        (node("a", Some(Box::new(node("b", None, vec![leaf("abc")]))), vec![]), false),
        (node("a", None, vec![leaf("a"), leaf("b"), leaf("c")]), false),
        (node("a", None, vec![node("b", Some(Box::new(leaf("abc"))), vec![])]), false),
    ] {
        assert_eq!(node.is_valid(), is_valid, "{node:?}");
        assert_eq!(schema.is_valid(&written(&node)), is_valid, "{node:?}");
    }
}

/// Requests of one name in modules of their own, each with this in its braces.
macro_rules! named_alike {
    ($($module:ident: {$($fields:tt)*})+) => {$(
        mod $module {
            #[derive(token_request::Validate)]
            #[allow(dead_code, reason = "only the table counts")]
            pub(super) struct Part {
                $($fields)*
            }
        }
    )+};
}

named_alike! {
    first: { part: u8 }
    of_another_kind: { part: i64, other: u8 }
    of_a_text: { part: String }
    of_another_name: { number: u8 }
    of_a_rule: { #[validate(range(max = 9))] part: u8 }
    of_another_part: { part: Option<Box<super::of_a_text::Part>> }
    just_like_it: { part: Option<Box<super::of_a_rule::Part>> }
}

#[test]
fn requests_of_one_name_are_several() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table counts")]
    struct All {
        a: first::Part,
        b: of_another_kind::Part,
        c: of_a_text::Part,
        d: of_another_name::Part,
        e: of_a_rule::Part,
        f: of_another_part::Part,
        g: just_like_it::Part,
        h: Vec<first::Part>,
    }
    let schema = All::TABLE.json_schema();
    let refers = |name: &str| schema["properties"][name]["$ref"].as_str().unwrap().to_owned();
    let parts = ["a", "b", "c", "d", "e", "f", "g"].map(refers);
    let numbers = ["", "_2", "_3", "_4", "_5", "_6", "_7"];
    assert_eq!(parts, numbers.map(|number| format!("#/$defs/Part{number}")));
    assert_eq!(schema["properties"]["h"]["items"]["$ref"], json!("#/$defs/Part"));
    assert_eq!(schema["$defs"]["Part_4"]["required"], json!(["number"]));
    assert_eq!(schema["$defs"].as_object().unwrap().len(), 7);
}

#[test]
fn what_a_field_says_besides_is_in_it() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table counts")]
    struct Id(#[validate(range(max = 9))] u8);
    #[derive(Validate, Deserialize)]
    #[serde(rename_all = "camelCase")]
    #[allow(dead_code, reason = "only the table counts")]
    enum Mode {
        Fast,
        VerySlow,
    }
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table counts")]
    struct Facts<'a> {
        #[validate(example = 2.5)]
        ratio: f32,
        #[validate(example = "x", secret)]
        secret: String,
        #[validate(example = 7)]
        id: Option<Id>,
        mode: Option<Mode>,
        #[validate(required)]
        path: Option<&'a std::path::Path>,
        #[validate(required, nested)]
        required: Option<Id>,
        pair: (u8, String),
        map: BTreeMap<u8, Option<Vec<bool>>>,
        #[serde(skip)]
        skipped: u8,
        #[serde(default)]
        defaulted: u8,
    }
    let schema = Facts::TABLE.json_schema();
    assert_eq!(schema["required"], json!(["ratio", "secret", "path", "required", "pair", "map"]));
    assert_eq!(
        schema["properties"],
        json!({
            "ratio": { "examples": [2.5], "type": "number" },
            "secret": { "writeOnly": true, "type": "string" },
            "id": { "examples": [7], "anyOf": [{ "$ref": "#/$defs/Id" }, { "type": "null" }] },
            "mode": { "type": ["string", "null"], "enum": ["fast", "verySlow", null] },
            "path": { "not": { "type": "null" } },
            "required": { "$ref": "#/$defs/Id", "not": { "type": "null" } },
            "pair": { "type": "array" },
            "map": {
                "type": "object",
                "additionalProperties": { "type": ["array", "null"], "items": { "type": "boolean" } },
            },
            "defaulted": { "type": "integer" },
        })
    );
    assert_eq!(
        schema["$defs"],
        json!({ "Id": { "title": "Id", "type": "integer", "maximum": 9 } })
    );
}

#[derive(Validate, Serialize, Debug)]
#[validate(at_least_one_of(after, before))]
struct Page {
    #[validate(length(max = 2))]
    after: Option<String>,
    before: Option<String>,
}

#[test]
fn flattened_fields_stand_beside_the_others() {
    #[derive(Validate, Serialize, Debug)]
    struct List {
        #[validate(range(max = 9))]
        limit: u8,
        #[serde(flatten)]
        #[validate(nested)]
        page: Page,
        #[serde(flatten)]
        others: BTreeMap<String, Value>,
    }
    let schema = by_schema(List::TABLE);
    let list = |limit, after: Option<&str>, before: Option<&str>| {
        let page = Page { after: after.map(Into::into), before: before.map(Into::into) };
        List { limit, page, others: [("other".to_owned(), json!([]))].into() }
    };
    for (list, is_valid) in [
        (list(1, Some("a"), None), true),
        (list(10, Some("a"), None), false),
        (list(1, Some("abc"), None), false),
        (list(1, None, None), false),
        (list(1, None, Some("abc")), true),
    ] {
        assert_eq!(list.is_valid(), is_valid, "{list:?}");
        assert_eq!(schema.is_valid(&written(&list)), is_valid, "{list:?}");
    }
}

#[test]
fn tuples_are_lists_and_newtypes_what_is_in_them() {
    #[derive(Validate, Serialize, Debug)]
    struct Pair(
        #[validate(range(max = 9))] u8,
        #[serde(skip)] (),
        #[validate(length(max = 1))] Option<String>,
    );
    #[derive(Validate, Serialize, Debug)]
    struct Pairs(#[validate(nested, length(max = 1))] Vec<Pair>);
    let schema = by_schema(Pairs::TABLE);
    let pair = |number, text: &str| Pair(number, (), Some(text.into()));
    for (pairs, is_valid) in [
        (vec![], true),
        (vec![pair(9, "a")], true),
        (vec![Pair(9, (), None)], true),
        (vec![pair(10, "a")], false),
        (vec![pair(9, "ab")], false),
        (vec![pair(9, "a"), pair(9, "a")], false),
    ] {
        let pairs = Pairs(pairs);
        assert_eq!(pairs.is_valid(), is_valid, "{pairs:?}");
        assert_eq!(schema.is_valid(&written(&pairs)), is_valid, "{pairs:?}");
    }
    assert!(!schema.is_valid(&json!([[1]])) && !schema.is_valid(&json!([[1, null, 2]])));
}

/// One enum for each way to tell variants apart: what serde writes is accepted where it is valid, and reads what is.
macro_rules! tagged {
    ($($name:ident: [$($serde:tt)*] [$($pair:tt)*] [$($tuples:expr),*] [$($strange:expr),*];)+) => {$(
        #[test]
        fn $name() {
            #[derive(Validate, Serialize, Deserialize, Debug)]
            #[serde($($serde)*)]
            enum Request {
                Unit,
                Fields {
                    #[validate(length(max = 2))]
                    name: String,
                    #[validate(requires(name_too))]
                    number: Option<u8>,
                    name_too: Option<u8>,
                },
                One(#[validate(nested)] Node),
                $($pair)*
            }
            let schema = by_schema(Request::TABLE);
            let fields = |name: &str, number| Request::Fields { name: name.into(), number, name_too: None };
            let node = |name: &str| Request::One(Node { name: name.into(), next: None, children: vec![] });
            let requests = vec![
                Request::Unit, fields("ab", None), fields("abc", None), fields("ab", Some(1)), node("ab"), node("abc"), $($tuples),*
            ];
            for request in requests {
                let value = written(&request);
                assert_eq!(schema.is_valid(&value), request.is_valid(), "{value} by {:#}", Request::TABLE.json_schema());
                serde_json::from_value::<Request>(value).unwrap();
            }
            let strange: Vec<Value> = vec![json!(7), json!({}), json!([]), json!("Other"), $($strange),*];
            for value in strange {
                assert!(serde_json::from_value::<Request>(value.clone()).is_err(), "{value}");
                assert!(!schema.is_valid(&value), "{value}");
            }
        }
    )+};
}

tagged! {
    tagged_externally: [rename_all = "camelCase"]
        [Pair(#[validate(range(max = 9))] u8, bool),]
        [Request::Pair(9, true), Request::Pair(10, true)]
        [json!({ "unit": 1, "pair": [1, true] }), json!({ "pair": [1] })];
    tagged_internally: [tag = "type"]
        []
        []
        [json!({ "type": "One" }), json!({ "type": "Other" }), json!({ "name": "ab" })];
    tagged_adjacently: [tag = "t", content = "c"]
        [Pair(#[validate(range(max = 9))] u8, bool),]
        [Request::Pair(9, true), Request::Pair(10, true)]
        [json!({ "t": "Pair" }), json!({ "t": "Pair", "c": [1] }), json!({ "c": { "name": "ab" } })];
}

#[test]
fn untagged_variants_are_known_by_what_is_in_them() {
    #[derive(Validate, Serialize, Deserialize, Debug)]
    #[serde(untagged)]
    enum Request {
        Unit,
        Number(#[validate(range(max = 9))] u8),
        Text(#[validate(length(max = 2))] String),
        Pair(#[validate(range(max = 9))] u8, bool),
        Fields {
            #[validate(length(max = 2))]
            name: String,
        },
    }
    let schema = by_schema(Request::TABLE);
    for (request, is_valid) in [
        (Request::Unit, true),
        (Request::Number(9), true),
        (Request::Number(10), false),
        (Request::Text("ab".into()), true),
        (Request::Text("abc".into()), false),
        (Request::Pair(9, true), true),
        (Request::Pair(10, true), false),
        (Request::Fields { name: "ab".into() }, true),
        (Request::Fields { name: "abc".into() }, false),
    ] {
        let value = written(&request);
        assert_eq!((request.is_valid(), schema.is_valid(&value)), (is_valid, is_valid), "{value}");
    }
    for value in [json!(true), json!([1]), json!({})] {
        assert!(
            serde_json::from_value::<Request>(value.clone()).is_err() && !schema.is_valid(&value)
        );
    }
}

#[test]
fn a_variant_may_be_known_otherwise_than_its_enum() {
    #[derive(Validate, Serialize, Deserialize, Debug)]
    #[serde(rename_all = "snake_case")]
    #[allow(dead_code, reason = "one variant is never")]
    enum Mixed {
        Unit,
        Empty {},
        #[serde(skip)]
        Never,
        #[serde(untagged)]
        Number(#[validate(range(max = 9))] u8),
    }
    let schema = by_schema(Mixed::TABLE);
    for (mixed, is_valid) in [
        (Mixed::Unit, true),
        (Mixed::Empty {}, true),
        (Mixed::Number(9), true),
        (Mixed::Number(10), false),
    ] {
        let value = written(&mixed);
        assert_eq!((mixed.is_valid(), schema.is_valid(&value)), (is_valid, is_valid), "{value}");
    }
    assert!(!schema.is_valid(&json!("never")) && !schema.is_valid(&json!("Other")));

    #[derive(Validate, Serialize, Deserialize, Debug)]
    #[serde(tag = "t", rename_all = "snake_case")]
    enum Open {
        Known {
            #[validate(range(max = 9))]
            number: u8,
        },
        #[serde(other)]
        Other,
    }
    let schema = by_schema(Open::TABLE);
    for (value, is_valid) in [
        (json!({ "t": "known", "number": 9 }), true),
        (json!({ "t": "known", "number": 10 }), false),
        (json!({ "t": "unknown", "number": 10 }), true),
    ] {
        let open: Open = serde_json::from_value(value.clone()).unwrap();
        assert_eq!((open.is_valid(), schema.is_valid(&value)), (is_valid, is_valid), "{value}");
    }

    #[derive(Validate, Serialize)]
    enum Names {
        #[serde(rename = "a")]
        A,
        B,
    }
    let names = json!({ "type": "string", "enum": ["a", "B"] });
    let schema = Names::TABLE.json_schema();
    assert_eq!((&schema["type"], &schema["enum"]), (&names["type"], &names["enum"]));
    assert_eq!([Names::A, Names::B].map(|name| written(&name)), [json!("a"), json!("B")]);
}

/// Each value is accepted where serde reads it.
fn is_read<T: Validate + for<'de> Deserialize<'de>>(values: &[(Value, bool)]) {
    let schema = by_schema(T::TABLE);
    for (value, is_read) in values {
        assert_eq!(serde_json::from_value::<T>(value.clone()).is_ok(), *is_read, "{value}");
        let accepted = schema.is_valid(value);
        assert_eq!(accepted, *is_read, "{value} by {:#}", T::TABLE.json_schema());
    }
}

#[derive(Validate, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "only the names are read")]
struct Strict {
    a: u8,
    #[serde(alias = "b_b", alias = "b-b", rename = "bB")]
    #[validate(range(max = 9))]
    b: Option<u8>,
}

#[derive(Validate, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "only the names are read")]
struct Wrapped(Strict);

#[test]
fn other_names_are_refused_where_serde_refuses_them() {
    #[derive(Validate, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Empty {}
    is_read::<Empty>(&[(json!({}), true), (json!({ "x": 1 }), false)]);
    is_read::<Strict>(&[
        (json!({ "a": 1 }), true),
        (json!({ "a": 1, "bB": 1 }), true),
        (json!({ "a": 1, "b_b": 1 }), true),
        (json!({ "a": 1, "b-b": null }), true),
        (json!({ "a": 1, "b-b": "x" }), false),
        (json!({ "a": 1, "b": 1 }), false),
        (json!({ "a": 1, "x": 1 }), false),
    ]);
    is_read::<Wrapped>(&[(json!({ "a": 1 }), true), (json!({ "a": 1, "x": 1 }), false)]);
    let schema = by_schema(Strict::TABLE);
    assert!(!schema.is_valid(&json!({ "a": 1, "b_b": 10 })), "the rules are those of the field");
}

#[test]
fn what_is_flattened_refuses_no_name_of_what_is_around_it() {
    #[derive(Validate, Deserialize)]
    #[allow(dead_code, reason = "only the names are read")]
    enum External {
        F { a: u8 },
    }
    macro_rules! around {
        ($inner:ty: $values:expr) => {{
            #[derive(Validate, Deserialize)]
            #[allow(dead_code, reason = "only the names are read")]
            struct Around {
                c: u8,
                #[serde(flatten)]
                inner: $inner,
            }
            is_read::<Around>(&$values);
        }};
    }
    #[derive(Validate, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only the names are read")]
    struct Denying {
        c: Strict,
        #[serde(flatten)]
        inner: Strict,
    }
    around!(Strict: [(json!({ "a": 1, "c": 1 }), true), (json!({ "c": 1 }), false)]);
    around!(Wrapped: [(json!({ "a": 1, "c": 1 }), true), (json!({ "c": 1 }), false)]);
    around!(External: [(json!({ "F": { "a": 1 }, "c": 1 }), true), (json!({ "c": 1 }), false)]);
    // The same request stands there flattened and not.
    is_read::<Denying>(&[
        (json!({ "a": 1, "c": { "a": 1 } }), true),
        (json!({ "a": 1, "c": { "a": 1, "x": 1 } }), false),
    ]);
}

/// One enum for each way to tell variants apart, which refuses other names.
macro_rules! denying {
    ($($name:ident: [$($serde:tt)*] $values:tt;)+) => {$(
        #[test]
        fn $name() {
            #[derive(Validate, Deserialize)]
            #[serde(deny_unknown_fields, $($serde)*)]
            #[allow(dead_code, reason = "only the names are read")]
            enum Request {
                Unit,
                Fields {
                    #[serde(alias = "aA")]
                    a: Option<u8>,
                },
                Empty {},
                One(Strict),
                Deep(Wrapped),
            }
            is_read::<Request>(&denying!(@ $values));
        }
    )+};
    (@ { $($value:tt: $is_read:literal,)* }) => { [$((json!($value), $is_read)),*] };
}

denying! {
    other_names_in_variants_tagged_externally: [rename_all = "lowercase"] {
        "unit": true,
        { "fields": { "aA": 1 } }: true,
        { "fields": { "x": 1 } }: false,
        { "fields": {}, "x": 1 }: false,
        { "empty": {} }: true,
        { "empty": { "x": 1 } }: false,
        { "one": { "a": 1 } }: true,
        { "deep": { "a": 1, "x": 1 } }: false,
    };
    other_names_in_variants_tagged_internally: [tag = "t"] {
        { "t": "Unit", "x": 1 }: true,
        { "t": "Fields", "aA": 1 }: true,
        { "t": "Fields", "x": 1 }: false,
        { "t": "Empty" }: true,
        { "t": "Empty", "x": 1 }: false,
        { "t": "One", "a": 1, "b_b": 1 }: true,
        { "t": "Deep", "a": 1 }: true,
    };
    other_names_in_variants_tagged_adjacently: [tag = "t", content = "c"] {
        { "t": "Unit" }: true,
        { "t": "Unit", "c": null }: true,
        { "t": "Unit", "c": 1 }: false,
        { "t": "Unit", "x": 1 }: false,
        { "t": "Fields", "c": { "aA": 1 } }: true,
        { "t": "Fields", "c": { "x": 1 } }: false,
        { "t": "Fields", "c": {}, "x": 1 }: false,
        { "t": "Empty", "c": { "x": 1 } }: false,
        { "t": "One", "c": { "a": 1 } }: true,
        { "t": "Deep", "c": { "a": 1, "x": 1 } }: false,
    };
}

#[test]
fn other_names_in_untagged_variants() {
    #[derive(Validate, Deserialize)]
    #[serde(deny_unknown_fields, untagged)]
    #[allow(dead_code, reason = "only the names are read")]
    enum Request {
        Fields { a: u8 },
        One(Wrapped),
        Empty {},
    }
    is_read::<Request>(&[
        (json!({ "a": 1 }), true),
        (json!({ "a": 1, "b_b": 1 }), true),
        (json!({ "a": 1, "x": 1 }), false),
        (json!({}), true),
        (json!({ "x": 1 }), false),
    ]);
}

/// What the documentation says of it: some requests are refused that are read.
#[test]
fn a_field_that_has_to_be_there_has_to_be_by_its_own_name() {
    #[derive(Validate, Deserialize)]
    #[allow(dead_code, reason = "only the names are read")]
    struct Request {
        #[serde(alias = "a_a")]
        a: u8,
    }
    let value = json!({ "a_a": 1 });
    assert!(!by_schema(Request::TABLE).is_valid(&value));
    assert!(serde_json::from_value::<Request>(value).is_ok());
}

#[test]
fn what_a_function_or_another_type_reads_may_be_anything() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(try_from = "String")]
    #[allow(dead_code, reason = "only its schema is looked at")]
    struct Period {
        days: u8,
    }
    impl TryFrom<String> for Period {
        type Error = std::num::ParseIntError;

        fn try_from(text: String) -> Result<Self, Self::Error> {
            text.parse().map(|days| Self { days })
        }
    }
    fn words<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
        Ok(String::deserialize(deserializer)?.split(' ').map(str::to_owned).collect())
    }
    #[derive(Debug, Deserialize, Validate)]
    #[allow(dead_code, reason = "only its schema is looked at")]
    struct Request {
        #[serde(deserialize_with = "words")]
        #[validate(length(max = 2))]
        scope: Vec<String>,
        #[validate(nested)]
        period: Period,
    }
    let schema = Request::TABLE.json_schema();
    assert_eq!(schema["properties"], json!({ "scope": {}, "period": {} }));
    let request = json!({ "scope": "a b", "period": "7" });
    assert!(serde_json::from_value::<Request>(request.clone()).is_ok());
    assert!(jsonschema::is_valid(&schema, &request));
}
