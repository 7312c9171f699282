//! Requests on the wire: forms, JSON, and the responses to invalid requests (feature `wire`).
//!
//! A reader reports all violations of a body at once. Only a [`Valid`](crate::Valid) request is written.
//!
//! ```
//! # #[cfg(feature = "wire")] {
//! use token_request::{ErrorResponse, V3TokenRequest, Valid, Wire};
//!
//! let form = b"client_id=client-1&client_secret=100%&scope=all&grant_type=password";
//! assert_eq!(
//!     V3TokenRequest::from_form(form).unwrap_err().to_string(),
//!     "client_secret: has an invalid escape at byte 36\n\
//!      grant_type: must be `client_credentials`",
//! );
//!
//! let request = Valid::new(V3TokenRequest::client_credentials("client-1", "s3cr3t")).unwrap();
//! assert_eq!(
//!     request.to_form(),
//!     "client_id=client-1&client_secret=s3cr3t&grant_type=client_credentials",
//! );
//! assert_eq!(
//!     request.to_json(),
//!     r#"{"clientId":"client-1","clientSecret":"s3cr3t","grantType":"client_credentials"}"#,
//! );
//!
//! let response = Valid::new(V3TokenRequest::default()).map_err(ErrorResponse::from).unwrap_err();
//! assert_eq!(response.status(), 400);
//! assert_eq!(
//!     response.to_json(),
//!     r#"{"error":"invalid_request","error_description":"grantType: is required"}"#,
//! );
//! # }
//! ```
//!
//! | From | To | Method |
//! | --- | --- | --- |
//! | A form or JSON | [`Valid`](crate::Valid), or all [`Violations`](crate::Violations) | [`Wire::from_form`](crate::Wire::from_form) and [`Wire::from_json`](crate::Wire::from_json), for every type that serde deserializes; with a context [`WireWith`](crate::WireWith) |
//! | [`Valid`](crate::Valid) | A form, `application/x-www-form-urlencoded` | [`to_form`](crate::Valid::to_form) and [`to_form_bytes`](crate::Valid::to_form_bytes). A list becomes repeated parameters, and a value without a form of its own becomes JSON in one parameter. |
//! | [`Valid`](crate::Valid) | JSON, without fields that are `None` | [`to_json`](crate::Valid::to_json) and [`to_json_bytes`](crate::Valid::to_json_bytes) |
//! | [`Valid`](crate::Valid) | A form or JSON, or a [`WriteError`](crate::WriteError) if a type's own `Serialize` fails | [`try_to_form`](crate::Valid::try_to_form) and [`try_to_json`](crate::Valid::try_to_json) |
//! | [`Violations`](crate::Violations) | The response of a token endpoint (RFC 6749 section 5.2) | [`ErrorResponse`](crate::ErrorResponse), whose `error` is that of the first violation's [rule](crate::Rule::error) |
//! | [`Violations`](crate::Violations) | The response of other endpoints (RFC 9457), with all violations | [`ProblemDetails`](crate::ProblemDetails) |
//! | `http::Request` | [`Valid`](crate::Valid), or a [`Rejection`](crate::http::Rejection) | [`http::Reader`](crate::http::Reader) (feature `http`), which also reads the content type, Basic authentication and the URI |
//! | [`Valid`](crate::Valid) | `http::Request` | [`to_request`](crate::Valid::to_request) and [`to_json_request`](crate::Valid::to_json_request) (feature `http`), with the credentials in the body or in a header |
//!
//! After writing, no secret is left in memory except in the returned text. In servers that use axum, the extractors of
//! [`axum`](crate::axum) read requests and turn rejections into responses (feature `axum`).
