//! What a custom function says of a value it refuses.

use std::borrow::Cow;
use std::fmt;

use crate::path::Below;

/// Why a custom function refuses a value: a code for programs and, if it likes, a message for people.
///
/// A function may as well return the code alone, as a `&'static str`, or (with the feature `validator`) a
/// `validator::ValidationError`. The rule's own `code = ..` and `message = ..` win over what the function says.
///
/// ```
/// use token_request::{RuleError, Validate};
///
/// fn no_localhost(url: &str) -> Result<(), RuleError> {
///     if url.contains("localhost") {
///         return Err(RuleError::new("no_localhost").message("must not point at this machine"));
///     }
///     Ok(())
/// }
///
/// #[derive(Validate)]
/// struct Callback {
///     #[validate(custom(function = no_localhost))]
///     url: String,
/// }
///
/// let violations = Callback { url: "http://localhost/".into() }.validate().unwrap_err();
/// assert_eq!(violations.to_string(), "url: must not point at this machine");
/// assert_eq!(violations[0].code(), "no_localhost");
/// ```
#[derive(Clone, PartialEq)]
pub struct RuleError {
    pub(crate) code: Cow<'static, str>,
    pub(crate) message: Option<Cow<'static, str>>,
    /// The steps to where it is, outermost first.
    pub(crate) at: Vec<Below>,
    /// What a `ValidationError` had to say besides, handed back by the bridge. The rejected value may be in it.
    #[cfg(feature = "validator")]
    pub(crate) params: std::collections::HashMap<Cow<'static, str>, serde_json::Value>,
}

impl RuleError {
    /// An error of that code. Its message is `is invalid` until another is set.
    #[must_use]
    pub fn new(code: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code: code.into(),
            message: None,
            at: Vec::new(),
            #[cfg(feature = "validator")]
            params: std::collections::HashMap::new(),
        }
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Says it for people. The message is shown as it is, so that it must not hold the value of a secret.
    #[must_use]
    pub fn message(self, message: impl Into<Cow<'static, str>>) -> Self {
        Self { message: Some(message.into()), ..self }
    }
}

impl RuleError {
    /// Says which field it is about: of a function that checks the whole request (`schema`), one of its fields, by its
    /// name in Rust or the client's; of a function that checks a field's value, one inside that value. Once more, it
    /// says which field of that one: `at("kid").at("name")`, and through a list `at("kids").at_index(1).at("name")`.
    ///
    /// ```
    /// use token_request::{RuleError, Validate};
    ///
    /// #[derive(Validate)]
    /// #[validate(schema(function = in_order))]
    /// struct Period {
    ///     from: u32,
    ///     #[validate(name = "until")]
    ///     to: u32,
    /// }
    ///
    /// fn in_order(period: &Period) -> Result<(), RuleError> {
    ///     let error = || RuleError::new("order").message("must not be before `from`").at("to");
    ///     if period.from <= period.to { Ok(()) } else { Err(error()) }
    /// }
    ///
    /// let violations = Period { from: 2, to: 1 }.validate().unwrap_err();
    /// assert_eq!(violations.to_string(), "until: must not be before `from`");
    /// ```
    #[must_use]
    pub fn at(self, field: impl Into<Cow<'static, str>>) -> Self {
        self.below_at(Below::Name(field.into()))
    }

    /// Says which element it is about, of the list that it is [`at`](Self::at).
    #[must_use]
    pub fn at_index(self, index: usize) -> Self {
        self.below_at(Below::Index(index))
    }

    fn below_at(mut self, step: Below) -> Self {
        self.at.push(step);
        self
    }

    /// The same steps, innermost first.
    pub(crate) fn below(&self) -> Vec<Below> {
        self.at.iter().rev().cloned().collect()
    }
}

impl fmt::Debug for RuleError {
    /// Without the parameters of a `ValidationError`, one of which may be the rejected value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, message, at, .. } = self;
        f.debug_struct("RuleError")
            .field("code", code)
            .field("message", message)
            .field("at", at)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for RuleError {
    /// The message, or the code where there is none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message.as_ref().unwrap_or(&self.code))
    }
}

impl std::error::Error for RuleError {}

impl From<&'static str> for RuleError {
    fn from(code: &'static str) -> Self {
        Self::new(code)
    }
}
