//! The encoded of a form: parameters cut out, and decoded (RFC 6749 appendix B, WHATWG URL section 5.1).

use std::borrow::Cow;
use std::mem;

use zeroize::Zeroizing;

use crate::swar::{blocks_without, count_of, differs, each, position, position_of};
use crate::table::Arg;
use crate::wire::rule::{number, word};

/// A name or a value as it stands in a form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EncodedText<'de> {
    bytes: &'de [u8],
    /// Where it begins in the form.
    start: usize,
    /// FieldType many of them stand for themselves, before the first that does not.
    n_plain: usize,
}

/// What is wrong with the encoded, and at which byte of the form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EncodingError {
    pub(crate) what: &'static str,
    pub(crate) byte: usize,
}

impl EncodingError {
    /// The arguments of the violation.
    pub(crate) fn args(self) -> Vec<Arg> {
        vec![word("what", self.what), number("byte", self.byte)]
    }
}

impl<'de> EncodedText<'de> {
    /// Where it begins in the form.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// The same text in the form, which is UTF-8, where nothing in it stands for something else.
    #[inline]
    pub(crate) fn plain_in<'f>(&self, form: &'f str) -> Option<&'f str> {
        let is_plain = self.n_plain == self.bytes.len();
        if is_plain { form.get(self.start..self.start + self.n_plain) } else { None }
    }

    #[cfg(feature = "http")]
    pub(crate) fn bytes(&self) -> &'de [u8] {
        self.bytes
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Whether every escape is one, and no control character stands as it is. What UTF-8 it makes is not looked at.
    #[inline]
    pub(crate) fn is_well_formed(&self) -> bool {
        self.n_plain == self.bytes.len() || self.error().is_none()
    }

    /// The first control character or malformed escape.
    pub(crate) fn error(&self) -> Option<EncodingError> {
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            let what = match byte {
                b'%' if self.is_escape(at) => {
                    at += 3;
                    continue;
                }
                b'%' => "has an invalid escape",
                b'\n' => "has an unescaped line feed",
                b'\r' => "has an unescaped carriage return",
                b'\t' => "has an unescaped tab",
                0..=0x1F | 0x7F => "has an unescaped control character",
                _ => {
                    at += 1;
                    continue;
                }
            };
            return Some(EncodingError { what, byte: self.start + at });
        }
        None
    }

    fn is_escape(&self, at: usize) -> bool {
        let digits = self.bytes.get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    }

    /// The text.
    ///
    /// # Errors
    ///
    /// A malformed escape, a raw control character, or where it is no UTF-8.
    #[inline]
    pub(crate) fn decode(&self) -> Result<Cow<'de, str>, EncodingError> {
        if self.n_plain < self.bytes.len() {
            return self.decode_escaped().map(Cow::Owned);
        }
        let text = str::from_utf8(self.bytes);
        text.map(Cow::Borrowed).map_err(|error| self.not_utf8(error.valid_up_to()))
    }

    #[inline(never)]
    fn decode_escaped(&self) -> Result<String, EncodingError> {
        let (mut decoded, is_well_formed) = self.unescaped();
        if let Some(malformed) = (!is_well_formed).then(|| self.error()).flatten() {
            return Err(malformed);
        }
        if let Err(error) = str::from_utf8(&decoded) {
            return Err(self.error().unwrap_or_else(|| self.not_utf8(error.valid_up_to())));
        }
        // It is UTF-8, so that nothing is copied.
        Ok(String::from_utf8(mem::take(&mut *decoded)).unwrap_or_default())
    }

    /// The encoded decode_byte, where those that are malformed stand for themselves; and whether none is.
    fn unescaped(&self) -> (Zeroizing<Vec<u8>>, bool) {
        // It is as long as the text, of which a secret then need not be copied again.
        let n_escapes = count_of(b'%', self.bytes);
        let n_octets = self.bytes.len().saturating_sub(2 * n_escapes);
        let mut decoded = Zeroizing::new(Vec::with_capacity(n_octets));
        let (mut rest, mut n, mut is_well_formed) = (self.bytes, self.n_plain, true);
        while let Some((plain, [first, behind @ ..])) = rest.split_at_checked(n) {
            self.extend(&mut decoded, plain);
            let octet = decode_byte(*first, behind);
            is_well_formed &= octet.is_some() && matches!(first, b'%' | b'+');
            let (octet, behind) = octet.unwrap_or((*first, behind));
            self.extend(&mut decoded, &[octet]);
            rest = behind;
            n = n_plain(rest);
        }
        self.extend(&mut decoded, rest);
        (decoded, is_well_formed)
    }

    /// Appends encoded. Where a `%` is no escape, it gets longer than reserved; a vector that grows
    /// would leave a copy behind.
    fn extend(&self, decoded: &mut Zeroizing<Vec<u8>>, plain: &[u8]) {
        if decoded.capacity() - decoded.len() < plain.len() {
            let shorter = mem::take(decoded);
            decoded.reserve_exact(self.bytes.len());
            decoded.extend_from_slice(&shorter);
        }
        decoded.extend_from_slice(plain);
    }

    /// The text, with U+FFFD for what is none.
    pub(crate) fn decode_lossy(&self) -> Cow<'de, str> {
        let lossy = || String::from_utf8_lossy(&self.unescaped().0).into_owned();
        self.decode().unwrap_or_else(|_| Cow::Owned(lossy()))
    }

    /// That so many encoded, as they are decode_byte, are UTF-8 and the next is not.
    #[cold]
    fn not_utf8(&self, valid: usize) -> EncodingError {
        let mut at = 0;
        for _ in 0..valid {
            at += if self.bytes.get(at) == Some(&b'%') { 3 } else { 1 };
        }
        EncodingError { what: "is not valid UTF-8", byte: self.start + at }
    }
}

