//! The names in paths and tables.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use token_request::Validate;

use super::*;

/// Returns the names in a type's table, after asserting that serde reads the same names.
fn wire_names<T: Validate + for<'de> Deserialize<'de>>() -> Vec<&'static str> {
    let names: Vec<_> = T::TABLE.fields.iter().map(|field| field.wire).collect();
    let read = |names: &[&str]| {
        let object = names.iter().map(|name| ((*name).to_owned(), 0.into()));
        serde_json::from_value::<T>(serde_json::Value::Object(object.collect()))
    };
    assert_eq!(read(&names).err().map(|error| error.to_string()), None, "{names:?}");
    for i in 0..names.len() {
        let mut others = names.clone();
        others.remove(i);
        assert!(read(&others).is_err(), "serde needs {}", names[i]);
    }
    names
}

#[test]
fn names_are_those_of_serde() {
    macro_rules! cases {
        ($($case:literal: $names:expr),+ $(,)?) => {$({
            #[derive(Deserialize, Validate)]
            #[serde(rename_all = $case)]
            #[allow(dead_code, non_snake_case, reason = "the test is about names")]
            struct Cased {
                grant_type: u8,
                x509_url: u8,
                r#type: u8,
                _under__score: u8,
            }
            assert_eq!(wire_names::<Cased>(), $names, $case);
        })+};
    }
    cases! {
        "lowercase": ["grant_type", "x509_url", "type", "_under__score"],
        "UPPERCASE": ["GRANT_TYPE", "X509_URL", "TYPE", "_UNDER__SCORE"],
        "PascalCase": ["GrantType", "X509Url", "Type", "UnderScore"],
        "camelCase": ["grantType", "x509Url", "type", "underScore"],
        "snake_case": ["grant_type", "x509_url", "type", "_under__score"],
        "SCREAMING_SNAKE_CASE": ["GRANT_TYPE", "X509_URL", "TYPE", "_UNDER__SCORE"],
        "kebab-case": ["grant-type", "x509-url", "type", "-under--score"],
        "SCREAMING-KEBAB-CASE": ["GRANT-TYPE", "X509-URL", "TYPE", "-UNDER--SCORE"],
    }

    #[derive(Deserialize, Validate)]
    #[serde(rename_all(serialize = "UPPERCASE", deserialize = "kebab-case"), deny_unknown_fields)]
    #[allow(dead_code, reason = "only the names are read")]
    struct Renamed {
        #[serde(rename = "one")]
        a: u8,
        #[serde(rename(serialize = "nine", deserialize = "two"), alias = "zwei")]
        b: u8,
        #[serde(rename(serialize = "eight"))]
        snake_case: u8,
        #[serde(alias = "d2")]
        #[serde(rename = "four")]
        #[validate(range(max = 0))]
        d: u8,
        r#match: u8,
    }
    assert_eq!(wire_names::<Renamed>(), ["one", "two", "snake-case", "four", "match"]);
    let renamed = Renamed { a: 0, b: 0, snake_case: 0, d: 1, r#match: 0 };
    assert_eq!(paths(&renamed), ["four"]);
}

#[test]
fn our_attribute_overrides_the_name_of_serde() {
    #[derive(Validate, Serialize)]
    #[serde(rename_all = "UPPERCASE")]
    struct Named {
        #[validate(name = "x-name", nested)]
        #[serde(rename = "y")]
        field: Item2,
        #[validate(range(max = 0))]
        r#type: u8,
    }
    #[derive(Validate, Serialize)]
    struct Item2 {
        #[validate(length(min = 1), name = "a/b")]
        name: String,
    }
    let named = Named { field: Item2 { name: String::new() }, r#type: 1 };
    assert_eq!(paths(&named), ["x-name.a/b", "TYPE"]);
    assert_eq!(pointers(&named), ["/x-name/a~1b", "/TYPE"]);
    assert_eq!(Named::TABLE.fields[1].name, "type");
}

#[test]
fn a_flattened_field_adds_no_path_segment() {
    #[derive(Validate, Serialize)]
    struct Inner {
        #[validate(length(min = 1))]
        name: String,
    }
    #[derive(Validate, Serialize)]
    struct Outer {
        #[serde(flatten)]
        #[validate(nested)]
        inner: Inner,
        #[validate(nested, length(max = 0))]
        #[serde(flatten)]
        rest: BTreeMap<String, Inner>,
    }
    let inner = || Inner { name: String::new() };
    let outer = Outer { inner: inner(), rest: [("k".into(), inner())].into() };
    assert_eq!(paths(&outer), ["name", "", "k.name"]);
    assert_eq!(pointers(&vec![outer]), ["/0/name", "/0", "/0/k/name"]);
}
