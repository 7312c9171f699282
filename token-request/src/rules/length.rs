//! `length(min, max, equal)`: the number of characters (`char`s) of a text, or of items of a collection, is within these
//! bounds. With `unit`, another unit of a text is counted.

use std::fmt;

use super::shared::broken_rule::BrokenRule;
use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::{KeywordValue, Keywords, number};
use crate::field_types::{Extent, Length, Text};
#[cfg(feature = "field-table")]
use crate::table::Rule;
use crate::table::{Type, Value};

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe,
    #[cfg(feature = "field-table")]
    schema: Keywords::Several(keywords),
    const_text: Some(text("é", 1, 1) && text_in("é", 2, 2, Unit::Bytes)),
};

/// The unit in which a text is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of UTF-8.
    Bytes,
    /// Code units of UTF-16, which JavaScript and Java count.
    Utf16,
    /// `char`s: Unicode scalar values.
    Chars,
    /// Extended grapheme clusters, which users see as characters.
    #[cfg(feature = "graphemes")]
    Graphemes,
}

/// Returns whether the length is within the inclusive bounds, or the value is absent.
#[inline]
pub fn check<T: Length + ?Sized>(value: &T, min: u64, max: u64) -> bool {
    match value.extent() {
        Extent::Absent => true,
        Extent::Text(value) => text(value, min, max),
        Extent::Elements(n) => min <= n as u64 && n as u64 <= max,
    }
}

/// Returns whether the length in this unit is within the inclusive bounds, or the value is absent.
#[inline]
pub fn check_in<T: Text + ?Sized>(value: &T, min: u64, max: u64, unit: Unit) -> bool {
    value.text().is_none_or(|value| match unit {
        #[cfg(feature = "graphemes")]
        Unit::Graphemes => graphemes::decide(value, min, max),
        unit => text_in(value, min, max, unit),
    })
}

/// Returns whether the text has `min` to `max` characters.
#[inline]
#[must_use]
pub const fn text(value: &str, min: u64, max: u64) -> bool {
    within::<false>(value, min, max)
}

/// Returns whether the text has `min` to `max` of this unit.
///
/// Only graphemes of ASCII can be counted while compiling. For other texts the result is whether the number of characters
/// allows the bounds.
#[inline]
#[must_use]
pub const fn text_in(value: &str, min: u64, max: u64, unit: Unit) -> bool {
    let bytes = value.len() as u64;
    match unit {
        Unit::Bytes => min <= bytes && bytes <= max,
        Unit::Chars => text(value, min, max),
        Unit::Utf16 => within::<true>(value, min, max),
        #[cfg(feature = "graphemes")]
        Unit::Graphemes => match graphemes::of_ascii(value.as_bytes()) {
            Some(n) => min <= n && n <= max,
            // There is at least one grapheme, and at most one per character.
            None => 1 <= max && text(value, min, u64::MAX),
        },
    }
}

/// Returns whether the text has `min` to `max` characters, or units of UTF-16. The number of bytes usually decides.
///
/// A character has one to four bytes. A character of four bytes is two units of UTF-16, so a unit has one to three bytes.
#[inline]
const fn within<const UTF16: bool>(value: &str, min: u64, max: u64) -> bool {
    let max_bytes_each = if UTF16 { 3 } else { 4 };
    let bytes = value.len() as u64;
    // One more than the number of bytes that `min - 1` of them can have.
    let enough =
        if min == 0 { 0 } else { (min - 1).saturating_mul(max_bytes_each).saturating_add(1) };
    let is_surely_within = enough <= bytes && bytes <= max;
    let is_surely_outside = bytes < min || bytes > max.saturating_mul(max_bytes_each);
    is_surely_within || !is_surely_outside && count_decides::<UTF16>(value.as_bytes(), min, max)
}

#[cold]
#[inline(never)]
const fn count_decides<const UTF16: bool>(bytes: &[u8], min: u64, max: u64) -> bool {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut n = 0;
    let mut i = 0;
    while i < words.len() {
        n += count::<UTF16>(u64::from_le_bytes(words[i]));
        i += 1;
    }
    let mut i = 0;
    while i < rest.len() {
        n += (rest[i] & 0b1100_0000 != 0b1000_0000) as u64;
        n += (UTF16 && rest[i] >= 0b1111_0000) as u64;
        i += 1;
    }
    min <= n && n <= max
}

/// Returns how many of these eight bytes start a character: all except continuation bytes (`10xxxxxx`). For UTF-16, the
/// first byte of a four-byte character (`11110xxx`) counts twice.
const fn count<const UTF16: bool>(word: u64) -> u64 {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let starts = (!word >> 7 | word >> 6) & ONES;
    let again = if UTF16 { (word >> 7 & word >> 6 & word >> 5 & word >> 4) & ONES } else { 0 };
    (starts + again).wrapping_mul(ONES) >> 56
}

