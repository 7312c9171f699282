//! `length(min, max, equal)`: the number of characters (`char`s) of a text, of elements of a collection.

use std::fmt;

use super::Broken;
use crate::subject::{Extent, Length};
use crate::table::{Type, Value};

/// Whether the length is within the bounds, both included, or the value absent.
#[inline]
pub fn check<T: Length + ?Sized>(value: &T, min: u64, max: u64) -> bool {
    match value.extent() {
        Extent::Absent => true,
        Extent::Text(value) => text(value, min, max),
        Extent::Elements(n) => min <= n as u64 && n as u64 <= max,
    }
}

/// Whether the text has `min` to `max` characters.
///
/// A character has one to four bytes, so that the number of bytes nearly always decides.
#[inline]
#[must_use]
pub const fn text(value: &str, min: u64, max: u64) -> bool {
    let bytes = value.len() as u64;
    // The most bytes that fewer than `min` characters have, and one more.
    let enough = if min == 0 { 0 } else { (min - 1).saturating_mul(4).saturating_add(1) };
    enough <= bytes && bytes <= max
        || min <= bytes && bytes <= max.saturating_mul(4) && count_decides(value.as_bytes(), min, max)
}

#[cold]
#[inline(never)]
const fn count_decides(bytes: &[u8], min: u64, max: u64) -> bool {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut chars = 0;
    let mut i = 0;
    while i < words.len() {
        chars += n_chars(u64::from_le_bytes(words[i]));
        i += 1;
    }
    let mut i = 0;
    while i < rest.len() {
        chars += (rest[i] & 0b1100_0000 != 0b1000_0000) as u64;
        i += 1;
    }
    min <= chars && chars <= max
}

/// How many of these eight bytes begin a character: all but those that continue one, in UTF-8 `10xxxxxx`.
const fn n_chars(word: u64) -> u64 {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let begins = (!word >> 7 | word >> 6) & ONES;
    begins.wrapping_mul(ONES) >> 56
}

pub(crate) fn describe(broken: &Broken<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if broken.has_expressions() {
        return f.write_str("has a wrong length");
    }
    let unit = match broken.field.ty {
        Type::List(_) | Type::Map(_) => "element",
        _ => "character",
    };
    let last = match (broken.arg("equal"), broken.arg("min"), broken.arg("max")) {
        (Some(equal), ..) => write!(f, "must have exactly {equal}").map(|()| equal),
        (_, Some(min), Some(max)) if min == max => {
            write!(f, "must have exactly {max}").map(|()| max)
        }
        (_, Some(min), Some(max)) => write!(f, "must have {min} to {max}").map(|()| max),
        (_, Some(min), None) => write!(f, "must have at least {min}").map(|()| min),
        (_, None, Some(max)) => write!(f, "must have at most {max}").map(|()| max),
        (None, None, None) => return f.write_str("has a wrong length"),
    }?;
    write!(f, " {unit}{}", if *last == Value::Integer(1) { "" } else { "s" })
}
