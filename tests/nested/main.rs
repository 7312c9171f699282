//! Requests in requests: through every container, and the paths that lead there.

// What is tested is that users may write such types, and a test declares its types where it needs them.
#![allow(
    clippy::linkedlist,
    clippy::option_option,
    clippy::ref_option,
    clippy::vec_box,
    reason = "users have them"
)]
#![allow(
    clippy::struct_field_names,
    clippy::items_after_statements,
    reason = "a test declares its request where it needs it"
)]

#[cfg(feature = "validator")]
mod foreign;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use token_request::{Field, Report, Rule, Segment, Table, Type, Validate, Violations};

#[derive(Validate, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Item {
    #[validate(length(min = 1))]
    name: String,
}

fn good() -> Item {
    Item { name: "n".into() }
}

fn bad() -> Item {
    Item { name: String::new() }
}

fn violations(request: &(impl Validate + ?Sized)) -> Violations {
    assert!(!request.is_valid());
    request.validate().expect_err("something is wrong")
}

fn paths(request: &(impl Validate + ?Sized)) -> Vec<String> {
    violations(request).iter().map(|violation| violation.path().to_string()).collect()
}

fn pointers(request: &(impl Validate + ?Sized)) -> Vec<String> {
    violations(request).iter().map(|violation| violation.path().pointer()).collect()
}

#[derive(Validate)]
struct Pointers<'a> {
    #[validate(nested)]
    plain: Item,
    #[validate(nested)]
    reference: &'a Item,
    #[validate(nested)]
    boxed: Box<Item>,
    #[validate(nested)]
    rc: Rc<Item>,
    #[validate(nested)]
    arc: Arc<Item>,
    #[validate(nested)]
    cow: Cow<'a, Item>,
    #[validate(nested)]
    option: Option<Item>,
    #[validate(nested)]
    options: Option<Option<Item>>,
    #[validate(nested)]
    some_box: Option<Box<Item>>,
    #[validate(nested)]
    boxed_some: Box<Option<Item>>,
    #[validate(nested)]
    some_reference: &'a Option<Item>,
}

fn pointers_to<'a>(item: &'a Item, some: &'a Option<Item>) -> Pointers<'a> {
    Pointers {
        plain: item.clone(),
        reference: item,
        boxed: Box::new(item.clone()),
        rc: Rc::new(item.clone()),
        arc: Arc::new(item.clone()),
        cow: Cow::Borrowed(item),
        option: some.clone(),
        options: Some(some.clone()),
        some_box: some.clone().map(Box::new),
        boxed_some: Box::new(some.clone()),
        some_reference: some,
    }
}

#[test]
fn pointers_add_no_step() {
    let names = Pointers::TABLE.fields.iter().map(|field| format!("{}.name", field.wire));
    let names: Vec<_> = names.collect();
    assert_eq!(names.len(), 11);
    assert_eq!(paths(&pointers_to(&bad(), &Some(bad()))), names);
    assert_eq!(paths(&pointers_to(&bad(), &None)), names[..6]);
    assert!(pointers_to(&good(), &Some(good())).is_valid());
    assert!(pointers_to(&good(), &None).is_valid());
}

#[derive(Validate)]
struct Lists<'a> {
    #[validate(nested)]
    slice: &'a [Item],
    #[validate(nested)]
    array: [Item; 2],
    #[validate(nested)]
    boxed: Box<[Item]>,
    #[validate(nested)]
    tuple: (Item, Option<Item>, Vec<Item>),
    #[validate(nested)]
    vec: Vec<Item>,
    #[validate(nested)]
    deque: VecDeque<Item>,
    #[validate(nested)]
    list: LinkedList<Item>,
    #[validate(nested)]
    tree: BTreeSet<Item>,
    #[validate(nested)]
    hash: HashSet<Item>,
    #[validate(nested)]
    heap: BinaryHeap<Item>,
    #[validate(nested)]
    options: Vec<Option<Item>>,
    #[validate(nested)]
    boxes: Vec<Box<Item>>,
    #[validate(nested)]
    lists: Option<Vec<Vec<Item>>>,
}

