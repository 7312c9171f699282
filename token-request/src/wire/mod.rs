//! Reads requests from forms and JSON, and writes them.

mod body_reader;
mod context;
pub(crate) mod flattened;
mod form;
mod forward;
mod header_value;
mod json;
mod lax;
mod limits;
mod message;
mod names;
pub(crate) mod read_error;
mod required;
mod rule;
pub(crate) mod tree;
pub(crate) mod visit;
mod wiped;
mod write;

use serde::Deserialize;

pub(crate) use body_reader::BodyReader;
#[cfg(feature = "http")]
pub(crate) use context::Context;
#[cfg(feature = "http")]
pub(crate) use form::{Parameters, decode_byte};
#[cfg(feature = "http")]
pub(crate) use header_value::HeaderValue;
pub use limits::Limits;
pub(crate) use message::describe;
pub(crate) use rule::WireRule;
#[cfg(feature = "http")]
pub(crate) use rule::word;
pub use write::WriteError;
#[cfg(feature = "http")]
pub(crate) use write::written;

use crate::{Valid, Validate, ValidateWith, Violations};

/// Reads a request from a form or from JSON, and validates it.
///
/// Every type that implements [`Deserialize`] and [`Validate`] implements it. All violations of a body are reported at once,
/// in the order of the table, under the names that the client used:
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
///      clientSecret: must not be repeated\n\
///      grantType: is required",
/// );
/// # Ok::<(), token_request::Violations>(())
/// ```
///
/// # Violations of a body
///
/// If serde reads a body, only the rules of its fields are checked. If serde rejects it, each field is read alone, by its own
/// type or by the function that serde's attribute names, and each rule whose fields could be read is checked. No rule, function
/// or type gets a value that was not in the body, except serde's own defaults. A rule that cannot be checked is not reported.
/// Rules that use `self`, and `schema`, are checked if the whole request could be read.
///
/// | Code | Violation | Arguments |
/// | --- | --- | --- |
/// | `required` | a field is missing, null or, on a form, empty | `given` |
/// | `repeated` | a name occurs more than once, or a field is given in a header too | `beside`, `differs` |
/// | `type` | a value does not have the field's type, or matches no variant of an untagged enum | `expected`, `given`, `min`, `max`, `length` |
/// | `one_of` | a text is not the name of a variant | the names |
/// | `unknown` | a name is not known to a type with `deny_unknown_fields` | on a form, `byte` or `what` |
/// | `encoding` | the body is not correctly encoded | `what`, `byte` |
/// | `syntax` | the body is not valid JSON (RFC 8259) | `line`, `column` |
/// | `too_large` | the body is too long, or a field is nested too deeply | `bytes`, `depth` |
///
/// - A violation of a type shows the bounds of the field's type and of its rule `range`: `must be an integer from 18 to 130`.
/// - The reason that a type of your own returns is shown, unless the field is secret or the reason repeats the value.
/// - The fields of a nested type that derives [`Validate`] are read alone too. Any other type has one violation, at its path. A
///   type with its own `Deserialize` needs `#[validate(opaque)]`.
/// - For an untagged enum, the violations are those of the variant that matches best: by allowed values first, then by the
///   fewest missing names, then by the most known names.
/// - An invalid flattened `Option` is a violation if one of its fields is present. serde reads it as `None`.
/// - At most [`Limits::violations`] are listed, and up to 10,000 are counted.
///
/// # Forms
///
/// Forms are `application/x-www-form-urlencoded`, as in RFC 6749 section 3.2 and appendix B:
///
/// - Fields have their [`form`](crate::Field::form) names, in the same case.
/// - A parameter without a value (`scope=`, `scope`) is absent. An unknown parameter is ignored if its encoding is correct; it
///   need not be UTF-8. Its name is not shown, as it may be a part of a secret that was not encoded.
/// - A parameter must not be repeated, unless its field is a list of texts, numbers or booleans. Then each parameter is an item,
///   and no parameter is the empty list. A list of other types, a map and a request are JSON in one parameter. A request without
///   fields (a list, a tuple, a scalar, an enum without a tag) is JSON in a parameter without a name.
/// - Both `+` and `%20` are a space, and nothing is trimmed. All characters may be unescaped except `&`, `=`, `+`, `%` and
///   control characters. A number is written as in JSON.
///
/// # JSON
///
/// JSON is read as `serde_json` reads it, except that a struct must be an object and that a key must not be repeated. `null` is
/// accepted for optional values. A field may have 127 levels of nesting; the value of an unknown name may have more.
///
/// Types that serde can never read do not compile where they are read: `deny_unknown_fields` with a flattened map or a flattened
/// enum that is internally tagged or untagged; a required field of a flattened struct that has the name of another field; and
/// inside `tag`, `untagged` and `flatten`, integers of 128 bits and maps whose keys are numbers.
///
/// ```compile_fail,E0080
/// use std::collections::BTreeMap;
/// use token_request::{Validate, Wire};
///
/// #[derive(serde::Deserialize, Validate)]
/// #[serde(deny_unknown_fields)]
/// struct Request {
///     id: u8,
///     #[serde(flatten)]
///     rest: BTreeMap<String, String>,
/// }
///
/// let _ = Request::from_json(b"{}");
/// ```
///
/// ```compile_fail,E0080
/// use token_request::{Validate, Wire};
///
/// #[derive(serde::Deserialize, Validate)]
/// struct Page {
///     id: u8,
/// }
///
/// #[derive(serde::Deserialize, Validate)]
/// struct Request {
///     id: u8,
///     #[serde(flatten)]
///     #[validate(nested)]
///     page: Page,
/// }
///
/// let _ = Request::from_form(b"id=1");
/// ```
///
/// ```compile_fail,E0080
/// use token_request::{Validate, Wire};
///
/// #[derive(serde::Deserialize, Validate)]
/// #[serde(tag = "type")]
/// enum Request {
///     Number { big: u128 },
/// }
///
/// let _ = Request::from_json(b"{}");
/// ```
pub trait Wire<'de>: Deserialize<'de> + Validate {
    /// Reads a form of up to 64 KiB.
    ///
    /// # Errors
    ///
    /// All violations of the body, in the order of the table.
    fn from_form(body: &'de [u8]) -> Result<Valid<Self>, Violations> {
        Self::from_form_with(body, Limits::DEFAULT)
    }

