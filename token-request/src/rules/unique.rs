//! `unique`: no element of the collection is there twice.

use std::collections::HashSet;
use std::fmt;
use std::hash::Hash;

use super::BrokenRule;

/// An element that can be told from others.
#[diagnostic::on_unimplemented(
    message = "`unique` cannot tell elements of type `{Self}` from one another",
    label = "needs elements that are `Eq` and `Hash`, as floats are not"
)]
pub trait Distinct: Eq + Hash {}

#[diagnostic::do_not_recommend]
impl<T: Eq + Hash> Distinct for T {}

/// So many elements are compared with one another, for less than it costs to hash them.
const FEW: usize = 16;

/// No iterator is believed when it says that more are to come: it may be mistaken.
const MANY: usize = 4096;

/// Whether no two of the elements are equal.
#[inline]
pub fn check<I>(mut elements: I) -> bool
where
    I: Iterator,
    I::Item: Distinct,
{
    let mut few = [const { None }; FEW];
    for n in 0..FEW {
        let Some(element) = elements.next() else { return true };
        if few[..n].iter().flatten().any(|other| *other == element) {
            return false;
        }
        few[n] = Some(element);
    }
    many(few.into_iter().flatten().collect(), elements)
}

/// Whether none of the elements is equal to another, nor to one of those seen.
#[inline(never)]
fn many<I>(mut seen: HashSet<I::Item>, mut elements: I) -> bool
where
    I: Iterator,
    I::Item: Eq + Hash,
{
    seen.reserve(elements.size_hint().0.min(MANY));
    elements.all(|element| seen.insert(element))
}

pub(crate) fn describe(_: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("must not have the same element twice")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::check;
    use crate::rules::said;
    use crate::table::{Field, Type};

    #[test]
    fn each_pair_is_compared() {
        for n in [0_usize, 1, 2, 15, 16, 17, 18, 40] {
            let texts: Vec<String> = (0..n).map(|i| i.to_string()).collect();
            assert!(check(texts.iter()), "{n} that differ");
            for (i, j) in (0..n).flat_map(|j| (0..j).map(move |i| (i, j))) {
                let mut texts = texts.clone();
                texts[j] = i.to_string();
                assert!(!check(texts.iter()), "{i} and {j} of {n} are equal");
            }
        }
    }

    #[test]
    fn what_is_equal_is_for_the_type_to_say() {
        assert!(check(["a", "A"].into_iter()) && check([(1, 2), (2, 1)].iter()));
        assert!(!check([Some("a"), None, Some("a")].iter()));
        let map = BTreeMap::from([("a", 1), ("b", 2), ("c", 1)]);
        assert!(check(map.iter()) && !check(map.values()));
    }

    #[test]
    fn the_first_repetition_decides() {
        let mut asked = 0;
        assert!(!check((0..100).inspect(|_| asked += 1).map(|i| i % 30)));
        assert_eq!(asked, 31);
        assert!(!check(std::iter::repeat(1)));
    }

    #[test]
    fn a_false_hint_does_no_harm() {
        struct Boastful(std::ops::Range<u8>);
        impl Iterator for Boastful {
            type Item = u8;
            fn next(&mut self) -> Option<u8> {
                self.0.next()
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                (usize::MAX, None)
            }
        }
        assert!(check(Boastful(0..200)));
    }

    #[test]
    fn message() {
        const FIELD: &Field = &Field::new("list", Type::List(&Type::String));
        assert_eq!(said("unique", FIELD, &[]), "must not have the same element twice");
    }
}
