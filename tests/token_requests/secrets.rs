//! No secret is ever shown: secrets are filled with a marker, every way to an error is taken, and the marker is
//! looked for in all that can be printed or sent on.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt::Debug;

use serde::{Deserialize, Serialize};
use token_request::{Field, RuleError, Secret, Text, V3TokenRequest, Valid, Validate, Violations};

use crate::{Broken, answer, broken, expected, read};

/// Found in whatever quotes it, as it needs no escape; also a number.
const MARKER: &str = "7331373313";

#[track_caller]
fn assert_hidden(shown: &str) {
    assert!(!shown.contains(MARKER), "{shown}");
}

/// Looks at all that can be made of what is wrong.
#[track_caller]
fn assert_violations_hide(violations: &Violations) {
    let error: &dyn Error = violations;
    assert_hidden(&format!("{error} {error:?} {error:#?}"));
    assert_hidden(&serde_json::to_string(violations).unwrap());
    for violation in violations {
        assert_hidden(&format!("{violation} {violation:?} {violation:#?} {}", violation.code()));
        assert_hidden(&format!("{} {}", violation.message(), violation.path().pointer()));
        assert_hidden(&format!("{} {:?}", violation.path(), violation.path()));
    }
    #[cfg(feature = "validator")]
    assert_bridged_hide(&violations.clone().into());
}

#[cfg(feature = "validator")]
#[track_caller]
fn assert_bridged_hide(errors: &validator::ValidationErrors) {
    assert_hidden(&format!("{errors} {errors:?} {errors:#?}"));
    assert_hidden(&serde_json::to_string(errors).unwrap());
}

/// The request is not valid, and neither the violations nor `Valid` show why in the words of the secret.
#[track_caller]
fn assert_refused_unseen<T: Validate + Debug>(request: T) -> Violations {
    assert!(!request.is_valid());
    let violations = request.validate().unwrap_err();
    assert_violations_hide(&violations);
    assert_violations_hide(&Valid::new(request).unwrap_err());
    violations
}

/// Secrets that break one rule or the other, and one that breaks none.
fn secrets() -> [String; 4] {
    [
        MARKER.to_owned(),
        format!("{MARKER}é"),
        MARKER.repeat(500),
        format!("\n{}", MARKER.repeat(500)),
    ]
}

#[test]
fn of_the_vendors_request() {
    let ids = [None, Some(""), Some("client-1"), Some("é")];
    let grants = [None, Some(""), Some("password"), Some("client_credentials")];
    for secret in secrets() {
        for id in ids {
            for grant in grants {
                let request = V3TokenRequest {
                    client_id: id.map(Into::into),
                    client_secret: Some(secret.clone().into()),
                    grant_type: grant.map(Into::into),
                };
                assert_hidden(&format!("{request:?} {request:#?}"));
                assert_read_unseen(&serde_json::to_string(&request).unwrap());
                match Valid::new(request.clone()) {
                    Ok(valid) => assert_valid_hides(&valid),
                    Err(_) => {
                        assert_refused_unseen(request);
                    }
                }
            }
        }
    }
}

fn assert_valid_hides(valid: &Valid<V3TokenRequest>) {
    assert_hidden(&format!("{valid:?} {valid:#?}"));
    let shown = answer::without_secret(valid.clone()).unwrap();
    assert_hidden(&format!("{} {}", shown.to_form(), shown.to_json()));
    #[cfg(feature = "validator")]
    assert!(validator::Validate::validate(&**valid).is_ok());
}

/// Reading a `Valid` fails, if it does, without showing the secret.
#[track_caller]
fn assert_read_unseen(json: &str) {
    if let Err(error) = serde_json::from_str::<Valid<V3TokenRequest>>(json) {
        assert_hidden(&format!("{error} {error:?}"));
    }
}

