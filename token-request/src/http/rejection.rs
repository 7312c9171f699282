//! A request that was refused.

use std::fmt;

use crate::{ErrorResponse, ProblemDetails, Violations};

/// All that is wrong with a request, its headers and its body, and what an answer has to know of it.
///
/// It becomes an [`ErrorResponse`], which is 401 only for `invalid_client`, or [`ProblemDetails`]. `Display` is that of the
/// violations.
#[derive(Debug, Clone)]
pub struct Rejection {
    pub(super) violations: Violations,
    pub(super) authorization_used: bool,
}

impl Rejection {
    /// What is wrong: of headers and the URI first, and then of the method or of the body.
    #[must_use]
    pub fn violations(&self) -> &Violations {
        &self.violations
    }

    /// Returns whether the request has a header `Authorization`, of any scheme: see
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
