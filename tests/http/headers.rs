//! The method, the URI, the content type and the content coding.

use http::{HeaderValue, Method, Request};
use token_request::http::Reader;
use token_request::{ErrorResponse, Limits, ProblemDetails, V3TokenRequest, Validate};

use super::{FORM, Grant, read};

const BODY: &str = "client_id=a&client_secret=b&grant_type=client_credentials";

fn post(uri: &str, content_type: &str, body: &str) -> Request<String> {
    Request::post(uri).header("content-type", content_type).body(body.to_owned()).unwrap()
}

/// Returns the violations, and the statuses of both responses.
fn refused(request: &Request<String>) -> (String, u16, u16) {
    let rejection = read(request).unwrap_err();
    let problem = ProblemDetails::from(&rejection);
    (rejection.to_string(), ErrorResponse::from(&rejection).status(), problem.status())
}

#[test]
fn the_body_has_the_media_type_of_the_header() {
    let json = r#"{"clientId": "a", "clientSecret": "b", "grantType": "client_credentials"}"#;
    for (content_type, body) in [
        (FORM, BODY),
        ("Application/X-WWW-Form-URLEncoded;Charset=\"utf-8\"", BODY),
        ("application/json", json),
        ("APPLICATION/JSON ; charset=UTF-8", json),
    ] {
        let request = read(&post("/token", content_type, body)).unwrap();
        assert_eq!(*request, V3TokenRequest::client_credentials("a", "b"));
    }
    let as_json = refused(&post("/token", "application/json", BODY));
    assert_eq!(as_json, ("is not valid JSON: expected value at line 1, column 1".into(), 400, 400));
}

#[test]
fn other_media_types_are_rejected() {
    let either = "must be `application/x-www-form-urlencoded` or `application/json`";
    for (content_type, what) in [
        ("text/plain", either),
        ("", either),
        ("application/json, application/json", either),
        ("application/merge-patch+json", either),
        ("multipart/form-data; boundary=x", either),
        ("application/json; charset=iso-8859-1", "must have the charset UTF-8"),
        ("application/json; charset", "has invalid parameters"),
    ] {
        let expected = (format!("Content-Type: {what}"), 400, 415);
        assert_eq!(refused(&post("/token", content_type, BODY)), expected);
    }
    let none = Request::post("/token").body(BODY.to_owned()).unwrap();
    assert_eq!(refused(&none), (format!("Content-Type: {either}"), 400, 415));
    let mut twice = post("/token", FORM, BODY);
    twice.headers_mut().append("Content-Type", FORM.parse().unwrap());
    assert_eq!(refused(&twice).0, "Content-Type: must not be repeated");
    assert_eq!(read(&twice).unwrap_err().violations()[0].code(), "media_type");
    assert_eq!(read(&twice).unwrap_err().violations()[0].path().pointer(), "/Content-Type");
}

const COMPRESSED: &str =
    "Content-Encoding: must be absent or `identity`; compressed bodies are not accepted";

/// Returns a request with these headers `Content-Encoding`.
fn encoded(content_type: &str, codings: &[&[u8]]) -> Request<String> {
    let mut request = post("/token", content_type, BODY);
    for coding in codings {
        let coding = HeaderValue::from_bytes(coding).unwrap();
        request.headers_mut().append("Content-Encoding", coding);
    }
    request
}

#[test]
fn a_content_coding_is_rejected() {
    for codings in [
        &[&b"gzip"[..]][..],
        &[b"GZip"],
        &[b"x-gzip"],
        &[b"br"],
        &[b"identity, gzip"],
        &[b"gzip, identity"],
        &[b"identity", b"deflate"],
        &[b"identity;q=1"],
        &[b"identity identity"],
        &[b"\xff"],
    ] {
        let request = encoded(FORM, codings);
        assert_eq!(refused(&request), (COMPRESSED.to_owned(), 400, 415), "{codings:?}");
        let rejection = read(&request).unwrap_err();
        assert_eq!(rejection.violations()[0].code(), "media_type");
        assert_eq!(rejection.violations()[0].path().pointer(), "/Content-Encoding");
    }
}

#[test]
fn the_identity_coding_is_accepted() {
    for codings in
        [&[&b""[..]][..], &[b"identity"], &[b"IDENTITY"], &[b" , identity,\t"], &[b"identity", b""]]
    {
        let request = read(&encoded(FORM, codings)).unwrap();
        assert_eq!(*request, V3TokenRequest::client_credentials("a", "b"), "{codings:?}");
    }
}

