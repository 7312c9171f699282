//! The error response of a token endpoint.

use std::fmt::{self, Write};

use serde::Serialize;

use super::text::{Description, nqs};
use crate::Violations;
use crate::response::{Header, accept_encoding, headers, percent_encoded, rejects_encoding};

/// The response of a token endpoint to a rejected request (RFC 6749 section 5.2).
///
/// It is made from [`Violations`]. The *first* violation, in the order of the table, determines [`error`](Self::error): the value
/// of [`Rule::error`](crate::Rule::error) if the broken rule has one, or else `invalid_request`. The description lists all
/// violations, separated by `; `.
///
/// ```
/// use token_request::{ErrorResponse, V3TokenRequest, Validate};
///
/// let violations = V3TokenRequest::default().validate().unwrap_err();
/// let response = ErrorResponse::from(&violations);
/// assert_eq!(response.status(), 400);
/// assert_eq!(
///     response.to_json(),
///     r#"{"error":"invalid_request","error_description":"grantType: is required"}"#,
/// );
/// ```
///
/// A server can also create a response of its own:
///
/// ```
/// use token_request::ErrorResponse;
///
/// let unknown = ErrorResponse::new("invalid_client").authorization_used(true).realm("shop");
/// assert_eq!(unknown.status(), 401);
/// assert!(unknown.headers().any(|header| header == ("WWW-Authenticate", r#"Basic realm="shop""#.into())));
/// ```
///
/// All texts consist of the characters that the RFC allows, printable ASCII without `"` and `\`. Those two become `'` and `/`, and
/// other characters `?`. No value of the request is in the response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ErrorResponse {
    error: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    error_description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_uri: Option<String>,
    #[serde(skip)]
    authorization_used: bool,
    #[serde(skip)]
    realm: String,
    #[serde(skip)]
    rejects_encoding: bool,
}

/// The error of a violation whose rule has none.
const INVALID_REQUEST: &str = "invalid_request";

impl ErrorResponse {
    /// Creates a response with an error code, such as `invalid_client` or `invalid_grant`.
    #[must_use]
    pub fn new(error: &str) -> Self {
        let error = if error.is_empty() { INVALID_REQUEST } else { error };
        Self {
            error: nqs(error),
            error_description: String::new(),
            error_uri: None,
            authorization_used: false,
            realm: "token endpoint".to_owned(),
            rejects_encoding: false,
        }
    }

    /// Sets the description for humans. It is cut after 1,000 characters and then ends with `...`.
    #[must_use]
    pub fn description(self, description: impl fmt::Display) -> Self {
        self.described(|text| write!(text, "{description}"))
    }

    fn described(self, write: impl FnOnce(&mut Description) -> fmt::Result) -> Self {
        let mut description = Description::default();
        // Writing stops with an error once the description is too long.
        let _ = write(&mut description);
        Self { error_description: description.0, ..self }
    }

    /// Sets the URI of a page about the error. Characters that a URI must not have are percent-encoded (RFC 6749 appendix A.9).
    #[must_use]
    pub fn uri(self, uri: &str) -> Self {
        let is_allowed = |byte: u8| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\';
        let uri = percent_encoded(uri, is_allowed);
        Self { error_uri: Some(uri).filter(|uri| !uri.is_empty()), ..self }
    }

    /// Sets whether the request has an `Authorization` header of any scheme. If so, `invalid_client` is a 401 with a challenge
    /// (RFC 6749 section 5.2) for `Basic`, the only scheme that is read.
    #[must_use]
    pub fn authorization_used(self, authorization_used: bool) -> Self {
        Self { authorization_used, ..self }
    }

    /// Sets the realm of the challenge. The default is `token endpoint`.
    #[must_use]
    pub fn realm(self, realm: &str) -> Self {
        Self { realm: nqs(realm), ..self }
    }

    /// Returns the error code, such as `invalid_request`.
    #[must_use]
    pub fn error(&self) -> &str {
        &self.error
    }

    /// Returns the description for humans, or an empty text.
    #[must_use]
    pub fn error_description(&self) -> &str {
        &self.error_description
    }

    /// Returns the URI of a page about the error.
    #[must_use]
    pub fn error_uri(&self) -> Option<&str> {
        self.error_uri.as_deref()
    }

    /// Returns the HTTP status: 401 for `invalid_client` if the request has an `Authorization` header, or else 400. (Without the
    /// header the RFC allows both, but a 401 would have to name a scheme that the client did not use.)
    #[must_use]
    pub fn status(&self) -> u16 {
        if self.authorization_used && self.error == "invalid_client" { 401 } else { 400 }
    }

    /// Returns the headers: `Content-Type`, `Cache-Control` and `Pragma`. A 401 also has `WWW-Authenticate`, and the response to a
    /// request that was rejected for its `Content-Encoding` has `Accept-Encoding`.
    pub fn headers(&self) -> impl Iterator<Item = Header<'_>> {
        let challenge = (self.status() == 401)
            .then(|| ("WWW-Authenticate", format!("Basic realm=\"{}\"", self.realm).into()));
        headers("application/json").chain(challenge).chain(accept_encoding(self.rejects_encoding))
    }

    /// Returns the body.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Texts and numbers can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl From<&Violations> for ErrorResponse {
    fn from(violations: &Violations) -> Self {
        let error = violations.first().and_then(|violation| violation.rule().error);
        let response = Self::new(error.unwrap_or(INVALID_REQUEST));
        Self { rejects_encoding: rejects_encoding(violations), ..response }.described(|text| {
            for (i, violation) in violations.iter().enumerate() {
                write!(text, "{}{violation}", if i == 0 { "" } else { "; " })?;
            }
            match violations.n_omitted() {
                0 => Ok(()),
                n => write!(text, "; and {n} more"),
            }
        })
    }
}

impl From<Violations> for ErrorResponse {
    fn from(violations: Violations) -> Self {
        Self::from(&violations)
    }
}

impl fmt::Display for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.error)?;
        if self.error_description.is_empty() {
            return Ok(());
        }
        write!(f, ": {}", self.error_description)
    }
}

impl std::error::Error for ErrorResponse {}
