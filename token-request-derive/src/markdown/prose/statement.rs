//! The statements of descriptions and columns, and the rules that they become.

use std::collections::BTreeMap;

use super::bounds::StatedBounds;
use crate::markdown::described_type::DescribedType;

/// A statement that can be written as a rule.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Statement {
    OneOf(Vec<String>),
    /// The bounds of a number of characters, items or entries.
    Length(StatedBounds<u64>),
    /// A class of characters, if any, and additional characters.
    Chars(Option<&'static str>, String),
    /// The bounds of a number, as literals.
    Range(StatedBounds<String>),
    Prefix(String),
    Pattern(String),
    RequiredIf(String),
    /// A rule without further arguments.
    Plain(&'static str),
}

/// Returns a number as a literal of this type.
pub(super) fn literal(number: &str, field_type: &DescribedType) -> Option<String> {
    match field_type {
        DescribedType::Integer => number.parse().ok().map(|number: i128| number.to_string()),
        DescribedType::Number => {
            let number: f64 = number.parse().ok()?;
            number.is_finite().then(|| format!("{number:?}"))
        }
        _ => None,
    }
}

/// Returns the approximate value of a literal, for comparisons.
fn float(literal: &str) -> Option<f64> {
    literal.parse().ok()
}

/// Returns the rules of the statements, as an attribute writes them, at most one of each name.
///
/// Statements that contradict each other are all omitted, because it is not known which of them is wrong.
pub(super) fn rules(statements: Vec<Statement>) -> Vec<String> {
    let mut named: BTreeMap<&str, Vec<Statement>> = BTreeMap::new();
    for statement in statements {
        let same = named.entry(statement.name()).or_default();
        if !same.contains(&statement) {
            same.push(statement);
        }
    }
    let merged = named.into_values().filter_map(|same| {
        let all = same.into_iter().map(Some).reduce(|a, b| a?.and(b?));
        all.flatten().filter(Statement::is_satisfiable)
    });
    let merged: Vec<_> = merged.collect();
    let holds = |rule: &&Statement| merged.iter().all(|other| rule.agrees(other));
    merged.iter().filter(holds).map(Statement::rule).collect()
}

impl Statement {
    /// Returns the name by which statements are merged.
    fn name(&self) -> &'static str {
        match self {
            Self::OneOf(_) => "one_of",
            Self::Length(_) => "length",
            Self::Chars(..) => "chars",
            Self::Range(_) => "range",
            Self::Prefix(_) => "prefix",
            Self::Pattern(_) => "pattern",
            Self::RequiredIf(_) => "required_if",
            Self::Plain("unique") => "unique",
            // A text has at most one format.
            Self::Plain(_) => "format",
        }
    }

    /// Combines two statements, unless they contradict each other.
    fn and(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Length(a), Self::Length(b)) => a.and(b).map(Self::Length),
            (Self::Range(a), Self::Range(b)) => a.and(b).map(Self::Range),
            _ => None,
        }
    }

    /// Returns whether any value can satisfy the statement.
    fn is_satisfiable(&self) -> bool {
        match self {
            Self::Length(StatedBounds { min: Some(min), max: Some(max), .. }) => min <= max,
            Self::Range(StatedBounds { min: Some(min), max: Some(max), .. }) => {
                float(min) <= float(max)
            }
            Self::Range(StatedBounds { exclusive_min: Some(min), max: Some(max), .. }) => {
                float(min) < float(max)
            }
            _ => true,
        }
    }

    /// Returns whether the values that one statement lists satisfy the other.
    fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::OneOf(values), other) | (other, Self::OneOf(values)) => {
                values.iter().all(|value| other.accepts(value))
            }
            _ => true,
        }
    }

    /// Returns whether a text satisfies the statement, as far as this can be checked without the rule itself.
    fn accepts(&self, text: &str) -> bool {
        match self {
            Self::Length(StatedBounds { min, max, .. }) => {
                let n_chars = text.chars().count() as u64;
                min.is_none_or(|min| min <= n_chars) && max.is_none_or(|max| n_chars <= max)
            }
            Self::Chars(class, set) => text.chars().all(|c| match class {
                Some("digits") => c.is_ascii_digit() || set.contains(c),
                Some(_) => c.is_ascii_alphanumeric() || set.contains(c),
                None => set.contains(c),
            }),
            Self::Prefix(prefix) => text.starts_with(prefix.as_str()),
            // A list of values with a format is not plausible.
            Self::Plain(_) => false,
            _ => true,
        }
    }

    /// Returns the rule, as an attribute writes it.
    pub(super) fn rule(&self) -> String {
        match self {
            Self::OneOf(values) => {
                let values: Vec<_> = values.iter().map(|value| format!("{value:?}")).collect();
                format!("one_of({})", values.join(", "))
            }
            Self::Length(StatedBounds { min: Some(min), max: Some(max), .. }) if min == max => {
                format!("length(equal = {min})")
            }
            Self::Length(bounds) => format!("length({})", bounds.arguments()),
            Self::Chars(Some(class), set) if set.is_empty() => format!("chars({class})"),
            Self::Chars(Some(class), set) => format!("chars({class}, {set:?})"),
            Self::Chars(None, set) => format!("chars({set:?})"),
            Self::Range(bounds) => format!("range({})", bounds.arguments()),
            Self::Prefix(prefix) => format!("prefix({prefix:?})"),
            Self::Pattern(pattern) => format!("pattern({pattern:?})"),
            Self::RequiredIf(condition) => format!("required_if({condition})"),
            Self::Plain(rule) => (*rule).to_owned(),
        }
    }
}
