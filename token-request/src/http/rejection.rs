//! The rejection of a request.

use std::fmt;

use crate::{ErrorResponse, ProblemDetails, Violations};

/// The violations of a request's headers, URI and body.
///
/// It converts to an [`ErrorResponse`], which is a 401 only for `invalid_client`, or to [`ProblemDetails`]. `Display` is that of
/// the violations.
#[derive(Debug, Clone)]
pub struct Rejection {
    pub(super) violations: Violations,
    pub(super) authorization_used: bool,
}

impl Rejection {
    /// Returns the violations: those of headers and the URI first, then those of the method or the body.
    #[must_use]
    pub fn violations(&self) -> &Violations {
        &self.violations
    }

    /// Returns whether the request has an `Authorization` header of any scheme: see
    /// [`uses_authorization`](super::uses_authorization).
    #[must_use]
    pub fn authorization_used(&self) -> bool {
        self.authorization_used
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.violations.fmt(f)
    }
}

impl std::error::Error for Rejection {}

impl From<&Rejection> for ErrorResponse {
    fn from(rejection: &Rejection) -> Self {
        Self::from(&rejection.violations).authorization_used(rejection.authorization_used)
    }
}

impl From<Rejection> for ErrorResponse {
    fn from(rejection: Rejection) -> Self {
        Self::from(&rejection)
    }
}

impl From<&Rejection> for ProblemDetails {
    fn from(rejection: &Rejection) -> Self {
        Self::from(&rejection.violations)
    }
}

impl From<Rejection> for ProblemDetails {
    fn from(rejection: Rejection) -> Self {
        Self::from(&rejection)
    }
}
