//! Reads the body of a request.

use std::ops::Deref;

use axum_core::body::Body;
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::wire::{WireRule, word};
use crate::{Limits, Violations};

/// Reads a body to its end, unless it exceeds the limit.
pub(super) async fn read(
    body: Body,
    limits: Limits,
) -> Result<impl Deref<Target = [u8]>, Violations> {
    match Limited::new(body, limits.bytes).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(limits.exceeded()),
        Err(_) => {
            Err(Violations::of_body(WireRule::Encoding, vec![word("what", "could not be read")]))
        }
    }
}
