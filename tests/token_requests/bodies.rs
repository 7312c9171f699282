//! Bodies of the vendor's SDK, read as the example reads them.

use std::collections::BTreeMap;

use token_request::{Secret, V3TokenRequest};

use crate::read::{Format, read};
use crate::{Broken, broken, expected};
use token_request_tests::recordings::text;

#[derive(Debug, Clone, Copy)]
enum Verdict {
    Valid,
    Refused(&'static [Broken]),
}
use Verdict::{Refused, Valid};

const NOT_VSCHAR: Verdict = Refused(&[("/clientId", "chars"), ("/clientSecret", "chars")]);
const EMPTY: Verdict = Refused(&[("/clientId", "length"), ("/clientSecret", "length")]);
const NO_GRANT: Verdict = Refused(&[("/grantType", "required")]);
const WRONG_GRANT: Verdict = Refused(&[("/grantType", "one_of")]);
const WRONG_ID_AND_GRANT: Verdict = Refused(&[("/clientId", "chars"), ("/grantType", "one_of")]);

/// Asserts that a valid request has this id and this secret. An empty parameter of a form counts as absent.
fn judge(name: &str, body: &str, verdict: Verdict, id: &str, secret: &str) {
    let format = Format::of(body.as_bytes());
    match (verdict, read(body.as_bytes())) {
        (Valid, Ok(request)) => {
            let given =
                |text: &str| (format == Format::Json || !text.is_empty()).then(|| text.to_owned());
            assert_eq!(request.client_id, given(id), "{name}");
            assert_eq!(request.client_secret, given(secret).map(Secret::from), "{name}");
            assert_eq!(request.grant_type.as_deref(), Some("client_credentials"), "{name}");
        }
        (Refused(codes), Err(violations)) => {
            assert_eq!(broken(&violations), called_in(format, codes), "{name}");
        }
        (_, outcome) => panic!("{name}: {outcome:?}, wanted {verdict:?}"),
    }
}

/// Returns the expected violations, with the names of the format.
fn called_in(format: Format, codes: &[Broken]) -> Vec<(String, String)> {
    let called = |path: String| match (format, path.as_str()) {
        (Format::Form, "/clientId") => "/client_id".to_owned(),
        (Format::Form, "/clientSecret") => "/client_secret".to_owned(),
        (Format::Form, "/grantType") => "/grant_type".to_owned(),
        _ => path,
    };
    expected(codes).into_iter().map(|(path, code)| (called(path), code)).collect()
}

/// Id, secret, body and violations: by `encodeURIComponent`, by `URLSearchParams`, and in JSON.
const OWN: &[(&str, &str, &str, Verdict)] = &[
    (
        "shop-7",
        "k9-Zz",
        "client_id=shop-7&client_secret=k9-Zz&grant_type=client_credentials",
        Valid,
    ),
    (
        "shop 7",
        "two  words",
        "client_id=shop%207&client_secret=two%20%20words&grant_type=client_credentials",
        Valid,
    ),
    (
        "shop 7",
        "two  words",
        "grant_type=client_credentials&client_id=shop+7&client_secret=two++words",
        Valid,
    ),
    (
        "a+b",
        "50%+1%25",
        "client_id=a%2Bb&client_secret=50%25%2B1%2525&grant_type=client_credentials",
        Valid,
    ),
    (
        "(a)'*!~",
        "&=;",
        "client_id=(a)'*!~&client_secret=%26%3D%3B&grant_type=client_credentials",
        Valid,
    ),
    (
        "(a)'*!~",
        "&=;",
        "grant_type=client_credentials&client_id=%28a%29%27*%21%7E&client_secret=%26%3D%3B",
        Valid,
    ),
    (
        "shop-7",
        "\"\\/",
        r#"{"client_id":"shop-7","client_secret":"\"\\/","grant_type":"client_credentials"}"#,
        Valid,
    ),
    (
        "shop-7",
        "k9-Zz",
        r#"{"clientId":"shop-7","clientSecret":"k9-Zz","grantType":"client_credentials"}"#,
        Valid,
    ),
    ("", "", "grant_type=client_credentials&client_id=&client_secret=", Valid),
    ("shop-7", "", "client_id=shop-7&client_secret&grant_type=client_credentials&scope=&&", Valid),
    (
        "shop-7",
        "a=",
        "client_id=shop-7&client_secret=a=&grant_type=client_credentials&scope=a&scope=b",
        Valid,
    ),
    ("", "", r#"{"client_id":"","client_secret":"","grant_type":"client_credentials"}"#, EMPTY),
    (
        "",
        "",
        "client_id=caf%C3%A9&client_secret=%F0%9F%94%91&grant_type=client_credentials",
        NOT_VSCHAR,
    ),
    ("", "", "client_id=a%00&client_secret=b%7F&grant_type=client_credentials", NOT_VSCHAR),
    (
        "",
        "",
        r#"{"client_id":"a\u0000","client_secret":"b\n","grant_type":"client_credentials"}"#,
        NOT_VSCHAR,
    ),
    ("", "", "client_id=shop-7&client_secret=k9-Zz&grant_type=refresh_token", WRONG_GRANT),
    ("", "", "client_id=shop-7&client_secret=k9-Zz&grant_type=CLIENT_CREDENTIALS", WRONG_GRANT),
    ("", "", "client_id=shop-7&client_secret=k9-Zz&grant_type=client_credentials+", WRONG_GRANT),
    ("", "", r#"{"client_id":"shop-7","grant_type":""}"#, WRONG_GRANT),
    ("", "", r#"{"client_id":"shop-7","grant_type":null}"#, NO_GRANT),
    ("", "", "client_id=shop-7&client_secret=k9-Zz&grant_type=", NO_GRANT),
    ("", "", "{}", NO_GRANT),
    ("", "", "", NO_GRANT),
];

#[test]
fn written_requests_of_the_vendors_form() {
    for (id, secret, body, verdict) in OWN {
        judge(body, body, *verdict, id, secret);
    }
}

#[test]
fn a_trailing_line_break_is_not_part_of_a_form() {
    judge("LF", "grant_type=client_credentials\n", Valid, "", "");
    judge("CRLF", "grant_type=client_credentials\r\n", Valid, "", "");
    judge("blank", "grant_type=client_credentials ", WRONG_GRANT, "", "");
    judge(
        "JSON",
        "\r\n\t {\"clientId\":\"a\",\"clientSecret\":\"b\",\"grantType\":\"client_credentials\"}\n",
        Valid,
        "a",
        "b",
    );
}

#[test]
fn messages_about_unreadable_bodies_do_not_contain_them() {
    let cases: &[(&[u8], &str)] = &[
        (b"{\"clientId\": 73313}", "clientId: must be a string, not a number"),
        (b"{\"clientSecret\": 73313}", "clientSecret: must be a string, not a number"),
        (b"{\"clientSecret\": 73313.5}", "clientSecret: must be a string, not a number"),
        (b"{\"clientSecret\": -73313}", "clientSecret: must be a string, not a number"),
        (b"{\"clientSecret\": true}", "clientSecret: must be a string, not a boolean"),
        (b"{\"clientSecret\": [\"73313\"]}", "clientSecret: must be a string, not an array"),
        (b"{\"grantType\": {\"73313\": 73313}}", "grantType: must be a string, not an object"),
        (b"{\"clientId\": \"a\", \"client_id\": \"73313\"}", "clientId: must not be repeated"),
        (
            b"{\"clientSecret\": \"73313",
            "is not valid JSON: unexpected end of input at line 1, column 23",
        ),
        (
            b"{\"clientSecret\": 73313x}",
            "is not valid JSON: expected `,` or `}` at line 1, column 23",
        ),
        (
            b"{\"clientSecret\": \"\\ud800 73313\"}",
            "clientSecret: must be a string without a lone surrogate",
        ),
        (b"{} 73313", "is not valid JSON: trailing characters at line 1, column 4"),
        (b"\xef\xbb\xbf{}", "is not valid JSON: byte order mark at line 1, column 1"),
        (b"client_id=73313\xff", "client_id: is not valid UTF-8 at byte 15"),
        (b"client_secret=73313%FF", "client_secret: is not valid UTF-8 at byte 19"),
        (b"client_secret=73313%", "client_secret: has an invalid escape at byte 19"),
        (b"client_secret=73313%+1", "client_secret: has an invalid escape at byte 19"),
        (b"client_secret=73313&client_secret=73314", "client_secret: must not be repeated"),
    ];
    for (body, message) in cases {
        let violations = read(body).unwrap_err();
        assert!(
            violations.to_string().starts_with(message),
            "{violations}: {}",
            String::from_utf8_lossy(body)
        );
        assert!(!format!("{violations:?}").contains("7331"), "{violations:?}");
    }
}

const RECORDED: &[(&str, Verdict)] = &[
    ("prove-git-0.3.1-001", Valid),
    ("prove-git-0.3.1-002", Valid),
    ("prove-git-0.3.1-004", Valid),
    ("prove-git-0.3.1-005", Valid),
    ("prove-git-0.3.1-007", Valid),
    ("prove-git-0.3.1-008", Valid),
    ("prove-git-0.3.1-010", Valid),
    ("prove-git-0.3.1-011", Valid),
    ("prove-git-0.3.1-013", Valid),
    ("prove-git-0.3.1-014", Valid),
    ("prove-git-0.3.1-016", NOT_VSCHAR),
    ("prove-git-0.3.1-017", NOT_VSCHAR),
    ("prove-git-0.3.1-019", NOT_VSCHAR),
    ("prove-git-0.3.1-020", NOT_VSCHAR),
    ("prove-git-0.3.1-022", Valid),
    ("prove-git-0.3.1-023", Valid),
    ("prove-git-0.3.1-031", EMPTY),
    ("prove-git-0.3.1-033", Valid),
    ("prove-git-0.3.1-034", NOT_VSCHAR),
    ("prove-git-0.3.1-035", Valid),
    ("prove-git-0.3.1-036", Valid),
    ("prove-git-0.3.1-037", Valid),
    ("prove-git-0.3.1-038", Valid),
    ("prove-git-0.4.3-001", Valid),
    ("prove-git-0.4.3-002", Valid),
    ("prove-git-0.4.3-003", Valid),
    ("prove-git-0.4.3-004", Valid),
    ("prove-git-0.4.3-005", Valid),
    ("prove-git-0.4.3-006", Valid),
    ("prove-git-0.4.3-007", Valid),
    ("prove-git-0.4.3-008", Valid),
    ("prove-git-0.4.3-009", Valid),
    ("prove-git-0.4.3-010", Valid),
    ("prove-git-0.4.3-011", NOT_VSCHAR),
    ("prove-git-0.4.3-012", NOT_VSCHAR),
    ("prove-git-0.4.3-013", NOT_VSCHAR),
    ("prove-git-0.4.3-014", NOT_VSCHAR),
    ("prove-git-0.4.3-015", Valid),
    ("prove-git-0.4.3-016", Valid),
    ("prove-git-0.4.3-022", Valid),
    ("prove-git-0.4.3-024", Valid),
    ("prove-git-0.4.3-025", NOT_VSCHAR),
    ("prove-git-0.4.3-026", Valid),
    ("prove-git-0.4.3-029", Valid),
    ("prove-npm-zod3-001", Valid),
    ("prove-npm-zod3-002", Valid),
    ("prove-npm-zod3-003", Valid),
    ("prove-npm-zod3-004", Valid),
    ("prove-npm-zod3-005", Valid),
    ("prove-npm-zod3-006", Valid),
    ("prove-npm-zod3-007", Valid),
    ("prove-npm-zod3-008", Valid),
    ("prove-npm-zod3-009", Valid),
    ("prove-npm-zod3-010", Valid),
    ("prove-npm-zod3-011", NOT_VSCHAR),
    ("prove-npm-zod3-012", NOT_VSCHAR),
    ("prove-npm-zod3-013", NOT_VSCHAR),
    ("prove-npm-zod3-014", NOT_VSCHAR),
    ("prove-npm-zod3-015", Valid),
    ("prove-npm-zod3-016", Valid),
    ("prove-npm-zod3-022", Valid),
    ("prove-npm-zod3-024", Valid),
    ("prove-npm-zod3-025", NOT_VSCHAR),
    ("prove-npm-zod3-026", Valid),
    ("prove-npm-zod3-027", Valid),
    ("prove-npm-zod3-028", Valid),
    ("prove-npm-zod3-029", Valid),
];

/// Other grants, wrong grants and no grant.
const RECORDED_OTHERS: &[(&str, Verdict)] = &[
    ("prove-git-0.2.8-001", WRONG_GRANT),
    ("prove-git-0.2.8-002", WRONG_GRANT),
    ("prove-git-0.2.8-003", WRONG_GRANT),
    ("prove-git-0.2.8-004", WRONG_GRANT),
    ("prove-git-0.2.8-005", WRONG_GRANT),
    ("prove-git-0.2.8-006", WRONG_ID_AND_GRANT),
    ("prove-git-0.2.8-007", WRONG_ID_AND_GRANT),
    ("prove-git-0.2.8-008", WRONG_GRANT),
    ("prove-git-0.2.8-009", WRONG_GRANT),
    ("prove-git-0.3.1-003", WRONG_GRANT),
    ("prove-git-0.3.1-006", WRONG_GRANT),
    ("prove-git-0.3.1-009", WRONG_GRANT),
    ("prove-git-0.3.1-012", WRONG_GRANT),
    ("prove-git-0.3.1-015", WRONG_GRANT),
    ("prove-git-0.3.1-018", WRONG_ID_AND_GRANT),
    ("prove-git-0.3.1-021", WRONG_ID_AND_GRANT),
    ("prove-git-0.3.1-024", WRONG_GRANT),
    ("prove-git-0.3.1-025", WRONG_GRANT),
    ("prove-git-0.3.1-026", WRONG_GRANT),
    ("prove-git-0.3.1-027", WRONG_GRANT),
    ("prove-git-0.3.1-028", WRONG_GRANT),
    ("prove-git-0.3.1-029", WRONG_GRANT),
    ("prove-git-0.3.1-030", WRONG_GRANT),
    ("prove-git-0.3.1-032", NO_GRANT),
    ("prove-git-0.4.3-017", WRONG_GRANT),
    ("prove-git-0.4.3-018", NO_GRANT),
    ("prove-git-0.4.3-019", WRONG_GRANT),
    ("prove-git-0.4.3-020", WRONG_GRANT),
    ("prove-git-0.4.3-021", WRONG_GRANT),
    ("prove-git-0.4.3-023", NO_GRANT),
    ("prove-npm-zod3-017", WRONG_GRANT),
    ("prove-npm-zod3-018", NO_GRANT),
    ("prove-npm-zod3-019", WRONG_GRANT),
    ("prove-npm-zod3-020", WRONG_GRANT),
    ("prove-npm-zod3-021", WRONG_GRANT),
    ("prove-npm-zod3-023", NO_GRANT),
];

#[test]
fn recorded_client_credentials() {
    recorded(RECORDED, |grant| grant == "client_credentials");
}

#[test]
fn recorded_other_grants() {
    recorded(RECORDED_OTHERS, |grant| grant != "client_credentials");
}

/// Every row has an expectation, and every expectation a row.
fn recorded(verdicts: &[(&str, Verdict)], is_meant: impl Fn(&str) -> bool) {
    let Some(rows) = token_request_tests::recordings::rows("clients.jsonl") else { return };
    let mut verdicts: BTreeMap<&str, Verdict> = verdicts.iter().copied().collect();
    for row in &rows {
        if row["client"] == "@prove-identity/prove-api" && is_meant(text(row, "grant")) {
            let id = text(row, "id");
            let verdict = verdicts.remove(id).unwrap_or_else(|| panic!("no verdict on {id}"));
            let (inputs, body) = (&row["inputs"], text(row, "body_utf8"));
            judge(id, body, verdict, text(inputs, "client_id"), text(inputs, "client_secret"));
        }
    }
    assert!(verdicts.is_empty(), "not in the data: {verdicts:?}");
}

#[test]
fn a_sent_request_is_read_again() {
    let request = V3TokenRequest::client_credentials("a b+c&=%", "***");
    let valid = token_request::Valid::new(request).unwrap();
    for sent in [valid.to_form(), valid.to_json()] {
        assert_eq!(read(sent.as_bytes()).unwrap(), valid, "{sent}");
    }
}
