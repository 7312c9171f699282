//! The token requests of the standards, as structs of a server.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::{Map, Value};
use token_request::{RuleError, Secret, Text, Validate, Wire};

/// A request to a token endpoint, one variant for each grant.
#[derive(Debug, Deserialize, Validate)]
#[serde(tag = "grant_type", rename_all = "snake_case")]
#[validate(tag_error = "unsupported_grant_type")]
pub(crate) enum Grant {
    /// RFC 6749 section 4.4, with a `resource` (RFC 8707), which has no `#`, and `authorization_details` (RFC 9396).
    ClientCredentials {
        #[serde(flatten)]
        #[validate(nested)]
        client: Client,
        #[validate(custom(function = scope, error = "invalid_scope"))]
        scope: Option<String>,
        #[serde(default)]
        #[validate(each(
            uri(error = "invalid_target"),
            does_not_contain(pattern = "#", error = "invalid_target")
        ))]
        resource: Vec<String>,
        #[validate(custom(function = details, error = "invalid_authorization_details"))]
        authorization_details: Option<String>,
    },
    /// RFC 6749 section 4.1.3, and RFC 7636 section 4.5. It has no scope.
    AuthorizationCode {
        #[serde(flatten)]
        #[validate(nested)]
        client: Client<true>,
        #[validate(chars(vschar))]
        code: Secret,
        #[validate(uri, does_not_contain(pattern = "#"))]
        redirect_uri: Option<String>,
        #[validate(length(min = 43, max = 128), chars(unreserved))]
        code_verifier: Option<Secret>,
    },
    /// RFC 6749 section 6.
    RefreshToken {
        #[serde(flatten)]
        #[validate(nested)]
        client: Client,
        #[validate(chars(vschar))]
        refresh_token: Secret,
        #[validate(custom(function = scope, error = "invalid_scope"))]
        scope: Option<String>,
    },
    /// RFC 6749 section 4.3.2.
    Password {
        #[serde(flatten)]
        #[validate(nested)]
        client: Client,
        #[validate(custom(function = line))]
        username: String,
        #[validate(custom(function = line))]
        password: Secret,
        #[validate(custom(function = scope, error = "invalid_scope"))]
        scope: Option<String>,
    },
    /// RFC 8628 section 3.4.
    #[serde(rename = "urn:ietf:params:oauth:grant-type:device_code")]
    DeviceCode {
        #[serde(flatten)]
        #[validate(nested)]
        client: Client<true>,
        #[validate(chars(vschar))]
        device_code: Secret,
    },
    /// RFC 8693 section 2.1.
    #[serde(rename = "urn:ietf:params:oauth:grant-type:token-exchange")]
    TokenExchange {
        #[serde(flatten)]
        #[validate(nested)]
        client: Client,
        #[serde(default)]
        #[validate(each(
            uri(error = "invalid_target"),
            does_not_contain(pattern = "#", error = "invalid_target")
        ))]
        resource: Vec<String>,
        #[serde(default)]
        audience: Vec<String>,
        #[validate(custom(function = scope, error = "invalid_scope"))]
        scope: Option<String>,
        #[validate(uri)]
        requested_token_type: Option<String>,
        subject_token: Secret,
        #[validate(uri)]
        subject_token_type: String,
        #[validate(requires(actor_token_type))]
        actor_token: Option<Secret>,
        #[validate(uri, requires(actor_token))]
        actor_token_type: Option<String>,
    },
    /// RFC 7523 section 2.1.
    #[serde(rename = "urn:ietf:params:oauth:grant-type:jwt-bearer")]
    JwtBearer {
        #[serde(flatten)]
        #[validate(nested)]
        client: Client,
        #[validate(custom(function = jwt, error = "invalid_grant"))]
        assertion: Secret,
        #[validate(custom(function = scope, error = "invalid_scope"))]
        scope: Option<String>,
    },
    /// RFC 7522 section 2.1.
    #[serde(rename = "urn:ietf:params:oauth:grant-type:saml2-bearer")]
    Saml2Bearer {
        #[serde(flatten)]
        #[validate(nested)]
        client: Client,
        #[validate(chars(alphanumeric, "-_", error = "invalid_grant"))]
        assertion: Secret,
        #[validate(custom(function = scope, error = "invalid_scope"))]
        scope: Option<String>,
    },
    /// `OpenID` Connect CIBA Core section 10.1.
    #[serde(rename = "urn:openid:params:grant-type:ciba")]
    Ciba {
        #[serde(flatten)]
        #[validate(nested)]
        client: Client,
        #[validate(chars(alphanumeric, ".-_", error = "invalid_grant"))]
        auth_req_id: Secret,
    },
    /// `OpenID` for Verifiable Credential Issuance section 6.1, whose clients need no id.
    #[serde(rename = "urn:ietf:params:oauth:grant-type:pre-authorized_code")]
    PreAuthorizedCode {
        #[serde(flatten)]
        #[validate(nested)]
        client: Client,
        #[serde(rename = "pre-authorized_code")]
        pre_authorized_code: Secret,
        tx_code: Option<Secret>,
        #[validate(custom(function = details, error = "invalid_authorization_details"))]
        authorization_details: Option<String>,
    },
    /// UMA 2.0 Grant section 3.3.1.
    #[serde(rename = "urn:ietf:params:oauth:grant-type:uma-ticket")]
    UmaTicket {
        #[serde(flatten)]
        #[validate(nested)]
        client: Client,
        ticket: Secret,
        #[validate(requires(claim_token_format))]
        claim_token: Option<Secret>,
        #[validate(requires(claim_token))]
        claim_token_format: Option<String>,
        pct: Option<Secret>,
        rpt: Option<Secret>,
        #[validate(custom(function = scope, error = "invalid_scope"))]
        scope: Option<String>,
    },
}

