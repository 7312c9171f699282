//! The regular expressions of JavaScript (ECMA-262, with the flag `u`), which a JSON Schema uses.

use std::collections::BTreeSet;

/// The characters with a special meaning, which may be escaped.
pub(super) const SYNTAX: &str = r"^$\.*+?()[]{}|/";

/// Returns a pattern that matches this text.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if SYNTAX.contains(c) && c != '/' {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Returns a pattern that matches this text in any case of its ASCII letters.
pub(crate) fn in_any_case(text: &str) -> String {
    let characters = text.chars().map(|c| match c {
        c if c.is_ascii_alphabetic() => {
            format!("[{}{}]", c.to_ascii_lowercase(), c.to_ascii_uppercase())
        }
        c => escaped(c.encode_utf8(&mut [0; 4])),
    });
    characters.collect()
}

/// Returns the content of a bracketed class of these characters. Consecutive characters become a range.
pub(crate) fn class(characters: &BTreeSet<char>) -> String {
    let mut ranges: Vec<(char, char)> = Vec::new();
    for &c in characters {
        match ranges.last_mut() {
            Some((_, last)) if u32::from(*last) + 1 == u32::from(c) => *last = c,
            _ => ranges.push((c, c)),
        }
    }
    let ranges = ranges.into_iter().map(|(first, last)| match u32::from(last) - u32::from(first) {
        0 => in_class(first),
        1 => in_class(first) + &in_class(last),
        _ => format!("{}-{}", in_class(first), in_class(last)),
    });
    ranges.collect()
}

fn in_class(c: char) -> String {
    match c {
        '\\' | '[' | ']' | '^' | '-' => format!("\\{c}"),
        c if c.is_ascii_control() => format!("\\x{:02x}", u32::from(c)),
        c => c.to_string(),
    }
}
