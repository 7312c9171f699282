//! SWAR: operations on eight bytes in one word.
//!
//! A test returns its result for each byte in the highest bit of that byte; the other bits are arbitrary. No addition
//! carries into the next byte. Bytes beyond ASCII are treated as the bytes 128 below them.

/// The highest bit of each byte, which has the result of a test.
pub(crate) const HIGHEST: u64 = each(0x80);

/// Returns a word of eight times this byte.
pub(crate) const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Tests whether each byte is at least `least`, which must not be 0.
pub(crate) const fn at_least(least: u8, bytes: u64) -> u64 {
    (bytes & each(0x7F)) + each(0x80 - least)
}

/// Tests whether each byte differs from `from`.
pub(crate) const fn differs(from: u8, bytes: u64) -> u64 {
    at_least(1, bytes ^ each(from))
}

/// Tests whether each byte is an ASCII letter.
pub(crate) const fn is_letter(bytes: u64) -> u64 {
    let lower = bytes | each(0x20);
    at_least(b'a', lower) & !at_least(b'z' + 1, lower)
}

/// Returns the index of the first matching byte. `test_word` tests eight bytes, in the same way as the functions above;
/// `test` tests one.
#[cfg(feature = "wire")]
#[inline]
pub(crate) fn position(
    bytes: &[u8],
    test_word: impl Fn(u64) -> u64,
    test: impl Fn(u8) -> bool,
) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (i, word) in words.iter().enumerate() {
        let found = test_word(u64::from_le_bytes(*word)) & HIGHEST;
        if found != 0 {
            return Some(8 * i + found.trailing_zeros() as usize / 8);
        }
    }
    let found = rest.iter().position(|byte| test(*byte));
    found.map(|index| bytes.len() - rest.len() + index)
}

/// Returns the length of the leading blocks of sixteen bytes without a match. `test` should have no branches.
#[cfg(feature = "wire")]
#[inline]
pub(crate) fn blocks_without(bytes: &[u8], test: impl Fn(u8) -> bool) -> usize {
    let has = |block: &[u8; 16]| block.iter().fold(false, |any, byte| any | test(*byte));
    let blocks = bytes.as_chunks::<16>().0;
    16 * blocks.iter().position(has).unwrap_or(blocks.len())
}

/// Returns the index of the first `byte`, which must be ASCII.
#[cfg(feature = "wire")]
#[inline]
pub(crate) fn position_of(byte: u8, bytes: &[u8]) -> Option<usize> {
    position(bytes, |word| !(differs(byte, word) | word), |other| other == byte)
}

/// Returns the number of bytes that are `byte`, which must be ASCII.
#[cfg(feature = "wire")]
pub(crate) fn count_of(byte: u8, bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    let marks = |word| (!(differs(byte, word) | word) & HIGHEST) >> 7;
    // Each byte sums up the results of 31 words; the multiplication adds all bytes into the highest one.
    let sums = words.chunks(31).map(|words| {
        let sums = words.iter().map(|word| marks(u64::from_le_bytes(*word))).sum::<u64>();
        (sums.wrapping_mul(each(1)) >> 56) as usize
    });
    sums.sum::<usize>() + rest.iter().map(|other| usize::from(*other == byte)).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "wire")]
    #[test]
    fn the_first_byte_is_found_at_each_index() {
        for (n, index) in (0..20).flat_map(|n| (0..n).map(move |index| (n, index))) {
            for other in [0, b'$', b'\'', 0xA5, 0xA6, 0xFF] {
                let mut bytes = vec![other; n];
                assert_eq!(position_of(b'&', &bytes), None);
                assert_eq!(count_of(b'&', &bytes), 0);
                bytes[n - 1] = b'&';
                bytes[index] = b'&';
                assert_eq!(position_of(b'&', &bytes), Some(index), "{bytes:?}");
                assert_eq!(count_of(b'&', &bytes), if index == n - 1 { 1 } else { 2 });
            }
        }
        for n in [0, 7, 8, 255, 2047, 2048, 5000] {
            assert_eq!(count_of(b'%', &vec![b'%'; n]), n);
        }
    }

    #[test]
    fn each_byte_is_tested_independently() {
        for byte in 0..=255_u8 {
            let ascii = byte & 0x7F;
            for other in [0, b'a', 0x7F, 0x80, 0xFF] {
                let bytes =
                    u64::from_le_bytes([other, byte, other, other, other, other, byte, other]);
                let is = |result: u64| {
                    let [_, second, .., last_but_one, _] = (result & HIGHEST).to_le_bytes();
                    assert_eq!(second, last_but_one);
                    second == 0x80
                };
                for than in 1..=0x7F {
                    assert_eq!(is(at_least(than, bytes)), ascii >= than, "{byte} and {than}");
                    assert_eq!(is(differs(than, bytes)), ascii != than, "{byte} and {than}");
                }
                assert_eq!(is(is_letter(bytes)), ascii.is_ascii_alphabetic(), "{byte}");
            }
        }
    }
}
