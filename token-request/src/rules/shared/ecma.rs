//! The regular expressions of JavaScript (ECMA-262, with the flag `u`), which a JSON Schema uses.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::str::Chars;

/// The characters with a special meaning, which may be escaped.
const SYNTAX: &str = r"^$\.*+?()[]{}|/";

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

/// Converts a valid pattern of the crate `regex`; returns `None` if JavaScript has no equivalent.
pub(crate) fn pattern(rust: &str) -> Option<String> {
    let mut chars = rust.chars().peekable();
    let mut pattern = String::new();
    // The number of operators that may still follow: a repetition and a `?` after it.
    let mut left = 2;
    while let Some(c) = chars.next() {
        left = match c {
            '*' | '+' | '{' if left == 2 => 1,
            '?' if left > 0 => left - 1,
            '*' | '+' | '{' | '?' => return None,
            // An assertion is not repeated.
            '^' | '$' => 0,
            _ => 2,
        };
        match c {
            '\\' => pattern += &escape(&mut chars, false)?,
            '[' => pattern += &bracketed(&mut chars)?,
            '(' => pattern += group(&mut chars)?,
            '{' => pattern += &counted(&mut chars)?,
            '.' => pattern += r"[^\n]",
            ']' | '}' => pattern.extend(['\\', c]),
            c => pattern.push(c),
        }
    }
    Some(pattern)
}

/// Converts an escape after its backslash. In Rust `\d` matches the decimal digits of all scripts.
fn escape(chars: &mut Peekable<Chars<'_>>, in_class: bool) -> Option<String> {
    match chars.next()? {
        c @ ('n' | 'r' | 't' | 'f' | 'v') => Some(format!("\\{c}")),
        'd' => Some(r"\p{Nd}".to_owned()),
        'D' => Some(r"\P{Nd}".to_owned()),
        'x' => {
            let digits: String = chars.by_ref().take(2).collect();
            let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            is_hex.then(|| format!("\\x{digits}"))
        }
        c if SYNTAX.contains(c) => Some(format!("\\{c}")),
        '<' | '>' => None,
        c if c.is_ascii_punctuation() && in_class => Some(format!("\\x{:02x}", u32::from(c))),
        c if c.is_ascii_punctuation() => Some(c.to_string()),
        _ => None,
    }
}

/// Converts a bracketed class after its `[`, unless it contains another class.
fn bracketed(chars: &mut Peekable<Chars<'_>>) -> Option<String> {
    let mut class = "[".to_owned();
    if chars.next_if_eq(&'^').is_some() {
        class.push('^');
    }
    if chars.next_if_eq(&']').is_some() {
        class += r"\]";
    }
    loop {
        match chars.next()? {
            ']' => break,
            '[' => return None,
            '\\' => class += &escape(chars, true)?,
            // A doubled character is an operation on sets.
            c @ ('&' | '~' | '-') if chars.peek() == Some(&c) => return None,
            c => class.push(c),
        }
    }
    class.push(']');
    Some(class)
}

/// Converts the start of a group after its `(`. A name is dropped.
fn group(chars: &mut Peekable<Chars<'_>>) -> Option<&'static str> {
    if chars.next_if_eq(&'?').is_none() {
        return Some("(");
    }
    match chars.next()? {
        ':' => return Some("(?:"),
        'P' => chars.next_if_eq(&'<')?,
        '<' => '<',
        _ => return None,
    };
    chars.find(|c| *c == '>').map(|_| "(?:")
}

/// Converts `{2}`, `{2,}` or `{2,3}` after its brace.
fn counted(chars: &mut Peekable<Chars<'_>>) -> Option<String> {
    let mut counts = "{".to_owned();
    while let Some(c) = chars.next_if(|c| c.is_ascii_digit() || *c == ',') {
        counts.push(c);
    }
    let is_counted = chars.next() == Some('}') && !counts.starts_with("{,") && counts.len() > 1;
    is_counted.then(|| counts + "}")
}
