//! Requests from the wire, and onto it.

pub(crate) mod beside;
mod context;
mod explain;
mod fault;
mod form;
mod given;
mod json;
mod names;
pub(crate) mod node;
mod pass;
mod read;
pub(crate) mod refused;
pub(crate) mod visit;
mod wiped;
mod write;

use serde::Deserialize;

#[cfg(feature = "http")]
pub(crate) use context::Context;
#[cfg(feature = "http")]
pub(crate) use fault::word;
pub(crate) use fault::{Fault, describe};
#[cfg(feature = "http")]
pub(crate) use form::{Parameters, meant};
#[cfg(feature = "http")]
pub(crate) use given::Given;
pub(crate) use read::Source;
pub use write::WriteError;
#[cfg(feature = "http")]
pub(crate) use write::written;

use crate::{Valid, Validate, ValidateWith, Violations};

/// A request that is read from the wire, and validated.
///
/// Every type has it that serde reads and that is [`Validate`]. All that is wrong with a body is reported at once, in the
/// order of the table, under the names that the client used:
///
/// ```
/// use token_request::{V3TokenRequest, Wire};
///
/// let form = b"client_id=client-1&client_secret=s3cr3t&grant_type=client_credentials";
/// let request = V3TokenRequest::from_form(form)?;
/// assert_eq!(request.client_id.as_deref(), Some("client-1"));
///
/// let json = br#"{"clientId": 7, "clientSecret": "", "clientSecret": "s"}"#;
/// assert_eq!(
///     V3TokenRequest::from_json(json).unwrap_err().to_string(),
///     "clientId: must be a string, not a number\n\
///      clientSecret: must not be given more than once\n\
///      grantType: is required",
/// );
/// # Ok::<(), token_request::Violations>(())
/// ```
///
/// Besides those of the rules there are these codes: `required`, where a field is not given, or null, or, on a form, empty;
/// `repeated`; `type`; `one_of` of an enum's names; `encoding`, with the `byte` at which the body is no text; `syntax`, with
/// the `line` and `column` at which it is no JSON; `too_large`; and `unknown`, of a name that the request does not have, where
/// it says `deny_unknown_fields`. What they are about stands in the [`args`](crate::Violation::args) too.
///
/// # Forms
///
/// `application/x-www-form-urlencoded`, read as RFC 6749 has it in section 3.2 and appendix B:
///
/// - Fields are called by their [`form`](crate::Field::form) names, in the case that these have.
/// - What has no value (`scope=`, `scope`) is not given. What the request does not have is ignored, if it is well-formed; it need
///   not be UTF-8. Such a name is told only where it is one that a parameter may have (appendix A.18), as it may be a piece of
///   a secret that was not encoded.
/// - What stands more than once is an error, but where the field is a list of texts, numbers or booleans: then each is an
///   element, and none is the empty list. A list of others, a map and a request are one parameter, which is JSON. So is,
///   in a parameter without a name, a request that has no fields: a list, a tuple, a scalar, an enum that is not tagged within.
/// - `+` and `%20` are both a space, and nothing is trimmed. All may stand as it is but `&`, `=`, `+`, `%` and control
///   characters.
///
/// # JSON
///
/// What serde reads, but that a struct is an object and never a list, and no key stands twice in an object where serde would
/// let it. `null` stands for what may be absent. 127 levels may be nested.
pub trait Wire<'de>: Deserialize<'de> + Validate {
    /// Reads a form of up to 64 KiB.
    ///
    /// # Errors
    ///
    /// All that is wrong with it.
    fn from_form(body: &'de [u8]) -> Result<Valid<Self>, Violations> {
        Self::from_form_with(body, Limits::DEFAULT)
    }

    /// Reads a form within other limits.
    ///
    /// # Errors
    ///
    /// All that is wrong with it.
    fn from_form_with(body: &'de [u8], limits: Limits) -> Result<Valid<Self>, Violations> {
        Source { body, limits, given: &[], context: () }.read_form()
    }

