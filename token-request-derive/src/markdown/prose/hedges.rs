//! Words that restrict or withdraw the statement of another sentence.

use super::sentence::{Sentence, Token, has};

/// Words that mean, anywhere in a description, that other values are, were or will be allowed.
pub(super) const WORDS: &str = "\
    previously formerly legacy until suggest* also any none unlimited means introduced added \
    validated prefixed repeatable extensions cidr forbidden v1 v2 v3";

/// Words that begin a sentence about a special case.
pub(super) const FIRST: &str = "or for use in";

/// Pairs of words, in which the second word alone has no meaning.
const PAIRS: &[(&str, &str)] =
    &[("may", "change"), ("no", "limit"), ("longer", "limited"), ("time", "optional")];

/// Returns whether a description has an exception somewhere.
pub(super) fn is_hedged(sentences: &[Sentence<'_>]) -> bool {
    sentences.iter().any(|sentence| {
        let is_pair = |pair: &[Token<'_>]| match pair {
            [first, second] => PAIRS.iter().any(|(a, b)| first.is(a) && second.is(b)),
            _ => false,
        };
        let is_special_case = || sentence.first().is_some_and(|first| first.is_any(FIRST));
        has(sentence, WORDS) || is_special_case() || sentence.windows(2).any(is_pair)
    })
}
