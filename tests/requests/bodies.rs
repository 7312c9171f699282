//! Bodies as the vendor's SDK sends them, read as the example reads them.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use token_request::{Secret, V3TokenRequest, Validate};

use crate::read::{Format, read};
use crate::{Broken, broken, expected};

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

/// A valid request has exactly that id and that secret, an empty one on a form being an absent one.
fn judge(name: &str, body: &str, verdict: Verdict, id: &str, secret: &str) {
    let (format, request) = read(body.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"));
    match (verdict, request.validate()) {
        (Valid, Ok(())) => {
            let given =
                |text: &str| (format == Format::Json || !text.is_empty()).then(|| text.to_owned());
            assert_eq!(request.client_id, given(id), "{name}");
            assert_eq!(request.client_secret, given(secret).map(Secret::from), "{name}");
            assert_eq!(request.grant_type.as_deref(), Some("client_credentials"), "{name}");
        }
        (Refused(codes), Err(violations)) => {
            assert_eq!(broken(&violations), expected(codes), "{name}");
        }
        (_, outcome) => panic!("{name}: {outcome:?}, wanted {verdict:?}"),
    }
}

/// Id, secret, body and verdict: by `encodeURIComponent`, by `URLSearchParams`, and in JSON.
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
fn own_requests_of_the_vendors_shape() {
    for (id, secret, body, verdict) in OWN {
        judge(body, body, *verdict, id, secret);
    }
}

#[test]
fn a_line_end_after_a_form_is_not_part_of_it() {
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
fn what_cannot_be_read_is_refused_unseen() {
    let cases: &[(&[u8], &str)] = &[
        (b"{\"clientId\": 73313}", "expected a string at line 1 column "),
        (b"{\"clientSecret\": 73313}", "expected a string at line 1 column "),
        (b"{\"clientSecret\": 73313.5}", "expected a string at line 1 column "),
        (b"{\"clientSecret\": -73313}", "expected a string at line 1 column "),
        (b"{\"clientSecret\": true}", "expected a string at line 1 column "),
        (b"{\"clientSecret\": [\"73313\"]}", "expected a string at line 1 column "),
        (b"{\"grantType\": {\"73313\": 73313}}", "expected a string at line 1 column "),
        (
            b"{\"clientId\": \"a\", \"client_id\": \"73313\"}",
            "duplicate field `clientId` at line 1 column 29",
        ),
        (b"{\"clientSecret\": \"73313", "EOF while parsing a string at line 1 column 23"),
        (b"{\"clientSecret\": 73313x}", "expected a string at line 1 column "),
        (
            b"{\"clientSecret\": \"\\ud800 73313\"}",
            "unexpected end of hex escape at line 1 column 25",
        ),
        (b"{} 73313", "trailing characters at line 1 column 4"),
        (b"client_id=73313\xff", "invalid utf-8 sequence of 1 bytes from index 15"),
        (b"client_secret=73313%FF", "an escape that is not UTF-8, or is U+FFFD"),
        (b"client_secret=73313%", "`%` without two hex digits at byte 20"),
        (b"client_secret=73313%+1", "`%` without two hex digits at byte 20"),
        (b"client_secret=73313&client_secret=73314", "a parameter is given more than once"),
        (b"client_secret=73313&clientSecret=73313", "a parameter is given more than once"),
    ];
    for (body, message) in cases {
        let error = read(body).unwrap_err();
        assert!(
            error.to_string().starts_with(message),
            "{error}: {}",
            String::from_utf8_lossy(body)
        );
        assert!(!format!("{error:?}").contains("7331"), "{error:?}");
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

/// Other grants, wrong ones, and none.
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

/// Every row has a verdict, and every verdict a row.
fn recorded(verdicts: &[(&str, Verdict)], is_meant: impl Fn(&str) -> bool) {
    let Some(rows) = rows() else { return };
    let mut verdicts: BTreeMap<&str, Verdict> = verdicts.iter().copied().collect();
    for row in &rows {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        if row["client"] == "@prove-identity/prove-api" && is_meant(&text(&row["grant"])) {
            let id = text(&row["id"]);
            let verdict = verdicts.remove(&*id).unwrap_or_else(|| panic!("no verdict on {id}"));
            let inputs = &row["inputs"];
            let body = row["body_utf8"].as_str().unwrap_or_else(|| panic!("no body in {id}"));
            judge(&id, body, verdict, &text(&inputs["client_id"]), &text(&inputs["client_secret"]));
        }
    }
    assert!(verdicts.is_empty(), "not in the data: {verdicts:?}");
}

/// The recorded requests of many OAuth clients, one JSON object a line, where they are at hand.
fn rows() -> Option<Vec<Value>> {
    let Some(folder) = std::env::var_os("TOKEN_REQUEST_DATA") else {
        crate::skipped(format_args!("TOKEN_REQUEST_DATA does not say where `clients.jsonl` is"));
        return None;
    };
    let path = Path::new(&folder).join("clients.jsonl");
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()),
        Err(error) => {
            crate::skipped(format_args!("{}: {error}", path.display()));
            None
        }
    }
}

#[test]
fn what_is_sent_is_read_again() {
    let request = V3TokenRequest::client_credentials("a b+c&=%", "***");
    let valid = token_request::Valid::new(request.clone()).unwrap();
    for format in [Format::Form, Format::Json] {
        let sent = crate::answer::sent(format, &valid).unwrap();
        assert_eq!(read(sent.as_bytes()), Ok((format, request.clone())), "{sent}");
    }
}
