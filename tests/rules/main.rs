//! The rules: accepted values, rejected values and messages.

// Users may write such types, and a test declares its types next to their use.
#![allow(
    clippy::linkedlist,
    clippy::option_option,
    clippy::ptr_arg,
    clippy::trivially_copy_pass_by_ref,
    clippy::zero_sized_map_values,
    reason = "users have such types"
)]
#![allow(clippy::items_after_statements, reason = "a test declares its request next to its use")]

mod custom;
mod expressions;
mod messages;
mod numbers;
mod schema_functions;
mod several_fields;
mod text;
mod user_types;
mod when_and_each;

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use custom::functions;
use token_request::{RuleError, Secret, Validate};

type Optional<T> = Option<T>;

/// Returns the violations, one on each line, or an empty string.
fn verdict(request: &impl Validate) -> String {
    let verdict = request.validate().err().map(|violations| violations.to_string());
    assert_eq!(request.is_valid(), verdict.is_none());
    verdict.unwrap_or_default()
}

#[test]
fn length_of_collections() {
    #[derive(Validate)]
    struct Subject<'a> {
        #[validate(length(min = 1, max = 2))]
        vec: Vec<u8>,
        #[validate(length(equal = 1))]
        array: [bool; 2],
        #[validate(length(max = 1))]
        slice: &'a [String],
        #[validate(length(max = 1))]
        boxed: Box<[f64]>,
        #[validate(length(min = 3))]
        deque: VecDeque<u8>,
        #[validate(length(min = 1))]
        list: LinkedList<u8>,
        #[validate(length(min = 1))]
        heap: BinaryHeap<u8>,
        #[validate(length(min = 1))]
        tree: BTreeSet<u8>,
        #[validate(length(min = 1))]
        set: HashSet<u8>,
        #[validate(length(min = 1))]
        map: BTreeMap<String, u8>,
        #[validate(length(min = 1))]
        hash: HashMap<String, u8>,
        #[validate(length(min = 2))]
        optional: Option<Vec<u8>>,
        #[validate(length(min = 2))]
        absent: Option<Vec<u8>>,
    }
    let subject = Subject {
        vec: vec![],
        array: [true, false],
        slice: &[String::new(), String::new()],
        boxed: [0.5, 0.5].into(),
        deque: [1, 2].into(),
        list: LinkedList::new(),
        heap: BinaryHeap::new(),
        tree: BTreeSet::new(),
        set: HashSet::new(),
        map: BTreeMap::new(),
        hash: HashMap::new(),
        optional: Some(vec![1]),
        absent: None,
    };
    assert_eq!(
        verdict(&subject),
        "vec: must have 1 to 2 items\n\
         array: must have 1 item\n\
         slice: must have at most 1 item\n\
         boxed: must have at most 1 item\n\
         deque: must have at least 3 items\n\
         list: must have at least 1 item\n\
         heap: must have at least 1 item\n\
         tree: must have at least 1 item\n\
         set: must have at least 1 item\n\
         map: must have at least 1 entry\n\
         hash: must have at least 1 entry\n\
         optional: must have at least 2 items"
    );
    let mut subject = Subject { vec: vec![1, 2], ..subject };
    assert!(!verdict(&subject).contains("vec"));
    subject.vec.push(3);
    assert!(verdict(&subject).starts_with("vec: must have 1 to 2 items\n"));
}

#[test]
fn length_needs_nothing_of_the_items() {
    struct Opaque;
    #[derive(Validate)]
    struct Subject<T> {
        #[validate(length(min = 1))]
        list: Vec<Opaque>,
        #[validate(length(min = 1))]
        map: Option<HashMap<u8, Opaque>>,
        #[validate(length(max = 0))]
        array: Box<[Opaque; 1]>,
        #[validate(length(min = 1))]
        generic: Vec<T>,
    }
    let subject: Subject<Opaque> = Subject {
        list: vec![],
        map: Some(HashMap::new()),
        array: Box::new([Opaque]),
        generic: vec![],
    };
    assert_eq!(
        verdict(&subject),
        "list: must have at least 1 item\n\
         map: must have at least 1 entry\n\
         array: must be empty\n\
         generic: must have at least 1 item"
    );
    let types = Subject::<Opaque>::TABLE.fields.iter().map(|field| field.ty.to_string());
    assert_eq!(
        types.collect::<Vec<_>>(),
        ["list of any", "map of any", "list of any", "list of any"]
    );
}

