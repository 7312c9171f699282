//! Basic authentication in the header `Authorization` (RFC 7617, RFC 6749 section 2.3.1).

use ::http::HeaderMap;
use ::http::header::AUTHORIZATION;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{Engine, engine};
use zeroize::Zeroizing;

use super::Reading;
use super::credentials::basic_field;
use crate::Violations;
use crate::table::{BasicPart, Table};
use crate::wire::{HeaderValue, WireRule, word};

/// Returns whether the request has an `Authorization` header of any scheme.
///
/// A client that used this header gets `invalid_client` with 401 and a challenge (RFC 6749 section 5.2). A handler that rejects
/// the credentials itself passes the result to
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

/// Returns the credentials after the scheme, if the scheme is `Basic`.
fn credentials(value: &::http::HeaderValue) -> Option<&[u8]> {
    let value = value.as_bytes().trim_ascii();
    let n = value.iter().position(|byte| *byte == b' ').unwrap_or(value.len());
    let (scheme, credentials) = value.split_at(n);
    scheme.eq_ignore_ascii_case(b"basic").then(|| credentials.trim_ascii_start())
}

/// The credentials of the header.
pub(crate) struct Basic {
    user: Zeroizing<String>,
    password: Zeroizing<String>,
}

impl Basic {
    /// Reads the credentials, if the request has fields for them and the header has this scheme.
    pub(crate) fn read(
        headers: &HeaderMap,
        table: Table,
        reading: Reading,
    ) -> Result<Option<Self>, Violations> {
        let is_wanted = |part| basic_field(table, part).is_some();
        if !is_wanted(BasicPart::User) && !is_wanted(BasicPart::Password) {
            return Ok(None);
        }
        Self::only(headers, reading).map_err(|message| {
            Violations::of_part("Authorization", WireRule::Encoding, vec![word("what", message)])
        })
    }

    /// Reads the credentials of the header, which must not be repeated.
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

    /// Returns the fields that the credentials give. An empty user or password gives none. The body may repeat the user, but a
    /// second secret would be a second way to authenticate (RFC 6749 section 2.3).
    pub(crate) fn header_values(&self, table: Table) -> Vec<HeaderValue<'_>> {
        let parts =
            [(BasicPart::User, &self.user, true), (BasicPart::Password, &self.password, false)];
        let values = parts.into_iter().filter_map(|(part, value, may_repeat)| {
            let field = basic_field(table, part).filter(|_| !value.is_empty())?;
            Some(HeaderValue { field, value, place: "the Authorization header", may_repeat })
        });
        values.collect()
    }
}

/// Decodes Base64 of either alphabet, as some clients use the one for URLs, with or without padding.
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

/// Returns the header with a user and a password that are form-encoded already.
pub(crate) fn basic_header(user: &[u8], password: &[u8]) -> ::http::HeaderValue {
    let pair = Zeroizing::new([user, b":", password].concat());
    let value = Zeroizing::new(
        ["Basic ", &*Zeroizing::new(engine::general_purpose::STANDARD.encode(&*pair))].concat(),
    );
    match ::http::HeaderValue::from_str(&value) {
        Ok(mut value) => {
            value.set_sensitive(true);
            value
        }
        Err(_) => unreachable!("Base64 is ASCII"),
    }
}
