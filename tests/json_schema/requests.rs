//! The schemas of whole requests, and of rules about several fields.

use std::collections::BTreeMap;

use serde::Deserialize;
use token_request::V3TokenRequest;

use super::*;

#[test]
fn the_schema_of_the_vendors_request() {
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

/// Returns all combinations of three fields that are given, `null` or absent.
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

#[test]
fn a_request_may_nest_itself() {
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

/// Declares requests of one name in different modules.
macro_rules! named_alike {
    ($($module:ident: {$($fields:tt)*})+) => {$(
        mod $module {
            #[derive(token_request::Validate)]
            #[allow(dead_code, reason = "only the table is used")]
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
fn requests_with_one_name_are_distinguished() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
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
fn a_schema_has_descriptions_examples_and_defaults() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Id(#[validate(range(max = 9))] u8);
    #[derive(Validate, Deserialize)]
    #[serde(rename_all = "camelCase")]
    #[allow(dead_code, reason = "only the table is used")]
    enum Mode {
        Fast,
        VerySlow,
    }
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
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
fn flattened_fields_are_beside_the_others() {
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
fn tuples_are_arrays_and_newtypes_their_fields() {
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