#[test]
fn required() {
    #[derive(Validate, Default)]
    struct Subject<'a> {
        #[validate(required)]
        string: Option<String>,
        #[validate(required)]
        text: Option<&'a str>,
        #[validate(required)]
        secret: Option<Secret>,
        #[validate(required)]
        number: std::option::Option<u8>,
        #[validate(required)]
        list: Option<Vec<u8>>,
        #[validate(required)]
        alias: Optional<String>,
        #[validate(required)]
        boxed: Box<Option<String>>,
        #[validate(required)]
        twice: Option<Option<u8>>,
    }
    let all = Subject::TABLE.fields.iter().map(|field| format!("{}: is required", field.wire));
    let all: Vec<_> = all.collect();
    assert_eq!(all.len(), 8);
    assert_eq!(verdict(&Subject::default()), all.join("\n"));
    let given = Subject {
        string: Some(String::new()),
        text: Some(""),
        secret: Some("".into()),
        number: Some(0),
        list: Some(vec![]),
        alias: Some(String::new()),
        boxed: Box::new(Some(String::new())),
        twice: Some(Some(0)),
    };
    assert_eq!(verdict(&given), "");
    assert!(Subject::TABLE.fields.iter().all(|field| field.required));

    let none = None;
    #[derive(Validate)]
    struct Borrowed<'a> {
        #[validate(required)]
        of: &'a Option<String>,
    }
    assert_eq!(verdict(&Borrowed { of: &none }), "of: is required");
}

#[test]
fn skip() {
    struct Opaque;
    #[derive(Validate)]
    struct Subject {
        #[validate(skip)]
        skipped: Opaque,
        unchecked: Opaque,
    }
    let subject = Subject { skipped: Opaque, unchecked: Opaque };
    assert_eq!(verdict(&subject), "");
    let Subject { skipped: Opaque, unchecked: Opaque } = subject;
    assert!(Subject::TABLE.fields.iter().all(|field| field.rules.is_empty()));
}

#[test]
fn code_and_message_can_be_replaced() {
    const CODE: &str = "code.of.a.const";
    #[derive(Validate, Default)]
    struct Subject {
        #[validate(required(code = "missing", message = "please tell"))]
        required: Option<String>,
        #[validate(one_of("a", code = "choice", message = "is no choice"))]
        one_of: String,
        #[validate(none_of("", code = "banned"))]
        none_of: String,
        #[validate(length(min = 1, message = "is too short"))]
        length: String,
        #[validate(length(min = 1, code = CODE))]
        constant: String,
        #[validate(range(code = "low", min = 1))]
        range: u8,
        #[validate(chars(code = "hex", digits, message = "is no digit"))]
        chars: String,
    }
    let subject = Subject { chars: "x".into(), ..Subject::default() };
    let violations = subject.validate().unwrap_err();
    let messages = violations.iter().map(|violation| format!("{} {}", violation.code(), violation));
    assert_eq!(
        messages.collect::<Vec<_>>(),
        [
            "missing required: please tell",
            "choice one_of: is no choice",
            "banned none_of: must not be ``",
            "length length: is too short",
            "code.of.a.const constant: must have at least 1 character",
            "low range: must be at least 1",
            "hex chars: is no digit",
        ]
    );
}

#[test]
fn rules_are_checked_in_the_written_order() {
    #[derive(Validate)]
    struct Subject {
        #[validate(custom(function = functions::any), length(min = 3))]
        #[validate(chars(digits))]
        #[validate(none_of("x"), one_of("y"))]
        text: String,
    }
    let violations = Subject { text: "x".into() }.validate().unwrap_err();
    let codes: Vec<_> = violations.iter().map(token_request::Violation::code).collect();
    assert_eq!(codes, ["any", "length", "chars", "none_of", "one_of"]);
}

#[test]
fn the_default_code_is_the_name_of_the_rule() {
    #[derive(Validate)]
    struct Subject {
        #[validate(required)]
        a: Option<u8>,
        #[validate(one_of("x"), none_of("é"), length(equal = 2), chars(ascii))]
        b: String,
        #[validate(range(max = 0))]
        c: u8,
    }
    let subject = Subject { a: None, b: "é".into(), c: 1 };
    let violations = subject.validate().unwrap_err();
    let codes: Vec<_> = violations.iter().map(token_request::Violation::code).collect();
    assert_eq!(codes, ["required", "one_of", "none_of", "length", "chars", "range"]);
}

