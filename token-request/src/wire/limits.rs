//! The limits of a reader.

use super::rule::{WireRule, number};
use crate::Violations;
use crate::report::CollectOptions;

/// The limits of a reader: the size of the body, and the number of violations it lists.
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
    /// The maximum number of bytes in a body, below 4 GiB. A longer body is rejected before anything is read.
    pub bytes: usize,
    /// The maximum number of violations that are listed. Others are only [counted](Violations::n_omitted), up to 10,000.
    pub violations: usize,
}

impl Limits {
    /// 64 KiB and 100 violations.
    pub const DEFAULT: Self = Self { bytes: 64 * 1024, violations: 100 };

    /// Sets the maximum number of bytes in a body.
    #[must_use]
    pub const fn bytes(self, bytes: usize) -> Self {
        Self { bytes, ..self }
    }

    /// Sets the maximum number of violations that are listed. At least one is listed.
    #[must_use]
    pub const fn violations(self, violations: usize) -> Self {
        Self { violations, ..self }
    }

    /// Returns the violation of a body that exceeds the number of bytes.
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

/// Returns the options of a check that lists at most `most` violations, and at least one.
pub(super) fn collect_options(most: usize) -> CollectOptions {
    CollectOptions { with_values: false, max_listed: most.max(1) }
}
