//! The bytes of a form: parameters, and their decoded text (RFC 6749 appendix B, WHATWG URL section 5.1).

use std::borrow::Cow;
use std::mem;

use zeroize::Zeroizing;

use crate::swar::{blocks_without, count_of, differs, each, position, position_of};
use crate::table::Arg;
use crate::wire::rule::{number, word};

/// A name or a value as written in a form, that is, percent-encoded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EncodedText<'de> {
    bytes: &'de [u8],
    /// The index of the first byte in the form.
    start: usize,
    /// The number of bytes before the first that needs decoding.
    n_plain: usize,
}

/// An error in percent-encoded text, and the byte of the form at which it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EncodingError {
    pub(crate) message: &'static str,
    pub(crate) byte: usize,
}

impl EncodingError {
    /// Returns the arguments of the violation.
    pub(crate) fn args(self) -> Vec<Arg> {
        vec![word("what", self.message), number("byte", self.byte)]
    }
}

impl<'de> EncodedText<'de> {
    /// Returns the index of the first byte in the form.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// Returns the text as a part of the form, which is UTF-8, if nothing needs decoding.
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

    /// Returns whether all escapes are valid and no control character is unescaped. Does not check that the text is UTF-8.
    #[inline]
    pub(crate) fn is_well_formed(&self) -> bool {
        self.n_plain == self.bytes.len() || self.error().is_none()
    }

    /// Returns the first unescaped control character or invalid escape.
    pub(crate) fn error(&self) -> Option<EncodingError> {
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            let message = match byte {
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
            return Some(EncodingError { message, byte: self.start + at });
        }
        None
    }

    fn is_escape(&self, at: usize) -> bool {
        let digits = self.bytes.get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    }

    /// Decodes the text.
    ///
    /// # Errors
    ///
    /// An invalid escape, an unescaped control character, or bytes that are not UTF-8.
    #[inline]
    pub(crate) fn decode(&self) -> Result<Cow<'de, str>, EncodingError> {
        if self.n_plain < self.bytes.len() {
            return self.decode_escaped().map(Cow::Owned);
        }
        let text = str::from_utf8(self.bytes);
        text.map(Cow::Borrowed).map_err(|error| self.utf8_error(error.valid_up_to()))
    }

    #[inline(never)]
    fn decode_escaped(&self) -> Result<String, EncodingError> {
        let (mut decoded, is_well_formed) = self.unescaped();
        if let Some(error) = (!is_well_formed).then(|| self.error()).flatten() {
            return Err(error);
        }
        if let Err(error) = str::from_utf8(&decoded) {
            return Err(self.error().unwrap_or_else(|| self.utf8_error(error.valid_up_to())));
        }
        // `decoded` is UTF-8, so this moves it without a copy.
        Ok(String::from_utf8(mem::take(&mut *decoded)).unwrap_or_default())
    }

    /// Decodes the bytes. Invalid bytes stand for themselves; the flag is true if there are none.
    fn unescaped(&self) -> (Zeroizing<Vec<u8>>, bool) {
        // The buffer has the exact length of the text, so that a secret is not copied again.
        let n_escapes = count_of(b'%', self.bytes);
        let n_bytes = self.bytes.len().saturating_sub(2 * n_escapes);
        let mut decoded = Zeroizing::new(Vec::with_capacity(n_bytes));
        let (mut rest, mut n, mut is_well_formed) = (self.bytes, self.n_plain, true);
        while let Some((plain, [first, after @ ..])) = rest.split_at_checked(n) {
            self.extend(&mut decoded, plain);
            let decoded_byte = decode_byte(*first, after);
            is_well_formed &= decoded_byte.is_some() && matches!(first, b'%' | b'+');
            let (decoded_byte, after) = decoded_byte.unwrap_or((*first, after));
            self.extend(&mut decoded, &[decoded_byte]);
            rest = after;
            n = n_plain(rest);
        }
        self.extend(&mut decoded, rest);
        (decoded, is_well_formed)
    }

    /// Appends bytes. With an invalid escape the text is longer than reserved. Then the buffer is replaced and wiped, as a
    /// vector that grows would leave a copy in memory.
    fn extend(&self, decoded: &mut Zeroizing<Vec<u8>>, plain: &[u8]) {
        if decoded.capacity() - decoded.len() < plain.len() {
            let shorter = mem::take(decoded);
            decoded.reserve_exact(self.bytes.len());
            decoded.extend_from_slice(&shorter);
        }
        decoded.extend_from_slice(plain);
    }

    /// Decodes the text, with U+FFFD for invalid bytes.
    pub(crate) fn decode_lossy(&self) -> Cow<'de, str> {
        let lossy = || String::from_utf8_lossy(&self.unescaped().0).into_owned();
        self.decode().unwrap_or_else(|_| Cow::Owned(lossy()))
    }

    /// Returns the error of a text of which only the first `valid` decoded bytes are UTF-8.
    #[cold]
    fn utf8_error(&self, valid: usize) -> EncodingError {
        let mut at = 0;
        for _ in 0..valid {
            at += if self.bytes.get(at) == Some(&b'%') { 3 } else { 1 };
        }
        EncodingError { message: "is not valid UTF-8", byte: self.start + at }
    }
}

/// Returns whether a byte stands for itself and does not end a value.
#[allow(clippy::needless_bitwise_bool, reason = "without branches it is asked of many at once")]
fn is_plain(byte: u8) -> bool {
    (byte >= b' ') & (byte != 0x7F) & (byte != b'%') & (byte != b'+') & (byte != b'&')
}

