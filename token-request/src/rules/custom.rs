//! `custom(function = path)`: a function of the user's own.

use std::fmt;

use super::BrokenRule;
use crate::RuleError;

/// What the function said.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a custom function may return",
    label = "returns this",
    note = "a custom function returns `Result<(), E>` where `E` is a `RuleError`, a `&'static str` (the code), or, with \
            the feature `validator`, a `ValidationError`"
)]
pub trait Verdict {
    /// Whether the value is valid, and if not, why.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    fn verdict(self) -> Result<(), RuleError>;
}

#[diagnostic::do_not_recommend]
impl<E: Into<RuleError>> Verdict for Result<(), E> {
    #[inline]
    fn verdict(self) -> Result<(), RuleError> {
        self.map_err(Into::into)
    }
}

pub(crate) fn describe(_: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("is invalid")
}
