//! The extractors, in a router that the tests call as a server does.

#![cfg(feature = "axum")]

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use axum::routing::{post, put};
use axum::{Extension, Router};
use http_body::Frame;
use token_request::axum::{TokenRequest, ValidForm, ValidJson};
use token_request::http::{Reader, Reading, uses_authorization};
use token_request::{ErrorResponse, Limits, V3TokenRequest, Validate};
use tower::ServiceExt;

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";
const GRANT: &str = "grant_type=client_credentials";

#[derive(Debug, serde::Deserialize, Validate)]
struct Item {
    #[validate(length(min = 2))]
    name: String,
    #[validate(secret, length(min = 9))]
    code: String,
}

async fn token(
    headers: HeaderMap,
    request: TokenRequest<V3TokenRequest>,
) -> Result<String, ErrorResponse> {
    match request.client_id.as_deref() {
        Some("nobody") => {
            Err(ErrorResponse::new("invalid_client")
                .authorization_used(uses_authorization(&headers)))
        }
        id => Ok(id.unwrap_or_default().to_owned()),
    }
}

async fn form(ValidForm(item): ValidForm<Item>) -> String {
    item.name.clone()
}

async fn json(item: ValidJson<Item>) -> String {
    item.name.clone()
}

fn app() -> Router {
    let routes = Router::new().route("/token", post(token).get(token));
    routes.route("/form", put(form)).route("/json", post(json))
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

/// Sends a request with these headers and returns the answer.
async fn ask(
    app: Router,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: impl Into<Body>,
) -> Answer {
    let request = Request::builder().method(method).uri(path);
    let request =
        headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    let (parts, body) = app.oneshot(request.body(body.into()).unwrap()).await.unwrap().into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body: String::from_utf8(body.to_vec()).unwrap(),
    }
}

async fn post_to(path: &str, content_type: &str, body: impl Into<Body>) -> Answer {
    let method = if path == "/form" { "PUT" } else { "POST" };
    ask(app(), method, path, &[("content-type", content_type)], body).await
}

#[tokio::test]
async fn a_token_request_is_a_form_or_json() {
    let form = post_to(
        "/token",
        "application/x-www-form-urlencoded;charset=UTF-8",
        format!("client_id=a&{GRANT}"),
    )
    .await;
    assert_eq!((form.status.as_u16(), form.body.as_str()), (200, "a"));
    let body = r#"{"clientId": "b", "grantType": "client_credentials"}"#;
    let json = post_to("/token", JSON, body).await;
    assert_eq!((json.status.as_u16(), json.body.as_str()), (200, "b"));
    let headers = [("content-type", FORM), ("authorization", "Basic Y2xpZW50LTE6czNjcjN0")];
    let basic = ask(app(), "POST", "/token", &headers, GRANT).await;
    assert_eq!((basic.status.as_u16(), basic.body.as_str()), (200, "client-1"));
}

