//! Generic requests: only the bounds that the checks need are added.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::marker::PhantomData;

use serde::Serialize;
use token_request::{Number, Validate, WireNames};

use crate::{paths, wrong};

#[derive(Validate, Serialize, Clone, PartialEq, Eq, Hash)]
struct Item {
    #[validate(range(max = 9))]
    n: u8,
}

fn item(n: u8) -> Item {
    Item { n }
}

/// A type that implements no trait.
struct Opaque;

/// A type that implements only the traits of a key.
#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(transparent)]
struct Key(&'static str);

#[test]
fn a_parameter_is_bound_if_it_is_checked() {
    #[derive(Validate)]
    struct Mixed<N, T, L, R, E, Free> {
        #[validate(nested)]
        nested: Option<Vec<N>>,
        #[validate(one_of("a"))]
        text: Option<T>,
        #[validate(length(max = 1))]
        length: Box<L>,
        #[validate(required)]
        required: R,
        #[validate(each(each(length(max = 1))))]
        elements: Vec<[E; 2]>,
        #[validate(length(max = 1))]
        list: Vec<Free>,
        free: PhantomData<Free>,
    }
    let mixed = Mixed {
        nested: Some(vec![item(10)]),
        text: Some("b"),
        length: Box::new([1, 2]),
        required: None::<Opaque>,
        elements: vec![["a", "bc"]],
        list: vec![Opaque, Opaque],
        free: PhantomData,
    };
    assert_eq!(
        paths(&mixed),
        ["nested[0].n", "text", "length", "required", "elements[0][1]", "list"]
    );
}

#[test]
fn a_key_and_a_hasher_need_no_rules() {
    #[derive(Validate)]
    struct Maps<K: Ord, V, S, T> {
        #[validate(nested, values(custom(function = never)))]
        hash: HashMap<K, V, S>,
        #[validate(nested)]
        tree: BTreeMap<K, BTreeMap<K, Vec<V>>>,
        #[validate(keys(length(max = 1)))]
        texts: BTreeMap<T, Opaque>,
        #[validate(nested)]
        set: HashSet<V, S>,
    }
    fn never<T>(_: &T) -> Result<(), &'static str> {
        Ok(())
    }
    type State = BuildHasherDefault<DefaultHasher>;
    let maps = Maps::<Key, Item, State, String> {
        hash: [(Key("b"), item(10)), (Key("a"), item(11)), (Key("c"), item(1))]
            .into_iter()
            .collect(),
        tree: [(Key("k"), [(Key("l"), vec![item(1), item(12)])].into())].into(),
        texts: [("x".into(), Opaque), ("yz".into(), Opaque)].into(),
        set: [item(13)].into_iter().collect(),
    };
    assert_eq!(paths(&maps), ["hash.a.n", "hash.b.n", "tree.k.l[1].n", "texts.yz", "set[0].n"]);
}

#[test]
fn a_recursive_request_needs_no_more_bounds() {
    #[derive(Validate)]
    struct Tree<T> {
        #[allow(dead_code, reason = "the field has no rules")]
        payload: T,
        #[validate(range(max = 3))]
        depth: u8,
        #[validate(nested)]
        children: Vec<Tree<T>>,
        #[validate(nested)]
        next: Option<Box<Self>>,
    }
    #[derive(Validate)]
    struct Map<K: Ord, V, N> {
        value: Option<V>,
        #[validate(nested)]
        node: N,
        #[validate(nested)]
        kids: BTreeMap<K, Box<Map<K, V, N>>>,
    }
    let tree = |depth, children| Tree { payload: Opaque, depth, children, next: None };
    let tree = Tree { next: Some(Box::new(tree(4, vec![]))), ..tree(4, vec![tree(5, vec![])]) };
    assert_eq!(paths(&tree), ["depth", "children[0].depth", "next.depth"]);
    let leaf = Map { value: Some(Opaque), node: item(10), kids: BTreeMap::new() };
    let map = Map { value: None, node: item(1), kids: [(Key("k"), Box::new(leaf))].into() };
    assert!(map.value.is_none());
    assert_eq!(paths(&map), ["kids.k.node.n"]);
}

