//! The keywords of JSON Schema, by which structured descriptions state rules.

use super::bounds::StatedBounds;
use super::statement::{Statement, literal};
use crate::markdown::described_type::DescribedType;

/// Returns the statement of a keyword, if it applies to the type and its value is valid.
pub(super) fn statement(
    keyword: &str,
    value: &str,
    field_type: &DescribedType,
) -> Option<Statement> {
    let count = || value.parse().ok();
    let number = || literal(value, field_type);
    let statement = match (keyword, field_type) {
        ("minLength", DescribedType::Text)
        | ("minItems", DescribedType::List(_))
        | ("minProperties", DescribedType::Map(_) | DescribedType::Object) => {
            Statement::Length(StatedBounds::new(Some(count()?), None))
        }
        ("maxLength", DescribedType::Text)
        | ("maxItems", DescribedType::List(_))
        | ("maxProperties", DescribedType::Map(_) | DescribedType::Object) => {
            Statement::Length(StatedBounds::new(None, Some(count()?)))
        }
        ("minimum", _) => Statement::Range(StatedBounds::new(Some(number()?), None)),
        ("maximum", _) => Statement::Range(StatedBounds::new(None, Some(number()?))),
        ("pattern", DescribedType::Text) if !value.is_empty() => {
            Statement::Pattern(value.to_owned())
        }
        ("uniqueItems", DescribedType::List(_)) if value == "true" => Statement::Plain("unique"),
        _ => return None,
    };
    Some(statement)
}

/// Returns the rule for a value of the keyword `format`.
pub(super) fn format_rule(format: &str) -> Option<&'static str> {
    match format {
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