#[test]
fn of_bodies_that_cannot_be_read() {
    let json = [
        "7331373313",
        "-7331373313",
        "7331373313.5",
        "7331373313e400",
        "[\"7331373313\"]",
        "{\"7331373313\": 7331373313}",
        "\"7331373313",
        "\"7331373313\\x\"",
        "\"7331373313\\ud800\"",
        "7331373313x",
        "\"7331373313\n\"",
        "\"7331373313\" 7331373313",
        "\"\", \"client_secret\": \"7331373313\"",
    ];
    for value in json {
        let body = format!("{{\"clientSecret\": {value}}}");
        assert_violations_hide(&read::read(body.as_bytes()).unwrap_err());
        assert!(serde_json::from_str::<Valid<V3TokenRequest>>(&body).is_err());
        assert_read_unseen(&body);
        let in_id = format!("{{\"clientId\": {value}}}");
        if let Err(violations) = read::read(in_id.as_bytes()) {
            assert_violations_hide(&violations);
        }
    }
    // Booleans and `null` have no digits to look for.
    let error = read::read(b"{\"clientSecret\": true}").unwrap_err().to_string();
    assert!(!error.contains("true"), "{error}");

    for form in [
        "client_secret=7331373313&client_secret=7331373313",
        "client_secret=7331373313%",
        "client_secret=7331373313%FF",
        "client_secret=7331373313&clientSecret=7331373313",
    ] {
        assert_violations_hide(&read::read(form.as_bytes()).unwrap_err());
        if let Err(error) = serde_html_form::from_str::<Valid<V3TokenRequest>>(form) {
            assert_hidden(&format!("{error} {error:?}"));
        }
    }
}

/// Through the values that serde buffers, too, a secret that is no string is not shown.
#[test]
fn of_wrong_types_behind_flatten_and_untagged() {
    #[derive(Debug, Deserialize)]
    struct Flat {
        #[serde(flatten)]
        _request: V3TokenRequest,
    }
    #[derive(Debug, Deserialize)]
    #[serde(tag = "kind")]
    enum Tagged {
        Token(V3TokenRequest),
    }
    #[derive(Debug, Deserialize)]
    #[serde(untagged)]
    enum Untagged {
        Token(V3TokenRequest),
    }
    for value in ["7331373313", "-7331373313", "7331373313.5", "[7331373313]", "{\"7331373313\":1}"]
    {
        let json = format!("{{\"kind\": \"Token\", \"clientSecret\": {value}}}");
        assert_hidden(&serde_json::from_str::<Flat>(&json).unwrap_err().to_string());
        assert_hidden(&serde_json::from_str::<Tagged>(&json).unwrap_err().to_string());
        assert_hidden(&serde_json::from_str::<Untagged>(&json).unwrap_err().to_string());
        let tree: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_hidden(&serde_json::from_value::<V3TokenRequest>(tree).unwrap_err().to_string());
    }
    let token = r#"{"kind": "Token", "clientSecret": "7331373313"}"#;
    let Tagged::Token(tagged) = serde_json::from_str(token).unwrap();
    let Untagged::Token(untagged) = serde_json::from_str(token).unwrap();
    assert_eq!(tagged, untagged);
    assert_hidden(&format!("{tagged:?}"));
}

fn by_code(_: &Secret) -> Result<(), &'static str> {
    Err("code")
}

fn by_rule_error(_: &Secret) -> Result<(), RuleError> {
    Err(RuleError::new("rule_error").message("is refused"))
}

/// Every rule on text, each broken.
#[derive(Debug, Clone, Serialize, Validate)]
struct Password {
    #[validate(
        secret,
        one_of("a", "b"),
        none_of("7331373313"),
        length(max = 3),
        chars(digits, code = "no_digits", message = "has a wrong character"),
        custom(function = by_code),
        custom(function = by_rule_error)
    )]
    text: Secret,
    #[validate(secret, one_of("7331373313!"), length(equal = 4), chars(unreserved))]
    plain: String,
    #[validate(secret, none_of("a", "7331373313"))]
    maybe: Option<Secret>,
}

const TEXT: [Broken; 5] = [
    ("/text", "one_of"),
    ("/text", "length"),
    ("/text", "no_digits"),
    ("/text", "code"),
    ("/text", "rule_error"),
];

fn password() -> Password {
    Password {
        text: format!("{MARKER}\n").into(),
        plain: format!("{MARKER} "),
        maybe: Some(MARKER.into()),
    }
}

