//! Test vectors of the standards, for all that depends on the request alone.

use std::fmt::Debug;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use grants::{Grant, scope};
use http::Request;
use serde::Deserialize;
use serde_json::Value;
use token_request::http::Reader;
use token_request::{ErrorResponse, Secret, Segment, V3TokenRequest, Validate, Violation, Wire};

use token_request_tests::recordings::{rows, text};

mod grants;

/// RFC 6749 section 4.4, with the client authentication of section 2.3 and RFC 7521, in a separate struct with the same
/// rules as the enum of all grants.
#[derive(Debug, Deserialize, Validate)]
struct ClientCredentials {
    #[validate(one_of("client_credentials", error = "unsupported_grant_type"))]
    grant_type: String,
    #[validate(chars(vschar), basic = "user")]
    client_id: Option<String>,
    #[validate(chars(vschar), basic = "password", conflicts_with(client_assertion))]
    client_secret: Option<Secret>,
    #[validate(custom(function = scope, error = "invalid_scope"))]
    scope: Option<String>,
    #[validate(requires(client_assertion))]
    client_assertion_type: Option<String>,
    #[validate(requires(client_assertion_type))]
    client_assertion: Option<Secret>,
}

/// Vectors that depend on more than the request: on the client or on the content of its assertion.
const BEYOND: &[&str] = &["auth", "state", "policy"];

/// Vectors with a different result, which the standards also allow.
const OTHERWISE: &[&str] = &[
    // The assertion identifies the client, and only the server can open it.
    "ca-043",
    // It is rejected for its body, not for its media type, which is accepted.
    "wi-025", "v3-046",
];

fn request(vector: &Value) -> Request<Vec<u8>> {
    let query = vector["query"].as_str().map_or_else(String::new, |query| format!("?{query}"));
    let mut request =
        Request::builder().method(text(vector, "method")).uri(format!("/token{query}"));
    for (header, name) in [("content_type", "Content-Type"), ("authorization", "Authorization")] {
        if let Some(value) = vector[header].as_str() {
            request = request.header(name, value);
        }
    }
    let octets = vector["body_b64"].as_str().map(|text| BASE64_STANDARD.decode(text).unwrap());
    request.body(octets.unwrap_or_else(|| text(vector, "body").into())).unwrap()
}

/// Returns the error of the response, or `ok`, and the parameters with violations.
fn verdict<T: for<'de> Wire<'de> + Debug>(request: &Request<Vec<u8>>) -> (String, Vec<String>) {
    let parameter = |violation: &Violation| match violation.path().segments() {
        [Segment::Name(name), ..] => Some((*name).to_owned()),
        _ => None,
    };
    match Reader::new().read::<T>(request) {
        Ok(_) => ("ok".to_owned(), Vec::new()),
        Err(rejection) => {
            let parameters = rejection.violations().iter().filter_map(parameter);
            (ErrorResponse::from(&rejection).error().to_owned(), parameters.collect())
        }
    }
}

/// Returns whether a vector is for that struct, which has none of the extensions.
fn is_of_one_grant(vector: &Value) -> bool {
    text(vector, "grant") == "client_credentials" && !text(vector, "id").starts_with("ex")
}

/// Returns the error of the response to a vector, or `ok`, and the parameters with violations.
fn verdict_on(vector: &Value) -> (String, Vec<String>) {
    let request = request(vector);
    if text(vector, "profile") == "v3" {
        return verdict::<V3TokenRequest>(&request);
    }
    let verdict_of_all = verdict::<Grant>(&request);
    if is_of_one_grant(vector) {
        assert_eq!(verdict::<ClientCredentials>(&request), verdict_of_all, "{vector}");
    }
    verdict_of_all
}

#[test]
fn verdicts() {
    let Some(vectors) = rows("oauth_vectors.jsonl") else { return };
    let (mut n_met, mut by_alternative, mut otherwise) = (0, Vec::new(), Vec::new());
    let is_decided = |vector: &&Value| !BEYOND.contains(&text(vector, "layer"));
    for vector in vectors.iter().filter(is_decided) {
        let (id, expected) = (text(vector, "id"), text(vector, "expect"));
        let (error, parameters) = verdict_on(vector);
        let mut alternatives = vector["alt"].as_array().into_iter().flatten();
        let names = vector["parameter"].as_str().filter(|name| !name.starts_with('('));
        let is_named = |name: &str| parameters.iter().any(|parameter| parameter == name);
        if error == expected && (error == "ok" || names.is_none_or(is_named)) {
            n_met += 1;
        } else if alternatives.any(|alternative| *alternative == *error) {
            by_alternative.push(id);
        } else {
            let why = text(vector, "why");
            otherwise.push((id, format!("{error} of {parameters:?}, not {expected}: {why}")));
        }
    }
    assert_eq!(
        otherwise.iter().map(|(id, _)| *id).collect::<Vec<_>>(),
        OTHERWISE,
        "{otherwise:#?}"
    );
    // A raw line feed is malformed; JSON is accepted, also with the names of forms; an empty text is not the grant.
    assert_eq!((n_met, &by_alternative[..]), (175, &["wi-015", "wi-027", "v3-014", "v3-038"][..]));
}
