//! The ways to read a type, found by method resolution, so that generated code needs no bounds.
//!
//! `Owned::<T>::NEW.__read()` finds the inherent method if serde reads `T`, or else the method of [`Unreadable`].

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::marker::PhantomData;
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;

use serde::Deserialize;

use super::visit::{ReadKey, ValueReader, Visitor};
use crate::table::Type;
use crate::wire::form::FormValue;
use crate::wire::read_error::ReadError;
use crate::wire::tree::Node;
use crate::{Report, Validate, ValidateWith};

/// A type that borrows nothing from the body.
pub struct Owned<T: ?Sized>(PhantomData<fn() -> Box<T>>);

/// A type that borrows from the body for the lifetime `'de`.
pub struct Borrowing<'de, T: ?Sized>(PhantomData<fn(&'de ()) -> Box<T>>);

impl<T: ?Sized> Owned<T> {
    /// The value to call methods on.
    pub const NEW: Self = Self(PhantomData);
}

impl<T: ?Sized> Borrowing<'_, T> {
    /// The value to call methods on.
    pub const NEW: Self = Self(PhantomData);
}

/// A function that reads a value, if there is one.
pub(crate) type Read<'de, T> = Option<fn(Node<'_, 'de>) -> Result<T, ReadError>>;

impl<T: Deserialize<'static>> Owned<T> {
    /// Returns the function that reads a value.
    #[must_use]
    pub fn __read<'de>(&self) -> Read<'de, T> {
        Some(|node| T::deserialize(node.detached()))
    }
}

impl<'de, T: Deserialize<'de>> Borrowing<'de, T> {
    /// Returns the function that reads a value.
    #[must_use]
    pub fn __read(&self) -> Read<'de, T> {
        Some(|node| T::deserialize(node))
    }
}

/// A type that serde cannot read, as far as generated code knows.
pub trait Unreadable {
    /// The type.
    type Value;
    /// Returns `None`.
    fn __read<'de>(&self) -> Read<'de, Self::Value> {
        None
    }
}

impl<T> Unreadable for Owned<T> {
    type Value = T;
}

impl<T> Unreadable for Borrowing<'_, T> {
    type Value = T;
}

impl<T: Default> Owned<T> {
    /// Returns the default value.
    #[must_use]
    pub fn __default(&self) -> Option<T> {
        Some(T::default())
    }
}

/// A type without a default value.
pub trait WithoutDefault {
    /// The type.
    type Value;
    /// Returns `None`.
    fn __default(&self) -> Option<Self::Value> {
        None
    }
}

impl<T> WithoutDefault for Owned<T> {
    type Value = T;
}

/// A type that is visited with a context.
pub trait VisitedWith<C: ?Sized> {
    /// Returns the function that visits a value.
    fn __visitor<'de>(&self) -> Option<Visitor<'de, C>>;
}

impl<T: ValidateWith<C>, C: ?Sized> VisitedWith<C> for &&(Owned<T>, PhantomData<C>) {
    fn __visitor<'de>(&self) -> Option<Visitor<'de, C>> {
        Some(|visit, report, context| T::__visit_with::<()>(visit, report, context))
    }
}

/// A type that is visited without a context.
pub trait Visited<C: ?Sized> {
    /// Returns the function that visits a value.
    fn __visitor<'de>(&self) -> Option<Visitor<'de, C>>;
}

impl<T: Validate, C: ?Sized> Visited<C> for &(Owned<T>, PhantomData<C>) {
    fn __visitor<'de>(&self) -> Option<Visitor<'de, C>> {
        Some(|visit, report, _| T::__visit::<()>(visit, report))
    }
}

/// A type without a table.
pub trait NotVisited<C: ?Sized> {
    /// Returns `None`.
    fn __visitor<'de>(&self) -> Option<Visitor<'de, C>> {
        None
    }
}

impl<T: ?Sized, C: ?Sized> NotVisited<C> for (Owned<T>, PhantomData<C>) {}

/// A list or a map, or a type that contains one.
pub trait HasItems {
    /// The type of its items or values.
    type Element;
}

macro_rules! has_items {
    ($([$($of:tt)*] $holder:ty: $item:ty),+ $(,)?) => {$(
        impl<$($of)*> HasItems for $holder {
            type Element = $item;
        }
    )+};
}
has_items!([T] Vec<T>: T, [T] VecDeque<T>: T, [T] LinkedList<T>: T, [T] BinaryHeap<T>: T, [T] BTreeSet<T>: T,
    [T, S] HashSet<T, S>: T, [T, const N: usize] [T; N]: T, [T] Box<[T]>: T, [K, V] BTreeMap<K, V>: V,
    [K, V, S] HashMap<K, V, S>: V, [H: HasItems] Option<H>: H::Element, [H: HasItems] Box<H>: H::Element,
    [H: HasItems] Rc<H>: H::Element, [H: HasItems] Arc<H>: H::Element);

/// A map, or a type that contains one.
pub trait HasKeys {
    /// The type of its keys.
    type Key;
}

macro_rules! has_keys {
    ($([$($of:tt)*] $map:ty: $key:ty),+ $(,)?) => {$(
        impl<$($of)*> HasKeys for $map {
            type Key = $key;
        }
    )+};
}
has_keys!([K, V] BTreeMap<K, V>: K, [K, V, S] HashMap<K, V, S>: K, [M: HasKeys] Option<M>: M::Key, [M: HasKeys] Box<M>: M::Key,
    [M: HasKeys] Rc<M>: M::Key, [M: HasKeys] Arc<M>: M::Key);

