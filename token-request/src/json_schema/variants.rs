//! Enums, by what tells their variants apart.

use serde_json::{Value, json};

use super::requests::{Beside, Requests};
use super::{Schema, object};
use crate::table::{KnownBy, Table, Tagging, Variant};

impl Requests {
    pub(super) fn variants(&mut self, table: &Table, beside: Beside) -> Schema {
        let mut known = table.variants.iter().filter(|it| it.known_by != KnownBy::Nothing);
        let by_name = table.variants.iter().filter(|it| it.known_by == KnownBy::Name);
        let names: Vec<_> = by_name.map(|variant| variant.wire).collect();
        let is_name = |it: &Variant| it.unit && it.known_by == KnownBy::Name;
        if table.tagging == Tagging::External && known.clone().all(is_name) {
            return object(json!({ "type": "string", "enum": names }));
        }
        let is_open = table.tagging == Tagging::Untagged
            || known.clone().any(|it| it.known_by == KnownBy::Shape);
        let schemas: Vec<_> =
            known.by_ref().map(|it| self.variant(table, it, &names, beside)).collect();
        // By names only one can be meant.
        let keyword = if is_open { "anyOf" } else { "oneOf" };
        object(json!({ keyword: schemas }))
    }

    fn variant(
        &mut self,
        table: &Table,
        variant: &Variant,
        names: &[&str],
        beside: Beside,
    ) -> Schema {
        let name = match variant.known_by {
            KnownBy::AnyOther => json!({ "type": "string", "not": { "enum": names } }),
            _ => json!({ "const": variant.wire }),
        };
        let tagging = match variant.known_by {
            KnownBy::Shape => Tagging::Untagged,
            _ => table.tagging,
        };
        // A value alone, or fields. serde reads past what stands beside the name of a variant that has none.
        let of = Table::new("", variant.fields).deny_unknown(table.deny_unknown && !variant.unit);
        let is_alone = beside == Beside::Nothing;
        match tagging {
            Tagging::Untagged if variant.unit => object(json!({ "type": "null" })),
            Tagging::Untagged => self.table(&of, beside),
            Tagging::External if variant.unit => object(name),
            Tagging::External => {
                let content = self.table(&of, Beside::Nothing);
                let schema = json!({
                    "type": "object",
                    "properties": { variant.wire: content },
                    "required": [variant.wire],
                });
                closed(schema, is_alone)
            }
            Tagging::Internal(tag) => {
                let beside = if of.newtype().is_some() { Beside::Others } else { beside };
                tagged(self.table(&of, beside), tag, name)
            }
            Tagging::Adjacent { tag, content } => {
                let (value, required) = if variant.unit {
                    (json!({ "type": "null" }), json!([tag]))
                } else {
                    (json!(self.table(&of, Beside::Nothing)), json!([tag, content]))
                };
                let schema = json!({
                    "type": "object",
                    "properties": { tag: name, content: value },
                    "required": required,
                });
                closed(schema, table.deny_unknown && is_alone)
            }
        }
    }
}

/// An object that perhaps refuses names other than those of its properties.
fn closed(schema: Value, denies: bool) -> Schema {
    let mut schema = object(schema);
    if denies {
        schema.insert("additionalProperties".to_owned(), json!(false));
    }
    schema
}

/// Fields, with one more that has the variant's name.
fn tagged(mut fields: Schema, tag: &str, name: Value) -> Schema {
    fields.entry("type").or_insert_with(|| json!("object"));
    let properties = fields.entry("properties").or_insert_with(|| json!({}));
    if let Value::Object(properties) = properties {
        properties.insert(tag.to_owned(), name);
    }
    if let Value::Array(required) = fields.entry("required").or_insert_with(|| json!([])) {
        required.insert(0, json!(tag));
    }
    fields
}
