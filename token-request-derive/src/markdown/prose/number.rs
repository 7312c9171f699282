//! The bounds of a number.

use super::Kind;
use super::phrase::{find as find_phrase, number};
use super::sentence::{Sentence, Token, has};
use super::statement::{Bounds, Statement, literal};

const MAX: &[&str] = &[
    "max|maximum value? is|of|:|=? #",
    "not|cannot exceed #",
    "no|not be? more|greater|larger|higher than #",
    "less than or equal to #",
    "at most #",
];

const MIN: &[&str] = &[
    "min|minimum value? is|of|:|=? #",
    "no|not be? less|lower|smaller|fewer than #",
    "greater|more than or equal to #",
    "at least #",
];

const BOTH: &[&str] = &[
    "between # and #",
    "from # to #",
    "range is|of|:? (|[? #-# )|]?",
    "range is|of|:? (|[? # -|to|, # )|]?",
    "valid|allowed|possible|acceptable|accepted value|values is|are|:? :? [? #-# ]?",
    "valid|allowed|possible|acceptable|accepted value|values is|are|:? :? [? # -|to # ]?",
];

const NON_NEGATIVE: &[&str] =
    &["must be a? non-negative|nonnegative integer|number|value|int|float? ."];

const POSITIVE: &[&str] = &["must be a? positive integer|number|value|int|float? ."];

/// One of these says that the sentence is a requirement.
const MODALS: &[&str] = &["must", "valid", "allowed", "range", "max", "maximum", "min", "minimum"];

/// A sentence with one of these is about a quantity, about another value, or only holds at times.
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

pub(super) fn find(sentences: &[Sentence<'_>], kind: Kind) -> Vec<Statement> {
    let is_required = |sentence: &&Sentence<'_>| has(sentence, MODALS) && !has(sentence, GUARDS);
    sentences.iter().filter(is_required).flat_map(|sentence| stated(sentence, kind)).collect()
}

fn stated(sentence: &[Token<'_>], kind: Kind) -> Vec<Statement> {
    let bounds = |phrases: &[&str], bounds: fn(Vec<String>) -> Option<Bounds<String>>| {
        let literals = literals(sentence, phrases, kind);
        literals.into_iter().filter_map(bounds).map(Statement::Range).collect::<Vec<_>>()
    };
    let max = bounds(MAX, |max| Some(Bounds::new(None, max.into_iter().next())));
    let min = bounds(MIN, |min| Some(Bounds::new(min.into_iter().next(), None)));
    let both = bounds(BOTH, |both| {
        let [min, max] = <[String; 2]>::try_from(both).ok()?;
        Some(Bounds::new(Some(min), Some(max)))
    });
    [max, min, both, signs(sentence, kind)].concat()
}

/// The numbers of each place where one of the phrases stands, as literals.
fn literals(sentence: &[Token<'_>], phrases: &[&str], kind: Kind) -> Vec<Vec<String>> {
    let found = phrases.iter().flat_map(|phrase| find_phrase(sentence, phrase));
    let own = found.filter(|found| is_own(found.before) && is_done(found.after));
    let literals = own.map(|found| {
        found.values.iter().map(|value| literal(&number(value)?, kind)).collect::<Option<_>>()
    });
    literals.flatten().collect()
}

fn signs(sentence: &[Token<'_>], kind: Kind) -> Vec<Statement> {
    let is_stated = |phrases: &[&str]| {
        let mut found = phrases.iter().flat_map(|phrase| find_phrase(sentence, phrase));
        found.any(|found| is_own(found.before))
    };
    let positive = is_stated(POSITIVE).then(|| match kind {
        Kind::Integer => Bounds::new(Some("1".to_owned()), None),
        _ => Bounds::above("0.0".to_owned()),
    });
    let zero = literal("0", kind).filter(|_| is_stated(NON_NEGATIVE));
    let bounds = positive.into_iter().chain(zero.map(|zero| Bounds::new(Some(zero), None)));
    bounds.map(Statement::Range).collect()
}

/// Whether no name precedes, which would be that of what the sentence is about.
fn is_own(before: &[Token<'_>]) -> bool {
    !before.iter().any(|token| token.is_quoted())
}

/// Whether the number has no unit and no alternative.
fn is_done(after: &[Token<'_>]) -> bool {
    match after {
        [] | [Token::Mark(')' | ',' | ';'), ..] => true,
        [Token::Mark('('), next, ..] => next.is("inclusive"),
        [next, ..] => next.is("and") || next.is("inclusive"),
    }
}
