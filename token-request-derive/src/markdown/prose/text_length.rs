//! The number of characters of a text.

use super::phrase::{find as find_phrase, number};
use super::sentence::{Sentence, Token, has};
use super::statement::{Bounds, Statement};

/// Phrases with the greatest number of characters. Each contains the unit or the word "length".
const MAX: &[&str] = &[
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
];

/// Phrases with the least number of characters.
const MIN: &[&str] = &[
    "min|minimum length is|of|:|=? # characters|chars?",
    "min|minimum of|:? # characters|chars",
    "at least # characters|chars",
    "# characters|chars min|minimum",
    "# characters|chars or more",
];

/// Phrases with both numbers.
const BOTH: &[&str] = &[
    "between # and # characters|chars",
    "from # to # characters|chars",
    "# to # characters|chars",
    "# - # characters|chars",
    "#-# characters|chars",
];

/// Words of sentences about a part of the value or about another value, and of recommendations.
const GUARDS: &[&str] = &[
    "each",
    "every",
    "per",
    "values",
    "keys",
    "names",
    "total",
    "combined",
    "if",
    "when",
    "unless",
    "where",
    "truncat*",
    "trimmed",
    "recommend*",
    "should",
    "approximately",
    "about",
    "around",
    "usually",
    "typically",
    "first",
    "last",
    "prefix",
    "suffix",
    "items",
    "item",
    "page",
    "pages",
    "before",
    "after",
    "followed",
    "follows",
    "contains",
    "starting",
    "starts",
    "stringified",
    "bytes",
    "except",
    "excluding",
    "including",
    "default",
    "random",
    "generated",
    "shown",
    "displayed",
    "e.g",
];

/// Words that may follow the number and its unit.
const AFTER: &[&str] = &["long", "and", "as"];

pub(super) fn find(sentences: &[Sentence<'_>]) -> Vec<Statement> {
    let is_about_value = |sentence: &&Sentence<'_>| !has(sentence, GUARDS);
    sentences.iter().filter(is_about_value).flat_map(|sentence| stated(sentence)).collect()
}

fn stated(sentence: &[Token<'_>]) -> Vec<Statement> {
    let max = stated_by(sentence, MAX, |counts| Some(Bounds::new(None, Some(*counts.first()?))));
    let min = stated_by(sentence, MIN, |counts| Some(Bounds::new(Some(*counts.first()?), None)));
    let both = stated_by(sentence, BOTH, |counts| match counts {
        [min, max] => Some(Bounds::new(Some(*min), Some(*max))),
        _ => None,
    });
    [max, min, both].concat()
}

fn stated_by(
    sentence: &[Token<'_>],
    phrases: &[&str],
    bounds: fn(&[u64]) -> Option<Bounds<u64>>,
) -> Vec<Statement> {
    let found = phrases.iter().flat_map(|phrase| find_phrase(sentence, phrase));
    // A name before the phrase is that of another value.
    let is_whole = |before: &[Token<'_>], after: &[Token<'_>]| {
        !before.iter().any(|token| token.is_quoted()) && is_done(after)
    };
    let own = found.filter(|found| is_whole(found.before, found.after));
    let counts = own.filter_map(|found| {
        found.values.iter().map(|value| number(value)?.parse().ok()).collect::<Option<Vec<u64>>>()
    });
    counts.filter_map(|counts| bounds(&counts).map(Statement::Length)).collect()
}

/// Reports whether no further description of the characters follows.
fn is_done(after: &[Token<'_>]) -> bool {
    match after {
        [Token::Word(word), unit, ..] if word.eq_ignore_ascii_case("in") => unit.is("length"),
        [] | [Token::Mark(')' | ',' | ';'), ..] => true,
        [next, ..] => AFTER.iter().any(|word| next.is(word)),
    }
}
