//! Requests in every container of the standard library, and in containers of containers.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::rc::Rc;
use std::sync::Arc;

use token_request::{Validate, ValidateWith};

use crate::paths;

/// A request with and without a context.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Item {
    Good,
    Bad,
}

#[derive(Validate)]
enum Rules {
    Bad(#[validate(required)] Option<u8>),
}

impl Validate for Item {
    const TABLE: token_request::Table = Rules::TABLE;

    fn check(&self, report: &mut token_request::Report<'_>) -> std::ops::ControlFlow<()> {
        match self {
            Self::Good => std::ops::ControlFlow::Continue(()),
            Self::Bad => Rules::Bad(None).check(report),
        }
    }
}

impl ValidateWith<str> for Item {
    const TABLE: token_request::Table = Rules::TABLE;

    fn check_with(
        &self,
        context: &str,
        report: &mut token_request::Report<'_>,
    ) -> std::ops::ControlFlow<()> {
        if context == "strict" { self.check(report) } else { std::ops::ControlFlow::Continue(()) }
    }
}

/// Checks each value as the request, as a field and as a variant, with and without a context. Its violations are at these
/// paths.
macro_rules! containers {
    ($($ty:ty: $value:expr => [$($below:literal),*];)+) => {$({
        #[derive(Validate)]
        struct Field<'a> {
            #[validate(nested)]
            field: $ty,
            of: std::marker::PhantomData<&'a u8>,
        }
        #[derive(Validate)]
        #[validate(context = str)]
        struct WithContext<'a>(#[validate(nested)] $ty, std::marker::PhantomData<&'a u8>);
        #[derive(Validate)]
        enum Variant<'a> {
            Variant(#[validate(nested)] $ty),
            #[allow(dead_code, reason = "it uses the lifetime")]
            Other(&'a u8),
        }
        let expected = |before: &str| -> Vec<String> {
            [$($below),*].map(|below: &str| {
                let dot = if before.is_empty() || below.is_empty() || below.starts_with('[') { "" } else { "." };
                format!("{before}{dot}{below}.Bad").trim_start_matches('.').to_owned()
            }).into()
        };
        let name = stringify!($ty);
        match (Field { field: $value, of: std::marker::PhantomData }) {
            request => {
                assert_eq!(paths(&request.field), expected(""), "{name}");
                assert_eq!(paths(&request), expected("field"), "{name}");
            }
        }
        assert_eq!(paths(&Variant::Variant($value)), expected("Variant"), "{name}");
        match WithContext($value, std::marker::PhantomData) {
            request => {
                let found = request.validate_with("strict").unwrap_err();
                let found: Vec<_> = found.iter().map(|found| found.path().to_string()).collect();
                assert_eq!(found, expected("[0]"), "{name} with a context");
                assert!(request.is_valid_with("lax"), "{name} with a context");
            }
        }
    })+};
}

const GOOD: Item = Item::Good;
const BAD: Item = Item::Bad;

#[test]
fn pointers_to_requests_are_validated() {
    containers! {
        Item: BAD => [""];
        &'a Item: &BAD => [""];
        &'a mut Item: &mut Item::Bad => [""];
        &'a mut [Item]: &mut [GOOD, BAD] => ["[1]"];
        Box<Item>: Box::new(BAD) => [""];
        Box<[Item]>: Box::new([GOOD, BAD]) => ["[1]"];
        Rc<Item>: Rc::new(BAD) => [""];
        Rc<[Item]>: Rc::new([GOOD, BAD]) => ["[1]"];
        Arc<Item>: Arc::new(BAD) => [""];
        Arc<Vec<Item>>: Arc::new(vec![GOOD, BAD]) => ["[1]"];
        Cow<'a, Item>: Cow::Owned(BAD) => [""];
        Cow<'a, [Item]>: Cow::Borrowed(&[GOOD, BAD]) => ["[1]"];
        Option<Item>: Some(BAD) => [""];
        Option<Option<Option<Item>>>: Some(Some(Some(BAD))) => [""];
        Option<Box<Item>>: Some(Box::new(BAD)) => [""];
        Box<Option<Rc<Arc<&'a Item>>>>: Box::new(Some(Rc::new(Arc::new(&BAD)))) => [""];
    }
}

