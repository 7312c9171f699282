//! A request of `http`, read.

use ::http::{HeaderMap, Method, Request, Uri};
use serde::Deserialize;

use super::media_type::{EITHER, MediaType};
use super::{Rejection, query};
use crate::oauth::{Basic, Reading, uses_authorization};
use crate::wire::{BodyReader, Context, WireRule, word};
use crate::{Limits, Valid, Violation, Violations, Wire, WireWith};

/// Reads token requests, and others that are sent as these.
///
/// - The method is `POST`. (Another is answered by [`ProblemDetails`](crate::ProblemDetails) with 405 and `Allow`, and by
///   [`ErrorResponse`](crate::ErrorResponse), as all that RFC 6749 has no code for, with 400 and `invalid_request`.)
/// - `Content-Type` is `application/x-www-form-urlencoded` or `application/json`, in any case and with any parameters, but no
///   `charset` other than UTF-8. The body is read as that: see [`Wire`].
/// - `Content-Encoding` is absent, empty or `identity`: a compressed body is never read. (Another is answered as another
///   media type is, and with `Accept-Encoding: identity`.) A layer that decodes bodies removes this header.
/// - `Authorization: Basic` gives the fields that say `basic = "user"` and `basic = "password"`, as [`Reading`] has it, in
///   Base64 of either alphabet, padded or not. An empty half gives nothing. The user may stand in the body too if it is the
///   same, the password may not (RFC 6749 section 2.3). Other schemes are left alone, and all are where no field says so.
/// - The query has no credentials (section 2.3.1): nothing that is called as a field that is `secret` or says `basic`. What
///   else is in it is ignored.
///
/// Besides the codes that [`Wire`] tells there are `method`, `media_type`, of the header `Content-Type` or
/// `Content-Encoding`, and `query`, of a field in the URI. The code of a malformed or repeated header `Authorization` is
/// `encoding`. That a field is missing which this header was to give is not said then.
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

/// What a request says before its body.
#[derive(Clone, Copy)]
pub(crate) struct RequestHead<'a> {
    pub(crate) method: &'a Method,
    pub(crate) uri: &'a Uri,
    pub(crate) headers: &'a HeaderMap,
}

impl Reader {
    /// A reader of forms and JSON of up to 64 KiB, which takes Basic authentication to be form-encoded.
    #[must_use]
    pub const fn new() -> Self {
        Self { limits: Limits::DEFAULT, reading: Reading::Form }
    }

    /// Reads within other limits.
    #[must_use]
    pub const fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Reads the user and the password of Basic authentication in another way.
    #[must_use]
    pub const fn basic(self, reading: Reading) -> Self {
        Self { reading, ..self }
    }

    /// Reads a request.
    ///
    /// # Errors
    ///
    /// All that is wrong with its head, and, where the method and the media type are right, with its body.
    pub fn read<'de, T: Wire<'de>>(
        self,
        request: &'de Request<impl AsRef<[u8]>>,
    ) -> Result<Valid<T>, Rejection> {
        self.read_parts(RequestHead::of(request), Ok(request.body().as_ref()), ())
    }

    /// Reads a request that is validated in a context.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read) has it.
    pub fn read_in<'de, T: WireWith<'de, C>, C: ?Sized>(
        self,
        request: &'de Request<impl AsRef<[u8]>>,
        context: &C,
    ) -> Result<Valid<T>, Rejection> {
        self.read_parts(RequestHead::of(request), Ok(request.body().as_ref()), context)
    }

    /// Reads a request whose body may have been refused already.
    pub(crate) fn read_parts<'de, T: Deserialize<'de>, C: Context<T>>(
        self,
        head: RequestHead<'_>,
        body: Result<&'de [u8], Violations>,
        context: C,
    ) -> Result<Valid<T>, Rejection> {
        let (basic, malformed) = match Basic::read(head.headers, C::TABLE, self.reading) {
            Ok(basic) => (basic, None),
            Err(malformed) => (None, Some(malformed)),
        };
        let is_told =
            |violation: &Violation| malformed.is_none() || !is_for_want_of_basic(violation);
        let wrong_head = match (malformed.clone(), query::check(head.uri, C::TABLE)) {
            (Some(header), Some(query)) => Some(header.append_matching(query, |_| true)),
            (header, query) => header.or(query),
        };
        let read =
            head.media_type().and_then(|ty| self.read_body(ty, body?, basic.as_ref(), context));
        let mut violations = match (wrong_head, read) {
            (None, Ok(valid)) => return Ok(valid),
            (None, Err(wrong)) => wrong,
            (Some(wrong_head), Ok(_)) => wrong_head,
            (Some(wrong_head), Err(wrong)) => wrong_head.append_matching(wrong, is_told),
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
        let source =
            BodyReader { body, limits: self.limits, header_values: &header_values, context };
        match ty {
            MediaType::Form => source.read_form(),
            MediaType::Json => source.read_json(),
        }
    }
}

impl<'a> RequestHead<'a> {
    fn of<B>(request: &'a Request<B>) -> Self {
        Self { method: request.method(), uri: request.uri(), headers: request.headers() }
    }

    /// What the body is, where the method lets it be read.
    fn media_type(&self) -> Result<MediaType, Violations> {
        if self.method == Method::POST {
            return EITHER.of(self.headers);
        }
        Err(Violations::of_part("method", WireRule::Method, vec![word("expected", "POST")]))
    }
}

/// Whether it may be but for the header, which could not be read.
fn is_for_want_of_basic(violation: &Violation) -> bool {
    violation.rule().name == "required" && violation.field().basic.is_some()
}
