//! The header `Content-Type` (RFC 9110 section 8.3).

use ::http::HeaderMap;
use ::http::header::CONTENT_TYPE;

use super::content_encoding;
use crate::Violations;
use crate::wire::{WireRule, word};

/// The media types of bodies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum MediaType {
    Form,
    Json,
}

impl MediaType {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Form => "application/x-www-form-urlencoded",
            Self::Json => "application/json",
        }
    }
}

/// The accepted media types, and the message for others.
pub(crate) struct AcceptedTypes {
    types: &'static [MediaType],
    message: &'static str,
}

pub(super) const EITHER: AcceptedTypes = AcceptedTypes {
    types: &[MediaType::Form, MediaType::Json],
    message: "must be `application/x-www-form-urlencoded` or `application/json`",
};
#[cfg(feature = "axum")]
pub(crate) const FORM: AcceptedTypes = AcceptedTypes {
    types: &[MediaType::Form],
    message: "must be `application/x-www-form-urlencoded`",
};
#[cfg(feature = "axum")]
pub(crate) const JSON: AcceptedTypes =
    AcceptedTypes { types: &[MediaType::Json], message: "must be `application/json`" };

impl AcceptedTypes {
    /// Returns the media type of the body. It must be accepted, in UTF-8 and without a content coding.
    pub(crate) fn of(&self, headers: &HeaderMap) -> Result<MediaType, Violations> {
        match (self.content_type(headers), content_encoding::check(headers)) {
            (found, None) => found,
            (Ok(_), Some(coding)) => Err(coding),
            (Err(violations), Some(coding)) => Err(violations.append_matching(coding, |_| true)),
        }
    }

    fn content_type(&self, headers: &HeaderMap) -> Result<MediaType, Violations> {
        let mut values = headers.get_all(CONTENT_TYPE).iter();
        let value = values.next().and_then(|value| value.to_str().ok());
        let found = match values.next() {
            Some(_) => Err("must not be repeated"),
            None => self.parse(value.unwrap_or_default()),
        };
        found.map_err(|message| {
            Violations::of_part("Content-Type", WireRule::MediaType, vec![word("what", message)])
        })
    }

    fn parse(&self, text: &str) -> Result<MediaType, &'static str> {
        let (essence, parameters) = text.split_at(text.find(';').unwrap_or(text.len()));
        let has_name = |ty: &&MediaType| ty.name().eq_ignore_ascii_case(trimmed(essence));
        let found = self.types.iter().find(has_name).ok_or(self.message)?;
        check_parameters(parameters).map(|()| *found)
    }
}

const INVALID_PARAMETERS: &str = "has invalid parameters";

fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

/// Checks the parameters after the type, each of which follows a `;` (RFC 9110 section 5.6.6).
fn check_parameters(mut rest: &str) -> Result<(), &'static str> {
    while let Some(after) = trimmed(rest).strip_prefix(';') {
        let parameter = trimmed(after);
        let is_empty = parameter.is_empty() || parameter.starts_with(';');
        rest = if is_empty { parameter } else { check_parameter(parameter)? };
    }
    if trimmed(rest).is_empty() { Ok(()) } else { Err(INVALID_PARAMETERS) }
}

/// Checks the parameter at the beginning of a text, and returns the rest.
fn check_parameter(text: &str) -> Result<&str, &'static str> {
    let (name, after) = text.split_once('=').ok_or(INVALID_PARAMETERS)?;
    let (value, rest) = value(after).ok_or(INVALID_PARAMETERS)?;
    if name.is_empty() || !name.chars().all(is_token_char) {
        return Err(INVALID_PARAMETERS);
    }
    if name.eq_ignore_ascii_case("charset") && !value.eq_ignore_ascii_case("utf-8") {
        return Err("must have the charset UTF-8");
    }
    Ok(rest)
}

/// Returns the value at the beginning of a text, and the rest.
fn value(text: &str) -> Option<(String, &str)> {
    if let Some(quoted) = text.strip_prefix('"') {
        return unquoted(quoted);
    }
    let (token, rest) = text.split_at(text.find(|c| !is_token_char(c)).unwrap_or(text.len()));
    (!token.is_empty()).then(|| (token.to_owned(), rest))
}

/// Returns the text up to the closing quotation mark, unescaped, and the rest.
fn unquoted(text: &str) -> Option<(String, &str)> {
    let (mut value, mut chars) = (String::new(), text.chars());
    loop {
        match chars.next()? {
            '"' => return Some((value, chars.as_str())),
            '\\' => value.push(chars.next()?),
            c => value.push(c),
        }
    }
}

fn is_token_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_are_parsed_in_every_spelling() {
        for text in [
            "application/x-www-form-urlencoded",
            "Application/X-WWW-Form-URLencoded",
            "application/x-www-form-urlencoded;charset=UTF-8",
            "application/x-www-form-urlencoded ; charset=utf-8",
            "application/x-www-form-urlencoded\t;\tCHARSET=\"Utf-8\" ",
            "application/x-www-form-urlencoded; charset=\"u\\tf-8\"",
            "application/x-www-form-urlencoded; a=\"; charset=latin1\"; charset=utf-8",
            "application/x-www-form-urlencoded;",
            "application/x-www-form-urlencoded;;charset=utf-8;",
            " application/x-www-form-urlencoded",
        ] {
            assert_eq!(EITHER.parse(text), Ok(MediaType::Form), "{text}");
        }
        assert_eq!(EITHER.parse("APPLICATION/json; charset=utf-8"), Ok(MediaType::Json));
    }

    #[test]
    fn other_media_types_and_parameters_are_rejected() {
        for text in ["", ";", "text/plain", "application/jsonx", "application/json, text/plain"] {
            assert_eq!(EITHER.parse(text), Err(EITHER.message), "{text}");
        }
        for parameter in
            ["charset", "charset=", "=utf-8", "charset =utf-8", "a=\"", "a=b c", "a=\"b\"c"]
        {
            let text = format!("application/json; {parameter}");
            assert_eq!(EITHER.parse(&text), Err(INVALID_PARAMETERS), "{text}");
        }
        for charset in ["latin1", "\"iso-8859-1\"", "utf-16", "\"\"", "utf-8;charset=latin1"] {
            let text = format!("application/json;charset={charset}");
            assert_eq!(EITHER.parse(&text), Err("must have the charset UTF-8"), "{text}");
        }
    }
}