/// Tests eight bytes as [`is_plain`] does. Sets the highest bit of each plain byte.
#[inline]
fn are_plain(word: u64) -> u64 {
    let low = word & each(0x7F);
    let differs = |byte| (low ^ each(byte)) + each(0x7F);
    let is_visible = (low + each(0x60)) & !(low + each(1));
    is_visible & differs(b'%') & differs(b'+') & differs(b'&') | word
}

/// Returns the number of plain bytes before the first that is not plain.
#[inline]
fn n_plain(bytes: &[u8]) -> usize {
    position(bytes, |word| !are_plain(word), |byte| !is_plain(byte)).unwrap_or(bytes.len())
}

/// Decodes one byte. Returns it and the bytes after it, or `None` for an invalid escape.
#[inline]
pub(crate) fn decode_byte(first: u8, after: &[u8]) -> Option<(u8, &[u8])> {
    match (first, after) {
        (b'+', _) => Some((b' ', after)),
        (b'%', [high, low, after @ ..]) if hex(*high) | hex(*low) < 16 => {
            Some((hex(*high) << 4 | hex(*low), after))
        }
        (b'%', _) => None,
        _ => Some((first, after)),
    }
}

/// Returns the value of a hexadecimal digit in either case, or 255 for any other byte.
#[inline]
fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'A'..=b'F' => digit - b'A' + 10,
        b'a'..=b'f' => digit - b'a' + 10,
        _ => u8::MAX,
    }
}

/// An iterator over the parameters of a form. It skips empty ones, as between two `&`.
#[derive(Debug, Clone)]
pub(crate) struct Parameters<'de> {
    rest: &'de [u8],
    start: usize,
}

impl<'de> Parameters<'de> {
    pub(crate) fn new(form: &'de [u8]) -> Self {
        Self { rest: form, start: 0 }
    }

    /// Returns the next name, and skips the `=` after it.
    #[inline]
    fn name(&mut self) -> FormName<'de> {
        let marks = |word| !(differs(b'=', word) & differs(b'&', word) | word);
        let n = position(self.rest, marks, |byte| matches!(byte, b'=' | b'&'));
        let (bytes, rest) = self.rest.split_at(n.unwrap_or(self.rest.len()));
        let name = FormName { bytes, start: self.start };
        let after = rest.strip_prefix(b"=").unwrap_or(rest);
        self.start += self.rest.len() - after.len();
        self.rest = after;
        name
    }

    /// Returns the next value, and skips the `&` after it.
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
    /// The name and the value. The value is empty if there is no `=`.
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

/// A name as written in a form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FormName<'de> {
    pub(crate) bytes: &'de [u8],
    start: usize,
}

impl<'de> FormName<'de> {
    /// Returns the name as text to decode.
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
    fn parameters_end_at_ampersands_and_names_at_the_first_equals_sign() {
        let found = pairs("&&a=1&b&c=&=d&e=f=g&&h%3D=%26&");
        let expected = [("a", "1"), ("b", ""), ("c", ""), ("", "d"), ("e", "f=g"), ("h=", "&")];
        assert_eq!(found, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn plain_bytes_are_counted_at_every_offset() {
        for (byte, n) in (0..=u8::MAX).flat_map(|byte| (0..17).map(move |n| (byte, n))) {
            let mut bytes = vec![b'a'; n];
            bytes.push(byte);
            assert_eq!(n_plain(&bytes), if is_plain(byte) { n + 1 } else { n }, "{byte}");
            bytes.extend([0xA5; 8]);
            assert_eq!(n_plain(&bytes), if is_plain(byte) { n + 9 } else { n }, "{byte}");
        }
    }

    #[test]
    fn plus_and_escapes_in_either_case_are_decoded() {
        assert_eq!(pairs("a=b+c%20d%2b%C3%a9é"), [("a".to_owned(), "b c d+éé".to_owned())]);
    }

    #[test]
    fn only_escaped_text_is_copied() {
        let borrowed = |form: &'static str| {
            let (_, value) = Parameters::new(form.as_bytes()).next().unwrap();
            matches!(value.decode(), Ok(Cow::Borrowed(_)))
        };
        assert!(borrowed("a=b*'é !") && !borrowed("a=b+") && !borrowed("a=%41"));
    }

    #[test]
    fn decoded_text_has_the_exact_capacity() {
        for value in ["%41", "%41b+%C3%A9", "++", "%00%00%00"] {
            let encoded = FormName { bytes: value.as_bytes(), start: 0 }.encoded();
            let Ok(Cow::Owned(text)) = encoded.decode() else { panic!("{value} has no escape") };
            assert_eq!(text.capacity(), text.len(), "{value}");
        }
    }

    #[test]
    fn an_encoding_error_has_its_byte() {
        for (form, message, byte) in [
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
            assert_eq!(value.decode(), Err(EncodingError { message, byte }), "{form:?}");
            assert_eq!(value.is_well_formed(), message == "is not valid UTF-8", "{form:?}");
        }
        let (_, value) = Parameters::new(b"a=b\xFF").next().unwrap();
        assert_eq!(value.decode(), Err(EncodingError { message: "is not valid UTF-8", byte: 3 }));
        assert_eq!(value.decode_lossy(), "b\u{FFFD}");
    }
}
