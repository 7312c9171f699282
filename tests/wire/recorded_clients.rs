//! Requests of real clients: every recorded request with the grant `client_credentials`, and all requests of the vendor's
//! client.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use token_request::{Secret, V3TokenRequest, Valid, Validate, Violations, Wire};

use token_request_tests::recordings::{rows, text};

/// The grant of RFC 6749 section 4.4 with the parameters of RFC 7521 and RFC 8707, which may contain any characters.
#[derive(Debug, Deserialize, Validate)]
struct ClientCredentials {
    #[validate(one_of("client_credentials"))]
    grant_type: String,
    client_id: Option<String>,
    client_secret: Option<Secret>,
    client_assertion_type: Option<String>,
    client_assertion: Option<Secret>,
    scope: Option<String>,
    #[serde(default)]
    resource: Vec<String>,
    #[serde(default)]
    audience: Vec<String>,
}

/// Returns the values of a request by their names on the wire.
type Values = BTreeMap<&'static str, Vec<String>>;

const NAMES: [&str; 8] = [
    "grant_type",
    "client_id",
    "client_secret",
    "client_assertion_type",
    "client_assertion",
    "scope",
    "resource",
    "audience",
];

impl ClientCredentials {
    fn values(&self) -> Values {
        let exposed =
            |secret: &Option<Secret>| secret.iter().map(|it| it.expose().to_owned()).collect();
        let given = |text: &Option<String>| text.iter().cloned().collect::<Vec<_>>();
        let all: [Vec<String>; 8] = [
            vec![self.grant_type.clone()],
            given(&self.client_id),
            exposed(&self.client_secret),
            given(&self.client_assertion_type),
            exposed(&self.client_assertion),
            given(&self.scope),
            self.resource.clone(),
            self.audience.clone(),
        ];
        NAMES.into_iter().zip(all).filter(|(_, values)| !values.is_empty()).collect()
    }
}

/// Returns the intended values that the body contains. An empty parameter of a form counts as absent.
fn asked(row: &Value) -> Values {
    let is_form = row["parse"]["body_kind"] == "form";
    let form = row["parse"]["form"].as_array().into_iter().flatten();
    let form: Vec<(&str, &str)> =
        form.filter_map(|pair| Some((pair[0].as_str()?, pair[1].as_str()?))).collect();
    let is_sent = |name: &str| {
        !is_form || form.iter().any(|(other, value)| *other == name && !value.is_empty())
    };
    let values = |name: &&'static str| match &row["inputs"][*name] {
        Value::Array(texts) => texts.iter().map(|text| text.as_str().unwrap().to_owned()).collect(),
        Value::String(text) => vec![text.clone()],
        _ => Vec::new(),
    };
    let sent = NAMES.iter().filter(|name| is_sent(name)).map(|name| (*name, values(name)));
    sent.filter(|(_, values): &(_, Vec<String>)| !values.is_empty()).collect()
}

fn read<'de, T: Wire<'de>>(row: &'de Value) -> Result<Valid<T>, Violations> {
    let body = text(row, "body_utf8").as_bytes();
    if row["parse"]["body_kind"] == "json" { T::from_json(body) } else { T::from_form(body) }
}

/// Requests that are rejected because of a mistake in a body written by hand.
const REFUSED: &[(&str, &str)] = &[
    // A secret with `%` that was not encoded.
    ("curl-009", "client_secret: has an invalid escape at byte 65"),
    ("curl-024", "client_secret: has an invalid escape at byte 72"),
    // Sent as `multipart/form-data`.
    ("curl-025", "has an unescaped carriage return at byte 42\ngrant_type: is required"),
    // Sent in the query.
    ("curl-027", "grant_type: is required"),
    // The last line break of a file, which became part of the value.
    ("curl-031", "grant_type: has an unescaped line feed at byte 29"),
    ("curl-037", "grant_type: must not be repeated"),
    ("wget-003", "client_secret: has an invalid escape at byte 65"),
    ("wget-008", "client_secret: has an invalid escape at byte 72"),
];

#[test]
fn client_credentials() {
    let Some(rows) = rows("clients.jsonl") else { return };
    let (mut n_right, mut n_damaged, mut refused) = (0, 0, Vec::new());
    for row in rows.iter().filter(|row| row["grant"] == "client_credentials") {
        let id = text(row, "id");
        match read::<ClientCredentials>(row) {
            Err(violations) => refused.push((id, violations.to_string())),
            // A reader cannot recognize an `&` or a `+` that was not encoded.
            Ok(_)
                if row["parse"]["mismatch"].as_object().is_some_and(|names| !names.is_empty()) =>
            {
                n_damaged += 1;
            }
            Ok(request) => {
                let mut values = request.values();
                // The client generates some values itself, such as an assertion.
                values.retain(|name, _| !row["inputs"][*name].is_null());
                assert_eq!(values, asked(row), "{id}");
                n_right += 1;
            }
        }
    }
    let refused: Vec<_> = refused.iter().map(|(id, messages)| (*id, messages.as_str())).collect();
    assert_eq!(refused, REFUSED);
    assert_eq!((n_right, n_damaged), (648, 2));
}

/// Requests of the vendor's client that the vendor's table forbids: another grant or none, control characters, text that
/// is not ASCII, JSON with empty texts, no body.
#[test]
fn the_vendors() {
    let Some(rows) = rows("clients.jsonl") else { return };
    let (mut n_right, mut refused) = (0, BTreeMap::<String, usize>::new());
    for row in rows.iter().filter(|row| row["client"] == "@prove-identity/prove-api") {
        match read::<V3TokenRequest>(row) {
            Ok(request) => {
                let id = request.client_id.iter().map(|id| ("client_id", vec![id.clone()]));
                let secret = request.client_secret.iter();
                let secret = secret.map(|it| ("client_secret", vec![it.expose().to_owned()]));
                let grant =
                    request.grant_type.iter().map(|grant| ("grant_type", vec![grant.clone()]));
                let values: Values = id.chain(secret).chain(grant).collect();
                assert_eq!(values, asked(row), "{}", text(row, "id"));
                n_right += 1;
            }
            Err(violations) => {
                let of = |violation: &token_request::Violation| {
                    let messages = format!("{} {}", violation.field().name, violation.code());
                    messages.trim_start().to_owned()
                };
                let fields: Vec<_> = violations.iter().map(of).collect();
                *refused.entry(fields.join(", ")).or_default() += 1;
            }
        }
    }
    let refused: Vec<_> = refused.iter().map(|(messages, n)| (messages.as_str(), *n)).collect();
    let expected = [
        ("client_id chars, client_secret chars", 15),
        ("client_id chars, grant_type one_of", 4),
        ("client_id length, client_secret length", 1),
        ("grant_type one_of", 27),
        ("grant_type required", 5),
    ];
    assert_eq!((n_right, &refused[..]), (51, &expected[..]));
}