fn lists<'a>(second: &Item, slice: &'a [Item]) -> Lists<'a> {
    let items = || [good(), second.clone()];
    Lists {
        slice,
        array: items(),
        boxed: items().into(),
        tuple: (good(), Some(second.clone()), items().into()),
        vec: items().into(),
        deque: items().into(),
        list: items().into(),
        tree: items().into(),
        hash: [second.clone()].into(),
        heap: items().into(),
        options: vec![None, Some(second.clone())],
        boxes: items().map(Box::new).into(),
        lists: Some(vec![vec![], items().into()]),
    }
}

#[test]
fn an_element_is_under_its_index() {
    assert!(lists(&good(), &[good()]).is_valid());
    assert_eq!(
        paths(&lists(&bad(), &[good(), bad()])),
        [
            "slice[1].name",
            "array[1].name",
            "boxed[1].name",
            "tuple[1].name",
            "tuple[2][1].name",
            "vec[1].name",
            "deque[1].name",
            "list[1].name",
            "tree[0].name",
            "hash[0].name",
            // A heap lists its largest first.
            "heap[1].name",
            "options[1].name",
            "boxes[1].name",
            "lists[1][1].name",
        ]
    );
    assert_eq!(pointers(&lists(&bad(), &[])).last().unwrap(), "/lists/1/1/name");
}

#[test]
fn a_list_is_a_request_of_its_own() {
    let list = vec![bad(), good(), bad()];
    assert_eq!(paths(&list), ["[0].name", "[2].name"]);
    assert_eq!(paths(list.as_slice()), paths(&list));
    assert_eq!(pointers(&list), ["/0/name", "/2/name"]);
    assert_eq!(violations(&list)[0].to_string(), "[0].name: must have at least 1 character");
    assert_eq!(paths(&Some(bad())), ["name"]);
    assert_eq!(paths(&(bad(), [bad()])), ["[0].name", "[1][0].name"]);
    let map = BTreeMap::from([("x", bad())]);
    assert_eq!((paths(&map), pointers(&map)), (vec!["x.name".into()], vec!["/x/name".into()]));
    assert_eq!(<Vec<Item>>::TABLE.name, "Item");
}

#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Unit {
    KiloGram,
    #[serde(rename = "lb/oz~")]
    Pound,
}

#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Id(u64);

#[test]
fn a_value_of_a_map_is_under_its_key() {
    #[derive(Validate)]
    struct Maps {
        #[validate(nested)]
        strings: HashMap<String, Item>,
        #[validate(nested)]
        numbers: BTreeMap<u32, Item>,
        #[validate(nested)]
        negative: HashMap<i8, Item>,
        #[validate(nested)]
        units: BTreeMap<Unit, Item>,
        #[validate(nested)]
        ids: HashMap<Id, Item>,
        #[validate(nested)]
        tuples: BTreeMap<(u8, u8), Item>,
        #[validate(nested)]
        maps: HashMap<String, BTreeMap<u32, Option<Box<Item>>>>,
        #[validate(nested)]
        lists: BTreeMap<char, Vec<Item>>,
    }
    let maps = Maps {
        strings: [("a".into(), bad()), ("b".into(), good())].into(),
        numbers: [(7, bad()), (8, good())].into(),
        negative: [(-7, bad())].into(),
        units: [(Unit::KiloGram, bad()), (Unit::Pound, bad())].into(),
        ids: [(Id(u64::MAX), bad())].into(),
        tuples: [((1, 2), good()), ((3, 4), bad())].into(),
        maps: [("m".into(), [(1, None), (2, Some(Box::new(bad())))].into())].into(),
        lists: [('c', vec![good(), bad()])].into(),
    };
    assert_eq!(
        paths(&maps),
        [
            "strings.a.name",
            "numbers.7.name",
            "negative.-7.name",
            "units.KILO_GRAM.name",
            "units[\"lb/oz~\"].name",
            "ids.18446744073709551615.name",
            // What JSON could not have as a key is told by its position.
            "tuples.1.name",
            "maps.m.2.name",
            "lists.c[1].name",
        ]
    );
    assert_eq!(pointers(&maps)[4], "/units/lb~1oz~0/name");
}

