//! The limits of a reader.

use super::rule::{WireRule, number};
use crate::Violations;

/// The limits of a reader: of what it takes, and of what it reports.
///
/// ```
/// use token_request::{Limits, V3TokenRequest, Wire};
///
/// let limits = Limits::DEFAULT.bytes(32);
/// let form = b"grant_type=client_credentials&client_id=client-1";
/// let violations = V3TokenRequest::from_form_with(form, limits).unwrap_err();
/// assert_eq!(violations.to_string(), "must have at most 32 bytes");
/// assert_eq!(violations[0].code(), "too_large");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes that a body may have, below 4 GiB. A longer body is rejected before anything is read.
    pub bytes: usize,
    /// The most violations that are listed; more are only [counted](Violations::n_omitted), up to 10,000.
    pub violations: usize,
}

impl Limits {
    /// 64 KiB and 100 violations.
    pub const DEFAULT: Self = Self { bytes: 64 * 1024, violations: 100 };

    /// Sets the most bytes that a body may have.
    #[must_use]
    pub const fn bytes(self, bytes: usize) -> Self {
        Self { bytes, ..self }
    }

    /// Sets the most violations that are listed: at least one.
    #[must_use]
    pub const fn violations(self, violations: usize) -> Self {
        Self { violations, ..self }
    }

    /// The violation of a body that has more bytes.
    #[cold]
    pub(crate) fn exceeded(self) -> Violations {
        let args = vec![number("bytes", self.bytes)];
        Violations::of_body(WireRule::TooLarge, args)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
