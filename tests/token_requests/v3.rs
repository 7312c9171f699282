//! `V3TokenRequest` follows the vendor's table.

use token_request::{Secret, Table, V3TokenRequest, Validate};

use crate::{Broken, broken, expected};

fn request(id: &str, secret: &str, grant: &str) -> V3TokenRequest {
    V3TokenRequest {
        grant_type: Some(grant.into()),
        ..V3TokenRequest::client_credentials(id, secret)
    }
}

fn codes(request: &V3TokenRequest) -> Vec<(String, String)> {
    request.validate().map_or_else(|violations| broken(&violations), |()| Vec::new())
}

#[test]
fn the_table() {
    const TABLE: Table = V3TokenRequest::TABLE;
    let rows: Vec<_> = TABLE
        .fields
        .iter()
        .map(|field| {
            let facts = (field.ty.to_string(), field.required, field.secret);
            let rules: Vec<_> = field.rules.iter().map(ToString::to_string).collect();
            let names = (field.name, field.wire, field.form);
            (names, facts, rules.join(", "), field.description, field.example)
        })
        .collect();
    let string = String::from("string");
    let credential = String::from("length(min = 1, max = 4096), chars(vschar)");
    assert_eq!(TABLE.name, "V3TokenRequest");
    assert_eq!(
        rows,
        [
            (
                ("client_id", "clientId", Some("client_id")),
                (string.clone(), false, false),
                credential.clone(),
                "ClientID is the optional client ID.",
                Some("customer_id"),
            ),
            (
                ("client_secret", "clientSecret", Some("client_secret")),
                (string.clone(), false, true),
                credential,
                "ClientSecret is the client secret ID provided to the customer during onboarding.",
                Some("secret"),
            ),
            (
                ("grant_type", "grantType", Some("grant_type")),
                (string, true, false),
                "required, one_of(\"client_credentials\", error = \"unsupported_grant_type\")"
                    .into(),
                "GrantType only allows option: `client_credentials`.",
                Some("client_credentials"),
            ),
        ]
    );
}

#[test]
fn the_examples_of_the_table_are_valid() {
    let [id, secret, grant] = V3TokenRequest::TABLE.fields else { panic!("three fields") };
    let [id, secret, grant] = [id, secret, grant].map(|field| field.example.unwrap());
    assert_eq!(codes(&request(id, secret, grant)), []);
}

#[test]
fn messages() {
    let all_wrong = V3TokenRequest {
        client_id: Some("\u{7f}".repeat(4097)),
        client_secret: Some("".into()),
        grant_type: None,
    };
    assert_eq!(
        all_wrong.validate().unwrap_err().to_string(),
        "clientId: must have 1 to 4096 characters\n\
         clientId: must contain only visible ASCII characters and spaces (U+0020 to U+007E)\n\
         clientSecret: must have 1 to 4096 characters\n\
         grantType: is required",
    );
    assert!(!all_wrong.is_valid());
    assert_eq!(
        request("a", "b", "password").validate().unwrap_err().to_string(),
        "grantType: must be `client_credentials`",
    );
}

#[test]
fn the_grant_type_is_compared_exactly() {
    assert_eq!(codes(&request("a", "b", "client_credentials")), []);
    for grant in [
        "",
        " ",
        "Client_Credentials",
        "CLIENT_CREDENTIALS",
        "client_credentials ",
        " client_credentials",
        "client_credentials\0",
        "client-credentials",
        "client_credential",
        "client_credentialss",
        "clıent_credentials",
        "password",
    ] {
        assert_eq!(
            codes(&request("a", "b", grant)),
            expected(&[("/grantType", "one_of")]),
            "{grant:?}"
        );
    }
}

#[test]
fn credentials_have_1_to_4096_characters_of_vschar() {
    let cases: [(String, &[&str]); 11] = [
        (String::new(), &["length"]),
        ("a".into(), &[]),
        (" ".into(), &[]),
        ((' '..='~').collect(), &[]),
        ("~".repeat(4096), &[]),
        ("~".repeat(4097), &["length"]),
        ("\u{1f}".into(), &["chars"]),
        ("\u{7f}".into(), &["chars"]),
        ("é".repeat(4096), &["chars"]),
        ("é".repeat(4097), &["length", "chars"]),
        ("a".repeat(4095) + "\u{1f511}", &["chars"]),
    ];
    for (text, codes_wanted) in &cases {
        let at = |path: &'static str| -> Vec<Broken> {
            codes_wanted.iter().map(|code| (path, *code)).collect()
        };
        let grant = "client_credentials";
        assert_eq!(codes(&request(text, "b", grant)), expected(&at("/clientId")), "{text:?}");
        assert_eq!(codes(&request("a", text, grant)), expected(&at("/clientSecret")), "{text:?}");
        assert_eq!(request(text, "b", grant).is_valid(), codes_wanted.is_empty());
    }
}

