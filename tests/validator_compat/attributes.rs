//! Attributes: their positions, options and structs.

use std::collections::HashMap;

use super::*;

fn refuse<T: ?Sized>(_: &T) -> Result<(), ValidationError> {
    Err(ValidationError::new("refused"))
}

#[test]
fn attributes_of_one_field_are_combined() {
    let [verdict] = same! {
        #[validate(schema(function = refuse, skip_on_field_errors = false))]
        #[validate(nest_all_fields = false)]
        #[validate(schema(function = "refuse", skip_on_field_errors = false, code = "again"))]
        struct Subject {
            /// A field with other attributes between.
            #[validate(length(min = 3))]
            #[allow(clippy::allow_attributes)]
            #[validate(email, contains(pattern = "x"),)]
            #[validate(custom(function = refuse), custom(function = "refuse", message = "twice"))]
            text: String,
        }
        { text: "a".into() }
    };
    let errors = verdict.unwrap_err();
    let codes: Vec<_> = field(&errors, "text").iter().map(|error| &*error.code).collect();
    assert_eq!(codes, ["length", "email", "contains", "refused", "refused"]);
    assert_eq!(field(&errors, "__all__").len(), 2);
}

#[derive(token_request::Validate)]
#[validate(report_values)]
struct Ours {
    #[validate(length(min = 1))]
    text: String,
}

#[derive(validator::Validate)]
struct Theirs {
    #[validate(length(min = 1))]
    text: String,
}