#[test]
fn lists_and_sets_of_requests_are_validated() {
    containers! {
        [Item; 2]: [GOOD, BAD] => ["[1]"];
        &'a [Item]: &[GOOD, BAD] => ["[1]"];
        Vec<Item>: vec![BAD, GOOD, BAD] => ["[0]", "[2]"];
        VecDeque<Item>: [GOOD, BAD].into() => ["[1]"];
        LinkedList<Item>: [GOOD, BAD].into() => ["[1]"];
        BTreeSet<Item>: [GOOD, BAD].into() => ["[1]"];
        HashSet<Item>: [BAD].into() => ["[0]"];
        HashSet<Item, BuildHasherDefault<DefaultHasher>>: [BAD].into_iter().collect() => ["[0]"];
        BinaryHeap<Item>: [BAD].into() => ["[0]"];
        Vec<Option<Item>>: vec![None, Some(GOOD), Some(BAD)] => ["[2]"];
        Vec<Box<Item>>: vec![Box::new(GOOD), Box::new(BAD)] => ["[1]"];
        Vec<&'a Item>: vec![&BAD] => ["[0]"];
        Vec<Cow<'a, Item>>: vec![Cow::Borrowed(&BAD)] => ["[0]"];
        VecDeque<[Vec<Item>; 2]>: [[vec![], vec![GOOD, BAD]]].into() => ["[0][1][1]"];
    }
}

#[test]
fn tuples_of_requests_are_validated() {
    type Twelve = (Item, Item, Item, Item, Item, Item, Item, Item, Item, Item, Item, Item);
    containers! {
        (Item,): (BAD,) => ["[0]"];
        (Item, Item): (BAD, BAD) => ["[0]", "[1]"];
        (Item, Vec<Item>, Option<Item>): (GOOD, vec![BAD], Some(BAD)) => ["[1][0]", "[2]"];
        (Item, (Item, Item)): (GOOD, (GOOD, BAD)) => ["[1][1]"];
        Twelve: (GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, BAD) => ["[11]"];
        Vec<(Item, Item)>: vec![(GOOD, BAD)] => ["[0][1]"];
    }
}

#[test]
fn maps_of_requests_are_validated() {
    containers! {
        BTreeMap<&'a str, Item>: [("a", BAD), ("b", GOOD), ("c", BAD)].into() => ["a", "c"];
        HashMap<String, Item>: [("a".into(), BAD), ("b".into(), GOOD)].into() => ["a"];
        HashMap<u32, Item>: [(7, BAD), (10, BAD)].into() => ["10", "7"];
        HashMap<char, Item, BuildHasherDefault<DefaultHasher>>: [('a', BAD)].into_iter().collect() => ["a"];
        BTreeMap<i8, HashMap<bool, Item>>: [(-7, [(true, BAD)].into())].into() => ["-7.true"];
        HashMap<u8, HashMap<u8, HashMap<u8, Item>>>: [(1, [(2, [(3, BAD)].into())].into())].into() => ["1.2.3"];
        Vec<HashMap<u8, Item>>: vec![[].into(), [(1, BAD)].into()] => ["[1].1"];
        HashMap<u8, Vec<Option<Box<Item>>>>: [(1, vec![None, Some(Box::new(BAD))])].into() => ["1[1]"];
        BTreeMap<u8, (Item, Item)>: [(1, (GOOD, BAD))].into() => ["1[1]"];
        Option<Box<BTreeMap<Box<str>, Cow<'a, Item>>>>: Some(Box::new([("k".into(), Cow::Owned(BAD))].into())) => ["k"];
    }
}
