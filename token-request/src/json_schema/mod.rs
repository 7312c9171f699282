//! The field table as a JSON Schema.

mod across;
mod ecma;
mod requests;
mod rule;
mod variants;

use serde_json::{Map, Value, json};

use self::requests::{Beside, Requests};
use crate::table::{Field, Rule, Table, Type};

/// The keywords of a schema.
type Schema = Map<String, Value>;

impl Table {
    /// The request as a [JSON Schema](https://json-schema.org/draft/2020-12), which accepts what
    /// [`validate()`](crate::Validate::validate) accepts, as far as a schema can say it.
    ///
    /// Requests in it stand in `$defs` with their own rules, whether or not the field says `nested`. What has an `Option`
    /// as its type may be `null`, unless it is `required`; a secret is `writeOnly` and without its example. Properties are in
    /// the order of the table where `serde_json` has its feature `preserve_order`, and sorted where not.
    ///
    /// ```
    /// use serde_json::json;
    /// use token_request::Validate;
    ///
    /// #[derive(Validate)]
    /// struct Page {
    ///     /// How many there are on a page.
    ///     #[validate(range(min = 1, max = 100), example = 20)]
    ///     limit: u8,
    ///     #[validate(length(max = 64), prefix("c_"))]
    ///     after: Option<String>,
    /// }
    ///
    /// assert_eq!(
    ///     Page::TABLE.json_schema(),
    ///     json!({
    ///         "$schema": "https://json-schema.org/draft/2020-12/schema",
    ///         "title": "Page",
    ///         "type": "object",
    ///         "properties": {
    ///             "limit": {
    ///                 "description": "How many there are on a page.",
    ///                 "examples": [20],
    ///                 "type": "integer",
    ///                 "minimum": 1,
    ///                 "maximum": 100,
    ///             },
    ///             "after": { "type": ["string", "null"], "maxLength": 64, "pattern": "^c_" },
    ///         },
    ///         "required": ["limit"],
    ///     })
    /// );
    /// ```
    ///
    /// # What a schema cannot say
    ///
    /// These are left out, so that it accepts more than `validate()`:
    ///
    /// - rules on a condition, `required_if`, `custom`, `schema`, `must_match`, `regex`, `credit_card`, and those of your own;
    /// - arguments that are neither literals nor constants of text, numbers beyond 64 bits, and `length` in any `unit` but
    ///   characters;
    /// - rules on what the table has no word for, and on a field that is a request of its own, a newtype too;
    /// - a `pattern` that JavaScript's regular expressions cannot say: one with flags, `\w`, `\s`, `\b`, `\p{..}` or operations
    ///   on sets;
    /// - the keys of a map other than text, and what may stand in a flattened map;
    /// - rules across fields of a tuple, or that name a flattened field;
    /// - of `deny_unknown_fields`, what it refuses beside flattened fields, or in a request that is flattened or in a variant tagged
    ///   internally.
    ///
    /// Names that are read besides (`#[serde(alias = "..")]`) stand in it only where others are refused. A field that has to be
    /// there has to be by its own name, for rules across fields too: so a schema refuses some requests that are read.
    ///
    /// `email`, `url`, `uri`, `ip`, `uuid`, `date` and `date_time` are a `format`, which validators take for an annotation unless told
    /// otherwise. `one_of(Enum)` allows the names and not their aliases. A request that is refused for the rules of one untagged
    /// variant may be accepted as another. Validators differ in how they round multiples of a step with a fraction. Nor does a
    /// schema say what only reading finds: how large a number of some type is, or that `1.0` is no integer for serde.
    #[must_use]
    pub fn json_schema(&self) -> Value {
        let mut requests = Requests::default();
        let body = requests.table(self, Beside::Nothing);
        let mut schema = Schema::new();
        schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        if !self.name.is_empty() {
            schema.insert("title".to_owned(), json!(self.name));
        }
        schema.extend(body);
        let defs = requests.into_defs();
        if !defs.is_empty() {
            schema.insert("$defs".to_owned(), Value::Object(defs));
        }
        Value::Object(schema)
    }
}

