//! The rules on numbers.

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

use token_request::{Validate, Value};

use super::{Optional, verdict};

/// Tests a rule on numbers behind every pointer and `Option`.
macro_rules! numbers {
    ($($ty:ty),+: $rule:tt, $message:literal, ok $ok:tt, bad $bad:tt) => {$({
        #[derive(Validate)]
        struct Subject<'a> {
            #[validate $rule]
            number: $ty,
            #[validate $rule]
            optional: Option<$ty>,
            #[validate $rule]
            reference: &'a $ty,
            #[validate $rule]
            boxed: Box<$ty>,
            #[validate $rule]
            arc: Option<Arc<$ty>>,
            #[validate $rule]
            alias: Optional<$ty>,
            #[validate $rule]
            cow: Cow<'a, $ty>,
        }
        let of = |number: $ty, optional: Option<$ty>| {
            verdict(&Subject {
                number,
                optional,
                reference: &number,
                boxed: Box::new(number),
                arc: optional.map(Arc::new),
                alias: optional,
                cow: Cow::Borrowed(&number),
            })
        };
        let all: Vec<String> =
            Subject::TABLE.fields.iter().map(|field| format!("{}: {}", field.wire, $message)).collect();
        let oks: &[$ty] = &$ok;
        for &ok in oks {
            assert_eq!(of(ok, Some(ok)), "", "{ok:?} of {} is accepted", stringify!($ty));
            assert_eq!(of(ok, None), "", "an absent value is accepted");
        }
        let bads: &[$ty] = &$bad;
        for &bad in bads {
            assert_eq!(of(bad, Some(bad)), all.join("\n"), "{bad:?} of {} is refused", stringify!($ty));
        }
    })+};
}

#[test]
fn range() {
    numbers! { u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize:
    (range(min = 1, max = 100)), "must be from 1 to 100", ok [1, 2, 100], bad [0, 101, 127] }
    numbers! { i8, i16, i32, i64, i128, isize:
    (range(exclusive_min = -5, exclusive_max = 5)), "must be greater than -5 and less than 5",
    ok [-4, 0, 4], bad [-5, 5, -128, 127] }
    numbers! { f32, f64: (range(min = 0.0, max = 1.0)), "must be from 0.0 to 1.0",
    ok [0.0, -0.0, 0.5, 1.0], bad [-0.1, 1.1] }
    numbers! { f64: (range(exclusive_min = 0.0)), "must be greater than 0.0",
    ok [f64::MIN_POSITIVE, f64::INFINITY], bad [0.0, -0.0, f64::NEG_INFINITY] }
    numbers! { u64: (range(max = 9_007_199_254_740_992)), "must be at most 9007199254740992",
    ok [9_007_199_254_740_992], bad [9_007_199_254_740_993, u64::MAX] }
    numbers! { u128: (range(max = 1000)), "must be at most 1000",
    ok [0, 1000], bad [1001, 18_446_744_073_709_551_616, u128::MAX] }
    numbers! { i128: (range(min = -170_141_183_460_469_231_731_687_303_715_884_105_727)),
    "must be at least -170141183460469231731687303715884105727", ok [0, i128::MAX], bad [i128::MIN] }
    numbers! { u128: (range(min = 340_282_366_920_938_463_463_374_607_431_768_211_455)),
    "must be at least 340_282_366_920_938_463_463_374_607_431_768_211_455", ok [u128::MAX], bad [0, 1] }
    numbers! { i8: (range(min = -128, exclusive_max = -127)), "must be at least -128 and less than -127",
    ok [-128], bad [-127, 0] }
    numbers! { i16: (range(min = -7i16, max = i16::from(7u8))), "must be from -7 to 7", ok [-7, 7], bad [-8, 8] }
    numbers! { u8: (range(min = 7u8)), "must be at least 7", ok [7], bad [6] }
}

#[test]
fn nan_is_outside_of_every_range() {
    #[derive(Validate)]
    struct Subject {
        #[validate(range(min = 0.0, max = 1.0))]
        both: f64,
        #[validate(range(min = 0.0))]
        min: f64,
        #[validate(range(max = 0.0))]
        max: f32,
        #[validate(range(exclusive_min = 0.0))]
        exclusive_min: Option<f32>,
        #[validate(range(exclusive_max = 0.0))]
        exclusive_max: f64,
    }
    let nan = Subject {
        both: f64::NAN,
        min: f64::NAN,
        max: f32::NAN,
        exclusive_min: Some(f32::NAN),
        exclusive_max: f64::NAN,
    };
    assert_eq!(
        verdict(&nan),
        "both: must be from 0.0 to 1.0\nmin: must be at least 0.0\nmax: must be at most 0.0\n\
         exclusive_min: must be greater than 0.0\nexclusive_max: must be less than 0.0"
    );
}

