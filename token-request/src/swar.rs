//! Eight bytes at once, as one number. An answer is in the highest bit of its byte, and no sum carries into the next.

/// The highest bits, where the answers are.
pub(crate) const HIGHEST: u64 = each(0x80);

/// Eight times this byte.
pub(crate) const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Whether a byte is at least this one, which is not 0. Bytes beyond ASCII count as those 128 below.
pub(crate) const fn at_least(least: u8, bytes: u64) -> u64 {
    (bytes & each(0x7F)) + each(0x80 - least)
}

/// Whether a byte differs from this one. Bytes beyond ASCII count as those 128 below.
pub(crate) const fn differs(from: u8, bytes: u64) -> u64 {
    at_least(1, bytes ^ each(from))
}

/// Whether a byte is an ASCII letter. Bytes beyond ASCII count as those 128 below.
pub(crate) const fn is_letter(bytes: u64) -> u64 {
    let lower = bytes | each(0x20);
    at_least(b'a', lower) & !at_least(b'z' + 1, lower)
}

/// Where the first byte is that is so: `marks` tells of eight at once, in their highest bits, and `is` of one.
#[cfg(feature = "wire")]
#[inline]
pub(crate) fn position(
    bytes: &[u8],
    marks: impl Fn(u64) -> u64,
    is: impl Fn(u8) -> bool,
) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (i, word) in words.iter().enumerate() {
        let found = marks(u64::from_le_bytes(*word)) & HIGHEST;
        if found != 0 {
            return Some(8 * i + found.trailing_zeros() as usize / 8);
        }
    }
    let found = rest.iter().position(|byte| is(*byte));
    found.map(|at| bytes.len() - rest.len() + at)
}

/// How many bytes stand in blocks of sixteen of which none is so; `is` has no branches.
#[cfg(feature = "wire")]
#[inline]
pub(crate) fn blocks_without(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let has = |block: &[u8; 16]| block.iter().fold(false, |any, byte| any | is(*byte));
    let blocks = bytes.as_chunks::<16>().0;
    16 * blocks.iter().position(has).unwrap_or(blocks.len())
}

/// Where the first byte is that is this one, which is ASCII.
#[cfg(feature = "wire")]
#[inline]
pub(crate) fn position_of(byte: u8, bytes: &[u8]) -> Option<usize> {
    position(bytes, |word| !(differs(byte, word) | word), |other| other == byte)
}

/// How many bytes are this one, which is ASCII.
#[cfg(feature = "wire")]
pub(crate) fn count_of(byte: u8, bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    let marks = |word| (!(differs(byte, word) | word) & HIGHEST) >> 7;
    // A byte holds the sum of as many words, and the highest that of all bytes then.
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
    fn the_first_is_found_at_each_place() {
        for (n, at) in (0..20).flat_map(|n| (0..n).map(move |at| (n, at))) {
            for other in [0, b'$', b'\'', 0xA5, 0xA6, 0xFF] {
                let mut bytes = vec![other; n];
                assert_eq!(position_of(b'&', &bytes), None);
                assert_eq!(count_of(b'&', &bytes), 0);
                bytes[n - 1] = b'&';
                bytes[at] = b'&';
                assert_eq!(position_of(b'&', &bytes), Some(at), "{bytes:?}");
                assert_eq!(count_of(b'&', &bytes), if at == n - 1 { 1 } else { 2 });
            }
        }
        for n in [0, 7, 8, 255, 2047, 2048, 5000] {
            assert_eq!(count_of(b'%', &vec![b'%'; n]), n);
        }
    }

    #[test]
    fn each_byte_is_asked_about_alone() {
        for byte in 0..=255_u8 {
            let ascii = byte & 0x7F;
            for other in [0, b'a', 0x7F, 0x80, 0xFF] {
                let bytes =
                    u64::from_le_bytes([other, byte, other, other, other, other, byte, other]);
                let is = |answer: u64| {
                    let [_, second, .., last_but_one, _] = (answer & HIGHEST).to_le_bytes();
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
