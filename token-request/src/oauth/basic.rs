//! The header `Authorization` with Basic authentication (RFC 7617, RFC 6749 section 2.3.1).

use ::http::HeaderMap;
use ::http::header::AUTHORIZATION;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

use super::Reading;
use super::credentials::basic_field;
use crate::Violations;
use crate::table::{BasicPart, Table};
use crate::wire::{HeaderValue, WireRule, word};

/// Returns whether the request has a header `Authorization`, of any scheme.
///
/// A client that tried to authenticate by this header is answered `invalid_client` with 401 and a challenge (RFC 6749
/// section 5.2). A handler that finds out itself that the credentials are wrong passes the result to
/// [`ErrorResponse::authorization_used`](crate::ErrorResponse::authorization_used).
///
/// ```
/// use http::{HeaderMap, HeaderValue};
/// use token_request::ErrorResponse;
/// use token_request::http::uses_authorization;
///
/// let mut headers = HeaderMap::new();
/// assert!(!uses_authorization(&headers));
/// headers.insert("Authorization", HeaderValue::from_static("Bearer 2YotnFZFEjr1zCsicMWpAA"));
/// assert!(uses_authorization(&headers));
///
/// let unknown = ErrorResponse::new("invalid_client").authorization_used(uses_authorization(&headers));
/// assert_eq!(unknown.status(), 401);
/// ```
#[must_use]
pub fn uses_authorization(headers: &HeaderMap) -> bool {
    headers.contains_key(AUTHORIZATION)
}

/// What stands behind the scheme, where that is `Basic`.
fn credentials(value: &::http::HeaderValue) -> Option<&[u8]> {
    let value = value.as_bytes().trim_ascii();
    let n = value.iter().position(|byte| *byte == b' ').unwrap_or(value.len());
    let (scheme, credentials) = value.split_at(n);
    scheme.eq_ignore_ascii_case(b"basic").then(|| credentials.trim_ascii_start())
}

/// What the header gives.
pub(crate) struct Basic {
    user: Zeroizing<String>,
    password: Zeroizing<String>,
}

impl Basic {
    /// The credentials, where the request has fields for them and the header is of this scheme.
    pub(crate) fn read(
        headers: &HeaderMap,
        table: Table,
        reading: Reading,
    ) -> Result<Option<Self>, Violations> {
        let is_wanted = |part| basic_field(table, part).is_some();
        if !is_wanted(BasicPart::User) && !is_wanted(BasicPart::Password) {
            return Ok(None);
        }
        Self::only(headers, reading).map_err(|what| {
            Violations::of_part("Authorization", WireRule::Encoding, vec![word("what", what)])
        })
    }

    /// The credentials of the one header that there is.
    fn only(headers: &HeaderMap, reading: Reading) -> Result<Option<Self>, &'static str> {
        let mut values = headers.get_all(AUTHORIZATION).iter();
        match (values.next().map(credentials), values.next()) {
            (_, Some(_)) => Err("must not be repeated"),
            (Some(Some(credentials)), None) => Self::decode(credentials, reading).map(Some),
            _ => Ok(None),
        }
    }

    fn decode(credentials: &[u8], reading: Reading) -> Result<Self, &'static str> {
        let pair = base64_decoded(credentials).ok_or("is not valid Base64")?;
        let [user, password] = reading.parse(&pair)?;
        Ok(Self { user, password })
    }

    /// The fields that it gives: of an empty half none. The user may stand in the body too, but a second secret would be a
    /// second way to authenticate (RFC 6749 section 2.3).
    pub(crate) fn header_values(&self, table: Table) -> Vec<HeaderValue<'_>> {
        let parts =
            [(BasicPart::User, &self.user, true), (BasicPart::Password, &self.password, false)];
        let given = parts.into_iter().filter_map(|(part, value, may_repeat)| {
            let field = basic_field(table, part).filter(|_| !value.is_empty())?;
            Some(HeaderValue { field, value, place: "the Authorization header", may_repeat })
        });
        given.collect()
    }
}

/// Base64 of either alphabet, as some clients write the one for URLs, with or without `=` at its end.
fn base64_decoded(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let padding =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let standard = text.iter().map(|byte| match byte {
        b'-' => b'+',
        b'_' => b'/',
        byte => *byte,
    });
    let standard = Zeroizing::new(standard.collect::<Vec<u8>>());
    let mut decoded = Zeroizing::new(vec![0; text.len()]);
    let n = GeneralPurpose::new(&STANDARD, padding).decode_slice(&*standard, &mut decoded).ok()?;
    decoded.truncate(n);
    Some(decoded)
}
