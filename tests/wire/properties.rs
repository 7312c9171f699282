//! Properties of all requests and of all bodies.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde::Deserialize;
use token_request::{Valid, Validate, Wire};
use token_request_tests::wire_checks::{self, Detail, Flat, Kind, Rich};

/// A text that is not empty, because an empty parameter of a form counts as absent.
const TEXT: &str = "(?s).{1,12}";

prop_compose! {
    fn unsigned()(
        n in option::of(any::<u8>()),
        u16 in option::of(any::<u16>()),
        u32 in option::of(any::<u32>()),
        u64 in option::of(any::<u64>()),
        u128 in option::of(any::<u128>()),
    ) -> (Option<u8>, Option<u16>, Option<u32>, Option<u64>, Option<u128>) {
        (n, u16, u32, u64, u128)
    }
}

prop_compose! {
    fn signed()(
        i8 in option::of(any::<i8>()),
        i16 in option::of(any::<i16>()),
        i32 in option::of(any::<i32>()),
        i64 in option::of(any::<i64>()),
        i128 in option::of(any::<i128>()),
    ) -> (Option<i8>, Option<i16>, Option<i32>, Option<i64>, Option<i128>) {
        (i8, i16, i32, i64, i128)
    }
}

prop_compose! {
    /// The lists are not empty, because an empty list on a form is absent.
    fn lists()(
        resource_uris in vec(TEXT, 0..4),
        port_list in option::of(vec(any::<u32>(), 1..4)),
        limits in option::of(btree_map(".*", any::<i8>(), 0..3)),
        actions in option::of(vec(".*", 0..3)),
        r#type in ".*",
        has_detail in any::<bool>(),
        pair in option::of((any::<u8>(), TEXT)),
    ) -> Rich {
        let detail = has_detail.then_some(Detail { r#type, actions });
        Rich { resource_uris, port_list, detail, limits, pair, ..blank() }
    }
}

prop_compose! {
    fn rich()(
        client_id in option::of(TEXT),
        client_secret in TEXT,
        (numbers, u16, u32, u64, u128) in unsigned(),
        (i8, i16, i32, i64, i128) in signed(),
        f32 in option::of(any::<f32>()),
        f64 in option::of(any::<f64>()),
        (is_offline, sign) in (any::<bool>(), option::of(any::<char>())),
        kind in option::of(select(vec![Kind::WebApp, Kind::Device])),
        (login_hint, max_age) in (option::of(TEXT), option::of(any::<u32>())),
        lists in lists(),
    ) -> Rich {
        let (client_secret, flat) = (client_secret.into(), Flat { login_hint, max_age });
        Rich {
            client_id, client_secret, numbers, u16, u32, u64, u128, i8, i16, i32, i64, i128, f32, f64, is_offline, sign,
            kind, flat, ..lists
        }
    }
}

fn blank() -> Rich {
    serde_json::from_str(r#"{"clientSecret": "s", "isOffline": true}"#).unwrap()
}

/// Valid and invalid pieces of forms and JSON.
const PIECES: &[&str] = &[
    "&",
    "=",
    "+",
    "%",
    "%20",
    "%C3%A9",
    "%FF",
    "%zz",
    "%00",
    "\n",
    " ",
    "é",
    "\0",
    "0",
    "-1",
    "300",
    "1e999",
    "1.5",
    "NaN",
    "340282366920938463463374607431768211456",
    "true",
    "client_id",
    "client_secret",
    "grant_type",
    "&client_id=a",
    "&client_secret=s",
    "&grant_type=client_credentials",
    "&grant_type=code",
    "&code=c",
    "&grant%5Ftype=flat",
    "&resource_uris=a",
    "&resource_uris=",
    "&port_list=1",
    "&port_list=x",
    "&number_of=7",
    "&is_offline=true",
    "&sign=+",
    "&kind=web_app",
    "&kind=other",
    "&f64=1e999",
    "&f32=1e39",
    "&f64=-0",
    "&i8=-0",
    "&u128=+1",
    "&u64=01",
    "&detail=",
    "&detail={\"type\":\"a\"}",
    "&limits={\"a\":1,\"a\":2}",
    "&limits={}",
    "&login-hint=h",
    "&max-age=9",
    "&max-age=-9",
    "&=[{}]",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0061",
    "\\ud800",
    "null",
    "\"a\"",
    "\"clientId\":\"a\"",
    "\"clientSecret\":\"s\"",
    "\"grantType\":\"client_credentials\"",
    "\"grant_type\":\"code\"",
    "\"grant_type\":2",
    "\"code\":\"c\"",
    "\"isOffline\":true",
    "\"n\":7",
    "\"n\":",
    "\"f64\":1e999",
    "\"f64\":1",
    "\"u128\":18446744073709551616",
    "\"i128\":-9223372036854775809",
    "\"detail\":{\"type\":\"\"}",
    "\"detail\":[\"a\",null]",
    "\"limits\":{\"a\":1}",
    "\"limits\":{\"a\":1,\"a\":2}",
    "\"maxAge\":3",
    "\"loginHint\":null",
    "\"resourceUris\":[\"\"]",
    "{\"maxAge\":3}",
    "[1,2]",
    "\"kind\":\"device\"",
    "\"kind\":{\"device\":null}",
    "\"sign\":\"ab\"",
    "\"x\":[{}]",
    "\"pair\":[1,\"a\"]",
    "\"pair\":[1,\"a\",2]",
    "\"f32\":1e39",
    "&pair=1",
];

fn pieces() -> impl Strategy<Value = Vec<u8>> {
    vec(select(PIECES), 0..12).prop_map(|pieces| pieces.concat().into_bytes())
}

/// Returns a body in which most pieces are well-formed.
fn near() -> impl Strategy<Value = Vec<u8>> {
    let is =
        |begin: &'static str| PIECES.iter().copied().filter(move |piece| piece.starts_with(begin));
    let joined = |pieces: Vec<&str>| pieces.join(",");
    let members =
        || vec(select(is("\"").filter(|piece| piece.contains("\":")).collect::<Vec<_>>()), 0..8);
    prop_oneof![
        vec(select(is("&").collect::<Vec<_>>()), 0..8)
            .prop_map(|pieces| pieces.concat().into_bytes()),
        members().prop_map(move |members| format!("{{{}}}", joined(members)).into_bytes()),
        members().prop_map(move |members| {
            format!("{{\"clientSecret\":\"s\",\"isOffline\":false,{}}}", joined(members))
                .replace(",}", "}")
                .into_bytes()
        }),
        members().prop_map(move |members| format!("[{{{}}}]", joined(members)).into_bytes()),
        members().prop_map(|members| {
            let mut form = b"&client_secret=s&is_offline=true".to_vec();
            form.extend(members.concat().into_bytes());
            form
        }),
        pieces().prop_map(|mut pieces| {
            pieces.splice(0..0, *b"&client_secret=s&is_offline=true");
            pieces
        }),
    ]
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![vec(any::<u8>(), 0..64), pieces(), near()]
}

/// Returns a valid form of a token request, so that its values are compared.
fn token_form() -> impl Strategy<Value = Vec<u8>> {
    let text =
        || vec(select(vec!["a", "+", "%20", "%2B", "%2b", "%25", "%26", "=", "*", ";"]), 1..6);
    let names = (
        select(vec!["client_id", "client%5Fid"]),
        select(vec!["client_secret", "%63lient_secret"]),
    );
    (names, text(), text()).prop_map(|((id_name, secret_name), id, secret)| {
        let (id, secret) = (id.concat(), secret.concat());
        format!("{id_name}={id}&x=+&{secret_name}={secret}&grant_type=client_credentials")
            .into_bytes()
    })
}

/// A struct with both numbers or none.
fn same_bits(a: Option<f64>, b: Option<f64>) -> bool {
    a.map(f64::to_bits) == b.map(f64::to_bits)
}

/// Bodies that earlier versions read wrongly.
const FOUND: &[&[u8]] = &[
    // The number of a variant instead of its name.
    b"[2]",
    br#"{"grant_type":2}"#,
    // Too many items for a tuple.
    br#"{"clientSecret":"s","isOffline":true,"pair":[1,"a",2]}"#,
    // A number too large for a float.
    br#"{"clientSecret":"s","isOffline":true,"f32":1e39}"#,
    b"client_secret=s&is_offline=true&f32=1e39",
    b"client_secret=s&is_offline=true&f64=1e999",
    b"client_secret=s&is_offline=true&pair=1&pair=a&pair=2",
    b"client_secret=s&is_offline=true&pair=[1,\"a\",2]",
    br#"{"clientSecret":"s","isOffline":true,"kind":1}"#,
    br#"["nothing",1]"#,
];

#[test]
fn bodies_that_were_once_read_wrongly() {
    for body in FOUND {
        wire_checks::form(body);
        wire_checks::json(body);
        wire_checks::round_trip(body);
    }
}

proptest! {
    #[test]
    fn a_written_form_reads_back_equal(request in rich()) {
        let request = Valid::new(request).unwrap();
        let form = request.to_form();
        let read = Rich::from_form(form.as_bytes()).map(Valid::into_inner);
        prop_assert_eq!(read.as_ref().ok(), Some(&*request), "{}: {:?}", form, read);
        prop_assert!(same_bits(read.unwrap().f64, request.f64));
    }

    #[test]
    fn written_json_reads_back_equal(request in rich()) {
        let request = Valid::new(request).unwrap();
        let json = request.to_json();
        let read = Rich::from_json(json.as_bytes());
        prop_assert_eq!(read.as_ref().ok(), Some(&request), "{}: {:?}", json, read);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn a_form_has_the_values_that_form_urlencoded_decodes(body in prop_oneof![body(), token_form()]) {
        wire_checks::form(&body);
    }

    #[test]
    fn json_is_accepted_if_serde_json_accepts_it(body in body()) {
        wire_checks::json(&body);
    }

    #[test]
    fn an_accepted_body_is_written_and_read_again(body in body()) {
        wire_checks::round_trip(&body);
    }

    #[test]
    fn a_form_is_accepted_if_other_libraries_accept_it(form in simple_form()) {
        compare(&form)?;
    }
}

/// A request that all libraries for forms can read.
#[derive(Debug, PartialEq, Deserialize, Validate)]
struct Simple {
    term: String,
    page: Option<u8>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    sizes: Vec<i32>,
    exact: Option<bool>,
}

fn simple_form() -> impl Strategy<Value = String> {
    let name = select(vec!["term", "page", "tags", "sizes", "exact", "other", "", "TERM"]);
    let value =
        select(vec!["a b", "7", "-7", "256", "1", "true", "false", "yes", "é&=", "%", "0.5", "+"]);
    vec((name, value), 0..5).prop_map(|pairs| {
        let pairs = pairs.iter().chain([&("term", "t")]).skip(usize::from(pairs.len() > 2));
        form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
    })
}

/// Returns well-formed forms without empty values and without numbers such as `+1` or `01`, on which libraries differ.
fn compare(form: &str) -> Result<(), TestCaseError> {
    let ours = Simple::from_form(form.as_bytes()).map(Valid::into_inner).ok();
    let theirs = serde_html_form::from_str::<Simple>(form).ok();
    prop_assert_eq!(&ours, &theirs, "{}", form);
    // `serde_urlencoded` has no lists.
    if !form.contains("tags") && !form.contains("sizes") {
        prop_assert_eq!(&ours, &serde_urlencoded::from_str::<Simple>(form).ok(), "{}", form);
    }
    Ok(())
}