#[test]
fn an_associated_type_is_bound() {
    #[derive(Validate)]
    struct Of<I: Iterator + ?Sized>
    where
        I::Item: Clone,
    {
        #[validate(nested)]
        list: Vec<I::Item>,
        #[validate(nested)]
        first: Option<<I as Iterator>::Item>,
    }
    let of = Of::<dyn Iterator<Item = Item>> { list: vec![item(10)], first: Some(item(11)) };
    let violations = of.validate().unwrap_err();
    assert_eq!(violations.to_string(), "list[0].n: must be at most 9\nfirst.n: must be at most 9");
}

#[test]
fn a_bound_of_the_user_replaces_all_others() {
    mod theirs {
        pub(crate) trait Text {
            fn length(&self) -> usize;
        }
        impl Text for u8 {
            fn length(&self) -> usize {
                (*self).into()
            }
        }
    }
    fn short<T: theirs::Text>(text: &T) -> Result<(), &'static str> {
        if text.length() < 3 { Ok(()) } else { Err("long") }
    }
    #[derive(Validate, Serialize)]
    struct Bounded<T: token_request::Validate, U>
    where
        U: theirs::Text + Number<Number = u8> + Serialize,
    {
        #[validate(nested)]
        t: T,
        #[validate(range(max = 9), custom(function = short))]
        u: U,
        #[validate(custom(function = short))]
        list: Option<U>,
    }
    // A number is passed by value, but a value of a type parameter by reference.
    assert_eq!(
        wrong(&Bounded { t: item(10), u: 11, list: Some(12) }),
        ["t.n 10", "u 11", "u 11", "list 12"]
    );
}

#[test]
fn bound_replaces_all_other_bounds() {
    /// A request that implements `Validate` for every `T`.
    struct Many<T, const N: usize>([T; N]);
    impl<T, const N: usize> Validate for Many<T, N> {
        const TABLE: token_request::Table = token_request::Table::new("Many", &[]);
        fn check(&self, _: &mut token_request::Report<'_>) -> std::ops::ControlFlow<()> {
            if N == 1 {
                std::ops::ControlFlow::Continue(())
            } else {
                std::ops::ControlFlow::Break(())
            }
        }
    }
    #[derive(Validate)]
    #[validate(bound = "")]
    struct None<T> {
        #[validate(nested)]
        many: Many<T, 1>,
    }
    #[derive(Validate)]
    #[validate(bound = "T: Clone + Validate, [U; 2]: Validate")]
    struct Some<T, U> {
        #[validate(nested)]
        t: Box<T>,
        #[validate(nested)]
        pair: [U; 2],
    }
    assert!(None { many: Many([Opaque]) }.is_valid());
    let some = Some { t: Box::new(item(10)), pair: [item(1), item(11)] };
    assert_eq!(
        some.validate().unwrap_err().to_string(),
        "t.n: must be at most 9\npair[1].n: must be at most 9"
    );
}

#[derive(Validate)]
struct Tree<T, const N: usize = 2> {
    #[validate(nested)]
    value: T,
    #[validate(nested)]
    children: [Option<Box<Self>>; N],
}

