//! The answer of OAuth.

use std::fmt::{self, Write};

use serde::Serialize;

use super::text::{Description, nqs};
use crate::Violations;
use crate::response::{Header, accept_encoding, headers, percent_encoded, rejects_encoding};

/// What a token endpoint answers to a request that it refuses (RFC 6749 section 5.2).
///
/// It is made of [`Violations`]. The *first* of them decides on [`error`](Self::error), as fields stand in the order of the
/// table: it is what the broken rule gives as [`Rule::error`](crate::Rule::error), else `invalid_request`. The description
/// says them all, each as it displays, with `; ` between.
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
/// What only the server can find out it says itself:
///
/// ```
/// use token_request::ErrorResponse;
///
/// let unknown = ErrorResponse::new("invalid_client").authorization_used(true).realm("shop");
/// assert_eq!(unknown.status(), 401);
/// assert!(unknown.headers().any(|header| header == ("WWW-Authenticate", r#"Basic realm="shop""#.into())));
/// ```
///
/// All texts are of the characters that the RFC has for them, printable ASCII without `"` and `\`: those become `'` and `/`,
/// and others `?`. No value of the request is in it.
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

/// Where nothing says more.
const INVALID_REQUEST: &str = "invalid_request";

impl ErrorResponse {
    /// An answer of the server's own: `invalid_client` of one that it does not know, `invalid_grant` of such a code.
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

    /// Says for people what is wrong. Of more than 1,000 characters the last that are kept are `...`.
    #[must_use]
    pub fn description(self, description: impl fmt::Display) -> Self {
        self.described(|text| write!(text, "{description}"))
    }

    fn described(self, write: impl FnOnce(&mut Description) -> fmt::Result) -> Self {
        let mut description = Description::default();
        // It ends where it is too long, and says so.
        let _ = write(&mut description);
        Self { error_description: description.0, ..self }
    }

    /// Says where more is to be read: a URI, of which what no URI may have is percent-encoded (RFC 6749 appendix A.9).
    #[must_use]
    pub fn uri(self, uri: &str) -> Self {
        let may_stand = |byte: u8| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\';
        let uri = percent_encoded(uri, may_stand);
        Self { error_uri: Some(uri).filter(|uri| !uri.is_empty()), ..self }
    }

    /// Sets whether the request has a header `Authorization`, of any scheme. If so, `invalid_client` is a 401 with a challenge
    /// (RFC 6749 section 5.2), which names `Basic`, the one scheme that is read.
    #[must_use]
    pub fn authorization_used(self, authorization_used: bool) -> Self {
        Self { authorization_used, ..self }
    }

    /// Names the realm of that scheme, `token endpoint` where it is not named.
    #[must_use]
    pub fn realm(self, realm: &str) -> Self {
        Self { realm: nqs(realm), ..self }
    }

    /// What is wrong, for programs: `invalid_request`.
    #[must_use]
    pub fn error(&self) -> &str {
        &self.error
    }

    /// What is wrong, for people; empty where nothing is said.
    #[must_use]
    pub fn error_description(&self) -> &str {
        &self.error_description
    }

    /// Where more is to be read.
    #[must_use]
    pub fn error_uri(&self) -> Option<&str> {
        self.error_uri.as_deref()
    }

    /// The status of HTTP: 400; of `invalid_client` 401 where the request has a header `Authorization`. (Without it the
    /// RFC leaves the choice, and a 401 would have to name a scheme that the client did not try.)
    #[must_use]
    pub fn status(&self) -> u16 {
        if self.authorization_used && self.error == "invalid_client" { 401 } else { 400 }
    }

    /// Returns the headers: `Content-Type`, `Cache-Control` and `Pragma`. A 401 also has `WWW-Authenticate`, and the answer to
    /// a request of `http` that was rejected for its `Content-Encoding` has `Accept-Encoding`.
    pub fn headers(&self) -> impl Iterator<Item = Header<'_>> {
        let challenge = (self.status() == 401)
            .then(|| ("WWW-Authenticate", format!("Basic realm=\"{}\"", self.realm).into()));
        headers("application/json").chain(challenge).chain(accept_encoding(self.rejects_encoding))
    }

    /// The body.
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
