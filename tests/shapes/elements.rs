//! Rules on the items of lists and the entries of maps.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;
use token_request::{Type, Validate};

use crate::{paths, wrong};

#[derive(Validate)]
struct Lists<'a> {
    #[validate(each(range(max = 9)))]
    vec: Vec<u8>,
    #[validate(each(range(max = 9)))]
    deque: VecDeque<u8>,
    #[validate(each(range(max = 9)))]
    list: LinkedList<u8>,
    #[validate(each(range(max = 9)))]
    tree: BTreeSet<u8>,
    #[validate(each(range(max = 9)))]
    hash: HashSet<u8>,
    #[validate(each(range(max = 9)))]
    heap: BinaryHeap<u8>,
    #[validate(each(range(max = 9)))]
    array: [u8; 2],
    #[validate(each(range(max = 9)))]
    slice: &'a [u8],
    #[validate(each(range(max = 9)))]
    option: Option<Vec<u8>>,
    #[validate(each(range(max = 9)))]
    options: Option<Option<Vec<Option<u8>>>>,
    #[validate(each(range(max = 9)))]
    boxed: Box<[u8]>,
    #[validate(each(range(max = 9)))]
    rc: Rc<VecDeque<u8>>,
    #[validate(each(range(max = 9)))]
    arc: Arc<Vec<u8>>,
    #[validate(each(range(max = 9)))]
    arc_slice: Option<Arc<[u8]>>,
    #[validate(each(range(max = 9)))]
    reference: &'a mut Vec<Box<u8>>,
    #[validate(each(range(max = 9)))]
    cow: std::borrow::Cow<'a, [u8]>,
}

fn lists<'a>(first: u8, second: u8, reference: &'a mut Vec<Box<u8>>, slice: &'a [u8]) -> Lists<'a> {
    let both = [first, second];
    Lists {
        vec: both.into(),
        deque: both.into(),
        list: both.into(),
        tree: both.into(),
        hash: [second].into(),
        heap: [second].into(),
        array: both,
        slice,
        option: Some(both.into()),
        options: Some(Some(vec![None, Some(second)])),
        boxed: both.into(),
        rc: Rc::new(both.into()),
        arc: Arc::new(both.into()),
        arc_slice: Some(both.into()),
        reference,
        cow: slice.into(),
    }
}

#[test]
fn each_applies_to_every_item_of_any_list() {
    let mut boxes = vec![Box::new(1), Box::new(10)];
    assert_eq!(
        paths(&lists(1, 10, &mut boxes, &[1, 10])),
        [
            "vec[1]",
            "deque[1]",
            "list[1]",
            "tree[1]",
            "hash[0]",
            "heap[0]",
            "array[1]",
            "slice[1]",
            "option[1]",
            "options[1]",
            "boxed[1]",
            "rc[1]",
            "arc[1]",
            "arc_slice[1]",
            "reference[1]",
            "cow[1]",
        ]
    );
    assert!(lists(1, 2, &mut vec![], &[]).is_valid());
}

#[derive(Validate)]
struct Maps<'a> {
    #[validate(keys(length(max = 1)), values(range(max = 9)))]
    tree: BTreeMap<&'a str, u8>,
    #[validate(keys(length(max = 1)), values(range(max = 9)))]
    hash: Option<HashMap<String, Option<u8>>>,
    #[validate(keys(range(max = 9)), values(length(max = 1)))]
    arc: Arc<BTreeMap<u32, String>>,
    #[validate(keys(range(max = 9)))]
    reference: &'a HashMap<i8, ()>,
}

#[test]
fn keys_and_values_apply_to_the_entries_of_any_map() {
    let reference = [(1, ()), (-7, ()), (12, ()), (10, ())].into();
    let maps = Maps {
        tree: [("a", 10), ("bc", 1), ("de", 11)].into(),
        hash: Some([("x".into(), Some(12)), ("y".into(), None), ("zz".into(), Some(13))].into()),
        arc: Arc::new([(8, "ab".into()), (10, "c".into())].into()),
        reference: &reference,
    };
    assert_eq!(
        paths(&maps),
        [
            "tree.bc",
            "tree.de",
            "tree.a",
            "tree.de",
            "hash.zz",
            "hash.x",
            "hash.zz",
            "arc.10",
            "arc.8",
            "reference.10",
            "reference.12",
        ]
    );
}

#[test]
fn a_map_is_a_type_that_iterates_over_pairs() {
    struct Own(Vec<(String, u8)>);
    impl<'a> IntoIterator for &'a Own {
        type Item = (&'a String, &'a u8);
        type IntoIter = Box<dyn Iterator<Item = Self::Item> + 'a>;
        fn into_iter(self) -> Self::IntoIter {
            Box::new(self.0.iter().map(|(key, value)| (key, value)))
        }
    }
    #[derive(Validate)]
    struct Request {
        #[validate(keys(length(max = 1)), values(range(max = 9)))]
        own: Own,
        #[validate(values(range(max = 9)))]
        shared: Option<Arc<Own>>,
    }
    let own = || Own(vec![("zz".into(), 10), ("a".into(), 11), ("b".into(), 1)]);
    let request = Request { own: own(), shared: Some(Arc::new(own())) };
    assert_eq!(paths(&request), ["own.zz", "own.zz", "own.a", "shared.zz", "shared.a"]);
}

