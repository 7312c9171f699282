//! The conversion of patterns of the crate `regex` to regular expressions of JavaScript.

use std::iter::Peekable;
use std::str::Chars;

use super::ecma::SYNTAX;

/// Converts a valid pattern of the crate `regex`; returns `None` if JavaScript has no equivalent.
pub(crate) fn convert(rust: &str) -> Option<String> {
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
