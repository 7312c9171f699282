//! `context`, `mutable`, `use_context`, and `ValidateArgs` of both kinds.

use std::ops::AddAssign;

use validator::ValidateArgs;

use super::*;

struct Limits {
    most: usize,
}

fn within(text: &str, limits: &Limits) -> Result<(), ValidationError> {
    if text.len() <= limits.most { Ok(()) } else { Err(ValidationError::new("long")) }
}

fn within_whole<T>(_: &T, limits: &Limits) -> Result<(), ValidationError> {
    if limits.most > 0 { Ok(()) } else { Err(ValidationError::new("nothing allowed")) }
}

fn lower(text: &str) -> Result<(), ValidationError> {
    if text == text.to_lowercase() { Ok(()) } else { Err(ValidationError::new("upper")) }
}

/// Does what `same!` does, with a context.
macro_rules! same_with {
    ($(#[$container:meta])* struct Subject { $($fields:tt)* } $({ $($value:tt)* } with $context:expr;)+) => {{
        let theirs = {
            #[derive(validator::Validate)]
            $(#[$container])*
            struct Subject { $($fields)* }
            [$(Subject { $($value)* }.validate_with_args($context)),+]
        };
        let ours = {
            #[derive(token_request::Validate)]
            #[validate(report_values)]
            $(#[$container])*
            struct Subject { $($fields)* }
            [$(Subject { $($value)* }.validate_with_args($context)),+]
        };
        assert_eq!(ours, theirs);
        ours
    }};
}

#[test]
fn functions_with_use_context_get_the_context() {
    let [fine, long, none] = same_with! {
        #[validate(context = Limits)]
        #[validate(schema(function = within_whole, use_context, skip_on_field_errors = false))]
        struct Subject {
            #[validate(custom(function = within, use_context), custom(function = lower))]
            text: String,
            #[validate(custom(function = within, use_context = true, code = "too long"))]
            option: Option<String>,
            #[validate(custom(function = lower, use_context = false), length(max = 9))]
            other: String,
        }
        { text: "ab".into(), option: Some("a".into()), other: String::new() } with &Limits { most: 2 };
        { text: "ABC".into(), option: Some("abc".into()), other: "A".into() } with &Limits { most: 2 };
        { text: String::new(), option: None, other: String::new() } with &Limits { most: 0 };
    };
    assert_eq!(fine, Ok(()));
    let long = long.unwrap_err();
    let codes: Vec<_> = field(&long, "text").iter().map(|error| &*error.code).collect();
    assert_eq!(codes, ["long", "upper"]);
    assert_eq!(field(&long, "option"), [error("too long", json!({ "value": "abc" }))]);
    assert_eq!(
        none.unwrap_err(),
        tree([("__all__", Kind::Field(vec![error("nothing allowed", json!({}))]))])
    );
}

#[test]
fn a_context_may_be_changed() {
    #[derive(Debug, PartialEq, Default)]
    struct Counts {
        calls: u32,
        letters: usize,
    }
    fn count(text: &str, counts: &mut Counts) -> Result<(), ValidationError> {
        counts.calls += 1;
        counts.letters += text.len();
        if counts.letters > 3 { Err(ValidationError::new("many")) } else { Ok(()) }
    }
    fn count_whole<T>(_: &T, counts: &mut Counts) -> Result<(), ValidationError> {
        counts.calls += 10;
        Ok(())
    }
    let (mut a, mut b) = (Counts::default(), Counts::default());
    let [verdict] = same_with! {
        #[validate(context = Counts, mutable)]
        #[validate(schema(function = count_whole, use_context, skip_on_field_errors = false))]
        struct Subject {
            #[validate(custom(function = count, use_context))]
            first: String,
            #[validate(custom(function = count, use_context))]
            second: Option<String>,
        }
        { first: "ab".into(), second: Some("cd".into()) } with if a.calls == 0 { &mut a } else { &mut b };
    };
    let errors = verdict.unwrap_err();
    assert_eq!(
        errors,
        tree([("second", Kind::Field(vec![error("many", json!({ "value": "cd" }))]))])
    );
    assert_eq!((a, b), (Counts { calls: 12, letters: 4 }, Counts { calls: 12, letters: 4 }));
}

#[test]
fn a_context_may_have_parameters() {
    struct Words<'a, T> {
        words: &'a [&'a str],
        calls: T,
    }
    fn known(text: &str, words: &Words<'_, i32>) -> Result<(), ValidationError> {
        let is_known = words.calls > 0 && words.words.contains(&text);
        if is_known { Ok(()) } else { Err(ValidationError::new("unknown")) }
    }
    let list = [String::from("a"), String::from("b")];
    let words: Vec<&str> = list.iter().map(String::as_str).collect();
    let context = Words { words: &words, calls: 1 };
    let [a, c] = same_with! {
        #[validate(context = "Words<'v_a, i32>")]
        struct Subject {
            #[validate(custom(function = known, use_context))]
            word: String,
        }
        { word: "a".into() } with &context;
        { word: "c".into() } with &context;
    };
    assert_eq!(a, Ok(()));
    assert_eq!(field(&c.unwrap_err(), "word")[0].code, "unknown");

    struct Counter<T: AddAssign>(T);
    fn count<T>(_: &str, counter: &mut Counter<T>) -> Result<(), ValidationError>
    where
        T: AddAssign + From<u8>,
    {
        counter.0 += T::from(1);
        Ok(())
    }
    let mut counter = Counter(0);
    let [verdict] = same_with! {
        #[validate(context = "Counter<i32>", mutable)]
        struct Subject {
            #[validate(custom(function = count, use_context))]
            word: String,
        }
        { word: String::new() } with &mut counter;
    };
    assert_eq!((verdict, counter.0), (Ok(()), 2));
}

