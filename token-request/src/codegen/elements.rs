//! Walking the elements of a value, by reference.

use std::collections::hash_map;
use std::ops::{ControlFlow, Deref};

use serde::Serialize;

use crate::report::EntryOrder;
use crate::violation::Step;
use crate::{Field, Report};

/// A value with elements. `Each(value).__each()` finds the inherent method of types that iterate by reference before the method of
/// [`AnyEach`], which pointers to such types have.
pub struct Each<'a, T: ?Sized>(pub &'a T);

impl<'a, T: ?Sized> Each<'a, T>
where
    &'a T: IntoIterator,
{
    /// Returns the elements.
    #[inline]
    #[must_use]
    pub fn __each(self) -> <&'a T as IntoIterator>::IntoIter {
        self.0.into_iter()
    }
}

/// The pointers to types with elements: see [`Each`].
pub trait AnyEach<'a> {
    /// The iterator.
    type Elements;
    /// Returns the elements.
    fn __each(self) -> Self::Elements;
}

impl<'a, T: Deref + ?Sized> AnyEach<'a> for Each<'a, T>
where
    &'a T::Target: IntoIterator,
{
    type Elements = <&'a T::Target as IntoIterator>::IntoIter;
    #[inline]
    fn __each(self) -> Self::Elements {
        (**self.0).into_iter()
    }
}

/// The types without elements, which are a compile error: see [`Each`].
pub trait NoEach<'a> {
    /// The type without elements.
    type Value: ?Sized;
    /// Never compiles.
    fn __each(&self) -> <Self::Value as Elements<'a>>::Iterator
    where
        Self::Value: Elements<'a>;
}

/// The trait that a type without elements lacks, for the error message. No type implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no elements that this rule could check",
    label = "needs a list, a set, a map, or another type that iterates by reference",
    note = "a type of your own has elements when a reference to it implements `IntoIterator`"
)]
pub trait Elements<'a> {
    /// The iterator.
    type Iterator: Iterator;
    /// Returns the elements.
    fn elements(&'a self) -> Self::Iterator;
}

impl<'a, T: ?Sized> NoEach<'a> for Each<'a, T> {
    type Value = T;
    fn __each(&self) -> <T as Elements<'a>>::Iterator
    where
        T: Elements<'a>,
    {
        self.0.elements()
    }
}

/// An element, by reference.
#[diagnostic::on_unimplemented(
    message = "`each` checks the items of lists and sets; for a map, use `keys` or `values`",
    label = "needs a list or a set"
)]
pub trait Element<'e> {
    /// The type of the element.
    type Value: ?Sized + 'e;
    /// Returns the element.
    fn value(self) -> &'e Self::Value;
}
impl<'e, T: ?Sized> Element<'e> for &'e T {
    type Value = T;
    #[inline]
    fn value(self) -> &'e T {
        self
    }
}

/// The iterator of a map. `Entries(iterator).__entries()` finds the inherent method of hash maps before the method of [`AnyEntries`].
pub struct Entries<I>(pub I);

impl<'e, K, V> Entries<hash_map::Iter<'e, K, V>> {
    /// Returns the entries, whose order is arbitrary.
    #[inline]
    #[must_use]
    pub fn __entries(self) -> (hash_map::Iter<'e, K, V>, EntryOrder) {
        (self.0, EntryOrder::Arbitrary)
    }
}

/// The iterators of maps with an order: see [`Entries`].
pub trait AnyEntries {
    /// The iterator.
    type Iterator;
    /// Returns the entries, in their order.
    fn __entries(self) -> (Self::Iterator, EntryOrder);
}
impl<I> AnyEntries for Entries<I> {
    type Iterator = I;
    #[inline]
    fn __entries(self) -> (I, EntryOrder) {
        (self.0, EntryOrder::Fixed)
    }
}

/// An entry of a map, by reference.
#[diagnostic::on_unimplemented(
    message = "`keys` and `values` check the entries of maps, and this is not a map",
    label = "needs a map",
    note = "a type of your own is a map when a reference to it iterates over `(&K, &V)`"
)]
pub trait Entry<'e> {
    /// The type of the key.
    type Key: ?Sized + 'e;
    /// The type of the value.
    type Value: ?Sized + 'e;
    /// Returns the key and the value.
    fn entry(self) -> (&'e Self::Key, &'e Self::Value);
}
#[diagnostic::do_not_recommend]
impl<'e, K: ?Sized, V: ?Sized> Entry<'e> for (&'e K, &'e V) {
    type Key = K;
    type Value = V;
    #[inline]
    fn entry(self) -> (&'e K, &'e V) {
        self
    }
}

/// Checks each item of a list, with its index in the path.
///
/// # Errors
///
/// `Break` if the check stops.
#[inline]
pub fn each<'e, I: IntoIterator<Item: Element<'e>>>(
    report: &mut Report<'_>,
    field: &'static Field,
    elements: I,
    mut check: impl FnMut(&mut Report<'_>, &'e <I::Item as Element<'e>>::Value) -> ControlFlow<()>,
) -> ControlFlow<()> {
    report.enter(Step::Field(field), |report| {
        report.each(elements, |report, element| check(report, element.value()))
    })
}

/// Checks each key of a map, with the key in the path.
///
/// # Errors
///
/// `Break` if the check stops.
#[inline]
pub fn keys<'e, I: Iterator<Item: Entry<'e, Key: Serialize>>>(
    report: &mut Report<'_>,
    field: &'static Field,
    (entries, order): (I, EntryOrder),
    mut check: impl FnMut(&mut Report<'_>, &'e <I::Item as Entry<'e>>::Key) -> ControlFlow<()>,
) -> ControlFlow<()> {
    report.enter(Step::Field(field), |report| {
        report.each_entry(entries.map(Entry::entry), order, |report, key, _| check(report, key))
    })
}

/// Checks each value of a map, with its key in the path.
///
/// # Errors
///
/// `Break` if the check stops.
#[inline]
pub fn values<'e, I: Iterator<Item: Entry<'e, Key: Serialize>>>(
    report: &mut Report<'_>,
    field: &'static Field,
    (entries, order): (I, EntryOrder),
    mut check: impl FnMut(&mut Report<'_>, &'e <I::Item as Entry<'e>>::Value) -> ControlFlow<()>,
) -> ControlFlow<()> {
    report.enter(Step::Field(field), |report| {
        report.each_entry(entries.map(Entry::entry), order, |report, _, value| check(report, value))
    })
}