impl Requests {
    /// A request, or what a newtype holds.
    fn table(&mut self, table: &Table, beside: Beside) -> Schema {
        if !table.variants.is_empty() {
            return self.variants(table, beside);
        }
        match table.newtype() {
            Some(field) => self.field(field, beside),
            None => self.fields(table, beside),
        }
    }

    /// What stands in the braces or parentheses of a struct or a variant. With nothing in them it may be either.
    fn fields(&mut self, table: &Table, beside: Beside) -> Schema {
        let read: Vec<_> = table.fields.iter().filter(|field| !field.skipped).collect();
        if read.iter().any(|field| field.index.is_some()) {
            return self.tuple(&read);
        }
        let mut schema = if read.is_empty() { Schema::new() } else { self.object(&read) };
        for field in &read {
            across::say(&mut schema, Some(field), &read, field.rules);
        }
        across::say(&mut schema, None, &read, table.whole.rules);
        // What is flattened has names that are not known here.
        let is_whole = beside == Beside::Nothing && !read.iter().any(|field| field.flatten);
        if table.deny_unknown && is_whole {
            add_aliases(&mut schema, &read);
            schema.insert("additionalProperties".to_owned(), json!(false));
        }
        schema
    }

    fn tuple(&mut self, fields: &[&'static Field]) -> Schema {
        let item = |field: &&'static Field| Value::Object(self.field(field, Beside::Nothing));
        let items: Vec<_> = fields.iter().map(item).collect();
        let n = items.len();
        object(json!({ "type": "array", "prefixItems": items, "minItems": n, "maxItems": n }))
    }

    fn object(&mut self, fields: &[&'static Field]) -> Schema {
        let mut properties = Schema::new();
        let mut schema = object(json!({ "type": "object" }));
        for field in fields {
            if !field.flatten {
                let value = self.field(field, Beside::Nothing);
                properties.insert(field.wire.to_owned(), Value::Object(value));
            } else if let Type::Object(table) = field.ty {
                let flattened = Value::Object(self.reference(table, Beside::Others));
                // It is absent where it cannot be read.
                let any = json!({ "anyOf": [flattened, true] });
                also(&mut schema, if field.nullable { any } else { flattened });
            }
        }
        let required: Vec<_> =
            fields.iter().filter(|field| field.required && !field.flatten).collect();
        let required: Vec<_> = required.into_iter().map(|field| field.wire).collect();
        schema.insert("properties".to_owned(), Value::Object(properties));
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        schema
    }

    /// The value of a field, and what is said about it.
    fn field(&mut self, field: &'static Field, beside: Beside) -> Schema {
        let mut schema = Schema::new();
        if !field.description.is_empty() {
            schema.insert("description".to_owned(), json!(field.description));
        }
        if field.secret {
            schema.insert("writeOnly".to_owned(), json!(true));
        } else if let Some(example) = example(field) {
            schema.insert("examples".to_owned(), json!([example]));
        }
        // Of what a function reads, neither the type nor the rules are those of the value on the wire.
        if !field.converted {
            let rules: Vec<_> = field.rules.iter().collect();
            schema.extend(self.value(field.ty, field.nullable, &rules, beside));
        }
        schema
    }

    /// A value of this kind, for which these rules hold.
    fn value(
        &mut self,
        ty: Type,
        nullable: bool,
        rules: &[&'static Rule],
        beside: Beside,
    ) -> Schema {
        let mut schema = self.kind(ty.value(), rules, beside);
        for rule in rules.iter().filter(|rule| rule.condition.is_none()) {
            rule::say(&mut schema, ty.value(), rule);
        }
        let is_required = rules.iter().any(|r| r.name == "required" && r.condition.is_none());
        if is_required && matches!(ty.value(), Type::Any | Type::Object(_)) {
            add(&mut schema, "not", json!({ "type": "null" }));
        }
        let may_be_null = nullable || matches!(ty, Type::Nullable(_));
        if may_be_null && !is_required { or_null(schema) } else { schema }
    }

    fn kind(&mut self, ty: Type, rules: &[&'static Rule], beside: Beside) -> Schema {
        let mut schema = match ty {
            Type::String => json!({ "type": "string" }),
            Type::Names(names) => json!({ "type": "string", "enum": names }),
            Type::Integer => json!({ "type": "integer" }),
            Type::Number => json!({ "type": "number" }),
            Type::Boolean => json!({ "type": "boolean" }),
            Type::List(_) => json!({ "type": "array" }),
            Type::Map(_) => json!({ "type": "object" }),
            Type::Object(table) => return self.reference(table, beside),
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
            schema[keyword] = Value::Object(part);
        }
        object(schema)
    }

    /// The elements or values of this kind, for which the rules of a group hold.
    fn part(&mut self, ty: Type, rules: &[&'static Rule], group: &str) -> Schema {
        let rules: Vec<_> = elements(rules, group).flat_map(|elements| elements.rules).collect();
        self.value(ty, false, &rules, Beside::Nothing)
    }

    /// The keys, which are texts whatever they are in Rust.
    fn keys(&mut self, rules: &[&'static Rule]) -> Schema {
        let is_text = |keys: &&Field| matches!(keys.ty, Type::String | Type::Names(_));
        let mut keys = elements(rules, "keys").filter(is_text).peekable();
        let Some(Field { ty, .. }) = keys.peek().copied() else { return Schema::new() };
        let rules: Vec<_> = keys.flat_map(|keys| keys.rules).collect();
        let mut schema = self.value(*ty, false, &rules, Beside::Nothing);
        schema.remove("type");
        schema
    }
}

/// What the groups of that name say of the elements.
fn elements(rules: &[&'static Rule], group: &str) -> impl Iterator<Item = &'static Field> {
    let groups = rules.iter().filter(move |rule| rule.name == group && rule.condition.is_none());
    groups.filter_map(|rule| rule.elements)
}

/// The example as a value of the field's kind; none where it cannot be one.
fn example(field: &Field) -> Option<Value> {
    let text = field.example?;
    match field.ty.scalar().unwrap_or(field.ty) {
        Type::String | Type::Names(_) | Type::Any => Some(json!(text)),
        _ => serde_json::from_str(text).ok(),
    }
}

/// The names that are read besides, each with the value of its field.
fn add_aliases(schema: &mut Schema, fields: &[&'static Field]) {
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    for field in fields {
        let Some(value) = properties.get(field.wire).cloned() else { continue };
        for alias in field.aliases {
            properties.entry(*alias).or_insert_with(|| value.clone());
        }
    }
}

fn object(schema: Value) -> Schema {
    match schema {
        Value::Object(schema) => schema,
        _ => Schema::new(),
    }
}

/// Adds a keyword; where there is one already, beside it.
fn add(schema: &mut Schema, keyword: &str, value: Value) {
    if schema.contains_key(keyword) {
        also(schema, json!({ keyword: value }));
    } else {
        schema.insert(keyword.to_owned(), value);
    }
}

/// Another schema that has to accept the value.
fn also(schema: &mut Schema, other: Value) {
    let all = schema.entry("allOf").or_insert_with(|| json!([]));
    if let Value::Array(all) = all {
        all.push(other);
    }
}

/// The same, or `null`.
fn or_null(mut schema: Schema) -> Schema {
    let is_whole = ["$ref", "allOf", "anyOf", "const"].iter().any(|it| schema.contains_key(*it));
    match schema.get("type").cloned() {
        None if schema.is_empty() => schema,
        Some(ty @ Value::String(_)) if !is_whole => {
            schema.insert("type".to_owned(), json!([ty, "null"]));
            if let Some(Value::Array(values)) = schema.get_mut("enum") {
                values.push(Value::Null);
            }
            schema
        }
        _ => object(json!({ "anyOf": [schema, { "type": "null" }] })),
    }
}