/// Whether an octet stands for itself, and does not end a value.
#[allow(clippy::needless_bitwise_bool, reason = "without branches it is asked of many at once")]
fn is_plain(byte: u8) -> bool {
    (byte >= b' ') & (byte != 0x7F) & (byte != b'%') & (byte != b'+') & (byte != b'&')
}

/// The same of eight encoded, in the highest bit of each.
#[inline]
fn are_plain(word: u64) -> u64 {
    let low = word & each(0x7F);
    let differs = |byte| (low ^ each(byte)) + each(0x7F);
    let is_visible = (low + each(0x60)) & !(low + each(1));
    is_visible & differs(b'%') & differs(b'+') & differs(b'&') | word
}

/// FieldType many encoded stand for themselves, before the first that does not or that ends a value.
#[inline]
fn n_plain(bytes: &[u8]) -> usize {
    position(bytes, |word| !are_plain(word), |byte| !is_plain(byte)).unwrap_or(bytes.len())
}

/// The octet that is decode_byte where this one stands, and what stands behind it; none where an escape is malformed.
#[inline]
pub(crate) fn decode_byte(first: u8, behind: &[u8]) -> Option<(u8, &[u8])> {
    match (first, behind) {
        (b'+', _) => Some((b' ', behind)),
        (b'%', [high, low, behind @ ..]) if hex(*high) | hex(*low) < 16 => {
            Some((hex(*high) << 4 | hex(*low), behind))
        }
        (b'%', _) => None,
        _ => Some((first, behind)),
    }
}

/// The value of a hexadecimal digit in either case, and 255 of any other octet.
#[inline]
fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'A'..=b'F' => digit - b'A' + 10,
        b'a'..=b'f' => digit - b'a' + 10,
        _ => u8::MAX,
    }
}

/// The parameters of a form, from some place on. Empty ones, as between two `&`, are none.
#[derive(Debug, Clone)]
pub(crate) struct Parameters<'de> {
    rest: &'de [u8],
    start: usize,
}

impl<'de> Parameters<'de> {
    pub(crate) fn new(form: &'de [u8]) -> Self {
        Self { rest: form, start: 0 }
    }

    /// The name that comes next, and the `=` behind it.
    #[inline]
    fn name(&mut self) -> FormName<'de> {
        let marks = |word| !(differs(b'=', word) & differs(b'&', word) | word);
        let n = position(self.rest, marks, |byte| matches!(byte, b'=' | b'&'));
        let (bytes, rest) = self.rest.split_at(n.unwrap_or(self.rest.len()));
        let name = FormName { bytes, start: self.start };
        let behind = rest.strip_prefix(b"=").unwrap_or(rest);
        self.start += self.rest.len() - behind.len();
        self.rest = behind;
        name
    }

    /// The value that comes next, and the `&` behind it.
    #[inline]
    fn value(&mut self) -> EncodedText<'de> {
        let n = blocks_without(self.rest, |byte| !is_plain(byte));
        let n_plain = n + n_plain(self.rest.get(n..).unwrap_or_default());
        let n = match self.rest.get(n_plain..) {
            Some(rest @ [first, ..]) if *first != b'&' => {
                n_plain + position_of(b'&', rest).unwrap_or(rest.len())
            }
            _ => n_plain,
        };
        let (bytes, rest) = self.rest.split_at(n);
        let value = EncodedText { bytes, start: self.start, n_plain };
        self.start += n + 1;
        self.rest = rest.get(1..).unwrap_or_default();
        value
    }
}

