//! Reads requests of the crate `http`.

use ::http::{HeaderMap, Method, Request, Uri};
use serde::Deserialize;

use super::media_type::{EITHER, MediaType};
use super::{Rejection, query};
use crate::oauth::{Basic, Reading, uses_authorization};
use crate::wire::{BodyReader, Context, WireRule, word};
use crate::{Limits, Valid, Violation, Violations, Wire, WireWith};

/// Reads token requests, and other requests that are sent like them.
///
/// - The method must be `POST`. Another method becomes a 405 with `Allow` in [`ProblemDetails`](crate::ProblemDetails), and a
///   400 with `invalid_request` in an [`ErrorResponse`](crate::ErrorResponse), as RFC 6749 has no code for it.
/// - `Content-Type` must be `application/x-www-form-urlencoded` or `application/json`, in any case and with any parameters. The
///   parameter `charset` must be UTF-8. The body is read as described for [`Wire`].
/// - `Content-Encoding` must be absent, empty or `identity`: a compressed body is not read. The response to another coding is
///   that to another media type, with `Accept-Encoding: identity`. A layer that decompresses bodies removes this header.
/// - `Authorization: Basic` gives the fields with `basic = "user"` and `basic = "password"`, read as [`Reading`] specifies. Both
///   Base64 alphabets are accepted, with or without padding. An empty user or password gives no value. The body may repeat the
///   same user, but not the password (RFC 6749 section 2.3). Other schemes are ignored. So are all schemes if no field has
///   `basic`.
/// - The query must not contain credentials (section 2.3.1), which are the fields that are `secret` or have `basic`. Other
///   parameters of the query are ignored.
///
/// In addition to the codes of [`Wire`], violations have the codes `method`, `media_type` for the headers `Content-Type` and
/// `Content-Encoding`, and `query` for a field in the URI. An invalid or repeated header `Authorization` has the code `encoding`.
/// Then the fields that it should give are not reported as missing.
///
/// ```
/// use token_request::V3TokenRequest;
/// use token_request::http::{Reader, Reading};
///
/// let request = http::Request::post("/token")
///     .header("Content-Type", "application/x-www-form-urlencoded")
///     .header("Authorization", "Basic Y2xpZW50LTE6MTAwJQ==") // client-1:100%
///     .body("grant_type=client_credentials&client_secret=100%25")
///     .unwrap();
/// let violations = Reader::new().read::<V3TokenRequest>(&request).unwrap_err();
/// assert_eq!(
///     violations.to_string(),
///     "Authorization: is not form-encoded (RFC 6749 section 2.3.1)",
/// );
/// let violations = Reader::new().basic(Reading::Raw).read::<V3TokenRequest>(&request).unwrap_err();
/// assert_eq!(
///     violations.to_string(),
///     "client_secret: must not be given in both the body and the Authorization header",
/// );
/// ```
///
/// A compressed body is rejected by its header:
///
/// ```
/// use token_request::http::Reader;
/// use token_request::{ProblemDetails, V3TokenRequest};
///
/// let request = http::Request::post("/token")
///     .header("Content-Type", "application/x-www-form-urlencoded")
///     .header("Content-Encoding", "gzip")
///     .body(b"\x1f\x8b\x08")
///     .unwrap();
/// let rejection = Reader::new().read::<V3TokenRequest>(&request).unwrap_err();
/// assert_eq!(
///     rejection.to_string(),
///     "Content-Encoding: must be absent or `identity`; compressed bodies are not accepted",
/// );
/// let response = ProblemDetails::from(rejection).to_response();
/// assert_eq!(response.status(), 415);
/// assert_eq!(response.headers()["Accept-Encoding"], "identity");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reader {
    pub(crate) limits: Limits,
    reading: Reading,
}

/// The head of a request.
#[derive(Clone, Copy)]
pub(crate) struct RequestHead<'a> {
    pub(crate) method: &'a Method,
    pub(crate) uri: &'a Uri,
    pub(crate) headers: &'a HeaderMap,
}

