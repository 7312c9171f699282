//! The characters that a text may contain: "Acceptable characters are: alphanumeric with symbols '-._'".

use super::phrase::match_at;
use super::sentence::{Sentence, Token};
use super::statement::Statement;

const HEAD: &str = "acceptable characters are :?";

/// The names of classes on pages, and in the rule `chars`.
const CLASSES: &[(&str, &str)] = &[("alphanumeric", "alphanumeric"), ("numeric", "digits")];

/// Phrases that may follow the class.
const SETS: &[&str] = &["with symbol|symbols _ .", "with _ symbol|symbols ."];

pub(super) fn find(sentences: &[Sentence<'_>]) -> Vec<Statement> {
    sentences.iter().filter_map(|sentence| statement(sentence)).collect()
}

fn statement(sentence: &[Token<'_>]) -> Option<Statement> {
    let rest = match_at(sentence, 0, HEAD)?.after;
    let (first, rest) = rest.split_first()?;
    let (_, class) = CLASSES.iter().find(|(word, _)| first.is(word))?;
    let set = match rest {
        [] => "",
        _ => SETS.iter().find_map(|phrase| match_at(rest, 0, phrase))?.values.first()?,
    };
    // A backslash may be an escape or a character of the set. It is kept, which gives the larger set.
    let is_set = set.chars().all(|c| c.is_ascii_graphic() || c == ' ');
    is_set.then(|| Statement::Chars(Some(class), set.to_owned()))
}
