//! The column `Validation` of crd-ref-docs: `MinLength: 1`, `Enum: [a b]` and `Required: {}`, a line each.

use super::Kind;
use super::sentence::code_span;
use super::statement::{Bounds, Statement, literal, rules};

/// What a cell says of a field.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Validation {
    /// Whether it says that there has to be a value, or that there need not be.
    pub(crate) required: Option<bool>,
    pub(crate) rules: Vec<String>,
}

/// What the cell says.
pub(crate) fn validation(cell: &str, kind: Kind) -> Validation {
    let lines = cell.split('\n').filter_map(|line| line.trim().split_once(':'));
    let entries: Vec<_> = lines.map(|(name, value)| (name.trim(), value.trim())).collect();
    let is_said = |name: &str| entries.iter().any(|(known, _)| *known == name);
    let required = match (is_said("Required"), is_said("Optional")) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    };
    // The bounds of such a range are none of its values.
    let is_exclusive = is_said("ExclusiveMinimum") || is_said("ExclusiveMaximum");
    let bounds = |name: &&str| !is_exclusive || !matches!(*name, "Minimum" | "Maximum");
    let own = entries.iter().filter(|(name, _)| bounds(name));
    let own = rules(own.filter_map(|(name, value)| statement(name, value, kind)).collect());
    let rules = own.into_iter().chain(each(&entries, kind)).collect();
    Validation { required, rules }
}

/// The rule on the elements of a list, of `items:MinLength: 1` and the like.
fn each(entries: &[(&str, &str)], kind: Kind) -> Option<String> {
    let inner = entries.iter().filter(|(name, _)| *name == "items" && kind == Kind::List);
    let inner = inner.filter_map(|(_, value)| value.split_once(':'));
    // Only texts have these.
    let of_text = inner.filter(|(name, _)| matches!(*name, "MinLength" | "MaxLength" | "Pattern"));
    let statements = of_text.filter_map(|(name, value)| statement(name, value.trim(), Kind::Text));
    let rules = rules(statements.collect());
    (!rules.is_empty()).then(|| format!("each({})", rules.join(", ")))
}

fn statement(name: &str, value: &str, kind: Kind) -> Option<Statement> {
    let min = || Some(Statement::Length(Bounds::new(Some(value.parse().ok()?), None)));
    let max = || Some(Statement::Length(Bounds::new(None, Some(value.parse().ok()?))));
    match (name, kind) {
        ("MinLength", Kind::Text) | ("MinItems", Kind::List) | ("MinProperties", Kind::Map) => {
            min()
        }
        ("MaxLength", Kind::Text) | ("MaxItems", Kind::List) | ("MaxProperties", Kind::Map) => {
            max()
        }
        ("Minimum", _) => Some(Statement::Range(Bounds::new(Some(literal(value, kind)?), None))),
        ("Maximum", _) => Some(Statement::Range(Bounds::new(None, Some(literal(value, kind)?)))),
        ("Pattern", Kind::Text) => pattern(value).map(Statement::Pattern),
        ("Enum", Kind::Text) => values(value).map(Statement::OneOf),
        ("Format", Kind::Text) => format(value).map(Statement::Plain),
        ("UniqueItems", Kind::List) if value == "true" => Some(Statement::Plain("unique")),
        _ => None,
    }
}

/// A pattern stands in a code span, where nothing is escaped.
fn pattern(value: &str) -> Option<String> {
    let (pattern, len) = code_span(value)?;
    (len == value.len() && !pattern.is_empty()).then(|| pattern.to_owned())
}

/// The values of `[a b]`, none of which is empty or has an escape.
fn values(value: &str) -> Option<Vec<String>> {
    let inner = value.strip_prefix('[')?.strip_suffix(']')?;
    let values: Vec<_> = inner.split(' ').map(str::to_owned).collect();
    let is_value =
        |value: &String| !value.is_empty() && !value.contains(['\\', '"', '`', '[', ']']);
    let is_distinct = |(i, value)| !values[..i].contains(value);
    (values.iter().all(is_value) && values.iter().enumerate().all(is_distinct)).then_some(values)
}

/// The rule of a format that JSON Schema names.
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
