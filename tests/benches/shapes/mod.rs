//! Three requests, once for each contender, and their values.
//!
//! - `Token`: the three fields of `V3TokenRequest`.
//! - `Signup`: twelve fields, flat.
//! - `Order`: a list of 100 items with two nested structs each.

pub mod by_garde;
pub mod by_hand;
pub mod by_validator;
pub mod ours;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The number of broken rules.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Case {
    Valid,
    /// One rule of one field is broken.
    One,
    /// One rule of every field is broken.
    All,
}

/// Reads the request as the type of a contender.
pub fn read<T: DeserializeOwned>(request: Value) -> T {
    serde_json::from_value(request).expect("every contender reads every request")
}

pub fn token(case: Case) -> Value {
    let bad_secret = "x".repeat(255) + "\u{7f}";
    match case {
        Case::All => json!({ "clientId": "", "clientSecret": bad_secret, "grantType": "password" }),
        _ => json!({
            "clientId": "0f8fad5b-d9cb-469f-a165-70867728950e",
            "clientSecret": "Zm9vYmFyYmF6cXV4!Zm9vYmFyYmF6cXV4!Zm9vYmFyYmF6cXV4!Zm9vYmFyYmF6cX",
            "grantType": if case == Case::One { "password" } else { "client_credentials" },
        }),
    }
}

/// Returns the token request as a form, encoded by `encodeURIComponent` as the vendor's client does, or by URLSearchParams, which escapes `!`.
pub fn token_form(case: Case, escape: bool) -> String {
    let token = token(case);
    let value = |name: &str| {
        let value =
            form_urlencoded::byte_serialize(token[name].as_str().unwrap_or_default().as_bytes());
        let value: String = value.collect();
        if escape { value } else { value.replace("%21", "!") }
    };
    let (id, secret, grant) = (value("clientId"), value("clientSecret"), value("grantType"));
    format!("client_id={id}&client_secret={secret}&grant_type={grant}")
}

pub fn signup(case: Case) -> Value {
    match case {
        Case::All => json!({
            "name": "", "nick": "n".repeat(41), "client": "no spaces here", "scope": "a\"b", "locale": "xx", "role": "root",
            "age": 151, "score": 1.5, "limit": 0, "tags": vec!["t"; 17], "zip": "1234x", "nonce": null,
        }),
        _ => json!({
            "name": "Grace Hopper", "nick": "amazing", "client": "0f8fad5b-d9cb-469f-a165-70867728950e",
            "scope": "openid profile email offline_access", "locale": "fr", "role": "editor",
            "age": if case == Case::One { 151 } else { 85 }, "score": 0.25, "limit": 50, "tags": ["a", "b", "c"], "zip": "12345",
            "nonce": "n-0S6_WzA2Mj",
        }),
    }
}

pub fn order(case: Case) -> Value {
    let item = json!({
        "sku": "AB-1234567", "quantity": 3,
        "buyer": {
            "name": "Grace Hopper", "role": "editor", "login": "grace.hopper@navy.example", "age": 85, "score": 0.25,
        },
        "place": {
            "city": "Arlington", "zip": "22201", "street": "1600 Wilson Boulevard", "country": "US", "zone": "VA",
        },
    });
    let wrong = json!({
        "sku": "no spaces", "quantity": 0,
        "buyer": { "name": "", "role": "root", "login": "grace\u{e9}hopper@navy.example", "age": 151, "score": 1.5 },
        "place": { "city": "", "zip": "2220x", "street": "s".repeat(81), "country": "XX", "zone": null },
    });
    let mut items = vec![if case == Case::All { wrong } else { item }; 100];
    if case == Case::One {
        items[50]["buyer"]["role"] = "root".into();
    }
    json!({ "items": items })
}
