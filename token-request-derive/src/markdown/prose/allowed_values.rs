//! The allowed values of a text: "Acceptable values are: optedIn, optedOut."

use super::phrase::{is_end, match_at, number};
use super::sentence::{Sentence, Token, has, has_quoted};
use super::statement::Statement;

/// A phrase that announces values.
struct Cue {
    phrase: &'static str,
    /// True if a single value is enough, which must be in quotes.
    takes_one: bool,
    /// The position at which it may occur.
    position: CuePosition,
}

#[derive(Clone, Copy, PartialEq)]
enum CuePosition {
    Anywhere,
    /// At the start of the sentence, after a mark, or after a form of "to be".
    Clause,
    /// After the field itself as the subject, before a value in quotes.
    OwnClause,
    /// Anywhere, before a value in quotes.
    BeforeQuoted,
}

const fn cue(phrase: &'static str, takes_one: bool, position: CuePosition) -> Cue {
    Cue { phrase, takes_one, position }
}

const CUES: &[Cue] = &[
    cue(
        "only allows|accepts|supports option|options|value|values? :?",
        true,
        CuePosition::Anywhere,
    ),
    cue(
        "acceptable|accepted|possible|valid|allowed|permitted|supported|available \
         value|values|option|options is|are? :?",
        false,
        CuePosition::Anywhere,
    ),
    cue(
        "one of the|these? following|these? value|values|option|options? :?",
        false,
        CuePosition::Clause,
    ),
    cue("either be? :?", false, CuePosition::Clause),
    cue("enum|values|options :", false, CuePosition::Clause),
    cue("always be|is|set? to?", true, CuePosition::BeforeQuoted),
    cue("must be set? to?", true, CuePosition::OwnClause),
    cue("can|may be", false, CuePosition::OwnClause),
];

/// Words of descriptions that allow other values than those they list.
pub(super) const OPEN: &str = "\
    combine* comma* append* separated multiple future additional* wildcard* insensitive \
    case-insensitive list lists array arrays extensible others empty converted normali* blank \
    unknownFutureValue custom";

/// Words of sentences that list examples, or values with a condition.
pub(super) const GUARDS: &str = "\
    include includes including included such e.g i.e like etc current currently common commonly \
    example examples typical typically usually some other if when whenever unless except case \
    depending while during not no never neither nor cannot each every per keys items elements \
    entries default defaults recommended almost nearly";

/// Words without quotes that describe values and are not values.
pub(super) const DESCRIPTIONS: &str = "\
    letter* number* digit* character* alphanumeric* numeric uppercase lowercase dash* hyphen* \
    underscore* space* dot* period* string* integer* float* boolean* object* date* url* uri* id* \
    email* text positive negative zero any all and or the a an null nil";

