//! Properties of written requests.

use std::borrow::Cow;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use token_request::{Secret, Validate};

use super::*;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[validate(form_names = "snake_case")]
struct Request {
    client_id: Option<String>,
    client_secret: Secret,
    #[serde(default)]
    resource_uris: Vec<String>,
    max_age: i64,
    weight: Option<f64>,
    is_offline: bool,
    kind: Kind,
    detail: Detail,
}

prop_compose! {
    fn detail()(r#type in ".*", actions in option::of(vec(".*", 0..3)), limit in option::of(any::<u8>())) -> Detail {
        Detail { r#type, actions, limit }
    }
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::WebApp), option::of(any::<u8>()).prop_map(|id| Kind::Device { id }),]
}

prop_compose! {
    fn request()(
        client_id in option::of(".*"),
        client_secret in ".{0,600}",
        resource_uris in vec(".*", 0..4),
        max_age in any::<i64>(),
        weight in option::of(-1e40..1e40),
        is_offline in any::<bool>(),
        kind in kind(),
        detail in detail(),
    ) -> Request {
        let client_secret = client_secret.into();
        Request { client_id, client_secret, resource_uris, max_age, weight, is_offline, kind, detail }
    }
}

/// Returns the expected pairs.
fn pairs(request: &Request) -> Vec<(&'static str, Cow<'_, str>)> {
    let json = |value: &Value| Cow::from(value.to_string());
    let mut pairs: Vec<(_, Cow<'_, str>)> = Vec::new();
    pairs.extend(request.client_id.as_deref().map(|id| ("client_id", id.into())));
    pairs.push(("client_secret", request.client_secret.expose().into()));
    pairs.extend(request.resource_uris.iter().map(|uri| ("resource_uris", uri.into())));
    pairs.push(("max_age", request.max_age.to_string().into()));
    pairs.extend(request.weight.map(|weight| ("weight", json(&weight.into()))));
    pairs.push(("is_offline", request.is_offline.to_string().into()));
    pairs.push(match request.kind {
        Kind::WebApp => ("kind", "web_app".into()),
        Kind::Device { id: None } => ("kind", json(&json!({"device": {}}))),
        Kind::Device { id } => ("kind", json(&json!({"device": {"id": id}}))),
    });
    pairs
}

fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap()
}

proptest! {
    #[test]
    fn a_form_has_the_pairs_of_the_request(request in request()) {
        let written = form(request.clone());
        let mut decoded: Vec<_> = form_urlencoded::parse(written.as_bytes()).collect();
        let (name, detail) = decoded.pop().unwrap();
        prop_assert_eq!((&*name, read::<Detail>(&detail)), ("detail", request.detail.clone()));
        let decoded: Vec<_> = decoded.iter().map(|(name, value)| (&**name, value.clone())).collect();
        prop_assert_eq!(&decoded, &pairs(&request));
        let again = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&decoded)
            .append_pair("detail", &detail)
            .finish();
        prop_assert_eq!(written, again);
    }

    #[test]
    fn written_json_reads_back_equal(request in request()) {
        prop_assert_eq!(read::<Request>(&json(request.clone())), request);
    }

    #[test]
    fn json_without_absent_fields_is_that_of_serde_json(detail in detail()) {
        let value = serde_json::to_value((detail.actions, 1.5, "é\n", [(); 1])).unwrap();
        prop_assert_eq!(json(Holder { v: &value }), json!({ "v": value }).to_string());
    }
}
