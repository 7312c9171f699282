//! Text that is wiped when dropped, as it may contain a secret.

use std::borrow::Cow;

use zeroize::Zeroizing;

/// Text that is borrowed from the body, or a copy that is wiped when dropped.
pub(crate) enum Wiped<'t> {
    Borrowed(&'t str),
    Copied(Zeroizing<String>),
}

impl<'t> Wiped<'t> {
    /// Returns the text. A copy is no longer wiped.
    pub(crate) fn into_cow(self) -> Cow<'t, str> {
        match self {
            Self::Borrowed(text) => Cow::Borrowed(text),
            Self::Copied(mut text) => Cow::Owned(std::mem::take(&mut *text)),
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Copied(text) => text,
        }
    }
}

impl<'t> From<Cow<'t, str>> for Wiped<'t> {
    fn from(text: Cow<'t, str>) -> Self {
        match text {
            Cow::Borrowed(text) => Self::Borrowed(text),
            Cow::Owned(text) => Self::Copied(Zeroizing::new(text)),
        }
    }
}