#[test]
fn credentials_are_optional_and_the_grant_type_is_not() {
    let grant_alone =
        V3TokenRequest { grant_type: Some("client_credentials".into()), ..Default::default() };
    assert_eq!(codes(&grant_alone), []);
    assert_eq!(codes(&V3TokenRequest::default()), expected(&[("/grantType", "required")]));
}

#[test]
fn client_credentials_builds_a_valid_request() {
    let built =
        V3TokenRequest::client_credentials(String::from("client-1"), Secret::from("s3cr3t"));
    assert_eq!(codes(&built), []);
    assert_eq!(built, request("client-1", "s3cr3t", "client_credentials"));
}

#[test]
fn json_omits_absent_fields() {
    let json = |request: &V3TokenRequest| serde_json::to_string(request).unwrap();
    assert_eq!(
        json(&V3TokenRequest::client_credentials("client-1", "s3cr3t")),
        r#"{"clientId":"client-1","clientSecret":"s3cr3t","grantType":"client_credentials"}"#,
    );
    assert_eq!(json(&V3TokenRequest::default()), "{}");
    let id_alone = V3TokenRequest { client_id: Some(String::new()), ..Default::default() };
    assert_eq!(json(&id_alone), r#"{"clientId":""}"#);
}

#[test]
fn both_spellings_are_read_in_both_formats() {
    let wanted = V3TokenRequest::client_credentials("client-1", "s3cr3t");
    for [id, secret, grant] in
        [["clientId", "clientSecret", "grantType"], ["client_id", "client_secret", "grant_type"]]
    {
        let json = format!(
            r#"{{"{id}": "client-1", "{secret}": "s3cr3t", "{grant}": "client_credentials", "scope": 1}}"#
        );
        assert_eq!(serde_json::from_str::<V3TokenRequest>(&json).unwrap(), wanted);
        let form = format!("{id}=client-1&{secret}=s3cr3t&{grant}=client_credentials&scope=1");
        assert_eq!(serde_html_form::from_str::<V3TokenRequest>(&form).unwrap(), wanted);
    }
    let nulls = r#"{"clientId": null, "clientSecret": null, "grantType": null}"#;
    assert_eq!(serde_json::from_str::<V3TokenRequest>(nulls).unwrap(), V3TokenRequest::default());
    assert_eq!(serde_json::from_str::<V3TokenRequest>("{}").unwrap(), V3TokenRequest::default());
}

#[test]
fn the_request_implements_common_traits() {
    let full = V3TokenRequest::client_credentials("client-1", "s3cr3t");
    assert_eq!(full.clone(), full);
    assert_ne!(full, V3TokenRequest::client_credentials("client-2", "s3cr3t"));
    assert_ne!(full, V3TokenRequest::client_credentials("client-1", "s3cr3u"));
    assert_ne!(full, request("client-1", "s3cr3t", "password"));
    let empty = V3TokenRequest::default();
    assert_eq!((empty.client_id, empty.client_secret, empty.grant_type), (None, None, None));
    assert_eq!(
        format!("{full:?}"),
        "V3TokenRequest { client_id: Some(\"client-1\"), client_secret: Some([REDACTED]), \
         grant_type: Some(\"client_credentials\") }",
    );
}

#[cfg(feature = "validator")]
#[test]
fn converted_errors_have_the_same_codes() {
    assert!(validator::Validate::validate(&request("a", "b", "client_credentials")).is_ok());
    let errors = validator::Validate::validate(&request("", "é", "password")).unwrap_err();
    assert_eq!(
        serde_json::to_value(&errors).unwrap(),
        serde_json::json!({
            "clientId": [{"code": "length", "message": null, "params": {"min": 1, "max": 4096}}],
            "clientSecret": [{"code": "chars", "message": null, "params": {"values": ["vschar"]}}],
            "grantType": [{"code": "one_of", "message": null, "params": {"values": ["client_credentials"]}}],
        })
    );
}