impl<'de> Iterator for Parameters<'de> {
    /// The name and the value, which is empty where there is no `=`.
    type Item = (FormName<'de>, EncodedText<'de>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        while let [b'&', rest @ ..] = self.rest {
            self.rest = rest;
            self.start += 1;
        }
        (!self.rest.is_empty()).then(|| (self.name(), self.value()))
    }
}

/// A name as it stands in a form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FormName<'de> {
    pub(crate) bytes: &'de [u8],
    start: usize,
}

impl<'de> FormName<'de> {
    /// The same, to be decoded.
    pub(crate) fn encoded(self) -> EncodedText<'de> {
        let Self { bytes, start } = self;
        EncodedText { bytes, start, n_plain: n_plain(bytes) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(form: &str) -> Vec<(String, String)> {
        let pairs = Parameters::new(form.as_bytes());
        pairs.map(|(name, value)| (text(name.encoded()), text(value))).collect()
    }

    fn text(encoded: EncodedText<'_>) -> String {
        encoded.decode().unwrap().into_owned()
    }

    #[test]
    fn parameters_are_cut_at_each_and_and_the_first_equals() {
        let found = pairs("&&a=1&b&c=&=d&e=f=g&&h%3D=%26&");
        let expected = [("a", "1"), ("b", ""), ("c", ""), ("", "d"), ("e", "f=g"), ("h=", "&")];
        assert_eq!(found, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn each_octet_is_plain_or_not_wherever_it_stands() {
        for (byte, n) in (0..=u8::MAX).flat_map(|byte| (0..17).map(move |n| (byte, n))) {
            let mut bytes = vec![b'a'; n];
            bytes.push(byte);
            assert_eq!(n_plain(&bytes), if is_plain(byte) { n + 1 } else { n }, "{byte}");
            bytes.extend([0xA5; 8]);
            assert_eq!(n_plain(&bytes), if is_plain(byte) { n + 9 } else { n }, "{byte}");
        }
    }

    #[test]
    fn both_spaces_and_any_case_of_hex() {
        assert_eq!(pairs("a=b+c%20d%2b%C3%a9é"), [("a".to_owned(), "b c d+éé".to_owned())]);
    }

    #[test]
    fn only_what_is_escaped_is_copied() {
        let borrowed = |form: &'static str| {
            let (_, value) = Parameters::new(form.as_bytes()).next().unwrap();
            matches!(value.decode(), Ok(Cow::Borrowed(_)))
        };
        assert!(borrowed("a=b*'é !") && !borrowed("a=b+") && !borrowed("a=%41"));
    }

    #[test]
    fn what_is_decoded_leaves_no_copy_behind() {
        for value in ["%41", "%41b+%C3%A9", "++", "%00%00%00"] {
            let encoded = FormName { bytes: value.as_bytes(), start: 0 }.encoded();
            let Ok(Cow::Owned(text)) = encoded.decode() else { panic!("{value} has no escape") };
            assert_eq!(text.capacity(), text.len(), "{value}");
        }
    }

    #[test]
    fn what_is_malformed_is_told_by_its_byte() {
        for (form, what, byte) in [
            ("a=b%", "has an invalid escape", 3),
            ("a=%2", "has an invalid escape", 2),
            ("a=%41%zz", "has an invalid escape", 5),
            ("a=%u0041", "has an invalid escape", 2),
            ("a=%+1", "has an invalid escape", 2),
            ("a=b\n", "has an unescaped line feed", 3),
            ("a=b\r\n", "has an unescaped carriage return", 3),
            ("a=\t", "has an unescaped tab", 2),
            ("a=%41\0", "has an unescaped control character", 5),
            ("a=\u{7f}", "has an unescaped control character", 2),
            ("a=b+%41%FFc", "is not valid UTF-8", 7),
            ("a=%C3%A9%C0%AF", "is not valid UTF-8", 8),
            ("a=%ED%A0%80", "is not valid UTF-8", 2),
            ("a=%FF%zz", "has an invalid escape", 5),
        ] {
            let (_, value) = Parameters::new(form.as_bytes()).next().unwrap();
            assert_eq!(value.decode(), Err(EncodingError { what, byte }), "{form:?}");
            assert_eq!(value.is_well_formed(), what == "is not valid UTF-8", "{form:?}");
        }
        let (_, value) = Parameters::new(b"a=b\xFF").next().unwrap();
        assert_eq!(value.decode(), Err(EncodingError { what: "is not valid UTF-8", byte: 3 }));
        assert_eq!(value.decode_lossy(), "b\u{FFFD}");
    }
}
