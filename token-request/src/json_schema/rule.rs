//! Rules on one value.
//!
//! What stands in a `not` names its type: a keyword about text accepts all that is none, and `not` would refuse it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Schema, add, ecma};
use crate::rules::chars;
use crate::table::{Rule, Type, Value as Argument};

/// Says a rule of a value of this kind, as far as there is a keyword for it.
pub(super) fn say(schema: &mut Schema, ty: Type, rule: &Rule) {
    match ty {
        Type::String | Type::Names(_) => {
            say_of_text(schema, rule);
            let patterns = pattern(rule).map(|pattern| ("pattern", json!(pattern)));
            for (keyword, value) in patterns.into_iter().chain(format(rule)) {
                add(schema, keyword, value);
            }
        }
        Type::Integer | Type::Number => say_of_number(schema, rule),
        Type::List(element) => say_of_list(schema, element.value(), rule),
        Type::Map(_) => say_of_map(schema, rule),
        _ => {}
    }
}

fn say_of_text(schema: &mut Schema, rule: &Rule) {
    let unit = rule.arg("unit").unwrap_or(&Argument::String("chars"));
    match rule.name {
        "one_of" => {
            let (keyword, value) = texts(rule).unwrap_or_default();
            add_if(schema, keyword, value);
        }
        "none_of" => {
            if let Some((keyword, value)) = texts(rule) {
                add(schema, "not", json!({ "type": "string", keyword: value }));
            }
        }
        "does_not_contain" => {
            if let Some(text) = text(rule) {
                let pattern = ecma::escaped(text);
                add(schema, "not", json!({ "type": "string", "pattern": pattern }));
            }
        }
        "length" if *unit == Argument::String("chars") => {
            counts(schema, rule, "minLength", "maxLength");
        }
        _ => {}
    }
}

/// The texts that are listed, or a pattern for them where case is ignored; nothing where one is not known.
fn texts(rule: &Rule) -> Option<(&'static str, Value)> {
    let ignore_case = Argument::Source("ignore_case");
    let listed = rule.args.iter().filter(|arg| arg.value != ignore_case);
    let texts: Option<Vec<&[&str]>> = listed
        .map(|arg| match &arg.value {
            Argument::String(text) => Some(std::slice::from_ref(text)),
            Argument::Texts(texts) => Some(*texts),
            _ => None,
        })
        .collect();
    let texts = texts?.concat();
    if texts.is_empty() {
        return None;
    }
    if rule.args.iter().all(|arg| arg.value != ignore_case) {
        return Some(("enum", json!(texts)));
    }
    let texts: Vec<_> = texts.into_iter().map(ecma::in_any_case).collect();
    Some(("pattern", json!(format!("^(?:{})$", texts.join("|")))))
}

/// The one text of a rule, by name or alone.
fn text(rule: &Rule) -> Option<&'static str> {
    match rule.args.first()?.value {
        Argument::String(text) => Some(text),
        _ => None,
    }
}

fn pattern(rule: &Rule) -> Option<String> {
    match rule.name {
        "prefix" => Some(format!("^{}", ecma::escaped(text(rule)?))),
        "suffix" => Some(format!("{}$", ecma::escaped(text(rule)?))),
        "contains" => Some(ecma::escaped(text(rule)?)),
        "pattern" => ecma::pattern(text(rule)?),
        "chars" => Some(format!("^[{}]*$", ecma::class(&characters(rule)?))),
        "non_control_character" => Some(r"^[^\x00-\x1f\x7f-\x9f]*$".to_owned()),
        _ => None,
    }
}

/// The characters of all its classes and sets.
fn characters(rule: &Rule) -> Option<BTreeSet<char>> {
    let mut characters = BTreeSet::new();
    for arg in rule.args {
        match arg.value {
            Argument::String(set) => characters.extend(set.chars()),
            Argument::Source(name) => {
                let ranges = chars::ranges(name)?.iter();
                characters.extend(ranges.flat_map(|&(first, last)| first..=last).map(char::from));
            }
            _ => return None,
        }
    }
    (!characters.is_empty()).then_some(characters)
}

fn format(rule: &Rule) -> Option<(&'static str, Value)> {
    let format = match rule.name {
        "email" | "uuid" | "date" | "uri" => rule.name,
        "date_time" => "date-time",
        "url" => "uri",
        "ip" => return Some(ip(rule)),
        _ => return None,
    };
    Some(("format", json!(format)))
}

fn ip(rule: &Rule) -> (&'static str, Value) {
    let has = |word| rule.args.iter().any(|arg| arg.value == Argument::Source(word));
    match (has("v4"), has("v6")) {
        (true, false) => ("format", json!("ipv4")),
        (false, true) => ("format", json!("ipv6")),
        _ => ("anyOf", json!([{ "format": "ipv4" }, { "format": "ipv6" }])),
    }
}

fn say_of_number(schema: &mut Schema, rule: &Rule) {
    let bounds = [
        ("min", "minimum"),
        ("max", "maximum"),
        ("exclusive_min", "exclusiveMinimum"),
        ("exclusive_max", "exclusiveMaximum"),
    ];
    match rule.name {
        "range" => {
            for (name, keyword) in bounds {
                add_if(schema, keyword, rule.arg(name).map_or(Value::Null, number));
            }
        }
        "multiple_of" => {
            let of = rule.args.first().map_or(Value::Null, |arg| number(&arg.value));
            if of.as_f64().is_some_and(|of| of > 0.0) {
                add(schema, "multipleOf", of);
            }
        }
        _ => {}
    }
}

/// A number that JSON has; none of an expression, nor of one beyond 64 bits.
fn number(value: &Argument) -> Value {
    match *value {
        Argument::Integer(number) => match (i64::try_from(number), u64::try_from(number)) {
            (Ok(number), _) => json!(number),
            (_, Ok(number)) => json!(number),
            _ => Value::Null,
        },
        Argument::Float(number) => json!(number),
        _ => Value::Null,
    }
}

fn say_of_list(schema: &mut Schema, element: Type, rule: &Rule) {
    let is_text = matches!(element, Type::String);
    match (rule.name, text(rule).filter(|_| is_text)) {
        ("length", _) => counts(schema, rule, "minItems", "maxItems"),
        ("unique", _) => add(schema, "uniqueItems", json!(true)),
        ("contains", Some(text)) => add(schema, "contains", json!({ "const": text })),
        ("does_not_contain", Some(text)) => {
            let has = json!({ "type": "array", "contains": { "const": text } });
            add(schema, "not", has);
        }
        _ => {}
    }
}

fn say_of_map(schema: &mut Schema, rule: &Rule) {
    match (rule.name, text(rule)) {
        ("length", _) => counts(schema, rule, "minProperties", "maxProperties"),
        ("contains", Some(key)) => add(schema, "required", json!([key])),
        ("does_not_contain", Some(key)) => {
            add(schema, "not", json!({ "type": "object", "required": [key] }));
        }
        _ => {}
    }
}

fn counts(schema: &mut Schema, rule: &Rule, min: &str, max: &str) {
    let equal = rule.arg("equal");
    for (name, keyword) in [("min", min), ("max", max)] {
        let count = rule.arg(name).or(equal).map_or(Value::Null, number);
        add_if(schema, keyword, count);
    }
}

/// Adds a keyword whose value is known.
fn add_if(schema: &mut Schema, keyword: &str, value: Value) {
    if !value.is_null() {
        add(schema, keyword, value);
    }
}
