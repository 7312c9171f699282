//! Structs from published field tables, and structs that are compared with pages.

#![cfg(feature = "field-table")]

mod assert_documented;
mod docs;
mod pages;

use token_request::{Field, Table, Type, Validate};

/// Returns a line for each field: its name on the wire, its type, whether it is required, and its rules.
fn summary(table: &Table) -> String {
    let lines = table.fields.iter().map(|field| {
        let required = if field.required { " required" } else { "" };
        let secret = if field.secret { " secret" } else { "" };
        let rules: Vec<_> = field.rules.iter().map(ToString::to_string).collect();
        let line = format!("{}: {}{required}{secret} {}", field.wire, field.ty, rules.join(" "));
        line.trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the field with this name.
fn field<T: Validate>(wire: &str) -> &'static Field {
    T::TABLE.fields.iter().find(|field| field.wire == wire).unwrap()
}

/// Returns the violations of a body, one on each line, or an empty string.
fn verdict<T: Validate + serde::de::DeserializeOwned>(body: &str) -> String {
    let request: T = serde_json::from_str(body).unwrap();
    request.validate().err().map(|violations| violations.to_string()).unwrap_or_default()
}

/// Returns the type of the items or of the map's values.
fn inner(ty: &Type) -> &Type {
    match ty {
        Type::List(of) | Type::Map(of) => of,
        other => other,
    }
}
