//! Violations, and the tables of requests.

// A test declares its types next to their use.
#![allow(clippy::items_after_statements, reason = "a test declares its request next to its use")]

mod field_types;
mod markdown;
mod table;
#[cfg(feature = "validator")]
mod validator_errors;

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;

use serde_json::json;
use token_request::{
    Arg, BasicPart, Field, KnownBy, Rule, RuleError, Secret, Table, Tagging, Type, V3TokenRequest,
    Validate, Value, Violation, Violations,
};

fn violations(request: &impl Validate) -> Violations {
    request.validate().expect_err("something is wrong")
}

#[derive(Validate, Default)]
struct Part {
    #[validate(length(min = 1, max = 9))]
    name: String,
}

#[derive(Validate, Default)]
struct Order {
    #[validate(required, one_of("a", "b"))]
    kind: Option<String>,
    #[validate(nested)]
    parts: Vec<Part>,
    #[validate(range(min = 1), name = "n/m")]
    count: u8,
}

fn order() -> Order {
    Order { parts: vec![Part { name: "n".into() }, Part::default()], ..Order::default() }
}

#[test]
fn violations_are_a_slice_in_the_order_of_the_table() {
    let violations = violations(&order());
    let slice: &[Violation] = &violations;
    assert_eq!(slice.len(), 3);
    let paths = |violations: &[Violation]| -> Vec<_> {
        violations.iter().map(|violation| violation.path().to_string()).collect()
    };
    assert_eq!(paths(slice), ["kind", "parts[1].name", "n/m"]);
    assert!(!violations.is_empty());
    assert_eq!(violations.first().unwrap().code(), "required");

    let by_reference: Vec<&Violation> = (&violations).into_iter().collect();
    assert_eq!(by_reference.len(), 3);
    let by_value: Vec<Violation> = violations.clone().into_iter().collect();
    assert_eq!(paths(&by_value), paths(&violations));
    let mut codes = Vec::new();
    for violation in violations {
        codes.push(violation.code().to_owned());
    }
    assert_eq!(codes, ["required", "length", "range"]);
}

#[test]
fn validate_never_returns_an_empty_list() {
    #[derive(Validate)]
    struct Nothing {}
    assert!(Nothing {}.validate().is_ok());
    assert!(Vec::<Order>::new().validate().is_ok());
    let good = Order { kind: Some("a".into()), parts: vec![], count: 1 };
    assert!(good.validate().is_ok() && good.is_valid());
}

#[test]
fn many_violations_keep_their_order() {
    let parts: Vec<Part> = (0..1000).map(|_| Part::default()).collect();
    let violations = violations(&parts);
    assert_eq!(violations.len(), 1000);
    for (i, violation) in violations.iter().enumerate() {
        assert_eq!(violation.path().pointer(), format!("/{i}/name"));
    }
}

#[test]
fn violations_are_displayed_one_on_each_line() {
    let violations = violations(&order());
    assert_eq!(
        violations.to_string(),
        "kind: is required\n\
         parts[1].name: must have 1 to 9 characters\n\
         n/m: must be at least 1"
    );
    assert_eq!(violations[0].to_string(), "kind: is required");
    let debug = format!("{violations:?}");
    assert!(debug.contains("parts[1].name") && debug.contains("must have 1 to 9"), "{debug}");
}

#[test]
fn violations_are_errors() {
    fn send(order: &Order) -> Result<(), Box<dyn Error + Send + Sync>> {
        order.validate()?;
        Ok(())
    }
    let error = send(&order()).unwrap_err();
    assert!(error.to_string().starts_with("kind: is required\n"));
    let violations = error.downcast::<Violations>().unwrap();
    let first: &dyn Error = &violations[0];
    assert!(first.source().is_none());
}

#[test]
fn violations_are_serialized_with_path_code_and_message() {
    let written = serde_json::to_string(&violations(&order())).unwrap();
    assert_eq!(
        written,
        r#"[{"path":"/kind","code":"required","message":"is required"},"#.to_owned()
            + r#"{"path":"/parts/1/name","code":"length","message":"must have 1 to 9 characters"},"#
            + r#"{"path":"/n~1m","code":"range","message":"must be at least 1"}]"#
    );
}

#[test]
fn a_violation_points_into_the_table() {
    fn field_of(request: &Order) -> &'static Field {
        violations(request)[1].field()
    }
    let field = field_of(&order());
    assert_eq!((field.name, field.wire), ("name", "name"));
    let violations = violations(&order());
    assert!(std::ptr::eq(violations[2].field(), &raw const Order::TABLE.fields[2]));
    assert_eq!(violations[1].rule(), &Part::TABLE.fields[0].rules[0]);
    assert_eq!(violations[1].message(), "must have 1 to 9 characters");
    assert_eq!(violations[1].path().segments().len(), 3);
}

