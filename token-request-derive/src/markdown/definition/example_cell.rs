//! The column `Example`.

use crate::markdown::described_type::{DescribedType, StringFormat};

/// Returns the first example of a cell.
pub(crate) fn first(source: &str) -> Option<String> {
    let source = match source.strip_prefix("**Example 1:**") {
        Some(several) => several.split("**Example 2:**").next().unwrap_or(several),
        None => source,
    };
    let text = source.trim();
    let code = text.strip_prefix('`').and_then(|text| text.strip_suffix('`'));
    let text = code.filter(|code| !code.contains('`')).unwrap_or(text);
    (!text.is_empty() && text != "N/A").then(|| text.to_owned())
}

/// Returns whether an example is a date without a time: `2026-11-23`.
pub(crate) fn is_date(text: &str) -> bool {
    let is_expected = |(i, byte): (usize, u8)| match i {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(is_expected)
}

/// Returns the example as a value of this type, and `None` if it is null.
///
/// # Errors
///
/// The message for an example that is not a value of this type.
pub(crate) fn of_type(text: String, field_type: &DescribedType) -> Result<Option<String>, String> {
    if *field_type == DescribedType::Text {
        return Ok(Some(text));
    }
    // Some generators write a zero-width space before a word.
    let text = text.replace('\u{200b}', "");
    if matches!(text.as_str(), "null" | "<nil>" | "None") {
        return Ok(None);
    }
    let (is_of_type, expected) = match field_type {
        DescribedType::FormattedText(StringFormat::DateTime | StringFormat::Date) => {
            return Ok(Some(rfc_3339(&text, field_type).unwrap_or(text)));
        }
        DescribedType::Integer => (text.parse::<i128>().is_ok(), "an integer"),
        DescribedType::Number => (text.parse::<f64>().is_ok_and(f64::is_finite), "a number"),
        DescribedType::Boolean => (text == "true" || text == "false", "`true` or `false`"),
        // The example of a list may be one of its items.
        DescribedType::List(_) => (!text.starts_with('{') || text.ends_with('}'), "a list"),
        DescribedType::Map(_) | DescribedType::Object => (is_object(&text), "an object: `{ .. }`"),
        _ => return Ok(Some(text)),
    };
    if is_of_type { Ok(Some(text)) } else { Err(format!("the example `{text}` is not {expected}")) }
}

fn is_object(text: &str) -> bool {
    text.trim_start_matches('\\').starts_with('{') && text.ends_with('}')
}

/// Converts Go's `2022-02-17 00:00:00 +0000 UTC` to the form of RFC 3339.
fn rfc_3339(text: &str, field_type: &DescribedType) -> Option<String> {
    let (date, time) = text.strip_suffix(" +0000 UTC")?.split_once(' ')?;
    match field_type {
        DescribedType::FormattedText(StringFormat::Date) => {
            time.starts_with("00:00:00").then(|| date.to_owned())
        }
        _ => Some(format!("{date}T{time}Z")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_example_is_taken() {
        let firsts = ["**Example 1:** a\n**Example 2:** b", " x ", "`x`", "`a` or `b`", "", "N/A"];
        let firsts = firsts.map(|source| first(source).unwrap_or_default());
        assert_eq!(firsts, ["a", "x", "x", "`a` or `b`", "", ""]);
    }

    #[test]
    fn an_example_must_be_of_the_type_of_its_field() {
        let of = |text: &str, field_type| {
            of_type(text.to_owned(), &field_type).map(Option::unwrap_or_default)
        };
        assert_eq!(
            of("1.5", DescribedType::Integer),
            Err("the example `1.5` is not an integer".into())
        );
        assert_eq!(of("12", DescribedType::Integer), Ok("12".into()));
        assert_eq!(of("x", DescribedType::Number), Err("the example `x` is not a number".into()));
        assert_eq!(of("\u{200b}false", DescribedType::Boolean), Ok("false".into()));
        assert_eq!(
            of("a=1", DescribedType::Object),
            Err("the example `a=1` is not an object: `{ .. }`".into())
        );
        assert_eq!(of("null", DescribedType::Integer), Ok(String::new()));
        let date_time = "2022-02-17 16:23:12.475 +0000 UTC";
        assert_eq!(
            of(date_time, DescribedType::FormattedText(StringFormat::DateTime)),
            Ok("2022-02-17T16:23:12.475Z".into())
        );
        assert_eq!(
            of("2022-02-17 00:00:00 +0000 UTC", DescribedType::FormattedText(StringFormat::Date)),
            Ok("2022-02-17".into())
        );
    }
}