#[test]
fn of_every_rule() {
    let violations = assert_refused_unseen(password());
    let plain = [("/plain", "one_of"), ("/plain", "length"), ("/plain", "chars")];
    let codes = [&TEXT[..], &plain, &[("/maybe", "none_of")]].concat();
    assert_eq!(broken(&violations), expected(&codes));
    assert_hidden(&format!("{:?}", password().maybe));

    // What a secret must or must not be would tell what it is.
    assert_eq!(violations[5].message(), "must be one of the allowed values");
    assert_eq!(violations[8].message(), "must not be one of the forbidden values");
    let exactly_refused = Password { text: MARKER.into(), ..password() };
    let refused = assert_refused_unseen(exactly_refused);
    assert_eq!(refused[1].code(), "none_of");
}

#[derive(Debug, Validate)]
struct Pin {
    #[validate(secret, range(min = 1000, max = 9999))]
    number: u64,
    #[validate(secret, range(max = 1.5), custom(function = is_small))]
    fraction: f64,
    #[validate(secret, length(max = 1))]
    digits: Vec<u64>,
}

fn is_small(number: f64) -> Result<(), &'static str> {
    if number < 1.0 { Ok(()) } else { Err("is_small") }
}

#[test]
fn of_numbers_and_lists() {
    let number: u64 = MARKER.parse().unwrap();
    let fraction = MARKER.parse().unwrap();
    let violations = Pin { number, fraction, digits: vec![number, number] }.validate().unwrap_err();
    assert_eq!(violations.len(), 4);
    assert_violations_hide(&violations);
}

/// Text of the user's own that is secret, also where it is an element.
#[derive(Debug, Clone)]
struct Phrase(&'static str);

impl Text for Phrase {
    const SECRET: bool = true;
    fn text(&self) -> Option<&str> {
        Some(self.0)
    }
}

#[derive(Debug, Validate)]
struct Phrases<'a, T> {
    #[validate(one_of("7331373313"))]
    one: Option<Phrase>,
    #[validate(each(one_of("7331373313")))]
    list: Vec<Phrase>,
    #[validate(each(none_of("a"), prefix("7331373313")))]
    refs: Option<&'a [&'a Phrase]>,
    #[validate(values(one_of("7331373313")))]
    map: HashMap<u8, Option<Phrase>>,
    #[validate(each(each(one_of("7331373313"))))]
    lists: [Vec<Secret>; 1],
    #[validate(one_of("7331373313"))]
    generic: T,
    #[validate(each(one_of("7331373313")))]
    generics: Vec<T>,
}

#[test]
fn of_elements_that_are_secret_by_their_type() {
    let a = Phrase("a");
    assert_refused_unseen(Phrases {
        one: Some(a.clone()),
        list: vec![a.clone()],
        refs: Some(&[&a]),
        map: [(1, Some(a.clone()))].into(),
        lists: [vec!["a".into()]],
        generic: a.clone(),
        generics: vec![a.clone()],
    });
    let secret = |field: &Field| field.rules[0].elements.unwrap_or(field).secret;
    assert!(Phrases::<Phrase>::TABLE.fields[..4].iter().all(secret));
    assert!(Phrases::<Secret>::TABLE.fields[5..].iter().all(secret));
    assert!(!Phrases::<&str>::TABLE.fields[5..].iter().any(secret));
}

const MOST: u64 = 9;

/// Bounds that are secret themselves.
#[derive(Debug, Clone, Validate)]
struct Bounds {
    #[validate(secret, range(max = 9))]
    pin: u64,
    #[validate(secret, range(min = self.secret(), max = self.secret()))]
    by_method: u64,
    #[validate(range(min = self.pin, exclusive_max = (self.pin).min(self.pin)))]
    by_field: u64,
    #[validate(length(max = self.token.expose().parse().unwrap_or(0)), each(range(max = self.pin)))]
    by_type: Vec<u64>,
    #[validate(secret, length(max = MOST))]
    token: Secret,
}

impl Bounds {
    fn secret(&self) -> u64 {
        self.pin
    }
}

#[test]
fn of_evaluated_arguments() {
    let pin: u64 = MARKER.parse().unwrap();
    let token = Secret::from(MARKER);
    let bounds = Bounds { pin, by_method: 0, by_field: 0, by_type: vec![pin + 1], token };
    let violations = assert_refused_unseen(bounds);
    let broken: Vec<_> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(
        broken,
        [
            "pin: must be at most 9",
            "by_method: is out of range",
            "by_field: is out of range",
            "by_type[0]: is out of range",
            // A constant is no more secret than a literal.
            "token: must have at most 9 characters",
        ]
    );
    let short = Secret::from("0");
    let long = Bounds { pin: 0, by_method: 0, by_field: 0, by_type: vec![0], token: short };
    assert_eq!(long.validate().unwrap_err()[1].message(), "has an invalid length");
}

