//! Phrases, the patterns that sentences are searched for.
//!
//! A phrase is a line of elements: a word or mark, `a|b` for either, `a?` for an optional element, `#` for a number, `#-#`
//! for two numbers in one word, `_` for a value in quotes, and `.` for the end of the sentence or parenthesis.

use super::sentence::Token;

/// A match of a phrase in a sentence.
#[derive(Debug)]
pub(super) struct PhraseMatch<'s, 't> {
    /// The tokens before the match.
    pub(super) before: &'s [Token<'t>],
    /// The numbers and values in the match.
    pub(super) values: Vec<&'t str>,
    /// The tokens after the match.
    pub(super) after: &'s [Token<'t>],
}

/// Returns all matches of a phrase in a sentence.
pub(super) fn find<'s, 't>(sentence: &'s [Token<'t>], phrase: &str) -> Vec<PhraseMatch<'s, 't>> {
    (0..sentence.len()).filter_map(|at| match_at(sentence, at, phrase)).collect()
}

/// Returns the match of a phrase at this position.
pub(super) fn match_at<'s, 't>(
    sentence: &'s [Token<'t>],
    at: usize,
    phrase: &str,
) -> Option<PhraseMatch<'s, 't>> {
    let (before, tokens) = sentence.split_at_checked(at)?;
    let elements: Vec<_> = phrase.split(' ').collect();
    let mut values = Vec::new();
    let after = match_elements(tokens, &elements, &mut values)?;
    Some(PhraseMatch { before, values, after })
}

/// Returns whether the sentence or its parenthesis ends here.
pub(super) fn is_end(after: &[Token<'_>]) -> bool {
    matches!(after, [] | [Token::Mark(')'), ..])
}

/// Matches the elements with the first tokens, and returns the tokens after them.
fn match_elements<'s, 't>(
    tokens: &'s [Token<'t>],
    elements: &[&str],
    values: &mut Vec<&'t str>,
) -> Option<&'s [Token<'t>]> {
    let Some((element, others)) = elements.split_first() else { return Some(tokens) };
    if *element == "." {
        return is_end(tokens).then(|| match_elements(tokens, others, values))?;
    }
    let (element, is_optional) = element.strip_suffix('?').map_or((*element, false), |e| (e, true));
    let n_values = values.len();
    if let Some((token, rest)) = tokens.split_first()
        && matches_element(*token, element, values)
        && let Some(after) = match_elements(rest, others, values)
    {
        return Some(after);
    }
    values.truncate(n_values);
    if is_optional { match_elements(tokens, others, values) } else { None }
}

/// Returns whether a token matches an element, and keeps its values.
fn matches_element<'t>(token: Token<'t>, element: &str, values: &mut Vec<&'t str>) -> bool {
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

/// Returns a decimal number without the commas between its thousands.
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