#[test]
fn arguments_may_come_from_a_macro() {
    macro_rules! subject {
        ($name:literal, $min:literal, $max:expr, $low:literal, $class:ident, $function:path, $message:expr) => {
            #[derive(Validate)]
            struct Subject {
                #[validate(length(min = $min, max = $max), name = $name, example = "ab")]
                text: String,
                #[validate(range(min = -$low, message = $message))]
                number: i8,
                #[validate(chars($class, $name), one_of($name), custom(function = $function))]
                other: String,
            }
        };
    }
    subject!("x", 2, 4, 1, digits, functions::any, "is low");
    let subject = Subject { text: "a".into(), number: -2, other: "y".into() };
    assert_eq!(
        verdict(&subject),
        "x: must have 2 to 4 characters\n\
         number: is low\n\
         other: must contain only digits (0 to 9) and `x`\n\
         other: must be `x`\n\
         other: is invalid"
    );
    let rules = Subject::TABLE.fields[1].rules;
    assert_eq!(rules[0].to_string(), r#"range(min = -1, message = "is low")"#);
}

#[test]
fn arguments_are_any_expression_and_evaluated_once() {
    const MIN: u64 = 2;
    struct Limits {
        asked: Cell<u32>,
    }
    impl Limits {
        fn limit(&self) -> u64 {
            self.asked.set(self.asked.get() + 1);
            4
        }
    }
    #[derive(Validate)]
    struct Bounds {
        #[validate(skip)]
        limits: Limits,
        #[validate(length(min = MIN, max = self.limits.limit()))]
        text: String,
        #[validate(range(min = u32::from(u8::MAX), exclusive_max = self.top + 1))]
        number: u32,
        top: u32,
    }
    let of = |text: &str, number| Bounds {
        limits: Limits { asked: Cell::new(0) },
        text: text.into(),
        number,
        top: 300,
    };
    let good = of("éééé", 300);
    assert!(good.validate().is_ok());
    assert_eq!(good.limits.asked.get(), 1);
    let bad = of("ééééé", 301);
    assert_eq!(bad.validate().unwrap_err().len(), 2);
    assert_eq!(bad.limits.asked.get(), 1);
    assert!(!of("é", 300).is_valid());
    assert!(!of("éé", 254).is_valid());

    #[derive(Validate)]
    struct Exact {
        #[validate(skip)]
        limits: Limits,
        #[validate(length(equal = self.limits.limit()))]
        text: String,
    }
    for (text, is_valid) in [("four", true), ("three", false), ("one", false)] {
        let exact = Exact { limits: Limits { asked: Cell::new(0) }, text: text.into() };
        assert_eq!(exact.is_valid(), is_valid);
        assert_eq!(exact.limits.asked.get(), 1, "`equal` is evaluated once");
    }
}

/// The sender of a request does not know the names of constants.
#[test]
fn messages_contain_no_source_code() {
    const MAX: u64 = 2;
    #[derive(Validate)]
    struct Subject {
        #[validate(length(max = MAX))]
        text: String,
        #[validate(range(min = self.least, max = 9))]
        number: u64,
        least: u64,
    }
    let subject = Subject { text: "abc".to_owned(), number: 1, least: MAX };
    let violations = subject.validate().unwrap_err();
    assert_eq!(
        violations.to_string(),
        "text: must have at most 2 characters\nnumber: must be from 2 to 9"
    );
}

/// A `Secret` needs no attribute.
#[test]
fn a_field_of_type_secret_is_secret() {
    type Hidden = Option<Box<Secret>>;
    #[derive(Validate)]
    struct Subject {
        #[validate(one_of("s3cr3t"))]
        plain: Secret,
        #[validate(none_of("s3cr3t"))]
        hidden: Hidden,
    }
    assert!(Subject::TABLE.fields.iter().all(|field| field.secret));
    let hidden = Some(Box::new(Secret::from("s3cr3t")));
    let violations = Subject { plain: "x".into(), hidden }.validate().unwrap_err();
    assert_eq!(
        violations.to_string(),
        "plain: must be one of the allowed values\nhidden: must not be one of the forbidden values"
    );
}
