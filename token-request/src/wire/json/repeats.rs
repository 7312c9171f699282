//! Keys that stand twice in an object, where serde lets the last one win.

use std::collections::{HashMap, HashSet};

use serde::de::IgnoredAny;

use crate::path::Spelling;
use crate::wire::given::Given;

/// Whether an object in this JSON, which is well-formed, has a key twice.
pub(crate) fn has_any(json: &str) -> bool {
    let mut around: Vec<Option<HashSet<Box<str>>>> = Vec::new();
    let mut is_key = false;
    let mut rest = json;
    while let Some(at) = rest.find(['"', '{', '[', '}', ']', ',']) {
        let (found, behind) = rest[at..].split_at(1);
        rest = behind;
        match found {
            "\"" => {
                let Some(n) = length_of_text(rest) else { return false };
                if is_key
                    && let Some(Some(keys)) = around.last_mut()
                    && !keys.insert(unescaped(&rest[..n]))
                {
                    return true;
                }
                is_key = false;
                rest = &rest[n + 1..];
            }
            "{" => around.push(Some(HashSet::new())),
            "[" => around.push(None),
            "}" | "]" => drop(around.pop()),
            _ => {}
        }
        if matches!(found, "{" | ",") {
            is_key = matches!(around.last(), Some(Some(_)));
        }
    }
    false
}

/// Whether the object that this JSON is has one of the fields whose values stand outside of it.
#[cold]
#[allow(clippy::zero_sized_map_values, reason = "serde reads the keys alone in no other way")]
pub(super) fn has_given(json: &str, given: &[Given<'_>]) -> bool {
    let members: HashMap<String, IgnoredAny> = serde_json::from_str(json).unwrap_or_default();
    let is_called = |given: &Given<'_>| {
        members.keys().any(|name| given.field.is_called(name.as_bytes(), Spelling::Wire))
    };
    given.iter().any(is_called)
}

/// The bytes up to the quotation mark that ends a text.
fn length_of_text(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.bytes().position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    })
}

fn unescaped(key: &str) -> Box<str> {
    let quoted = || serde_json::from_str(&format!("\"{key}\""));
    let text = key.contains('\\').then(quoted).and_then(Result::ok);
    text.unwrap_or_else(|| key.into())
}

#[cfg(test)]
mod tests {
    use super::has_any;

    #[test]
    fn only_in_one_object() {
        for json in [
            r#"{"a": {"a": "a"}, "b": [{"a": 1}, {"a": 2}]}"#,
            r#"{"a": ["x", "x"], "b": "a", "c\"": "\\", "c": "\"", "\\": 1}"#,
            r#"["a", "a"]"#,
            "[]",
            "7",
        ] {
            assert!(!has_any(json), "{json}");
        }
        for json in [
            r#"{"a": 1, "a": 1}"#,
            r#"{"a": 1, "\u0061": 2}"#,
            r#"[{"b": {"c": [1, {"x": "\\", "y": {}, "x": "}"}]}}]"#,
            r#"{"a": {"b": 1}, "c": [2], "a": 3}"#,
        ] {
            assert!(has_any(json), "{json}");
        }
    }
}
