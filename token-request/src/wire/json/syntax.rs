//! The syntax of a JSON text, which is checked before its values are indexed.

use std::borrow::Cow;
use std::fmt;

use serde::de::IgnoredAny;

use crate::RuleError;
use crate::violation::Details;
use crate::wire::rule::number;

/// A syntax error, and its place.
#[derive(Debug, PartialEq)]
pub(crate) struct SyntaxError {
    reason: Cow<'static, str>,
    /// The line and the column, unless the text is empty.
    at: Option<(usize, usize)>,
    /// The length of the valid JSON before the error, if the error is that other characters follow it.
    pub(crate) n_valid: Option<usize>,
}

/// Checks that a text is valid JSON (RFC 8259) of any depth.
pub(crate) fn check_syntax(json: &str) -> Result<(), SyntaxError> {
    let mut values = serde_json::Deserializer::from_str(json).into_iter::<IgnoredAny>();
    let read = values.next();
    let n_valid = values.byte_offset();
    match read {
        None => Err(SyntaxError { reason: "must not be empty".into(), at: None, n_valid: None }),
        Some(Err(error)) => Err(explained(json, &error)),
        Some(Ok(_)) => match json[n_valid..].find(|c| !matches!(c, ' ' | '\t' | '\n' | '\r')) {
            None => Ok(()),
            Some(n) => {
                let before = &json[..n_valid + n];
                let line_start = before.rfind('\n').map_or(0, |n| n + 1);
                let line = before.matches('\n').count() + 1;
                let column = before.len() - line_start + 1;
                let reason = "trailing characters".into();
                Err(SyntaxError { reason, at: Some((line, column)), n_valid: Some(n_valid) })
            }
        },
    }
}

fn explained(json: &str, error: &serde_json::Error) -> SyntaxError {
    let (line, mut column) = (error.line(), error.column());
    let text = error.to_string();
    let mut reason: Cow<_> = match text.split_once(" at line ") {
        _ if json.starts_with('\u{FEFF}') => "byte order mark".into(),
        _ if error.is_eof() => "unexpected end of input".into(),
        Some(_) if is_trailing_comma(json, line, column) => "trailing comma".into(),
        Some((reason, _)) => reason.to_owned().into(),
        None => text.into(),
    };
    if reason.starts_with("control character") {
        // `serde_json` gives the column of the character before it.
        column += 1;
        reason = "unescaped control character in a string".into();
    }
    SyntaxError { reason, at: Some((line, column)), n_valid: None }
}

/// Returns whether an array or an object ends at a place, directly after a comma.
fn is_trailing_comma(json: &str, line: usize, column: usize) -> bool {
    let lines = json.split_inclusive('\n').take(line.saturating_sub(1));
    let at = lines.map(str::len).sum::<usize>() + column.saturating_sub(1);
    let is_end = json.get(at..).is_some_and(|rest| rest.starts_with(['}', ']']));
    is_end && json.get(..at).is_some_and(|before| before.trim_end().ends_with(','))
}

impl SyntaxError {
    /// Returns the details of the violation.
    pub(crate) fn details(&self) -> Details {
        let at = |(line, column)| vec![number("line", line), number("column", column)];
        let args = self.at.map(at).unwrap_or_default();
        let error = RuleError::new("syntax").message(self.to_string());
        Details { args, error: Some(error), ..Details::default() }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            None => f.write_str(&self.reason),
            Some((line, column)) => {
                write!(f, "is not valid JSON: {} at line {line}, column {column}", self.reason)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::check_syntax;

    #[test]
    fn a_syntax_error_has_a_reason_and_a_place() {
        for (json, expected) in [
            ("", "must not be empty"),
            (" \n", "must not be empty"),
            ("{", "is not valid JSON: unexpected end of input at line 1, column 1"),
            ("[1, ]", "is not valid JSON: trailing comma at line 1, column 5"),
            ("{\"a\":\n}", "is not valid JSON: expected value at line 2, column 1"),
            (r#"{"a":1,}"#, "is not valid JSON: trailing comma at line 1, column 8"),
            (r#"["a\q"]"#, "is not valid JSON: invalid escape at line 1, column 5"),
            ("[NaN]", "is not valid JSON: expected value at line 1, column 2"),
            ("[1] x", "is not valid JSON: trailing characters at line 1, column 5"),
            ("[1]\n x", "is not valid JSON: trailing characters at line 2, column 2"),
            ("7x", "is not valid JSON: trailing characters at line 1, column 2"),
            ("\u{FEFF}{}", "is not valid JSON: byte order mark at line 1, column 1"),
            (
                "{\"a\":\"b\nc\"}",
                "is not valid JSON: unescaped control character in a string at line 1, column 8",
            ),
        ] {
            let error = check_syntax(json).unwrap_err();
            assert_eq!(error.to_string(), expected, "{json:?}");
        }
        for json in ["1e400", r#""\ud800""#, "[-0, 18446744073709551616]"] {
            assert_eq!(check_syntax(json), Ok(()), "{json}");
        }
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        assert_eq!(check_syntax(&deep), Ok(()));
    }
}
