//! The names of variants in tables, and those that serde reads.

use serde::{Deserialize, Serialize};
use token_request::{Validate, WireNames};

use crate::wrong;

/// Returns the names of a unit enum's variants, after asserting that serde reads them.
fn names<T: WireNames + for<'de> Deserialize<'de>>() -> &'static [&'static str] {
    for name in T::WIRE_NAMES {
        assert!(serde_json::from_value::<T>((*name).into()).is_ok(), "{name}");
    }
    T::WIRE_NAMES
}

#[test]
fn a_unit_enum_has_the_names_of_serde() {
    macro_rules! cases {
        ($($case:literal: $names:expr),+ $(,)?) => {$({
            #[derive(Deserialize, Validate)]
            #[serde(rename_all = $case)]
            #[allow(dead_code, clippy::upper_case_acronyms, non_camel_case_types, reason = "the test is about names")]
            enum Cased { ClientId, X509URL, r#Type, snake_case, #[serde(rename = "re named")] Renamed }
            assert_eq!(names::<Cased>(), $names, $case);
        })+};
    }
    cases! {
        "lowercase": ["clientid", "x509url", "type", "snake_case", "re named"],
        "UPPERCASE": ["CLIENTID", "X509URL", "TYPE", "SNAKE_CASE", "re named"],
        "PascalCase": ["ClientId", "X509URL", "Type", "snake_case", "re named"],
        "camelCase": ["clientId", "x509URL", "type", "snake_case", "re named"],
        "snake_case": ["client_id", "x509_u_r_l", "type", "snake_case", "re named"],
        "SCREAMING_SNAKE_CASE": ["CLIENT_ID", "X509_U_R_L", "TYPE", "SNAKE_CASE", "re named"],
        "kebab-case": ["client-id", "x509-u-r-l", "type", "snake-case", "re named"],
        "SCREAMING-KEBAB-CASE": ["CLIENT-ID", "X509-U-R-L", "TYPE", "SNAKE-CASE", "re named"],
    }
    #[derive(Deserialize, Validate)]
    #[serde(rename_all(deserialize = "lowercase", serialize = "UPPERCASE"))]
    #[allow(dead_code, reason = "the test is about names")]
    enum Grant {
        Code,
        #[serde(rename(serialize = "x"))]
        Refresh,
        #[serde(rename(deserialize = "y"))]
        Password,
        // serde cannot write it.
        #[serde(skip)]
        Internal,
    }
    assert_eq!(names::<Grant>(), ["code", "refresh", "y"]);
}

#[test]
fn a_field_may_have_the_type_of_a_unit_enum_or_name_it() {
    #[derive(Validate, Serialize)]
    #[serde(rename_all = "snake_case")]
    #[allow(dead_code, reason = "the test is about names")]
    enum Grant {
        ClientCredentials,
        Code,
    }
    /// An enum whose values in JSON are objects.
    #[derive(Validate, Serialize)]
    #[serde(tag = "t", content = "c")]
    enum Adjacent {
        A,
    }
    #[derive(Validate, Serialize)]
    enum Objects {
        A {},
    }
    #[derive(Validate, Serialize)]
    struct Request {
        #[validate(one_of(Grant))]
        grant: &'static str,
        #[validate(nested)]
        grants: Vec<Grant>,
        #[validate(nested)]
        adjacent: Adjacent,
        #[validate(nested)]
        objects: Objects,
    }
    let request = |grant| Request {
        grant,
        grants: vec![Grant::Code],
        adjacent: Adjacent::A,
        objects: Objects::A {},
    };
    assert_eq!(wrong(&request("code")), [""; 0]);
    assert_eq!(wrong(&request("Code")), ["grant \"Code\""]);
    let types: Vec<_> = Request::TABLE.fields.iter().map(|field| field.ty.to_string()).collect();
    assert_eq!(types, ["string", "list of string", "Adjacent", "Objects"]);
}

#[test]
fn names_are_those_of_serde() {
    #[derive(Deserialize, Validate)]
    #[serde(
        rename_all(serialize = "UPPERCASE", deserialize = "kebab-case"),
        rename_all_fields(serialize = "UPPERCASE", deserialize = "camelCase")
    )]
    #[allow(dead_code, reason = "only the names are read")]
    enum Request {
        FirstOne {
            some_field: u8,
            #[serde(rename(deserialize = "x"))]
            other_field: u8,
        },
        #[serde(rename(deserialize = "2nd"), rename_all(deserialize = "PascalCase"))]
        Second { some_field: u8 },
    }
    let mut read = 0;
    for variant in Request::TABLE.variants {
        let fields = variant.fields.iter().map(|field| (field.wire.to_owned(), 0.into()));
        let fields = serde_json::Value::Object(fields.collect());
        let request = serde_json::json!({ variant.step.wire: fields });
        assert!(serde_json::from_value::<Request>(request.clone()).is_ok(), "{request}");
        read += 1;
    }
    assert_eq!(read, 2);
}

#[test]
fn aliases_are_allowed_and_not_listed() {
    #[derive(Validate, Deserialize)]
    #[allow(dead_code, reason = "only the names are read")]
    enum Kind {
        #[serde(alias = "a2", alias = "a3")]
        A,
        #[serde(rename = "b", alias = "b2")]
        B,
        #[serde(skip, alias = "c2")]
        C,
        #[serde(other)]
        Unknown,
    }
    #[derive(Validate)]
    struct Request(#[validate(one_of(Kind))] &'static str);
    #[derive(Validate)]
    struct Not(#[validate(none_of(Kind, ignore_case))] &'static str);
    assert_eq!(Kind::WIRE_NAMES, ["A", "b"]);
    for name in ["A", "a2", "a3", "b", "b2"] {
        assert!(serde_json::from_value::<Kind>(name.into()).is_ok());
        assert!(Request(name).is_valid() && !Not(name).is_valid(), "{name}");
    }
    for name in ["B", "C", "c2", "Unknown"] {
        let violations = Request(name).validate().unwrap_err();
        assert_eq!(violations.to_string(), "must be one of `A`, `b`");
    }
    assert!(Not("Unknown").is_valid());
}