impl Reader {
    /// Creates a reader of forms and JSON of up to 64 KiB. It reads Basic authentication as form-encoded.
    #[must_use]
    pub const fn new() -> Self {
        Self { limits: Limits::DEFAULT, reading: Reading::Form }
    }

    /// Sets the limits.
    #[must_use]
    pub const fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Sets how the user and the password of Basic authentication are read.
    #[must_use]
    pub const fn basic(self, reading: Reading) -> Self {
        Self { reading, ..self }
    }

    /// Reads a request.
    ///
    /// # Errors
    ///
    /// All violations of the head, and, if the method and the media type are accepted, of the body.
    pub fn read<'de, T: Wire<'de>>(
        self,
        request: &'de Request<impl AsRef<[u8]>>,
    ) -> Result<Valid<T>, Rejection> {
        self.read_parts(RequestHead::of(request), Ok(request.body().as_ref()), ())
    }

    /// Reads a request that is validated with a context.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`read`](Self::read).
    pub fn read_in<'de, T: WireWith<'de, C>, C: ?Sized>(
        self,
        request: &'de Request<impl AsRef<[u8]>>,
        context: &C,
    ) -> Result<Valid<T>, Rejection> {
        self.read_parts(RequestHead::of(request), Ok(request.body().as_ref()), context)
    }

    /// Reads a request whose body may already be rejected.
    pub(crate) fn read_parts<'de, T: Deserialize<'de>, C: Context<T>>(
        self,
        head: RequestHead<'_>,
        body: Result<&'de [u8], Violations>,
        context: C,
    ) -> Result<Valid<T>, Rejection> {
        let (basic, basic_error) = match Basic::read(head.headers, C::TABLE, self.reading) {
            Ok(basic) => (basic, None),
            Err(error) => (None, Some(error)),
        };
        let is_reported =
            |violation: &Violation| basic_error.is_none() || !is_missing_credential(violation);
        let of_head = match (basic_error.clone(), query::check(head.uri, C::TABLE)) {
            (Some(header), Some(query)) => Some(header.append_matching(query, |_| true)),
            (header, query) => header.or(query),
        };
        let read =
            head.media_type().and_then(|ty| self.read_body(ty, body?, basic.as_ref(), context));
        let mut violations = match (of_head, read) {
            (None, Ok(valid)) => return Ok(valid),
            (None, Err(of_body)) => of_body,
            (Some(of_head), Ok(_)) => of_head,
            (Some(of_head), Err(of_body)) => of_head.append_matching(of_body, is_reported),
        };
        violations.cap(self.limits.violations);
        Err(Rejection { violations, authorization_used: uses_authorization(head.headers) })
    }

    fn read_body<'de, T: Deserialize<'de>, C: Context<T>>(
        self,
        ty: MediaType,
        body: &'de [u8],
        basic: Option<&Basic>,
        context: C,
    ) -> Result<Valid<T>, Violations> {
        let header_values = basic.map(|basic| basic.header_values(C::TABLE)).unwrap_or_default();
        let reader =
            BodyReader { body, limits: self.limits, header_values: &header_values, context };
        match ty {
            MediaType::Form => reader.read_form(),
            MediaType::Json => reader.read_json(),
        }
    }
}

impl<'a> RequestHead<'a> {
    fn of<B>(request: &'a Request<B>) -> Self {
        Self { method: request.method(), uri: request.uri(), headers: request.headers() }
    }

    /// Returns the media type of the body, if the method is accepted.
    fn media_type(&self) -> Result<MediaType, Violations> {
        if self.method == Method::POST {
            return EITHER.of(self.headers);
        }
        Err(Violations::of_part("method", WireRule::Method, vec![word("expected", "POST")]))
    }
}

/// Returns whether the violation is that the unreadable header did not give a field.
fn is_missing_credential(violation: &Violation) -> bool {
    violation.rule().name == "required" && violation.field().basic.is_some()
}