/// What lies in a secret is secret too.
#[test]
fn of_evaluated_arguments_within_a_secret() {
    #[derive(Debug, Validate)]
    struct Limits {
        limit: u64,
        #[validate(range(max = self.limit))]
        number: u64,
    }
    #[derive(Debug, Validate)]
    struct Outer {
        #[validate(secret, nested)]
        limits: Vec<Limits>,
    }
    let limit = MARKER.parse().unwrap();
    let violations = Outer { limits: vec![Limits { limit, number: limit + 1 }] }.validate();
    assert_violations_hide(&violations.unwrap_err());
}

#[derive(Debug, Validate)]
struct Vault<'a, T> {
    #[validate(nested)]
    one: Option<Box<T>>,
    #[validate(nested)]
    many: Vec<(T, T)>,
    #[validate(nested)]
    by_name: BTreeMap<&'a str, T>,
    /// Even the keys are secret.
    #[validate(secret, nested)]
    by_token: HashMap<String, Vec<T>>,
    #[validate(secret, nested)]
    deep: Vec<BTreeMap<u64, T>>,
}

#[test]
fn of_what_is_nested() {
    let vault = Vault {
        one: Some(Box::new(password())),
        many: vec![(password(), password())],
        by_name: BTreeMap::from([("a/b", password())]),
        by_token: HashMap::from([(MARKER.to_owned(), vec![password()])]),
        deep: vec![BTreeMap::from([(MARKER.parse().unwrap(), password())])],
    };
    assert!(!vault.is_valid());
    let violations = vault.validate().unwrap_err();
    assert_violations_hide(&violations);
    let firsts: Vec<_> = violations.iter().step_by(9).map(|v| v.path().pointer()).collect();
    assert_eq!(
        firsts,
        [
            "/one/text",
            "/many/0/0/text",
            "/many/0/1/text",
            "/by_name/a~1b/text",
            "/by_token/[REDACTED]/0/text",
            "/deep/0/[REDACTED]/text",
        ]
    );
}

/// A map's key that is a secret, of which a path has the place.
#[derive(Debug, Serialize)]
struct Token(Secret);

impl PartialEq for Token {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl Eq for Token {}
impl PartialOrd for Token {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Token {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.expose().cmp(other.0.expose())
    }
}

#[test]
fn of_keys_that_are_secret_by_their_type() {
    #[derive(Debug, Validate)]
    struct Sessions {
        #[validate(nested, keys(custom(function = refuse)), values(custom(function = refuse)))]
        by_token: BTreeMap<Token, Password>,
    }
    fn refuse<T>(_: &T) -> Result<(), &'static str> {
        Err("refused")
    }
    let by_token = BTreeMap::from([(Token(MARKER.into()), password())]);
    let violations = assert_refused_unseen(Sessions { by_token });
    assert_eq!(violations.len(), 11);
    assert!(
        violations.iter().all(|violation| violation.path().pointer().starts_with("/by_token/0"))
    );
}

/// What a function finds in a secret is as secret as what is found there by rules.
#[test]
fn of_what_functions_find_in_a_secret() {
    #[derive(Debug, Validate)]
    struct Inner {
        limit: u64,
        #[validate(range(max = self.limit))]
        number: u64,
        #[validate(nested)]
        by_token: BTreeMap<String, Password>,
    }
    #[derive(Debug, Validate)]
    #[validate(schema(function = Outer::inner))]
    struct Outer {
        inner: Inner,
    }
    impl Outer {
        fn inner(&self) -> Result<(), Violations> {
            self.inner.validate()
        }
    }
    #[derive(Debug, Validate)]
    struct Outermost {
        #[validate(secret, nested)]
        outer: Vec<Outer>,
    }
    let limit = MARKER.parse().unwrap();
    let by_token = BTreeMap::from([(MARKER.to_owned(), password())]);
    let inner = Inner { limit, number: limit + 1, by_token };
    let violations = assert_refused_unseen(Outermost { outer: vec![Outer { inner }] });
    assert_eq!(violations.len(), 10);
    assert_eq!(violations[0].to_string(), "outer[0].number: is out of range");
    assert_eq!(violations[1].path().pointer(), "/outer/0/by_token/[REDACTED]/text");
}

