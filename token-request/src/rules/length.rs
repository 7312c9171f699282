//! `length(min, max, equal)`: the number of characters (`char`s) of a text, of elements of a collection; or that of
//! another unit of a text, with `unit`.

use std::fmt;

use super::BrokenRule;
use crate::field_types::{Extent, Length, Text};
use crate::table::{Type, Value};

/// What a text is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// The bytes of UTF-8.
    Bytes,
    /// The code units of UTF-16, as JavaScript and Java count.
    Utf16,
    /// `char`s: Unicode scalar values.
    Chars,
    /// Extended grapheme clusters, which people see as characters.
    #[cfg(feature = "graphemes")]
    Graphemes,
}

/// Whether the length is within the bounds, both included, or the value absent.
#[inline]
pub fn check<T: Length + ?Sized>(value: &T, min: u64, max: u64) -> bool {
    match value.extent() {
        Extent::Absent => true,
        Extent::Text(value) => text(value, min, max),
        Extent::Elements(n) => min <= n as u64 && n as u64 <= max,
    }
}

/// Whether the length in this unit is within the bounds, both included, or the value absent.
#[inline]
pub fn check_in<T: Text + ?Sized>(value: &T, min: u64, max: u64, unit: Unit) -> bool {
    value.text().is_none_or(|value| match unit {
        #[cfg(feature = "graphemes")]
        Unit::Graphemes => graphemes::decide(value, min, max),
        unit => text_in(value, min, max, unit),
    })
}

/// Whether the text has `min` to `max` characters.
#[inline]
#[must_use]
pub const fn text(value: &str, min: u64, max: u64) -> bool {
    within::<false>(value, min, max)
}

/// Whether the text has `min` to `max` of this unit.
///
/// Graphemes cannot be counted while compiling unless they are ASCII: of others it holds if the number of characters
/// allows it.
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
            // One at least, and no more than there are characters.
            None => 1 <= max && text(value, min, u64::MAX),
        },
    }
}

