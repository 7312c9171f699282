//! `Authorization: Basic`.

use http::{HeaderValue, Request};
use token_request::http::{Reader, Reading, uses_authorization};
use token_request::{ErrorResponse, ProblemDetails, Secret, V3TokenRequest, Valid, Validate};

use super::{FORM, Grant, credentials, credentials_by, read, with};
use token_request_tests::read_counter::{Counted, counted};

const GRANT: &str = "grant_type=client_credentials";

/// A request without fields for the header's credentials.
#[derive(serde::Deserialize, Validate)]
struct Plain {
    #[validate(length(min = 1))]
    client_id: String,
}

#[allow(clippy::unnecessary_wraps, reason = "it is compared with a `Result`")]
fn pair(id: &str, secret: &str) -> Result<(String, String), String> {
    Ok((id.to_owned(), secret.to_owned()))
}

#[test]
fn the_header_supplies_credentials() {
    for (authorization, id, secret) in [
        ("Basic Y2xpZW50LTE6czNjcjN0", "client-1", "s3cr3t"),
        ("bASIC   Y2xpZW50LTE6czNjcjN0 ", "client-1", "s3cr3t"),
        ("Basic Y2xpZW50JTJEMTpzM2NyM3Q=", "client-1", "s3cr3t"), // client%2D1
        ("Basic Y2xpZW50JTJEMTpzM2NyM3Q", "client-1", "s3cr3t"),  // without its padding
        ("Basic dXJuJTNBYTpiJTNBYytk", "urn:a", "b:c d"),         // urn%3Aa:b%3Ac+d
        ("Basic Pz8/Oj8/Pw==", "???", "???"),
        ("Basic Pz8_Oj8_Pw==", "???", "???"),
        ("Basic Pj4-Oj4-Pg==", ">>>", ">>>"),
        ("Basic Y2xpZW50LTE6", "client-1", ""), // no password
        ("Basic OnMzY3IzdA==", "", "s3cr3t"),   // no user
        ("Basic Og==", "", ""),
    ] {
        assert_eq!(credentials(&with(authorization, GRANT)), pair(id, secret), "{authorization}");
    }
}

/// A request whose password has a length from the context.
#[derive(Debug, serde::Deserialize, Validate)]
#[validate(context = u64)]
struct InContext {
    #[validate(basic = "user")]
    client_id: String,
    #[validate(basic = "password", length(min = *context))]
    client_secret: Secret,
}

#[test]
fn a_request_with_a_context_gets_the_credentials() {
    let request = with("Basic Y2xpZW50LTE6czNjcjN0", GRANT); // client-1:s3cr3t
    let read = |n: u64| Reader::new().read_in::<InContext, _>(&request, &n);
    assert_eq!(read(6).unwrap().client_id, "client-1");
    let rejection = read(7).unwrap_err();
    assert_eq!(rejection.to_string(), "client_secret: has an invalid length");
}

/// Credentials that are optional together.
#[derive(Debug, PartialEq, serde::Deserialize, Validate)]
struct Flat {
    grant_type: String,
    #[serde(flatten)]
    #[validate(nested)]
    client: Option<Client>,
}

#[derive(Debug, PartialEq, serde::Deserialize, Validate)]
struct Client {
    #[validate(basic = "user")]
    client_id: u32,
    #[validate(basic = "password")]
    client_secret: Secret,
}