/// The client, by RFC 6749 section 2.3 and RFC 7521 section 4.2. If `NAMED`, a client without credentials must have an id.
#[derive(Debug, Deserialize, Validate)]
#[allow(clippy::struct_field_names, reason = "the names are those on the wire")]
pub(crate) struct Client<const NAMED: bool = false> {
    #[validate(chars(vschar), basic = "user", required_without(client_assertion, if = NAMED))]
    client_id: Option<String>,
    #[validate(chars(vschar), basic = "password", conflicts_with(client_assertion))]
    client_secret: Option<Secret>,
    #[validate(requires(client_assertion))]
    client_assertion_type: Option<String>,
    #[validate(requires(client_assertion_type))]
    client_assertion: Option<Secret>,
}

/// An item of `authorization_details` (RFC 9396 section 2).
#[derive(Deserialize, Validate)]
#[allow(dead_code, reason = "the test only parses it")]
struct Detail {
    r#type: String,
    locations: Option<Vec<String>>,
    actions: Option<Vec<String>>,
    datatypes: Option<Vec<String>>,
    identifier: Option<String>,
    privileges: Option<Vec<String>>,
}

/// `scope-token *( SP scope-token )` of RFC 6749 appendix A.4.
pub(crate) fn scope(scope: &str) -> Result<(), RuleError> {
    let is_nqchar = |c: char| matches!(c, '\x21' | '\x23'..='\x5B' | '\x5D'..='\x7E');
    let is_token = |token: &str| !token.is_empty() && token.chars().all(is_nqchar);
    let error = || RuleError::new("scope").message("must be names with one space between them");
    if scope.split(' ').all(is_token) { Ok(()) } else { Err(error()) }
}

/// `*UNICODECHARNOCRLF` of RFC 6749 appendix A.
fn line(text: &impl Text) -> Result<(), RuleError> {
    let may_stand = |c| matches!(c, '\t' | ' '..='~' | '\u{80}'..='\u{FFFD}' | '\u{10000}'..);
    let error = || RuleError::new("line").message("must be one line of text");
    if text.text().is_none_or(|text| text.chars().all(may_stand)) { Ok(()) } else { Err(error()) }
}

/// One JWT, signed or encrypted, with a header that is JSON (RFC 7519 section 7.2).
fn jwt(token: &Secret) -> Result<(), RuleError> {
    let parts: Vec<_> =
        token.expose().split('.').map(|part| BASE64_URL_SAFE_NO_PAD.decode(part)).collect();
    let is_header = |text: &[u8]| serde_json::from_slice::<Map<String, Value>>(text).is_ok();
    let is_jwt = matches!(parts.len(), 3 | 5)
        && parts.iter().all(Result::is_ok)
        && parts[0].as_ref().is_ok_and(|header| is_header(header));
    if is_jwt { Ok(()) } else { Err(RuleError::new("jwt").message("must be one JWT")) }
}

/// A list of details, read as strictly as a request.
fn details(json: &str) -> Result<(), RuleError> {
    let read = <Vec<Detail>>::from_json(json.as_bytes());
    let error = |wrong| RuleError::new("details").message(format!("has mistakes: {wrong}"));
    read.map(drop).map_err(error)
}
