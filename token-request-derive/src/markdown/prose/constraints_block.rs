//! The block that `APIMatic` writes: `` **Constraints**: *Minimum Length*: `1`, *Pattern*: `^[a-z]+$` ``.

use std::borrow::Cow;

use super::sentence::code_span;
use super::statement::{Bounds, Statement, literal, rules};
use crate::markdown::described_type::{DescribedType, StringFormat};

const HEAD: &str = "**Constraints**:";

/// Returns the rules of the block at the end of a description, and the description without the constraints that became rules.
pub(crate) fn constraints<'d>(
    description: &'d str,
    field_type: &DescribedType,
) -> (Cow<'d, str>, Vec<String>) {
    let Some((text, block)) = description.rsplit_once(HEAD) else {
        return (Cow::Borrowed(description), Vec::new());
    };
    let (mut statements, mut unread) = (Vec::new(), Vec::new());
    for constraint in split(block) {
        match statement(constraint, field_type) {
            Some(statement) => statements.push(statement),
            None => unread.push(constraint),
        }
    }
    let description = match unread.as_slice() {
        _ if statements.is_empty() => Cow::Borrowed(description),
        [] => Cow::Borrowed(text.trim_end()),
        unread => Cow::Owned(format!("{text}{HEAD} {}", unread.join(", "))),
    };
    (description, rules(statements))
}

/// Splits a block at its commas, except for those in code.
fn split(block: &str) -> Vec<&str> {
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    while let Some(next) = block[at..].chars().next() {
        if next == ',' {
            parts.push(&block[start..at]);
            start = at + 1;
        }
        at += code_span(&block[at..]).map_or(next.len_utf8(), |(_, len)| len);
    }
    parts.push(&block[start..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Reads one constraint. Returns `None` if any part of it is unknown.
fn statement(constraint: &str, field_type: &DescribedType) -> Option<Statement> {
    let (name, value) = match constraint.strip_prefix('*') {
        Some(named) => named.split_once('*')?,
        None => ("", constraint),
    };
    let code = value.trim_start_matches(':').trim_start();
    let code = match code_span(code) {
        Some((inner, len)) if len == code.len() => inner,
        Some(_) => return None,
        None => code,
    };
    let count = || code.parse().ok();
    let length = |min, max| Some(Statement::Length(Bounds::new(min, max)));
    match (name, field_type) {
        ("Minimum Length", DescribedType::Text(StringFormat::Plain))
        | ("Minimum Items", DescribedType::List(_)) => length(Some(count()?), None),
        ("Maximum Length", DescribedType::Text(StringFormat::Plain))
        | ("Maximum Items", DescribedType::List(_)) => length(None, Some(count()?)),
        ("Pattern", DescribedType::Text(StringFormat::Plain)) if !code.is_empty() => {
            Some(Statement::Pattern(code.to_owned()))
        }
        ("Unique Items Required", DescribedType::List(_)) if matches!(code, "" | "true") => {
            Some(Statement::Plain("unique"))
        }
        ("", DescribedType::Integer | DescribedType::Number) => range(code, field_type),
        _ => None,
    }
}

/// Reads `>= 1` or `<= 10`.
fn range(code: &str, field_type: &DescribedType) -> Option<Statement> {
    let bound = |sign: &str| literal(code.strip_prefix(sign)?.trim(), field_type);
    let (min, max) = (bound(">="), bound("<="));
    (min.is_some() || max.is_some()).then(|| Statement::Range(Bounds::new(min, max)))
}