#[test]
fn violations_are_send_and_sync() {
    fn goes_anywhere<T: Send + Sync + Clone + 'static>(_: &T) {}
    let violations = violations(&order());
    goes_anywhere(&violations);
    goes_anywhere(&violations[0]);
    goes_anywhere(&RuleError::new("code"));
    let expected = violations.to_string();
    let elsewhere = std::thread::spawn(move || violations.to_string());
    assert_eq!(elsewhere.join().unwrap(), expected);
}

#[test]
fn violations_are_small() {
    assert!(size_of::<Violations>() < 128, "{}", size_of::<Violations>());
    assert!(size_of::<Result<(), Violations>>() <= 128);
}

thread_local! {
    /// The number of calls of custom functions in this test.
    static CALLS: Cell<usize> = const { Cell::new(0) };
}

fn calls(check: impl FnOnce()) -> usize {
    CALLS.set(0);
    check();
    CALLS.get()
}

fn refuses_zero(number: u8) -> Result<(), &'static str> {
    CALLS.set(CALLS.get() + 1);
    if number == 0 { Err("zero") } else { Ok(()) }
}

#[derive(Validate, Clone)]
struct Counted {
    #[validate(custom(function = refuses_zero), custom(function = refuses_zero))]
    a: u8,
    #[validate(custom(function = refuses_zero))]
    b: u8,
}

#[derive(Validate)]
struct Outer {
    #[validate(nested)]
    first: Counted,
    #[validate(nested)]
    list: Vec<Counted>,
    #[validate(nested)]
    tree: BTreeMap<u8, Counted>,
    #[validate(nested)]
    hash: HashMap<u8, Counted>,
    #[validate(nested)]
    tuple: (Counted, Counted),
    #[validate(custom(function = refuses_zero))]
    last: u8,
}

fn outer(first: u8, list: u8, tree: u8, hash: u8, tuple: u8) -> Outer {
    let of = |a| Counted { a, b: 1 };
    Outer {
        first: of(first),
        list: vec![of(1), of(list), of(list)],
        tree: [(0, of(1)), (1, of(tree)), (2, of(tree))].into(),
        hash: [(0, of(hash)), (1, of(hash))].into(),
        tuple: (of(tuple), of(1)),
        last: 1,
    }
}

#[test]
fn is_valid_stops_at_the_first_violation() {
    let is_valid = |request: &dyn Fn() -> bool| calls(|| assert!(!request()));
    let count = |a, b| calls(|| assert!(!Counted { a, b }.is_valid()));
    assert_eq!(count(0, 0), 1, "no later rule");
    assert_eq!(count(1, 0), 3, "up to the one that is broken");
    assert_eq!(is_valid(&|| outer(0, 0, 0, 0, 0).is_valid()), 1, "no later field");
    assert_eq!(is_valid(&|| outer(1, 0, 0, 0, 0).is_valid()), 3 + 3 + 1, "no later element");
    assert_eq!(is_valid(&|| outer(1, 1, 0, 0, 0).is_valid()), 3 + 9 + 3 + 1, "no later entry");
    assert_eq!(is_valid(&|| outer(1, 1, 1, 0, 0).is_valid()), 3 + 9 + 9 + 1, "nor of a hash map");
    assert_eq!(is_valid(&|| outer(1, 1, 1, 1, 0).is_valid()), 3 + 9 + 9 + 6 + 1, "nor of a tuple");
    assert_eq!(calls(|| assert!(outer(1, 1, 1, 1, 1).is_valid())), 3 + 9 + 9 + 6 + 6 + 1);
    let list = vec![Counted { a: 0, b: 0 }; 100];
    assert_eq!(is_valid(&|| list.is_valid()), 1);
    assert_eq!(is_valid(&|| Some(&list).is_valid()), 1);
}

#[test]
fn validate_checks_everything_once() {
    for (request, n) in [(outer(1, 1, 1, 1, 1), 0), (outer(0, 0, 0, 0, 0), 2 + 4 + 4 + 4 + 2)] {
        let count = calls(|| {
            let found = request.validate().err().map_or(0, |violations| violations.len());
            assert_eq!(found, n);
        });
        assert_eq!(count, 3 + 9 + 9 + 6 + 6 + 1);
    }
}