    /// Reads a form within the given limits.
    ///
    /// # Errors
    ///
    /// All violations of the body, in the order of the table.
    fn from_form_with(body: &'de [u8], limits: Limits) -> Result<Valid<Self>, Violations> {
        BodyReader { body, limits, header_values: &[], context: () }.read_form()
    }

    /// Reads JSON of up to 64 KiB.
    ///
    /// # Errors
    ///
    /// All violations of the body, in the order of the table.
    fn from_json(body: &'de [u8]) -> Result<Valid<Self>, Violations> {
        Self::from_json_with(body, Limits::DEFAULT)
    }

    /// Reads JSON within the given limits.
    ///
    /// # Errors
    ///
    /// All violations of the body, in the order of the table.
    fn from_json_with(body: &'de [u8], limits: Limits) -> Result<Valid<Self>, Violations> {
        BodyReader { body, limits, header_values: &[], context: () }.read_json()
    }
}

impl<'de, T: Deserialize<'de> + Validate> Wire<'de> for T {}

/// Reads a request as [`Wire`] does, and validates it with a context.
///
/// Every type that implements [`Deserialize`] and [`ValidateWith`] for the context implements it.
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
    /// All violations of the body, in the order of the table.
    fn from_form_in(body: &'de [u8], context: &C) -> Result<Valid<Self>, Violations> {
        Self::from_form_in_with(body, context, Limits::DEFAULT)
    }

    /// Reads a form within the given limits.
    ///
    /// # Errors
    ///
    /// All violations of the body, in the order of the table.
    fn from_form_in_with(
        body: &'de [u8],
        context: &C,
        limits: Limits,
    ) -> Result<Valid<Self>, Violations> {
        BodyReader { body, limits, header_values: &[], context }.read_form()
    }

    /// Reads JSON of up to 64 KiB.
    ///
    /// # Errors
    ///
    /// All violations of the body, in the order of the table.
    fn from_json_in(body: &'de [u8], context: &C) -> Result<Valid<Self>, Violations> {
        Self::from_json_in_with(body, context, Limits::DEFAULT)
    }

    /// Reads JSON within the given limits.
    ///
    /// # Errors
    ///
    /// All violations of the body, in the order of the table.
    fn from_json_in_with(
        body: &'de [u8],
        context: &C,
        limits: Limits,
    ) -> Result<Valid<Self>, Violations> {
        BodyReader { body, limits, header_values: &[], context }.read_json()
    }
}

impl<'de, C: ?Sized, T: Deserialize<'de> + ValidateWith<C>> WireWith<'de, C> for T {}
