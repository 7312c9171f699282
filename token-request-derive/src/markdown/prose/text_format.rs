//! The formats of texts, by the standards that define them.

use super::bounds::StatedBounds;
use super::phrase::{find as find_phrase, is_end, match_at};
use super::sentence::{Sentence, Token, has};
use super::statement::Statement;

const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A standard, by the phrases that name it.
struct Standard {
    names: &'static [&'static str],
    /// The sentence must contain one of these words, if there are any.
    needs: &'static str,
    /// The sentence must not contain any of these words.
    guards: &'static str,
    states: fn() -> Vec<Statement>,
}

const STANDARDS: &[Standard] = &[
    // After the sign of E.123: a country code and a subscriber's number, at least one digit each and at most 15 together.
    Standard {
        names: &["e.164", "e164"],
        needs: "",
        guards: "plan national code without",
        states: || {
            vec![
                Statement::Prefix("+".to_owned()),
                Statement::Length(StatedBounds::new(Some(3), Some(16))),
                Statement::Chars(Some("digits"), "+".to_owned()),
            ]
        },
    },
    // The standard has capital letters, but some services use small letters.
    Standard {
        names: &["iso 4217", "iso4217", "iso-4217"],
        needs: "currency currencies",
        guards: "amount amounts price unit units minor smallest decimal* cents numeric number exponent symbol pair",
        states: || letters(3),
    },
    Standard {
        names: &["rfc 3339", "rfc3339", "rfc-3339"],
        needs: "timestamp datetime date-time time",
        guards: "full-date duration date",
        states: || vec![Statement::Plain("date_time")],
    },
    Standard {
        names: &["bcp 47", "bcp47", "bcp-47"],
        needs: "",
        guards: "",
        states: || vec![Statement::Chars(Some("alphanumeric"), "-".to_owned())],
    },
    Standard {
        names: &["iso 3166", "iso3166", "iso-3166", "iso 3166-1", "iso3166-1", "iso-3166-1"],
        needs: "alpha-2 a-2 2-letter two-letter",
        guards: "numeric alpha-3 3-letter subdivision region state prefix*",
        states: || letters(2),
    },
];

/// Words of sentences that name a standard that not every value follows.
pub(super) const GUARDS: &str = "\
    or either should recommend* typically usually preferably if when unless where list array \
    separated comma* followed starting not like multiple derived";

/// Words of descriptions whose texts may have other formats too.
pub(super) const OPEN: &str = "\
    comma* separated empty blank underscore* wildcard* 639 639-1 8601 iso8601 compatibility masked \
    redacted multiple";

/// Phrases that require a date.
const DATES: &[&str] =
    &["( yyyy-mm-dd )", "( _ )", "in the? format yyyy-mm-dd", "in the? format _"];

pub(super) fn find(sentences: &[Sentence<'_>]) -> Vec<Statement> {
    if sentences.iter().any(|sentence| has(sentence, OPEN)) {
        return Vec::new();
    }
    let named: Vec<_> = STANDARDS.iter().filter(|standard| standard.is_named(sentences)).collect();
    let mut stated: Vec<_> = match named.as_slice() {
        [standard] if standard.is_stated(sentences) => (standard.states)(),
        _ => Vec::new(),
    };
    stated.extend(is_date(sentences).then_some(Statement::Plain("date")));
    stated.extend(sentences.first().and_then(|first| contact(first)));
    stated
}

fn letters(len: u64) -> Vec<Statement> {
    vec![
        Statement::Length(StatedBounds::new(Some(len), Some(len))),
        Statement::Chars(None, LETTERS.to_owned()),
    ]
}

impl Standard {
    fn is_in(&self, sentence: &[Token<'_>]) -> bool {
        self.names.iter().any(|name| !find_phrase(sentence, name).is_empty())
    }

    fn is_named(&self, sentences: &[Sentence<'_>]) -> bool {
        sentences.iter().any(|sentence| self.is_in(sentence))
    }

    /// Returns whether every sentence that names the standard requires it.
    fn is_stated(&self, sentences: &[Sentence<'_>]) -> bool {
        sentences.iter().filter(|sentence| self.is_in(sentence)).all(|sentence| {
            let is_needed = self.needs.is_empty() || has(sentence, self.needs);
            is_needed && !has(sentence, self.guards) && !has(sentence, GUARDS)
        })
    }
}

/// Returns whether "(YYYY-MM-DD)" or "in the format YYYY-MM-DD" occurs, and no other format.
fn is_date(sentences: &[Sentence<'_>]) -> bool {
    let is_pattern = |text: &str| text.eq_ignore_ascii_case("yyyy-mm-dd");
    let is_format = |token: &&Token<'_>| match token {
        Token::Word(text) | Token::Quoted(text) => {
            text.get(..4).is_some_and(|year| year.eq_ignore_ascii_case("yyyy"))
        }
        Token::Mark(_) => false,
    };
    let n_formats = sentences.iter().flatten().filter(is_format).count();
    let is_required = |sentence: &Sentence<'_>| {
        let mut found = DATES.iter().flat_map(|phrase| find_phrase(sentence, phrase));
        let is_guarded = has(sentence, GUARDS) || has(sentence, "time datetime range");
        !is_guarded
            && found.any(|found| {
                found.values.iter().all(|text| is_pattern(text))
                    && found.after.first() != Some(&Token::Mark(','))
            })
    };
    n_formats == 1 && sentences.iter().any(is_required)
}

/// Reads "The email address of the customer." or "The IP address of the device." at the start of a description.
fn contact(first: &[Token<'_>]) -> Option<Statement> {
    // Adjectives that may precede the noun.
    const ADJECTIVES: &str = "public private primary new remote contact billing";
    let start = first.iter().take_while(|token| token.is("the")).count().min(1);
    let n_adjectives = first
        .iter()
        .skip(start)
        .take_while(|token| token.is_any(ADJECTIVES) || is_possessive(**token));
    let at = start + n_adjectives.count();
    let is_about = |phrase: &str| {
        match_at(first, at, phrase).is_some_and(|found| match found.after {
            [next, ..] => next.is_any("of for") || is_end(found.after),
            [] => true,
        })
    };
    if has(first, GUARDS) {
        None
    } else if is_about("email|e-mail address?") {
        Some(Statement::Plain("email"))
    } else {
        (start == 1 && is_about("ip address")).then_some(Statement::Plain("ip"))
    }
}

/// Returns whether a word is a possessive, such as "customer's".
fn is_possessive(token: Token<'_>) -> bool {
    matches!(token, Token::Word(word) if word.ends_with("'s") || word.ends_with("’s"))
}
