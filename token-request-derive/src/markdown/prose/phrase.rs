//! Phrases, as they are looked for in sentences.
//!
//! A phrase is a line of elements: a word or mark, `a|b` for either, `a?` for one that may be left out, `#` for a
//! number, `#-#` for two in one word, `_` for a value in quotes, and `.` for the end of the sentence or parenthesis.

use super::sentence::Token;

/// A place where a phrase stands.
#[derive(Debug)]
pub(super) struct Found<'s, 't> {
    /// What precedes it in the sentence.
    pub(super) before: &'s [Token<'t>],
    /// The numbers and values in it.
    pub(super) values: Vec<&'t str>,
    pub(super) after: &'s [Token<'t>],
}

/// All places in a sentence where the phrase stands.
pub(super) fn find<'s, 't>(sentence: &'s [Token<'t>], phrase: &str) -> Vec<Found<'s, 't>> {
    (0..sentence.len()).filter_map(|at| at_start(sentence, at, phrase)).collect()
}

/// The phrase, if it stands just there.
pub(super) fn at_start<'s, 't>(
    sentence: &'s [Token<'t>],
    at: usize,
    phrase: &str,
) -> Option<Found<'s, 't>> {
    let (before, tokens) = sentence.split_at_checked(at)?;
    let elements: Vec<_> = phrase.split(' ').collect();
    let mut values = Vec::new();
    let after = follow(tokens, &elements, &mut values)?;
    Some(Found { before, values, after })
}

/// Whether nothing follows in the sentence or in its parenthesis.
pub(super) fn is_end(after: &[Token<'_>]) -> bool {
    matches!(after, [] | [Token::Mark(')'), ..])
}

/// What follows the elements, which the tokens begin with.
fn follow<'s, 't>(
    tokens: &'s [Token<'t>],
    elements: &[&str],
    values: &mut Vec<&'t str>,
) -> Option<&'s [Token<'t>]> {
    let Some((element, others)) = elements.split_first() else { return Some(tokens) };
    if *element == "." {
        return is_end(tokens).then(|| follow(tokens, others, values))?;
    }
    let (element, is_optional) = element.strip_suffix('?').map_or((*element, false), |e| (e, true));
    let n_values = values.len();
    if let Some((token, rest)) = tokens.split_first()
        && take(*token, element, values)
        && let Some(after) = follow(rest, others, values)
    {
        return Some(after);
    }
    values.truncate(n_values);
    if is_optional { follow(tokens, others, values) } else { None }
}

/// Whether the token is what the element asks for, whose values are then kept.
fn take<'t>(token: Token<'t>, element: &str, values: &mut Vec<&'t str>) -> bool {
    match (element, token) {
        ("#", Token::Word(word) | Token::Quoted(word)) if number(word).is_some() => {
            values.push(word);
            true
        }
        ("#-#", Token::Word(word)) => match word.split_once(['-', '–']) {
            Some((a, b)) if number(a).is_some() && number(b).is_some() => {
                values.extend([a, b]);
                true
            }
            _ => false,
        },
        ("_", Token::Quoted(text)) => {
            values.push(text);
            true
        }
        (element, Token::Mark(mark)) => {
            element.split('|').any(|known| known.chars().eq(std::iter::once(mark)))
        }
        (element, token) => element.split('|').any(|known| token.is(known)),
    }
}

/// A decimal number without the commas between its thousands.
pub(super) fn number(word: &str) -> Option<String> {
    let digits = word.strip_prefix('-').unwrap_or(word);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut thousands = whole.split(',');
    let head = thousands.next().is_some_and(|head| whole == head || head.len() <= 3);
    let is_grouped = head && thousands.all(|group| group.len() == 3);
    let is_number = is_grouped && whole.split(',').all(is_digits) && is_digits(fraction);
    is_number.then(|| word.replace(',', ""))
}