#[test]
fn multiple_of() {
    numbers! { u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize:
    (multiple_of(5)), "must be a multiple of 5", ok [0, 5, 125], bad [1, 4, 6, 127] }
    numbers! { i8, i16, i32, i64, i128, isize: (multiple_of(3)), "must be a multiple of 3",
    ok [-3, 0, 126], bad [-1, -128, 127] }
    numbers! { u128: (multiple_of(1_000_000_007)), "must be a multiple of 1000000007",
    ok [0, 1_000_000_007_000_000_000_000_000_000], bad [u128::MAX] }
    numbers! { f64: (multiple_of(0.1)), "must be a multiple of 0.1",
    ok [0.0, -0.0, 0.1, 0.3, -0.7, 1e6, 123_456.7], bad [0.05, 0.25, f64::NAN, f64::INFINITY] }
    numbers! { f32: (multiple_of(2.5)), "must be a multiple of 2.5",
    ok [0.0, 2.5, -5.0, 1e4], bad [0.1, 2.0, 2.500_1, f32::NEG_INFINITY] }
}

#[test]
fn finite() {
    numbers! { f32: (finite), "must be a finite number",
    ok [0.0, f32::MAX, f32::MIN, f32::MIN_POSITIVE], bad [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] }
    numbers! { f64: (finite(message = "is beyond us", code = "odd")), "is beyond us",
    ok [-0.0, f64::MAX], bad [f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY] }
}

/// The step and the bounds are expressions, whose values are in the violations.
#[test]
fn arguments_are_evaluated_once_and_reported() {
    thread_local! {
        static CALLS: Cell<u32> = const { Cell::new(0) };
    }
    fn step() -> u64 {
        CALLS.set(CALLS.get() + 1);
        7
    }
    #[derive(Validate)]
    struct Subject {
        #[validate(multiple_of(step()))]
        called: u64,
        #[validate(multiple_of(self.called + 1))]
        computed: u64,
        #[validate(range(min = self.called, exclusive_max = 2 * self.called))]
        between: u64,
        #[validate(range(min = 0.5, max = f64::from(self.ratio) / 4.0))]
        float: f64,
        #[validate(range(max = 10u128.pow(38) * 3))]
        beyond: u128,
        ratio: u8,
    }
    let of = |number| Subject {
        called: number,
        computed: 2,
        between: 14,
        float: 0.8,
        beyond: u128::MAX,
        ratio: 3,
    };
    let violations = of(6).validate().unwrap_err();
    assert_eq!(CALLS.get(), 1);
    assert_eq!(
        violations.to_string(),
        "called: must be a multiple of 7\n\
         computed: must be a multiple of 7\n\
         between: must be at least 6 and less than 12\n\
         float: must be from 0.5 to 0.75\n\
         beyond: is out of range"
    );
    assert_eq!(violations[0].args()[0].value, Value::Integer(7));
    assert_eq!(violations[2].arg("exclusive_max"), Some(&Value::Integer(12)));
    assert_eq!(violations[3].arg("min"), Some(&Value::Float(0.5)));
    assert_eq!(violations[3].arg("max"), Some(&Value::Float(0.75)));
    // The table has the source of the arguments.
    assert_eq!(
        violations[2].rule().to_string(),
        "range(min = self.called, exclusive_max = 2 * self.called)"
    );
    assert!(
        of(8).validate().unwrap_err().iter().all(|violation| violation.field().name != "between")
    );
    assert_eq!(CALLS.get(), 2);
}

#[test]
fn unique() {
    #[derive(Validate)]
    struct Subject<'a> {
        #[validate(unique)]
        vec: Vec<String>,
        #[validate(unique)]
        array: [u8; 3],
        #[validate(unique)]
        slice: &'a [(u8, char)],
        #[validate(unique)]
        boxed: Box<[u8]>,
        #[validate(unique)]
        optional: Option<Vec<Option<u8>>>,
        #[validate(unique)]
        alias: Optional<Arc<Vec<u8>>>,
        #[validate(unique)]
        cow: Cow<'a, [u8]>,
        #[validate(unique)]
        deque: &'a std::collections::VecDeque<u8>,
    }
    let of = |n: u8| {
        let deque = [1, n].into();
        verdict(&Subject {
            vec: vec!["1".into(), n.to_string()],
            array: [0, n, 1],
            slice: &[(1, 'a'), (n, 'a')],
            boxed: [1, n].into(),
            optional: Some(vec![None, Some(1), Some(n)]),
            alias: Some(Arc::new(vec![n, 2, 1])),
            cow: Cow::Borrowed(&[n, 1]),
            deque: &deque,
        })
    };
    let all = Subject::TABLE.fields.iter();
    let all: Vec<_> =
        all.map(|field| format!("{}: must not have duplicate items", field.wire)).collect();
    assert_eq!(of(1), all.join("\n"));
    assert_eq!(of(3), "");
    let empty = Subject {
        vec: vec![],
        array: [1, 2, 3],
        slice: &[],
        boxed: [].into(),
        optional: None,
        alias: None,
        cow: Cow::Borrowed(&[]),
        deque: &[].into(),
    };
    assert_eq!(verdict(&empty), "");
}

/// An `f32` is printed as written, not as the nearest `f64`.
#[test]
fn a_bound_of_type_f32_is_printed_as_written() {
    const MAX: f32 = 0.1;
    #[derive(Validate)]
    struct Subject {
        #[validate(range(max = MAX))]
        share: f32,
    }
    assert_eq!(verdict(&Subject { share: 0.2 }), "share: must be at most 0.1");
}
