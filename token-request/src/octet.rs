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

#[cfg(test)]
mod tests {
    use super::*;

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
