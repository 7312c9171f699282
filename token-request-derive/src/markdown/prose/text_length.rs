//! The number of characters of a text.

use super::bounds::BoundPhrases;
use super::sentence::{Sentence, Token, has};
use super::statement::Statement;

/// The phrases with numbers of characters. Each contains the unit or the word "length".
const PHRASES: BoundPhrases = BoundPhrases {
    both: &[
        "between # and # characters|chars",
        "from # to # characters|chars",
        "# to # characters|chars",
        "# - # characters|chars",
        "#-# characters|chars",
    ],
    min: &[
        "min|minimum length is|of|:|=? # characters|chars?",
        "min|minimum of|:? # characters|chars",
        "at least # characters|chars",
        "# characters|chars min|minimum",
        "# characters|chars or more",
    ],
    max: &[
        "max|maximum length is|of|:|=? # characters|chars?",
        "max|maximum of|:? # characters|chars",
        "limit of|: # characters|chars",
        "limited to # characters|chars",
        "up to # characters|chars",
        "at most # characters|chars",
        "not|cannot exceed # characters|chars",
        "no|not|cannot be? longer|more than # characters|chars",
        "# characters|chars max|maximum|limit",
        "# character limit|max|maximum",
        "# characters|chars or less|fewer",
    ],
};

/// Words of sentences about a part of the value or about another value, and of recommendations.
pub(super) const GUARDS: &str = "\
    each every per values keys names total combined if when unless where truncat* trimmed \
    recommend* should approximately about around usually typically first last prefix suffix items \
    item page pages before after followed follows contains starting starts stringified bytes \
    except excluding including default random generated shown displayed e.g";

/// Words that may follow the number and its unit.
pub(super) const AFTER: &str = "long and as";

pub(super) fn find(sentences: &[Sentence<'_>]) -> Vec<Statement> {
    let unguarded = sentences.iter().filter(|sentence| !has(sentence, GUARDS));
    let bounds = unguarded
        .flat_map(|sentence| PHRASES.bounds(sentence, is_complete, |number| number.parse().ok()));
    bounds.map(Statement::Length).collect()
}

/// Returns whether no further description of the characters follows.
fn is_complete(after: &[Token<'_>]) -> bool {
    match after {
        [Token::Word(word), unit, ..] if word.eq_ignore_ascii_case("in") => unit.is("length"),
        [] | [Token::Mark(')' | ',' | ';'), ..] => true,
        [next, ..] => next.is_any(AFTER),
    }
}
