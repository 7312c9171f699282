//! The paths to items of lists and to entries of maps.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use token_request::{Segment, Validate};

use super::*;

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
fn pointers_add_no_path_segment() {
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
fn an_item_is_reported_at_its_index() {
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
fn a_list_can_be_validated_by_itself() {
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
fn a_map_value_is_reported_at_its_key() {
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
            // A key that JSON cannot have is replaced by its position.
            "tuples.1.name",
            "maps.m.2.name",
            "lists.c[1].name",
        ]
    );
    assert_eq!(pointers(&maps)[4], "/units/lb~1oz~0/name");
}

#[test]
fn keys_are_escaped_in_paths() {
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
