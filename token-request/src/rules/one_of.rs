//! `one_of("a", "b")`: the text is one of these, byte for byte, or but for the case of ASCII letters.

use std::fmt;

use super::BrokenRule;
use crate::field_types::Text;

/// Whether the text is one of those allowed, or absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T, allowed: &[&str]) -> bool {
    value.text().is_none_or(|value| text(value, allowed))
}

/// Whether the text is one of those allowed.
#[inline]
#[must_use]
pub const fn text(value: &str, allowed: &[&str]) -> bool {
    let mut i = 0;
    while i < allowed.len() {
        if equal(value.as_bytes(), allowed[i].as_bytes()) {
            return true;
        }
        i += 1;
    }
    false
}

/// Whether the text is one of those allowed, in whichever case its ASCII letters are, or absent.
#[inline]
pub fn check_ignoring_case<T: Text + ?Sized>(value: &T, allowed: &[&str]) -> bool {
    value.text().is_none_or(|value| text_ignoring_case(value, allowed))
}

/// Whether the text is one of those allowed, in whichever case its ASCII letters are.
#[inline]
#[must_use]
pub const fn text_ignoring_case(value: &str, allowed: &[&str]) -> bool {
    let mut i = 0;
    while i < allowed.len() {
        if equal_ignoring_case(value.as_bytes(), allowed[i].as_bytes()) {
            return true;
        }
        i += 1;
    }
    false
}

/// `a.eq_ignore_ascii_case(b)`, which is not `const` in every Rust that we are compiled with.
const fn equal_ignoring_case(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < b.len() {
        if !a[i].eq_ignore_ascii_case(&b[i]) {
            return false;
        }
        i += 1;
    }
    true
}

/// `a == b`, which is not yet `const`: eight bytes a step, the last step overlapping the one before.
#[inline]
pub(crate) const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let (Some(last_a), Some(last_b)) = (a.last_chunk::<8>(), b.last_chunk::<8>()) else {
        let mut i = 0;
        while i < b.len() {
            if a[i] != b[i] {
                return false;
            }
            i += 1;
        }
        return true;
    };
    let (words_a, words_b) = (a.as_chunks::<8>().0, b.as_chunks::<8>().0);
    let mut i = 0;
    while i < words_b.len() {
        if u64::from_le_bytes(words_a[i]) != u64::from_le_bytes(words_b[i]) {
            return false;
        }
        i += 1;
    }
    u64::from_le_bytes(*last_a) == u64::from_le_bytes(*last_b)
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &broken.texts()[..] {
        [] => f.write_str("must be one of the allowed values"),
        [allowed] => write!(f, "must be {allowed}"),
        allowed => write!(f, "must be one of {}", allowed.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{check, check_ignoring_case, equal, equal_ignoring_case, text_ignoring_case};
    use crate::rules::said;
    use crate::table::{Arg, Field, Type, Value};

    const GRANTS: &[&str] = &["code", "Straße", ""];

    #[test]
    fn case_is_ignored_in_ascii_only_and_only_where_asked() {
        for (value, is, is_ignoring_case) in [
            ("code", true, true),
            ("CODE", false, true),
            ("cOdE", false, true),
            ("STRAßE", false, true),
            ("", true, true),
            ("codes", false, false),
            ("cod", false, false),
            ("straSSe", false, false),
            ("ſtraße", false, false),
        ] {
            assert_eq!(check(value, GRANTS), is, "{value}");
            assert_eq!(check_ignoring_case(value, GRANTS), is_ignoring_case, "{value}");
        }
        assert!(check_ignoring_case(&None::<&str>, GRANTS) && !check_ignoring_case("", &[]));
        const { assert!(text_ignoring_case("CODE", GRANTS) && !text_ignoring_case("c", GRANTS)) }
    }

    /// A letter and the byte that is not its other case, though it differs from it by the same bit.
    #[test]
    fn every_pair_of_bytes() {
        for (a, b) in (0..=u8::MAX).flat_map(|a| (0..=u8::MAX).map(move |b| (a, b))) {
            let is_equal = a == b || a.is_ascii_alphabetic() && a ^ b == 0b10_0000;
            assert_eq!(equal_ignoring_case(&[b'-', a], &[b'-', b]), is_equal, "{a} and {b}");
        }
    }

    #[test]
    fn messages() {
        const FIELD: &Field = &Field::new("grant", Type::String);
        let case = Arg::named("ignore_case", Value::Source("true"));
        let texts = |texts| [Arg::listed(Value::Texts(texts)), case];
        let said = |args: &[Arg]| said("one_of", FIELD, args);
        assert_eq!(said(&texts(&["a", "b"])), "must be one of `a`, `b`");
        assert_eq!(said(&texts(&["a"])), "must be `a`");
        assert_eq!(said(&texts(&[])), "must be one of the allowed values");
    }

    #[test]
    fn equal_is_equality() {
        let text = b"client_credentials and some more";
        for n in 0..=text.len() {
            assert!(equal(&text[..n], &text[..n]));
            for i in 0..n {
                let mut other = text[..n].to_vec();
                other[i] ^= 1;
                assert!(!equal(&text[..n], &other), "{n} bytes, differing at {i}");
                assert!(!equal(&text[..n], &text[..i]));
            }
        }
    }
}
