//! The output for a valid request.

use token_request::{Secret, V3TokenRequest, Valid, Violations};

/// Returns the request with asterisks instead of its secret.
pub(crate) fn without_secret(
    request: Valid<V3TokenRequest>,
) -> Result<Valid<V3TokenRequest>, Violations> {
    let mut shown = request.into_inner();
    shown.client_secret = shown.client_secret.map(|_| Secret::from("***"));
    Valid::new(shown)
}
