//! `chars(alphanumeric, "-._")`: every character of the text is in one of these classes and sets.
//!
//! To add a class, add it to `CLASSES` here and in the derive.

#[cfg(feature = "field-table")]
use std::collections::BTreeSet;
use std::fmt;

use super::shared::broken_rule::BrokenRule;
use super::shared::bytes::equal;
use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::{ecma, keywords::Keywords};
use crate::field_types::Text;
#[cfg(feature = "field-table")]
use crate::table::Rule;
use crate::table::Value;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe,
    #[cfg(feature = "field-table")]
    schema: Keywords::Pattern(|rule| Some(format!("^[{}]*$", ecma::class(&characters(rule)?)))),
    const_text: Some(text("a1", Set::<{ mask(&["alphanumeric"], &[]) }>)),
};

/// A named class of ASCII characters.
struct Class {
    name: &'static str,
    /// The characters, as inclusive ranges.
    ranges: &'static [(u8, u8)],
    /// The words for these characters in a message.
    text: &'static str,
}

/// The named classes.
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

/// A set of ASCII characters, one bit each. It is a type so that the check is compiled for each set.
#[derive(Debug, Clone, Copy)]
pub struct Set<const MASK: u128>;

/// Returns the characters of the named classes and the literal sets, one bit each.
///
/// # Panics
///
/// If a class is unknown or a literal is not ASCII. It happens while compiling, and the derive reports both before.
#[must_use]
pub const fn mask(classes: &[&str], literals: &[&str]) -> u128 {
    let mut mask = 0;
    let mut i = 0;
    while i < classes.len() {
        match class(classes[i]) {
            Some(class) => mask |= class.mask(),
            None => panic!("unknown class"),
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

/// Returns the names of all classes.
pub fn class_names() -> impl Iterator<Item = &'static str> {
    CLASSES.iter().map(|class| class.name)
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

#[allow(clippy::cast_possible_truncation, reason = "the number of a bit is at most 128")]
impl<const MASK: u128> Set<MASK> {
    const FIRST: u8 = MASK.trailing_zeros() as u8;
    const SPAN: u8 = (127 - MASK.leading_zeros() as u8).wrapping_sub(Self::FIRST);
    /// `true` if the characters are one range, as in most classes. Other sets use a lookup table.
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

    /// Returns whether all bytes of a block are in the set. It has no branch per byte, so that the compiler vectorizes it.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "it is called only in the loop over blocks")]
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

    /// Returns whether all bytes are in the set. It tests blocks, of which the last overlaps the one before it.
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

/// Returns whether every character of the text is in the set, or the value is absent.
#[inline]
pub fn check<T: Text + ?Sized, const MASK: u128>(value: &T, set: Set<MASK>) -> bool {
    value.text().is_none_or(|value| text(value, set))
}

/// Returns whether every character of the text is in the set.
#[inline]
#[must_use]
pub const fn text<const MASK: u128>(value: &str, _: Set<MASK>) -> bool {
    Set::<MASK>::holds(value.as_bytes())
}

fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if broken.args.is_empty() {
        return f.write_str("contains characters that are not allowed");
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

/// Returns the characters of all classes and sets; `None` if one of them is unknown or there is none.
#[cfg(feature = "field-table")]
fn characters(rule: &Rule) -> Option<BTreeSet<char>> {
    let mut characters = BTreeSet::new();
    for arg in rule.args {
        match arg.value {
            Value::String(set) => characters.extend(set.chars()),
            Value::Source(name) => {
                let ranges = class(name)?.ranges.iter();
                characters.extend(ranges.flat_map(|&(first, last)| first..=last).map(char::from));
            }
            _ => return None,
        }
    }
    (!characters.is_empty()).then_some(characters)
}

#[cfg(test)]
mod tests {
    use crate::rules::shared::testing::message;
    use crate::{Arg, Value};

    #[test]
    fn messages() {
        let [digits, ascii] = ["digits", "ascii"].map(|class| Arg::listed(Value::Source(class)));
        let set = Arg::listed(Value::String("+-"));
        assert_eq!(message("chars", &[digits]), "must contain only digits (0 to 9)");
        assert_eq!(message("chars", &[digits, set]), "must contain only digits (0 to 9) and `+-`");
        assert_eq!(
            message("chars", &[digits, ascii, set]),
            "must contain only digits (0 to 9), ASCII characters and `+-`"
        );
        assert_eq!(message("chars", &[]), "contains characters that are not allowed");
    }
}
