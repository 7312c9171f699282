//! Values that serde buffers behind a tag, in an untagged enum or in a flattened field keep their names and paths.

#![allow(dead_code, reason = "most fields are only read by serde and the rules")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::{Deserialize, Serialize};
use token_request::Validate;

use crate::{Address, assert_found, assert_read, form, json, messages};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[validate(form_names = "snake_case")]
struct Creds {
    #[validate(length(max = 3))]
    client_id: Option<String>,
    max_age: Option<u32>,
    is_new: Option<bool>,
    #[serde(default)]
    port_list: Vec<u16>,
}

fn creds() -> Creds {
    let client_id = Some("abc".to_owned());
    Creds { client_id, max_age: Some(5), is_new: Some(true), port_list: vec![1, 2] }
}

const CREDS: &str = "client_id=abc&max_age=5&is_new=true&port_list=1&port_list=2";

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(tag = "type")]
enum G {
    A(#[validate(nested)] Creds),
    B,
}

#[test]
fn a_newtype_variant_of_a_tagged_enum_is_read_by_its_form_names() {
    assert_read(&format!("type=A&{CREDS}"), G::A(creds()));
    let body = "type=A&client_id=abcdef&max_age=5";
    assert_found(form::<G>(body), &[("client_id", "length")]);
    assert_found(
        form::<G>("type=A&max_age=x&is_new=1&port_list=1&port_list=x"),
        &[("max_age", "type"), ("is_new", "type"), ("port_list[1]", "type")],
    );
    assert_found(form::<G>("type=A&client_id=a&client_id=b"), &[("client_id", "repeated")]);
}

#[test]
fn a_newtype_variant_of_an_untagged_enum_is_read_by_its_form_names() {
    #[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
    #[serde(untagged)]
    enum Untagged {
        Number(u8),
        Creds(#[validate(nested)] Creds),
    }
    assert_read(CREDS, Untagged::Creds(creds()));
    assert_found(form::<Untagged>("client_id=abcdef&max_age=5"), &[("client_id", "length")]);
}

#[test]
fn a_newtype_variant_of_a_flattened_enum_is_read_by_its_form_names() {
    #[derive(Debug, PartialEq, Serialize, Deserialize, Validate)]
    struct Around {
        id: u8,
        #[serde(flatten)]
        #[validate(nested)]
        grant: G,
    }
    assert_read(&format!("id=7&type=A&{CREDS}"), Around { id: 7, grant: G::A(creds()) });
    let body = "id=x&type=A&client_id=abcdef&max_age=5";
    assert_found(form::<Around>(body), &[("id", "type"), ("client_id", "length")]);
}

#[derive(Debug, Deserialize, Validate)]
struct Deep {
    n: u8,
    list: Vec<u8>,
}

const DEEP: &str = r#""deep":{"n":1,"list":[1,300]}"#;

#[test]
fn a_path_is_kept_behind_a_tag() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(tag = "type")]
    enum Tagged {
        A {
            #[validate(nested)]
            deep: Deep,
        },
    }
    let body = format!(r#"{{"type":"A",{DEEP}}}"#);
    let expected = "deep.list[1]: must be an integer from 0 to 255";
    assert_eq!(messages(json::<Tagged>(&body)), expected);
}

#[test]
fn a_path_is_kept_in_an_untagged_enum() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(untagged)]
    enum Untagged {
        A {
            #[validate(nested)]
            deep: Deep,
        },
        B {
            name: String,
            mail: String,
        },
    }
    let expected = "deep.list[1]: must be an integer from 0 to 255";
    assert_eq!(messages(json::<Untagged>(&format!("{{{DEEP}}}"))), expected);
}

#[test]
fn a_path_is_kept_in_a_flattened_field() {
    #[derive(Debug, Deserialize, Validate)]
    struct Inner {
        #[validate(nested)]
        deep: Deep,
    }
    #[derive(Debug, Deserialize, Validate)]
    struct Outer {
        #[serde(flatten)]
        #[validate(nested)]
        inner: Inner,
        #[serde(flatten)]
        rest: BTreeMap<String, u8>,
    }
    let expected = "deep.list[1]: must be an integer from 0 to 255";
    assert_eq!(messages(json::<Outer>(&format!("{{{DEEP}}}"))), expected);
}

#[test]
fn every_variant_of_a_closed_enum_is_closed() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(tag = "type", deny_unknown_fields)]
    enum Closed {
        Unit,
        Newtype(#[validate(nested)] Address),
        Struct { x: u8 },
    }
    for body in [
        r#"{"type":"Unit","y":1}"#,
        r#"{"type":"Newtype","street":"ab","n":7,"y":1}"#,
        r#"{"type":"Struct","x":1,"y":1}"#,
    ] {
        assert_found(json::<Closed>(body), &[("y", "unknown")]);
    }
}

#[test]
fn a_flattened_option_is_read_if_one_of_its_fields_is_given() {
    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Coords {
        x: u8,
        y: u8,
        z: Option<u8>,
    }
    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Pin {
        kind: String,
        #[serde(flatten)]
        #[validate(nested)]
        at: Option<Coords>,
    }
    assert_eq!(messages(json::<Pin>(r#"{"kind":"p","x":1}"#)), "y: is required");
    assert_eq!(messages(form::<Pin>("kind=p&x=1")), "y: is required");
    let both = [("x", "required"), ("y", "required")];
    assert_found(json::<Pin>(r#"{"kind":"p","z":1}"#), &both);
    assert_found(json::<Pin>(r#"{"kind":"p","x":"a","y":1}"#), &[("x", "type")]);
    let none = json::<Pin>(r#"{"kind":"p","else":1}"#).unwrap();
    assert_eq!(none.at, None);
}