impl<T: HasKeys<Key: Deserialize<'static>>> Owned<T> {
    /// Returns the function that reads a key.
    #[must_use]
    pub fn __key_reader(&self) -> Option<ReadKey> {
        Some(|key| T::Key::deserialize(text_of(key)).map(drop))
    }
}

/// A type without keys, or whose keys serde cannot read.
pub trait WithoutKeys {
    /// Returns `None`.
    fn __key_reader(&self) -> Option<ReadKey> {
        None
    }
}

impl<T: ?Sized> WithoutKeys for Owned<T> {}

impl<T: Deserialize<'static>> Owned<T> {
    /// Reads a key.
    ///
    /// # Errors
    ///
    /// The reason why serde rejects the key.
    pub fn __read_key(&self, key: &str) -> Result<T, ReadError> {
        T::deserialize(text_of(key))
    }
}

/// A type that serde cannot read from a key, as far as generated code knows.
pub trait UnreadableKey {
    /// The type.
    type Value;
    /// Returns an error.
    ///
    /// # Errors
    ///
    /// Always [`ReadError::NotBorrowable`].
    fn __read_key(&self, _: &str) -> Result<Self::Value, ReadError> {
        Err(ReadError::NotBorrowable)
    }
}

impl<T> UnreadableKey for Owned<T> {
    type Value = T;
}

fn text_of(key: &str) -> FormValue<'static> {
    FormValue { text: Cow::Owned(key.to_owned()), ty: Type::String }
}

/// The item of a type without items.
pub enum NoItem {}

impl<T: HasItems + ?Sized> Owned<T> {
    /// Returns the type of the items.
    #[must_use]
    pub fn __element(&self) -> Owned<T::Element> {
        Owned::NEW
    }
}

/// A type without items.
pub trait WithoutElements {
    /// Returns the type of no item.
    fn __element(&self) -> Owned<NoItem> {
        Owned::NEW
    }
}

impl<T: ?Sized> WithoutElements for Owned<T> {}

/// A type whose value is read and then checked.
pub trait ReadAndChecked {
    /// Returns the function that reads a value.
    fn __reader<'de>(&self) -> Option<ValueReader<'de>>;
}

impl<T: Deserialize<'static> + Validate> ReadAndChecked for &&Owned<T> {
    fn __reader<'de>(&self) -> Option<ValueReader<'de>> {
        Some(ValueReader::new(|node, report| Ok(T::deserialize(node.detached())?.check(report))))
    }
}

/// A type that is read and has no rules.
pub trait ReadOnly {
    /// Returns the function that reads a value.
    fn __reader<'de>(&self) -> Option<ValueReader<'de>>;
}

impl<T: Deserialize<'static>> ReadOnly for &Owned<T> {
    fn __reader<'de>(&self) -> Option<ValueReader<'de>> {
        Some(ValueReader::new(read_only::<T>))
    }
}

/// A type that cannot be read.
pub trait NoReader {
    /// Returns `None`.
    fn __reader<'de>(&self) -> Option<ValueReader<'de>> {
        None
    }
}

impl<T: ?Sized> NoReader for Owned<T> {}

/// A tuple whose items are read separately.
pub trait Tuple {
    /// Returns the reader of each item.
    fn parts<'de>() -> Vec<ValueReader<'de>>;
}

macro_rules! tuples {
    ($($first:ident $($name:ident)*),+) => {$(
        impl<$first: Deserialize<'static>, $($name: Deserialize<'static>),*> Tuple for ($first, $($name,)*) {
            fn parts<'de>() -> Vec<ValueReader<'de>> {
                vec![ValueReader::new(read_only::<$first>), $(ValueReader::new(read_only::<$name>)),*]
            }
        }
    )+};
}
tuples!(A, A B, A B C, A B C D, A B C D E, A B C D E F, A B C D E F G, A B C D E F G H);

impl<T: Tuple> Tuple for Option<T> {
    fn parts<'de>() -> Vec<ValueReader<'de>> {
        T::parts()
    }
}

fn read_only<T: Deserialize<'static>>(
    node: Node<'_, '_>,
    _: &mut Report<'_>,
) -> Result<ControlFlow<()>, ReadError> {
    T::deserialize(node.detached()).map(|_| ControlFlow::Continue(()))
}

/// A function that returns the readers of a tuple's items, if the type is a tuple.
pub(crate) type TupleReaders<'de> = Option<fn() -> Vec<ValueReader<'de>>>;

impl<T: Tuple> Owned<T> {
    /// Returns the function that returns the reader of each item.
    #[must_use]
    pub fn __parts<'de>(&self) -> TupleReaders<'de> {
        Some(T::parts)
    }
}

/// A type that is not a tuple.
pub trait WithoutParts {
    /// Returns `None`.
    fn __parts<'de>(&self) -> TupleReaders<'de> {
        None
    }
}

impl<T: ?Sized> WithoutParts for Owned<T> {}

/// Returns the reader of a value with the reader of a map's keys.
#[must_use]
pub fn with_key(reader: Option<ValueReader<'_>>, key: Option<ReadKey>) -> Option<ValueReader<'_>> {
    reader.map(|reader| reader.with_key(key))
}

/// Returns the readers of a value, its items and their items, up to the last one that is known.
#[must_use]
pub fn known_readers<'v, 'de>(
    readers: &'v [Option<ValueReader<'de>>; 4],
) -> &'v [Option<ValueReader<'de>>] {
    let n = readers.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    &readers[..n]
}
