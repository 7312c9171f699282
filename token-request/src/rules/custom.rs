//! `custom(function = path)`: a function of the user accepts the value.

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use crate::RuleError;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |_, f| f.write_str("is invalid"),
    #[cfg(feature = "field-table")]
    schema: Keywords::None,
    const_text: None,
};

/// The result of a custom function.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a custom function may return",
    label = "returns this",
    note = "a custom function returns `Result<(), E>` where `E` is a `RuleError`, a `&'static str` (the code), or, with \
            the feature `validator`, a `ValidationError`"
)]
pub trait Verdict {
    /// Converts the result.
    ///
    /// # Errors
    ///
    /// The reason for which the value is rejected.
    fn verdict(self) -> Result<(), RuleError>;
}

#[diagnostic::do_not_recommend]
impl<E: Into<RuleError>> Verdict for Result<(), E> {
    #[inline]
    fn verdict(self) -> Result<(), RuleError> {
        self.map_err(Into::into)
    }
}
