//! Responses to rejected requests.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use proptest::prelude::*;
use serde_json::{Value, json};
use token_request::{
    ErrorResponse, Field, ProblemDetails, Report, Rule, RuleError, Table, Type, V3TokenRequest,
    Validate, Violations,
};

/// Returns the violations of a request with an unsupported grant and without an id.
struct Refused {
    is_grant_first: bool,
}

impl Validate for Refused {
    const TABLE: Table = Table::new(
        "Refused",
        &[
            Field::new("client_id", Type::String)
                .rules(&[Rule::new("required").error("invalid_client")]),
            Field::new("grant_type", Type::String).rules(&[
                Rule::new("one_of").message("is not supported").error("unsupported_grant_type"),
                Rule::new("length").message("is too long"),
            ]),
        ],
    );

    fn check(&self, report: &mut Report<'_>) -> ControlFlow<()> {
        let [id, grant] = Self::TABLE.fields else { return ControlFlow::Continue(()) };
        if !self.is_grant_first {
            report.broken(id, 0)?;
        }
        report.broken(grant, 0)?;
        report.broken(grant, 1)
    }
}

fn refused(is_grant_first: bool) -> ErrorResponse {
    ErrorResponse::from(Refused { is_grant_first }.validate().unwrap_err())
}

fn headers(response: &ErrorResponse) -> Vec<(&str, Cow<'_, str>)> {
    response.headers().collect()
}

fn is_nqs(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, 0x20..=0x21 | 0x23..=0x5B | 0x5D..=0x7E))
}

#[test]
fn the_first_violation_decides_the_error_and_all_are_described() {
    let response = refused(true);
    assert_eq!(
        response.to_json(),
        r#"{"error":"unsupported_grant_type","error_description":"grant_type: is not supported; grant_type: is too long"}"#,
    );
    assert_eq!(response.to_json(), serde_json::to_string(&response).unwrap());
    assert_eq!(
        response.to_string(),
        "unsupported_grant_type: grant_type: is not supported; grant_type: is too long",
    );
    assert_eq!(refused(false).error(), "invalid_client");
    let plain = ErrorResponse::from(&V3TokenRequest::default().validate().unwrap_err());
    assert_eq!((plain.error(), plain.error_uri()), ("invalid_request", None));
    assert_eq!(plain.error_description(), "grantType: is required");
    assert_eq!(plain.clone(), plain);
}

const NO_STORE: [(&str, &str); 2] = [("Cache-Control", "no-store"), ("Pragma", "no-cache")];

