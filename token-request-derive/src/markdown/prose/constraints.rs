//! The block that `APIMatic` writes: `` **Constraints**: *Minimum Length*: `1`, *Pattern*: `^[a-z]+$` ``.

use std::borrow::Cow;

use super::Kind;
use super::sentence::code_span;
use super::statement::{Bounds, Statement, literal, rules};

const HEAD: &str = "**Constraints**:";

/// The rules of the block at the end of a description, and the description without what became rules.
pub(crate) fn constraints(description: &str, kind: Kind) -> (Cow<'_, str>, Vec<String>) {
    let Some((text, block)) = description.rsplit_once(HEAD) else {
        return (Cow::Borrowed(description), Vec::new());
    };
    let (mut statements, mut left) = (Vec::new(), Vec::new());
    for constraint in split(block) {
        match statement(constraint, kind) {
            Some(statement) => statements.push(statement),
            None => left.push(constraint),
        }
    }
    let description = match left.as_slice() {
        _ if statements.is_empty() => Cow::Borrowed(description),
        [] => Cow::Borrowed(text.trim_end()),
        left => Cow::Owned(format!("{text}{HEAD} {}", left.join(", "))),
    };
    (description, rules(statements))
}

/// What stands between the commas, but for those in code.
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

/// A constraint, if all of it is understood.
fn statement(constraint: &str, kind: Kind) -> Option<Statement> {
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
    match (name, kind) {
        ("Minimum Length", Kind::Text) | ("Minimum Items", Kind::List) => {
            length(Some(count()?), None)
        }
        ("Maximum Length", Kind::Text) | ("Maximum Items", Kind::List) => {
            length(None, Some(count()?))
        }
        ("Pattern", Kind::Text) if !code.is_empty() => Some(Statement::Pattern(code.to_owned())),
        ("Unique Items Required", Kind::List) if matches!(code, "" | "true") => {
            Some(Statement::Plain("unique"))
        }
        ("", Kind::Integer | Kind::Number) => range(code, kind),
        _ => None,
    }
}

/// `>= 1` or `<= 10`.
fn range(code: &str, kind: Kind) -> Option<Statement> {
    let bound = |sign: &str| literal(code.strip_prefix(sign)?.trim(), kind);
    let (min, max) = (bound(">="), bound("<="));
    (min.is_some() || max.is_some()).then(|| Statement::Range(Bounds::new(min, max)))
}