#[cfg(feature = "graphemes")]
mod graphemes {
    use unicode_segmentation::UnicodeSegmentation;

    /// Returns the number of graphemes of an ASCII text: one per byte, but one for the two bytes of `\r\n`.
    pub(super) const fn of_ascii(bytes: &[u8]) -> Option<u64> {
        let mut n = 0;
        let mut i = 0;
        while i < bytes.len() {
            if !bytes[i].is_ascii() {
                return None;
            }
            let is_break = i > 0 && bytes[i - 1] == b'\r' && bytes[i] == b'\n';
            n += !is_break as u64;
            i += 1;
        }
        Some(n)
    }

    /// Returns whether the text has `min` to `max` graphemes.
    pub(super) fn decide(text: &str, min: u64, max: u64) -> bool {
        // There is at most one grapheme per byte, and at least one unless the text is empty.
        let bytes = text.len() as u64;
        min <= bytes.min(1) && bytes <= max
            || min <= bytes && {
                let n = of_ascii(text.as_bytes()).unwrap_or_else(|| up_to(max, text));
                min <= n && n <= max
            }
    }

    /// Returns the number of graphemes, but at most `max + 1`.
    #[cold]
    fn up_to(max: u64, text: &str) -> u64 {
        let enough = usize::try_from(max).unwrap_or(usize::MAX).saturating_add(1);
        text.graphemes(true).take(enough).count() as u64
    }
}

fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Some(BoundsText { words, last }) = BoundsText::of(broken) else {
        return f.write_str("has an invalid length");
    };
    let (one, many) = match (broken.arg("unit"), broken.field.ty) {
        (Some(Value::String("bytes")), _) => ("byte", "bytes"),
        (Some(Value::String("utf16")), _) => ("UTF-16 code unit", "UTF-16 code units"),
        (Some(Value::String("graphemes")), _) => ("grapheme", "graphemes"),
        (Some(_), _) | (None, Type::String | Type::Names(_)) => ("character", "characters"),
        (None, Type::List(_)) => ("item", "items"),
        (None, Type::Map(_)) => ("entry", "entries"),
        // The unit of a type of the user's own is unknown.
        _ => return write!(f, "must have a length of {words}"),
    };
    match *last {
        Value::Integer(0) if !words.starts_with("at least") => f.write_str("must be empty"),
        Value::Integer(1) => write!(f, "must have {words} {one}"),
        _ => write!(f, "must have {words} {many}"),
    }
}

/// The bounds of a length in words, and the last number in them.
struct BoundsText<'a> {
    words: String,
    last: &'a Value,
}

impl<'a> BoundsText<'a> {
    fn of(broken: &BrokenRule<'a>) -> Option<Self> {
        if broken.has_expressions() {
            return None;
        }
        let equal = broken.arg("equal");
        let (words, last) = match (equal.or(broken.arg("min")), equal.or(broken.arg("max"))) {
            (Some(min), Some(max)) if min == max => (max.to_string(), max),
            (Some(min), Some(max)) => (format!("{min} to {max}"), max),
            (Some(min), None) => (format!("at least {min}"), min),
            (None, Some(max)) => (format!("at most {max}"), max),
            (None, None) => return None,
        };
        Some(Self { words, last })
    }
}

#[cfg(feature = "field-table")]
fn keywords(ty: Type, rule: &Rule) -> Vec<KeywordValue> {
    let is_in_chars = matches!(rule.arg("unit"), None | Some(Value::String("chars")));
    let (min, max) = match ty {
        Type::String | Type::Names(_) if is_in_chars => ("minLength", "maxLength"),
        Type::List(_) => ("minItems", "maxItems"),
        Type::Map(_) => ("minProperties", "maxProperties"),
        _ => return Vec::new(),
    };
    let keyword = |(name, keyword)| Some((keyword, number(rule.arg(name).or(rule.arg("equal"))?)?));
    [("min", min), ("max", max)].into_iter().filter_map(keyword).collect()
}

#[cfg(test)]
mod tests {
    use super::{Unit, check_in, text, text_in};
    use crate::rules::shared::testing::message_of;
    use crate::table::{Arg, Field, Type, Value};

    /// Returns texts of up to three parts, some of which are repeated so that texts are longer than eight bytes.
    fn texts() -> Vec<String> {
        let parts = ["", "a", "\r", "\n", "é", "e\u{301}", "ￜ", "😀", "👩\u{200d}🚀", "🇩🇪", "नि"];
        let repeated = parts.iter().flat_map(|part| [1, 3, 5].map(|n| part.repeat(n)));
        let repeated: Vec<_> = repeated.collect();
        let pairs = repeated.iter().flat_map(|a| repeated.iter().map(move |b| format!("{a}{b}")));
        pairs.flat_map(|pair| parts.map(|part| format!("{part}{pair}"))).collect()
    }

