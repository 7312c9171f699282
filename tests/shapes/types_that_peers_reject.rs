//! Types and names that the derives of other libraries do not support.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::marker::PhantomData;
use std::num::{NonZeroI8, NonZeroU32};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use token_request::{Secret, Validate};

use crate::paths;

#[derive(Validate, Clone)]
struct N {
    #[validate(range(max = 9))]
    n: u8,
}

const BAD: N = N { n: 10 };

/// A type that does not implement `Serialize`.
#[derive(Clone)]
struct Opaque;

type O<T> = Option<T>;

fn refuse<T>(_: &T) -> Result<(), &'static str> {
    Err("refused")
}

#[test]
fn text_behind_any_pointer_is_text() {
    #[derive(Validate)]
    struct Texts<'a> {
        #[validate(length(max = 1), chars(digits))]
        cow: Cow<'a, str>,
        #[validate(length(max = 1), chars(digits))]
        boxed: Box<str>,
        #[validate(length(max = 1), chars(digits))]
        arc: Arc<str>,
        #[validate(length(max = 1), chars(digits))]
        rc: Rc<str>,
        #[validate(length(max = 1), chars(digits))]
        boxed_string: Box<String>,
        #[validate(length(max = 1), chars(digits))]
        arc_string: Arc<String>,
        #[validate(length(max = 1), chars(digits))]
        reference: &'a &'a mut String,
        #[validate(required, length(max = 1), chars(digits))]
        option: Option<String>,
        #[validate(required, length(max = 1), chars(digits))]
        options: Option<Option<Option<Box<str>>>>,
        #[validate(required, length(max = 1), chars(digits))]
        alias: O<O<&'a str>>,
        #[validate(length(max = 1), chars(digits), custom(function = refuse))]
        secret: Option<Secret>,
    }
    let reference = &mut "ab".to_owned();
    let texts = |absent: bool| Texts {
        cow: "ab".into(),
        boxed: "ab".into(),
        arc: "ab".into(),
        rc: "ab".into(),
        boxed_string: Box::new("ab".into()),
        arc_string: Arc::new("ab".into()),
        reference: &reference,
        option: (!absent).then(|| "ab".into()),
        options: if absent { Some(Some(None)) } else { Some(Some(Some("ab".into()))) },
        alias: if absent { Some(None) } else { Some(Some("ab")) },
        secret: (!absent).then(|| "ab".into()),
    };
    let names: Vec<_> =
        Texts::TABLE.fields.iter().flat_map(|field| [field.wire, field.wire]).collect();
    let mut found = paths(&texts(false));
    assert_eq!(found.pop().unwrap(), "secret");
    assert_eq!(found, names);
    let mut absent = names[..14].to_vec();
    absent.extend(["option", "options", "alias"]);
    assert_eq!(paths(&texts(true)), absent);
}

#[test]
fn numbers_in_any_wrapper_are_numbers() {
    #[derive(Validate)]
    struct Numbers {
        #[validate(range(min = 1, exclusive_max = 10))]
        non_zero: NonZeroU32,
        #[validate(range(min = 0), multiple_of(5))]
        negative: Option<NonZeroI8>,
        #[validate(range(max = Duration::from_secs(9)))]
        duration: Duration,
        #[validate(range(min = Duration::ZERO, exclusive_max = Duration::from_millis(9)))]
        boxed: Option<Box<Duration>>,
        #[validate(range(max = 9))]
        options: Option<Option<Option<u8>>>,
        #[validate(range(min = 0.5))]
        rc: Rc<f32>,
    }
    let numbers = |n: u32| Numbers {
        non_zero: NonZeroU32::new(n).unwrap(),
        negative: NonZeroI8::new(-1),
        duration: Duration::from_secs(n.into()),
        boxed: Some(Box::new(Duration::from_millis(n.into()))),
        options: Some(Some(u8::try_from(n).ok())),
        rc: Rc::new(0.25),
    };
    assert_eq!(
        paths(&numbers(10)),
        ["non_zero", "negative", "negative", "duration", "boxed", "options", "rc"]
    );
    assert_eq!(paths(&numbers(9)), ["negative", "negative", "boxed", "rc"]);
    assert_eq!(
        numbers(10).validate().unwrap_err().to_string().lines().next().unwrap(),
        "non_zero: must be at least 1 and less than 10"
    );
    assert_eq!(Numbers::TABLE.fields[0].ty.to_string(), "integer");
}