#[test]
fn flattened_fields_get_the_credentials() {
    let read = |body: &str| {
        let mut request = with("Basic NzpzM2NyM3Q=", body); // 7:s3cr3t
        if body.starts_with('{') {
            request
                .headers_mut()
                .insert("Content-Type", HeaderValue::from_static("application/json"));
        }
        let read = Reader::new().read::<Flat>(&request);
        read.map(|valid| valid.into_inner().client).map_err(|wrong| wrong.to_string())
    };
    let client = || Ok(Some(Client { client_id: 7, client_secret: "s3cr3t".into() }));
    let in_both = || {
        Err("client_secret: must not be given in both the body and the Authorization header"
            .to_owned())
    };
    assert_eq!(read(GRANT), client());
    assert_eq!(read("grant_type=a&client_id=7"), client());
    assert_eq!(read("grant_type=a&client_secret=x"), in_both());
    assert_eq!(read(r#"{"grant_type":"a"}"#), client());
    assert_eq!(read(r#"{"grant_type":"a","client_id":7}"#), client());
    assert_eq!(read(r#"{"grant_type":"a","client_secret":"x"}"#), in_both());
    assert_eq!(
        read(r#"{"grant_type":"a","client_id":7,"client_id":7}"#),
        Err("client_id: must not be repeated".to_owned())
    );
}

#[test]
fn credentials_are_form_encoded_or_raw() {
    let raw = Reader::new().basic(Reading::Raw);
    assert_eq!(Reader::default(), raw.basic(Reading::Form));
    let encoded = with("Basic Y2xpZW50JTJEMTphK2I=", GRANT); // client%2D1:a+b
    assert_eq!(credentials(&encoded), pair("client-1", "a b"));
    assert_eq!(credentials_by(raw, &encoded), pair("client%2D1", "a+b"));
    let colon = with("Basic dXJuOmE6Yg==", GRANT); // urn:a:b
    assert_eq!(credentials_by(raw, &colon), pair("urn", "a:b"));
    let percent = with("Basic YToxMDAl", GRANT); // a:100%
    assert_eq!(credentials_by(raw, &percent), pair("a", "100%"));
    let ampersand = with("Basic YSZiPWM6eD15Jno9PSY=", GRANT); // a&b=c:x=y&z==&
    assert_eq!(credentials(&ampersand), pair("a&b=c", "x=y&z==&"));
    let empty =
        V3TokenRequest { client_secret: None, ..V3TokenRequest::client_credentials("a", "") };
    let read =
        Reader::new().read::<V3TokenRequest>(&with("Basic YTo=", GRANT)).unwrap().into_inner();
    assert_eq!(read, empty);
}

#[test]
fn form_or_raw_accepts_raw_credentials() {
    let form_or_raw = Reader::new().basic(Reading::FormOrRaw);
    let read = |authorization| credentials_by(form_or_raw, &with(authorization, GRANT));
    for (authorization, id, secret) in [
        ("Basic Y2xpZW50JTJEMTphK2I=", "client-1", "a b"), // client%2D1:a+b
        ("Basic YToxMDAl", "a", "100%"),                   // a:100%
        ("Basic YSUyRGI6MTAwJSt4", "a%2Db", "100%+x"),     // a%2Db:100%+x
        ("Basic MTAwJSt4OmElMkRi", "100%+x", "a%2Db"),     // 100%+x:a%2Db
        ("Basic YSU6YiU=", "a%", "b%"),                    // a%:b%
        ("Basic JTo=", "%", ""),                           // %:
    ] {
        assert_eq!(read(authorization), pair(id, secret), "{authorization}");
    }
    let colon =
        "has a second colon: form-encode the user and the password (RFC 6749 section 2.3.1)";
    for (authorization, what) in [
        ("Basic dXJuOmE6Yg==", colon),            // urn:a:b
        ("Basic YSU6Yjpj", colon),                // a%:b:c
        ("Basic YTolZTk=", "is not valid UTF-8"), // a:%e9
        ("Basic JTrp", "is not valid UTF-8"),     // %: and é of Latin-1
        ("Basic YQ==", "has no colon after the user"),
    ] {
        let wrong = read(authorization).unwrap_err();
        assert_eq!(wrong, format!("Authorization: {what}"), "{authorization}");
    }
}

#[test]
fn messages_about_malformed_credentials_do_not_contain_them() {
    let form = "is not form-encoded (RFC 6749 section 2.3.1)";
    let colon =
        "has a second colon: form-encode the user and the password (RFC 6749 section 2.3.1)";
    for (authorization, what) in [
        ("Basic", "has no colon after the user"),
        ("Basic Y2xpZW50LTE=", "has no colon after the user"),
        ("Basic Y2xpZW50LTE6czNjcjN0=", "is not valid Base64"),
        ("Basic Y2xpZW50 LTE6czNjcjN0", "is not valid Base64"),
        ("Basic c3::::", "is not valid Base64"),
        ("Basic YToxMDAl", form),                 // a:100%
        ("Basic YSUreDpi", form),                 // a%+x:b
        ("Basic YTolZTk=", "is not valid UTF-8"), // a:%e9
        ("Basic YTrp", "is not valid UTF-8"),     // a: and é of Latin-1
        ("Basic dXJuOmE6Yg==", colon),            // urn:a:b
        ("Basic YTpiOg==", colon),                // a:b:
        ("Basic OmE6", colon),                    // :a:
        ("Basic YSUzQTE6YjolOg==", colon),        // a%3A1:b:%:
    ] {
        let rejection = read(&with(authorization, GRANT)).unwrap_err();
        assert_eq!(rejection.to_string(), format!("Authorization: {what}"), "{authorization}");
        assert_eq!(rejection.violations()[0].code(), "encoding");
        assert!(rejection.authorization_used());
        assert_eq!(ProblemDetails::from(rejection).status(), 400);
    }
    let latin = Reader::new().basic(Reading::Raw);
    assert_eq!(
        credentials_by(latin, &with("Basic YTrp", GRANT)).unwrap_err(),
        "Authorization: is not valid UTF-8"
    );
}

#[test]
fn a_malformed_header_does_not_make_its_fields_required() {
    let request = with("Basic ???", "grant_type=client_credentials");
    let wrong = Reader::new().read::<Grant>(&request).unwrap_err();
    assert_eq!(wrong.to_string(), "Authorization: is not valid Base64");
    let request = with("Basic ???", "grant_type=refresh_token");
    let wrong = Reader::new().read::<Grant>(&request).unwrap_err();
    assert_eq!(wrong.to_string(), "Authorization: is not valid Base64\nrefresh_token: is required");
}

#[test]
fn two_ways_to_authenticate_are_rejected() {
    let header = "Basic Y2xpZW50LTE6czNjcjN0"; // client-1:s3cr3t
    let beside = |body: &str| credentials(&with(header, &format!("{body}&{GRANT}")));
    assert_eq!(beside("client_id=client-1"), pair("client-1", "s3cr3t"));
    assert_eq!(beside("client_id=client%2D1&client_secret="), pair("client-1", "s3cr3t"));
    let in_both = |name: &str| {
        format!("{name}: must not be given in both the body and the Authorization header")
    };
    for secret in ["s3cr3t", "other"] {
        let wrong = beside(&format!("client_secret={secret}"));
        assert_eq!(wrong.unwrap_err(), in_both("client_secret"));
    }
    assert_eq!(
        beside("client_id=client-2").unwrap_err(),
        "client_id: must equal the value in the Authorization header"
    );

    let mut json = with(
        header,
        r#"{"clientId": "client-1", "clientSecret": null, "grantType": "client_credentials"}"#,
    );
    json.headers_mut().insert("Content-Type", HeaderValue::from_static("application/json"));
    assert_eq!(credentials(&json), pair("client-1", "s3cr3t"));
    *json.body_mut() = r#"{"clientSecret": "s", "grantType": "x"}"#.to_owned();
    assert_eq!(
        credentials(&json).unwrap_err(),
        "clientSecret: must not be given in both the body and the Authorization header\n\
         grantType: must be `client_credentials`",
    );

    *json.body_mut() =
        r#"{"clientId": "client-1", "clientId": "client-1", "grantType": "client_credentials"}"#
            .to_owned();
    assert_eq!(credentials(&json).unwrap_err(), "clientId: must not be repeated");

    let twice = beside("client_id=client-1&client_id=client-1");
    assert_eq!(twice.unwrap_err(), "client_id: must not be repeated");
    let both = beside("client_secret=a&client_secret=b");
    assert_eq!(both.unwrap_err(), in_both("client_secret"));

    let malformed = beside("client_id=%zz&client_secret=%");
    let id = "client_id: has an invalid escape at byte 10";
    assert_eq!(malformed.unwrap_err(), format!("{id}\n{}", in_both("client_secret")));

    // An empty password is absent, so the body may have the secret.
    let public = with("Basic Y2xpZW50LTE6", &format!("client_secret=s&{GRANT}"));
    assert_eq!(credentials(&public), pair("client-1", "s"));
}

#[test]
fn a_valid_request_with_the_header_is_read_once() {
    let once = |request: &Request<String>| {
        let (read, n) =
            counted(|| Reader::new().read(request).map(Valid::<Counted<_>>::into_inner));
        let read: V3TokenRequest = read.unwrap();
        (read.client_id.unwrap(), n)
    };
    let header = "Basic Y2xpZW50LTE6czNjcjN0"; // client-1:s3cr3t
    for body in ["", "&client_id=client-1", "&client_secret=&client_id=client%2D1"] {
        assert_eq!(once(&with(header, &format!("{GRANT}{body}"))), ("client-1".to_owned(), 1));
    }
    let mut json = with(header, r#"{"grantType": "client_credentials"}"#);
    json.headers_mut().insert("Content-Type", HeaderValue::from_static("application/json"));
    assert_eq!(once(&json), ("client-1".to_owned(), 1));
}

#[test]
fn the_header_must_not_be_repeated() {
    let mut request = with("Basic Y2xpZW50LTE6czNjcjN0", GRANT);
    request.headers_mut().append("Authorization", HeaderValue::from_static("Bearer x"));
    assert_eq!(credentials(&request).unwrap_err(), "Authorization: must not be repeated");
}

#[test]
fn a_request_without_credentials_ignores_the_header() {
    for authorization in ["Bearer Y2xpZW50LTE6czNjcjN0", "DPoP x", "Basically x", ""] {
        assert_eq!(credentials(&with(authorization, GRANT)), pair("", ""), "{authorization}");
    }
    let mut request = with("Basic ???", "client_id=a");
    request.headers_mut().append("Authorization", HeaderValue::from_static("Basic x"));
    assert_eq!(Reader::new().read::<Plain>(&request).unwrap().client_id, "a");
}

#[test]
fn a_variant_gets_the_credentials_it_has_fields_for() {
    let header = "Basic Y2xpZW50LTE6czNjcjN0";
    let read = Reader::new().read::<Grant>(&with(header, GRANT)).unwrap().into_inner();
    let secret = Some("s3cr3t".into());
    assert_eq!(
        read,
        Grant::ClientCredentials { client_id: "client-1".into(), client_secret: secret }
    );
    let refresh = with("Basic Y2xpZW50LTE6", "grant_type=refresh_token&refresh_token=t");
    let read = Reader::new().read::<Grant>(&refresh).unwrap().into_inner();
    let expected = Grant::RefreshToken {
        client_id: "client-1".into(),
        client_secret: None,
        refresh_token: "t".into(),
    };
    assert_eq!(read, expected);
}

#[test]
fn the_response_names_the_scheme_if_the_client_used_it() {
    let wrong = read(&with("Basic ???", GRANT)).unwrap_err();
    let response = ErrorResponse::from(&wrong).to_response();
    assert_eq!(response.status(), 400);
    let unknown =
        ErrorResponse::new("invalid_client").authorization_used(wrong.authorization_used());
    let response: http::Response<Vec<u8>> = unknown.into();
    assert_eq!(response.status(), 401);
    assert_eq!(response.headers()["WWW-Authenticate"], "Basic realm=\"token endpoint\"");
    assert_eq!(response.headers()["Cache-Control"], "no-store");
    assert_eq!(response.headers()["Content-Type"], "application/json");
}

#[test]
fn a_rule_may_have_the_error_invalid_client() {
    #[derive(Debug, serde::Deserialize, Validate)]
    struct Client {
        #[validate(required, basic = "user")]
        client_id: Option<String>,
        #[validate(length(min = 9, error = "invalid_client"), basic = "password")]
        client_secret: Option<token_request::Secret>,
    }
    let wrong = Reader::new().read::<Client>(&with("Basic YTpi", GRANT)).unwrap_err();
    assert_eq!(ErrorResponse::from(wrong).status(), 401);
    let mut request = with("Bearer x", &format!("client_id=a&client_secret=b&{GRANT}"));
    let wrong = Reader::new().read::<Client>(&request).unwrap_err();
    let response = ErrorResponse::from(wrong).to_response();
    assert_eq!(response.status(), 401);
    assert_eq!(response.headers()["WWW-Authenticate"], "Basic realm=\"token endpoint\"");
    request.headers_mut().remove("Authorization");
    let wrong = Reader::new().read::<Client>(&request).unwrap_err();
    assert_eq!(ErrorResponse::from(wrong).status(), 400);
}

/// RFC 6749 section 5.2: the response names the scheme that a client with the header should have used.
#[test]
fn any_authorization_header_counts_as_authentication() {
    for authorization in ["Basic YTpi", "basic", "Bearer x", "DPoP x", "Basically x", "", "\u{e9}"]
    {
        let mut request = with("", "");
        let authorization = HeaderValue::from_bytes(authorization.as_bytes()).unwrap();
        request.headers_mut().insert("Authorization", authorization.clone());
        assert!(uses_authorization(request.headers()), "{authorization:?}");
        assert!(read(&request).unwrap_err().authorization_used(), "{authorization:?}");
        request.headers_mut().remove("Authorization");
        assert!(!uses_authorization(request.headers()));
        assert!(!read(&request).unwrap_err().authorization_used());
    }
}

/// Messages contain no part of the header, decoded or not.
#[test]
fn no_message_contains_a_credential() {
    const MARKS: [&str; 4] = ["MARKER", "TUFSS0VS", "1FSS0VS", "NQVJLRV"];
    for authorization in [
        "Basic TUFSS0VS",
        "Basic TUFSS0VSOk1BUktFUiU=",
        "Basic TUFSS0VSOk1BUktFUg==",
        "Basic TUFSS0VSOk1BUktFUjpNQVJLRVI=", // MARKER:MARKER:MARKER
        "Basic TUFSS0VS!",
    ] {
        let request = Request::post("/token?client_secret=MARKER").header("Content-Type", FORM);
        let body = "client_id=MARKER1&client_secret=MARKER";
        let request = request.header("Authorization", authorization).body(body.to_owned()).unwrap();
        for reading in [Reading::Form, Reading::FormOrRaw, Reading::Raw] {
            let reader = Reader::new().basic(reading);
            let wrong = reader.read::<V3TokenRequest>(&request).unwrap_err();
            let (error, problem) = (ErrorResponse::from(&wrong), ProblemDetails::from(&wrong));
            let messages = format!(
                "{wrong} {wrong:?} {error:?} {problem:?} {:?} {:?}",
                error.to_response(),
                problem.to_response()
            );
            assert!(!MARKS.iter().any(|mark| messages.contains(mark)), "{messages}");
        }
    }
}