/// Two types that nest each other.
#[derive(Validate, Serialize)]
enum Tree2<T> {
    Leaf(#[validate(nested)] T),
    Node(#[validate(nested)] Box<Branches<T>>),
}

#[derive(Validate, Serialize)]
struct Branches<T>(
    #[validate(nested)] Vec<Tree2<T>>,
    #[validate(nested)] HashMap<String, Branches<T>>,
);

#[test]
fn a_generic_type_may_nest_itself() {
    let leaf = |n| Box::new(Tree { value: item(n), children: [None, None] });
    let inner = Tree { value: item(10), children: [Some(leaf(11)), None] };
    let tree = Tree { value: item(1), children: [None, Some(Box::new(inner))] };
    assert_eq!(paths(&tree), ["children[1].value.n", "children[1].children[0].value.n"]);

    let leaf = |n| Tree2::Leaf(item(n));
    let inner = Branches(vec![leaf(10)], HashMap::new());
    let outer = Branches(vec![leaf(1), leaf(11)], [("k".into(), inner)].into());
    let tree = Tree2::Node(Box::new(outer));
    assert_eq!(wrong(&tree), ["Node[0][1].Leaf.n 11", "Node[1].k[0][0].Leaf.n 10"]);
}

#[test]
fn a_parameter_may_be_a_type_without_traits() {
    #[derive(Validate, Serialize)]
    struct Extended<E = ()> {
        #[validate(nested)]
        item: Item,
        #[validate(nested)]
        extension: E,
    }
    assert_eq!(wrong(&Extended { item: item(10), extension: () }), ["item.n 10"]);
    let extension = Some(item(11));
    assert_eq!(wrong(&Extended { item: item(1), extension }), ["extension.n 11"]);
}

#[test]
fn enums_have_parameters_too() {
    #[derive(Validate)]
    #[serde(tag = "t", content = "c")]
    enum Either<'a, L, R: ?Sized, const N: usize = 3>
    where
        L: Clone,
    {
        Left(#[validate(nested)] Vec<L>),
        Right {
            #[validate(nested)]
            right: &'a R,
        },
        Arrays(
            #[validate(each(each(range(max = 9))))] Vec<[u8; N]>,
            #[validate(length(max = N as u64))] &'a str,
        ),
    }
    let wrong = |either: Either<'_, Item, [Item]>| either.validate().unwrap_err().to_string();
    assert_eq!(wrong(Either::Left(vec![item(1), item(10)])), "c[1].n: must be at most 9");
    assert_eq!(wrong(Either::Right { right: &[item(10)] }), "c.right[0].n: must be at most 9");
    assert_eq!(
        wrong(Either::Arrays(vec![[1, 2, 10]], "abcd")),
        "c[0][0][2]: must be at most 9\nc[1]: must have at most 3 characters"
    );
}

/// Names that generated code might use.
#[test]
fn lifetimes_may_have_any_name() {
    #[derive(Validate, Serialize)]
    struct Lifetimes<'v_a, '__v_a, '__context: 'v_a, 'e> {
        #[validate(length(max = 1), example = "a")]
        a: &'v_a str,
        #[validate(nested)]
        b: &'__v_a Item,
        #[validate(length(max = 1))]
        c: std::borrow::Cow<'__context, str>,
        #[validate(each(range(max = 9)))]
        d: &'e [&'__context u8],
    }
    #[derive(Validate, Serialize)]
    enum Variants<'v_a, 'a, 'b>
    where
        'a: 'b,
    {
        A(#[validate(length(max = 1))] &'v_a str),
        B {
            #[validate(nested)]
            b: Option<&'a &'b mut Item>,
        },
    }
    let lifetimes = Lifetimes { a: "ab", b: &item(10), c: "cd".into(), d: &[&1, &10] };
    assert_eq!(wrong(&lifetimes), ["a \"ab\"", "b.n 10", "c \"cd\"", "d[1] 10"]);
    assert_eq!(wrong(&Variants::A("ab")), ["A \"ab\""]);
    assert_eq!(wrong(&Variants::B { b: Some(&&mut item(10)) }), ["B.b.n 10"]);
}

#[test]
fn the_names_of_a_parameter() {
    trait Protocol {
        type Version;
    }
    struct Net;
    impl Protocol for Net {
        type Version = IP;
    }
    #[derive(Validate)]
    #[allow(dead_code, reason = "the test is about names")]
    enum IP {
        V4,
        V6,
    }

    #[derive(Validate)]
    struct Named<T, GRANT: WireNames, P: Protocol> {
        #[validate(one_of(T))]
        one: &'static str,
        #[validate(each(none_of(GRANT, ignore_case)))]
        none: Vec<&'static str>,
        #[validate(one_of(P::Version))]
        associated: &'static str,
        #[validate(one_of(IP::WIRE_NAMES))]
        in_capitals: &'static str,
        types: PhantomData<(T, GRANT, P)>,
    }
    let named = |text| Named::<IP, IP, Net> {
        one: text,
        none: vec![text],
        associated: text,
        in_capitals: text,
        types: PhantomData,
    };
    assert_eq!(paths(&named("V6")), ["none[0]"]);
    assert_eq!(paths(&named("v6")), ["one", "none[0]", "associated", "in_capitals"]);
    let rules = Named::<IP, IP, Net>::TABLE.fields.iter().flat_map(|field| field.rules);
    let rules: Vec<_> = rules.map(ToString::to_string).collect();
    assert_eq!(
        rules[..2],
        ["one_of(\"V4\", \"V6\")", "each(none_of(\"V4\", \"V6\", ignore_case))"]
    );
}