/// Declares the outer struct for the inner type of each derive, because `same!` declares only one.
macro_rules! around {
    ($(#[$container:meta])* { $($fields:tt)* } $value:ident => $($init:tt)*) => {{
        use validator::Validate as _;
        let ours = {
            type Inner = Ours;
            #[derive(token_request::Validate)]
            #[validate(report_values)]
            $(#[$container])*
            #[allow(dead_code, reason = "some fields have no rule")]
            struct Subject { $($fields)* }
            let $value = || Ours { text: String::new() };
            Subject { $($init)* }.validate()
        };
        let theirs = {
            type Inner = Theirs;
            #[derive(validator::Validate)]
            $(#[$container])*
            #[allow(dead_code, reason = "some fields have no rule")]
            struct Subject { $($fields)* }
            let $value = || Theirs { text: String::new() };
            Subject { $($init)* }.validate()
        };
        assert_eq!(ours, theirs, "ours is on the left");
        let mut names: Vec<_> = ours.err().map(|errors| errors.into_errors().into_keys().collect()).unwrap_or_default();
        names.sort();
        names
    }};
}

struct Opaque;

#[test]
fn nested_may_be_true_or_false() {
    let names = around! {
        {
            #[validate(nested)]
            on: Inner,
            #[validate(nested = true)]
            also_on: Vec<Inner>,
            #[validate(nested = false)]
            off: Inner,
            unmarked: Option<Inner>,
            opaque: Opaque,
        }
        inner => on: inner(), also_on: vec![inner()], off: inner(), unmarked: Some(inner()), opaque: Opaque
    };
    assert_eq!(names, ["also_on", "on"]);
}

#[test]
fn nest_all_fields_omits_skipped_fields() {
    let names = around! {
        #[validate(nest_all_fields)]
        {
            one: Inner,
            many: HashMap<String, Inner>,
            optional: Option<Inner>,
            #[validate(nested)]
            also: Inner,
            #[validate(skip)]
            skipped: Opaque,
            #[validate(skip = true)]
            also_skipped: Inner,
            #[validate(skip = false)]
            not_skipped: Inner,
        }
        inner => one: inner(), many: [("k".into(), inner())].into(), optional: None, also: inner(), skipped: Opaque,
            also_skipped: inner(), not_skipped: inner()
    };
    assert_eq!(names, ["also", "many", "not_skipped", "one"]);
}

/// `validator` requires every field with rules to be a request.
#[test]
fn fields_with_rules_need_not_be_requests() {
    #[derive(token_request::Validate)]
    #[validate(nest_all_fields = true)]
    struct Subject {
        inner: Ours,
        #[validate(length(min = 1))]
        text: String,
        #[validate(length(max = 0))]
        both: Vec<Ours>,
    }
    let text = String::new;
    let of = |n: usize| {
        let both = (0..n).map(|_| Ours { text: text() }).collect();
        errors(&Subject { inner: Ours { text: text() }, text: text(), both })
    };
    assert_eq!((of(0).errors().len(), of(1).errors().len()), (2, 3));
}

#[test]
fn a_skipped_field_is_not_checked() {
    let [verdict] = same! {
        struct Subject {
            #[validate(skip)]
            #[validate(length(min = 5))]
            skipped: String,
            #[validate(length(min = 5), custom(function = refuse), skip = true)]
            also_skipped: String,
            #[validate(skip = false)]
            #[validate(length(min = 5))]
            not_skipped: String,
        }
        { skipped: String::new(), also_skipped: String::new(), not_skipped: String::new() }
    };
    assert_eq!(verdict.unwrap_err().errors().keys().collect::<Vec<_>>(), ["not_skipped"]);
}

#[test]
fn fields_without_rules_may_have_any_type() {
    let [verdict] = same! {
        struct Subject<'a> {
            array: [u8; 11],
            opaque: Opaque,
            function: fn(u8) -> u8,
            reference: &'a dyn Fn(&str) -> bool,
            deep: Option<Option<Vec<(u8, Opaque)>>>,
            #[validate(length(equal = 2))]
            text: &'a str,
        }
        { array: [0; 11], opaque: Opaque, function: u8::swap_bytes, reference: &str::is_empty, deep: None, text: "a" }
    };
    assert_eq!(verdict.unwrap_err().errors().len(), 1);
}

mod structs {
    // Only the derive is in scope, and a module with the name of the crate.
    use token_request::Validate as Derived;

    #[allow(dead_code, reason = "its name could conflict")]
    mod validator {}

    #[derive(Derived, Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
    pub(super) struct Plain {
        #[validate(length(min = 1u64, max = 2_048_u64), required_if(false))]
        pub(super) text: Option<String>,
    }

    #[derive(Derived)]
    pub(super) struct Defaults<'a, T = (), const N: usize = 2>
    where
        T: Clone,
    {
        #[allow(dead_code, reason = "the field has no rule")]
        pub(super) any: T,
        #[validate(length(min = 3))]
        pub(super) text: &'a str,
        #[validate(length(min = 3))]
        pub(super) array: [T; N],
    }

    macro_rules! request {
        ($(#[$meta:meta])* $name:ident, $field:ident, $ty:ty, $($rule:tt)*) => {
            #[derive(Derived, Default)]
            $(#[$meta])*
            pub(super) struct $name {
                #[validate($($rule)*)]
                pub(super) $field: $ty,
            }
        };
    }
    request!(Text, text, String, length(min = 1));
    request!(Optional, text, Option<String>, does_not_contain(pattern = "x"), length(min = 1));
    request!(
        #[validate(schema(function = never))]
        Whole,
        number,
        u8,
        range(max = 1)
    );

    fn never(_: &Whole) -> Result<(), ::validator::ValidationError> {
        Err(::validator::ValidationError::new("never"))
    }
}

#[test]
fn structs_of_all_kinds_are_supported() {
    use structs::{Defaults, Optional, Plain, Text, Whole};

    assert_eq!(errors(&Plain { text: Some(String::new()) }).errors().len(), 1);
    assert!(validator::Validate::validate(&Plain { text: None }).is_ok());
    assert_eq!(errors(&Defaults { any: (), text: "ab", array: [(); 2] }).errors().len(), 2);
    assert_eq!(errors(&Text::default()).errors().len(), 1);
    assert!(validator::Validate::validate(&Optional::default()).is_ok());
    assert_eq!(field(&errors(&Optional { text: Some("x".into()) }), "text").len(), 1);
    assert_eq!(field(&errors(&Whole::default()), "__all__").len(), 1);
    assert_eq!(field(&errors(&Whole { number: 2 }), "number").len(), 1);
}
