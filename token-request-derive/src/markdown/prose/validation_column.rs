//! The column `ValidationCell` of crd-ref-docs: `MinLength: 1`, `Enum: [a b]` and `Required: {}`, a line each.

use super::sentence::code_span;
use super::statement::{Bounds, Statement, literal, rules};
use crate::markdown::described_type::{DescribedType, StringFormat};

/// The content of a cell of the column `Validation`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ValidationCell {
    /// `Some(true)` if it marks the field as required, `Some(false)` if it marks it as optional.
    pub(crate) required: Option<bool>,
    pub(crate) rules: Vec<String>,
}

/// Reads a cell of the column `Validation`.
pub(crate) fn validation(cell: &str, field_type: &DescribedType) -> ValidationCell {
    let lines = cell.split('\n').filter_map(|line| line.trim().split_once(':'));
    let entries: Vec<_> = lines.map(|(name, value)| (name.trim(), value.trim())).collect();
    let has = |name: &str| entries.iter().any(|(known, _)| *known == name);
    let required = match (has("Required"), has("Optional")) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    };
    // An exclusive bound is not a value of the range, and cannot be written as `min` or `max`.
    let is_exclusive = has("ExclusiveMinimum") || has("ExclusiveMaximum");
    let is_read = |name: &&str| !is_exclusive || !matches!(*name, "Minimum" | "Maximum");
    let own = entries.iter().filter(|(name, _)| is_read(name));
    let own = rules(own.filter_map(|(name, value)| statement(name, value, field_type)).collect());
    let rules = own.into_iter().chain(each(&entries, field_type)).collect();
    ValidationCell { required, rules }
}

/// Returns the rule for the items of a list, from entries such as `items:MinLength: 1`.
fn each(entries: &[(&str, &str)], field_type: &DescribedType) -> Option<String> {
    let inner = entries
        .iter()
        .filter(|(name, _)| *name == "items" && matches!(field_type, DescribedType::List(_)));
    let inner = inner.filter_map(|(_, value)| value.split_once(':'));
    // Other constraints do not determine the type of the items.
    let of_text = inner.filter(|(name, _)| matches!(*name, "MinLength" | "MaxLength" | "Pattern"));
    let statements = of_text.filter_map(|(name, value)| {
        statement(name, value.trim(), &DescribedType::Text(StringFormat::Plain))
    });
    let rules = rules(statements.collect());
    (!rules.is_empty()).then(|| format!("each({})", rules.join(", ")))
}

fn statement(name: &str, value: &str, field_type: &DescribedType) -> Option<Statement> {
    let min = || Some(Statement::Length(Bounds::new(Some(value.parse().ok()?), None)));
    let max = || Some(Statement::Length(Bounds::new(None, Some(value.parse().ok()?))));
    match (name, field_type) {
        ("MinLength", DescribedType::Text(StringFormat::Plain))
        | ("MinItems", DescribedType::List(_))
        | ("MinProperties", DescribedType::Map(_) | DescribedType::Object) => min(),
        ("MaxLength", DescribedType::Text(StringFormat::Plain))
        | ("MaxItems", DescribedType::List(_))
        | ("MaxProperties", DescribedType::Map(_) | DescribedType::Object) => max(),
        ("Minimum", _) => {
            Some(Statement::Range(Bounds::new(Some(literal(value, field_type)?), None)))
        }
        ("Maximum", _) => {
            Some(Statement::Range(Bounds::new(None, Some(literal(value, field_type)?))))
        }
        ("Pattern", DescribedType::Text(StringFormat::Plain)) => {
            pattern(value).map(Statement::Pattern)
        }
        ("Enum", DescribedType::Text(StringFormat::Plain)) => values(value).map(Statement::OneOf),
        ("Format", DescribedType::Text(StringFormat::Plain)) => format(value).map(Statement::Plain),
        ("UniqueItems", DescribedType::List(_)) if value == "true" => {
            Some(Statement::Plain("unique"))
        }
        _ => None,
    }
}

/// Reads a pattern, which is a code span without escapes.
fn pattern(value: &str) -> Option<String> {
    let (pattern, len) = code_span(value)?;
    (len == value.len() && !pattern.is_empty()).then(|| pattern.to_owned())
}

/// Reads the values of `[a b]`. Returns `None` if one of them is empty, repeated or has an escape.
fn values(value: &str) -> Option<Vec<String>> {
    let inner = value.strip_prefix('[')?.strip_suffix(']')?;
    let values: Vec<_> = inner.split(' ').map(str::to_owned).collect();
    let is_value =
        |value: &String| !value.is_empty() && !value.contains(['\\', '"', '`', '[', ']']);
    let is_distinct = |(i, value)| !values[..i].contains(value);
    (values.iter().all(is_value) && values.iter().enumerate().all(is_distinct)).then_some(values)
}

/// Returns the rule for a format of JSON Schema.
fn format(name: &str) -> Option<&'static str> {
    match name {
        "date-time" => Some("date_time"),
        "date" => Some("date"),
        "email" => Some("email"),
        "uuid" => Some("uuid"),
        "uri" => Some("uri"),
        "ipv4" => Some("ip(v4)"),
        "ipv6" => Some("ip(v6)"),
        _ => None,
    }
}