#[test]
fn only_a_client_that_used_the_header_gets_www_authenticate() {
    let plain = || {
        let json = [("Content-Type", "application/json")];
        json.into_iter().chain(NO_STORE).map(|(name, value)| (name, Cow::from(value)))
    };
    for response in [refused(false), refused(true), refused(true).authorization_used(true)] {
        assert_eq!(response.status(), 400);
        assert_eq!(headers(&response), plain().collect::<Vec<_>>());
    }
    let used = refused(false).authorization_used(true);
    assert_eq!(used.status(), 401);
    let basic = |value: &'static str| plain().chain([("WWW-Authenticate", value.into())]);
    assert_eq!(headers(&used), basic(r#"Basic realm="token endpoint""#).collect::<Vec<_>>());
    let named = used.realm("a\"b\\\r\n");
    assert_eq!(headers(&named), basic(r#"Basic realm="a'b/??""#).collect::<Vec<_>>());
}

#[test]
fn a_server_can_build_its_own_responses() {
    let bare = ErrorResponse::new("invalid_grant");
    assert_eq!((bare.to_json().as_str(), bare.status()), (r#"{"error":"invalid_grant"}"#, 400));
    assert_eq!(bare.to_string(), "invalid_grant");
    assert_eq!(bare.error_description(), "");
    let full =
        bare.description(format_args!("no code {:?}\n", 'é')).uri("https://e.com/a b?\"é\\#%20");
    assert_eq!(
        full.to_json(),
        r#"{"error":"invalid_grant","error_description":"no code '?'?","error_uri":"https://e.com/a%20b?%22%C3%A9%5C#%20"}"#,
    );
    assert_eq!(full.error_uri(), Some("https://e.com/a%20b?%22%C3%A9%5C#%20"));
    assert_eq!(ErrorResponse::new("a\"é\\").error(), "a'?/");
    assert_eq!(ErrorResponse::new("").error(), "invalid_request");
}

#[test]
fn a_long_description_is_truncated() {
    let of = |n: usize| ErrorResponse::new("e").description("x".repeat(n));
    assert_eq!(of(1000).error_description(), "x".repeat(1000));
    assert_eq!(of(1001).error_description(), "x".repeat(997) + "...");
    let long = vec![V3TokenRequest::default(); 100].validate().unwrap_err();
    let long = ErrorResponse::from(&long);
    assert_eq!(long.error_description().len(), 1000);
    assert!(long.error_description().starts_with("[0].grantType: is required; [1]."));
    assert!(long.error_description().ends_with("..."));
}

fn problem(errors: Vec<RuleError>) -> ProblemDetails {
    ProblemDetails::from(&Violations::from(errors))
}

#[test]
fn a_problem_lists_the_violations() {
    let request = V3TokenRequest {
        client_id: Some(String::new()),
        grant_type: Some("password".into()),
        ..V3TokenRequest::default()
    };
    let problem = ProblemDetails::from(request.validate().unwrap_err());
    let body: Value = serde_json::from_str(&problem.to_json()).unwrap();
    assert_eq!(
        body,
        json!({
            "type": "about:blank",
            "title": "Unprocessable Content",
            "status": 422,
            "detail": "The request has 2 errors.",
            "errors": [
                {"pointer": "#/clientId", "detail": "must have 1 to 4096 characters", "code": "length"},
                {"pointer": "#/grantType", "detail": "must be `client_credentials`", "code": "one_of"},
            ],
        }),
    );
    assert_eq!(serde_json::to_value(&problem).unwrap(), body);
    assert_eq!(problem.to_string(), "Unprocessable Content: The request has 2 errors.");
    let [(name, value), rest @ ..] = &problem.headers().collect::<Vec<_>>()[..] else { panic!() };
    assert_eq!((*name, &**value), ("Content-Type", problem.content_type()));
    assert_eq!(problem.content_type(), "application/problem+json");
    assert!(rest.iter().map(|(name, value)| (*name, &**value)).eq(NO_STORE));

    let own = problem.type_uri("https://e.com/invalid").title("Not valid.").detail("See below.");
    let body: Value = serde_json::from_str(&own.to_json()).unwrap();
    assert_eq!(body["type"], "https://e.com/invalid");
    assert_eq!((&body["title"], &body["detail"]), (&json!("Not valid."), &json!("See below.")));
}

#[test]
fn a_pointer_is_a_uri_fragment() {
    let at = |error: RuleError| problem(vec![error]).to_json();
    assert!(at("whole".into()).contains(r##""pointer":"#","##));
    let odd = RuleError::new("odd").at("a/b~c %#\"é").at_index(0);
    assert!(at(odd).contains(r##""pointer":"#/a~1b~0c%20%25%23%22%C3%A9/0","##));
}

#[test]
fn the_status_depends_on_the_violations() {
    let status = |codes: &[&'static str]| {
        let problem = problem(codes.iter().map(|&code| code.into()).collect());
        let body: Value = serde_json::from_str(&problem.to_json()).unwrap();
        assert_eq!(body["status"], problem.status());
        (problem.status(), body["title"].as_str().unwrap().to_owned())
    };
    let is = |status: u16, title: &str| (status, title.to_owned());
    assert_eq!(status(&["length"]), is(422, "Unprocessable Content"));
    assert_eq!(status(&["length", "syntax"]), is(400, "Bad Request"));
    assert_eq!(status(&["encoding"]), is(400, "Bad Request"));
    assert_eq!(status(&["syntax", "too_large"]), is(413, "Content Too Large"));
}

/// Found in whatever quotes it, as it needs no escape.
const MARKER: &str = "7331373313";

#[derive(Validate)]
struct Secrets {
    #[validate(secret, length(max = 3), one_of("7331373313"))]
    text: String,
    #[validate(secret, values(length(max = 3)))]
    map: BTreeMap<String, String>,
    #[validate(chars(digits), length(max = 3))]
    shown: String,
}

#[test]
fn no_value_is_in_a_response() {
    let text = || format!("{MARKER}é{MARKER}");
    let request = V3TokenRequest {
        client_id: Some(text()),
        client_secret: Some(text().into()),
        grant_type: Some(text()),
    };
    let map = BTreeMap::from([(text(), text())]);
    let secrets = Secrets { text: text(), map, shown: text() };
    for violations in [request.validate().unwrap_err(), secrets.validate().unwrap_err()] {
        let n = violations.len();
        assert!(n >= 3);
        let response = ErrorResponse::from(&violations).authorization_used(true);
        let problem = ProblemDetails::from(&violations);
        let headers: Vec<_> = response.headers().chain(problem.headers()).collect();
        let shown = [
            response.to_json(),
            problem.to_json(),
            format!("{response} {response:?} {problem} {problem:?} {headers:?}"),
        ];
        assert!(shown.iter().all(|shown| !shown.contains(MARKER)), "{shown:?}");
        assert_eq!(response.error_description().matches("; ").count(), n - 1);
    }
}

proptest! {
    #[test]
    fn a_description_has_only_nqschar(
        message in any::<String>(),
        field in any::<String>(),
        error in any::<String>(),
        uri in any::<String>(),
    ) {
        let raised = RuleError::new("code").message(message.clone()).at(field);
        let response = ErrorResponse::from(Violations::from(raised));
        prop_assert!(is_nqs(response.error_description()), "{response:?}");
        prop_assert!(response.error_description().chars().count() >= message.chars().count());
        let own = ErrorResponse::new(&error).description(&message).uri(&uri);
        prop_assert!(is_nqs(own.error()) && is_nqs(own.error_description()) && !own.error().is_empty());
        prop_assert_eq!(own.error_uri().is_some(), !uri.is_empty());
        let uri = own.error_uri().unwrap_or_default();
        prop_assert!(is_nqs(uri) && !uri.contains(' '));
        let body: Value = serde_json::from_str(&own.to_json()).unwrap();
        prop_assert_eq!(&body["error"], own.error());
    }
}
