//! Words that take back what another sentence says.

use super::sentence::{Sentence, Token, has};

/// Somewhere in a description, they say that more is allowed than a rule would allow, or was, or will be.
const WORDS: &[&str] = &[
    "previously",
    "formerly",
    "legacy",
    "until",
    "suggest*",
    "also",
    "any",
    "none",
    "unlimited",
    "means",
    "introduced",
    "added",
    "validated",
    "prefixed",
    "repeatable",
    "extensions",
    "cidr",
    "forbidden",
    "v1",
    "v2",
    "v3",
];

/// The first word of a sentence about a case of its own.
const FIRST: &[&str] = &["or", "for", "use", "in"];

/// Two words, of which the second alone says nothing.
const PAIRS: &[(&str, &str)] =
    &[("may", "change"), ("no", "limit"), ("longer", "limited"), ("time", "optional")];

/// Whether a description says somewhere that it is not all there is to say.
pub(super) fn is_hedged(sentences: &[Sentence<'_>]) -> bool {
    sentences.iter().any(|sentence| {
        let is_pair = |pair: &[Token<'_>]| match pair {
            [first, second] => PAIRS.iter().any(|(a, b)| first.is(a) && second.is(b)),
            _ => false,
        };
        let is_case = || sentence.first().is_some_and(|first| has(&[*first], FIRST));
        has(sentence, WORDS) || is_case() || sentence.windows(2).any(is_pair)
    })
}
