//! Text of the characters that an answer may have.

use std::fmt::{self, Write};

/// Text of `NQSCHAR` (RFC 6749 appendix A) alone: printable ASCII without `"` and `\`. What is none has another in its place.
pub(super) fn nqs(text: &str) -> String {
    text.chars().map(nqschar).collect()
}

fn nqschar(c: char) -> char {
    match c {
        '"' => '\'',
        '\\' => '/',
        ' '..='~' => c,
        _ => '?',
    }
}

/// The same, and no longer than [`Description::MAX`].
#[derive(Default)]
pub(super) struct Description(pub(super) String);

impl Description {
    /// In characters, which are bytes.
    pub(super) const MAX: usize = 1000;
}

impl Write for Description {
    /// An error where the text ends before what was to be written.
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            if self.0.len() == Self::MAX {
                self.0.truncate(Self::MAX - 3);
                self.0.push_str("...");
                return Err(fmt::Error);
            }
            self.0.push(nqschar(c));
        }
        Ok(())
    }
}
