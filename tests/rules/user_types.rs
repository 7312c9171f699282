//! User types that are text, numbers, collections or optional, with and without default features.

use std::collections::{HashMap, HashSet};

use token_request::{
    Extent, Finite, Length, Multiple, Number, Optional, Text, Type, Validate, Value, WireNames,
};

use super::{Optional as Alias, verdict};

struct Name(&'static str);

impl Text for Name {
    fn text(&self) -> Option<&str> {
        (self.0 != "absent").then_some(self.0)
    }
}

struct Pin(&'static str);

impl Text for Pin {
    const SECRET: bool = true;
    fn text(&self) -> Option<&str> {
        Some(self.0)
    }
}

#[test]
fn text() {
    #[derive(Validate)]
    struct Subject<'a> {
        #[validate(
            one_of("a", "b"),
            chars(alphanumeric),
            prefix("a"),
            length(max = 1, unit = "bytes")
        )]
        name: Name,
        #[validate(none_of("c c"))]
        optional: Option<Box<Name>>,
        #[validate(one_of("1234"), suffix("4"))]
        pin: Alias<Pin>,
        #[validate(email, uri, date)]
        reference: &'a Name,
        #[cfg(feature = "regex")]
        #[validate(pattern("^a$"))]
        pattern: Name,
    }
    let of = |text| {
        verdict(&Subject {
            name: Name(text),
            optional: Some(Name(text).into()),
            pin: Some(Pin("1235")),
            reference: &Name("absent"),
            #[cfg(feature = "regex")]
            pattern: Name("absent"),
        })
    };
    let pin = "pin: must be one of the allowed values\npin: must end with the required text";
    assert_eq!(of("absent"), pin);
    assert_eq!(of("a"), pin);
    assert_eq!(
        of("c c"),
        format!(
            "name: must be one of `a`, `b`\nname: must contain only ASCII letters and digits\n\
             name: must start with `a`\nname: must have at most 1 byte\noptional: must not be `c c`\n{pin}"
        )
    );
    let secret: Vec<_> = Subject::TABLE.fields.iter().map(|field| field.secret).collect();
    assert_eq!(secret[..4], [false, false, true, false]);
}

#[test]
fn lengths() {
    struct Tags(HashSet<u8>);
    impl Length for Tags {
        const SHAPE: Type = Type::List(&Type::Any);
        fn extent(&self) -> Extent<'_> {
            Extent::Elements(self.0.len())
        }
    }
    enum Body {
        None,
        Text(&'static str),
    }
    impl Length for Body {
        fn extent(&self) -> Extent<'_> {
            match self {
                Self::None => Extent::Absent,
                Self::Text(text) => Extent::Text(text),
            }
        }
    }
    #[derive(Validate)]
    struct Subject {
        #[validate(length(min = 1, max = 2))]
        tags: Tags,
        #[validate(length(equal = 2))]
        body: Option<Body>,
    }
    let of = |n, body| verdict(&Subject { tags: Tags((0..n).collect()), body: Some(body) });
    assert_eq!(of(1, Body::None), "");
    assert_eq!(of(2, Body::Text("éé")), "");
    assert_eq!(
        of(3, Body::Text("é")),
        "tags: must have 1 to 2 items\nbody: must have a length of 2"
    );
    assert_eq!(Subject::TABLE.fields[0].ty.to_string(), "list of any");
}

/// The message names the unit only if it is known.
#[test]
fn the_unit_of_a_length() {
    struct Scopes(Vec<u8>);
    impl Length for Scopes {
        fn extent(&self) -> Extent<'_> {
            Extent::Elements(self.0.len())
        }
    }
    struct Lists(Vec<Vec<u8>>);
    impl<'a> IntoIterator for &'a Lists {
        type Item = &'a Vec<u8>;
        type IntoIter = std::slice::Iter<'a, Vec<u8>>;
        fn into_iter(self) -> Self::IntoIter {
            self.0.iter()
        }
    }
    type Of<K> = HashMap<K, Vec<u8>>;
    #[derive(Validate)]
    struct Subject<T> {
        #[validate(length(min = 2))]
        own: Scopes,
        #[validate(each(length(min = 2)))]
        lists: Lists,
        #[validate(each(length(min = 2)))]
        generic: Vec<T>,
        #[validate(keys(length(min = 3)), values(length(min = 2)))]
        map: Box<Of<String>>,
        #[validate(keys(length(min = 3)))]
        list_keys: Of<[u8; 1]>,
        #[validate(values(keys(length(min = 3)), values(length(min = 2))))]
        deep: HashMap<u8, Of<&'static str>>,
    }
    let subject = Subject {
        own: Scopes(vec![1]),
        lists: Lists(vec![vec![1]]),
        generic: vec!["x"],
        map: Box::new([("k".into(), vec![1])].into()),
        list_keys: [([1], vec![])].into(),
        deep: [(1, [("k", vec![1])].into())].into(),
    };
    assert_eq!(
        verdict(&subject),
        "own: must have a length of at least 2\n\
         lists[0]: must have a length of at least 2\n\
         generic[0]: must have a length of at least 2\n\
         map.k: must have at least 3 characters\n\
         map.k: must have at least 2 items\n\
         list_keys.0: must have at least 3 items\n\
         deep.1.k: must have a length of at least 3\n\
         deep.1.k: must have at least 2 items"
    );
}

