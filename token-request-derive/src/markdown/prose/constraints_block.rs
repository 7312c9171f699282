//! The block that `APIMatic` writes: `` **Constraints**: *Minimum Length*: `1`, *Pattern*: `^[a-z]+$` ``.

use std::borrow::Cow;

use super::schema_keyword;
use super::sentence::code_span;
use super::statement::{Statement, rules};
use crate::markdown::described_type::DescribedType;

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
    for text in split(block) {
        match constraint(text, field_type) {
            Some(statement) => statements.push(statement),
            None => unread.push(text),
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

/// The names of constraints in the block, and their keywords.
const KEYWORDS: &[(&str, &str)] = &[
    ("Minimum Length", "minLength"),
    ("Maximum Length", "maxLength"),
    ("Minimum Items", "minItems"),
    ("Maximum Items", "maxItems"),
    ("Unique Items Required", "uniqueItems"),
    ("Pattern", "pattern"),
];

/// Reads one constraint. Returns `None` if any part of it is unknown.
fn constraint(text: &str, field_type: &DescribedType) -> Option<Statement> {
    let (name, value) = match text.strip_prefix('*') {
        Some(named) => named.split_once('*')?,
        None => ("", text),
    };
    let code = value.trim_start_matches(':').trim_start();
    let code = match code_span(code) {
        Some((inner, len)) if len == code.len() => inner,
        Some(_) => return None,
        None => code,
    };
    if name.is_empty() {
        return bound(code, field_type);
    }
    let (_, keyword) = KEYWORDS.iter().find(|(known, _)| *known == name)?;
    // This constraint has no value on some pages.
    let value = if *keyword == "uniqueItems" && code.is_empty() { "true" } else { code };
    schema_keyword::statement(keyword, value, field_type)
}

/// Reads `>= 1` or `<= 10`.
fn bound(code: &str, field_type: &DescribedType) -> Option<Statement> {
    let (keyword, number) = match code.strip_prefix(">=") {
        Some(number) => ("minimum", number),
        None => ("maximum", code.strip_prefix("<=")?),
    };
    schema_keyword::statement(keyword, number.trim(), field_type)
}
