//! The characters that a text may have: "Acceptable characters are: alphanumeric with symbols '-._'".

use super::phrase::at_start;
use super::sentence::{Sentence, Token};
use super::statement::Statement;

const HEAD: &str = "acceptable characters are :?";

/// What a class is called, and its name in the rule.
const CLASSES: &[(&str, &str)] = &[("alphanumeric", "alphanumeric"), ("numeric", "digits")];

/// What may follow the class.
const SETS: &[&str] = &["with symbol|symbols _ .", "with _ symbol|symbols ."];

pub(super) fn find(sentences: &[Sentence<'_>]) -> Vec<Statement> {
    sentences.iter().filter_map(|sentence| statement(sentence)).collect()
}

fn statement(sentence: &[Token<'_>]) -> Option<Statement> {
    let rest = at_start(sentence, 0, HEAD)?.after;
    let (first, rest) = rest.split_first()?;
    let (_, class) = CLASSES.iter().find(|(word, _)| first.is(word))?;
    let set = match rest {
        [] => "",
        _ => SETS.iter().find_map(|phrase| at_start(rest, 0, phrase))?.values.first()?,
    };
    // A backslash may be an escape of the page's or a character of the set, which then is the wider one.
    let is_set = set.chars().all(|c| c.is_ascii_graphic() || c == ' ');
    is_set.then(|| Statement::Chars(Some(class), set.to_owned()))
}
