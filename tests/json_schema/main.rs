//! The field table outside of the code: as a JSON Schema, and as a page of documentation.

#![cfg(feature = "field-table")]
// A test declares its types where it needs them.
#![allow(clippy::items_after_statements, reason = "a test declares its request next to its use")]

mod requests;
mod rules;
mod unknown_fields;
mod variants;

use serde::Deserialize;
use serde::Serialize;
use serde_json::{Value, json};
use token_request::{Table, Validate};

/// Decides by a table's schema.
fn by_schema(table: Table) -> jsonschema::Validator {
    let schema = table.json_schema();
    jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{error}: {schema:#}"));
    jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{error}: {schema:#}"))
}

/// What serde writes, as its text: an `f32` is another number in a `Value`.
fn written(request: &impl Serialize) -> Value {
    let text = serde_json::to_string(request).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The schema of the one field of a table that has that name.
fn property(table: Table, name: &str) -> Value {
    table.json_schema()["properties"][name].clone()
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
