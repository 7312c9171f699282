//! The column `Validation` of crd-ref-docs: `MinLength: 1`, `Enum: [a b]` and `Required: {}`, a line each.

use super::schema_keyword;
use super::sentence::code_span;
use super::statement::{Statement, rules};
use crate::markdown::described_type::DescribedType;

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
    let statements =
        of_text.filter_map(|(name, value)| statement(name, value.trim(), &DescribedType::Text));
    let rules = rules(statements.collect());
    (!rules.is_empty()).then(|| format!("each({})", rules.join(", ")))
}

/// Reads an entry, whose name is a keyword of JSON Schema with a capital letter.
fn statement(name: &str, value: &str, field_type: &DescribedType) -> Option<Statement> {
    let is_text = *field_type == DescribedType::Text;
    match name {
        "Enum" if is_text => values(value).map(Statement::OneOf),
        "Format" if is_text => schema_keyword::format_rule(value).map(Statement::Plain),
        "Pattern" => schema_keyword::statement("pattern", pattern(value)?, field_type),
        _ => {
            let first = name.chars().next().filter(char::is_ascii_uppercase)?;
            let keyword = name.replacen(first, &first.to_ascii_lowercase().to_string(), 1);
            schema_keyword::statement(&keyword, value, field_type)
        }
    }
}

/// Reads a pattern, which is a code span without escapes.
fn pattern(value: &str) -> Option<&str> {
    let (pattern, len) = code_span(value)?;
    (len == value.len()).then_some(pattern)
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
