//! One set of attributes for two derives: the checks, and the JSON Schema of `schemars`.
//!
//! `schemars` reads some rules of `#[validate(..)]` (`length`, `range`, `regex`, `contains`, `email`, `url`, `ip`,
//! `required`) and ignores the others. It rejects arguments of `required`, `contains("..")` without `pattern =`, and
//! `if = ..` inside of these rules; write `when(.., length(..))` instead.

use schemars::{JsonSchema, schema_for};
use serde::Deserialize;
use token_request::Validate;

/// A request for a token in exchange for another.
#[derive(Debug, Deserialize, JsonSchema, Validate)]
#[serde(rename_all = "camelCase")]
#[validate(form_names = "snake_case")]
struct Exchange {
    /// The kind of the grant.
    #[validate(required, one_of("urn:ietf:params:oauth:grant-type:token-exchange"))]
    grant_type: Option<String>,
    /// The token to exchange.
    #[validate(secret, length(min = 1, max = 4096), chars(vschar))]
    subject_token: String,
    /// The lifetime of the new token, in seconds.
    #[validate(range(min = 60, max = 86_400), multiple_of(60))]
    lifetime: u32,
    /// The scopes of the new token.
    #[validate(length(max = 10), unique, each(length(min = 1)))]
    scopes: Vec<String>,
    /// The user of the new token.
    #[validate(nested)]
    actor: Actor,
}

/// The user of a token.
#[derive(Debug, Deserialize, JsonSchema, Validate)]
#[serde(rename_all = "camelCase", tag = "type")]
enum Actor {
    /// A person.
    Person {
        /// The person's name at the identity provider.
        #[validate(length(min = 3, max = 64))]
        name: String,
    },
    /// A program.
    Program,
}

fn main() -> Result<(), serde_json::Error> {
    let schema = schema_for!(Exchange);
    println!("{}", serde_json::to_string_pretty(&schema)?);
    let lifetime = schema.pointer("/properties/lifetime");
    assert_eq!(lifetime.and_then(|lifetime| lifetime["maximum"].as_u64()), Some(86_400));
    let name = schema.pointer("/$defs/Actor/oneOf/0/properties/name");
    assert_eq!(name.and_then(|name| name["minLength"].as_u64()), Some(3));

    let body = r#"{
        "grantType": "password", "subjectToken": "", "lifetime": 90,
        "scopes": ["read", "read"], "actor": { "type": "person", "name": "x" }
    }"#;
    let exchange: Exchange = serde_json::from_str(body)?;
    if let Err(violations) = exchange.validate() {
        println!("\n{violations}");
        let paths: Vec<_> = violations.iter().map(|violation| violation.path().pointer()).collect();
        assert_eq!(paths, ["/grantType", "/subjectToken", "/lifetime", "/scopes", "/actor/name"]);
    }
    Ok(())
}
