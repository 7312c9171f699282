//! Requests that are validated with a context.

use serde::Deserialize;
use token_request::{Limits, Validate, WireWith};

struct Realm {
    scopes: &'static [&'static str],
    n_chars: u64,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[validate(context = Realm, form_names = "snake_case")]
struct Renewal {
    #[validate(length(max = context.n_chars), chars(vschar))]
    refresh_token: String,
    #[validate(custom(function = known, use_context))]
    scope: Option<String>,
    expires_in: Option<u32>,
}

fn known(scope: &str, realm: &Realm) -> Result<(), &'static str> {
    if realm.scopes.contains(&scope) { Ok(()) } else { Err("unknown_scope") }
}

const REALM: Realm = Realm { scopes: &["read"], n_chars: 4 };

fn messages(Renewal { refresh_token, scope, expires_in }: &Renewal) -> String {
    format!("{refresh_token} {scope:?} {expires_in:?}")
}

fn form(body: &str) -> String {
    match Renewal::from_form_in(body.as_bytes(), &REALM) {
        Ok(valid) => messages(&valid),
        Err(violations) => violations.to_string(),
    }
}

fn json(body: &str) -> String {
    match Renewal::from_json_in(body.as_bytes(), &REALM) {
        Ok(valid) => messages(&valid),
        Err(violations) => violations.to_string(),
    }
}

#[test]
fn a_body_is_read_if_the_rules_with_the_context_hold() {
    assert_eq!(form("refresh_token=%61bcd&scope=read"), "abcd Some(\"read\") None");
    assert_eq!(json(r#"{"refreshToken": "abcd", "expiresIn": 60}"#), "abcd None Some(60)");
}

#[test]
fn violations_have_the_names_of_the_body() {
    assert_eq!(
        form("refresh_token=abcde&scope=admin&expires_in=soon"),
        "refresh_token: must have at most 4 characters\n\
         scope: is invalid\n\
         expires_in: must be an integer",
    );
    assert_eq!(
        json(r#"{"scope": "admin", "expiresIn": "60"}"#),
        "refreshToken: is required\n\
         scope: is invalid\n\
         expiresIn: must be an integer, not a string",
    );
    assert_eq!(
        json(r#"{"refreshToken": "abcde"}"#),
        "refreshToken: must have at most 4 characters"
    );
}

#[test]
fn the_limits_apply() {
    let body = b"refresh_token=abcde&scope=admin";
    let few = Limits::DEFAULT.violations(1);
    let violations = Renewal::from_form_in_with(body, &REALM, few).unwrap_err();
    assert_eq!((violations.len(), violations.n_omitted()), (1, 1));
    let short = Limits::DEFAULT.bytes(8);
    let violations = Renewal::from_json_in_with(body, &REALM, short).unwrap_err();
    assert_eq!(violations[0].code(), "too_large");
}
