//! The schemas of requests that reject unknown fields.

use serde::Deserialize;

use super::*;

/// Asserts that the schema accepts the values that serde reads.
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
fn unknown_names_are_rejected_if_serde_rejects_them() {
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
fn a_flattened_field_accepts_the_names_of_the_outer_struct() {
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
    // One request is used flattened and not flattened.
    is_read::<Denying>(&[
        (json!({ "a": 1, "c": { "a": 1 } }), true),
        (json!({ "a": 1, "c": { "a": 1, "x": 1 } }), false),
    ]);
}

/// Declares a closed enum for each tagging.
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
fn unknown_names_in_untagged_variants() {
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

/// The documented limit: the schema rejects some requests that the readers accept.
#[test]
fn a_required_field_must_have_its_own_name() {
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
fn values_of_functions_and_unknown_types_are_not_restricted() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(try_from = "String")]
    #[allow(dead_code, reason = "only the schema is used")]
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
    #[allow(dead_code, reason = "only the schema is used")]
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