/// A type with a number inside, a decimal, and a type with its own bounds.
#[test]
fn numbers() {
    struct Cents(u32);
    impl Number for Cents {
        type Number = u32;
        fn number(&self) -> Option<u32> {
            (self.0 != u32::MAX).then_some(self.0)
        }
    }
    #[derive(Clone, Copy, PartialEq, PartialOrd)]
    struct Degrees(f32);
    impl Number for Degrees {
        type Number = Self;
        fn number(&self) -> Option<Self> {
            Some(*self)
        }
    }
    impl Finite for Degrees {
        fn finite(self) -> bool {
            self.0.is_finite()
        }
    }
    impl Multiple for Degrees {
        fn multiple_of(self, of: Self) -> bool {
            self.0.multiple_of(of.0)
        }
    }
    const FREEZING: Degrees = Degrees(0.0);
    #[derive(Validate)]
    struct Subject {
        #[validate(range(min = 100, max = 10_000), multiple_of(5))]
        price: Cents,
        #[validate(range(exclusive_min = FREEZING, max = Degrees(100.0)), finite, multiple_of(Degrees(0.5)))]
        warmth: Option<Degrees>,
    }
    let of =
        |cents, degrees| verdict(&Subject { price: Cents(cents), warmth: Some(Degrees(degrees)) });
    assert_eq!(of(100, 36.5), "");
    assert_eq!(of(u32::MAX, 100.0), "");
    assert_eq!(of(101, 0.0), "price: must be a multiple of 5\nwarmth: is out of range");
    assert_eq!(
        of(0, f32::NAN),
        "price: must be from 100 to 10000\nwarmth: is out of range\n\
         warmth: must be a finite number\nwarmth: must be a multiple of the allowed step"
    );
}

/// A bound is printed as its type prints it.
#[test]
fn numbers_that_report_their_bounds() {
    #[derive(Clone, Copy, PartialEq, PartialOrd)]
    struct Decimal {
        hundredths: i32,
    }
    impl Number for Decimal {
        type Number = Self;
        fn number(&self) -> Option<Self> {
            Some(*self)
        }
        fn argument(&self) -> Option<Value> {
            Some(Value::Float(f64::from(self.hundredths) / 100.0))
        }
    }
    impl Multiple for Decimal {
        fn multiple_of(self, of: Self) -> bool {
            self.hundredths.multiple_of(of.hundredths)
        }
    }
    struct Price(Decimal);
    impl Number for Price {
        type Number = Decimal;
        fn number(&self) -> Option<Decimal> {
            Some(self.0)
        }
    }
    const fn decimal(hundredths: i32) -> Decimal {
        Decimal { hundredths }
    }
    #[derive(Validate)]
    struct Subject {
        #[validate(range(min = decimal(50), exclusive_max = self.limit), multiple_of(decimal(25)))]
        price: Price,
        limit: Decimal,
    }
    let subject = Subject { price: Price(decimal(-1)), limit: decimal(1_000) };
    let violations = subject.validate().unwrap_err();
    assert_eq!(
        violations.to_string(),
        "price: must be at least 0.5 and less than 10.0\nprice: must be a multiple of 0.25"
    );
    assert_eq!(violations[0].arg("exclusive_max"), Some(&Value::Float(10.0)));
    assert_eq!(violations[1].args()[0].value, Value::Float(0.25));
}

/// A value that is given, `null`, or absent.
enum Given<T> {
    Missing,
    Null,
    Value(T),
}

impl<T> Optional for Given<T> {
    type Value = T;
    fn given(&self) -> Option<&T> {
        match self {
            Self::Missing | Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }
}

#[test]
fn absence() {
    fn good(text: &str) -> Result<(), &'static str> {
        if text == "good" { Ok(()) } else { Err("bad") }
    }
    #[derive(Validate)]
    struct Inner {
        #[validate(range(min = 1))]
        number: u8,
    }
    #[derive(Validate)]
    #[validate(at_most_one_of(text, list))]
    struct Subject {
        #[validate(required, custom(function = good), requires(inner))]
        text: Given<String>,
        #[validate(unique, each(range(max = 9)), required_without(text))]
        list: Box<Given<Vec<u8>>>,
        #[validate(nested)]
        inner: Given<Option<Inner>>,
    }
    let missing = Subject { text: Given::Missing, list: Given::Null.into(), inner: Given::Missing };
    assert_eq!(verdict(&missing), "text: is required\nlist: is required when `text` is not given");
    let wrong = Subject {
        text: Given::Value("bad".into()),
        list: Given::Value(vec![10, 10]).into(),
        inner: Given::Value(Some(Inner { number: 0 })),
    };
    assert_eq!(
        verdict(&wrong),
        "text: is invalid\nlist: must not have duplicate items\nlist[0]: must be at most 9\n\
         list[1]: must be at most 9\ninner.number: must be at least 1\nat most one of `text` and `list` may be given"
    );
    let right = Subject { text: Given::Value("good".into()), inner: Given::Value(None), ..missing };
    assert_eq!(verdict(&right), "text: requires `inner`");
    assert!(!Subject::TABLE.fields[2].required, "as its type says");
}

#[test]
fn names_of_a_user_type() {
    struct Grants;
    impl WireNames for Grants {
        const WIRE_NAMES: &'static [&'static str] = &["code", "refresh"];
    }
    #[derive(Validate)]
    struct Subject {
        #[validate(one_of(Grants))]
        grant: &'static str,
    }
    assert_eq!(verdict(&Subject { grant: "code" }), "");
    assert_eq!(verdict(&Subject { grant: "Code" }), "grant: must be one of `code`, `refresh`");
}
