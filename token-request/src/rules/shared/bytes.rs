//! Comparisons of bytes that run while compiling.

/// Returns whether `a == b`, which is not yet `const`. Each step compares eight bytes; the last step overlaps the one
/// before it.
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

/// Returns whether `a.eq_ignore_ascii_case(b)`, which is not `const` in every supported version of Rust.
pub(crate) const fn equal_ignoring_case(a: &[u8], b: &[u8]) -> bool {
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

/// Returns whether `bytes` starts with `prefix`.
#[inline]
pub(crate) const fn starts_with(bytes: &[u8], prefix: &[u8]) -> bool {
    match bytes.split_at_checked(prefix.len()) {
        Some((first, _)) => equal(first, prefix),
        None => false,
    }
}

/// Returns whether `bytes` ends with `suffix`.
#[inline]
pub(crate) const fn ends_with(bytes: &[u8], suffix: &[u8]) -> bool {
    match bytes.len().checked_sub(suffix.len()) {
        Some(start) => equal(bytes.split_at(start).1, suffix),
        None => false,
    }
}

/// Returns whether `bytes` contains `needle`.
pub(crate) const fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    let mut rest = bytes;
    while rest.len() >= needle.len() {
        if starts_with(rest, needle) {
            return true;
        }
        let [_, after @ ..] = rest else { return false };
        rest = after;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::testing::Random;
    use super::*;

    /// Compares a function with one of the standard library, for random texts.
    fn agrees(ours: fn(&[u8], &[u8]) -> bool, std: fn(&str, &str) -> bool) {
        let mut random = Random::new();
        let parts = ["a", "b", "é", "\0", "🦀", "aaaaaaaa"];
        let mut n_found = 0;
        for _ in 0..20_000 {
            let (text, part) = (random.text(&parts, 8), random.text(&parts, 2));
            assert_eq!(
                ours(text.as_bytes(), part.as_bytes()),
                std(&text, &part),
                "{part:?}, {text:?}"
            );
            n_found += u32::from(std(&text, &part));
        }
        assert!(n_found > 1_000, "{n_found} is too small a sample");
        for (text, part) in [("", ""), ("é", ""), ("é", "é"), ("é", "\u{301}"), ("", "a")] {
            assert_eq!(
                ours(text.as_bytes(), part.as_bytes()),
                std(text, part),
                "{part:?}, {text:?}"
            );
        }
    }

    #[test]
    fn parts_are_found_as_in_std() {
        agrees(starts_with, |text, part| text.starts_with(part));
        agrees(ends_with, |text, part| text.ends_with(part));
        agrees(contains, |text, part| text.contains(part));
    }

    #[test]
    fn long_texts_are_searched() {
        let long = "a".repeat(100_000);
        let long = long.as_bytes();
        assert!(contains(long, b"aaaa") && !contains(long, b"aaab") && !contains(b"a", long));
    }

    #[test]
    fn equal_agrees_with_std() {
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

    /// Includes pairs of a letter and a byte that differs in the same bit as its other case.
    #[test]
    fn only_the_case_of_ascii_letters_is_ignored() {
        for (a, b) in (0..=u8::MAX).flat_map(|a| (0..=u8::MAX).map(move |b| (a, b))) {
            let is_equal = a == b || a.is_ascii_alphabetic() && a ^ b == 0b10_0000;
            assert_eq!(equal_ignoring_case(&[b'-', a], &[b'-', b]), is_equal, "{a} and {b}");
        }
    }
}
