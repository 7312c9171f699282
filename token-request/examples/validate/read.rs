//! Reads a token request from the body of an HTTP request.

use std::error::Error;
use std::fmt;

use token_request::V3TokenRequest;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Format {
    Json,
    Form,
}

/// Why a body is no token request. It shows nothing of the body, as that may be a secret.
#[derive(Debug, PartialEq)]
pub(crate) struct Unreadable(String);

/// JSON is what begins as a JSON text does, as no form does; anything else is a form.
pub(crate) fn read(body: &[u8]) -> Result<(Format, V3TokenRequest), Unreadable> {
    let body = str::from_utf8(body).map_err(|error| Unreadable(error.to_string()))?;
    match body.trim_ascii_start().chars().next() {
        Some('{') => Ok((Format::Json, json(body)?)),
        Some('[' | '"' | '\u{feff}') => {
            Err(Unreadable("neither a JSON object nor a form".to_owned()))
        }
        _ => Ok((Format::Form, form(body)?)),
    }
}

/// In JSON an empty string is a string.
fn json(body: &str) -> Result<V3TokenRequest, Unreadable> {
    serde_json::from_str(body).map_err(|error| {
        let message = error.to_string();
        // The value of a wrong type, which comes before that, is left out.
        let unseen = message.rsplit_once(", expected ");
        Unreadable(unseen.map_or(message.clone(), |(_, expected)| format!("expected {expected}")))
    })
}

/// On a form an empty parameter is an omitted one, and none may be given twice (RFC 6749 section 3.2).
fn form(body: &str) -> Result<V3TokenRequest, Unreadable> {
    // A text file ends its last line, and so does `echo`; any other line break is part of a value.
    let body = body.strip_suffix('\n').map_or(body, |line| line.strip_suffix('\r').unwrap_or(line));
    check_escapes(body)?;
    let is_given = |pair: &&str| pair.split_once('=').is_some_and(|(_, value)| !value.is_empty());
    let given = body.split('&').filter(is_given).collect::<Vec<_>>().join("&");
    serde_html_form::from_str(&given)
        .map_err(|_| Unreadable("a parameter is given more than once".to_owned()))
}

/// The usual decoder leaves a wrong escape as it is, and puts U+FFFD for bytes that are not UTF-8.
fn check_escapes(body: &str) -> Result<(), Unreadable> {
    for (at, _) in body.match_indices('%') {
        let digits = body.as_bytes()[at + 1..].first_chunk::<2>();
        if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
            return Err(Unreadable(format!("`%` without two hex digits at byte {}", at + 1)));
        }
    }
    let is_replaced = |text: &str| text.contains(char::REPLACEMENT_CHARACTER);
    if form_urlencoded::parse(body.as_bytes()).any(|(k, v)| is_replaced(&k) || is_replaced(&v)) {
        return Err(Unreadable("an escape that is not UTF-8, or is U+FFFD".to_owned()));
    }
    Ok(())
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Unreadable {}
