//! Validation does not allocate for valid requests, and only for the list of violations of others.

use std::collections::{BTreeMap, HashMap};

use allocation_counter::measure;
use token_request::{V3TokenRequest, Validate};

fn allocations(run: impl FnOnce()) -> u64 {
    measure(run).count_total
}

#[derive(Validate, Clone)]
struct Item {
    #[validate(length(min = 1, max = 8), chars(alphanumeric))]
    name: String,
    #[validate(range(min = 1))]
    count: Option<u32>,
    #[validate(custom(function = not_x), none_of("y"))]
    label: String,
}

fn not_x(text: &str) -> Result<(), token_request::RuleError> {
    if text == "x" { Err("x".into()) } else { Ok(()) }
}

#[derive(Validate)]
struct Order {
    #[validate(nested)]
    first: Item,
    #[validate(nested)]
    second: Option<Box<Item>>,
}

#[derive(Validate)]
struct Many {
    #[validate(nested, length(min = 1))]
    list: Vec<Item>,
    #[validate(nested)]
    tree: BTreeMap<String, Item>,
    #[validate(nested)]
    hash: HashMap<u32, Vec<Item>>,
}

fn good() -> Item {
    Item { name: "n1".into(), count: Some(1), label: "l".into() }
}

fn bad() -> Item {
    Item { name: String::new(), count: Some(0), label: "x".into() }
}

fn many(of: impl Fn() -> Item) -> Many {
    Many {
        list: (0..9).map(|_| of()).collect(),
        tree: (0..9).map(|i| (i.to_string(), of())).collect(),
        hash: (0..9).map(|i| (i, vec![of(), of()])).collect(),
    }
}

#[test]
fn a_valid_flat_request_takes_no_allocation() {
    let (request, item) = (V3TokenRequest::client_credentials("id", "secret"), good());
    let count = allocations(|| {
        assert!(request.validate().is_ok());
        assert!(item.validate().is_ok());
    });
    assert_eq!(count, 0);
}

#[test]
fn a_valid_nested_request_takes_no_allocation() {
    let order = Order { first: good(), second: Some(Box::new(good())) };
    assert_eq!(allocations(|| assert!(order.validate().is_ok())), 0);
}

#[test]
fn a_valid_list_takes_no_allocation() {
    let list: Vec<Item> = (0..100).map(|_| good()).collect();
    assert_eq!(allocations(|| assert!(list.validate().is_ok())), 0);
}

#[test]
fn valid_maps_take_no_allocation() {
    let many = many(good);
    assert_eq!(allocations(|| assert!(many.validate().is_ok())), 0);
}

#[test]
fn is_valid_takes_no_allocation() {
    let (request, order) = (V3TokenRequest::default(), Order { first: bad(), second: None });
    let many = many(bad);
    let hash = HashMap::from([("a key", bad())]);
    let tree = BTreeMap::from([(7, bad())]);
    let count = allocations(|| {
        assert!(!request.is_valid());
        assert!(!order.is_valid());
        assert!(!many.is_valid());
        assert!(!hash.is_valid());
        assert!(!tree.is_valid());
    });
    assert_eq!(count, 0);
}

#[test]
fn four_violations_of_a_flat_request_take_no_allocation() {
    #[derive(Validate, Default)]
    struct Flat {
        #[validate(required)]
        a: Option<String>,
        #[validate(length(min = 1), one_of("b"))]
        b: String,
        #[validate(range(min = 1))]
        c: u8,
        #[validate(range(min = 1))]
        d: u8,
    }
    for (n_violations, (c, d)) in [(3, (1, 1)), (4, (0, 1))] {
        let flat = Flat { c, d, ..Flat::default() };
        let count = allocations(|| {
            let violations = flat.validate().unwrap_err();
            assert_eq!(violations.len(), n_violations);
            drop(violations);
        });
        assert_eq!(count, 0, "{n_violations} violations");
    }
    let count = allocations(|| assert_eq!(Flat::default().validate().unwrap_err().len(), 5));
    assert!(count > 0, "the counter counts");
}
