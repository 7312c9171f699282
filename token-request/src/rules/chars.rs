//! `chars(alphanumeric, "-._")`: every character of the text is in one of these classes and sets.

use std::fmt;

use super::BrokenRule;
use super::one_of::equal;
use crate::field_types::Text;
use crate::table::Value;

/// A named class: its characters as inclusive ranges, and how a message calls them.
struct Class {
    name: &'static str,
    ranges: &'static [(u8, u8)],
    text: &'static str,
}

const CLASSES: &[Class] = &[
    // RFC 6749 appendix A.
    Class {
        name: "vschar",
        ranges: &[(b' ', b'~')],
        text: "visible ASCII characters and spaces (U+0020 to U+007E)",
    },
    Class {
        name: "nqchar",
        ranges: &[(b'!', b'!'), (b'#', b'['), (b']', b'~')],
        text: "visible ASCII characters (U+0021 to U+007E) other than `\"` and `\\`",
    },
    Class {
        name: "nqschar",
        ranges: &[(b' ', b'!'), (b'#', b'['), (b']', b'~')],
        text: "visible ASCII characters and spaces (U+0020 to U+007E) other than `\"` and `\\`",
    },
    // RFC 3986 section 2.3.
    Class {
        name: "unreserved",
        ranges: &[
            (b'-', b'.'),
            (b'0', b'9'),
            (b'A', b'Z'),
            (b'_', b'_'),
            (b'a', b'z'),
            (b'~', b'~'),
        ],
        text: "ASCII letters, digits and `-._~`",
    },
    Class { name: "ascii", ranges: &[(0, 127)], text: "ASCII characters" },
    Class {
        name: "alphanumeric",
        ranges: &[(b'0', b'9'), (b'A', b'Z'), (b'a', b'z')],
        text: "ASCII letters and digits",
    },
    Class { name: "digits", ranges: &[(b'0', b'9')], text: "digits (0 to 9)" },
];

/// A set of ASCII characters, one bit each. As a type, so that its check is compiled for it.
#[derive(Debug, Clone, Copy)]
pub struct Set<const MASK: u128>;

/// The characters of the named classes and of the literal sets together, one bit each.
///
/// # Panics
///
/// On the name of no class and on a literal that is not ASCII, while compiling; the derive lets neither through.
#[must_use]
pub const fn mask(classes: &[&str], literals: &[&str]) -> u128 {
    let mut mask = 0;
    let mut i = 0;
    while i < classes.len() {
        match class(classes[i]) {
            Some(class) => mask |= class.mask(),
            None => panic!("no class of that name"),
        }
        i += 1;
    }
    let mut i = 0;
    while i < literals.len() {
        let bytes = literals[i].as_bytes();
        let mut j = 0;
        while j < bytes.len() {
            mask |= 1 << bytes[j];
            j += 1;
        }
        i += 1;
    }
    mask
}

impl Class {
    const fn mask(&self) -> u128 {
        let mut mask = 0;
        let mut i = 0;
        while i < self.ranges.len() {
            let (first, last) = self.ranges[i];
            mask |= (u128::MAX >> (127 - (last - first))) << first;
            i += 1;
        }
        mask
    }
}

/// The bytes of a class, from one to another.
#[cfg(feature = "field-table")]
pub(crate) fn ranges(name: &str) -> Option<&'static [(u8, u8)]> {
    class(name).map(|class| class.ranges)
}

const fn class(name: &str) -> Option<&'static Class> {
    let mut i = 0;
    while i < CLASSES.len() {
        if equal(CLASSES[i].name.as_bytes(), name.as_bytes()) {
            return Some(&CLASSES[i]);
        }
        i += 1;
    }
    None
}

#[allow(clippy::cast_possible_truncation)] // Bits are counted from 0 to 128.
impl<const MASK: u128> Set<MASK> {
    const FIRST: u8 = MASK.trailing_zeros() as u8;
    const SPAN: u8 = (127 - MASK.leading_zeros() as u8).wrapping_sub(Self::FIRST);
    /// Most classes that matter are one range; the others are looked up.
    const IS_RANGE: bool = MASK.count_ones() == Self::SPAN as u32 + 1;
    const MEMBERS: [bool; 256] = {
        let mut members = [false; 256];
        let mut byte = 0;
        while byte < 128 {
            members[byte] = MASK >> byte & 1 == 1;
            byte += 1;
        }
        members
    };

    /// No branch a byte, so that the compiler makes one step of a block.
    #[inline(always)]
    #[allow(clippy::inline_always)] // As part of the loop over blocks only.
    const fn holds_block<const N: usize>(block: &[u8; N]) -> bool {
        let mut all = true;
        let mut i = 0;
        while i < N {
            all &= if Self::IS_RANGE {
                block[i].wrapping_sub(Self::FIRST) <= Self::SPAN
            } else {
                Self::MEMBERS[block[i] as usize]
            };
            i += 1;
        }
        all
    }

    /// Blocks with one exit each, the last overlapping the one before.
    #[inline(never)]
    const fn holds(bytes: &[u8]) -> bool {
        if let Some(last) = bytes.last_chunk::<16>() {
            let blocks = bytes.as_chunks::<16>().0;
            let mut i = 0;
            while i < blocks.len() {
                if !Self::holds_block(&blocks[i]) {
                    return false;
                }
                i += 1;
            }
            return Self::holds_block(last);
        }
        if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            return Self::holds_block(first) & Self::holds_block(last);
        }
        let mut all = true;
        let mut i = 0;
        while i < bytes.len() {
            all &= Self::holds_block(&[bytes[i]]);
            i += 1;
        }
        all
    }
}

/// Whether every character of the text is in the set, or the value absent.
#[inline]
pub fn check<T: Text + ?Sized, const MASK: u128>(value: &T, set: Set<MASK>) -> bool {
    value.text().is_none_or(|value| text(value, set))
}

/// Whether every character of the text is in the set.
#[inline]
#[must_use]
pub const fn text<const MASK: u128>(value: &str, _: Set<MASK>) -> bool {
    Set::<MASK>::holds(value.as_bytes())
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if broken.args.is_empty() {
        return f.write_str("has characters that are not allowed");
    }
    f.write_str("must contain only ")?;
    for (i, arg) in broken.args.iter().enumerate() {
        if i > 0 {
            f.write_str(if i + 1 == broken.args.len() { " and " } else { ", " })?;
        }
        match arg.value {
            Value::Source(name) => f.write_str(class(name).map_or(name, |class| class.text))?,
            Value::String(set) => write!(f, "`{set}`")?,
            value => fmt::Display::fmt(&value, f)?,
        }
    }
    Ok(())
}