#[test]
fn keys_cannot_forge_a_path() {
    let of = |key: &str| BTreeMap::from([(key.to_owned(), bad())]);
    for (key, shown) in [
        ("k.evil[0]: injected\n", r#"["k.evil[0]: injected\n"].name"#),
        ("", r#"[""].name"#),
        ("a b", r#"["a b"].name"#),
        ("\"]", r#"["\"]"].name"#),
        ("\u{1b}[31m\u{202e}", r#"["\u{1b}[31m\u{202e}"].name"#),
        ("é", r#"["é"].name"#),
    ] {
        assert_eq!(paths(&of(key)), [shown], "{key:?}");
        assert_eq!(violations(&of(key)).to_string().lines().count(), 1);
    }
    let long = "k".repeat(1_000_000);
    assert_eq!(paths(&of(&long)), [format!("[\"{}…\"].name", "k".repeat(64))]);
    assert_eq!(pointers(&of("a/b~1")), ["/a~1b~01/name"]);
    let [violation] = &violations(&of("a.b"))[..] else { panic!("one violation") };
    assert!(matches!(
        violation.path().segments(),
        [Segment::Key { key: "a.b", position: 0, .. }, Segment::Name("name")]
    ));
}

#[test]
fn a_hash_map_is_reported_in_the_order_of_its_keys() {
    #[derive(Validate)]
    struct Labels {
        #[validate(nested)]
        first: Item,
        #[validate(nested)]
        labels: HashMap<String, Vec<Item>>,
        #[validate(nested)]
        last: Item,
    }
    let mut expected = vec!["first.name".to_owned()];
    let keys: Vec<String> = (10..30).map(|i| format!("k{i}")).collect();
    for key in &keys {
        expected.extend([format!("labels.{key}[0].name"), format!("labels.{key}[2].name")]);
    }
    expected.push("last.name".into());
    for _ in 0..50 {
        let labels = keys.iter().map(|key| (key.clone(), vec![bad(), good(), bad()])).collect();
        assert_eq!(paths(&Labels { first: bad(), labels, last: bad() }), expected);
    }
}

#[test]
fn a_field_and_what_is_in_it_are_both_reported() {
    fn refuse(_: &[Item]) -> Result<(), &'static str> {
        Err("refused")
    }
    #[derive(Validate)]
    struct Both {
        // What is nested comes last, wherever it is written.
        #[validate(nested, length(max = 1), custom(function = refuse))]
        items: Vec<Item>,
        #[validate(required, nested)]
        item: Option<Item>,
    }
    let both = Both { items: vec![bad(), bad()], item: None };
    assert_eq!(paths(&both), ["items", "items", "items[0].name", "items[1].name", "item"]);
    let violations = violations(&both);
    let codes: Vec<_> = violations.iter().map(token_request::Violation::code).collect();
    assert_eq!(codes, ["length", "refused", "length", "length", "required"]);
}

#[derive(Validate)]
struct Tree {
    #[validate(length(min = 1))]
    name: String,
    #[validate(nested)]
    first: Option<Box<Tree>>,
    #[validate(nested)]
    others: Vec<Tree>,
    #[validate(nested)]
    named: HashMap<String, Tree>,
}

fn leaf(name: &str) -> Tree {
    Tree { name: name.into(), first: None, others: vec![], named: HashMap::new() }
}

#[test]
fn a_type_may_hold_itself() {
    let tree = Tree {
        first: Some(Box::new(Tree { others: vec![leaf("a"), leaf("")], ..leaf("b") })),
        named: [("x".into(), leaf(""))].into(),
        ..leaf("")
    };
    assert_eq!(paths(&tree), ["name", "first.others[1].name", "named.x.name"]);
    let Type::Object(table) = Tree::TABLE.fields[1].ty else { panic!("an object") };
    assert_eq!(table().fields[1].name, "first");
    assert_eq!(Tree::TABLE.fields[2].ty.to_string(), "list of Tree");
}

#[test]
fn recursion_ends_where_the_value_does() {
    let mut deep = leaf("");
    for _ in 0..200 {
        deep = Tree { first: Some(Box::new(deep)), ..leaf("n") };
    }
    assert_eq!(paths(&deep), [format!("{}name", "first.".repeat(200))]);
    assert_eq!(violations(&deep)[0].path().segments().len(), 201);
}

#[test]
fn a_type_parameter_is_validated_as_what_it_is() {
    #[derive(Validate)]
    struct Page<T, const N: usize = 1>
    where
        T: Clone,
    {
        #[validate(nested)]
        items: Vec<T>,
        #[validate(nested)]
        fixed: [Option<T>; N],
    }
    #[derive(Validate)]
    struct Borrowed<'a, T: ?Sized> {
        #[validate(nested)]
        of: &'a T,
    }
    let page = Page { items: vec![good(), bad()], fixed: [None, Some(bad())] };
    assert_eq!(paths(&page), ["items[1].name", "fixed[1].name"]);
    assert_eq!(paths(&Borrowed { of: &page }), ["of.items[1].name", "of.fixed[1].name"]);
    assert_eq!(paths(&Borrowed { of: &[bad()][..] }), ["of[0].name"]);
}

/// The names in a type's table, and those by which serde reads it: it must be made of just these.
fn wire_names<T: Validate + for<'de> Deserialize<'de>>() -> Vec<&'static str> {
    let names: Vec<_> = T::TABLE.fields.iter().map(|field| field.wire).collect();
    let read = |names: &[&str]| {
        let object = names.iter().map(|name| ((*name).to_owned(), 0.into()));
        serde_json::from_value::<T>(serde_json::Value::Object(object.collect()))
    };
    assert_eq!(read(&names).err().map(|error| error.to_string()), None, "{names:?}");
    for i in 0..names.len() {
        let mut others = names.clone();
        others.remove(i);
        assert!(read(&others).is_err(), "serde needs {}", names[i]);
    }
    names
}

#[test]
fn names_are_those_that_serde_reads() {
    macro_rules! cases {
        ($($case:literal: $names:expr),+ $(,)?) => {$({
            #[derive(Deserialize, Validate)]
            #[serde(rename_all = $case)]
            #[allow(dead_code, non_snake_case, reason = "the names are what is tested")]
            struct Cased {
                grant_type: u8,
                x509_url: u8,
                r#type: u8,
                _under__score: u8,
            }
            assert_eq!(wire_names::<Cased>(), $names, $case);
        })+};
    }
    cases! {
        "lowercase": ["grant_type", "x509_url", "type", "_under__score"],
        "UPPERCASE": ["GRANT_TYPE", "X509_URL", "TYPE", "_UNDER__SCORE"],
        "PascalCase": ["GrantType", "X509Url", "Type", "UnderScore"],
        "camelCase": ["grantType", "x509Url", "type", "underScore"],
        "snake_case": ["grant_type", "x509_url", "type", "_under__score"],
        "SCREAMING_SNAKE_CASE": ["GRANT_TYPE", "X509_URL", "TYPE", "_UNDER__SCORE"],
        "kebab-case": ["grant-type", "x509-url", "type", "-under--score"],
        "SCREAMING-KEBAB-CASE": ["GRANT-TYPE", "X509-URL", "TYPE", "-UNDER--SCORE"],
    }

    #[derive(Deserialize, Validate)]
    #[serde(rename_all(serialize = "UPPERCASE", deserialize = "kebab-case"), deny_unknown_fields)]
    #[allow(dead_code, reason = "only the names are read")]
    struct Renamed {
        #[serde(rename = "one")]
        a: u8,
        #[serde(rename(serialize = "nine", deserialize = "two"), alias = "zwei")]
        b: u8,
        #[serde(rename(serialize = "eight"))]
        snake_case: u8,
        #[serde(alias = "d2")]
        #[serde(rename = "four")]
        #[validate(range(max = 0))]
        d: u8,
        r#match: u8,
    }
    assert_eq!(wire_names::<Renamed>(), ["one", "two", "snake-case", "four", "match"]);
    let renamed = Renamed { a: 0, b: 0, snake_case: 0, d: 1, r#match: 0 };
    assert_eq!(paths(&renamed), ["four"]);
}

#[test]
fn a_name_of_our_own_wins() {
    #[derive(Validate, Serialize)]
    #[serde(rename_all = "UPPERCASE")]
    struct Named {
        #[validate(name = "x-name", nested)]
        #[serde(rename = "y")]
        field: Item2,
        #[validate(range(max = 0))]
        r#type: u8,
    }
    #[derive(Validate, Serialize)]
    struct Item2 {
        #[validate(length(min = 1), name = "a/b")]
        name: String,
    }
    let named = Named { field: Item2 { name: String::new() }, r#type: 1 };
    assert_eq!(paths(&named), ["x-name.a/b", "TYPE"]);
    assert_eq!(pointers(&named), ["/x-name/a~1b", "/TYPE"]);
    assert_eq!(Named::TABLE.fields[1].name, "type");
}

#[test]
fn what_is_flattened_adds_no_step() {
    #[derive(Validate, Serialize)]
    struct Inner {
        #[validate(length(min = 1))]
        name: String,
    }
    #[derive(Validate, Serialize)]
    struct Outer {
        #[serde(flatten)]
        #[validate(nested)]
        inner: Inner,
        #[validate(nested, length(max = 0))]
        #[serde(flatten)]
        rest: BTreeMap<String, Inner>,
    }
    let inner = || Inner { name: String::new() };
    let outer = Outer { inner: inner(), rest: [("k".into(), inner())].into() };
    assert_eq!(paths(&outer), ["name", "", "k.name"]);
    assert_eq!(pointers(&vec![outer]), ["/0/name", "/0", "/0/k/name"]);
}

/// Written by hand: two numbers in order.
struct Span {
    from: u32,
    to: u32,
}

impl Validate for Span {
    const TABLE: Table = Table::new(
        "Span",
        &[
            Field::new("from", Type::Integer),
            Field::new("", Type::Any).rules(&[Rule::new("ordered").message("must be in order")]),
        ],
    );

    fn check(&self, report: &mut Report<'_>) -> ControlFlow<()> {
        let whole = &Self::TABLE.fields[1];
        if self.from > self.to {
            report.broken(whole, 0)?;
        }
        ControlFlow::Continue(())
    }
}

#[test]
fn an_implementation_by_hand_is_one_like_any_other() {
    #[derive(Validate)]
    struct Spans {
        #[validate(nested)]
        one: Span,
        #[validate(nested)]
        many: Vec<Span>,
    }
    let of = |from, to| Span { from, to };
    let spans = Spans { one: of(2, 1), many: vec![of(1, 2), of(3, 2)] };
    assert_eq!(violations(&spans).to_string(), "one: must be in order\nmany[1]: must be in order");
    assert_eq!(violations(&of(2, 1)).to_string(), "must be in order");
    assert_eq!(violations(&spans)[0].code(), "ordered");
    assert!(Spans { one: of(1, 1), many: vec![] }.is_valid());
}

#[test]
fn all_fields_but_those_that_say_otherwise() {
    #[derive(Validate)]
    #[validate(nest_all_fields)]
    struct Items {
        one: Item,
        many: Vec<Item>,
        #[validate(nested = false)]
        not_this: Item,
        #[validate(skip)]
        nor_this: u8,
        #[validate(length(min = 1))]
        of_its_own: String,
    }
    let items = Items {
        one: bad(),
        many: vec![good(), bad()],
        not_this: bad(),
        nor_this: 0,
        of_its_own: String::new(),
    };
    assert!(!items.not_this.is_valid() && items.nor_this == 0);
    let paths: Vec<_> = violations(&items).iter().map(ToString::to_string).collect();
    let says = |path: &str| format!("{path}: must have at least 1 character");
    assert_eq!(paths, [says("one.name"), says("many[1].name"), says("of_its_own")]);
}
