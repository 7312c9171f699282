//! The fields of structs and variants.

use serde_json::{Value as Json, json};

use super::definitions::{Definitions, Sharing};
use crate::rules;
use crate::rules::shared::keywords::{Schema, also, object};
use crate::table::{Field, Rule, Table, Type, Value};

impl Definitions {
    /// Returns the schema of a request. The schema of a newtype is that of its field.
    pub(super) fn request(&mut self, table: &Table, sharing: Sharing) -> Schema {
        if !table.variants.is_empty() {
            return self.variants(table, sharing);
        }
        match table.newtype() {
            Some(field) => self.field(field, sharing),
            None => self.fields(table, sharing),
        }
    }

    /// Returns the schema of the fields of a struct or a variant. Without fields any value is accepted.
    fn fields(&mut self, table: &Table, sharing: Sharing) -> Schema {
        let fields: Vec<_> = table.fields.iter().filter(|field| !field.skipped).collect();
        if fields.iter().any(|field| field.index.is_some()) {
            return self.tuple(&fields);
        }
        let mut schema = if fields.is_empty() { Schema::new() } else { self.object(&fields) };
        for field in &fields {
            add_rules_across_fields(&mut schema, Some(field), &fields, field.rules);
        }
        add_rules_across_fields(&mut schema, None, &fields, table.whole.rules);
        // The names of flattened fields are not known here.
        let is_complete = sharing == Sharing::Alone && !fields.iter().any(|field| field.flatten);
        if table.deny_unknown && is_complete {
            add_aliases(&mut schema, &fields);
            schema.insert("additionalProperties".to_owned(), json!(false));
        }
        schema
    }

    fn tuple(&mut self, fields: &[&'static Field]) -> Schema {
        let item = |field: &&'static Field| Json::Object(self.field(field, Sharing::Alone));
        let items: Vec<_> = fields.iter().map(item).collect();
        let n = items.len();
        object(json!({ "type": "array", "prefixItems": items, "minItems": n, "maxItems": n }))
    }

    fn object(&mut self, fields: &[&'static Field]) -> Schema {
        let mut properties = Schema::new();
        let mut schema = object(json!({ "type": "object" }));
        for field in fields {
            if !field.flatten {
                let value = self.field(field, Sharing::Alone);
                properties.insert(field.wire.to_owned(), Json::Object(value));
            } else if let Type::Object(table) = field.ty {
                let flattened = Json::Object(self.reference(table, Sharing::Shared));
                // An optional flattened value is absent if serde cannot read it.
                let any = json!({ "anyOf": [flattened, true] });
                also(&mut schema, if field.nullable { any } else { flattened });
            }
        }
        let required = fields.iter().filter(|field| field.required && !field.flatten);
        let required: Vec<_> = required.map(|field| field.wire).collect();
        schema.insert("properties".to_owned(), Json::Object(properties));
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        schema
    }
}

/// Adds the rules across fields, of one field or of the whole request.
///
/// `dependentRequired` would be shorter for some of them, but counts a field that is `null` as given.
fn add_rules_across_fields(
    schema: &mut Schema,
    field: Option<&Field>,
    fields: &[&'static Field],
    rules: &[Rule],
) {
    let given_field = field.filter(|field| !field.flatten).map(|field| is_given(field.wire));
    for rule in rules.iter().filter(|rule| rule.condition.is_none()) {
        let others: Option<Vec<_>> =
            rule.args.iter().map(|arg| is_other_given(arg.value, fields)).collect();
        let Some(others) = others.filter(|others| !others.is_empty()) else { continue };
        if let Some(rule) = rules::find(rule.name) {
            rule.schema.add_to_request(schema, given_field.as_ref(), others);
        }
    }
}

/// Returns the condition that another field is given; `None` for a flattened field, which is not on the wire itself.
fn is_other_given(argument: Value, fields: &[&'static Field]) -> Option<Json> {
    let Value::Field { name, .. } = argument else { return None };
    let field = fields.iter().find(|field| field.name == name)?;
    (!field.flatten).then(|| is_given(field.wire))
}

/// Returns the condition that a field is present and not `null`.
fn is_given(wire: &str) -> Json {
    json!({ "required": [wire], "properties": { wire: { "not": { "type": "null" } } } })
}

/// Adds the other accepted names, each with the schema of its field.
fn add_aliases(schema: &mut Schema, fields: &[&'static Field]) {
    let Some(Json::Object(properties)) = schema.get_mut("properties") else { return };
    for field in fields {
        let Some(value) = properties.get(field.wire).cloned() else { continue };
        for alias in field.aliases {
            properties.entry(*alias).or_insert_with(|| value.clone());
        }
    }
}
