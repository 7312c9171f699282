//! The requests that stand in another one.

use serde_json::{Value, json};

use super::Schema;
use crate::table::{Field, Table, Type};

/// What leads to a request.
type Of = fn() -> Table;

/// What stands in one object with a request's own fields.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Beside {
    Nothing,
    /// Those of what it is flattened into, or the name of a variant: no other name is unknown.
    Others,
}

/// The requests that were met, each with its name in `$defs` and, once it is made, its schema.
#[derive(Default)]
pub(super) struct Requests(Vec<(Of, Beside, String, Schema)>);

impl Requests {
    /// A reference to a request. It is listed before its schema is made, which may refer to it.
    pub(super) fn reference(&mut self, of: Of, beside: Beside) -> Schema {
        let is_known = |(known, stands, ..): &&(Of, Beside, String, Schema)| {
            *stands == beside && is_same(*known, of, &mut Vec::new())
        };
        let name = match self.0.iter().find(is_known) {
            Some((.., name, _)) => name.clone(),
            None => self.define(of, beside),
        };
        super::object(json!({ "$ref": format!("#/$defs/{name}") }))
    }

    fn define(&mut self, of: Of, beside: Beside) -> String {
        let table = of();
        let name = self.free_name(table.name);
        let place = self.0.len();
        self.0.push((of, beside, name.clone(), Schema::new()));
        let mut schema = super::object(json!({ "title": table.name }));
        schema.extend(self.table(&table, beside));
        if let Some((.., made)) = self.0.get_mut(place) {
            *made = schema;
        }
        name
    }

    /// The name, of characters that a URI may have, and with a number where another request has it too.
    fn free_name(&self, name: &str) -> String {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let name: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
        let is_taken = |name: &String| self.0.iter().any(|(.., taken, _)| taken == name);
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        names.find(|name| !is_taken(name)).unwrap_or(name)
    }

    pub(super) fn into_defs(self) -> Schema {
        self.0.into_iter().map(|(.., name, schema)| (name, Value::Object(schema))).collect()
    }
}

/// Whether two requests are one. The compiler may have several copies of a table and of the function that leads to it, so
/// that places tell little; what they say tells more. Those already being compared are taken for one.
fn is_same(a: Of, b: Of, compared: &mut Vec<(Of, Of)>) -> bool {
    let is_pair = |(x, y): &(Of, Of)| std::ptr::fn_addr_eq(*x, a) && std::ptr::fn_addr_eq(*y, b);
    if std::ptr::fn_addr_eq(a, b) || compared.iter().any(is_pair) {
        return true;
    }
    compared.push((a, b));
    let (a, b) = (a(), b());
    (a.name, a.tagging, a.variants.len()) == (b.name, b.tagging, b.variants.len())
        && a.deny_unknown == b.deny_unknown
        && a.whole.rules == b.whole.rules
        && are_same(a.fields, b.fields, compared)
        && a.variants.iter().zip(b.variants).all(|(a, b)| {
            (a.wire, a.unit, a.known_by) == (b.wire, b.unit, b.known_by)
                && are_same(a.fields, b.fields, compared)
        })
}

fn are_same(a: &[Field], b: &[Field], compared: &mut Vec<(Of, Of)>) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| {
            (a.wire, a.required, a.secret, a.nullable) == (b.wire, b.required, b.secret, b.nullable)
                && (a.skipped, a.flatten, a.index) == (b.skipped, b.flatten, b.index)
                && a.converted == b.converted
                && a.aliases == b.aliases
                && (a.rules, a.description, a.example) == (b.rules, b.description, b.example)
                && is_same_kind(a.ty, b.ty, compared)
        })
}

fn is_same_kind(a: Type, b: Type, compared: &mut Vec<(Of, Of)>) -> bool {
    match (a, b) {
        (Type::Object(a), Type::Object(b)) => is_same(a, b, compared),
        (Type::Names(a), Type::Names(b)) => a == b,
        (Type::List(a), Type::List(b))
        | (Type::Map(a), Type::Map(b))
        | (Type::Nullable(a), Type::Nullable(b)) => is_same_kind(*a, *b, compared),
        (a, b) => std::mem::discriminant(&a) == std::mem::discriminant(&b),
    }
}
