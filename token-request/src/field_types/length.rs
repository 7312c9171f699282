//! Types that have a length.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};

use crate::table::Type;

/// A type that `length` can measure: text, a collection, an `Option` of one, or a type of your own.
///
/// ```
/// use token_request::{Extent, Length, Validate};
///
/// struct Scopes(Vec<String>);
///
/// impl Length for Scopes {
///     fn extent(&self) -> Extent<'_> {
///         Extent::Elements(self.0.len())
///     }
/// }
///
/// #[derive(Validate)]
/// struct Request {
///     #[validate(length(min = 1))]
///     scopes: Scopes,
/// }
///
/// assert!(!Request { scopes: Scopes(vec![]) }.is_valid());
/// ```
#[diagnostic::on_unimplemented(
    message = "`length` cannot measure `{Self}`",
    label = "needs text (counted in characters), a list, a set or a map (in items), or an `Option` of one",
    note = "a type of your own has a length when it implements `token_request::Length`"
)]
pub trait Length {
    /// The kind of value: text, a list or a map, with items of the type `Any`. By default it is unknown, and messages do
    /// not name the unit.
    const SHAPE: Type = Type::Any;
    /// Returns the value to measure.
    fn extent(&self) -> Extent<'_>;
}

/// The value that `length` measures.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Extent<'a> {
    /// The value is absent.
    Absent,
    /// Text, measured in characters.
    Text(&'a str),
    /// A collection with this number of items.
    Elements(usize),
}

macro_rules! text {
    ($($ty:ty: $text:expr);+) => {$(
        impl Length for $ty {
            const SHAPE: Type = Type::String;
            #[inline]
            fn extent(&self) -> Extent<'_> {
                Extent::Text($text(self))
            }
        }
    )+};
}
for_texts!(text);

macro_rules! collections {
    ($shape:ident: $([$($of:tt)*] $collection:ty),+) => {$(
        impl<$($of)*> Length for $collection {
            const SHAPE: Type = Type::$shape(&Type::Any);
            #[inline]
            fn extent(&self) -> Extent<'_> {
                Extent::Elements(self.len())
            }
        }
    )+};
}
collections!(List: [T] [T], [T, const N: usize] [T; N], [T] Vec<T>, [T] VecDeque<T>, [T] LinkedList<T>,
    [T] BinaryHeap<T>, [T] BTreeSet<T>, [T, S] HashSet<T, S>);
collections!(Map: [K, V] BTreeMap<K, V>, [K, V, S] HashMap<K, V, S>);

macro_rules! pointers {
    ($([$($of:tt)+] $pointer:ty),+) => {$(
        impl<$($of)+ Length + ?Sized> Length for $pointer {
            const SHAPE: Type = T::SHAPE;
            #[inline]
            fn extent(&self) -> Extent<'_> {
                (**self).extent()
            }
        }
    )+};
}
for_pointers!(pointers);

impl<T: Length> Length for Option<T> {
    const SHAPE: Type = T::SHAPE;
    #[inline]
    fn extent(&self) -> Extent<'_> {
        self.as_ref().map_or(Extent::Absent, T::extent)
    }
}
