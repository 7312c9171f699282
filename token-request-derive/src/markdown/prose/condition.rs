//! The condition under which a field is required: "Required if status = optedIn."

use super::phrase::{find as find_phrase, is_end};
use super::sentence::{Sentence, Token};
use super::statement::Statement;
use super::{Kind, Sibling, Subject};

const HEAD: &str = "required only? if|when";

/// What may precede it in the sentence.
const BEFORE: &[&str] = &["this", "the", "field", "value", "property", "parameter", "is", "only"];

/// What a word after `is` says of a field other than its value.
const STATES: &[&str] = &[
    "set",
    "unset",
    "present",
    "absent",
    "missing",
    "provided",
    "given",
    "specified",
    "supplied",
    "passed",
    "included",
    "omitted",
    "used",
    "known",
    "unknown",
    "defined",
    "undefined",
    "null",
    "nil",
    "none",
    "empty",
    "non-empty",
    "blank",
    "valid",
    "invalid",
    "not",
    "enabled",
    "disabled",
    "required",
    "optional",
    "available",
    "true",
    "false",
    "yes",
    "no",
    "selected",
    "checked",
];

pub(super) fn find(sentences: &[Sentence<'_>], subject: &Subject<'_>) -> Vec<Statement> {
    if !subject.is_optional {
        return Vec::new();
    }
    let conditions = sentences.iter().filter_map(|sentence| condition(sentence, subject.fields));
    conditions.map(Statement::RequiredIf).collect()
}

/// The condition of a sentence that says no more than that, as an expression.
fn condition(sentence: &[Token<'_>], fields: &[Sibling<'_>]) -> Option<String> {
    let found = find_phrase(sentence, HEAD).into_iter().next()?;
    let is_lead = |token: &Token<'_>| {
        matches!(token, Token::Mark('(')) || BEFORE.iter().any(|word| token.is(word))
    };
    if !found.before.iter().all(is_lead) {
        return None;
    }
    let (name, value) = equation(found.after)?;
    expression(sibling(name, fields)?, value)
}

/// The value that a field is compared with.
#[derive(Clone, Copy)]
struct Value<'t> {
    text: &'t str,
    /// Whether it stands alone after `is`, where it may as well be an adjective.
    is_bare: bool,
}

/// The name and the value of `status = optedIn`, `` `status` is `optedIn` `` or `` `status=optedIn` ``, if nothing follows.
fn equation<'t>(tokens: &[Token<'t>]) -> Option<(&'t str, Value<'t>)> {
    let (name, rest) = match tokens {
        [Token::Quoted(equation), rest @ ..] if is_end(rest) => {
            let (name, text) = equation.split_once('=')?;
            let text = text.trim_start_matches('=').trim();
            return Some((name.trim(), Value { text, is_bare: false }));
        }
        [Token::Word(name) | Token::Quoted(name), rest @ ..] => (*name, rest),
        _ => return None,
    };
    let (value, is_bare, rest) = match rest {
        [Token::Mark('='), Token::Mark('='), value, rest @ ..]
        | [Token::Mark('='), value, rest @ ..] => (value, false, rest),
        [is, value, rest @ ..] if is.is("is") => (value, !value.is_quoted(), rest),
        _ => return None,
    };
    let (Token::Word(text) | Token::Quoted(text)) = *value else { return None };
    is_end(rest).then_some((name, Value { text, is_bare }))
}

/// The one field of this name, which pages for other languages write in another case.
fn sibling<'f, 'a>(name: &str, fields: &'f [Sibling<'a>]) -> Option<&'f Sibling<'a>> {
    let letters = |name: &str| name.replace(['_', '-', '`'], "").to_lowercase();
    let mut named = fields.iter().filter(|field| letters(field.name) == letters(name));
    named.next().filter(|_| named.next().is_none())
}

fn expression(field: &Sibling<'_>, value: Value<'_>) -> Option<String> {
    let Sibling { member, is_optional, .. } = field;
    let Value { text, is_bare } = value;
    let is_state = is_bare && STATES.iter().any(|state| text.eq_ignore_ascii_case(state));
    match (field.kind, text) {
        (Kind::Text, "") => None,
        (Kind::Text, _) if is_state => None,
        (Kind::Text, _) if *is_optional => {
            Some(format!("self.{member}.as_deref() == Some({text:?})"))
        }
        (Kind::Text, _) => Some(format!("self.{member} == {text:?}")),
        (Kind::Boolean, "true" | "false") if *is_optional => {
            Some(format!("self.{member} == Some({text})"))
        }
        (Kind::Boolean, "true") => Some(format!("self.{member}")),
        (Kind::Boolean, "false") => Some(format!("!self.{member}")),
        _ => None,
    }
}
