//! A buffer for text that may contain secrets.

use std::{fmt, io, mem};

use zeroize::{Zeroize, Zeroizing};

/// A growing buffer of bytes. It wipes memory that it has outgrown, bytes that are truncated, and on an error or a panic all of
/// its memory.
#[derive(Default)]
pub(super) struct Buffer {
    /// Initialized bytes, so that a test can check that they are wiped.
    bytes: Zeroizing<Box<[u8]>>,
    len: usize,
}

/// The initial capacity. It suffices for most forms.
const FIRST: usize = 256;

impl Buffer {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn push(&mut self, bytes: &[u8]) {
        let end = self.len + bytes.len();
        if end > self.bytes.len() {
            self.grow(end);
        }
        self.bytes[self.len..end].copy_from_slice(bytes);
        self.len = end;
    }

    /// Grows to `needed` bytes. Returns the previous memory, wiped.
    #[cold]
    fn grow(&mut self, needed: usize) -> Box<[u8]> {
        let room = needed.max(2 * self.bytes.len()).max(FIRST);
        let mut larger = vec![0; room].into_boxed_slice();
        larger[..self.len].copy_from_slice(self.written());
        let mut before = mem::replace(&mut *self.bytes, larger);
        before.zeroize();
        before
    }

    /// Removes the bytes after the first `len`.
    pub(super) fn truncate(&mut self, len: usize) {
        self.bytes[len..self.len].zeroize();
        self.len = len;
    }

    pub(super) fn written(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    /// Returns the bytes. They are no longer wiped.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        let mut bytes = mem::take(&mut *self.bytes).into_vec();
        bytes.truncate(self.len);
        bytes
    }
}

impl io::Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.push(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl fmt::Write for Buffer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push(text.as_bytes());
        Ok(())
    }
}

/// A writer that encodes bytes as WHATWG's serializer of `application/x-www-form-urlencoded` does.
pub(super) struct FormEncoder<'a>(pub(super) &'a mut Buffer);

impl FormEncoder<'_> {
    pub(super) fn push(&mut self, bytes: &[u8]) {
        const HEX: [u8; 16] = *b"0123456789ABCDEF";
        let hex = |digit: u8| HEX[usize::from(digit)];
        for &byte in bytes {
            match byte {
                b' ' => self.0.push(b"+"),
                b'*' | b'-' | b'.' | b'_' => self.0.push(&[byte]),
                _ if byte.is_ascii_alphanumeric() => self.0.push(&[byte]),
                _ => self.0.push(&[b'%', hex(byte >> 4), hex(byte & 0xF)]),
            }
        }
    }
}

impl io::Write for FormEncoder<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.push(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl fmt::Write for FormEncoder<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push(text.as_bytes());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn buffer(text: &str) -> Buffer {
        let mut buffer = Buffer::default();
        buffer.push(text.as_bytes());
        buffer
    }

    #[test]
    fn outgrown_memory_is_wiped() {
        let mut buffer = buffer("s3cr3t");
        let before = buffer.grow(FIRST + 1);
        assert_eq!(*before, [0; FIRST]);
        assert_eq!((buffer.written(), buffer.bytes.len()), (&b"s3cr3t"[..], 2 * FIRST));
    }

    #[test]
    fn truncated_bytes_are_wiped() {
        let mut buffer = buffer("id=1&secret=s3cr3t");
        buffer.truncate(4);
        assert_eq!(buffer.written(), b"id=1");
        assert!(buffer.bytes[4..].iter().all(|&byte| byte == 0));
    }

    #[test]
    fn a_buffer_grows_by_any_number_of_bytes() {
        let mut expected = Vec::new();
        let mut buffer = Buffer::default();
        for n in [0, 1, FIRST - 1, 1, 5 * FIRST, 0, 3] {
            let bytes = vec![b'0' + u8::try_from(n % 10).unwrap(); n];
            expected.extend_from_slice(&bytes);
            buffer.push(&bytes);
            assert_eq!((buffer.written(), buffer.len()), (&expected[..], expected.len()));
        }
        assert_eq!(buffer.into_bytes(), expected);
    }

    #[test]
    fn encoding_follows_whatwg() {
        for byte in 0..=u8::MAX {
            let mut buffer = Buffer::default();
            FormEncoder(&mut buffer).push(&[byte]);
            let expected: String = form_urlencoded::byte_serialize(&[byte]).collect();
            assert_eq!(buffer.written(), expected.as_bytes());
        }
    }
}
