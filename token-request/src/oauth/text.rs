//! Text in the characters that an error response may have.

use std::fmt::{self, Write};

/// Converts text to `NQSCHAR` (RFC 6749 appendix A): printable ASCII without `"` and `\`. Other characters are replaced.
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

/// Text of `NQSCHAR` that has at most [`Description::MAX`] characters.
#[derive(Default)]
pub(super) struct Description(pub(super) String);

impl Description {
    /// The maximum length in characters, which are bytes.
    pub(super) const MAX: usize = 1000;
}

impl Write for Description {
    /// Returns an error if the text is cut.
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
