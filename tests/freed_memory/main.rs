//! No secret is left in freed memory. The tests read and write requests with a marker as the secret, and search each block
//! for it before it is freed.

#![cfg(feature = "wire")]

use serde::{Deserialize, Serialize, Serializer};
use token_request::{Secret, V3TokenRequest, Valid, Validate, Violations, Wire};
use token_request_scanner::{Scanner, freed_with};

#[global_allocator]
static SCANNER: Scanner = Scanner;

/// The first bytes of each secret, escaped or not.
const MARKER: &str = "s3cr3t";

/// A request with a secret and another field that can be wrong.
#[derive(Debug, Serialize, Deserialize, Validate)]
struct Login {
    client_secret: Secret,
    page: Option<u8>,
}

/// The outcome of reading a body.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Is {
    Valid,
    /// The body is rejected with this number of violations.
    Wrong(usize),
}

fn is<T>(read: Result<Valid<T>, Violations>) -> Is {
    match read {
        Ok(_) => Is::Valid,
        Err(violations) => Is::Wrong(violations.len()),
    }
}

/// Reads and drops each body, and asserts that no copy of a secret was freed.
#[track_caller]
fn assert_wiped(bodies: &[(&'static str, Is)], read: impl Fn(&'static [u8]) -> Is) {
    let found = |&(body, expected): &(&'static str, Is)| {
        let (found, n_blocks) = freed_with(MARKER, || read(body.as_bytes()));
        (found != expected || n_blocks > 0)
            .then(|| format!("{body}\n  is {found:?}, and {n_blocks} freed blocks have a copy\n"))
    };
    let found: Vec<_> = bodies.iter().filter_map(found).collect();
    assert!(found.is_empty(), "\n{}", found.concat());
}

#[track_caller]
fn assert_forms_are_wiped(bodies: &[(&'static str, Is)]) {
    assert_wiped(bodies, |body| is(Login::from_form(body)));
}

#[track_caller]
fn assert_json_is_wiped(bodies: &[(&'static str, Is)]) {
    assert_wiped(bodies, |body| is(Login::from_json(body)));
}

#[test]
fn a_copy_that_is_not_wiped_is_found() {
    let copy = || drop(format!("a {MARKER}"));
    assert_eq!(freed_with(MARKER, copy), ((), 1));
    let outgrown = || {
        let mut copy = Vec::with_capacity(8);
        copy.extend_from_slice(MARKER.as_bytes());
        copy.reserve_exact(64);
        copy.fill(0);
    };
    assert_eq!(freed_with(MARKER, outgrown), ((), 1));
    let shrunk = || {
        let mut copy = format!("{MARKER} ").into_bytes();
        copy.reserve(64);
        copy.clear();
        copy.shrink_to_fit();
    };
    assert_eq!(freed_with(MARKER, shrunk), ((), 2));
    assert_eq!(freed_with(MARKER, || drop(Secret::from(MARKER))), ((), 0));
}

#[test]
fn a_valid_form_leaves_no_secret() {
    assert_forms_are_wiped(&[
        ("client_secret=s3cr3t-marker-0123456789", Is::Valid),
        ("client_secret=s3cr3t%2Dmarker-0123456789", Is::Valid),
        ("client_secret=s3cr3t%2Dmarker-0123456789&page=7", Is::Valid),
    ]);
}

#[test]
fn a_form_with_another_mistake_leaves_no_secret() {
    assert_forms_are_wiped(&[
        ("client_secret=s3cr3t-marker-0123456789&page=x", Is::Wrong(1)),
        ("client_secret=s3cr3t%2Dmarker-0123456789&page=x", Is::Wrong(1)),
        ("page=x&client_secret=s3cr3t%2Dmarker-0123456789", Is::Wrong(1)),
    ]);
}

#[test]
fn a_malformed_secret_on_a_form_leaves_no_copy() {
    assert_forms_are_wiped(&[
        ("client_secret=s3cr3t%2Dmarker-0123456789%", Is::Wrong(1)),
        ("client_secret=s3cr3t%2Dmarker-0123456789%FF&page=x", Is::Wrong(2)),
    ]);
}

#[test]
fn a_repeated_secret_on_a_form_leaves_no_copy() {
    assert_forms_are_wiped(&[
        (
            "client_secret=s3cr3t-marker-0123456789&client_secret=s3cr3t-marker-0123456789",
            Is::Wrong(1),
        ),
        (
            "client_secret=s3cr3t%2Dmarker-0123456789&client_secret=s3cr3t%2Dmarker-9876543210",
            Is::Wrong(1),
        ),
    ]);
}

#[test]
fn the_value_of_an_unknown_parameter_leaves_no_copy() {
    assert_forms_are_wiped(&[
        ("client_secret=a&other=s3cr3t-marker-0123456789", Is::Valid),
        ("client_secret=a&other=s3cr3t%2Dmarker-0123456789", Is::Valid),
        ("client_secret=a&other=s3cr3t-marker-0123456789&page=x", Is::Wrong(1)),
        ("client_secret=a&other=s3cr3t%2Dmarker-0123456789&page=x", Is::Wrong(1)),
    ]);
}

#[test]
fn the_name_of_an_unknown_parameter_leaves_no_copy() {
    assert_forms_are_wiped(&[
        ("client_secret=a&s3cr3t-marker-0123456789=1", Is::Valid),
        ("client_secret=a&s3cr3t%2Dmarker-0123456789=1", Is::Valid),
        ("client_secret=a&s3cr3t-marker-0123456789=1&page=x", Is::Wrong(1)),
        ("client_secret=a&s3cr3t%2Dmarker-0123456789=1&page=x", Is::Wrong(1)),
    ]);
}

#[test]
fn json_without_escapes_leaves_no_secret() {
    assert_json_is_wiped(&[
        (r#"{"client_secret": "s3cr3t-marker-0123456789"}"#, Is::Valid),
        (r#"{"client_secret": "s3cr3t-marker-0123456789", "page": "x"}"#, Is::Wrong(1)),
        (r#"{"page": "x", "client_secret": "s3cr3t-marker-0123456789"}"#, Is::Wrong(1)),
        (
            r#"{"client_secret": "s3cr3t-marker-01", "client_secret": "s3cr3t-marker-23"}"#,
            Is::Wrong(1),
        ),
        (r#"{"client_secret": "s3cr3t-marker-0123456789""#, Is::Wrong(1)),
    ]);
}

#[test]
fn an_unknown_field_of_json_leaves_no_copy() {
    assert_json_is_wiped(&[
        (r#"{"client_secret": "a", "other": "s3cr3t-marker-0123456789"}"#, Is::Valid),
        (r#"{"client_secret": "a", "s3cr3t-marker-0123456789": 1}"#, Is::Valid),
        (
            r#"{"client_secret": "a", "other": "s3cr3t-marker-0123456789", "page": "x"}"#,
            Is::Wrong(1),
        ),
        (r#"{"client_secret": "a", "s3cr3t-marker-0123456789": 1, "page": "x"}"#, Is::Wrong(1)),
    ]);
}

/// `serde_json` copies a string with escapes into a buffer that it frees unwiped. The reader adds no copy to those. Bodies
/// with other mistakes are not tested, because they are read more than once.
#[test]
fn json_with_escapes_leaves_no_more_copies_than_serde_json() {
    let body = br#"{"client_secret": "s3cr3t\u002Dmarker-0123456789"}"#;
    let theirs = || drop(serde_json::from_slice::<Login>(body).unwrap());
    let ((), of_theirs) = freed_with(MARKER, theirs);
    let (found, of_ours) = freed_with(MARKER, || is(Login::from_json(body)));
    assert_eq!(found, Is::Valid);
    assert!(of_ours <= of_theirs, "{of_ours} blocks, not {of_theirs}");
}

/// A request that is too long for the buffer into which it is written first.
fn long() -> Valid<V3TokenRequest> {
    Valid::new(V3TokenRequest::client_credentials("client-1", "s3cr3t!".repeat(200))).unwrap()
}

#[test]
fn a_written_request_leaves_no_secret() {
    let long = long();
    let (form, n_blocks) = freed_with(MARKER, || long.to_form());
    assert_eq!((form.contains(MARKER), n_blocks), (true, 0));
    let (json, n_blocks) = freed_with(MARKER, || long.to_json());
    assert_eq!((json.contains(MARKER), n_blocks), (true, 0));
    let ((), n_blocks) = freed_with(MARKER, || drop(long));
    assert_eq!(n_blocks, 0);
}

#[cfg(feature = "http")]
#[test]
fn a_written_http_request_leaves_no_secret() {
    use token_request::http::Authentication;

    let (long, uri) = (long(), http::Uri::from_static("/token"));
    for authentication in [Authentication::Post, Authentication::Basic] {
        let uri = uri.clone();
        let (request, n_blocks) = freed_with(MARKER, || long.to_request(uri, authentication));
        assert_eq!((request.body().is_empty(), n_blocks), (false, 0), "{authentication:?}");
    }
}

/// A list whose last item cannot be written, with an error that shows the first.
struct Refusing;

impl Serialize for Refusing {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom(format_args!("refuses {MARKER}")))
    }
}

#[test]
fn a_request_that_cannot_be_written_leaves_no_secret() {
    #[derive(Serialize, Validate)]
    struct Two {
        client_secret: Secret,
        other: (Secret, Refusing),
    }
    let secret = || Secret::from("s3cr3t-marker".repeat(100));
    let two = Valid::new(Two { client_secret: secret(), other: (secret(), Refusing) }).unwrap();
    let (is_error, n_blocks) = freed_with(MARKER, || two.try_to_form().is_err());
    assert_eq!((is_error, n_blocks), (true, 0));
    let (is_error, n_blocks) = freed_with(MARKER, || two.try_to_json().is_err());
    assert_eq!((is_error, n_blocks), (true, 0));
}
