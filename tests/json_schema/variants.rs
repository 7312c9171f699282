//! The schemas of enums.

use serde::Deserialize;

use super::*;

/// Declares an enum for each tagging and compares its schema with serde and with `validate()`.
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
fn untagged_variants_are_distinguished_by_their_content() {
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
fn a_single_variant_may_be_untagged() {
    #[derive(Validate, Serialize, Deserialize, Debug)]
    #[serde(rename_all = "snake_case")]
    #[allow(dead_code, reason = "one variant is never read")]
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