#[tokio::test]
async fn a_rejected_token_request_gets_an_error_response() {
    let wrong =
        post_to("/token", FORM, "grant_type=password&client_secret=s&client_secret=t").await;
    assert_eq!(wrong.status, 400);
    assert_eq!(wrong.headers["cache-control"], "no-store");
    assert_eq!(wrong.headers["content-type"], JSON);
    assert_eq!(
        wrong.body,
        r#"{"error":"invalid_request","error_description":"client_secret: must not be repeated; grant_type: must be `client_credentials`"}"#,
    );
    let grant = post_to("/token", FORM, "grant_type=password").await;
    assert!(grant.body.starts_with(r#"{"error":"unsupported_grant_type","#), "{}", grant.body);
    let get = ask(app(), "GET", "/token", &[], "").await;
    assert_eq!((get.status.as_u16(), get.body.contains("method: must be `POST`")), (400, true));
}

#[tokio::test]
async fn an_unknown_client_in_the_header_gets_status_401() {
    let headers = [("content-type", FORM), ("authorization", "Basic bm9ib2R5OngK")];
    let basic = ask(app(), "POST", "/token", &headers, GRANT).await;
    assert_eq!(basic.status, 400, "its password ends with a line feed: {}", basic.body);
    let headers = [("content-type", FORM), ("authorization", "Basic bm9ib2R5Ong=")];
    let basic = ask(app(), "POST", "/token", &headers, GRANT).await;
    assert_eq!(
        (basic.status.as_u16(), basic.body.as_str()),
        (401, r#"{"error":"invalid_client"}"#)
    );
    assert_eq!(basic.headers["www-authenticate"], "Basic realm=\"token endpoint\"");
    let headers = [("content-type", FORM), ("authorization", "Bearer x")];
    let body = format!("client_id=nobody&{GRANT}");
    let bearer = ask(app(), "POST", "/token", &headers, body).await;
    assert_eq!(bearer.status, 401);
    assert_eq!(bearer.headers["www-authenticate"], "Basic realm=\"token endpoint\"");
    let post = post_to("/token", FORM, format!("client_id=nobody&{GRANT}")).await;
    assert_eq!((post.status.as_u16(), post.headers.contains_key("www-authenticate")), (400, false));
}

#[tokio::test]
async fn other_requests_need_their_media_type_and_get_problem_details() {
    let form = post_to("/form", FORM, "name=ink&code=123456789").await;
    assert_eq!((form.status.as_u16(), form.body.as_str()), (200, "ink"));
    let json = post_to("/json", JSON, r#"{"name": "ink", "code": "123456789"}"#).await;
    assert_eq!((json.status.as_u16(), json.body.as_str()), (200, "ink"));
    for (path, content_type, body, status, messages) in [
        (
            "/form",
            JSON,
            "name=ink",
            415,
            r#""detail":"must be `application/x-www-form-urlencoded`""#,
        ),
        ("/json", FORM, "{}", 415, r#""detail":"must be `application/json`""#),
        ("/json", JSON, "{", 400, r#""code":"syntax""#),
        (
            "/form",
            FORM,
            "name=a&code=MARKER",
            422,
            r##""pointer":"#/code","detail":"must have at least 9 characters""##,
        ),
        (
            "/json",
            JSON,
            r#"{"code": "MARKER"}"#,
            422,
            r##""pointer":"#/name","detail":"is required""##,
        ),
    ] {
        let wrong = post_to(path, content_type, body).await;
        assert_eq!(wrong.status, status, "{}", wrong.body);
        assert_eq!(wrong.headers["content-type"], "application/problem+json");
        assert!(wrong.body.contains(messages) && !wrong.body.contains("MARKER"), "{}", wrong.body);
    }
}

#[tokio::test]
async fn a_compressed_body_is_rejected_by_its_header() {
    for (method, path, content_type, status) in
        [("POST", "/token", FORM, 400), ("PUT", "/form", FORM, 415), ("POST", "/json", JSON, 415)]
    {
        let headers = [("content-type", content_type), ("content-encoding", "gzip")];
        let wrong = ask(app(), method, path, &headers, "\u{1f}MARKER").await;
        assert_eq!(wrong.status, status, "{}", wrong.body);
        assert_eq!(wrong.headers["accept-encoding"], "identity");
        let messages = wrong.body.contains("must be absent or `identity`");
        assert!(messages && !wrong.body.contains("MARKER"), "{}", wrong.body);
    }
}

/// A body that yields a frame of these bytes, or this error, each time it is polled.
struct Frames<F>(F);

impl<F: FnMut() -> io::Result<Bytes> + Unpin> http_body::Body for Frames<F> {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        Poll::Ready(Some((self.0)().map(Frame::data)))
    }
}

/// Returns a body without an end, which must not be polled for more than 64 KiB and one frame.
fn endless() -> Body {
    let mut n_frames = 0;
    Body::new(Frames(move || {
        n_frames += 1;
        assert!(n_frames <= 66, "it is read on");
        Ok(Bytes::from_static(&[b'x'; 1000]))
    }))
}

#[tokio::test]
async fn a_body_is_read_no_further_than_the_limit() {
    let token = post_to("/token", FORM, endless()).await;
    assert_eq!(token.status, 400);
    assert!(token.body.contains("must have at most 65536 bytes"), "{}", token.body);
    for (path, content_type) in [("/form", FORM), ("/json", JSON)] {
        assert_eq!(post_to(path, content_type, endless()).await.status, 413);
    }
    let fits = format!("name={}&code=123456789", "x".repeat(65536 - 20));
    assert_eq!(post_to("/form", FORM, fits).await.status, 200);
}

#[tokio::test]
async fn a_reader_may_be_a_layer() {
    let reader = Reader::new().limits(Limits::DEFAULT.bytes(40)).basic(Reading::Raw);
    let app = app().layer(Extension(reader));
    let headers = [("content-type", FORM), ("authorization", "Basic Y2xpZW50JTJEMTp4")];
    let raw = ask(app.clone(), "POST", "/token", &headers, GRANT).await;
    assert_eq!(raw.body, "client%2D1");
    let long =
        ask(app.clone(), "POST", "/token", &headers, format!("{GRANT}&client_id=client%252D1"))
            .await;
    assert!(long.body.contains("must have at most 40 bytes"), "{}", long.body);
    let form = ask(app, "PUT", "/form", &headers, "x".repeat(41)).await;
    assert_eq!(form.status, 413);
}

#[tokio::test]
async fn an_interrupted_body_is_a_client_error() {
    let json = post_to("/json", JSON, Body::new(Frames(|| Err(io::Error::other("MARKER"))))).await;
    assert_eq!(json.status, 400);
    assert!(
        json.body.contains("could not be read") && !json.body.contains("MARKER"),
        "{}",
        json.body
    );
}
