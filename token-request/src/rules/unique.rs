//! `unique`: no two items of the collection are equal.

use std::collections::HashSet;
use std::hash::Hash;

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
#[cfg(feature = "field-table")]
use crate::table::Type;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |_, f| f.write_str("must not have duplicate items"),
    #[cfg(feature = "field-table")]
    schema: Keywords::One(|ty, _| {
        matches!(ty, Type::List(_)).then(|| ("uniqueItems", true.into()))
    }),
    const_text: None,
};

/// An item that can be compared with others.
#[diagnostic::on_unimplemented(
    message = "`unique` cannot compare items of type `{Self}`",
    label = "needs items that are `Eq` and `Hash`; floats are not"
)]
pub trait Distinct: Eq + Hash {}

#[diagnostic::do_not_recommend]
impl<T: Eq + Hash> Distinct for T {}

/// The number of items up to which comparing each pair is cheaper than hashing.
const FEW: usize = 16;

/// The most items for which room is reserved, because an iterator's hint may be wrong.
const MANY: usize = 4096;

/// Returns whether no two items are equal.
#[inline]
pub fn check<I>(mut items: I) -> bool
where
    I: Iterator,
    I::Item: Distinct,
{
    let mut few = [const { None }; FEW];
    for n in 0..FEW {
        let Some(item) = items.next() else { return true };
        if few[..n].iter().flatten().any(|other| *other == item) {
            return false;
        }
        few[n] = Some(item);
    }
    many(few.into_iter().flatten().collect(), items)
}

/// Returns whether no two of the items seen and the remaining ones are equal.
#[inline(never)]
fn many<I>(mut seen: HashSet<I::Item>, mut items: I) -> bool
where
    I: Iterator,
    I::Item: Eq + Hash,
{
    seen.reserve(items.size_hint().0.min(MANY));
    items.all(|item| seen.insert(item))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::check;
    use crate::rules::shared::testing::message;

    #[test]
    fn each_pair_is_compared() {
        for n in [0_usize, 1, 2, 15, 16, 17, 18, 40] {
            let texts: Vec<String> = (0..n).map(|i| i.to_string()).collect();
            assert!(check(texts.iter()), "{n} items that differ");
            for (i, j) in (0..n).flat_map(|j| (0..j).map(move |i| (i, j))) {
                let mut texts = texts.clone();
                texts[j] = i.to_string();
                assert!(!check(texts.iter()), "{i} and {j} of {n} are equal");
            }
        }
    }

    #[test]
    fn the_type_decides_what_is_equal() {
        assert!(check(["a", "A"].into_iter()) && check([(1, 2), (2, 1)].iter()));
        assert!(!check([Some("a"), None, Some("a")].iter()));
        let map = BTreeMap::from([("a", 1), ("b", 2), ("c", 1)]);
        assert!(check(map.iter()) && !check(map.values()));
    }

    #[test]
    fn the_check_stops_at_the_first_duplicate() {
        let mut asked = 0;
        assert!(!check((0..100).inspect(|_| asked += 1).map(|i| i % 30)));
        assert_eq!(asked, 31);
        assert!(!check(std::iter::repeat(1)));
    }

    #[test]
    fn a_wrong_size_hint_is_harmless() {
        struct WrongHint(std::ops::Range<u8>);
        impl Iterator for WrongHint {
            type Item = u8;
            fn next(&mut self) -> Option<u8> {
                self.0.next()
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                (usize::MAX, None)
            }
        }
        assert!(check(WrongHint(0..200)));
    }

    #[test]
    fn messages() {
        assert_eq!(message("unique", &[]), "must not have duplicate items");
    }
}
