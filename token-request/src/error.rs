//! The error of a custom function.

use std::borrow::Cow;
use std::fmt;

use crate::violation::InnerSegment;

/// The reason for which a custom function rejects a value: a code for programs and an optional message for people.
///
/// A function may also return the code alone, as a `&'static str`, or (with the feature `validator`) a
/// `validator::ValidationError`. The rule's own `code = ..` and `message = ..` take precedence.
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
    /// The path segments to the rejected value, from the outermost to the innermost.
    pub(crate) at: Vec<InnerSegment>,
    /// The parameters of a `ValidationError`, one of which may be the rejected value.
    #[cfg(feature = "validator")]
    pub(crate) params: std::collections::HashMap<Cow<'static, str>, serde_json::Value>,
}

impl RuleError {
    /// Returns an error with this code and the message `is invalid`.
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

    /// Returns the code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Sets the message. It is shown unchanged, so it must not contain a secret.
    #[must_use]
    pub fn message(self, message: impl Into<Cow<'static, str>>) -> Self {
        Self { message: Some(message.into()), ..self }
    }

    /// Sets the field that the error is about.
    ///
    /// For a function that checks the whole request (`schema`) it is a field of the request, by its name in Rust or on
    /// the wire. For a function that checks a field's value it is a field in that value. Further calls name a field of
    /// that field: `at("kid").at("name")`. For a list, use [`at_index`](Self::at_index):
    /// `at("kids").at_index(1).at("name")`.
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
        self.push(InnerSegment::Name(field.into()))
    }

    /// Sets the item that the error is about, in the list that [`at`](Self::at) names.
    #[must_use]
    pub fn at_index(self, index: usize) -> Self {
        self.push(InnerSegment::Index(index))
    }

    fn push(mut self, segment: InnerSegment) -> Self {
        self.at.push(segment);
        self
    }

    /// Returns the path segments, from the innermost to the outermost.
    pub(crate) fn inner_segments(&self) -> Vec<InnerSegment> {
        self.at.iter().rev().cloned().collect()
    }
}

impl fmt::Debug for RuleError {
    /// Omits the parameters of a `ValidationError`, one of which may be the rejected value.
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
    /// Writes the message, or the code if there is no message.
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
