//! The condition under which a field is required: "Required if status = optedIn."

use super::described_field::{DescribedField, SiblingField};
use super::phrase::{find as find_phrase, is_end};
use super::sentence::{Sentence, Token};
use super::statement::Statement;
use crate::markdown::described_type::DescribedType;

const HEAD: &str = "required only? if|when";

/// Words that may precede the condition in its sentence.
pub(super) const BEFORE: &str = "this the field value property parameter is only";

/// Words after `is` that describe the state of a field and are not its value.
pub(super) const STATES: &str = "\
    set unset present absent missing provided given specified supplied passed included omitted \
    used known unknown defined undefined null nil none empty non-empty blank valid invalid not \
    enabled disabled required optional available true false yes no selected checked";

pub(super) fn find(sentences: &[Sentence<'_>], field: &DescribedField<'_>) -> Vec<Statement> {
    if !field.is_optional {
        return Vec::new();
    }
    let conditions = sentences.iter().filter_map(|sentence| condition(sentence, field.siblings));
    conditions.map(Statement::RequiredIf).collect()
}

/// Returns the condition of a sentence that contains nothing else, as an expression.
fn condition(sentence: &[Token<'_>], fields: &[SiblingField<'_>]) -> Option<String> {
    let found = find_phrase(sentence, HEAD).into_iter().next()?;
    let is_lead = |token: &Token<'_>| matches!(token, Token::Mark('(')) || token.is_any(BEFORE);
    if !found.before.iter().all(is_lead) {
        return None;
    }
    let (name, value) = equation(found.after)?;
    expression(sibling(name, fields)?, value)
}

/// The value that a field is compared with.
#[derive(Clone, Copy)]
struct ComparedValue<'t> {
    text: &'t str,
    /// True if it follows `is` without quotes, and so may be an adjective.
    is_bare: bool,
}

/// Reads the name and the value of `status = optedIn`, `` `status` is `optedIn` `` or `` `status=optedIn` `` at the end of a
/// sentence.
fn equation<'t>(tokens: &[Token<'t>]) -> Option<(&'t str, ComparedValue<'t>)> {
    let (name, rest) = match tokens {
        [Token::Quoted(equation), rest @ ..] if is_end(rest) => {
            let (name, text) = equation.split_once('=')?;
            let text = text.trim_start_matches('=').trim();
            return Some((name.trim(), ComparedValue { text, is_bare: false }));
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
    is_end(rest).then_some((name, ComparedValue { text, is_bare }))
}

/// Returns the only field with this name, in any naming convention.
fn sibling<'f, 'a>(name: &str, fields: &'f [SiblingField<'a>]) -> Option<&'f SiblingField<'a>> {
    let letters = |name: &str| name.replace(['_', '-', '`'], "").to_lowercase();
    let mut named = fields.iter().filter(|field| letters(field.name) == letters(name));
    named.next().filter(|_| named.next().is_none())
}

fn expression(field: &SiblingField<'_>, value: ComparedValue<'_>) -> Option<String> {
    let SiblingField { member, is_optional, .. } = field;
    let ComparedValue { text, is_bare } = value;
    let is_state = is_bare && Token::Word(text).is_any(STATES);
    match (field.field_type, text) {
        (DescribedType::Text, "") => None,
        (DescribedType::Text, _) if is_state => None,
        (DescribedType::Text, _) if *is_optional => {
            Some(format!("self.{member}.as_deref() == Some({text:?})"))
        }
        (DescribedType::Text, _) => Some(format!("self.{member} == {text:?}")),
        (DescribedType::Boolean, "true" | "false") if *is_optional => {
            Some(format!("self.{member} == Some({text})"))
        }
        (DescribedType::Boolean, "true") => Some(format!("self.{member}")),
        (DescribedType::Boolean, "false") => Some(format!("!self.{member}")),
        _ => None,
    }
}
