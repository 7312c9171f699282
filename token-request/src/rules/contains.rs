//! `contains("x")`: the text contains this text; a list or a set has it as an item, a map as a key.

use super::shared::bytes;
use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::{ecma, keywords, keywords::KeywordValue, keywords::Keywords};
use crate::field_types::Contains;
#[cfg(feature = "field-table")]
use crate::table::{Rule, Type};

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| write!(f, "must contain {}", broken.text("required")),
    #[cfg(feature = "field-table")]
    schema: Keywords::One(keyword),
    const_text: Some(text("a@b", "@")),
};

/// Returns whether the value contains `needle`, or is absent.
#[inline]
pub fn check<T: Contains + ?Sized>(value: &T, needle: &str) -> bool {
    value.holds(needle).is_none_or(|holds| holds)
}

/// Returns whether the text contains `needle`. [`str::contains`] is faster, but not `const`.
#[must_use]
pub const fn text(value: &str, needle: &str) -> bool {
    bytes::contains(value.as_bytes(), needle.as_bytes())
}

/// Returns the keyword for a value that contains the text.
#[cfg(feature = "field-table")]
pub(super) fn keyword(ty: Type, rule: &Rule) -> Option<KeywordValue> {
    let text = keywords::text(rule)?;
    match ty {
        Type::String | Type::Names(_) => Some(("pattern", ecma::escaped(text).into())),
        Type::List(item) if matches!(item.value(), Type::String) => {
            Some(("contains", serde_json::json!({ "const": text })))
        }
        Type::Map(_) => Some(("required", serde_json::json!([text]))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::collections::{
        BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque,
    };
    use std::rc::Rc;
    use std::sync::Arc;

    use super::check;
    use crate::field_types::Contains;
    use crate::rules::shared::testing::{message, secret_message};
    use crate::{Arg, Secret, Value};

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
    fn messages() {
        let listed = Arg::listed(Value::String("@"));
        assert_eq!(message("contains", &[listed]), "must contain `@`");
        assert_eq!(
            message("contains", &[Arg::named("pattern", Value::String("@"))]),
            "must contain `@`"
        );
        assert_eq!(
            message("contains", &[Arg::named("pattern", Value::Source("AT"))]),
            "must contain the required text"
        );
        assert_eq!(message("contains", &[]), "must contain the required text");
        assert_eq!(secret_message("contains", &[listed]), "must contain the required text");
    }
}
