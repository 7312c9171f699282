//! `one_of("a", "b")`: the text is one of these, byte for byte.

use std::fmt;

use super::Broken;
use crate::subject::Text;

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

pub(crate) fn describe(broken: &Broken<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &broken.texts()[..] {
        [] => f.write_str("must be one of the allowed values"),
        [allowed] => write!(f, "must be {allowed}"),
        allowed => write!(f, "must be one of {}", allowed.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::equal;

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
