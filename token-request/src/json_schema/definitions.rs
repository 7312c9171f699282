//! The schemas of nested requests, in `$defs`.

use serde_json::{Value as Json, json};

use crate::rules::shared::keywords::{Schema, object};
use crate::table::{Field, Table, Type};

/// A function that returns the table of a nested request.
type TableFn = fn() -> Table;

/// The sharing of a JSON object between a request and other fields.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Sharing {
    Alone,
    /// The object has fields of the request around it, or the name of a variant, so unknown names cannot be rejected.
    Shared,
}

/// The nested requests that were found.
#[derive(Default)]
pub(super) struct Definitions(Vec<Definition>);

struct Definition {
    table: TableFn,
    sharing: Sharing,
    /// The name in `$defs`.
    name: String,
    /// The schema, which is empty while it is made.
    schema: Schema,
}

impl Definitions {
    /// Returns a reference to a request, which is defined at the first call.
    pub(super) fn reference(&mut self, table: TableFn, sharing: Sharing) -> Schema {
        let is_same = |known: &&Definition| {
            known.sharing == sharing && is_same(known.table, table, &mut Vec::new())
        };
        let name = match self.0.iter().find(is_same) {
            Some(known) => known.name.clone(),
            None => self.define(table, sharing),
        };
        object(json!({ "$ref": format!("#/$defs/{name}") }))
    }

    /// Defines a request. It is listed before its schema is made, because the schema may refer to it.
    fn define(&mut self, table_fn: TableFn, sharing: Sharing) -> String {
        let table = table_fn();
        let name = self.free_name(table.name);
        let index = self.0.len();
        let schema = Schema::new();
        self.0.push(Definition { table: table_fn, sharing, name: name.clone(), schema });
        let mut schema = object(json!({ "title": table.name }));
        schema.extend(self.request(&table, sharing));
        if let Some(definition) = self.0.get_mut(index) {
            definition.schema = schema;
        }
        name
    }

    /// Returns a name of characters that a URI may contain, with a number if another request has the name.
    fn free_name(&self, name: &str) -> String {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let name: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
        let is_taken = |name: &String| self.0.iter().any(|known| known.name == *name);
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        names.find(|name| !is_taken(name)).unwrap_or(name)
    }

    /// Returns the value of `$defs`.
    pub(super) fn into_schema(self) -> Schema {
        let definitions = self.0.into_iter();
        definitions.map(|known| (known.name, Json::Object(known.schema))).collect()
    }
}

/// Returns whether two tables are the same.
///
/// The compiler may duplicate a table and the function that returns it, so their content is compared too. Tables that are
/// already being `compared` are taken as the same.
fn is_same(a: TableFn, b: TableFn, compared: &mut Vec<(TableFn, TableFn)>) -> bool {
    let is_pair =
        |(x, y): &(TableFn, TableFn)| std::ptr::fn_addr_eq(*x, a) && std::ptr::fn_addr_eq(*y, b);
    if std::ptr::fn_addr_eq(a, b) || compared.iter().any(is_pair) {
        return true;
    }
    compared.push((a, b));
    let (a, b) = (a(), b());
    (a.name, a.tagging, a.variants.len()) == (b.name, b.tagging, b.variants.len())
        && a.deny_unknown == b.deny_unknown
        && a.whole.rules == b.whole.rules
        && are_same_fields(a.fields, b.fields, compared)
        && a.variants.iter().zip(b.variants).all(|(a, b)| {
            (a.wire, a.unit, a.known_by) == (b.wire, b.unit, b.known_by)
                && are_same_fields(a.fields, b.fields, compared)
        })
}

fn are_same_fields(a: &[Field], b: &[Field], compared: &mut Vec<(TableFn, TableFn)>) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| {
            (a.wire, a.required, a.secret, a.nullable) == (b.wire, b.required, b.secret, b.nullable)
                && (a.skipped, a.flatten, a.index) == (b.skipped, b.flatten, b.index)
                && a.converted == b.converted
                && a.aliases == b.aliases
                && (a.rules, a.description, a.example) == (b.rules, b.description, b.example)
                && is_same_type(a.ty, b.ty, compared)
        })
}

fn is_same_type(a: Type, b: Type, compared: &mut Vec<(TableFn, TableFn)>) -> bool {
    match (a, b) {
        (Type::Object(a), Type::Object(b)) => is_same(a, b, compared),
        (Type::Names(a), Type::Names(b)) => a == b,
        (Type::List(a), Type::List(b))
        | (Type::Map(a), Type::Map(b))
        | (Type::Nullable(a), Type::Nullable(b)) => is_same_type(*a, *b, compared),
        (a, b) => std::mem::discriminant(&a) == std::mem::discriminant(&b),
    }
}
