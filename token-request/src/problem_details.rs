//! Problem details (RFC 9457), the response of endpoints other than `OAuth`'s.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::response::{Header, accept_encoding, headers, percent_encoded, rejects_encoding};
#[cfg(feature = "http")]
use crate::wire::WireRule;
use crate::{Violation, Violations};

/// The violations of a request as problem details (RFC 9457), for endpoints other than `OAuth`'s.
///
/// In addition to the members of the RFC it has `errors`, a list of the violations as in the RFC's own example: a JSON Pointer in
/// a URI fragment, the message, and the code.
///
/// ```
/// use token_request::{ProblemDetails, V3TokenRequest, Validate};
///
/// let violations = V3TokenRequest::default().validate().unwrap_err();
/// let problem = ProblemDetails::from(&violations);
/// assert_eq!(problem.status(), 422);
/// assert_eq!(
///     problem.to_json(),
///     r##"{"type":"about:blank","title":"Unprocessable Content","status":422,"detail":"The request has 1 error.","errors":[{"pointer":"#/grantType","detail":"is required","code":"required"}]}"##,
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProblemDetails {
    r#type: Cow<'static, str>,
    title: Cow<'static, str>,
    status: u16,
    detail: Cow<'static, str>,
    errors: Vec<ProblemError>,
    #[serde(skip)]
    rejects_encoding: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct ProblemError {
    pointer: String,
    detail: String,
    code: String,
}

impl ProblemDetails {
    /// Sets the URI of the problem type. The default is `about:blank`. Another type needs its own [`title`](Self::title).
    #[must_use]
    pub fn type_uri(self, uri: impl Into<Cow<'static, str>>) -> Self {
        Self { r#type: uri.into(), ..self }
    }

    /// Sets a short summary of the problem type. The default is the name of the status.
    #[must_use]
    pub fn title(self, title: impl Into<Cow<'static, str>>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// Sets the explanation of this problem. The default is the number of errors.
    #[must_use]
    pub fn detail(self, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    /// Returns the HTTP status: 413 if a violation has the code `too_large`, 400 for `syntax` and `encoding`, and else 422. A request
    /// of the crate `http` has 405 if it was rejected for its method, 415 for its `Content-Type` or `Content-Encoding`, and 400 for a
    /// credential in its URI.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns `application/problem+json`.
    #[must_use]
    pub fn content_type(&self) -> &'static str {
        "application/problem+json"
    }

    /// Returns the headers: `Content-Type`, `Cache-Control` and `Pragma`. A 405 also has `Allow`, and the response to a request that
    /// was rejected for its `Content-Encoding` has `Accept-Encoding`.
    pub fn headers(&self) -> impl Iterator<Item = Header<'_>> {
        let allow = (self.status == 405).then(|| ("Allow", "POST".into()));
        headers(self.content_type()).chain(allow).chain(accept_encoding(self.rejects_encoding))
    }

    /// Returns the body.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Texts and numbers can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl From<&Violations> for ProblemDetails {
    fn from(violations: &Violations) -> Self {
        let n = violations.len() + violations.n_omitted();
        let (status, title) = status(violations);
        Self {
            r#type: "about:blank".into(),
            title: title.into(),
            status,
            detail: format!("The request has {n} error{}.", if n == 1 { "" } else { "s" }).into(),
            errors: violations.iter().map(ProblemError::from).collect(),
            rejects_encoding: rejects_encoding(violations),
        }
    }
}

impl From<Violations> for ProblemDetails {
    fn from(violations: Violations) -> Self {
        Self::from(&violations)
    }
}

/// Returns the status and its name (RFC 9110 section 15.5).
fn status(violations: &Violations) -> (u16, &'static str) {
    let has = |code: &str| violations.iter().any(|violation| violation.code() == code);
    #[cfg(feature = "http")]
    if let Some(status) = status_of_head(violations) {
        return status;
    }
    if has("too_large") {
        (413, "Content Too Large")
    } else if has("syntax") || has("encoding") {
        (400, "Bad Request")
    } else {
        (422, "Unprocessable Content")
    }
}

/// Returns the status of a request that was rejected for its head.
#[cfg(feature = "http")]
fn status_of_head(violations: &Violations) -> Option<(u16, &'static str)> {
    let has = |rule| violations.iter().any(|violation| violation.is(rule));
    if has(WireRule::Method) {
        Some((405, "Method Not Allowed"))
    } else if has(WireRule::MediaType) || has(WireRule::ContentEncoding) {
        Some((415, "Unsupported Media Type"))
    } else if has(WireRule::Query) {
        Some((400, "Bad Request"))
    } else {
        None
    }
}

impl From<&Violation> for ProblemError {
    fn from(violation: &Violation) -> Self {
        let pointer = percent_encoded(&violation.path().pointer(), is_allowed);
        Self {
            pointer: format!("#{pointer}"),
            detail: violation.message().into_owned(),
            code: violation.code().to_owned(),
        }
    }
}

/// Returns whether a fragment may contain a byte unescaped (RFC 3986 section 3.5).
fn is_allowed(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte)
}

impl fmt::Display for ProblemDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.title, self.detail)
    }
}

impl std::error::Error for ProblemDetails {}
