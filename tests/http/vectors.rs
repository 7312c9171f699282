//! Vectors with the verdicts of the standards, on all that the request alone decides.

use std::fmt::Debug;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::Request;
use serde::Deserialize;
use serde_json::Value;
use token_request::http::Reader;
use token_request::{ErrorResponse, RuleError, Secret, V3TokenRequest, Validate, Wire};

use crate::recordings::{rows, text};

/// RFC 6749 section 4.4, with the client authentication of sections 2.3 and RFC 7521.
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

/// `scope-token *( SP scope-token )` of RFC 6749 appendix A.4.
fn scope(scope: &str) -> Result<(), RuleError> {
    let is_nqchar = |c: char| matches!(c, '\x21' | '\x23'..='\x5B' | '\x5D'..='\x7E');
    let is_token = |token: &str| !token.is_empty() && token.chars().all(is_nqchar);
    let error = || RuleError::new("scope").message("must be names with one space between them");
    if scope.split(' ').all(is_token) { Ok(()) } else { Err(error()) }
}

/// Vectors whose verdict takes more than the request: who the client is, or what its assertion says.
const BEYOND: &[&str] = &["auth", "state", "policy"];

/// Vectors that are met otherwise.
const OTHERWISE: &[&str] = &[
    // The client is named by what is in its assertion, which is for the server to open.
    "ca-043",
    // It is refused, but for its body and not for its media type, which is one that is read.
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

/// The error that is answered, or `ok`, and the paths of what is wrong.
fn verdict<T: for<'de> Wire<'de> + Debug>(request: &Request<Vec<u8>>) -> (String, Vec<String>) {
    match Reader::new().read::<T>(request) {
        Ok(_) => ("ok".to_owned(), Vec::new()),
        Err(rejection) => {
            let paths = rejection.violations().iter().map(|violation| violation.path().to_string());
            (ErrorResponse::from(&rejection).error().to_owned(), paths.collect())
        }
    }
}

#[test]
fn verdicts() {
    let Some(vectors) = rows("oauth_vectors.jsonl") else { return };
    let (mut n_met, mut by_alternative, mut wrong) = (0, Vec::new(), Vec::new());
    let grants = ["cc", "gt", "sc", "ca", "wi", "v3"];
    let is_decided = |vector: &&Value| {
        grants.contains(&&text(vector, "id")[..2]) && !BEYOND.contains(&text(vector, "layer"))
    };
    for vector in vectors.iter().filter(is_decided) {
        let (id, expected) = (text(vector, "id"), text(vector, "expect"));
        let request = request(vector);
        let (error, paths) = match text(vector, "profile") {
            "v3" => verdict::<V3TokenRequest>(&request),
            _ => verdict::<ClientCredentials>(&request),
        };
        let mut alternatives = vector["alt"].as_array().into_iter().flatten();
        let names = vector["parameter"].as_str().filter(|name| !name.starts_with('('));
        if error == expected
            && names.is_none_or(|name| error == "ok" || paths.iter().any(|path| path == name))
        {
            n_met += 1;
        } else if alternatives.any(|alternative| *alternative == *error) {
            by_alternative.push(id);
        } else {
            wrong.push(format!(
                "{id}: {error} of {paths:?}, not {expected}: {}",
                text(vector, "why")
            ));
        }
    }
    wrong.retain(|said| !OTHERWISE.iter().any(|id| said.starts_with(id)));
    assert!(wrong.is_empty(), "{wrong:#?}");
    // A raw line feed is malformed; JSON is read; an empty text is not the grant; JSON has the names of forms too.
    assert_eq!((n_met, &by_alternative[..]), (106, &["wi-015", "wi-027", "v3-014", "v3-038"][..]));
}
