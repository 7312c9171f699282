//! Support for the unit tests of rules.

use std::fmt;

use super::super::find;
use super::broken_rule::BrokenRule;
use crate::table::{Arg, Field, Spelling, Type, Value};

/// Returns the default message of a rule that a text field breaks, with these arguments.
pub(crate) fn message(rule: &str, args: &[Arg]) -> String {
    const TEXT: &Field = &Field::new("field", Type::String);
    message_of(rule, TEXT, args)
}

/// Returns the default message of a rule that a secret field breaks, with these arguments.
pub(crate) fn secret_message(rule: &str, args: &[Arg]) -> String {
    const SECRET: &Field = &Field::new("field", Type::String).secret(true);
    message_of(rule, SECRET, args)
}

/// Returns the default message of a rule that this field breaks, with these arguments.
pub(crate) fn message_of(rule: &str, field: &'static Field, args: &[Arg]) -> String {
    struct MessageText<'a>(&'a str, BrokenRule<'a>);
    impl fmt::Display for MessageText<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            (find(self.0).unwrap().describe)(&self.1, f)
        }
    }
    MessageText(rule, BrokenRule { field, args, spelling: Spelling::Wire }).to_string()
}

/// Returns the default message of a rule that names the first `n` of the fields `aA`, `b` and `c`.
pub(crate) fn message_with_fields(rule: &str, n: usize) -> String {
    const FIELDS: [Arg; 3] = [
        Arg::listed(Value::Field { name: "a_a", wire: "aA", form: None }),
        Arg::listed(Value::Field { name: "b", wire: "b", form: None }),
        Arg::listed(Value::Field { name: "c", wire: "c", form: None }),
    ];
    secret_message(rule, &FIELDS[..n])
}

/// Calls a function for every way in which up to three fields are given.
pub(crate) fn for_each_presence(mut check: impl FnMut(&[bool])) {
    for n in 0..=3_usize {
        for bits in 0..1_usize << n {
            let given: Vec<_> = (0..n).map(|i| bits >> i & 1 == 1).collect();
            check(&given);
        }
    }
}

/// Checks a rule about the presence of a field and of others, for every combination.
///
/// `expected` gets whether the field is given, whether any of the others is, and whether all are.
pub(crate) fn check_others(
    check: fn(bool, &[bool]) -> bool,
    expected: fn(is_given: bool, any: bool, all: bool) -> bool,
) {
    for_each_presence(|others| {
        for is_given in [true, false] {
            let (any, all) = (others.contains(&true), !others.contains(&false));
            let holds = expected(is_given, any, all);
            assert_eq!(check(is_given, others), holds, "{is_given} with {others:?}");
        }
    });
}

/// Checks a rule about the number of given fields, for every combination.
pub(crate) fn check_count(check: fn(&[bool]) -> bool, expected: fn(usize) -> bool) {
    for_each_presence(|given| {
        let n = given.iter().filter(|given| **given).count();
        assert_eq!(check(given), expected(n), "{given:?}");
    });
}

/// A reproducible source of random numbers and texts.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new() -> Self {
        Self(1)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        // The generator of Knuth's MMIX, whose higher bits are better than its lower ones.
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    /// Returns a text of one to `max + 1` of these parts.
    pub(crate) fn text(&mut self, parts: &[&str], max: usize) -> String {
        (0..=self.below(max)).map(|_| parts[self.below(parts.len())]).collect()
    }
}
