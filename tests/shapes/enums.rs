//! Enums: the paths to fields of variants, for every tagging.

use std::collections::BTreeMap;

use serde::Serialize;
use token_request::Validate;

use crate::wrong;

#[derive(Validate, Serialize, Clone)]
struct Card {
    #[validate(range(max = 9))]
    number: u8,
    #[validate(nested)]
    #[serde(rename = "holder's")]
    more: Option<Box<Card>>,
}

fn card(number: u8) -> Card {
    Card { number, more: None }
}

fn cards(number: u8, more: u8) -> Card {
    Card { number, more: Some(Box::new(card(more))) }
}

#[derive(Validate, Serialize)]
#[serde(rename_all = "snake_case")]
enum External {
    Cash,
    Unit {},
    Empty(),
    Number(#[validate(range(max = 9))] u8),
    #[serde(rename = "card/s")]
    Card(#[validate(nested)] Card),
    Pair(#[validate(range(max = 9))] u8, #[validate(nested)] Card),
    #[serde(rename_all = "UPPERCASE")]
    NamedFields {
        #[validate(range(max = 9))]
        number: u8,
        #[validate(nested, length(max = 1))]
        cards: Vec<Card>,
    },
    r#Type {
        #[validate(range(max = 9))]
        r#type: u8,
    },
}

#[test]
fn an_externally_tagged_variant_adds_its_name() {
    for valid in [External::Cash, External::Unit {}, External::Empty(), External::Number(1)] {
        assert_eq!(wrong(&valid), [""; 0]);
    }
    assert_eq!(wrong(&External::Number(10)), ["number 10"]);
    assert_eq!(
        wrong(&External::Card(cards(10, 11))),
        ["card/s.number 10", "card/s.holder's.number 11"]
    );
    assert_eq!(wrong(&External::Pair(10, card(11))), ["pair[0] 10", "pair[1].number 11"]);
    let named = |number, cards: &[Card]| External::NamedFields { number, cards: cards.to_vec() };
    assert_eq!(wrong(&named(1, &[card(1)])), [""; 0]);
    let violations = wrong(&named(10, &[card(1), card(11)]));
    assert_eq!(violations[0], "named_fields.NUMBER 10");
    assert!(violations[1].starts_with("named_fields.CARDS [{"), "{violations:?}");
    assert_eq!(violations[2..], ["named_fields.CARDS[1].number 11"]);
    assert_eq!(wrong(&External::r#Type { r#type: 10 }), ["type.type 10"]);
    let violations = External::Card(card(10)).validate().unwrap_err();
    assert_eq!(violations[0].path().pointer(), "/card~1s/number");
    assert_eq!(violations[0].to_string(), "card/s.number: must be at most 9");
}

#[derive(Validate, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Internal {
    Cash,
    Card(#[validate(nested)] Card),
    Named {
        #[validate(range(max = 9))]
        number: u8,
    },
    Map(#[validate(length(max = 1), nested)] BTreeMap<String, Card>),
}

#[test]
fn an_internally_tagged_variant_adds_nothing() {
    assert_eq!(wrong(&Internal::Cash), [""; 0]);
    assert_eq!(wrong(&Internal::Card(cards(10, 11))), ["number 10", "holder's.number 11"]);
    assert_eq!(wrong(&Internal::Named { number: 10 }), ["number 10"]);
    let map = [("a".into(), card(1)), ("b".into(), card(10))].into();
    let violations = wrong(&Internal::Map(map));
    assert!(violations[0].starts_with(" {"), "{violations:?}");
    assert_eq!(violations[1..], ["b.number 10"]);
}

#[derive(Validate, Serialize)]
#[serde(tag = "kind", content = "what", rename_all_fields = "camelCase")]
enum Adjacent {
    Cash,
    Number(#[validate(range(max = 9))] u8),
    Card(#[validate(nested)] Card),
    Pair(#[validate(range(max = 9))] u8, #[validate(nested)] Card),
    Named {
        #[validate(range(max = 9))]
        the_number: u8,
    },
}

#[test]
fn an_adjacently_tagged_variant_adds_the_name_of_the_content() {
    assert_eq!(wrong(&Adjacent::Cash), [""; 0]);
    assert_eq!(wrong(&Adjacent::Number(10)), ["what 10"]);
    assert_eq!(
        wrong(&Adjacent::Card(cards(10, 11))),
        ["what.number 10", "what.holder's.number 11"]
    );
    assert_eq!(wrong(&Adjacent::Pair(10, card(11))), ["what[0] 10", "what[1].number 11"]);
    assert_eq!(wrong(&Adjacent::Named { the_number: 10 }), ["what.theNumber 10"]);
}

#[derive(Validate, Serialize)]
#[serde(untagged)]
enum Untagged {
    Cash,
    Number(#[validate(range(max = 9))] u8),
    Card(#[validate(nested)] Card),
    Pair(#[validate(range(max = 9))] u8, #[validate(nested)] Card),
    Named {
        #[validate(range(max = 9))]
        #[serde(rename = "the number")]
        number: u8,
    },
}

#[test]
fn an_untagged_variant_adds_nothing() {
    assert_eq!(wrong(&Untagged::Cash), [""; 0]);
    assert_eq!(wrong(&Untagged::Number(10)), [" 10"]);
    assert_eq!(wrong(&Untagged::Card(cards(10, 11))), ["number 10", "holder's.number 11"]);
    assert_eq!(wrong(&Untagged::Pair(10, card(11))), ["[0] 10", "[1].number 11"]);
    assert_eq!(wrong(&Untagged::Named { number: 10 }), [r#"["the number"] 10"#]);
}

#[test]
fn a_single_variant_may_be_untagged() {
    #[derive(Validate, Serialize)]
    enum External {
        Tagged(#[validate(nested)] Card),
        #[serde(untagged)]
        Bare(#[validate(nested)] Card),
        #[serde(untagged)]
        Pair(#[validate(range(max = 9))] u8, u8),
    }
    #[derive(Validate, Serialize)]
    #[serde(tag = "t", content = "c")]
    enum Adjacent {
        Tagged(#[validate(nested)] Card),
        #[serde(untagged)]
        Bare {
            #[validate(nested)]
            card: Card,
        },
    }
    #[derive(Validate, Serialize)]
    #[serde(tag = "t")]
    enum Internal {
        Tagged(#[validate(nested)] Card),
        #[serde(untagged)]
        Bare(#[validate(range(max = 9))] u8),
    }
    assert_eq!(wrong(&External::Tagged(card(10))), ["Tagged.number 10"]);
    assert_eq!(wrong(&External::Bare(card(10))), ["number 10"]);
    assert_eq!(wrong(&External::Pair(10, 11)), ["[0] 10"]);
    assert_eq!(wrong(&Adjacent::Tagged(card(10))), ["c.number 10"]);
    assert_eq!(wrong(&Adjacent::Bare { card: card(10) }), ["card.number 10"]);
    assert_eq!(wrong(&Internal::Tagged(card(10))), ["number 10"]);
    assert_eq!(wrong(&Internal::Bare(10)), [" 10"]);
}

/// A request with every tagging in fields, in lists and in other enums.
#[derive(Validate, Serialize)]
struct Payment {
    #[validate(nested)]
    external: External,
    #[validate(nested)]
    internal: Option<Box<Internal>>,
    #[validate(nested)]
    list: Vec<Adjacent>,
    #[validate(nested)]
    map: BTreeMap<String, Untagged>,
    #[validate(nested)]
    tuple: (External, Adjacent),
    #[validate(nested)]
    #[serde(flatten)]
    flattened: Adjacent,
    #[validate(nested)]
    tree: Tree,
}

#[derive(Validate, Serialize)]
#[serde(rename_all = "lowercase")]
enum Tree {
    Leaf(#[validate(nested)] Internal),
    Node(#[validate(nested)] Vec<Tree>),
    Both {
        #[validate(nested)]
        left: Box<Tree>,
        #[validate(nested)]
        right: Box<Tree>,
    },
}

fn payment() -> Payment {
    let leaf = |number| Tree::Leaf(Internal::Named { number });
    Payment {
        external: External::Pair(10, card(11)),
        internal: Some(Box::new(Internal::Card(card(12)))),
        list: vec![Adjacent::Cash, Adjacent::Number(13), Adjacent::Pair(1, card(14))],
        map: [("a".into(), Untagged::Number(15)), ("b".into(), Untagged::Card(card(16)))].into(),
        tuple: (External::Number(17), Adjacent::Card(card(18))),
        flattened: Adjacent::Card(cards(1, 19)),
        tree: Tree::Node(vec![
            leaf(20),
            Tree::Both { left: Box::new(leaf(1)), right: Box::new(Tree::Node(vec![leaf(21)])) },
        ]),
    }
}

#[test]
fn enums_can_be_nested_anywhere() {
    assert_eq!(
        wrong(&payment()),
        [
            "external.pair[0] 10",
            "external.pair[1].number 11",
            "internal.number 12",
            "list[1].what 13",
            "list[2].what[1].number 14",
            "map.a 15",
            "map.b.number 16",
            "tuple[0].number 17",
            "tuple[1].what.number 18",
            "what.holder's.number 19",
            "tree.node[0].leaf.number 20",
            "tree.node[1].both.right.node[0].leaf.number 21",
        ]
    );
}

#[cfg(feature = "validator")]
#[test]
fn validator_gets_the_same_names() {
    use crate::bridged;
    assert_eq!(bridged(&External::Number(10)), ["number: range"]);
    assert_eq!(
        bridged(&External::Pair(10, card(11))),
        ["pair[0].__all__: range", "pair[1].number: range"]
    );
    assert_eq!(bridged(&Internal::Named { number: 10 }), ["number: range"]);
    assert_eq!(bridged(&Adjacent::Named { the_number: 10 }), ["what.theNumber: range"]);
    assert_eq!(bridged(&Untagged::Number(10)), ["__all__: range"]);
    let keys = [
        "external.pair[0].__all__: range",
        "external.pair[1].number: range",
        "internal.number: range",
        "list[1].what: range",
        "list[2].what[1].number: range",
        "map[0].__all__: range",
        "map[1].number: range",
        "tree.node[0].leaf.number: range",
        "tree.node[1].both.right.node[0].leaf.number: range",
        "tuple[0].number: range",
        "tuple[1].what.number: range",
        "what.holder's.number: range",
    ];
    assert_eq!(bridged(&payment()), keys);
}

#[test]
fn the_table_lists_the_variants() {
    let table = External::TABLE;
    assert_eq!((table.name, table.fields.len()), ("External", 0));
    let rows = table.variants.iter().map(|variant| {
        let fields: Vec<_> = variant.fields.iter().map(|field| field.wire).collect();
        (variant.name, variant.wire, variant.step.wire, fields)
    });
    assert_eq!(
        rows.collect::<Vec<_>>(),
        [
            ("Cash", "cash", "cash", vec![]),
            ("Unit", "unit", "unit", vec![]),
            ("Empty", "empty", "empty", vec![]),
            ("Number", "number", "number", vec![""]),
            ("Card", "card/s", "card/s", vec![""]),
            ("Pair", "pair", "pair", vec!["0", "1"]),
            ("NamedFields", "named_fields", "named_fields", vec!["NUMBER", "CARDS"]),
            ("Type", "type", "type", vec!["type"]),
        ]
    );
    let steps = |table: token_request::Table| {
        table.variants.iter().map(|variant| variant.step.wire).collect::<Vec<_>>()
    };
    assert_eq!(steps(Internal::TABLE), [""; 4]);
    assert_eq!(steps(Adjacent::TABLE), ["what"; 5]);
    assert_eq!(steps(Untagged::TABLE), [""; 5]);
    let [_, pair, ..] = &table.variants[5].fields else { panic!("two fields") };
    assert_eq!(
        (pair.index, pair.ty.to_string(), pair.rules),
        (Some(1), "Card".to_owned(), &[][..])
    );
    let number = table.variants[3].fields[0];
    assert_eq!(number.rules[0].to_string(), "range(max = 9)");
}

#[test]
fn an_enum_without_variants_is_never_wrong() {
    #[derive(Validate, Serialize)]
    enum Never {}
    #[derive(Validate, Serialize)]
    enum Either<T> {
        This(#[validate(nested)] T),
        #[allow(dead_code, reason = "it has no values")]
        That(#[validate(nested)] Never),
    }
    assert_eq!(wrong(&Either::This(card(10))), ["This.number 10"]);
    assert!(Never::TABLE.variants.is_empty());
}
