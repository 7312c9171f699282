//! `report_values` never reports secrets.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use token_request::{Secret, Validate};

use super::values::{SECRET, is_silent, params, refuse};
use super::*;

#[test]
fn no_secret_is_reported() {
    #[derive(Serialize)]
    struct Pin(String);
    impl token_request::Text for Pin {
        const SECRET: bool = true;
        fn text(&self) -> Option<&str> {
            Some(&self.0)
        }
    }
    #[derive(Validate)]
    #[validate(report_values)]
    struct Subject<'a> {
        #[validate(length(min = 40))]
        typed: Secret,
        #[validate(length(min = 40))]
        optional: Option<Box<Secret>>,
        #[validate(secret, length(min = 40))]
        marked: String,
        #[validate(must_match(other = typed))]
        of_another_type: Secret,
        #[validate(must_match(other = marked))]
        nearly: String,
        #[validate(length(max = 0), each(length(min = 40)))]
        list: Vec<Secret>,
        #[validate(length(max = 0), values(length(min = 40)))]
        map: Option<HashMap<String, Secret>>,
        #[validate(custom(function = refuse))]
        tuple: (u8, &'a Secret),
        #[validate(secret, keys(length(min = 40)))]
        keys: BTreeMap<String, u8>,
        #[validate(chars(digits))]
        pin: Option<Pin>,
    }
    let secret = Secret::from(SECRET);
    let errors = errors(&Subject {
        typed: secret.clone(),
        optional: Some(Box::new(secret.clone())),
        marked: SECRET.into(),
        of_another_type: format!("{SECRET}!").as_str().into(),
        nearly: format!("{SECRET}!"),
        list: vec![secret.clone()],
        map: Some([("k".into(), secret.clone())].into()),
        tuple: (1, &secret),
        keys: [(SECRET.into(), 1)].into(),
        pin: Some(Pin(SECRET.into())),
    });
    assert_eq!(errors.errors().len(), 10);
    is_silent(&errors);
    for (name, expected) in [
        ("typed", json!({ "min": 40 })),
        ("nearly", json!({})),
        ("list", json!({ "max": 0 })),
        ("map", json!({ "max": 0 })),
        ("tuple", json!({})),
    ] {
        assert_eq!(params(&errors, name), expected, "{name}");
    }
}

/// The allowed and forbidden texts of a secret are not reported either.
#[test]
fn arguments_of_secrets_are_not_reported() {
    #[derive(Validate)]
    #[validate(report_values)]
    struct Subject {
        #[validate(contains(pattern = "hunter2"), does_not_contain("a"), one_of("hunter2"))]
        typed: Secret,
        #[validate(
            secret,
            prefix("hunter2"),
            suffix("hunter2"),
            pattern("^hunter2$"),
            length(max = 0, unit = "bytes")
        )]
        marked: Option<String>,
        #[validate(each(contains("hunter2")))]
        list: Vec<Secret>,
    }
    let errors =
        errors(&Subject { typed: "a".into(), marked: Some("a".into()), list: vec!["a".into()] });
    is_silent(&errors);
    assert_eq!(field(&errors, "typed").len() + field(&errors, "marked").len(), 7);
    assert_eq!(json!(field(&errors, "marked")[3].params)["max"], 0);
}

/// A value that contains a secret is not reported.
#[test]
fn a_value_with_a_secret_is_not_reported() {
    #[derive(Validate, Serialize)]
    struct Typed {
        password: Secret,
    }
    #[derive(Validate, Serialize)]
    struct Marked {
        #[validate(secret, length(min = 1))]
        password: String,
        #[validate(nested)]
        more: Vec<Marked>,
    }
    #[derive(Validate, Serialize)]
    struct Deep {
        #[validate(nested)]
        marked: Option<Marked>,
    }
    #[derive(Validate)]
    #[validate(report_values)]
    struct Subject {
        #[validate(nested, custom(function = refuse))]
        typed: Typed,
        #[validate(nested, custom(function = refuse))]
        marked: Marked,
        #[validate(nested, length(max = 0))]
        list: Vec<Deep>,
        #[validate(length(max = 0))]
        untouched: HashMap<String, Deep>,
    }
    let marked = || Marked { password: SECRET.into(), more: vec![] };
    let deep = || Deep { marked: Some(marked()) };
    let errors = errors(&Subject {
        typed: Typed { password: SECRET.into() },
        marked: marked(),
        list: vec![deep()],
        untouched: [("k".into(), deep())].into(),
    });
    assert_eq!(errors.errors().len(), 4);
    is_silent(&errors);
}

