//! The keywords of a JSON Schema.

use serde_json::{Map, Value as Json, json};

use crate::table::{Rule, Type, Value};

/// The keywords of a schema and their values.
pub(crate) type Schema = Map<String, Json>;

/// A keyword of a schema and its value.
pub(crate) type KeywordValue = (&'static str, Json);

/// The keywords with which a JSON Schema expresses a rule.
pub(crate) enum Keywords {
    /// A schema cannot express the rule.
    None,
    /// The keyword `format` of a text.
    Format(&'static str),
    /// The keyword `pattern` of a text, a regular expression of JavaScript; `None` if the arguments have none.
    Pattern(fn(&Rule) -> Option<String>),
    /// A keyword for a value of this type, if there is one.
    One(fn(Type, &Rule) -> Option<KeywordValue>),
    /// Several keywords for a value of this type.
    Several(fn(Type, &Rule) -> Vec<KeywordValue>),
    /// A schema of the request, made from the condition that the field is given and those that the others are given.
    Field(fn(given: &Json, others: &[Json]) -> Json),
    /// A keyword of the request, made from the conditions that the listed fields are given.
    Fields(fn(given: Vec<Json>) -> KeywordValue),
}

impl Keywords {
    /// Adds the keywords for a value of this type.
    pub(crate) fn add_to_value(&self, schema: &mut Schema, ty: Type, rule: &Rule) {
        match self {
            Self::Format(format) if is_text(ty) => add(schema, "format", json!(format)),
            Self::Pattern(pattern) if is_text(ty) => {
                if let Some(pattern) = pattern(rule) {
                    add(schema, "pattern", json!(pattern));
                }
            }
            Self::One(keyword) => {
                if let Some((keyword, value)) = keyword(ty, rule) {
                    add(schema, keyword, value);
                }
            }
            Self::Several(keywords) => {
                for (keyword, value) in keywords(ty, rule) {
                    add(schema, keyword, value);
                }
            }
            _ => {}
        }
    }

    /// Adds the keywords of a request. `field` is the condition that the rule's own field is given; a rule of the whole
    /// request has none.
    pub(crate) fn add_to_request(
        &self,
        schema: &mut Schema,
        field: Option<&Json>,
        others: Vec<Json>,
    ) {
        match (self, field) {
            (Self::Field(make), Some(given)) => also(schema, make(given, &others)),
            (Self::Fields(make), None) => {
                let (keyword, value) = make(others);
                add(schema, keyword, value);
            }
            _ => {}
        }
    }
}

/// Returns whether a value of this type is text.
pub(crate) fn is_text(ty: Type) -> bool {
    matches!(ty, Type::String | Type::Names(_))
}

/// Returns the keywords of a schema, which must be a JSON object.
pub(crate) fn object(schema: Json) -> Schema {
    match schema {
        Json::Object(schema) => schema,
        _ => Schema::new(),
    }
}

/// Adds a keyword. A second value of a keyword goes into `allOf`.
fn add(schema: &mut Schema, keyword: &str, value: Json) {
    if schema.contains_key(keyword) {
        also(schema, json!({ keyword: value }));
    } else {
        schema.insert(keyword.to_owned(), value);
    }
}

/// Adds another schema that must accept the value.
pub(crate) fn also(schema: &mut Schema, other: Json) {
    let all = schema.entry("allOf").or_insert_with(|| json!([]));
    if let Json::Array(all) = all {
        all.push(other);
    }
}

/// Returns a number that JSON has; `None` for an expression or a number beyond 64 bits.
pub(crate) fn number(value: &Value) -> Option<Json> {
    match *value {
        Value::Integer(number) => i64::try_from(number)
            .map(Json::from)
            .or_else(|_| u64::try_from(number).map(Json::from))
            .ok(),
        Value::Float(number) => Some(json!(number)).filter(|number| !number.is_null()),
        _ => None,
    }
}

/// Returns the first argument if it is a text.
pub(crate) fn text(rule: &Rule) -> Option<&'static str> {
    match rule.args.first()?.value {
        Value::String(text) => Some(text),
        _ => None,
    }
}
