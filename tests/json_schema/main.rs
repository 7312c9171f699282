//! The field table as a JSON Schema.

#![cfg(feature = "field-table")]
// A test declares its types next to their use.
#![allow(clippy::items_after_statements, reason = "a test declares its request next to its use")]

mod requests;
mod rules;
mod unknown_fields;
mod variants;

use serde::Deserialize;
use serde::Serialize;
use serde_json::{Value, json};
use token_request::{Table, Validate};

/// Returns a validator for the schema of a table.
fn by_schema(table: Table) -> jsonschema::Validator {
    let schema = table.json_schema();
    jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{error}: {schema:#}"));
    jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{error}: {schema:#}"))
}

/// Serializes a request by way of text, because an `f32` becomes another number in a `Value`.
fn written(request: &impl Serialize) -> Value {
    let text = serde_json::to_string(request).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Returns the schema of the field with this name.
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
