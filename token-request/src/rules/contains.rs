//! `contains("x")`: the text has this in it; of a list or a set, an element is this text, of a map, a key.

use std::fmt;

use super::BrokenRule;
use super::prefix;
use crate::field_types::Contains;

/// Whether it has this in it, or is absent.
#[inline]
pub fn check<T: Contains + ?Sized>(value: &T, needle: &str) -> bool {
    value.holds(needle).is_none_or(|holds| holds)
}

/// Whether the text has this in it. Where it need not be `const`, [`str::contains`] is quicker.
#[must_use]
pub const fn text(value: &str, needle: &str) -> bool {
    let (mut rest, needle) = (value.as_bytes(), needle.as_bytes());
    while rest.len() >= needle.len() {
        if prefix::begins(rest, needle) {
            return true;
        }
        let [_, after @ ..] = rest else { return false };
        rest = after;
    }
    false
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let text = broken.text("pattern");
    write!(f, "must contain {}", text.as_deref().unwrap_or("the required text"))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::collections::{
        BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque,
    };
    use std::rc::Rc;
    use std::sync::Arc;

    use super::*;
    use crate::rules::tests::{Random, said, said_of_secret};
    use crate::{Arg, Secret, Value};

    #[test]
    fn it_is_what_std_finds() {
        let mut random = Random::new();
        let parts = ["a", "b", "é", "\0", "🦀"];
        let mut n_found = 0;
        for _ in 0..20_000 {
            let (value, needle) = (random.text(&parts, 8), random.text(&parts, 3));
            assert_eq!(text(&value, &needle), value.contains(&needle), "{needle:?} in {value:?}");
            assert_eq!(check(&value, &needle), value.contains(&needle));
            n_found += u32::from(value.contains(&needle));
        }
        assert!(n_found > 2_000, "{n_found} are no good sample");
        assert!(text("", "") && text("a", "") && !text("", "a") && !text("é", "e"));
        let long = "a".repeat(100_000);
        assert!(text(&long, "aaaa") && !text(&long, "aaab") && !text("a", &long));
    }

    #[test]
    fn all_types_are_checked() {
        let holds = |value: &dyn Contains| {
            assert_eq!(value.holds("x"), Some(false));
            value.holds("abc")
        };
        let all: [&dyn Contains; 9] = [
            &"(abc)",
            &String::from("abc"),
            &Secret::from("abcd"),
            &Cow::Borrowed("abc"),
            &Box::<str>::from("abc"),
            &Rc::new("abc".to_owned()),
            &Arc::<str>::from("abc"),
            &Some("abc"),
            &Some(Some(&"abc")),
        ];
        for (i, value) in all.into_iter().enumerate() {
            assert_eq!(holds(value), Some(true), "text {i}");
        }
        let [a, b] = ["abc", "b"];
        let all: [&dyn Contains; 14] = [
            &[a, b],
            &vec![Some(b), None, Some(a)],
            &VecDeque::from([Secret::from(b), Secret::from(a)]),
            &LinkedList::from([b, a]),
            &BinaryHeap::from([a, b]),
            &BTreeSet::from([a, b]),
            &BTreeSet::from([a, b].map(String::from)),
            &HashSet::from([a, b]),
            &HashSet::<Box<str>>::from([a.into()]),
            &BTreeMap::from([(a, 1)]),
            &BTreeMap::from([(String::from(a), 1)]),
            &HashMap::from([(a, 1)]),
            &HashMap::from([(Cow::Borrowed(a), 1)]),
            &Some(Box::new(vec![a])),
        ];
        for (i, value) in all.into_iter().enumerate() {
            assert_eq!(holds(value), Some(true), "collection {i}");
        }
        assert!(
            check(&[a, b][..], "b")
                && !check(&[a, b][..], "ab")
                && !check(&Vec::<String>::new(), "")
        );
        assert!(check(&None::<Vec<String>>, "a") && check(&None::<&str>, "a"));
    }

    #[test]
    fn it_says_what() {
        let listed = Arg::listed(Value::String("@"));
        assert_eq!(said("contains", &[listed]), "must contain `@`");
        assert_eq!(
            said("contains", &[Arg::named("pattern", Value::String("@"))]),
            "must contain `@`"
        );
        assert_eq!(
            said("contains", &[Arg::named("pattern", Value::Source("AT"))]),
            "must contain the required text"
        );
        assert_eq!(said("contains", &[]), "must contain the required text");
        assert_eq!(said_of_secret("contains", &[listed]), "must contain the required text");
    }
}
