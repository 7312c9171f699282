//! The column `Example`.

use super::kind::{Format, Kind};

/// The first example of a cell; `None` where there is none.
pub(crate) fn first(source: &str) -> Option<String> {
    let source = match source.strip_prefix("**Example 1:**") {
        Some(several) => several.split("**Example 2:**").next().unwrap_or(several),
        None => source,
    };
    let text = source.trim();
    let in_code = text.strip_prefix('`').and_then(|text| text.strip_suffix('`'));
    let text = in_code.filter(|text| !text.contains('`')).unwrap_or(text);
    (!text.is_empty() && text != "N/A").then(|| text.to_owned())
}

/// Whether it is a day and no moment: `2026-11-23`.
pub(crate) fn is_day(text: &str) -> bool {
    let is_digit = |(i, byte): (usize, u8)| match i {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(is_digit)
}

/// The example as a value of that kind, or what is wrong with it.
pub(crate) fn of_kind(text: String, kind: &Kind) -> Result<Option<String>, String> {
    if *kind == Kind::Text(Format::Plain) {
        return Ok(Some(text));
    }
    // Some generators put it before a word.
    let text = text.replace('\u{200b}', "");
    if matches!(text.as_str(), "null" | "<nil>" | "None") {
        return Ok(None);
    }
    if matches!(kind, Kind::Text(Format::DateTime | Format::Date)) {
        return Ok(Some(moment(&text, kind).unwrap_or(text)));
    }
    if matches!(kind, Kind::Text(_) | Kind::Texts(_) | Kind::Any | Kind::Model(_)) {
        return Ok(Some(text));
    }
    let (is_of_kind, what) = match kind {
        Kind::Integer => (text.parse::<i128>().is_ok(), "a whole number"),
        Kind::Number => (text.parse::<f64>().is_ok_and(f64::is_finite), "a number"),
        Kind::Boolean => (text == "true" || text == "false", "`true` or `false`"),
        // A list's example may be one of its elements.
        Kind::List(_) => (!text.starts_with('{') || text.ends_with('}'), "a list"),
        _ => (is_object(&text), "an object: `{ .. }`"),
    };
    if is_of_kind { Ok(Some(text)) } else { Err(format!("the example `{text}` is not {what}")) }
}

fn is_object(text: &str) -> bool {
    text.trim_start_matches('\\').starts_with('{') && text.ends_with('}')
}

/// `2022-02-17 00:00:00 +0000 UTC`, as Go prints it, in the form of RFC 3339.
fn moment(text: &str, kind: &Kind) -> Option<String> {
    let (day, rest) = text.strip_suffix(" +0000 UTC")?.split_once(' ')?;
    match kind {
        Kind::Text(Format::Date) => rest.starts_with("00:00:00").then(|| day.to_owned()),
        _ => Some(format!("{day}T{rest}Z")),
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
    fn an_example_is_of_its_type() {
        let of = |text: &str, kind| of_kind(text.to_owned(), &kind).map(Option::unwrap_or_default);
        assert_eq!(of("1.5", Kind::Integer), Err("the example `1.5` is not a whole number".into()));
        assert_eq!(of("12", Kind::Integer), Ok("12".into()));
        assert_eq!(of("x", Kind::Number), Err("the example `x` is not a number".into()));
        assert_eq!(of("\u{200b}false", Kind::Boolean), Ok("false".into()));
        assert_eq!(
            of("a=1", Kind::Object),
            Err("the example `a=1` is not an object: `{ .. }`".into())
        );
        assert_eq!(of("null", Kind::Integer), Ok(String::new()));
        let go = "2022-02-17 16:23:12.475 +0000 UTC";
        assert_eq!(of(go, Kind::Text(Format::DateTime)), Ok("2022-02-17T16:23:12.475Z".into()));
        assert_eq!(
            of("2022-02-17 00:00:00 +0000 UTC", Kind::Text(Format::Date)),
            Ok("2022-02-17".into())
        );
    }
}