#[test]
fn the_entries_of_a_hash_map_are_in_the_order_of_their_keys() {
    #[derive(Validate)]
    struct Request {
        #[validate(range(max = 9))]
        first: u8,
        #[validate(keys(range(max = 9)), values(each(range(max = 9)), length(max = 1)))]
        map: HashMap<u32, Vec<u8>>,
        #[validate(range(max = 9))]
        last: u8,
    }
    // In the order of the keys in JSON.
    let mut keys: Vec<u32> = (5..25).collect();
    keys.sort_by_key(ToString::to_string);
    let mut expected = vec!["first".to_owned()];
    expected.extend(keys.iter().filter(|key| **key > 9).map(|key| format!("map.{key}")));
    for key in &keys {
        expected.extend([format!("map.{key}[1]"), format!("map.{key}")]);
    }
    expected.push("last".into());
    for _ in 0..50 {
        let map = keys.iter().map(|key| (*key, vec![1, 10])).collect();
        assert_eq!(paths(&Request { first: 10, map, last: 10 }), expected);
    }
}

fn even(number: u8) -> Result<(), &'static str> {
    if number.is_multiple_of(2) { Ok(()) } else { Err("odd") }
}

#[derive(Validate, Serialize)]
struct Groups {
    #[validate(each(length(max = 2), each(range(max = 9), custom(function = even))))]
    lists: Vec<Vec<u8>>,
    #[validate(values(each(values(range(max = 9)), length(min = 1))))]
    deep: BTreeMap<String, Vec<BTreeMap<u8, u8>>>,
    #[validate(values(keys(length(max = 1)), values(length(max = 1))))]
    maps: HashMap<char, HashMap<String, Option<String>>>,
    #[validate(each(required, length(min = 2), one_of("ab", "cde")))]
    options: Vec<Option<&'static str>>,
    #[validate(each(when(self.strict, range(max = 9), custom(function = even))))]
    conditional: Vec<u8>,
    strict: bool,
}

fn groups(strict: bool) -> Groups {
    Groups {
        lists: vec![vec![2], vec![1, 2, 11], vec![]],
        deep: [("k".into(), vec![[(1, 1), (2, 10)].into(), [].into()])].into(),
        maps: [('c', [("x".into(), None), ("yz".into(), Some("ab".into()))].into())].into(),
        options: vec![None, Some("a"), Some("cde")],
        conditional: vec![11, 8],
        strict,
    }
}

#[test]
fn each_keys_and_values_can_be_nested() {
    let all = [
        "lists[1] [1,2,11]",
        "lists[1][0] 1",
        "lists[1][2] 11",
        "lists[1][2] 11",
        "deep.k[0].2 10",
        "deep.k[1] {}",
        "maps.c.yz \"ab\"",
        "maps.c.yz \"ab\"",
        "options[0] null",
        "options[1] \"a\"",
        "options[1] \"a\"",
        "conditional[0] 11",
        "conditional[0] 11",
    ];
    assert_eq!(wrong(&groups(true)), all);
    assert_eq!(wrong(&groups(false)), all[..11]);
    let violations = groups(true).validate().unwrap_err();
    assert_eq!(violations[3].to_string(), "lists[1][2]: is invalid");
    assert_eq!(violations[3].code(), "odd");
}

#[test]
fn the_table_lists_the_rules_of_items() {
    let [lists, deep, maps, ..] = Groups::TABLE.fields else { panic!("more fields") };
    assert_eq!(
        lists.rules[0].to_string(),
        "each(length(max = 2), each(range(max = 9), custom(function = even)))"
    );
    let elements = lists.rules[0].elements.unwrap();
    assert!(matches!(elements.ty, Type::List(Type::Integer)), "{:?}", elements.ty);
    assert_eq!(elements.rules[1].elements.unwrap().rules.len(), 2);
    assert_eq!(deep.rules[0].to_string(), "values(each(values(range(max = 9)), length(min = 1)))");
    assert_eq!(maps.rules[0].elements.unwrap().ty.to_string(), "map of string");
}

#[test]
fn items_of_a_user_type_are_checked() {
    #[derive(Serialize)]
    struct Own(Vec<u8>);
    impl<'a> IntoIterator for &'a Own {
        type Item = &'a u8;
        type IntoIter = std::slice::Iter<'a, u8>;
        fn into_iter(self) -> Self::IntoIter {
            self.0.iter()
        }
    }
    #[derive(Validate, Serialize)]
    struct Request {
        #[validate(each(range(max = 9)))]
        own: Option<Own>,
    }
    assert_eq!(wrong(&Request { own: Some(Own(vec![1, 10])) }), ["own[1] 10"]);
}

#[cfg(feature = "validator")]
#[test]
fn validator_gets_the_errors_of_items() {
    let keys = [
        "conditional[0].__all__: range, odd",
        "deep[0]._tmp_validator[0].2.__all__: range",
        "deep[0]._tmp_validator[1].__all__: length",
        "lists[1].__all__: length",
        "lists[1]._tmp_validator[0].__all__: odd",
        "lists[1]._tmp_validator[2].__all__: range, odd",
        "maps[0].yz.__all__: length, length",
        "options[0].__all__: required",
        "options[1].__all__: length, one_of",
    ];
    assert_eq!(crate::bridged(&groups(true)), keys);
}
