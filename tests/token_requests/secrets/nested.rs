//! Secrets inside of secrets, keys of maps, and the errors of functions.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

use serde::Serialize;
#[cfg(feature = "validator")]
use token_request::{RuleError, V3TokenRequest};
use token_request::{Secret, Validate, Violations};

use super::rules::{Password, password};
use super::*;
#[cfg(feature = "validator")]
use crate::{broken, expected};

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
fn values_nested_in_secrets_are_hidden() {
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

/// A secret key of a map, which a path replaces by its position.
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
fn secret_keys_are_hidden() {
    #[derive(Debug, Validate)]
    struct Sessions {
        #[validate(nested, keys(custom(function = refuse)), values(custom(function = refuse)))]
        by_token: BTreeMap<Token, Password>,
    }
    fn refuse<T>(_: &T) -> Result<(), &'static str> {
        Err("refused")
    }
    let by_token = BTreeMap::from([(Token(MARKER.into()), password())]);
    let violations = assert_rejected_and_hidden(Sessions { by_token });
    assert_eq!(violations.len(), 11);
    assert!(
        violations.iter().all(|violation| violation.path().pointer().starts_with("/by_token/0"))
    );
}

/// Errors of functions about secrets are as secret as those of rules.
#[test]
fn errors_of_functions_about_secrets_are_hidden() {
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
    let violations = assert_rejected_and_hidden(Outermost { outer: vec![Outer { inner }] });
    assert_eq!(violations.len(), 10);
    assert_eq!(violations[0].to_string(), "outer[0].number: is out of range");
    assert_eq!(violations[1].path().pointer(), "/outer/0/by_token/[REDACTED]/text");
}

#[cfg(feature = "validator")]
mod foreign {
    use validator::{ValidationError, ValidationErrors};

    use super::*;

    use theirs::{Code, Login};

    /// Derives `validator::Validate`, which puts every rejected value into the error.
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

    /// Implements `validator::Validate` by hand.
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
    fn values_in_errors_of_validator_are_hidden() {
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
    fn secrets_of_foreign_types_are_hidden() {
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
        let violations = assert_rejected_and_hidden(bridged);
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
    fn secrets_in_converted_errors_are_hidden() {
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
