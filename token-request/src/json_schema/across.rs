//! Rules across the fields of a request.
//!
//! `dependentRequired` would do for some of them, were not a field that is `null` there for it.

use serde_json::{Value, json};

use super::{Schema, add, also};
use crate::table::{Field, Rule, Value as Argument};

/// Says these rules, of one field or of the whole.
pub(super) fn say(
    schema: &mut Schema,
    field: Option<&Field>,
    fields: &[&'static Field],
    rules: &[Rule],
) {
    for rule in rules.iter().filter(|rule| rule.condition.is_none()) {
        let others: Option<Vec<_>> = rule.args.iter().map(|arg| other(arg.value, fields)).collect();
        let Some(others) = others.filter(|others| !others.is_empty()) else { continue };
        match field.filter(|field| !field.flatten) {
            Some(field) => say_of(schema, rule.name, &given(field.wire), &others),
            None => say_of_whole(schema, rule.name, others),
        }
    }
}

/// That the other field is given. One that is flattened is not, on the wire: its fields are.
fn other(argument: Argument, fields: &[&'static Field]) -> Option<Value> {
    let Argument::Field { name, .. } = argument else { return None };
    let field = fields.iter().find(|field| field.name == name)?;
    (!field.flatten).then(|| given(field.wire))
}

/// There, and not `null`.
fn given(wire: &str) -> Value {
    json!({ "required": [wire], "properties": { wire: { "not": { "type": "null" } } } })
}

fn say_of(schema: &mut Schema, rule: &str, given: &Value, others: &[Value]) {
    let any = json!({ "anyOf": others });
    let all = json!({ "allOf": others });
    match rule {
        "required_with" => also(schema, json!({ "if": any, "then": given })),
        "required_without" => also(schema, json!({ "if": { "not": all }, "then": given })),
        "requires" => also(schema, json!({ "if": given, "then": all })),
        "conflicts_with" => also(schema, json!({ "if": given, "then": { "not": any } })),
        _ => {}
    }
}

fn say_of_whole(schema: &mut Schema, rule: &str, mut fields: Vec<Value>) {
    match rule {
        "exactly_one_of" => add(schema, "oneOf", json!(fields)),
        "at_least_one_of" => add(schema, "anyOf", json!(fields)),
        "at_most_one_of" => {
            let none = json!({ "not": { "anyOf": fields } });
            fields.push(none);
            add(schema, "oneOf", json!(fields));
        }
        _ => {}
    }
}