    /// Checks that each bound alone and both together agree with the number `n`.
    fn agrees(n: usize, what: &str, within: impl Fn(u64, u64) -> bool) {
        let n = n as u64;
        assert!(within(n, n) && within(0, u64::MAX), "{what} has {n}");
        assert!(!within(n + 1, u64::MAX) && !within(u64::MAX, u64::MAX), "{what} has {n}");
        assert!(n == 0 || !within(0, n - 1) && !within(0, 0), "{what} has {n}");
        assert!(within(n.saturating_sub(3), n + 3), "{what} has {n}");
    }

    #[test]
    fn all_units_are_counted() {
        for value in texts() {
            let units = |unit| {
                let value = &value;
                move |min, max| {
                    let is_within = check_in(value, min, max, unit);
                    assert_eq!(text_in(value, min, max, unit), is_within, "{unit:?} of {value:?}");
                    is_within
                }
            };
            agrees(value.len(), &value, units(Unit::Bytes));
            agrees(value.encode_utf16().count(), &value, units(Unit::Utf16));
            agrees(value.chars().count(), &value, units(Unit::Chars));
            agrees(value.chars().count(), &value, |min, max| text(&value, min, max));
        }
    }

    #[cfg(feature = "graphemes")]
    #[test]
    fn graphemes_are_counted() {
        use unicode_segmentation::UnicodeSegmentation;
        for value in texts() {
            agrees(value.graphemes(true).count(), &value, |min, max| {
                let is_within = check_in(&value, min, max, Unit::Graphemes);
                let may_be = text_in(&value, min, max, Unit::Graphemes);
                assert!(may_be || !is_within, "{value:?} from {min} to {max}");
                assert!(may_be == is_within || !value.is_ascii(), "{value:?} from {min} to {max}");
                is_within
            });
        }
        const { assert!(!text_in("é", 2, 9, Unit::Graphemes) && !text_in("é", 0, 0, Unit::Graphemes)) }
        const { assert!(text_in("\r\n", 1, 1, Unit::Graphemes)) }
    }

    #[test]
    fn lengths_are_checked_while_compiling() {
        const { assert!(text_in("é", 2, 2, Unit::Bytes) && !text_in("é", 1, 1, Unit::Bytes)) }
        const { assert!(text_in("😀", 2, 2, Unit::Utf16) && !text_in("ￜ", 2, 3, Unit::Utf16)) }
        const { assert!(text_in("😀", 1, 1, Unit::Chars)) }
    }

    #[test]
    fn absent_values_are_valid() {
        assert!(check_in(&None::<String>, 1, 1, Unit::Bytes));
        assert!(!check_in(&Some(""), 1, 1, Unit::Utf16));
    }

    #[test]
    fn messages() {
        const FIELD: &Field = &Field::new("a", Type::String);
        const LIST: &Field = &Field::new("a", Type::List(&Type::Any));
        const MAP: &Field = &Field::new("a", Type::Map(&Type::Any));
        const OTHER: &Field = &Field::new("a", Type::Any);
        let bound = |name, n| Arg::named(name, Value::Integer(n));
        let of = |unit| Arg::named("unit", Value::String(unit));
        let message = |field, args: &[Arg]| message_of("length", field, args);
        let (min, max) = (bound("min", 1), bound("max", 4));
        let (equal, empty) = (bound("equal", 2), bound("max", 0));
        assert_eq!(message(FIELD, &[min, max, of("bytes")]), "must have 1 to 4 bytes");
        assert_eq!(message(FIELD, &[max, of("utf16")]), "must have at most 4 UTF-16 code units");
        assert_eq!(message(FIELD, &[min, of("utf16")]), "must have at least 1 UTF-16 code unit");
        assert_eq!(message(FIELD, &[equal, of("graphemes")]), "must have 2 graphemes");
        assert_eq!(message(FIELD, &[bound("equal", 1)]), "must have 1 character");
        assert_eq!(message(FIELD, &[min, bound("max", 1)]), "must have 1 character");
        assert_eq!(message(FIELD, &[of("chars"), min]), "must have at least 1 character");
        assert_eq!(message(FIELD, &[empty]), "must be empty");
        assert_eq!(message(LIST, &[empty]), "must be empty");
        assert_eq!(message(LIST, &[min]), "must have at least 1 item");
        assert_eq!(message(MAP, &[min]), "must have at least 1 entry");
        assert_eq!(message(MAP, &[min, max]), "must have 1 to 4 entries");
        assert_eq!(message(OTHER, &[min]), "must have a length of at least 1");
        assert_eq!(message(OTHER, &[equal]), "must have a length of 2");
        assert_eq!(message(OTHER, &[min, max, of("bytes")]), "must have 1 to 4 bytes");
        assert_eq!(message(FIELD, &[of("bytes")]), "has an invalid length");
        let expression = Arg::named("max", Value::Source("MAX"));
        assert_eq!(message(FIELD, &[expression, of("bytes")]), "has an invalid length");
    }
}
