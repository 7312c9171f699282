//! Headers `Authorization` of real clients.

use http::Request;
use serde_json::Value;
use token_request::http::{Reader, Reading, Rejection};
use token_request::{Secret, Validate};

/// The credentials of a client with any grant.
#[derive(Debug, serde::Deserialize, Validate)]
struct Client {
    #[validate(basic = "user")]
    client_id: Option<String>,
    #[validate(basic = "password")]
    client_secret: Option<Secret>,
}

/// Returns the rows with this property.
fn rows(are: fn(&Value) -> bool) -> Option<Vec<Value>> {
    let rows = token_request_tests::recordings::rows("clients.jsonl")?;
    Some(rows.into_iter().filter(are).collect())
}

/// Returns whether a row has a Basic header and one of eight pairs of an id and a secret.
fn is_basic(row: &Value) -> bool {
    row["wire_auth"] == "client_secret_basic" && row["credset"].is_string()
}

fn request(row: &Value) -> Request<Vec<u8>> {
    let mut request = Request::builder().method("POST").uri("/token");
    for header in row["headers"].as_array().unwrap() {
        let (name, value) = (header[0].as_str().unwrap(), header[1].as_str().unwrap());
        request = request.header(name, value);
    }
    let body = row["body_utf8"].as_str().unwrap_or_default();
    request.body(body.as_bytes().to_vec()).unwrap()
}

/// Returns whether the credentials are the intended ones.
fn verdict(row: &Value, reading: Reading) -> &'static str {
    let request = request(row);
    let Ok(client) = Reader::new().basic(reading).read::<Client>(&request) else {
        return "rejected";
    };
    let meant = |name: &str| row["inputs"][name].as_str().unwrap_or_default().to_owned();
    let secret = client.client_secret.as_ref().map_or("", Secret::expose);
    let id = client.client_id.clone().unwrap_or_default();
    let is_right = id == meant("client_id") && secret == meant("client_secret");
    if is_right { "right" } else { "wrong" }
}

#[test]
fn raw_credentials_are_often_wrong_without_an_error() {
    let Some(rows) = rows(is_basic) else { return };
    for (reading, expected) in [
        (Reading::Form, [188, 89, 0]),
        (Reading::FormOrRaw, [214, 62, 1]),
        (Reading::Raw, [161, 13, 103]),
    ] {
        let verdicts: Vec<_> = rows.iter().map(|row| verdict(row, reading)).collect();
        let n = |verdict| verdicts.iter().filter(|other| **other == verdict).count();
        assert_eq!(["right", "rejected", "wrong"].map(n), expected, "{reading:?}");
    }
}

/// Returns the codes of the violations of a row outside of its body.
fn wrong_with(row: &Value) -> Vec<String> {
    let request = request(row);
    let wrong = Reader::new().read::<Client>(&request).err();
    let violations = wrong.iter().flat_map(Rejection::violations);
    let codes = violations.map(|violation| violation.code().to_owned());
    codes.filter(|code| code == "media_type" || code == "method" || code == "query").collect()
}

#[test]
fn every_client_sends_a_correct_content_type() {
    let Some(rows) = rows(|row| row["body_utf8"].is_string()) else { return };
    let wrong = rows.iter().filter(|row| !wrong_with(row).is_empty());
    let ids: Vec<_> = wrong.map(|row| (row["id"].as_str().unwrap(), wrong_with(row))).collect();
    let by_hand = ["curl-025", "curl-027"]; // Multipart, and without a content type.
    assert_eq!(ids, by_hand.map(|id| (id, vec!["media_type".to_owned()])));
}

#[test]
fn a_client_that_authenticates_twice_is_rejected() {
    let Some(rows) = rows(|row| row["wire_auth"] == "client_secret_basic+client_secret_post")
    else {
        return;
    };
    assert_eq!(rows.len(), 11);
    for row in rows {
        let request = request(&row);
        let raw = Reader::new().basic(Reading::Raw);
        let wrong = raw.read::<Client>(&request).unwrap_err().to_string();
        let both = "client_secret: must not be given in both the body and the Authorization header";
        assert!(wrong.contains(both), "{}: {wrong}", row["id"]);
    }
}
