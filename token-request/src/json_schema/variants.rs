//! The variants of enums.

use serde_json::{Value as Json, json};

use super::definitions::{Definitions, Sharing};
use crate::rules::shared::keywords::{Schema, object};
use crate::table::{KnownBy, Table, Tagging, Variant};

impl Definitions {
    /// Returns the schema of an enum.
    pub(super) fn variants(&mut self, table: &Table, sharing: Sharing) -> Schema {
        let mut known =
            table.variants.iter().filter(|variant| variant.known_by != KnownBy::Nothing);
        let by_name = table.variants.iter().filter(|variant| variant.known_by == KnownBy::Name);
        let names: Vec<_> = by_name.map(|variant| variant.wire).collect();
        let is_name = |variant: &Variant| variant.unit && variant.known_by == KnownBy::Name;
        if table.tagging == Tagging::External && known.clone().all(is_name) {
            return object(json!({ "type": "string", "enum": names }));
        }
        let is_open = table.tagging == Tagging::Untagged
            || known.clone().any(|variant| variant.known_by == KnownBy::Shape);
        let schemas: Vec<_> =
            known.by_ref().map(|variant| self.variant(table, variant, &names, sharing)).collect();
        // A name matches at most one variant.
        let keyword = if is_open { "anyOf" } else { "oneOf" };
        object(json!({ keyword: schemas }))
    }

    fn variant(
        &mut self,
        table: &Table,
        variant: &Variant,
        names: &[&str],
        sharing: Sharing,
    ) -> Schema {
        let name = match variant.known_by {
            KnownBy::AnyOther => json!({ "type": "string", "not": { "enum": names } }),
            _ => json!({ "const": variant.wire }),
        };
        let tagging = match variant.known_by {
            KnownBy::Shape => Tagging::Untagged,
            _ => table.tagging,
        };
        // serde ignores the other fields of a unit variant.
        let content_table =
            Table::new("", variant.fields).deny_unknown(table.deny_unknown && !variant.unit);
        let is_alone = sharing == Sharing::Alone;
        match tagging {
            Tagging::Untagged if variant.unit => object(json!({ "type": "null" })),
            Tagging::Untagged => self.request(&content_table, sharing),
            Tagging::External if variant.unit => object(name),
            Tagging::External => {
                let content = self.request(&content_table, Sharing::Alone);
                let schema = json!({
                    "type": "object",
                    "properties": { variant.wire: content },
                    "required": [variant.wire],
                });
                closed(schema, is_alone)
            }
            Tagging::Internal(tag) => {
                let sharing =
                    if content_table.newtype().is_some() { Sharing::Shared } else { sharing };
                tagged(self.request(&content_table, sharing), tag, name)
            }
            Tagging::Adjacent { tag, content } => {
                let (value, required) = if variant.unit {
                    (json!({ "type": "null" }), json!([tag]))
                } else {
                    (json!(self.request(&content_table, Sharing::Alone)), json!([tag, content]))
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

/// Returns a schema that rejects unknown names if `denies` is set.
fn closed(schema: Json, denies: bool) -> Schema {
    let mut schema = object(schema);
    if denies {
        schema.insert("additionalProperties".to_owned(), json!(false));
    }
    schema
}

/// Returns the schema of fields with a tag that is the name of the variant.
fn tagged(mut fields: Schema, tag: &str, name: Json) -> Schema {
    fields.entry("type").or_insert_with(|| json!("object"));
    let properties = fields.entry("properties").or_insert_with(|| json!({}));
    if let Json::Object(properties) = properties {
        properties.insert(tag.to_owned(), name);
    }
    if let Json::Array(required) = fields.entry("required").or_insert_with(|| json!([])) {
        required.insert(0, json!(tag));
    }
    fields
}
