//! Enums, by what tells their variants apart.

use serde_json::{Value, json};

use super::requests::Requests;
use super::{Schema, object};
use crate::table::{Field, KnownBy, Table, Tagging, Variant};

impl Requests {
    pub(super) fn variants(&mut self, table: &Table) -> Schema {
        let mut known = table.variants.iter().filter(|it| it.known_by != KnownBy::Nothing);
        let by_name = table.variants.iter().filter(|it| it.known_by == KnownBy::Name);
        let names: Vec<_> = by_name.map(|variant| variant.wire).collect();
        let is_name = |it: &Variant| it.unit && it.known_by == KnownBy::Name;
        if table.tagging == Tagging::External && known.clone().all(is_name) {
            return object(json!({ "type": "string", "enum": names }));
        }
        let is_open = table.tagging == Tagging::Untagged
            || known.clone().any(|it| it.known_by == KnownBy::Shape);
        let tagging = |it: &Variant| match it.known_by {
            KnownBy::Shape => Tagging::Untagged,
            _ => table.tagging,
        };
        let schemas: Vec<_> =
            known.by_ref().map(|it| self.variant(it, tagging(it), &names)).collect();
        // By names only one can be meant.
        let keyword = if is_open { "anyOf" } else { "oneOf" };
        object(json!({ keyword: schemas }))
    }

    fn variant(&mut self, variant: &Variant, tagging: Tagging, names: &[&str]) -> Schema {
        let name = match variant.known_by {
            KnownBy::AnyOther => json!({ "type": "string", "not": { "enum": names } }),
            _ => json!({ "const": variant.wire }),
        };
        let content = self.content(variant.fields);
        match tagging {
            Tagging::Untagged if variant.unit => object(json!({ "type": "null" })),
            Tagging::Untagged => content,
            Tagging::External if variant.unit => object(name),
            Tagging::External => object(json!({
                "type": "object",
                "properties": { variant.wire: content },
                "required": [variant.wire],
                "additionalProperties": false,
            })),
            Tagging::Internal(tag) => tagged(content, tag, name),
            Tagging::Adjacent { tag, .. } if variant.unit => tagged(content, tag, name),
            Tagging::Adjacent { tag, content: of } => object(json!({
                "type": "object",
                "properties": { tag: name, of: content },
                "required": [tag, of],
            })),
        }
    }

    /// What a variant holds: a value alone, or fields.
    fn content(&mut self, fields: &'static [Field]) -> Schema {
        self.table(&Table::new("", fields))
    }
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
