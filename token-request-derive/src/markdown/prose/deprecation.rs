//! Descriptions of deprecated fields.

use super::phrase::{find, is_end, match_at};
use super::sentence::{Sentence, Token, plain, sentences};

/// Words that follow `deprecated` if it describes the field, and not the thing that the field names.
pub(super) const AFTER: &str = "\
    in since as and use by from with will please field property parameter attribute option alias \
    version";

const SENTENCE: &str = "this field|property|parameter|attribute is deprecated";

/// Words that make such a sentence conditional.
pub(super) const GUARDS: &str = "if when for unless";

/// Returns whether a description declares the field deprecated.
pub(crate) fn is_deprecated(description: &str) -> bool {
    let plain = plain(description);
    let sentences = sentences(&plain);
    plain.starts_with(": warning: ** DEPRECATED **")
        || sentences.first().is_some_and(|first| is_heading(first) || has_note(first))
        || sentences.iter().any(is_declaration)
}

/// Returns whether a description begins with "Deprecated: use ..".
fn is_heading(first: &Sentence<'_>) -> bool {
    let n_marks = first.iter().take_while(|token| matches!(token, Token::Mark(_))).count();
    match first.get(n_marks..) {
        Some([word, after @ ..]) if word.is("deprecated") => match after {
            [] | [Token::Mark(_), ..] => true,
            [next, ..] => next.is_any(AFTER),
        },
        Some([word, ..]) => word.is("@deprecated"),
        _ => false,
    }
}

/// Returns whether a sentence ends with "(deprecated)", and has no value that this could describe.
fn has_note(first: &Sentence<'_>) -> bool {
    let noted = find(first, "( deprecated )").into_iter();
    noted
        .filter(|found| found.after.is_empty())
        .any(|found| !found.before.iter().any(|token| !matches!(token, Token::Word(_))))
}

/// Returns whether a sentence is "This field is deprecated." or begins with the tag `@deprecated`.
fn is_declaration(sentence: &Sentence<'_>) -> bool {
    let is_whole = |after: &[Token<'_>]| match after {
        [next, ..] => is_end(after) || !next.is_any(GUARDS),
        [] => true,
    };
    sentence.first().is_some_and(|first| first.is("@deprecated"))
        || match_at(sentence, 0, SENTENCE).is_some_and(|found| is_whole(found.after))
}