/// The parameters of the request and a lifetime of the context.
#[test]
fn a_context_may_have_the_parameters_of_the_request() {
    struct Allowed<'c, T> {
        values: &'c [T],
    }
    fn known<T: PartialEq>(value: &T, allowed: &Allowed<'_, T>) -> Result<(), ValidationError> {
        if allowed.values.contains(value) { Ok(()) } else { Err(ValidationError::new("unknown")) }
    }
    #[derive(token_request::Validate)]
    #[validate(context = "Allowed<'v_a, T>")]
    struct Subject<T: PartialEq> {
        #[validate(custom(function = known, use_context))]
        value: T,
    }
    let values = [String::from("a")];
    let is_valid = |value: &str| {
        let subject = Subject { value: value.to_owned() };
        subject.validate_with_args(&Allowed { values: &values }).is_ok()
    };
    assert!(is_valid("a") && !is_valid("b"));
}

/// The request and the context have different lifetimes.
#[test]
fn the_request_may_have_lifetimes() {
    fn shout(text: &String, limits: &mut Limits) -> Result<(), ValidationError> {
        limits.most += 1;
        lower(text)
    }
    #[derive(token_request::Validate)]
    #[validate(context = Limits, mutable)]
    struct Subject<'a> {
        #[validate(custom(function = shout, use_context))]
        text: &'a mut String,
    }
    let mut limits = Limits { most: 0 };
    let mut text = String::from("A");
    let errors = Subject { text: &mut text }.validate_with_args(&mut limits).unwrap_err();
    assert_eq!((&*field(&errors, "text")[0].code, limits.most), ("upper", 1));
}

/// The context can be used in arguments and reaches nested values. `validator` passes it to neither.
#[test]
fn a_context_reaches_nested_values() {
    #[derive(token_request::Validate)]
    #[validate(context = Limits)]
    struct Inner {
        #[validate(custom(function = within, use_context))]
        text: String,
    }
    #[derive(token_request::Validate)]
    struct Plain {
        #[validate(length(max = 1))]
        text: String,
    }
    #[derive(token_request::Validate)]
    #[validate(context = Limits)]
    struct Subject {
        #[validate(nested)]
        inner: Vec<Inner>,
        #[validate(nested)]
        plain: Plain,
        #[validate(length(max = context.most as u64))]
        text: String,
    }
    let text = || String::from("abc");
    let of = |most| {
        let inner = vec![Inner { text: text() }];
        let subject = Subject { inner, plain: Plain { text: text() }, text: text() };
        subject.validate_with_args(&Limits { most }).unwrap_err()
    };
    let mut names: Vec<_> = of(2).errors().keys().cloned().collect();
    names.sort();
    assert_eq!(names, ["inner", "plain", "text"]);
    assert_eq!(of(2).errors()["text"], Kind::Field(vec![error("length", json!({ "max": 2 }))]));
    assert_eq!(of(3).errors().len(), 1);
}

/// Generic code validates requests with and without a context.
#[test]
fn validate_args_is_implemented_with_and_without_a_context() {
    fn by_args<'a, T: ValidateArgs<'a>>(request: &T, args: T::Args) -> bool {
        request.validate_with_args(args).is_ok()
    }
    #[derive(token_request::Validate)]
    struct Without<'a, T> {
        #[validate(length(max = 1))]
        text: &'a str,
        #[validate(length(max = 0))]
        list: Vec<T>,
    }
    #[derive(token_request::Validate)]
    #[validate(context = Limits)]
    struct With {
        #[validate(custom(function = within, use_context))]
        text: String,
    }
    let without = |text| Without::<u8> { text, list: vec![] };
    assert!(by_args(&without("a"), ()) && !by_args(&without("ab"), ()));
    assert!(by_args(&Some(without("a")), ()) && by_args(&None::<With>, &Limits { most: 0 }));
    let with = With { text: "ab".into() };
    assert!(by_args(&with, &Limits { most: 2 }) && !by_args(&with, &Limits { most: 1 }));
    assert!(!by_args(&Some(with), &Limits { most: 1 }));
}
