//! Types that nest themselves, type parameters, and implementations by hand.

use std::collections::HashMap;
use std::ops::ControlFlow;

use token_request::{Field, Report, Rule, Table, Type, Validate};

use super::*;

#[test]
fn a_field_and_its_nested_value_are_both_reported() {
    fn refuse(_: &[Item]) -> Result<(), &'static str> {
        Err("refused")
    }
    #[derive(Validate)]
    struct Both {
        // The nested value is always last.
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
fn a_type_may_nest_itself() {
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
fn recursion_ends_with_the_value() {
    let mut deep = leaf("");
    for _ in 0..200 {
        deep = Tree { first: Some(Box::new(deep)), ..leaf("n") };
    }
    assert_eq!(paths(&deep), [format!("{}name", "first.".repeat(200))]);
    assert_eq!(violations(&deep)[0].path().segments().len(), 201);
}

#[test]
fn a_type_parameter_is_validated_as_its_type() {
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

/// Two numbers in order, with an implementation by hand.
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
fn an_implementation_by_hand_can_be_nested() {
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
fn nest_all_fields_applies_to_fields_without_an_option() {
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