#[cfg(feature = "validator")]
mod foreign {
    use validator::{ValidationError, ValidationErrors};

    use super::*;

    use theirs::{Code, Login};

    /// By the derive of `validator`, which puts every refused value into the error.
    mod theirs {
        use validator::Validate;

        #[derive(Debug, Clone, Validate)]
        pub(super) struct Login {
            #[validate(length(max = 3), must_match(other = "again"))]
            pub(super) password: String,
            pub(super) again: String,
            #[validate(nested)]
            pub(super) pins: Vec<Code>,
        }

        #[derive(Debug, Clone, Validate)]
        pub(super) struct Code {
            #[validate(range(max = 9))]
            pub(super) code: u64,
        }
    }

    /// By hand.
    #[derive(Debug)]
    struct Hand(String);

    impl validator::Validate for Hand {
        fn validate(&self) -> Result<(), ValidationErrors> {
            let mut error = ValidationError::new("hand");
            error.add_param("value".into(), &self.0);
            error.add_param("max".into(), &3);
            let mut errors = ValidationErrors::new();
            errors.add("inner", error.clone());
            errors.add("__all__", error);
            Err(errors)
        }
    }

    fn by_validation_error(value: &Secret) -> Result<(), ValidationError> {
        let mut error = ValidationError::new("custom");
        error.add_param("value".into(), &value.expose());
        Err(error)
    }

    #[test]
    fn of_an_error_that_was_one_of_validator() {
        let error = by_validation_error(&MARKER.into()).unwrap_err();
        let error = RuleError::from(error).message("is refused").at("secret");
        let shown = format!("{error:?} {error:#?} {error} {:?}", Err::<(), _>(&error));
        assert_hidden(&shown);
        assert!(shown.contains("\"custom\"") && shown.contains("is refused"), "{shown}");
        assert_violations_hide(&error.into());
    }

    #[derive(Debug, Validate)]
    struct Bridged {
        #[validate(nested)]
        login: Login,
        #[validate(nested)]
        logins: Vec<Login>,
        #[validate(nested)]
        hand: Hand,
        #[validate(secret, custom(function = by_validation_error))]
        custom: Secret,
    }

    #[test]
    fn of_types_that_only_validator_knows() {
        let code: u64 = MARKER.parse().unwrap();
        let login = Login {
            password: MARKER.into(),
            again: format!("{MARKER}!"),
            pins: vec![Code { code }],
        };
        let shown = format!("{:?}", validator::Validate::validate(&login));
        assert!(shown.contains(MARKER), "validator itself shows it: {shown}");

        let bridged = Bridged {
            login: login.clone(),
            logins: vec![login],
            hand: Hand(MARKER.into()),
            custom: MARKER.into(),
        };
        let violations = assert_refused_unseen(bridged);
        assert_eq!(
            broken(&violations),
            expected(&[
                ("/login/password", "length"),
                ("/login/password", "must_match"),
                ("/login/pins/0/code", "range"),
                ("/logins/0/password", "length"),
                ("/logins/0/password", "must_match"),
                ("/logins/0/pins/0/code", "range"),
                ("/hand", "hand"),
                ("/hand/inner", "hand"),
                ("/custom", "custom"),
            ])
        );
        let hand = serde_json::to_value(ValidationErrors::from(violations)).unwrap();
        assert_eq!(hand["hand"]["__all__"][0]["params"], serde_json::json!({"max": 3}), "{hand}");
    }

    #[test]
    fn of_every_rule_through_the_bridge() {
        let errors = validator::Validate::validate(&password()).unwrap_err();
        assert_bridged_hide(&errors);
        assert!(errors.field_errors().contains_key("text"));
        for secret in secrets() {
            let mut request = V3TokenRequest::client_credentials("", secret);
            request.grant_type = None;
            assert_bridged_hide(&validator::Validate::validate(&request).unwrap_err());
        }
    }
}
