//! Structs: named, tuple, newtype and unit structs; transparent and flattened ones.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use serde::Serialize;
use token_request::{Optional, Type, Validate};

use crate::wrong;

/// A number that is at most 9.
#[derive(Validate, Serialize, Clone)]
struct Digit(#[validate(range(max = 9))] u8);

#[derive(Validate, Serialize)]
struct Named {
    #[validate(range(max = 9))]
    first: u8,
    #[validate(range(max = 9))]
    r#type: u8,
    #[validate(nested)]
    digit: Digit,
}

fn named(first: u8, r#type: u8, digit: u8) -> Named {
    Named { first, r#type, digit: Digit(digit) }
}

#[test]
fn a_named_struct_adds_the_names() {
    assert_eq!(wrong(&named(10, 11, 12)), ["first 10", "type 11", "digit 12"]);
    assert_eq!(wrong(&named(1, 2, 3)), [""; 0]);
}

#[test]
fn a_newtype_adds_nothing() {
    #[derive(Validate, Serialize)]
    struct Outer(#[validate(nested)] Digit);
    #[derive(Validate, Serialize)]
    struct List(#[validate(length(max = 1), nested)] Vec<Outer>);
    #[derive(Validate, Serialize)]
    struct Of(#[validate(nested)] Named);

    assert_eq!(wrong(&Digit(10)), [" 10"]);
    assert_eq!(wrong(&Outer(Digit(10))), [" 10"]);
    assert_eq!(wrong(&List(vec![])), [""; 0]);
    let list = List([10, 1, 11].map(|digit| Outer(Digit(digit))).into());
    assert_eq!(wrong(&list), [" [10,1,11]", "[0] 10", "[2] 11"]);
    assert_eq!(wrong(&Of(named(1, 10, 1))), ["type 10"]);
    assert_eq!(wrong(&[Digit(10)]), ["[0] 10"]);
    assert_eq!(wrong(&BTreeMap::from([("k", Digit(10))])), ["k 10"]);
    assert_eq!(wrong(&(Digit(1), Digit(10))), ["[1] 10"]);
    let [row] = Digit::TABLE.fields else { panic!("one field") };
    assert_eq!((row.name, row.wire, row.index), ("0", "", None));
    assert_eq!(Digit(10).validate().unwrap_err().to_string(), "must be at most 9");
}

#[test]
fn a_tuple_adds_the_index() {
    #[derive(Validate, Serialize)]
    struct Pair(
        #[validate(range(max = 9))] u8,
        #[serde(rename = "nobody writes this")]
        #[validate(nested, length(max = 2))]
        Vec<Digit>,
        #[validate(nested)] (Digit, Named),
    );
    #[derive(Validate, Serialize)]
    struct Holder {
        #[validate(nested)]
        pair: Pair,
        #[validate(nested)]
        pairs: Vec<Pair>,
    }
    let pair = |digits: &[u8]| {
        let list = digits.iter().map(|digit| Digit(*digit)).collect();
        Pair(10, list, (Digit(11), named(1, 12, 13)))
    };
    assert_eq!(
        wrong(&pair(&[1, 20, 21])),
        [
            "[0] 10",
            "[1] [1,20,21]",
            "[1][1] 20",
            "[1][2] 21",
            "[2][0] 11",
            "[2][1].type 12",
            "[2][1].digit 13"
        ]
    );
    assert_eq!(
        wrong(&Holder { pair: pair(&[]), pairs: vec![pair(&[1, 14])] })[..],
        [
            "pair[0] 10",
            "pair[2][0] 11",
            "pair[2][1].type 12",
            "pair[2][1].digit 13",
            "pairs[0][0] 10",
            "pairs[0][1][1] 14",
            "pairs[0][2][0] 11",
            "pairs[0][2][1].type 12",
            "pairs[0][2][1].digit 13",
        ]
    );
    let rows = Pair::TABLE.fields.iter().map(|row| (row.name, row.wire, row.index));
    assert_eq!(
        rows.collect::<Vec<_>>(),
        [("0", "0", Some(0)), ("1", "1", Some(1)), ("2", "2", Some(2))]
    );
}

#[test]
fn a_skipped_field_of_a_tuple_has_no_index() {
    #[derive(Validate, Serialize)]
    struct Tuple(
        #[serde(skip)] PhantomData<u8>,
        #[validate(range(max = 9))] u8,
        #[serde(skip)]
        #[validate(range(max = 9))]
        u8,
        #[validate(range(max = 9))] u8,
    );
    assert_eq!(wrong(&Tuple(PhantomData, 11, 1, 13)), ["[0] 11", "[1] 13"]);
    // The path is that of the tuple.
    assert_eq!(wrong(&Tuple(PhantomData, 1, 12, 1)), [" [1,1]"]);
    assert_eq!(Tuple::TABLE.fields[2].index, None);
}

#[test]
fn a_skipped_field_may_share_a_name() {
    #[derive(Validate, Serialize)]
    struct Request {
        #[serde(skip)]
        id: Option<u8>,
        #[serde(rename = "id")]
        #[validate(range(max = 9))]
        raw_id: u8,
    }
    let request = Request { id: None, raw_id: 10 };
    assert_eq!((wrong(&request), request.id), (vec!["id 10".to_owned()], None));
}

#[test]
fn rules_name_fields_of_a_tuple_by_their_index() {
    #[derive(Validate, Serialize)]
    #[validate(exactly_one_of(1, 2))]
    struct Tuple(
        #[validate(must_match(other = 3))] u8,
        #[validate(conflicts_with(2))] Option<u8>,
        #[validate(required_without(1))] Option<u8>,
        u8,
    );
    assert_eq!(wrong(&Tuple(1, None, Some(2), 1)), [""; 0]);
    assert_eq!(wrong(&Tuple(1, Some(2), Some(3), 4)), ["[0] 1", "[1] 2", " [1,2,3,4]"]);
    assert_eq!(wrong(&Tuple(1, None, None, 1)), ["[2] null", " [1,null,null,1]"]);
}

#[test]
fn a_struct_may_be_empty() {
    #[derive(Validate, Serialize)]
    struct Unit;
    #[derive(Validate, Serialize)]
    struct Tuple();
    #[derive(Validate, Serialize)]
    struct Holder {
        #[validate(nested)]
        unit: Unit,
        #[validate(nested, length(min = 1))]
        tuples: Vec<Tuple>,
    }
    assert_eq!(wrong(&Unit), [""; 0]);
    assert_eq!(wrong(&Holder { unit: Unit, tuples: vec![] }), ["tuples []"]);
    assert_eq!(
        (Unit::TABLE.name, Unit::TABLE.fields.len(), Tuple::TABLE.fields.len()),
        ("Unit", 0, 0)
    );
}

#[test]
fn a_transparent_struct_adds_nothing() {
    #[derive(Validate, Serialize)]
    #[serde(transparent)]
    struct Of<T> {
        #[validate(nested)]
        value: T,
        #[serde(skip)]
        of: PhantomData<String>,
    }
    #[derive(Validate, Serialize)]
    #[serde(transparent)]
    struct Tuple<T>(PhantomData<T>, #[validate(length(max = 1), each(range(max = 9)))] Vec<u8>);
    #[derive(Validate, Serialize)]
    struct Holder {
        #[validate(nested)]
        of: Of<Named>,
        #[validate(nested)]
        tuple: Tuple<u8>,
    }
    let holder = Holder {
        of: Of { value: named(10, 1, 11), of: PhantomData },
        tuple: Tuple(PhantomData, vec![1, 12]),
    };
    assert_eq!(wrong(&holder), ["of.first 10", "of.digit 11", "tuple [1,12]", "tuple[1] 12"]);
    assert_eq!(wrong(&holder.tuple), [" [1,12]", "[1] 12"]);
}

#[test]
fn a_flattened_field_adds_nothing() {
    #[derive(Validate, Serialize)]
    enum Kind {
        Digit(#[validate(nested)] Digit),
        Named {
            #[validate(nested)]
            named: Named,
        },
    }
    #[derive(Validate, Serialize)]
    struct Wrapped(#[validate(nested)] Inner);
    #[derive(Validate, Serialize)]
    struct Inner {
        #[validate(range(max = 9))]
        inner: u8,
    }
    #[derive(Validate, Serialize)]
    #[serde(rename_all = "UPPERCASE")]
    struct Outer {
        #[validate(nested)]
        #[serde(flatten)]
        named: Named,
        #[validate(nested)]
        #[serde(flatten)]
        wrapped: Option<Wrapped>,
        #[validate(nested)]
        #[serde(flatten)]
        kind: Kind,
        #[validate(length(max = 0), nested)]
        #[serde(flatten)]
        rest: BTreeMap<String, Digit>,
        #[validate(nested)]
        last: Digit,
    }
    let outer = |kind, wrapped: Option<u8>| Outer {
        named: named(1, 10, 11),
        wrapped: wrapped.map(|inner| Wrapped(Inner { inner })),
        kind,
        rest: [("k".into(), Digit(14))].into(),
        last: Digit(15),
    };
    let all = r#"{"Digit":13,"LAST":15,"digit":11,"first":1,"inner":12,"k":14,"type":10}"#;
    assert_eq!(
        wrong(&outer(Kind::Digit(Digit(13)), Some(12))),
        ["type 10", "digit 11", "inner 12", "Digit 13", &format!(" {all}"), "k 14", "LAST 15"]
    );
    let violations = wrong(&outer(Kind::Named { named: named(16, 1, 1) }, None));
    assert_eq!(violations[2], "Named.named.first 16");
}

#[test]
fn a_table_has_the_kind_of_the_struct() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Holder {
        digit: Option<Digit>,
        named: Vec<Named>,
    }
    let [digit, named] = Holder::TABLE.fields else { panic!("two fields") };
    assert!(matches!(digit.ty, Type::Object(table) if table().fields[0].rules[0].name == "range"));
    assert_eq!(
        (digit.ty.to_string(), named.ty.to_string()),
        ("integer".into(), "list of Named".into())
    );
    assert_eq!((digit.required, named.required), (false, true));
}

/// Fields without rules need not be `Sized`.
#[test]
fn the_last_field_may_be_unsized() {
    #[derive(Validate)]
    struct Slice<T: ?Sized> {
        #[validate(nested)]
        digit: Digit,
        #[validate(nested)]
        rest: T,
    }
    let slice: &Slice<[Digit]> = &Slice { digit: Digit(10), rest: [Digit(1), Digit(11)] };
    assert_eq!(
        slice.validate().unwrap_err().to_string(),
        "digit: must be at most 9\nrest[1]: must be at most 9"
    );
}

/// A newtype that forwards its `Option`.
#[test]
fn a_newtype_may_be_absent() {
    #[derive(Validate, Serialize)]
    #[serde(transparent)]
    struct Maybe(Option<u8>);
    impl Optional for Maybe {
        type Value = u8;
        fn given(&self) -> Option<&u8> {
            self.0.as_ref()
        }
    }
    #[derive(Validate, Serialize)]
    struct Request {
        #[validate(required)]
        maybe: Maybe,
    }
    assert_eq!(wrong(&Request { maybe: Maybe(None) }), ["maybe null"]);
    assert_eq!(wrong(&Request { maybe: Maybe(Some(1)) }), [""; 0]);
}

#[cfg(feature = "validator")]
#[test]
fn validator_gets_the_errors_of_a_newtype_at_its_field() {
    #[derive(Validate, Serialize)]
    #[serde(transparent)]
    struct Transparent {
        #[validate(range(max = 9))]
        value: u8,
    }
    #[derive(Validate, Serialize)]
    struct Inner {
        #[validate(nested)]
        newtype: Digit,
        #[validate(nested)]
        transparent: Transparent,
        // It is an error of the struct, whose other errors are kept.
        #[validate(length(max = 0), nested)]
        #[serde(flatten)]
        rest: BTreeMap<String, BTreeMap<u8, Digit>>,
    }
    #[derive(Validate, Serialize)]
    struct Outer {
        #[validate(nested)]
        inner: Inner,
    }
    let inner = Inner {
        newtype: Digit(10),
        transparent: Transparent { value: 10 },
        rest: [("k".into(), [(1, Digit(1)), (2, Digit(10))].into())].into(),
    };
    let keys = ["__all__: length", "k[1].__all__: range", "newtype: range", "transparent: range"];
    assert_eq!(crate::bridged(&inner), keys);
    let keys = keys.map(|key| format!("inner.{key}"));
    assert_eq!(crate::bridged(&Outer { inner }), keys);
    assert_eq!(crate::bridged(&Digit(10)), ["__all__: range"]);
}

#[test]
fn the_last_field_may_have_no_size() {
    #[derive(Validate)]
    struct InWhere<T>
    where
        T: ?Sized,
    {
        #[validate(length(min = 2))]
        name: String,
        rest: T,
    }
    type Bytes = [u8];
    #[derive(Validate)]
    #[validate(opaque)]
    struct Alias {
        #[validate(length(min = 2))]
        name: String,
        rest: Bytes,
    }
    let short: &InWhere<[u8]> = &InWhere { name: "a".to_owned(), rest: [0] };
    assert_eq!((crate::paths(short), short.rest.len()), (vec!["name".to_owned()], 1));
    let of_alias = |alias: &Alias| (alias.is_valid(), alias.rest.len());
    let _: fn(&Alias) -> (bool, usize) = of_alias;
}
