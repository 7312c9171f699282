//! Requests made of published field tables, and structs beside them.

#![cfg(feature = "field-table")]

mod assert_documented;
mod docs;
mod pages;

use token_request::{Field, Table, Type, Validate};

/// What the table says of each field, a line each: its name on the wire, its kind, whether it is required, its rules.
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

/// The field of that name.
fn field<T: Validate>(wire: &str) -> &'static Field {
    T::TABLE.fields.iter().find(|field| field.wire == wire).unwrap()
}

/// What is wrong with what a client sent, a line each; nothing where nothing is.
fn verdict<T: Validate + serde::de::DeserializeOwned>(body: &str) -> String {
    let request: T = serde_json::from_str(body).unwrap();
    request.validate().err().map(|violations| violations.to_string()).unwrap_or_default()
}

/// The kind of its elements, or of its values.
fn inner(ty: &Type) -> &Type {
    match ty {
        Type::List(of) | Type::Map(of) => of,
        other => other,
    }
}
