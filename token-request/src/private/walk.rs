//! Through the elements of a value, by reference.

use std::collections::hash_map;
use std::ops::{ControlFlow, Deref};

use serde::Serialize;

use crate::report::EntryOrder;
use crate::violation::Step;
use crate::{Field, Report};

/// A value that has elements. `Each(value).__each()` finds the inherent method of what can be iterated by reference
/// before that of [`AnyEach`], for pointers to such.
pub struct Each<'a, T: ?Sized>(pub &'a T);

impl<'a, T: ?Sized> Each<'a, T>
where
    &'a T: IntoIterator,
{
    /// Its elements.
    #[inline]
    #[must_use]
    pub fn __each(self) -> <&'a T as IntoIterator>::IntoIter {
        self.0.into_iter()
    }
}

/// See [`Each`].
pub trait AnyEach<'a> {
    /// Its iterator.
    type Elements;
    /// Its elements.
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

/// See [`Each`]: what has no elements is an error that says so.
pub trait NoEach<'a> {
    /// The type that has none.
    type Value: ?Sized;
    /// Does not compile.
    fn __each(&self) -> <Self::Value as Elements<'a>>::Iterator
    where
        Self::Value: Elements<'a>;
}

/// What `each` and `unique` need, where they did not find it. No type has it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no elements that this rule could check",
    label = "needs a list, a set, a map, or another type that iterates by reference",
    note = "a type of your own has elements when a reference to it implements `IntoIterator`"
)]
pub trait Elements<'a> {
    /// Its iterator.
    type Iterator: Iterator;
    /// Its elements.
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
    message = "`each` walks lists and sets, and this is neither: of a map, `keys` and `values` walk the entries",
    label = "needs a list or a set"
)]
pub trait Element<'e> {
    /// Its type.
    type Value: ?Sized + 'e;
    /// Itself.
    fn value(self) -> &'e Self::Value;
}
impl<'e, T: ?Sized> Element<'e> for &'e T {
    type Value = T;
    #[inline]
    fn value(self) -> &'e T {
        self
    }
}

/// What walks a map. `Entries(iterator).__entries()` finds the inherent method of what has no order to keep before that
/// of [`AnyEntries`], for all else.
pub struct Entries<I>(pub I);

impl<'e, K, V> Entries<hash_map::Iter<'e, K, V>> {
    /// Its entries, which come in no order.
    #[inline]
    #[must_use]
    pub fn __entries(self) -> (hash_map::Iter<'e, K, V>, EntryOrder) {
        (self.0, EntryOrder::Arbitrary)
    }
}

/// See [`Entries`].
pub trait AnyEntries {
    /// Its iterator.
    type Iterator;
    /// Its entries, in their order.
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
    message = "`keys` and `values` walk maps, and this has no entries of a key and a value",
    label = "needs a map",
    note = "a type of your own is a map when a reference to it iterates over `(&K, &V)`"
)]
pub trait Entry<'e> {
    /// The type of its key.
    type Key: ?Sized + 'e;
    /// The type of its value.
    type Value: ?Sized + 'e;
    /// Both.
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

/// Checks each element, under its index.
///
/// # Errors
///
/// `Break` when the check is to stop.
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

/// Checks each key of a map, under itself.
///
/// # Errors
///
/// `Break` when the check is to stop.
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

/// Checks each value of a map, under its key.
///
/// # Errors
///
/// `Break` when the check is to stop.
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
