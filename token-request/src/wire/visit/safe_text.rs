//! Texts of a user's type, which must not show the value that was sent.

use crate::wire::tree::{Node, NodeValue};

/// Returns whether a text from a user's type may be shown: the value is not secret, and the text does not repeat it.
pub(super) fn is_safe(text: &str, node: Node<'_, '_>, is_secret: bool) -> bool {
    !is_secret && !text.is_empty() && !repeats_value(text, node)
}

/// Returns whether a text repeats a value of the body. The names of members are not values.
fn repeats_value(text: &str, node: Node<'_, '_>) -> bool {
    if let Some(mut items) = node.items() {
        return items.any(|item| repeats_value(text, item));
    }
    if let Some(object) = node.object() {
        return object.members(node).any(|(_, value)| repeats_value(text, value));
    }
    match node.value {
        NodeValue::Json(json) if json.first() == b'"' => {
            json.string().is_none_or(|part| repeats(text, part.as_str()))
        }
        NodeValue::Json(json) => has_word(text, json.text()),
        NodeValue::Text { encoded, .. } => repeats(text, &encoded.decode_lossy()),
        NodeValue::Header(given) => repeats(text, given.value),
        _ => false,
    }
}

/// The length in characters of values that may occur in a word by chance.
const SHORT: usize = 3;

/// Returns whether a text contains a value. Short values, numbers and booleans count only as whole words.
fn repeats(text: &str, value: &str) -> bool {
    let is_short = value.chars().nth(SHORT).is_none();
    if is_short || matches!(value, "true" | "false") || value.parse::<f64>().is_ok() {
        has_word(text, value)
    } else {
        text.contains(value)
    }
}

/// Returns whether a text contains a value as a whole word.
fn has_word(text: &str, value: &str) -> bool {
    let (Some(first), Some(last)) = (value.chars().next(), value.chars().next_back()) else {
        return false;
    };
    text.match_indices(value).any(|(start, _)| {
        let (before, rest) = text.split_at(start);
        let after = rest.get(value.len()..).unwrap_or_default();
        let is_joined = |inner: char, outer: Option<char>| {
            inner.is_alphanumeric() && outer.is_some_and(char::is_alphanumeric)
        };
        !is_joined(first, before.chars().next_back()) && !is_joined(last, after.chars().next())
    })
}
