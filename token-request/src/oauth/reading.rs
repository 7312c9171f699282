//! Ways to read the user and the password of Basic authentication.

use zeroize::Zeroizing;

use crate::wire::decode_byte;

/// The way to read the user and the password of `Authorization: Basic`.
///
/// RFC 6749 (section 2.3.1) requires a client to form-encode both, to join them with a colon, and to Base64-encode the result.
/// About half of all clients do that. The others join them raw, and the header does not show which of the two a client did.
///
/// | Reading | Suitable for |
/// | --- | --- |
/// | [`Form`](Self::Form), the default | clients that follow the RFC, such as `oauth4webapi`, `rack-oauth2` and the crate `oauth2`; raw clients whose ids and secrets have no `%`, `+` or colon |
/// | [`FormOrRaw`](Self::FormOrRaw) | unknown clients of both kinds, if raw secrets may have a `%` |
/// | [`Raw`](Self::Raw) | raw clients only, such as `curl -u`, `wget` and `requests-oauthlib` |
///
/// Results for 277 recorded headers of 25 clients, with ids and secrets of all kinds:
///
/// | Reading | Correct | Rejected | Wrong without an error |
/// | --- | --- | --- | --- |
/// | `Form` | 188 | 89 | 0 |
/// | `FormOrRaw` | 214 | 62 | 1 |
/// | `Raw` | 161 | 13 | 103 |
///
/// - `Form` and `FormOrRaw` misread a raw client without an error if its id or secret has a `+` or a valid escape such as `%2B`,
///   and each `%` in them begins a valid escape.
/// - `FormOrRaw` also misreads a pair that is partly encoded. The only recorded client of this kind escapes colons and nothing else.
/// - `Raw` reads `client%2D1`, as some clients write `client-1`, as the id itself. It splits a raw id that has a colon at that
///   colon.
///
/// ```
/// use token_request::V3TokenRequest;
/// use token_request::http::{Reader, Reading};
///
/// let request = http::Request::post("/token")
///     .header("Content-Type", "application/x-www-form-urlencoded")
///     .header("Authorization", "Basic Y2xpZW50LTE6MTAwJQ==") // client-1:100%
///     .body("grant_type=client_credentials")
///     .unwrap();
/// let rejection = Reader::new().read::<V3TokenRequest>(&request).unwrap_err();
/// assert_eq!(rejection.to_string(), "Authorization: is not form-encoded (RFC 6749 section 2.3.1)");
///
/// let reader = Reader::new().basic(Reading::FormOrRaw);
/// let request = reader.read::<V3TokenRequest>(&request).unwrap();
/// assert_eq!(request.client_secret.as_ref().unwrap().expose(), "100%");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reading {
    /// Both are form-encoded: `+` is a space and `%3A` a colon. An unescaped colon in the password is rejected, as form-encoding
    /// leaves none: `urn:client:1:s3cr3t` would give the id `urn`.
    #[default]
    Form,
    /// Both are form-encoded, or both are raw if one of them has an invalid escape: `client-1:100%`. A second colon is rejected, as
    /// by [`Form`](Self::Form).
    FormOrRaw,
    /// Both are raw.
    Raw,
}

const NO_COLON: &str = "has no colon after the user";
const SECOND_COLON: &str =
    "has a second colon: form-encode the user and the password (RFC 6749 section 2.3.1)";
const NOT_ENCODED: &str = "is not form-encoded (RFC 6749 section 2.3.1)";

impl Reading {
    /// Parses `user:password`. The error is the message of the violation.
    pub(super) fn parse(self, pair: &[u8]) -> Result<[Zeroizing<String>; 2], &'static str> {
        let colon = pair.iter().position(|byte| *byte == b':').ok_or(NO_COLON)?;
        let halves = [&pair[..colon], &pair[colon + 1..]];
        // Form-encoding leaves no colon. If there are two, either of them may end the user.
        if self != Self::Raw && halves[1].contains(&b':') {
            return Err(SECOND_COLON);
        }
        let [user, password] = match self {
            Self::Form => form_decoded_halves(halves).ok_or(NOT_ENCODED)?,
            Self::FormOrRaw => form_decoded_halves(halves).unwrap_or_else(|| raw(halves)),
            Self::Raw => raw(halves),
        };
        Ok([text(&user)?, text(&password)?])
    }
}

fn raw(halves: [&[u8]; 2]) -> [Zeroizing<Vec<u8>>; 2] {
    halves.map(|half| Zeroizing::new(half.to_vec()))
}

fn form_decoded_halves([user, password]: [&[u8]; 2]) -> Option<[Zeroizing<Vec<u8>>; 2]> {
    Some([form_decoded(user)?, form_decoded(password)?])
}

fn text(half: &[u8]) -> Result<Zeroizing<String>, &'static str> {
    let text = str::from_utf8(half).map_err(|_| "is not valid UTF-8")?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// Decodes a user or a password. Returns `None` for an invalid escape.
fn form_decoded(half: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    // The vector never grows, so that it leaves no copy in memory.
    let mut decoded = Zeroizing::new(Vec::with_capacity(half.len()));
    let mut rest = half;
    while let [first, after @ ..] = rest {
        let (byte, after) = decode_byte(*first, after)?;
        decoded.push(byte);
        rest = after;
    }
    Some(decoded)
}
