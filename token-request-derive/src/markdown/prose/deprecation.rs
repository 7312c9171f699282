//! Whether a field is said to be deprecated.

use super::phrase::{at_start, find, is_end};
use super::sentence::{Sentence, Token, plain, sentences};

/// What follows the word where it is said of the field, and not of what it names.
const AFTER: &[&str] = &[
    "in",
    "since",
    "as",
    "and",
    "use",
    "by",
    "from",
    "with",
    "will",
    "please",
    "field",
    "property",
    "parameter",
    "attribute",
    "option",
    "alias",
    "version",
];

const SENTENCE: &str = "this field|property|parameter|attribute is deprecated";

/// What makes of such a sentence a condition.
const GUARDS: &[&str] = &["if", "when", "for", "unless"];

/// Whether it says that the field is deprecated.
pub(crate) fn is_deprecated(description: &str) -> bool {
    let plain = plain(description);
    let sentences = sentences(&plain);
    plain.starts_with(": warning: ** DEPRECATED **")
        || sentences.first().is_some_and(|first| is_headed(first) || is_noted(first))
        || sentences.iter().any(is_said)
}

/// "Deprecated: use ..", at the beginning of the text.
fn is_headed(first: &Sentence<'_>) -> bool {
    let n_marks = first.iter().take_while(|token| matches!(token, Token::Mark(_))).count();
    match first.get(n_marks..) {
        Some([word, after @ ..]) if word.is("deprecated") => match after {
            [] | [Token::Mark(_), ..] => true,
            [next, ..] => AFTER.iter().any(|word| next.is(word)),
        },
        Some([word, ..]) => word.is("@deprecated"),
        _ => false,
    }
}

/// "The id (deprecated).", which is not said of a value that stands before it.
fn is_noted(first: &Sentence<'_>) -> bool {
    let noted = find(first, "( deprecated )").into_iter();
    noted.filter(|found| found.after.is_empty()).any(|found| {
        !found.before.iter().any(|token| token.is_quoted() || matches!(token, Token::Mark(_)))
    })
}

/// "This field is deprecated." or a tag of its own.
fn is_said(sentence: &Sentence<'_>) -> bool {
    let is_whole = |after: &[Token<'_>]| match after {
        [next, ..] => is_end(after) || !GUARDS.iter().any(|word| next.is(word)),
        [] => true,
    };
    sentence.first().is_some_and(|first| first.is("@deprecated"))
        || at_start(sentence, 0, SENTENCE).is_some_and(|found| is_whole(found.after))
}