#[test]
fn collections_of_types_without_traits() {
    #[derive(Validate)]
    struct Collections<'a, X> {
        #[validate(length(max = 1), custom(function = refuse))]
        list: Vec<Opaque>,
        #[validate(required, custom(function = refuse))]
        option: Option<&'a Opaque>,
        #[validate(keys(length(max = 1)))]
        map: HashMap<String, Opaque>,
        #[validate(each(each(custom(function = refuse))))]
        lists: Vec<Box<[Opaque]>>,
        #[validate(length(max = 1))]
        generic: Vec<X>,
        of: PhantomData<(X, Opaque)>,
    }
    let collections = |option| Collections {
        list: vec![Opaque, Opaque],
        option,
        map: [("ab".into(), Opaque)].into(),
        lists: vec![Box::new([Opaque])],
        generic: vec![Opaque, Opaque],
        of: PhantomData,
    };
    let found = paths(&collections(Some(&Opaque)));
    assert_eq!(found, ["list", "list", "option", "map.ab", "lists[0][0]", "generic"]);
    assert_eq!(paths(&collections(None))[2..], ["option", "map.ab", "lists[0][0]", "generic"]);
}

#[test]
fn requests_are_nested_behind_pointers_and_aliases() {
    #[derive(Validate)]
    struct Nested<'a> {
        #[validate(nested)]
        slice: &'a [N],
        #[validate(nested)]
        array: [N; 2],
        #[validate(nested)]
        options: Vec<Option<N>>,
        #[validate(nested)]
        boxes: Vec<Box<N>>,
        #[validate(nested)]
        maps: Vec<HashMap<String, N>>,
        #[validate(nested)]
        numbered: HashMap<u32, N>,
        #[validate(nested)]
        tree: BTreeMap<String, N>,
        #[validate(nested)]
        tuple: (N, N),
        #[validate(nested)]
        alias: O<Box<O<N>>>,
        #[validate(nested)]
        recursive: Option<Box<Nested<'a>>>,
    }
    let nested = |recursive| Nested {
        slice: &[BAD],
        array: [BAD, BAD],
        options: vec![None, Some(BAD)],
        boxes: vec![Box::new(BAD)],
        maps: vec![[("k".into(), BAD)].into()],
        numbered: [(7, BAD)].into(),
        tree: [("a.b".into(), BAD)].into(),
        tuple: (BAD, BAD),
        alias: Some(Box::new(Some(BAD))),
        recursive,
    };
    let all = [
        "slice[0].n",
        "array[0].n",
        "array[1].n",
        "options[1].n",
        "boxes[0].n",
        "maps[0].k.n",
        "numbered.7.n",
        "tree[\"a.b\"].n",
        "tuple[0].n",
        "tuple[1].n",
        "alias.n",
    ];
    let found = paths(&nested(Some(Box::new(nested(None)))));
    assert_eq!(found[..11], all);
    assert_eq!(found[11..], all.map(|path| format!("recursive.{path}")));
}

#[test]
fn fields_may_have_names_of_generated_variables() {
    /// A module called `std`.
    mod std {
        #[derive(token_request::Validate)]
        pub(crate) struct Names {
            #[validate(required, length(min = 1))]
            pub(crate) errors: Option<String>,
            #[validate(required, length(min = 1))]
            pub(crate) err: Option<String>,
            #[validate(nested)]
            pub(crate) r#type: Vec<super::N>,
            #[validate(range(max = 9))]
            pub(crate) r#match: u8,
        }
    }
    let names =
        std::Names { errors: None, err: Some(String::new()), r#type: vec![BAD], r#match: 10 };
    assert_eq!(paths(&names), ["errors", "err", "type[0].n", "match"]);
}
