//! The tree of errors: structs, lists and fields.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};

use super::*;

/// Declares the inner types for both derives, each in a module.
macro_rules! inner {
    ($($module:ident: $derive:path $(, $report:ident)?;)+) => {$(
        mod $module {
            use std::collections::{BTreeMap, HashMap};

            // Code that `validator` derives needs its trait in scope.
            #[allow(unused_imports, reason = "one of the derives needs it")]
            use validator::Validate as _;

            #[derive($derive, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            $(#[validate($report)])?
            pub(super) struct Item {
                #[validate(length(min = 1))]
                pub(super) name: String,
            }

            #[derive($derive)]
            $(#[validate($report)])?
            pub(super) struct Order {
                #[validate(nested)]
                pub(super) one: Item,
                #[validate(nested)]
                pub(super) many: Vec<Item>,
                #[validate(nested)]
                pub(super) maybe: Option<Vec<Item>>,
                #[validate(nested)]
                pub(super) named: BTreeMap<String, Item>,
                #[validate(nested)]
                pub(super) hashed: HashMap<String, Item>,
                #[validate(range(max = 9))]
                pub(super) number: u8,
            }

            #[derive($derive)]
            $(#[validate($report)])?
            pub(super) struct Outer {
                #[validate(nested)]
                pub(super) order: Box<Order>,
                #[validate(nested)]
                pub(super) orders: [Order; 2],
            }

            pub(super) fn item(name: &str) -> Item {
                Item { name: name.into() }
            }

            pub(super) fn order(name: &str, number: u8) -> Order {
                Order {
                    one: item(name),
                    many: vec![item("n"), item(name)],
                    maybe: Some(vec![item(name), item("n")]),
                    named: [("a".into(), item("n")), ("b".into(), item(name))].into(),
                    hashed: [("a".into(), item(name))].into(),
                    number,
                }
            }
        }
    )+};
}
inner! {
    theirs: validator::Validate;
    ours: token_request::Validate, report_values;
}

fn errors_of(kind: &Kind) -> &ValidationErrors {
    match kind {
        Kind::Struct(errors) => errors,
        other => panic!("no struct but {other:?}"),
    }
}

/// Returns the errors of an item without a name.
fn nameless() -> ValidationErrors {
    let error = error("length", json!({ "min": 1, "value": "" }));
    tree([("name", Kind::Field(vec![error]))])
}

fn list(elements: impl IntoIterator<Item = (usize, ValidationErrors)>) -> Kind {
    Kind::List(elements.into_iter().map(|(index, errors)| (index, Box::new(errors))).collect())
}

#[test]
fn a_request_is_a_struct_and_a_collection_a_list() {
    let expected = tree([
        ("one", Kind::Struct(Box::new(nameless()))),
        ("many", list([(1, nameless())])),
        ("maybe", list([(0, nameless())])),
        // The position in the map.
        ("named", list([(1, nameless())])),
        ("hashed", list([(0, nameless())])),
        ("number", Kind::Field(vec![error("range", json!({ "max": 9, "value": 10 }))])),
    ]);
    assert_eq!(errors(&theirs::order("", 10)), expected);
    assert_eq!(errors(&ours::order("", 10)), expected);

    let deep = errors(&ours::Outer {
        order: ours::order("", 10).into(),
        orders: [ours::order("n", 9), ours::order("", 10)],
    });
    let theirs = errors(&theirs::Outer {
        order: theirs::order("", 10).into(),
        orders: [theirs::order("n", 9), theirs::order("", 10)],
    });
    assert_eq!(deep, theirs);
    assert_eq!(*errors_of(&deep.errors()["order"]), expected);
    assert_eq!(deep.errors()["orders"], list([(1, expected)]));
}

#[test]
fn a_valid_request_has_no_errors() {
    let valid = ours::order("n", 9);
    assert_eq!(validator::Validate::validate(&valid), Ok(()));
    let absent = ours::Order { maybe: None, many: vec![], ..valid };
    assert_eq!(validator::Validate::validate(&absent), Ok(()));
}

/// The errors of each collection that `validator` supports have the position of the item.
#[test]
fn every_collection_is_a_list() {
    macro_rules! collections {
        ($($collection:ident)+) => {$({
            let of = |name: &str| {
                #[derive(token_request::Validate)]
                #[validate(report_values)]
                struct Ours {
                    #[validate(nested)]
                    of: $collection<ours::Item>,
                }
                errors(&Ours { of: [ours::item(name), ours::item("n")].into() })
            };
            let theirs = |name: &str| {
                use validator::Validate as _;
                #[derive(validator::Validate)]
                struct Theirs {
                    #[validate(nested)]
                    of: $collection<theirs::Item>,
                }
                errors(&Theirs { of: [theirs::item(name), theirs::item("n")].into() })
            };
            assert_eq!(of(""), theirs(""), stringify!($collection));
            assert!(matches!(&of("").errors()["of"], Kind::List(list) if list.len() == 1));
        })+};
    }
    collections! { Vec VecDeque LinkedList BTreeSet BinaryHeap }

    #[derive(token_request::Validate)]
    #[validate(report_values)]
    struct Hashed {
        #[validate(nested)]
        set: HashSet<ours::Item>,
        #[validate(nested)]
        map: HashMap<u8, Vec<ours::Item>>,
        #[validate(nested)]
        tree: BTreeMap<(u8, u8), ours::Item>,
    }
    let hashed = errors(&Hashed {
        set: [ours::item("")].into(),
        map: [(7, vec![ours::item("n"), ours::item("")])].into(),
        tree: [((0, 0), ours::item("n")), ((1, 1), ours::item(""))].into(),
    });
    assert_eq!(hashed.errors()["set"], list([(0, nameless())]));
    assert_eq!(hashed.errors()["tree"], list([(1, nameless())]));
    // A list that is an item has no name.
    let inner = tree([("_tmp_validator", list([(1, nameless())]))]);
    assert_eq!(hashed.errors()["map"], list([(0, inner)]));
}

#[test]
fn a_list_in_a_list_and_a_top_level_list() {
    macro_rules! lists {
        ($module:ident, $derive:path) => {{
            #[allow(unused_imports, reason = "one of the derives needs it")]
            use validator::Validate as _;
            #[derive($derive)]
            struct Lists {
                #[validate(nested)]
                lists: Vec<[$module::Item; 2]>,
            }
            let items = || [$module::item("n"), $module::item("")];
            (errors(&Lists { lists: vec![items()] }), errors(&vec![items()]))
        }};
    }
    let ours = lists!(ours, token_request::Validate);
    assert_eq!(ours, lists!(theirs, validator::Validate));
    let inner = tree([("_tmp_validator", list([(1, nameless())]))]);
    assert_eq!(ours.0, tree([("lists", list([(0, inner)]))]));

    let list_of_ours = vec![[ours::item("n"), ours::item("")]];
    let violations = token_request::Validate::validate(&list_of_ours).unwrap_err();
    assert_eq!(violations[0].path(), "[0][1].name");
    let mut quiet = ours.1;
    strip(&mut quiet);
    assert_eq!(ValidationErrors::from(violations), quiet);
}

/// The errors of a flattened field are among those of the request.
#[test]
fn a_key_of_a_flattened_map_is_a_name() {
    #[derive(token_request::Validate)]
    struct Flat {
        #[serde(flatten)]
        #[validate(nested)]
        rest: BTreeMap<String, ours::Item>,
    }
    let flat = Flat { rest: [("a".into(), ours::item("n")), ("b".into(), ours::item(""))].into() };
    assert_eq!(errors(&flat), tree([("b", Kind::Struct(Box::new(nameless())))]));
}

/// Returns the errors without the rejected values.
fn strip(errors: &mut ValidationErrors) {
    for kind in errors.errors_mut().values_mut() {
        match kind {
            Kind::Struct(errors) => strip(errors),
            Kind::List(list) => list.values_mut().for_each(|errors| strip(errors)),
            Kind::Field(errors) => {
                for error in errors {
                    drop(error.params.remove("value"));
                }
            }
        }
    }
}

/// A field has one entry. The errors of the field itself replace those of its nested value.
#[test]
fn nested_errors_are_reported_if_the_field_has_none() {
    fn refuse<T>(items: &[T]) -> Result<(), ValidationError> {
        if items.len() == 2 { Err(ValidationError::new("two")) } else { Ok(()) }
    }
    let of = |n: usize| {
        #[derive(token_request::Validate)]
        struct Ours {
            #[validate(nested, custom(function = refuse))]
            list: Vec<ours::Item>,
            #[validate(required, nested)]
            item: Option<ours::Item>,
            // Independent of the order of the rules.
            #[validate(each(range(min = 1)), length(max = 1))]
            numbers: Vec<u8>,
        }
        let item = (n > 0).then(|| ours::item(""));
        errors(&Ours { list: vec![ours::item(""); n], item, numbers: vec![0; n] })
    };
    let [none, one, two] = [0, 1, 2].map(of);
    assert_eq!(field(&none, "item"), [error("required", json!({}))]);
    assert!(!none.errors().contains_key("list"));
    assert!(matches!(&one.errors()["list"], Kind::List(list) if list.len() == 1));
    assert_eq!(*errors_of(&one.errors()["item"]), nameless());
    assert_eq!(field(&two, "list"), [error("two", json!({}))]);
    assert!(matches!(&one.errors()["numbers"], Kind::List(list) if list.len() == 1));
    assert_eq!(field(&two, "numbers"), [error("length", json!({ "max": 1 }))]);
}
