//! Arguments that are expressions, and regular expressions of all types.

use std::cell::{Cell, OnceCell};
use std::sync::{Arc, LazyLock, Mutex, OnceLock};

use regex::Regex;

use super::*;

const LEAST: u64 = 2;
const LOW: i32 = -2;
static MOST: u64 = 3;

mod limits {
    pub(super) const LEAST: u64 = 2;
    pub(super) const fn most(extra: u64) -> u64 {
        LEAST + extra
    }
}

fn codes_of<const N: usize>(verdicts: &[Result<(), ValidationErrors>; N]) -> [usize; N] {
    std::array::from_fn(|i| verdicts[i].as_ref().err().map_or(0, |errors| errors.errors().len()))
}

#[test]
fn a_number_may_be_any_expression() {
    let verdicts = same! {
        struct Subject {
            #[validate(length(min = LEAST, max = MOST))]
            bare: String,
            #[validate(length(min = "LEAST", max = "crate::arguments::MOST"))]
            quoted: String,
            #[validate(length(min = limits::LEAST, max = limits::most(1)))]
            path_and_call: String,
            #[validate(length(min = 2u64, max = 0b11))]
            literal: String,
            #[validate(range(min = LOW, max = "std::primitive::i32::MAX"))]
            range: i32,
            #[validate(range(exclusive_min = f64::from(LOW), exclusive_max = std::f64::consts::PI))]
            exclusive: f64,
            #[validate(range(max = { let one = 1; one + 1 }))]
            block: u8,
        }
        {
            bare: "ab".into(), quoted: "ab".into(), path_and_call: "ab".into(), literal: "ab".into(),
            range: -2, exclusive: -1.9, block: 2,
        }
        {
            bare: "a".into(), quoted: "a".into(), path_and_call: "abcd".into(), literal: "abcd".into(),
            range: -3, exclusive: 3.2, block: 3,
        }
    };
    assert_eq!(codes_of(&verdicts), [0, 7]);
    let [_, Err(errors)] = verdicts else { panic!("one is wrong") };
    assert_eq!(field(&errors, "bare")[0].params["max"], 3);
    assert_eq!(field(&errors, "block")[0].params["max"], 2);
}

/// `self` is in scope, also if a macro writes the struct and its caller the argument.
#[test]
fn a_number_may_be_a_field() {
    macro_rules! request {
        ($name:ident { $($fields:tt)* }) => {
            #[derive(token_request::Validate)]
            struct $name { $($fields)* }
        };
    }
    request! {
        Subject {
            #[validate(length(equal = self.size), when(self.size > 2, length(max = self.most())))]
            text: String,
            size: u64,
            #[validate(required_if(self.size > 1), range(min = self.size, if = self.text.is_empty()))]
            number: Option<u64>,
        }
    }
    impl Subject {
        const fn most(&self) -> u64 {
            self.size / 2
        }
    }
    let of = |text: &str, size, number| Subject { text: text.into(), size, number };
    assert!(token_request::Validate::is_valid(&of("a", 1, None)));
    let errors = errors(&of("", 3, None));
    assert_eq!(field(&errors, "text"), [error("length", json!({ "equal": 3 }))]);
}

/// An expression is evaluated once. `validator` evaluates it again for the error.
#[test]
fn an_expression_is_evaluated_once() {
    thread_local! {
        static CALLS: Cell<u64> = const { Cell::new(0) };
    }
    fn next(digit: u64) -> u64 {
        CALLS.set(CALLS.get() + digit);
        2
    }
    static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[a-z]+$").unwrap());
    fn word() -> &'static Regex {
        next(100_000);
        &WORD
    }
    #[derive(token_request::Validate)]
    #[validate(report_values)]
    struct Subject {
        #[validate(length(min = next(1), max = "next(10)"))]
        length: String,
        #[validate(length(equal = next(100)))]
        equal: String,
        #[validate(range(min = next(1_000)))]
        range: u64,
        #[validate(multiple_of(next(10_000)))]
        multiple_of: u64,
        #[validate(regex(path = word()))]
        regex: String,
    }
    let of = |text: &str, number| Subject {
        length: text.into(),
        equal: text.into(),
        range: number,
        multiple_of: number,
        regex: text.into(),
    };
    for (subject, n) in [(of("ab", 2), 0), (of("", 1), 5)] {
        CALLS.set(0);
        let verdict = validator::Validate::validate(&subject);
        assert_eq!(verdict.map_or_else(|errors| errors.errors().len(), |()| 0), n);
        assert_eq!(CALLS.get(), 111_111);
    }
    CALLS.set(0);
    assert!(!token_request::Validate::is_valid(&of("", 1)));
    assert_eq!(CALLS.get(), 11, "nothing is evaluated after the first rule that is broken");
}

fn word() -> Regex {
    Regex::new("^[a-z]{2}$").unwrap()
}

static LAZY: LazyLock<Regex> = LazyLock::new(word);
static ONCE: OnceLock<Regex> = OnceLock::new();
static MUTEX_CELL: Mutex<OnceCell<Regex>> = Mutex::new(OnceCell::new());
static MUTEX_LOCK: Mutex<OnceLock<Regex>> = Mutex::new(OnceLock::new());
static ARC_CELL: LazyLock<Arc<Mutex<OnceCell<Regex>>>> = LazyLock::new(Arc::default);

#[test]
fn a_regex_may_have_any_type() {
    drop(ONCE.set(word()));
    drop(MUTEX_CELL.lock().unwrap().set(word()));
    drop(MUTEX_LOCK.lock().unwrap().set(word()));
    drop(ARC_CELL.lock().unwrap().set(word()));
    let verdicts = same! {
        struct Subject<'a> {
            #[validate(regex(path = *LAZY))]
            deref: String,
            #[validate(regex(path = *crate::arguments::LAZY))]
            deref_path: &'a str,
            #[validate(regex(path = "*crate::arguments::LAZY"))]
            quoted: std::borrow::Cow<'a, str>,
            #[validate(regex(path = LAZY))]
            lazy: String,
            #[validate(regex(path = ONCE))]
            once: Option<String>,
            #[validate(regex(path = crate::arguments::MUTEX_CELL))]
            mutex_cell: String,
            #[validate(regex(path = "MUTEX_LOCK"))]
            mutex_lock: String,
            #[validate(regex(path = *ARC_CELL))]
            arc_cell: String,
            #[validate(regex(path = word()))]
            call: String,
        }
        {
            deref: "ab".into(), deref_path: "ab", quoted: "ab".into(), lazy: "ab".into(), once: Some("ab".into()),
            mutex_cell: "ab".into(), mutex_lock: "ab".into(), arc_cell: "ab".into(), call: "ab".into(),
        }
        {
            deref: "a".into(), deref_path: "a", quoted: "a".into(), lazy: "a".into(), once: Some("a".into()),
            mutex_cell: "a".into(), mutex_lock: "a".into(), arc_cell: "a".into(), call: "a".into(),
        }
        {
            deref: "ab".into(), deref_path: "ab", quoted: "ab".into(), lazy: "ab".into(), once: None,
            mutex_cell: "ab".into(), mutex_lock: "ab".into(), arc_cell: "ab".into(), call: "a".into(),
        }
    };
    assert_eq!(codes_of(&verdicts), [0, 9, 1]);
}
