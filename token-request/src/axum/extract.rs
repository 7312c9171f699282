//! The extractors.

use std::ops::Deref;

use axum_core::extract::{FromRequest, Request};

use super::body;
use crate::http::{AcceptedTypes, FORM, JSON, MediaType, Reader, RequestHead};
use crate::wire::BodyReader;
use crate::{ErrorResponse, ProblemDetails, Valid, Violations, Wire};

/// A valid request to a token endpoint, as a [`Reader`] reads it: a form or JSON, with Basic authentication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenRequest<T>(pub Valid<T>);

/// A valid request that is read from a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValidForm<T>(pub Valid<T>);

/// A valid request that is read from JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValidJson<T>(pub Valid<T>);

macro_rules! is_a_request {
    ($($extractor:ident)+) => {$(
        impl<T> Deref for $extractor<T> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }
    )+};
}

is_a_request! { TokenRequest ValidForm ValidJson }

impl<S: Send + Sync, T: for<'de> Wire<'de>> FromRequest<S> for TokenRequest<T> {
    type Rejection = ErrorResponse;

    async fn from_request(request: Request, _: &S) -> Result<Self, ErrorResponse> {
        let reader = reader(&request);
        let (parts, body) = request.into_parts();
        let body = body::read(body, reader.limits).await;
        let head = RequestHead { method: &parts.method, uri: &parts.uri, headers: &parts.headers };
        let valid = reader.read_parts(head, body.as_deref().map_err(Violations::clone), ())?;
        Ok(Self(valid))
    }
}

impl<S: Send + Sync, T: for<'de> Wire<'de>> FromRequest<S> for ValidForm<T> {
    type Rejection = ProblemDetails;

    async fn from_request(request: Request, _: &S) -> Result<Self, ProblemDetails> {
        Ok(Self(read(request, &FORM).await?))
    }
}

impl<S: Send + Sync, T: for<'de> Wire<'de>> FromRequest<S> for ValidJson<T> {
    type Rejection = ProblemDetails;

    async fn from_request(request: Request, _: &S) -> Result<Self, ProblemDetails> {
        Ok(Self(read(request, &JSON).await?))
    }
}

/// Returns the reader that a layer has set, or the default.
fn reader(request: &Request) -> Reader {
    request.extensions().get().copied().unwrap_or_default()
}

/// Reads a body of one of the accepted media types.
async fn read<T: for<'de> Wire<'de>>(
    request: Request,
    accepted: &AcceptedTypes,
) -> Result<Valid<T>, Violations> {
    let limits = reader(&request).limits;
    let ty = accepted.of(request.headers())?;
    let body = body::read(request.into_body(), limits).await?;
    let reader = BodyReader { body: &body, limits, header_values: &[], context: () };
    match ty {
        MediaType::Form => reader.read_form(),
        MediaType::Json => reader.read_json(),
    }
}
