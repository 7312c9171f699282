//! Violations are in the order of declaration: fields as declared, rules as written, for all names
//! and values.

use std::collections::HashMap;

use proptest::collection::{hash_map, vec};
use proptest::option;
use proptest::prelude::*;
use token_request::Validate;

fn even(number: u8) -> Result<(), &'static str> {
    if number.is_multiple_of(2) { Ok(()) } else { Err("odd") }
}

#[derive(Validate, Debug)]
struct Digit(#[validate(custom(function = even), range(max = 9))] u8);

#[derive(Validate, Debug)]
struct Pair(#[validate(nested)] Digit, #[validate(range(max = 9), custom(function = even))] u8);

#[derive(Validate, Debug)]
enum Kind {
    Unit,
    Pair(#[validate(nested)] Pair, #[validate(range(max = 9))] u8),
    Named {
        #[validate(range(max = 9))]
        z: u8,
        #[validate(nested)]
        a: Vec<Kind>,
    },
}

/// A request whose fields are in no order of their names.
#[derive(Validate, Debug)]
#[validate(schema(function = never, skip_on_field_errors = false), at_least_one_of(m, b))]
struct Request {
    #[validate(range(max = 9), custom(function = even))]
    z: u8,
    #[validate(nested)]
    kind: Kind,
    #[validate(nested, each(custom(function = small)), length(max = 1))]
    a: Vec<Digit>,
    #[validate(required)]
    m: Option<u8>,
    #[validate(values(each(range(max = 9)), length(max = 2)), keys(range(max = 9)))]
    map: HashMap<u8, Vec<u8>>,
    #[validate(when(self.z > 9, required, range(max = 9)))]
    b: Option<u8>,
}

fn small(digit: &Digit) -> Result<(), &'static str> {
    if digit.0 < 15 { Ok(()) } else { Err("large") }
}

fn never(_: &Request) -> Result<(), &'static str> {
    Err("never")
}

/// Returns the expected violations, by hand.
#[derive(Default)]
struct Expected(Vec<String>);

impl Expected {
    fn add(&mut self, is_broken: bool, path: &str, code: &str) {
        if is_broken {
            self.0.push(format!("{path} {code}"));
        }
    }

    fn digit(&mut self, path: &str, Digit(digit): &Digit) {
        self.add(digit % 2 == 1, path, "odd");
        self.add(*digit > 9, path, "range");
    }

    fn number(&mut self, path: &str, number: u8) {
        self.add(number > 9, path, "range");
        self.add(number % 2 == 1, path, "odd");
    }

    fn kind(&mut self, path: &str, kind: &Kind) {
        match kind {
            Kind::Unit => {}
            Kind::Pair(Pair(digit, second), last) => {
                self.digit(&format!("{path}.Pair[0][0]"), digit);
                self.number(&format!("{path}.Pair[0][1]"), *second);
                self.add(*last > 9, &format!("{path}.Pair[1]"), "range");
            }
            Kind::Named { z, a } => {
                self.add(*z > 9, &format!("{path}.Named.z"), "range");
                for (i, kind) in a.iter().enumerate() {
                    self.kind(&format!("{path}.Named.a[{i}]"), kind);
                }
            }
        }
    }

    fn list(&mut self, list: &[Digit]) {
        for (i, digit) in list.iter().enumerate() {
            self.add(digit.0 >= 15, &format!("a[{i}]"), "large");
        }
        self.add(list.len() > 1, "a", "length");
        for (i, digit) in list.iter().enumerate() {
            self.digit(&format!("a[{i}]"), digit);
        }
    }

    fn map(&mut self, map: &HashMap<u8, Vec<u8>>) {
        let mut keys: Vec<_> = map.keys().collect();
        keys.sort_by_key(ToString::to_string);
        for key in &keys {
            for (i, number) in map[*key].iter().enumerate() {
                self.add(*number > 9, &format!("map.{key}[{i}]"), "range");
            }
            self.add(map[*key].len() > 2, &format!("map.{key}"), "length");
        }
        for key in keys {
            self.add(*key > 9, &format!("map.{key}"), "range");
        }
    }

    fn request(&mut self, request: &Request) {
        self.number("z", request.z);
        self.kind("kind", &request.kind);
        self.list(&request.a);
        self.add(request.m.is_none(), "m", "required");
        self.map(&request.map);
        self.add(request.z > 9 && request.b.is_none(), "b", "required");
        self.add(request.z > 9 && request.b.is_some_and(|b| b > 9), "b", "range");
        self.add(true, "", "never");
        self.add(request.m.or(request.b).is_none(), "", "at_least_one_of");
    }
}

fn digit() -> impl Strategy<Value = Digit> {
    (0..20_u8).prop_map(Digit)
}

fn kind() -> impl Strategy<Value = Kind> {
    let pair = (digit(), 0..20_u8, 0..20_u8).prop_map(|(a, b, c)| Kind::Pair(Pair(a, b), c));
    prop_oneof![Just(()).prop_map(|()| Kind::Unit), pair].prop_recursive(3, 8, 3, |inner| {
        (0..20_u8, vec(inner, 0..3)).prop_map(|(z, a)| Kind::Named { z, a })
    })
}

fn request() -> impl Strategy<Value = Request> {
    let map = hash_map(0..20_u8, vec(0..20_u8, 0..4), 0..4);
    let numbers = (0..20_u8, option::of(0..20_u8), option::of(0..20_u8));
    (numbers, kind(), vec(digit(), 0..3), map).prop_map(|((z, m, b), kind, a, map)| Request {
        z,
        kind,
        a,
        m,
        map,
        b,
    })
}

proptest! {
    #[test]
    fn violations_are_in_the_order_of_declaration(request in request()) {
        let mut expected = Expected::default();
        expected.request(&request);
        let violations = request.validate().unwrap_err();
        let found = violations.iter().map(|found| format!("{} {}", found.path(), found.code()));
        prop_assert_eq!(found.collect::<Vec<_>>(), expected.0);
    }
}
