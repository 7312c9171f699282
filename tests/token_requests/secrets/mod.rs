//! Secrets are never shown. The tests fill secrets with a marker, cause every kind of error, and search all output for
//! the marker.

mod nested;
mod rules;

use std::error::Error;
use std::fmt::Debug;

use serde::Deserialize;
use token_request::{V3TokenRequest, Valid, Validate, Violations};

use crate::{answer, read};

/// The marker needs no escape in any format and is also a number.
const MARKER: &str = "7331373313";

#[track_caller]
fn assert_hidden(shown: &str) {
    assert!(!shown.contains(MARKER), "{shown}");
}

/// Asserts that no output of the violations contains the marker.
#[track_caller]
fn assert_violations_hide(violations: &Violations) {
    let error: &dyn Error = violations;
    assert_hidden(&format!("{error} {error:?} {error:#?}"));
    assert_hidden(&serde_json::to_string(violations).unwrap());
    for violation in violations {
        assert_hidden(&format!("{violation} {violation:?} {violation:#?} {}", violation.code()));
        assert_hidden(&format!("{} {}", violation.message(), violation.path().pointer()));
        assert_hidden(&format!("{} {:?}", violation.path(), violation.path()));
    }
    #[cfg(feature = "validator")]
    assert_bridged_hide(&violations.clone().into());
}

#[cfg(feature = "validator")]
#[track_caller]
fn assert_bridged_hide(errors: &validator::ValidationErrors) {
    assert_hidden(&format!("{errors} {errors:?} {errors:#?}"));
    assert_hidden(&serde_json::to_string(errors).unwrap());
}

/// Asserts that the request is invalid and that neither the violations nor `Valid` show the marker.
#[track_caller]
fn assert_rejected_and_hidden<T: Validate + Debug>(request: T) -> Violations {
    assert!(!request.is_valid());
    let violations = request.validate().unwrap_err();
    assert_violations_hide(&violations);
    assert_violations_hide(&Valid::new(request).unwrap_err());
    violations
}

/// Returns secrets that break different rules, and one that breaks none.
fn secrets() -> [String; 4] {
    [
        MARKER.to_owned(),
        format!("{MARKER}é"),
        MARKER.repeat(500),
        format!("\n{}", MARKER.repeat(500)),
    ]
}

#[test]
fn secrets_of_the_vendors_request_are_hidden() {
    let ids = [None, Some(""), Some("client-1"), Some("é")];
    let grants = [None, Some(""), Some("password"), Some("client_credentials")];
    for secret in secrets() {
        for id in ids {
            for grant in grants {
                let request = V3TokenRequest {
                    client_id: id.map(Into::into),
                    client_secret: Some(secret.clone().into()),
                    grant_type: grant.map(Into::into),
                };
                assert_hidden(&format!("{request:?} {request:#?}"));
                assert_read_hides(&serde_json::to_string(&request).unwrap());
                match Valid::new(request.clone()) {
                    Ok(valid) => assert_valid_hides(&valid),
                    Err(_) => {
                        assert_rejected_and_hidden(request);
                    }
                }
            }
        }
    }
}

fn assert_valid_hides(valid: &Valid<V3TokenRequest>) {
    assert_hidden(&format!("{valid:?} {valid:#?}"));
    let shown = answer::without_secret(valid.clone()).unwrap();
    assert_hidden(&format!("{} {}", shown.to_form(), shown.to_json()));
    #[cfg(feature = "validator")]
    assert!(validator::Validate::validate(&**valid).is_ok());
}

/// Asserts that an error from deserializing `Valid` does not contain the marker.
#[track_caller]
fn assert_read_hides(json: &str) {
    if let Err(error) = serde_json::from_str::<Valid<V3TokenRequest>>(json) {
        assert_hidden(&format!("{error} {error:?}"));
    }
}

#[test]
fn unreadable_bodies_are_hidden() {
    let json = [
        "7331373313",
        "-7331373313",
        "7331373313.5",
        "7331373313e400",
        "[\"7331373313\"]",
        "{\"7331373313\": 7331373313}",
        "\"7331373313",
        "\"7331373313\\x\"",
        "\"7331373313\\ud800\"",
        "7331373313x",
        "\"7331373313\n\"",
        "\"7331373313\" 7331373313",
        "\"\", \"client_secret\": \"7331373313\"",
    ];
    for value in json {
        let body = format!("{{\"clientSecret\": {value}}}");
        assert_violations_hide(&read::read(body.as_bytes()).unwrap_err());
        assert!(serde_json::from_str::<Valid<V3TokenRequest>>(&body).is_err());
        assert_read_hides(&body);
        let in_id = format!("{{\"clientId\": {value}}}");
        if let Err(violations) = read::read(in_id.as_bytes()) {
            assert_violations_hide(&violations);
        }
    }
    // Booleans and `null` cannot contain the marker.
    let error = read::read(b"{\"clientSecret\": true}").unwrap_err().to_string();
    assert!(!error.contains("true"), "{error}");

    for form in [
        "client_secret=7331373313&client_secret=7331373313",
        "client_secret=7331373313%",
        "client_secret=7331373313%FF",
        "client_secret=7331373313&clientSecret=7331373313",
    ] {
        assert_violations_hide(&read::read(form.as_bytes()).unwrap_err());
        if let Err(error) = serde_html_form::from_str::<Valid<V3TokenRequest>>(form) {
            assert_hidden(&format!("{error} {error:?}"));
        }
    }
}

/// A secret that is not a string is hidden also if serde buffers it.
#[test]
fn secrets_of_wrong_types_in_buffered_values_are_hidden() {
    #[derive(Debug, Deserialize)]
    struct Flat {
        #[serde(flatten)]
        _request: V3TokenRequest,
    }
    #[derive(Debug, Deserialize)]
    #[serde(tag = "kind")]
    enum Tagged {
        Token(V3TokenRequest),
    }
    #[derive(Debug, Deserialize)]
    #[serde(untagged)]
    enum Untagged {
        Token(V3TokenRequest),
    }
    for value in ["7331373313", "-7331373313", "7331373313.5", "[7331373313]", "{\"7331373313\":1}"]
    {
        let json = format!("{{\"kind\": \"Token\", \"clientSecret\": {value}}}");
        assert_hidden(&serde_json::from_str::<Flat>(&json).unwrap_err().to_string());
        assert_hidden(&serde_json::from_str::<Tagged>(&json).unwrap_err().to_string());
        assert_hidden(&serde_json::from_str::<Untagged>(&json).unwrap_err().to_string());
        let tree: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_hidden(&serde_json::from_value::<V3TokenRequest>(tree).unwrap_err().to_string());
    }
    let token = r#"{"kind": "Token", "clientSecret": "7331373313"}"#;
    let Tagged::Token(tagged) = serde_json::from_str(token).unwrap();
    let Untagged::Token(untagged) = serde_json::from_str(token).unwrap();
    assert_eq!(tagged, untagged);
    assert_hidden(&format!("{tagged:?}"));
}
