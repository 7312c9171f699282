//! `non_control_character`: the text contains no control characters (`char::is_control`: U+0000 to U+001F and U+007F to
//! U+009F).

use super::chars;
use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use crate::field_types::Text;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |_, f| f.write_str("must not contain control characters"),
    #[cfg(feature = "field-table")]
    schema: Keywords::Pattern(|_| Some(r"^[^\x00-\x1f\x7f-\x9f]*$".to_owned())),
    const_text: Some(text("a b") && text("é")),
};

/// Returns whether the text contains no control characters, or is absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T) -> bool {
    value.text().is_none_or(text)
}

/// Returns whether the text contains no control characters.
#[inline]
#[must_use]
pub const fn text(value: &str) -> bool {
    const VISIBLE: u128 = chars::mask(&["vschar"], &[]);
    chars::text(value, chars::Set::<VISIBLE>) || has_none(value.as_bytes())
}

/// Returns whether a text that may be beyond ASCII contains no control characters. In UTF-8, those beyond ASCII start with
/// the byte 0xC2.
#[inline(never)]
const fn has_none(text: &[u8]) -> bool {
    let mut rest = text;
    loop {
        rest = match rest {
            [] => return true,
            [..0x20 | 0x7F, ..] | [0xC2, ..0xA0, ..] => return false,
            [_, after @ ..] => after,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::shared::testing::message;

    #[test]
    fn control_characters_are_those_of_std() {
        for c in ('\0'..='\u{2FFF}').chain(['\u{D7FF}', '\u{FFFF}', '🦀', char::MAX]) {
            for text in [
                format!("{c}"),
                format!("{c}é"),
                format!("Â{c}"),
                format!("some longer text, {c} in it"),
            ] {
                assert_eq!(super::text(&text), !c.is_control(), "{text:?}");
            }
        }
    }

    #[test]
    fn long_texts_are_checked() {
        for part in ["a", "é", "水", "🦀", "\u{C2}\u{A0}"] {
            let mut long = part.repeat(10_000);
            assert!(text(&long) && text(""));
            long.push('\u{80}');
            assert!(!text(&long));
        }
    }

    #[test]
    fn messages() {
        assert_eq!(message("non_control_character", &[]), "must not contain control characters");
        assert!(check(&None::<String>) && check("a b") && !check("a\0b"));
    }
}
