//! The range of a number.

use super::phrase::{find as find_phrase, number};
use super::sentence::{Sentence, Token, has};
use super::statement::{Bounds, Statement, literal};
use crate::markdown::described_type::DescribedType;

/// Phrases with the greatest value.
const MAX: &[&str] = &[
    "max|maximum value? is|of|:|=? #",
    "not|cannot exceed #",
    "no|not be? more|greater|larger|higher than #",
    "less than or equal to #",
    "at most #",
];

/// Phrases with the least value.
const MIN: &[&str] = &[
    "min|minimum value? is|of|:|=? #",
    "no|not be? less|lower|smaller|fewer than #",
    "greater|more than or equal to #",
    "at least #",
];

/// Phrases with both bounds.
const BOTH: &[&str] = &[
    "between # and #",
    "from # to #",
    "range is|of|:? (|[? #-# )|]?",
    "range is|of|:? (|[? # -|to|, # )|]?",
    "valid|allowed|possible|acceptable|accepted value|values is|are|:? :? [? #-# ]?",
    "valid|allowed|possible|acceptable|accepted value|values is|are|:? :? [? # -|to # ]?",
];

/// Phrases of numbers that are zero or greater.
const NON_NEGATIVE: &[&str] =
    &["must be a? non-negative|nonnegative integer|number|value|int|float? ."];

/// Phrases of numbers greater than zero.
const POSITIVE: &[&str] = &["must be a? positive integer|number|value|int|float? ."];

/// Words of requirements.
const MODALS: &[&str] = &["must", "valid", "allowed", "range", "max", "maximum", "min", "minimum"];

/// Words of sentences with a unit, about another value, or with a condition.
const GUARDS: &[&str] = &[
    "if",
    "when",
    "unless",
    "where",
    "while",
    "for",
    "except",
    "depending",
    "otherwise",
    "default*",
    "recommend*",
    "suggest*",
    "should",
    "usually",
    "typically",
    "approximately",
    "about",
    "e.g",
    "each",
    "every",
    "per",
    "exclusive*",
    "strictly",
    "percent*",
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "ms",
    "millisecond*",
    "byte",
    "bytes",
    "kb",
    "mb",
    "gb",
    "cents",
    "dollar*",
    "usd",
    "pixel*",
    "px",
    "character*",
    "char*",
    "digit*",
    "decimal*",
    "length",
    "not-null",
    "multiple",
];

pub(super) fn find(sentences: &[Sentence<'_>], field_type: &DescribedType) -> Vec<Statement> {
    let is_required = |sentence: &&Sentence<'_>| has(sentence, MODALS) && !has(sentence, GUARDS);
    sentences.iter().filter(is_required).flat_map(|sentence| stated(sentence, field_type)).collect()
}

fn stated(sentence: &[Token<'_>], field_type: &DescribedType) -> Vec<Statement> {
    let bounds = |phrases: &[&str], bounds: fn(Vec<String>) -> Option<Bounds<String>>| {
        let literals = literals(sentence, phrases, field_type);
        literals.into_iter().filter_map(bounds).map(Statement::Range).collect::<Vec<_>>()
    };
    let max = bounds(MAX, |max| Some(Bounds::new(None, max.into_iter().next())));
    let min = bounds(MIN, |min| Some(Bounds::new(min.into_iter().next(), None)));
    let both = bounds(BOTH, |both| {
        let [min, max] = <[String; 2]>::try_from(both).ok()?;
        Some(Bounds::new(Some(min), Some(max)))
    });
    [max, min, both, sign_bounds(sentence, field_type)].concat()
}

/// Returns the numbers of each match of one of the phrases, as literals.
fn literals(
    sentence: &[Token<'_>],
    phrases: &[&str],
    field_type: &DescribedType,
) -> Vec<Vec<String>> {
    let found = phrases.iter().flat_map(|phrase| find_phrase(sentence, phrase));
    let own = found.filter(|found| is_own(found.before) && is_done(found.after));
    let literals = own.map(|found| {
        found.values.iter().map(|value| literal(&number(value)?, field_type)).collect::<Option<_>>()
    });
    literals.flatten().collect()
}

fn sign_bounds(sentence: &[Token<'_>], field_type: &DescribedType) -> Vec<Statement> {
    let is_stated = |phrases: &[&str]| {
        let mut found = phrases.iter().flat_map(|phrase| find_phrase(sentence, phrase));
        found.any(|found| is_own(found.before))
    };
    let positive = is_stated(POSITIVE).then(|| match field_type {
        DescribedType::Integer => Bounds::new(Some("1".to_owned()), None),
        _ => Bounds::above("0.0".to_owned()),
    });
    let zero = literal("0", field_type).filter(|_| is_stated(NON_NEGATIVE));
    let bounds = positive.into_iter().chain(zero.map(|zero| Bounds::new(Some(zero), None)));
    bounds.map(Statement::Range).collect()
}

/// Reports whether no name of another value precedes.
fn is_own(before: &[Token<'_>]) -> bool {
    !before.iter().any(|token| token.is_quoted())
}

/// Reports whether the number has no unit and no alternative.
fn is_done(after: &[Token<'_>]) -> bool {
    match after {
        [] | [Token::Mark(')' | ',' | ';'), ..] => true,
        [Token::Mark('('), next, ..] => next.is("inclusive"),
        [next, ..] => next.is("and") || next.is("inclusive"),
    }
}
