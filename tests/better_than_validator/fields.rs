//! Names, lifetimes and field types with which `validator` does not compile.

use std::collections::HashMap;
use std::sync::Arc;

use token_request::{Secret, Validate};

use super::*;

/// `validator` reports `r#type`.
#[test]
fn a_raw_name_is_reported_without_its_prefix() {
    let (ours, theirs) = both! {
        struct Subject {
            #[validate(length(min = 1))]
            r#type: String,
        }
        { r#type: String::new() }
    };
    assert_eq!(lines(&ours), ["type: must have at least 1 character"]);
    assert_eq!(names(&theirs), ["r#type"]);
    assert_eq!(names(&ours.map_err(ValidationErrors::from)), ["type"]);
}

/// None of these names compiles with `validator`, whose generated code uses them in the same scopes.
mod names {
    mod std {}
    mod core {}
    mod validator {}

    #[derive(token_request::Validate)]
    pub(super) struct Inner<'v_a> {
        #[validate(length(min = 1))]
        pub(super) text: &'v_a str,
    }

    #[derive(token_request::Validate)]
    pub(super) struct Names<'v_a, 'a> {
        #[validate(length(min = 1))]
        pub(super) errors: Option<&'a str>,
        #[validate(length(min = 1))]
        pub(super) err: Option<&'a str>,
        #[validate(range(min = 1))]
        pub(super) args: Option<u8>,
        #[validate(range(min = 1))]
        pub(super) result: Option<u8>,
        #[validate(nested)]
        pub(super) entry: Option<Inner<'v_a>>,
    }
}

#[test]
fn a_field_may_have_any_name() {
    let request = names::Names {
        errors: Some(""),
        err: Some(""),
        args: Some(0),
        result: Some(0),
        entry: Some(names::Inner { text: "" }),
    };
    assert_eq!(lines(&request.validate()).len(), 5);
}

/// `validator` finds its own trait only where the user has imported it.
mod without_imports {
    #[derive(token_request::Validate)]
    pub(super) struct Inner {
        #[validate(range(min = 1))]
        pub(super) number: u8,
    }

    #[derive(token_request::Validate)]
    pub(super) struct Outer {
        #[validate(nested)]
        pub(super) inner: Option<Vec<Inner>>,
    }
}

#[test]
fn no_trait_need_be_imported() {
    use without_imports::{Inner, Outer};
    let outer = Outer { inner: Some(vec![Inner { number: 0 }]) };
    assert_eq!(lines(&outer.validate()), ["inner[0].number: must be at least 1"]);
}

/// `validator` supports none of these types, or not with these rules.
#[test]
fn a_value_may_be_behind_any_pointer() {
    #[derive(Validate)]
    struct Inner {
        #[validate(length(min = 1))]
        text: Arc<str>,
    }
    #[derive(Validate)]
    struct Subject<'a> {
        #[validate(email)]
        boxed: Box<str>,
        #[validate(length(min = 1), email)]
        counted: Arc<str>,
        #[validate(length(min = 1))]
        three: Option<Option<Option<String>>>,
        #[validate(length(max = 0))]
        opaque: Vec<fn()>,
        #[validate(nested)]
        options: Vec<Option<Inner>>,
        #[validate(nested)]
        boxes: Vec<Box<Inner>>,
        #[validate(nested)]
        maps: Vec<HashMap<u8, Inner>>,
        #[validate(nested)]
        tuple: (Inner, &'a [Inner]),
    }
    let inner = || Inner { text: "".into() };
    let subject = Subject {
        boxed: "a".into(),
        counted: "".into(),
        three: Some(Some(Some(String::new()))),
        opaque: vec![|| ()],
        options: vec![None, Some(inner())],
        boxes: vec![inner().into()],
        maps: vec![[(7, inner())].into()],
        tuple: (inner(), &[inner()]),
    };
    let paths: Vec<_> = lines(&subject.validate())
        .iter()
        .map(|line| line.split(':').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(
        paths,
        [
            "boxed",
            "counted",
            "counted",
            "three",
            "opaque",
            "options[1].text",
            "boxes[0].text",
            "maps[0].7.text",
            "tuple[0].text",
            "tuple[1][0].text",
        ]
    );
}

/// `validator` requires `Serialize` of every type with a rule, because it puts the value into the error.
#[test]
fn a_secret_need_not_implement_serialize() {
    struct Unwritten(&'static str);
    impl token_request::Text for Unwritten {
        const SECRET: bool = true;
        fn text(&self) -> Option<&str> {
            Some(self.0)
        }
    }
    fn refuse(_: &Unwritten) -> Result<(), &'static str> {
        Err("refused")
    }
    #[derive(Validate)]
    struct Subject {
        #[validate(one_of("hunter2"), custom(function = refuse))]
        unwritten: Unwritten,
        #[validate(one_of("hunter2"))]
        secret: Secret,
    }
    let subject = Subject { unwritten: Unwritten("hunter3"), secret: "hunter3".into() };
    let violations = subject.validate().unwrap_err();
    assert_eq!(violations.len(), 3);
    assert!(!violations.to_string().contains("hunter"));
}

/// `validator` cannot compare an `Option`.
#[test]
fn optional_fields_can_be_compared() {
    #[derive(Validate)]
    struct Subject {
        password: Option<String>,
        #[validate(must_match(other = password))]
        again: Option<String>,
    }
    let of = |password: Option<&str>, again: Option<&str>| {
        let [password, again] = [password, again].map(|text| text.map(str::to_owned));
        Subject { password, again }.is_valid()
    };
    assert!(of(None, None) && of(Some("a"), Some("a")));
    assert!(!of(None, Some("a")) && !of(Some("a"), None) && !of(Some("a"), Some("b")));
}

/// `validator` puts an `&` before a quoted expression, which changes the meaning of one with an operator.
#[test]
fn a_quoted_expression_may_have_operators() {
    #[derive(Validate)]
    struct Subject {
        #[validate(range(max = "u8::MAX - 1"))]
        number: u8,
    }
    assert_eq!(lines(&Subject { number: 255 }.validate()), ["number: must be at most 254"]);
}
