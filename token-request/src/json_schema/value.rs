//! The values of fields.

use serde_json::{Value as Json, json};

use super::definitions::{Definitions, Sharing};
use crate::rules;
use crate::rules::shared::keywords::{Schema, object};
use crate::table::{Field, Rule, Type};

impl Definitions {
    /// Returns the schema of a field's value, with the description and the example.
    pub(super) fn field(&mut self, field: &'static Field, sharing: Sharing) -> Schema {
        let mut schema = Schema::new();
        if !field.description.is_empty() {
            schema.insert("description".to_owned(), json!(field.description));
        }
        if field.secret {
            schema.insert("writeOnly".to_owned(), json!(true));
        } else if let Some(example) = example(field) {
            schema.insert("examples".to_owned(), json!([example]));
        }
        // If a function reads the field, the type and the rules are not those of the value on the wire.
        if !field.converted {
            let rules: Vec<_> = field.rules.iter().collect();
            schema.extend(self.value(field.ty, field.nullable, &rules, sharing));
        }
        schema
    }

    /// Returns the schema of a value of this type with these rules.
    fn value(
        &mut self,
        ty: Type,
        nullable: bool,
        rules: &[&'static Rule],
        sharing: Sharing,
    ) -> Schema {
        let mut schema = self.of_type(ty.value(), rules, sharing);
        for rule in rules.iter().filter(|rule| rule.condition.is_none()) {
            if let Some(definition) = rules::find(rule.name) {
                definition.schema.add_to_value(&mut schema, ty.value(), rule);
            }
        }
        let is_required = rules.iter().any(|r| r.name == "required" && r.condition.is_none());
        let may_be_null = nullable || matches!(ty, Type::Nullable(_));
        if may_be_null && !is_required { or_null(schema) } else { schema }
    }

    /// Returns the schema of a type. The rules of groups apply to its items, keys and values.
    fn of_type(&mut self, ty: Type, rules: &[&'static Rule], sharing: Sharing) -> Schema {
        let mut schema = match ty {
            Type::String => json!({ "type": "string" }),
            Type::Names(names) => json!({ "type": "string", "enum": names }),
            Type::Integer => json!({ "type": "integer" }),
            Type::Number => json!({ "type": "number" }),
            Type::Boolean => json!({ "type": "boolean" }),
            Type::List(_) => json!({ "type": "array" }),
            Type::Map(_) => json!({ "type": "object" }),
            Type::Object(table) => return self.reference(table, sharing),
            Type::Nullable(_) | Type::Any => return Schema::new(),
        };
        let parts = match ty {
            Type::List(element) => vec![("items", self.part(*element, rules, "each"))],
            Type::Map(value) => vec![
                ("additionalProperties", self.part(*value, rules, "values")),
                ("propertyNames", self.keys(rules)),
            ],
            _ => Vec::new(),
        };
        for (keyword, part) in parts.into_iter().filter(|(_, part)| !part.is_empty()) {
            schema[keyword] = Json::Object(part);
        }
        object(schema)
    }

    /// Returns the schema of items or values of this type, with the rules of a group.
    fn part(&mut self, ty: Type, rules: &[&'static Rule], group: &str) -> Schema {
        let rules: Vec<_> = elements(rules, group).flat_map(|elements| elements.rules).collect();
        self.value(ty, false, &rules, Sharing::Alone)
    }

    /// Returns the schema of a map's keys, which are texts in JSON.
    fn keys(&mut self, rules: &[&'static Rule]) -> Schema {
        let is_text = |keys: &&Field| matches!(keys.ty, Type::String | Type::Names(_));
        let mut keys = elements(rules, "keys").filter(is_text).peekable();
        let Some(Field { ty, .. }) = keys.peek().copied() else { return Schema::new() };
        let rules: Vec<_> = keys.flat_map(|keys| keys.rules).collect();
        let mut schema = self.value(*ty, false, &rules, Sharing::Alone);
        schema.remove("type");
        schema
    }
}

/// Returns the rules of the groups with this name, as fields.
fn elements(rules: &[&'static Rule], group: &str) -> impl Iterator<Item = &'static Field> {
    let groups = rules.iter().filter(move |rule| rule.name == group && rule.condition.is_none());
    groups.filter_map(|rule| rule.elements)
}

/// Returns the example as a value of the field's type, if it is one.
fn example(field: &Field) -> Option<Json> {
    let text = field.example?;
    match field.ty.scalar().unwrap_or(field.ty) {
        Type::String | Type::Names(_) | Type::Any => Some(json!(text)),
        _ => serde_json::from_str(text).ok(),
    }
}

/// Returns a schema that also accepts `null`.
fn or_null(mut schema: Schema) -> Schema {
    let is_composed =
        ["$ref", "allOf", "anyOf", "const"].iter().any(|key| schema.contains_key(*key));
    match schema.get("type").cloned() {
        None if schema.is_empty() => schema,
        Some(ty @ Json::String(_)) if !is_composed => {
            schema.insert("type".to_owned(), json!([ty, "null"]));
            if let Some(Json::Array(values)) = schema.get_mut("enum") {
                values.push(Json::Null);
            }
            schema
        }
        _ => object(json!({ "anyOf": [schema, { "type": "null" }] })),
    }
}
