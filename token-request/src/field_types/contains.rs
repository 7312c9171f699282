//! Types that contain texts.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::hash::{BuildHasher, Hash};

use super::text::Text;

/// A type that `contains` can check: text, a list or a set of texts, a map with texts as keys, an `Option` of one, or a
/// type of your own.
///
/// ```
/// use token_request::Contains;
///
/// struct Scopes(String);
///
/// impl Contains for Scopes {
///     fn holds(&self, needle: &str) -> Option<bool> {
///         Some(self.0.split(' ').any(|scope| scope == needle))
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "this rule looks for text, and `{Self}` holds none",
    label = "needs text, a list or a set of texts, a map with texts as keys, or an `Option` of one",
    note = "a type of your own holds text when it implements `token_request::Contains`"
)]
pub trait Contains {
    /// Returns whether the value contains this text: as a part of its text, as an item, or as a key. Returns `None` if
    /// the value is absent.
    fn holds(&self, needle: &str) -> Option<bool>;
}

macro_rules! text {
    ($($ty:ty: $text:expr);+) => {$(
        impl Contains for $ty {
            #[inline]
            fn holds(&self, needle: &str) -> Option<bool> {
                Some($text(self).contains(needle))
            }
        }
    )+};
}
for_texts!(text);

macro_rules! lists {
    ($([$($of:tt)*] $list:ty),+) => {$(
        impl<T: Text, $($of)*> Contains for $list {
            #[inline]
            fn holds(&self, needle: &str) -> Option<bool> {
                Some(self.iter().any(|item| item.text() == Some(needle)))
            }
        }
    )+};
}
lists!([] [T], [const N: usize] [T; N], [] Vec<T>, [] VecDeque<T>, [] LinkedList<T>, [] BinaryHeap<T>);

/// Implements the trait for collections that find a key without iterating over all.
macro_rules! keys {
    ($contains:ident: $([$($of:tt)*] $collection:ty),+) => {$(
        impl<$($of)*> Contains for $collection {
            #[inline]
            fn holds(&self, needle: &str) -> Option<bool> {
                Some(self.$contains(needle))
            }
        }
    )+};
}
keys!(contains: [T: Borrow<str> + Ord] BTreeSet<T>, [T: Borrow<str> + Eq + Hash, S: BuildHasher] HashSet<T, S>);
keys!(contains_key: [K: Borrow<str> + Ord, V] BTreeMap<K, V>,
    [K: Borrow<str> + Eq + Hash, V, S: BuildHasher] HashMap<K, V, S>);

macro_rules! pointers {
    ($([$($of:tt)+] $pointer:ty),+) => {$(
        impl<$($of)+ Contains + ?Sized> Contains for $pointer {
            #[inline]
            fn holds(&self, needle: &str) -> Option<bool> {
                (**self).holds(needle)
            }
        }
    )+};
}
for_pointers!(pointers);

impl<T: Contains> Contains for Option<T> {
    #[inline]
    fn holds(&self, needle: &str) -> Option<bool> {
        self.as_ref().and_then(|value| value.holds(needle))
    }
}
