/// A partner's request for a token.
///
/// | Field | Type | Required | Description | Example | Rules |
/// | --- | --- | --- | --- | --- | --- |
/// | `clientId` | *string* | :heavy_minus_sign: | The client's ID. Max length 25. | customer_id | |
/// | `clientSecret` | *string* | :heavy_minus_sign: | Its secret. | | |
/// | ~~`scopes`~~ | list of [Scope](#scope) | :heavy_minus_sign: | | | length(max = 3) |
/// | `type` | *string* | :heavy_minus_sign: | | | one_of("a", "b"), form = "kind" |
/// | `reason` | *Nullable[str]* | :heavy_check_mark: | | | |
#[field_table(form_names = "snake_case")]
#[derive(Clone)]
pub struct PartnerTokenRequest {
    #[validate(length(min = 1))]
    client_secret: Option<String>,
}
#[allow(
    rustdoc::bare_urls,
    rustdoc::broken_intra_doc_links,
    rustdoc::invalid_html_tags,
    clippy::all,
    clippy::pedantic,
    reason = "the words and names are those of the page"
)]
/// A partner's request for a token.
///
/// | Field | Type | Required | Description | Example | Rules |
/// | --- | --- | --- | --- | --- | --- |
/// | `clientId` | *string* | :heavy_minus_sign: | The client's ID. Max length 25. | customer_id | |
/// | `clientSecret` | *string* | :heavy_minus_sign: | Its secret. | | |
/// | ~~`scopes`~~ | list of [Scope](#scope) | :heavy_minus_sign: | | | length(max = 3) |
/// | `type` | *string* | :heavy_minus_sign: | | | one_of("a", "b"), form = "kind" |
/// | `reason` | *Nullable[str]* | :heavy_check_mark: | | | |
#[derive(Clone)]
#[derive(
    ::core::default::Default,
    ::token_request::__private::serde::Serialize,
    ::token_request::__private::serde::Deserialize,
    ::token_request::Validate
)]
#[serde(crate = "::token_request::__private::serde")]
#[validate(form_names = "snake_case")]
pub struct PartnerTokenRequest {
    /// The client's ID. Max length 25.
    ///
    /// Rules: `length(max = 25)`.
    ///
    /// Example: `customer_id`
    #[serde(
        rename = "clientId",
        skip_serializing_if = "::core::option::Option::is_none",
    )]
    #[validate(
        description = "The client's ID. Max length 25.",
        length(max = 25),
        example = "customer_id",
    )]
    pub client_id: ::core::option::Option<::std::string::String>,
    /// Its secret.
    ///
    /// Rules: `length(min = 1)`.
    #[serde(
        rename = "clientSecret",
        skip_serializing_if = "::core::option::Option::is_none",
    )]
    #[validate(description = "Its secret.", secret)]
    #[validate(length(min = 1))]
    client_secret: Option<String>,
    /// The field `scopes`.
    ///
    /// Rules: `length(max = 3)`.
    #[deprecated]
    #[serde(skip_serializing_if = "::core::option::Option::is_none")]
    #[validate(description = "", length(max = 3), nested)]
    pub scopes: ::core::option::Option<::std::vec::Vec<Scope>>,
    /// The field `type`.
    ///
    /// Rules: `one_of("a", "b")`, `form = "kind"`.
    #[serde(skip_serializing_if = "::core::option::Option::is_none")]
    #[validate(description = "", one_of("a", "b"), form = "kind")]
    pub r#type: ::core::option::Option<::std::string::String>,
    /// The field `reason`.
    #[serde(serialize_with = "::token_request::__private::or_null")]
    #[validate(description = "")]
    pub reason: ::core::option::Option<::std::string::String>,
}