/// RFC 9110 section 12.5.3: `Accept-Encoding` distinguishes a rejected coding from a rejected media type.
#[test]
fn only_the_response_to_a_rejected_coding_has_accept_encoding() {
    let accepted = |request: &Request<String>| {
        let rejection = read(request).unwrap_err();
        let responses = [
            ErrorResponse::from(&rejection).to_response(),
            ProblemDetails::from(&rejection).to_response(),
        ];
        responses.map(|response| response.headers().get("Accept-Encoding").cloned())
    };
    let identity = Some(HeaderValue::from_static("identity"));
    assert_eq!(accepted(&encoded(FORM, &[b"gzip"])), [identity.clone(), identity.clone()]);
    assert_eq!(accepted(&encoded("text/plain", &[b"gzip"])), [identity.clone(), identity]);
    assert_eq!(accepted(&post("/token", "text/plain", BODY)), [None, None]);
    assert_eq!(accepted(&post("/token", FORM, "")), [None, None]);
}

#[test]
fn the_method_is_post() {
    for method in [Method::GET, Method::PUT, Method::from_bytes(b"post").unwrap()] {
        let mut request = post("/token", "text/plain", "");
        *request.method_mut() = method;
        assert_eq!(refused(&request), ("method: must be `POST`".into(), 400, 405));
        let problem = ProblemDetails::from(read(&request).unwrap_err()).to_response();
        assert_eq!(
            (problem.status().as_u16(), &problem.headers()["Allow"]),
            (405, &"POST".parse().unwrap())
        );
    }
    let right = ProblemDetails::from(V3TokenRequest::default().validate().unwrap_err());
    assert!(!right.to_response().headers().contains_key("Allow"));
}

#[test]
fn the_code_of_a_user_rule_does_not_change_the_status() {
    #[derive(Validate)]
    struct Payment {
        #[validate(length(min = 1, code = "method"))]
        method: String,
    }
    let wrong = Payment { method: String::new() }.validate().unwrap_err();
    assert_eq!(ProblemDetails::from(wrong).status(), 422);
}

#[test]
fn credentials_in_the_uri_are_rejected() {
    for (query, fields) in [
        ("client_secret=s3cr3t", "client_secret: must not be in the URI"),
        ("x&client%5Fid=1", "client_id: must not be in the URI"),
        ("clientSecret=s3cr3t", "client_secret: must not be in the URI"),
        (
            "client_id=1&client_secret=2&client_id=3",
            "client_id: must not be in the URI\nclient_secret: must not be in the URI",
        ),
    ] {
        let expected = (fields.to_owned(), 400, 400);
        assert_eq!(refused(&post(&format!("/token?{query}"), FORM, BODY)), expected);
    }
    for query in
        ["tenant=x&grant_type=password", "client_secret=", "client_secret", "secret=x", "%zz=%"]
    {
        assert!(read(&post(&format!("/token?{query}"), FORM, BODY)).is_ok(), "{query}");
    }
    let token = post(
        "/token?refresh_token=t",
        FORM,
        "grant_type=refresh_token&client_id=a&refresh_token=t",
    );
    let wrong = Reader::new().read::<Grant>(&token).unwrap_err();
    assert_eq!(wrong.to_string(), "refresh_token: must not be in the URI");
}

#[test]
fn violations_of_the_head_precede_those_of_the_body() {
    let mut request = post("/token?client_id=1", "text/plain", "");
    request.headers_mut().insert("Authorization", "Basic ???".parse().unwrap());
    let head = "Authorization: is not valid Base64\n\
                client_id: must not be in the URI\n\
                Content-Type: must be `application/x-www-form-urlencoded` or `application/json`";
    assert_eq!(refused(&request), (head.into(), 400, 415));
    request.headers_mut().insert("Content-Encoding", HeaderValue::from_static("gzip"));
    assert_eq!(refused(&request), (format!("{head}\n{COMPRESSED}"), 400, 415));
    *request.method_mut() = Method::GET;
    let without_body = "Authorization: is not valid Base64\n\
                        client_id: must not be in the URI\n\
                        method: must be `POST`";
    assert_eq!(refused(&request), (without_body.into(), 400, 405));
    let mut request = post("/token?client_id=1", FORM, "grant_type=x&grant_type=y&client_secret=%");
    assert_eq!(
        refused(&request).0,
        "client_id: must not be in the URI\n\
         client_secret: has an invalid escape at byte 40\n\
         grant_type: must not be repeated",
    );
    *request.body_mut() = "x".repeat(65 * 1024);
    assert_eq!(
        refused(&request).0,
        "client_id: must not be in the URI\nmust have at most 65536 bytes"
    );
    let few = Reader::new().limits(Limits::DEFAULT.bytes(9).violations(1));
    let rejection = few.read::<V3TokenRequest>(&request).unwrap_err();
    assert_eq!(rejection.to_string(), "client_id: must not be in the URI\nand 1 more");
}
