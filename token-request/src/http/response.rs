//! Responses of the crate `http`.

use std::borrow::Cow;

use ::http::Response;

use crate::{ErrorResponse, ProblemDetails};

impl ErrorResponse {
    /// Returns the response: status, headers and body (feature `http`).
    ///
    /// ```
    /// use token_request::ErrorResponse;
    ///
    /// let response = ErrorResponse::new("invalid_client").authorization_used(true).to_response();
    /// assert_eq!(response.status(), 401);
    /// assert_eq!(response.headers()["WWW-Authenticate"], r#"Basic realm="token endpoint""#);
    /// assert_eq!(response.body(), br#"{"error":"invalid_client"}"#);
    /// ```
    #[must_use]
    pub fn to_response(&self) -> Response<Vec<u8>> {
        response(self.status(), self.headers(), self.to_json())
    }
}

impl ProblemDetails {
    /// Returns the response: status, headers and body (feature `http`).
    ///
    /// ```
    /// use token_request::{ProblemDetails, V3TokenRequest, Validate};
    ///
    /// let violations = V3TokenRequest::default().validate().unwrap_err();
    /// let response = ProblemDetails::from(violations).to_response();
    /// assert_eq!(response.status(), 422);
    /// assert_eq!(response.headers()["Content-Type"], "application/problem+json");
    /// ```
    #[must_use]
    pub fn to_response(&self) -> Response<Vec<u8>> {
        response(self.status(), self.headers(), self.to_json())
    }
}

fn response<'a>(
    status: u16,
    headers: impl Iterator<Item = (&'static str, Cow<'a, str>)>,
    body: String,
) -> Response<Vec<u8>> {
    let response = Response::builder().status(status);
    let response =
        headers.fold(response, |response, (name, value)| response.header(name, value.as_ref()));
    match response.body(body.into_bytes()) {
        Ok(response) => response,
        Err(_) => unreachable!("the texts of an answer are printable ASCII"),
    }
}

impl From<ErrorResponse> for Response<Vec<u8>> {
    fn from(answer: ErrorResponse) -> Self {
        answer.to_response()
    }
}

impl From<ProblemDetails> for Response<Vec<u8>> {
    fn from(answer: ProblemDetails) -> Self {
        answer.to_response()
    }
}
