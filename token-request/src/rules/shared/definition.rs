//! The definition of a rule.

use std::fmt;

use super::broken_rule::BrokenRule;
#[cfg(feature = "field-table")]
use super::keywords::Keywords;

/// The definition of a rule, without its check.
pub(crate) struct RuleDefinition {
    /// Writes the default message, which continues a sentence that starts with the field's name.
    ///
    /// It also writes a sentence if a rule that was written by hand lacks arguments.
    pub(crate) describe: fn(&BrokenRule<'_>, &mut fmt::Formatter<'_>) -> fmt::Result,
    /// The keywords with which a JSON Schema expresses the rule.
    #[cfg(feature = "field-table")]
    pub(crate) schema: Keywords,
    /// The result of the rule's function `text` for a valid text; `None` if the rule has no such function.
    ///
    /// A value here proves that `text` is a `const fn`: generated code calls it to check an `example` while compiling.
    #[cfg_attr(not(test), allow(dead_code, reason = "the list of rules reads it while compiling"))]
    pub(crate) const_text: Option<bool>,
}
