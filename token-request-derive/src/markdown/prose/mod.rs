//! The rules that descriptions and structured columns state in words.
//!
//! A rule is read only from words that leave no doubt. Published pages contain many sentences that resemble a rule but are
//! none, and a rule that rejects what the other side accepts is worse than no rule.

mod allowed_values;
mod bounds;
mod character_set;
mod constraints_block;
mod deprecation;
mod described_field;
mod hedges;
mod number_range;
mod phrase;
mod required_condition;
mod schema_keyword;
mod sentence;
mod statement;
mod text_format;
mod text_length;
mod validation_column;

pub(crate) use self::constraints_block::constraints;
pub(crate) use self::deprecation::is_deprecated;
pub(crate) use self::described_field::{DescribedField, SiblingField};
#[cfg(test)]
pub(crate) use self::validation_column::ValidationCell;
pub(crate) use self::validation_column::validation;

use self::sentence::{plain, sentences};
use crate::markdown::described_type::DescribedType;

/// Returns the rules that a description states beyond doubt, as an attribute writes them, such as `one_of("a", "b")` and
/// `length(max = 25)`; at most one rule of each name.
pub(crate) fn rules(description: &str, field: &DescribedField<'_>) -> Vec<String> {
    let plain = plain(description);
    let sentences = sentences(&plain);
    if hedges::is_hedged(&sentences) {
        return Vec::new();
    }
    let mut statements = match field.field_type {
        DescribedType::Text => {
            [allowed_values::find, text_length::find, character_set::find, text_format::find]
                .iter()
                .flat_map(|find| find(&sentences))
                .collect()
        }
        DescribedType::Integer | DescribedType::Number => {
            number_range::find(&sentences, field.field_type)
        }
        _ => Vec::new(),
    };
    statements.extend(required_condition::find(&sentences, field));
    statement::rules(statements)
}

/// Returns the lists of words by which descriptions are read, each separated by spaces.
#[cfg(test)]
pub(crate) fn word_lists() -> [(&'static str, &'static str); 15] {
    [
        ("allowed_values::OPEN", allowed_values::OPEN),
        ("allowed_values::GUARDS", allowed_values::GUARDS),
        ("allowed_values::DESCRIPTIONS", allowed_values::DESCRIPTIONS),
        ("deprecation::AFTER", deprecation::AFTER),
        ("deprecation::GUARDS", deprecation::GUARDS),
        ("hedges::WORDS", hedges::WORDS),
        ("hedges::FIRST", hedges::FIRST),
        ("number_range::MODALS", number_range::MODALS),
        ("number_range::GUARDS", number_range::GUARDS),
        ("required_condition::BEFORE", required_condition::BEFORE),
        ("required_condition::STATES", required_condition::STATES),
        ("text_format::GUARDS", text_format::GUARDS),
        ("text_format::OPEN", text_format::OPEN),
        ("text_length::GUARDS", text_length::GUARDS),
        ("text_length::AFTER", text_length::AFTER),
    ]
}