/// Parameters that a function adds for a secret are not reported.
#[test]
fn parameters_of_functions_on_secrets_are_not_reported() {
    fn tells(value: &str) -> Result<(), ValidationError> {
        let mut error = ValidationError::new("tells");
        error.add_param("got".into(), &value);
        Err(error)
    }
    fn tells_typed(secret: &Secret) -> Result<(), ValidationError> {
        tells(secret.expose())
    }
    #[derive(Validate)]
    struct Inner {
        #[validate(custom(function = tells))]
        text: String,
    }
    #[derive(Validate)]
    struct Request {
        #[validate(custom(function = tells))]
        plain: String,
        #[validate(secret, custom(function = tells))]
        messages: String,
        #[validate(custom(function = tells_typed))]
        typed: Secret,
        #[validate(secret, each(custom(function = tells)))]
        list: Vec<String>,
        #[validate(secret, nested)]
        inner: Inner,
    }
    let secret = || SECRET.to_owned();
    let request = Request {
        plain: "plain".into(),
        messages: secret(),
        typed: SECRET.into(),
        list: vec![secret()],
        inner: Inner { text: secret() },
    };
    let errors = validator::Validate::validate(&request).unwrap_err();
    assert!(!format!("{errors:?}").contains(SECRET), "{errors:?}");
    assert_eq!(errors.field_errors()["plain"][0].params["got"], "plain");
    assert_eq!(errors.field_errors()["messages"][0].code, "tells");
    assert_eq!(errors.errors().len(), 5);
}

/// A value inside of a secret is not reported, although its container has `report_values`.
#[test]
fn a_value_in_a_secret_is_not_reported() {
    #[derive(Validate)]
    #[validate(report_values)]
    struct Inner {
        #[validate(length(min = 40), custom(function = refuse))]
        text: String,
        #[validate(must_match(other = text))]
        again: String,
    }
    #[derive(Validate)]
    struct Outer {
        #[validate(secret, nested)]
        one: Inner,
        #[validate(secret, nested)]
        many: HashMap<u8, Vec<Inner>>,
    }
    let inner = || Inner { text: SECRET.into(), again: format!("{SECRET}!") };
    let errors = errors(&Outer { one: inner(), many: [(1, vec![inner()])].into() });
    is_silent(&errors);
    let Kind::Struct(one) = &errors.errors()["one"] else { panic!("a struct") };
    assert_eq!(field(one, "text").len() + field(one, "again").len(), 3);
}

/// A user collection of texts or numbers is reported.
#[test]
fn a_user_collection_is_reported() {
    #[derive(Serialize)]
    struct Set(Vec<&'static str>);
    impl validator::ValidateLength<u64> for Set {
        fn length(&self) -> Option<u64> {
            u64::try_from(self.0.len()).ok()
        }
    }
    #[derive(Validate)]
    #[validate(report_values)]
    struct Subject<'a> {
        #[validate(length(min = 3))]
        set: &'a Set,
        #[validate(custom(function = refuse))]
        pair: (&'static str, u8),
    }
    let errors = errors(&Subject { set: &Set(vec!["a", "b"]), pair: (SECRET, 1) });
    assert_eq!(field(&errors, "set")[0].params["value"], serde_json::json!(["a", "b"]));
    is_silent(&errors);
}

/// A type without a table may contain a secret, so only texts and numbers are reported.
#[test]
fn other_types_without_a_table_are_not_reported() {
    #[derive(Validate, Serialize)]
    struct Marked {
        #[validate(secret)]
        password: String,
    }
    #[derive(Serialize)]
    struct Pin(&'static str);
    impl token_request::Text for Pin {
        const SECRET: bool = true;
        fn text(&self) -> Option<&str> {
            Some(self.0)
        }
    }
    #[derive(Validate, Serialize)]
    struct Newtype(#[validate(secret)] String);
    #[derive(Serialize)]
    struct Holder {
        marked: Marked,
    }
    #[derive(Validate, Serialize)]
    struct Around {
        holder: Holder,
    }
    #[derive(Validate)]
    #[validate(report_values)]
    struct Subject<T> {
        #[validate(custom(function = refuse))]
        pair: (Marked, u8),
        #[validate(length(max = 0))]
        tuples: Vec<(Marked,)>,
        #[validate(custom(function = refuse))]
        generic: T,
        #[validate(length(max = 0))]
        generics: HashMap<u8, T>,
        #[validate(length(max = 0))]
        pins: Vec<Pin>,
        #[validate(custom(function = refuse))]
        holder: Option<Holder>,
        #[validate(custom(function = refuse))]
        around: Around,
        #[validate(custom(function = refuse))]
        newtype: Newtype,
        #[validate(custom(function = refuse))]
        letter: char,
        #[validate(length(max = 0))]
        addresses: Vec<std::net::IpAddr>,
    }
    let marked = || Marked { password: SECRET.into() };
    let errors = errors(&Subject {
        pair: (marked(), 1),
        tuples: vec![(marked(),)],
        generic: marked(),
        generics: [(1, marked())].into(),
        pins: vec![Pin(SECRET)],
        holder: Some(Holder { marked: marked() }),
        around: Around { holder: Holder { marked: marked() } },
        newtype: Newtype(SECRET.into()),
        letter: 'c',
        addresses: vec![[127, 0, 0, 1].into()],
    });
    assert_eq!(errors.errors().len(), 10);
    is_silent(&errors);
    assert_eq!(params(&errors, "letter"), json!({ "value": "c" }));
    assert_eq!(params(&errors, "addresses"), json!({ "max": 0, "value": ["127.0.0.1"] }));
}
