//! `Valid<T>` never holds an invalid value.

use std::borrow::BorrowMut;
use std::ops::DerefMut;

use token_request::{Secret, V3TokenRequest, Valid};

type ValidRequest = Valid<V3TokenRequest>;

/// Fails to compile for a type that has the trait, because the constant is then ambiguous.
macro_rules! assert_not {
    ($ty:ty: $($not:path),+) => {$(
        const _: fn() = || {
            trait Probe<A> {
                const ANSWER: () = ();
            }
            struct Has;
            impl<T: ?Sized> Probe<()> for T {}
            impl<T: ?Sized + $not> Probe<Has> for T {}
            <$ty as Probe<_>>::ANSWER
        };
    )+};
}
assert_not!(ValidRequest: DerefMut, AsMut<V3TokenRequest>, BorrowMut<V3TokenRequest>);
assert_not!(ValidRequest: Default, From<V3TokenRequest>);
assert_not!(Secret: std::fmt::Display, AsRef<str>, std::ops::Deref);

#[test]
fn new_validates() {
    let request = V3TokenRequest::client_credentials("client-1", "s3cr3t");
    let valid = Valid::new(request.clone()).unwrap();
    assert_eq!(valid.client_id.as_deref(), Some("client-1"));
    assert_eq!(*valid, request);
    assert_eq!(valid.clone(), valid);
    assert_eq!(valid.into_inner(), request);

    let violations = Valid::new(V3TokenRequest::default()).unwrap_err();
    assert_eq!(violations.to_string(), "grantType: is required");
}

#[test]
fn reading_validates() {
    let read = |json: &str| serde_json::from_str::<ValidRequest>(json).map_err(|e| e.to_string());
    let valid = read(r#"{"client_id": "client-1", "grantType": "client_credentials"}"#).unwrap();
    assert_eq!(valid.client_id.as_deref(), Some("client-1"));
    assert_eq!(
        read(r#"{"clientId": "", "grantType": "Client_Credentials"}"#).unwrap_err(),
        "clientId: must have 1 to 4096 characters\ngrantType: must be `client_credentials`",
    );
    assert!(read(r#"{"clientId": 1}"#).unwrap_err().starts_with("invalid type: "));

    let form = "client_id=client-1&grant_type=client_credentials";
    assert_eq!(serde_html_form::from_str::<ValidRequest>(form).unwrap(), valid);
    let refused = serde_html_form::from_str::<ValidRequest>("grant_type=password").unwrap_err();
    assert_eq!(refused.to_string(), "grantType: must be `client_credentials`");
}

#[test]
fn writing_and_debug_are_those_of_the_request() {
    let request = V3TokenRequest::client_credentials("client-1", "s3cr3t");
    let valid = Valid::new(request.clone()).unwrap();
    assert_eq!(serde_json::to_string(&valid).unwrap(), serde_json::to_string(&request).unwrap());
    assert_eq!(format!("{valid:?}"), format!("Valid({request:?})"));
    assert!(!format!("{valid:?} {valid:#?}").contains("s3cr3t"));
}
