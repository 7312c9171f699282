//! Written requests, which are read again.

use std::collections::BTreeMap;

use http::Uri;
use proptest::prelude::*;
use token_request::http::{Authentication, Reader, Reading};
use token_request::{V3TokenRequest, Valid, Validate};

#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, Validate)]
struct Anything {
    #[validate(basic = "user", form = "the id")]
    id: Option<String>,
    scope: Option<String>,
    #[validate(secret, basic = "password")]
    secret: Option<String>,
    #[serde(default)]
    resource: Vec<String>,
}

fn uri() -> Uri {
    Uri::from_static("https://example.com/token?tenant=x")
}

#[test]
fn credentials_are_in_the_requested_place() {
    let valid = Valid::new(V3TokenRequest::client_credentials("a:b", "c d")).unwrap();
    let post = valid.to_request(uri(), Authentication::Post);
    assert_eq!(post.body(), b"client_id=a%3Ab&client_secret=c+d&grant_type=client_credentials");
    assert!(!post.headers().contains_key("Authorization"));
    assert_eq!((post.method(), post.uri()), (&http::Method::POST, &uri()));
    assert_eq!(post.headers()["Content-Type"], "application/x-www-form-urlencoded");
    assert_eq!(post.headers()["Accept"], "application/json");
    let basic = valid.to_request(uri(), Authentication::Basic);
    assert_eq!(basic.body(), b"grant_type=client_credentials");
    assert_eq!(basic.headers()["Authorization"], "Basic YSUzQWI6Yytk");
    assert!(basic.headers()["Authorization"].is_sensitive());
    assert!(!format!("{basic:?}").contains("YSUz"));
    let json = valid.to_json_request(uri());
    assert_eq!(json.headers()["Content-Type"], "application/json");
    assert_eq!(Reader::new().read::<V3TokenRequest>(&json).unwrap(), valid);
}

#[test]
fn there_is_no_header_without_credentials() {
    let grant_type = Some("client_credentials".to_owned());
    let valid = Valid::new(V3TokenRequest { grant_type, ..V3TokenRequest::default() }).unwrap();
    let basic = valid.to_request(uri(), Authentication::Basic);
    assert!(!basic.headers().contains_key("Authorization"));
    assert_eq!(basic.body(), b"grant_type=client_credentials");
}

#[test]
fn a_request_that_cannot_be_written_gives_an_error() {
    #[derive(serde::Serialize, Validate)]
    struct Odd {
        #[validate(form = "limits_")]
        limits: BTreeMap<(u8, u8), u8>,
    }
    let odd = Valid::new(Odd { limits: BTreeMap::from([((7, 3), 1)]) }).unwrap();
    for authentication in [Authentication::Post, Authentication::Basic] {
        let error = odd.try_to_request(uri(), authentication).unwrap_err();
        assert_eq!(error.field(), Some("limits_"));
        assert_eq!(Some(error), odd.try_to_form().err());
    }
    assert_eq!(odd.try_to_json_request(uri()).err(), odd.try_to_json().err());
    assert!(odd.try_to_json_request(uri()).is_err());
}

proptest! {
    #[test]
    fn a_written_request_reads_back_equal(
        id in proptest::option::of("(?s).+"),
        secret in proptest::option::of("(?s).+"),
        scope in proptest::option::of("(?s).+"),
        resource in proptest::collection::vec("(?s).+", 0..3),
    ) {
        let valid = Valid::new(Anything { id, scope, secret, resource }).unwrap();
        for authentication in [Authentication::Post, Authentication::Basic] {
            let request = valid.to_request(uri(), authentication);
            for reading in [Reading::Form, Reading::FormOrRaw] {
                let reader = Reader::new().basic(reading);
                prop_assert_eq!(&reader.read::<Anything>(&request).unwrap(), &valid);
            }
        }
        let json = valid.to_json_request(uri());
        prop_assert_eq!(&Reader::new().read::<Anything>(&json).unwrap(), &valid);
    }
}
