//! `non_control_character`: no character of the text is a control character (`char::is_control`: U+0000 to U+001F and
//! U+007F to U+009F).

use std::fmt;

use super::{BrokenRule, chars};
use crate::field_types::Text;

/// Whether no character of the text is a control character, or the value absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T) -> bool {
    value.text().is_none_or(text)
}

/// Whether no character of the text is a control character.
#[inline]
#[must_use]
pub const fn text(value: &str) -> bool {
    const VISIBLE: u128 = chars::mask(&["vschar"], &[]);
    chars::text(value, chars::Set::<VISIBLE>) || has_none(value.as_bytes())
}

/// The same beyond ASCII, where those of the controls begin with a byte of their own.
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

pub(crate) fn describe(_: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("must not have control characters")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::said;

    #[test]
    fn it_is_what_std_calls_a_control() {
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
    fn length_is_no_matter() {
        for part in ["a", "é", "水", "🦀", "\u{C2}\u{A0}"] {
            let mut long = part.repeat(10_000);
            assert!(text(&long) && text(""));
            long.push('\u{80}');
            assert!(!text(&long));
        }
    }

    #[test]
    fn it_says_what_must_not_be() {
        assert_eq!(said("non_control_character", &[]), "must not have control characters");
        assert!(check(&None::<String>) && check("a b") && !check("a\0b"));
    }
}