/// Whether the text has `min` to `max` characters, or units of UTF-16, which the number of bytes nearly always decides.
///
/// A character has one to four bytes. In UTF-16 it is two units if it has four, so that a unit has one to three.
#[inline]
const fn within<const UTF16: bool>(value: &str, min: u64, max: u64) -> bool {
    let most = if UTF16 { 3 } else { 4 };
    let bytes = value.len() as u64;
    // The most bytes that fewer than `min` of them have, and one more.
    let enough = if min == 0 { 0 } else { (min - 1).saturating_mul(most).saturating_add(1) };
    let is_surely = enough <= bytes && bytes <= max;
    let is_beyond = bytes < min || bytes > max.saturating_mul(most);
    is_surely || !is_beyond && count_decides::<UTF16>(value.as_bytes(), min, max)
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

/// How many of these eight bytes begin a character: all but those that continue one, in UTF-8 `10xxxxxx`. In UTF-16,
/// those that begin one of four bytes, `11110xxx`, count twice.
const fn count<const UTF16: bool>(word: u64) -> u64 {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let begins = (!word >> 7 | word >> 6) & ONES;
    let again = if UTF16 { (word >> 7 & word >> 6 & word >> 5 & word >> 4) & ONES } else { 0 };
    (begins + again).wrapping_mul(ONES) >> 56
}

#[cfg(feature = "graphemes")]
mod graphemes {
    use unicode_segmentation::UnicodeSegmentation;

    /// How many there are, if all is ASCII: one a byte, and one for each line break of two.
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

    pub(super) fn decide(text: &str, min: u64, max: u64) -> bool {
        // There are no more of them than bytes, and one at least where there are bytes.
        let bytes = text.len() as u64;
        min <= bytes.min(1) && bytes <= max
            || min <= bytes && {
                let n = of_ascii(text.as_bytes()).unwrap_or_else(|| up_to(max, text));
                min <= n && n <= max
            }
    }

    /// How many there are; one more than `max` if there are even more, as they need not be counted.
    #[cold]
    fn up_to(max: u64, text: &str) -> u64 {
        let enough = usize::try_from(max).unwrap_or(usize::MAX).saturating_add(1);
        text.graphemes(true).take(enough).count() as u64
    }
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if broken.has_expressions() {
        return f.write_str("has a wrong length");
    }
    let (bounds, last) = match (broken.arg("equal"), broken.arg("min"), broken.arg("max")) {
        (Some(equal), ..) => (format!("exactly {equal}"), equal),
        (_, Some(min), Some(max)) if min == max => (format!("exactly {max}"), max),
        (_, Some(min), Some(max)) => (format!("{min} to {max}"), max),
        (_, Some(min), None) => (format!("at least {min}"), min),
        (_, None, Some(max)) => (format!("at most {max}"), max),
        (None, None, None) => return f.write_str("has a wrong length"),
    };
    let unit = match (broken.arg("unit"), broken.field.ty) {
        (Some(Value::String("bytes")), _) => "byte",
        (Some(Value::String("utf16")), _) => "UTF-16 code unit",
        (Some(Value::String("graphemes")), _) => "grapheme",
        (Some(_), _) | (None, Type::String | Type::Names(_)) => "character",
        (None, Type::List(_) | Type::Map(_)) => "element",
        // It is not known what a type of the user's own is measured in.
        _ => return write!(f, "must have a length of {bounds}"),
    };
    write!(f, "must have {bounds} {unit}{}", if *last == Value::Integer(1) { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::{Unit, check_in, text, text_in};
    use crate::rules::said;
    use crate::table::{Arg, Field, Type, Value};

    /// Every text of up to three of these, each of them repeated, so that the counts cross the steps of eight bytes.
    fn texts() -> Vec<String> {
        let parts = ["", "a", "\r", "\n", "é", "e\u{301}", "ￜ", "😀", "👩\u{200d}🚀", "🇩🇪", "नि"];
        let repeated = parts.iter().flat_map(|part| [1, 3, 5].map(|n| part.repeat(n)));
        let repeated: Vec<_> = repeated.collect();
        let pairs = repeated.iter().flat_map(|a| repeated.iter().map(move |b| format!("{a}{b}")));
        pairs.flat_map(|pair| parts.map(|part| format!("{part}{pair}"))).collect()
    }

    /// Each bound alone, and both, decide as the true number does.
    fn agrees(n: usize, what: &str, within: impl Fn(u64, u64) -> bool) {
        let n = n as u64;
        assert!(within(n, n) && within(0, u64::MAX), "{what} has {n}");
        assert!(!within(n + 1, u64::MAX) && !within(u64::MAX, u64::MAX), "{what} has {n}");
        assert!(n == 0 || !within(0, n - 1) && !within(0, 0), "{what} has {n}");
        assert!(within(n.saturating_sub(3), n + 3), "{what} has {n}");
    }

    #[test]
    fn every_unit() {
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
    fn graphemes() {
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
    fn while_compiling() {
        const { assert!(text_in("é", 2, 2, Unit::Bytes) && !text_in("é", 1, 1, Unit::Bytes)) }
        const { assert!(text_in("😀", 2, 2, Unit::Utf16) && !text_in("ￜ", 2, 3, Unit::Utf16)) }
        const { assert!(text_in("😀", 1, 1, Unit::Chars)) }
    }

    #[test]
    fn absence_holds() {
        assert!(check_in(&None::<String>, 1, 1, Unit::Bytes));
        assert!(!check_in(&Some(""), 1, 1, Unit::Utf16));
    }

    #[test]
    fn messages() {
        const FIELD: &Field = &Field::new("a", Type::String);
        const LIST: &Field = &Field::new("a", Type::List(&Type::Any));
        const OTHER: &Field = &Field::new("a", Type::Any);
        let bound = |name, n| Arg::named(name, Value::Integer(n));
        let of = |unit| Arg::named("unit", Value::String(unit));
        let said = |field, args: &[Arg]| said("length", field, args);
        let (min, max) = (bound("min", 1), bound("max", 4));
        assert_eq!(said(FIELD, &[min, max, of("bytes")]), "must have 1 to 4 bytes");
        assert_eq!(said(FIELD, &[max, of("utf16")]), "must have at most 4 UTF-16 code units");
        assert_eq!(said(FIELD, &[min, of("utf16")]), "must have at least 1 UTF-16 code unit");
        assert_eq!(
            said(FIELD, &[bound("equal", 2), of("graphemes")]),
            "must have exactly 2 graphemes"
        );
        assert_eq!(said(FIELD, &[of("chars"), min]), "must have at least 1 character");
        assert_eq!(said(LIST, &[min]), "must have at least 1 element");
        assert_eq!(said(OTHER, &[min]), "must have a length of at least 1");
        assert_eq!(said(OTHER, &[bound("equal", 2)]), "must have a length of exactly 2");
        assert_eq!(said(OTHER, &[min, max, of("bytes")]), "must have 1 to 4 bytes");
        assert_eq!(said(FIELD, &[of("bytes")]), "has a wrong length");
        let expression = Arg::named("max", Value::Source("MAX"));
        assert_eq!(said(FIELD, &[expression, of("bytes")]), "has a wrong length");
    }
}