pub(super) fn find(sentences: &[Sentence<'_>]) -> Vec<Statement> {
    let is_open = sentences.iter().any(|sentence| has(sentence, OPEN) || is_about_cases(sentence));
    let announced = sentences.iter().flat_map(|sentence| announcements(sentence));
    match announced.collect::<Vec<_>>().as_slice() {
        // It is not known which of two lists applies.
        [only] if !is_open => {
            let values = only.values().filter(|values| !is_contradicted(values, sentences));
            values.map(Statement::OneOf).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Returns whether the constants of a Go enum follow ("prod Production stage Staging") and contain other values.
fn is_contradicted(values: &[String], sentences: &[Sentence<'_>]) -> bool {
    let is_value = |token: &Token<'_>| matches!(token, Token::Word(word) if values.iter().any(|value| value == word));
    sentences.iter().any(|sentence| {
        sentence.first().is_some_and(is_value) && !sentence.iter().step_by(2).all(is_value)
    })
}

/// Returns whether a sentence is about a special case: "For recordings, ..".
fn is_about_cases(sentence: &[Token<'_>]) -> bool {
    match sentence {
        [first, second, rest @ ..] => {
            first.is("for")
                && !second.is_any("example instance more")
                && rest.contains(&Token::Mark(','))
        }
        _ => false,
    }
}

/// A position where values are announced.
struct Announcement<'s, 't> {
    before: &'s [Token<'t>],
    after: &'s [Token<'t>],
    takes_one: bool,
    is_own: bool,
    ends_with_colon: bool,
}

fn announcements<'s, 't>(sentence: &'s [Token<'t>]) -> Vec<Announcement<'s, 't>> {
    let mut announcements = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        let announcement = announcement(sentence, at);
        at = announcement.as_ref().map_or(at + 1, |found| sentence.len() - found.after.len());
        announcements.extend(announcement);
    }
    announcements
}

/// Returns the announcement at this position, by one cue or by several: "must be" and "one of".
fn announcement<'s, 't>(sentence: &'s [Token<'t>], start: usize) -> Option<Announcement<'s, 't>> {
    let (mut at, mut takes_one, mut positions) = (start, true, Vec::new());
    while let Some((cue, after)) = next_cue(sentence, at, at == start) {
        at = sentence.len() - after.len();
        takes_one &= cue.takes_one;
        positions.push(cue.position);
    }
    let (before, after) = (&sentence[..start], &sentence[at..]);
    let is_weak = |position: &CuePosition| {
        matches!(position, CuePosition::OwnClause | CuePosition::BeforeQuoted)
    };
    let is_weak = positions.iter().all(is_weak);
    if positions.is_empty() || is_weak && !after.first().is_some_and(|next| next.is_quoted()) {
        return None;
    }
    Some(Announcement {
        before,
        after,
        takes_one,
        is_own: positions == [CuePosition::OwnClause],
        ends_with_colon: sentence.get(at.wrapping_sub(1)) == Some(&Token::Mark(':')),
    })
}

/// Returns the longest cue at this position.
fn next_cue<'s, 't>(
    sentence: &'s [Token<'t>],
    at: usize,
    is_first: bool,
) -> Option<(&'static Cue, &'s [Token<'t>])> {
    let here = CUES.iter().filter_map(|cue| {
        let found = match_at(sentence, at, cue.phrase)?;
        let is_allowed =
            !is_first || cue.position != CuePosition::Clause || starts_clause(found.before);
        is_allowed.then_some((cue, found.after))
    });
    here.min_by_key(|(_, after)| after.len())
}

fn starts_clause(before: &[Token<'_>]) -> bool {
    const LEADS: &str = "be is are to from as can may must only has value";
    match before {
        [] | [.., Token::Mark(_)] => true,
        [.., last] => last.is_any(LEADS),
    }
}

impl Announcement<'_, '_> {
    /// Returns the values, unless the sentence allows others or has a condition.
    fn values(&self) -> Option<Vec<String>> {
        let is_about_other = has_quoted(self.before);
        let is_guarded = has(self.before, GUARDS) || holds_for_the(self.before);
        if is_about_other || is_guarded || self.is_own && !has_own_subject(self.before) {
            return None;
        }
        let (values, after) = list(self.after)?;
        let is_bare = self.after.iter().any(|token| matches!(token, Token::Word(_)))
            && !has_quoted(self.after);
        let has_enough = values.len() > 1
            || self.takes_one && !is_bare && !(self.is_own && self.before.is_empty());
        let is_list = is_end(after) && has_enough && (!is_bare || self.ends_with_colon);
        (is_list && are_values(&values, is_bare))
            .then(|| values.into_iter().map(str::to_owned).collect())
    }
}

/// Returns whether the values apply to some cases only: "for the ..".
fn holds_for_the(before: &[Token<'_>]) -> bool {
    before.windows(2).any(|pair| pair[0].is("for") && pair[1].is("the"))
}

/// Returns whether the subject of "can be" or "must be" is the field itself.
fn has_own_subject(before: &[Token<'_>]) -> bool {
    const NOUNS: &str = "this it value field property parameter attribute";
    match before {
        [] => true,
        [noun] => noun.is_any(NOUNS),
        [article, noun] => article.is_any("the this its") && noun.is_any(NOUNS),
        _ => false,
    }
}

/// Reads a list whose values are all in quotes or all without quotes, and returns the tokens after it.
fn list<'s, 't>(tokens: &'s [Token<'t>]) -> Option<(Vec<&'t str>, &'s [Token<'t>])> {
    let in_brackets = tokens.first() == Some(&Token::Mark('['));
    let mut rest = if in_brackets { &tokens[1..] } else { tokens };
    let is_quoted = rest.first()?.is_quoted();
    let mut values = Vec::new();
    loop {
        let (first, after) = rest.split_first()?;
        match first {
            Token::Quoted(value) if is_quoted => values.push(*value),
            Token::Word(value) if !is_quoted => values.push(*value),
            _ => return None,
        }
        let Some(next) = after_separator(after) else {
            rest = after;
            break;
        };
        rest = next;
    }
    match rest {
        [Token::Mark(']'), rest @ ..] if in_brackets => Some((values, rest)),
        _ if in_brackets => None,
        rest => Some((values, rest)),
    }
}

/// Returns the tokens after a separator: `,`, `and`, `or`, or a comma and one of these words.
fn after_separator<'s, 't>(tokens: &'s [Token<'t>]) -> Option<&'s [Token<'t>]> {
    let is_word = |token: &Token<'_>| token.is_any("and or");
    match tokens {
        [Token::Mark(','), word, rest @ ..] if is_word(word) => Some(rest),
        [Token::Mark(','), rest @ ..] => Some(rest),
        [word, rest @ ..] if is_word(word) => Some(rest),
        _ => None,
    }
}

/// Returns whether the texts are distinct and have the form of values.
fn are_values(values: &[&str], is_bare: bool) -> bool {
    let is_value = |value: &&str| {
        let is_described = is_bare && Token::Word(value).is_any(DESCRIPTIONS);
        let is_range =
            value.split_once('-').is_some_and(|(a, b)| number(a).is_some() && number(b).is_some());
        let is_null = value.eq_ignore_ascii_case("null") || *value == "unknownFutureValue";
        let is_odd = value.contains(['<', '>', '{', '}', '*', '…', '\\', '\n'])
            || value.contains("...")
            || value.ends_with([',', '.', ';'])
            || *value != value.trim();
        let len = value.chars().count();
        (1..=MAX_LEN).contains(&len) && !is_described && !is_range && !is_null && !is_odd
    };
    let is_distinct = |(i, value)| !values[..i].contains(value);
    values.iter().all(is_value) && values.iter().enumerate().all(is_distinct)
}

/// The greatest number of characters of a value. A longer text is a sentence.
const MAX_LEN: usize = 40;
