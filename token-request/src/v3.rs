//! The token request of a vendor.

use serde::{Deserialize, Serialize};

use crate::{Secret, Validate};

/// A request for a token in exchange for a client's credentials (RFC 6749 section 4.4.2).
///
/// | Field | Type | Required | Description | Example |
/// | --- | --- | --- | --- | --- |
/// | `clientId` | *string* | :heavy_minus_sign: | ClientID is the optional client ID. | customer_id |
/// | `clientSecret` | *string* | :heavy_minus_sign: | ClientSecret is the client secret ID provided to the customer during onboarding. | secret |
/// | `grantType` | *string* | :heavy_check_mark: | GrantType only allows option: `client_credentials`. | client_credentials |
///
/// The table is the vendor's published specification. A client ID or secret, if given, has 1 to 4096 characters of the
/// class `VSCHAR` (RFC 6749 appendix A: U+0020 to U+007E). JSON uses the names of the table, and its reader also accepts
/// those of forms. Forms use only `client_id`, `client_secret` and `grant_type`.
///
/// ```
/// use token_request::{V3TokenRequest, Validate};
///
/// let request = V3TokenRequest::client_credentials("client-1", "s3cr3t");
/// request.validate()?;
/// assert_eq!(
///     serde_json::to_string(&request).unwrap(),
///     r#"{"clientId":"client-1","clientSecret":"s3cr3t","grantType":"client_credentials"}"#,
/// );
/// # Ok::<(), token_request::Violations>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[validate(form_names = "snake_case")]
#[cfg_attr(feature = "field-table", validate(table = "docs/v3tokenrequest.md"))]
#[allow(clippy::doc_markdown)] // The descriptions are the vendor's.
pub struct V3TokenRequest {
    /// ClientID is the optional client ID.
    #[serde(alias = "client_id", skip_serializing_if = "Option::is_none")]
    #[validate(
        length(min = 1, max = 4096),
        chars(vschar),
        basic = "user",
        example = "customer_id"
    )]
    pub client_id: Option<String>,
    /// ClientSecret is the client secret ID provided to the customer during onboarding.
    #[serde(alias = "client_secret", skip_serializing_if = "Option::is_none")]
    #[validate(
        length(min = 1, max = 4096),
        chars(vschar),
        secret,
        basic = "password",
        example = "secret"
    )]
    pub client_secret: Option<Secret>,
    /// GrantType only allows option: `client_credentials`.
    #[serde(alias = "grant_type", skip_serializing_if = "Option::is_none")]
    #[validate(
        required,
        one_of("client_credentials", error = "unsupported_grant_type"),
        example = "client_credentials"
    )]
    pub grant_type: Option<String>,
}

impl V3TokenRequest {
    /// Returns a request with these credentials and the grant type `client_credentials`.
    #[must_use]
    pub fn client_credentials(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self {
            client_id: Some(id.into()),
            client_secret: Some(secret.into()),
            grant_type: Some("client_credentials".to_owned()),
        }
    }
}