    /// Reads JSON of up to 64 KiB.
    ///
    /// # Errors
    ///
    /// All that is wrong with it.
    fn from_json(body: &'de [u8]) -> Result<Valid<Self>, Violations> {
        Self::from_json_with(body, Limits::DEFAULT)
    }

    /// Reads JSON within other limits.
    ///
    /// # Errors
    ///
    /// All that is wrong with it.
    fn from_json_with(body: &'de [u8], limits: Limits) -> Result<Valid<Self>, Violations> {
        Source { body, limits, given: &[], context: () }.read_json()
    }
}

impl<'de, T: Deserialize<'de> + Validate> Wire<'de> for T {}

/// A request that is read from the wire as [`Wire`] has it, and validated in a context.
///
/// Every type has it that serde reads and that is [`ValidateWith`] that context.
///
/// ```
/// use token_request::{Validate, WireWith};
///
/// #[derive(Debug, serde::Deserialize, Validate)]
/// #[validate(context = [&'static str])]
/// struct Refresh {
///     #[validate(custom(function = known, use_context))]
///     scope: String,
/// }
///
/// fn known(scope: &str, scopes: &[&str]) -> Result<(), &'static str> {
///     if scopes.contains(&scope) { Ok(()) } else { Err("unknown_scope") }
/// }
///
/// let scopes = ["read", "write"];
/// let refresh = Refresh::from_form_in(b"scope=read", &scopes[..])?;
/// assert_eq!(refresh.scope, "read");
/// let violations = Refresh::from_form_in(b"scope=admin", &scopes[..]).unwrap_err();
/// assert_eq!(violations[0].code(), "unknown_scope");
/// # Ok::<(), token_request::Violations>(())
/// ```
pub trait WireWith<'de, C: ?Sized>: Deserialize<'de> + ValidateWith<C> {
    /// Reads a form of up to 64 KiB.
    ///
    /// # Errors
    ///
    /// All that is wrong with it.
    fn from_form_in(body: &'de [u8], context: &C) -> Result<Valid<Self>, Violations> {
        Self::from_form_in_with(body, context, Limits::DEFAULT)
    }

    /// Reads a form within other limits.
    ///
    /// # Errors
    ///
    /// All that is wrong with it.
    fn from_form_in_with(
        body: &'de [u8],
        context: &C,
        limits: Limits,
    ) -> Result<Valid<Self>, Violations> {
        Source { body, limits, given: &[], context }.read_form()
    }

    /// Reads JSON of up to 64 KiB.
    ///
    /// # Errors
    ///
    /// All that is wrong with it.
    fn from_json_in(body: &'de [u8], context: &C) -> Result<Valid<Self>, Violations> {
        Self::from_json_in_with(body, context, Limits::DEFAULT)
    }

    /// Reads JSON within other limits.
    ///
    /// # Errors
    ///
    /// All that is wrong with it.
    fn from_json_in_with(
        body: &'de [u8],
        context: &C,
        limits: Limits,
    ) -> Result<Valid<Self>, Violations> {
        Source { body, limits, given: &[], context }.read_json()
    }
}

impl<'de, C: ?Sized, T: Deserialize<'de> + ValidateWith<C>> WireWith<'de, C> for T {}

/// How much a reader takes, and tells.
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
    /// How many bytes a body may have. It is asked before anything is read.
    pub bytes: usize,
    /// How many violations are listed; of the rest there is but the [number](Violations::n_omitted).
    pub violations: usize,
}

impl Limits {
    /// 64 KiB and 100 violations.
    pub const DEFAULT: Self = Self { bytes: 64 * 1024, violations: 100 };

    /// How many bytes a body may have.
    #[must_use]
    pub const fn bytes(self, bytes: usize) -> Self {
        Self { bytes, ..self }
    }

    /// How many violations are listed: one at least.
    #[must_use]
    pub const fn violations(self, violations: usize) -> Self {
        Self { violations, ..self }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
