//! Field tables in doc comments.

use token_request::{Secret, Validate, field_table};

use super::{field, summary, verdict};

/// A partner's request for a token.
///
/// | Field | Type | Required | Description | Example |
/// | --- | --- | --- | --- | --- |
/// | `clientId` | *string* | :heavy_minus_sign: | The client's ID. | customer_id |
/// | `clientSecret` | *string* | :heavy_minus_sign: | Its secret. | |
/// | `grantType` | *string* | :heavy_check_mark: | Only allows option: `client_credentials`. | client_credentials |
#[field_table]
#[derive(Debug, Clone, PartialEq)]
pub struct PartnerTokenRequest;

#[test]
fn the_struct_has_the_fields_of_its_table() {
    let request = PartnerTokenRequest {
        client_id: Some("c".to_owned()),
        client_secret: Some(Secret::from("s3cr3t")),
        grant_type: "password".to_owned(),
    };
    assert_eq!(
        request.validate().unwrap_err().to_string(),
        "grantType: must be `client_credentials`"
    );
    assert_eq!(
        serde_json::to_string(&request).unwrap(),
        r#"{"clientId":"c","clientSecret":"s3cr3t","grantType":"password"}"#
    );
    assert!(!format!("{request:?}").contains("s3cr3t"));
    assert_eq!(verdict::<PartnerTokenRequest>(r#"{"grantType": "client_credentials"}"#), "");
    assert_eq!(
        summary(&PartnerTokenRequest::TABLE),
        "clientId: string\n\
         clientSecret: string secret\n\
         grantType: string required one_of(\"client_credentials\")"
    );
    assert_eq!(field::<PartnerTokenRequest>("clientId").description, "The client's ID.");
    assert_eq!(field::<PartnerTokenRequest>("clientId").example, Some("customer_id"));
}

/// Every field may be absent.
///
/// | Name | Type | Required |
/// | --- | --- | --- |
/// | type | string | no |
/// | self | integer | no |
/// | 2fa | boolean | no |
/// | Type | number | no |
#[field_table]
#[derive(Debug)]
struct Names;

#[test]
fn a_struct_with_only_optional_fields_has_a_default() {
    let names = Names { self_: Some(1), ..Names::default() };
    assert_eq!((names.r#type.as_deref(), names.n2fa, names.type_2), (None, None, None));
    assert_eq!(serde_json::to_string(&names).unwrap(), r#"{"self":1}"#);
}

/// Attributes add to the table.
///
/// | Field | Type | Required | Description |
/// | --- | --- | --- | --- |
/// | `ClientID` | string | yes | |
/// | `ApiKeyName` | string | yes | Max length 5. |
/// | `Password` | string | no | |
/// | `Amount` | integer | yes | |
#[field_table(rename_all = "snake_case", form_names = "kebab-case", prose = false)]
struct More {
    #[validate(secret = false, length(max = 3))]
    pub password: Option<String>,
    #[serde(rename = "sum")]
    amount: u8,
}

#[test]
fn attributes_can_set_names_types_and_rules() {
    assert_eq!(
        summary(&More::TABLE),
        "client_id: string required\n\
         api_key_name: string required\n\
         password: string length(max = 3)\n\
         sum: integer required"
    );
    assert_eq!(field::<More>("client_id").form, Some("client-id"));
    let more = More {
        client_id: String::new(),
        api_key_name: "longer".into(),
        password: Some("long".into()),
        amount: 7_u8,
    };
    assert_eq!(
        more.validate().unwrap_err().to_string(),
        "password: must have at most 3 characters"
    );
    assert_eq!((more.client_id, more.api_key_name, more.amount).2, 7);
}

#[derive(serde::Serialize, serde::Deserialize, Validate)]
struct Part {
    #[validate(length(max = 1))]
    name: String,
}

/// A link names a type in scope.
///
/// | Field | Type | Required |
/// | --- | --- | --- |
/// | part | [Part](#part) | yes |
/// | parts | list of [Part](#part) | no |
/// | byName | map of [Part](#part) | no |
#[field_table]
struct Whole;

#[test]
fn linked_types_in_scope_are_nested() {
    assert_eq!(
        verdict::<Whole>(
            r#"{"part": {"name": "ab"}, "parts": [{"name": "a"}, {"name": "cd"}], "byName": {"x": {"name": "ef"}}}"#
        ),
        "part.name: must have at most 1 character\n\
         parts[1].name: must have at most 1 character\n\
         byName.x.name: must have at most 1 character"
    );
}

/**
 * A comment of another shape.
 *
 * | Field | Type | Required |
 * | --- | --- | --- |
 * | name | string | yes |
 */
#[field_table]
#[derive(Debug, PartialEq)]
#[non_exhaustive]
struct InABlock;

#[test]
fn a_block_comment_is_read_and_other_attributes_are_kept() {
    let read: InABlock = serde_json::from_str(r#"{"name": "x"}"#).unwrap();
    assert_eq!(read, InABlock { name: "x".to_owned() });
}
