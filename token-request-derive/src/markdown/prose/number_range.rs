//! The range of a number.

use super::bounds::{BoundPhrases, StatedBounds};
use super::phrase::find as find_phrase;
use super::sentence::{Sentence, Token, has, has_quoted};
use super::statement::{Statement, literal};
use crate::markdown::described_type::DescribedType;

const PHRASES: BoundPhrases = BoundPhrases {
    both: &[
        "between # and #",
        "from # to #",
        "range is|of|:? (|[? #-# )|]?",
        "range is|of|:? (|[? # -|to|, # )|]?",
        "valid|allowed|possible|acceptable|accepted value|values is|are|:? :? [? #-# ]?",
        "valid|allowed|possible|acceptable|accepted value|values is|are|:? :? [? # -|to # ]?",
    ],
    min: &[
        "min|minimum value? is|of|:|=? #",
        "no|not be? less|lower|smaller|fewer than #",
        "greater|more than or equal to #",
        "at least #",
    ],
    max: &[
        "max|maximum value? is|of|:|=? #",
        "not|cannot exceed #",
        "no|not be? more|greater|larger|higher than #",
        "less than or equal to #",
        "at most #",
    ],
};

/// The phrase of numbers that are zero or greater.
const NON_NEGATIVE: &str = "must be a? non-negative|nonnegative integer|number|value|int|float? .";

/// The phrase of numbers greater than zero.
const POSITIVE: &str = "must be a? positive integer|number|value|int|float? .";

/// Words of requirements.
pub(super) const MODALS: &str = "must valid allowed range max maximum min minimum";

/// Words of sentences with a unit, about another value, or with a condition.
pub(super) const GUARDS: &str = "\
    if when unless where while for except depending otherwise default* recommend* suggest* should \
    usually typically approximately about e.g each every per exclusive* strictly percent* second \
    seconds minute minutes hour hours day days week weeks month months year years ms millisecond* \
    byte bytes kb mb gb cents dollar* usd pixel* px character* char* digit* decimal* length \
    not-null multiple";

pub(super) fn find(sentences: &[Sentence<'_>], field_type: &DescribedType) -> Vec<Statement> {
    let is_required = |sentence: &&Sentence<'_>| has(sentence, MODALS) && !has(sentence, GUARDS);
    let bounds = sentences.iter().filter(is_required).flat_map(|sentence| {
        let parse = |number: &str| literal(number, field_type);
        let bounds = PHRASES.bounds(sentence, is_complete, parse);
        bounds.into_iter().chain(sign_bounds(sentence, field_type))
    });
    bounds.map(Statement::Range).collect()
}

/// Returns the bounds of "must be positive" and "must be non-negative".
fn sign_bounds(sentence: &[Token<'_>], field_type: &DescribedType) -> Vec<StatedBounds<String>> {
    let is_stated =
        |phrase: &str| find_phrase(sentence, phrase).iter().any(|found| !has_quoted(found.before));
    let positive = is_stated(POSITIVE).then(|| match field_type {
        DescribedType::Integer => StatedBounds::new(Some("1".to_owned()), None),
        _ => StatedBounds::above("0.0".to_owned()),
    });
    let zero = literal("0", field_type).filter(|_| is_stated(NON_NEGATIVE));
    positive.into_iter().chain(zero.map(|zero| StatedBounds::new(Some(zero), None))).collect()
}

/// Returns whether the number has no unit and no alternative.
fn is_complete(after: &[Token<'_>]) -> bool {
    match after {
        [] | [Token::Mark(')' | ',' | ';'), ..] => true,
        [Token::Mark('('), next, ..] => next.is("inclusive"),
        [next, ..] => next.is_any("and inclusive"),
    }
}
