//! Whether a type can be read alone, found by method resolution, so that generated code needs no bounds.
//!
//! `Owned::<T>::NEW.__read()` finds the inherent method where serde reads `T`, and else that of [`Unreadable`].

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::marker::PhantomData;
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;

use serde::Deserialize;

use super::{ReadKey, Reader, Visitor};
use crate::table::Type;
use crate::wire::form::Text;
use crate::wire::read_error::Refused;
use crate::wire::tree::Node;
use crate::{Report, Validate, ValidateWith};

/// A type that borrows nothing from the body.
pub struct Owned<T: ?Sized>(PhantomData<fn() -> Box<T>>);

/// A type that borrows from the body for as long as `'de`.
pub struct Borrowing<'de, T: ?Sized>(PhantomData<fn(&'de ()) -> Box<T>>);

impl<T: ?Sized> Owned<T> {
    /// The only one.
    pub const NEW: Self = Self(PhantomData);
}

impl<T: ?Sized> Borrowing<'_, T> {
    /// The only one.
    pub const NEW: Self = Self(PhantomData);
}

/// What reads a value.
pub(crate) type Read<'de, T> = Option<fn(Node<'_, 'de>) -> Result<T, Refused>>;

impl<T: Deserialize<'static>> Owned<T> {
    /// What reads a value.
    #[must_use]
    pub fn __read<'de>(&self) -> Read<'de, T> {
        Some(|node| T::deserialize(node.detached()))
    }
}

impl<'de, T: Deserialize<'de>> Borrowing<'de, T> {
    /// What reads a value.
    #[must_use]
    pub fn __read(&self) -> Read<'de, T> {
        Some(|node| T::deserialize(node))
    }
}

/// A type that serde does not read, as far as is known.
pub trait Unreadable {
    /// The type.
    type Value;
    /// Nothing.
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
    /// The default value.
    #[must_use]
    pub fn __default(&self) -> Option<T> {
        Some(T::default())
    }
}

/// A type without a default value.
pub trait WithoutDefault {
    /// The type.
    type Value;
    /// Nothing.
    fn __default(&self) -> Option<Self::Value> {
        None
    }
}

impl<T> WithoutDefault for Owned<T> {
    type Value = T;
}

/// Visits values that need a context.
pub trait VisitedWith<C: ?Sized> {
    /// What visits a value.
    fn __visitor<'de>(&self) -> Option<Visitor<'de, C>>;
}

impl<T: ValidateWith<C>, C: ?Sized> VisitedWith<C> for &&(Owned<T>, PhantomData<C>) {
    fn __visitor<'de>(&self) -> Option<Visitor<'de, C>> {
        Some(|visit, report, context| T::__visit_with::<()>(visit, report, context))
    }
}

/// Visits values that need none.
pub trait Visited<C: ?Sized> {
    /// What visits a value.
    fn __visitor<'de>(&self) -> Option<Visitor<'de, C>>;
}

impl<T: Validate, C: ?Sized> Visited<C> for &(Owned<T>, PhantomData<C>) {
    fn __visitor<'de>(&self) -> Option<Visitor<'de, C>> {
        Some(|visit, report, _| T::__visit::<()>(visit, report))
    }
}

/// A type without a table.
pub trait NotVisited<C: ?Sized> {
    /// Nothing.
    fn __visitor<'de>(&self) -> Option<Visitor<'de, C>> {
        None
    }
}

impl<T: ?Sized, C: ?Sized> NotVisited<C> for (Owned<T>, PhantomData<C>) {}

/// A list, a map, or what may hold one.
pub trait Holder {
    /// The type of its elements or values.
    type Element;
}

macro_rules! holders {
    ($([$($of:tt)*] $holder:ty: $element:ty),+ $(,)?) => {$(
        impl<$($of)*> Holder for $holder {
            type Element = $element;
        }
    )+};
}
holders!([T] Vec<T>: T, [T] VecDeque<T>: T, [T] LinkedList<T>: T, [T] BinaryHeap<T>: T, [T] BTreeSet<T>: T,
    [T, S] HashSet<T, S>: T, [T, const N: usize] [T; N]: T, [T] Box<[T]>: T, [K, V] BTreeMap<K, V>: V,
    [K, V, S] HashMap<K, V, S>: V, [H: Holder] Option<H>: H::Element, [H: Holder] Box<H>: H::Element,
    [H: Holder] Rc<H>: H::Element, [H: Holder] Arc<H>: H::Element);

/// A map, or what may hold one.
pub trait HasKeys {
    /// The type of its keys.
    type Key;
}

macro_rules! keyed {
    ($([$($of:tt)*] $map:ty: $key:ty),+ $(,)?) => {$(
        impl<$($of)*> HasKeys for $map {
            type Key = $key;
        }
    )+};
}
keyed!([K, V] BTreeMap<K, V>: K, [K, V, S] HashMap<K, V, S>: K, [M: HasKeys] Option<M>: M::Key, [M: HasKeys] Box<M>: M::Key,
    [M: HasKeys] Rc<M>: M::Key, [M: HasKeys] Arc<M>: M::Key);

impl<T: HasKeys<Key: Deserialize<'static>>> Owned<T> {
    /// What reads a key.
    #[must_use]
    pub fn __key_reader(&self) -> Option<ReadKey> {
        Some(|key| T::Key::deserialize(text_of(key)).map(drop))
    }
}

/// A type without keys, or whose keys serde does not read.
pub trait WithoutKeys {
    /// Nothing.
    fn __key_reader(&self) -> Option<ReadKey> {
        None
    }
}

impl<T: ?Sized> WithoutKeys for Owned<T> {}

impl<T: Deserialize<'static>> Owned<T> {
    /// Reads a key of this type.
    ///
    /// # Errors
    ///
    /// If serde rejects it.
    pub fn __read_key(&self, key: &str) -> Result<T, Refused> {
        T::deserialize(text_of(key))
    }
}

/// A type that serde does not read from a key, as far as is known.
pub trait UnreadableKey {
    /// The type.
    type Value;
    /// Nothing.
    ///
    /// # Errors
    ///
    /// Always.
    fn __read_key(&self, _: &str) -> Result<Self::Value, Refused> {
        Err(Refused::NotBorrowable)
    }
}

impl<T> UnreadableKey for Owned<T> {
    type Value = T;
}

fn text_of(key: &str) -> Text<'static> {
    Text { text: Cow::Owned(key.to_owned()), ty: Type::String }
}

/// The element of a type that has none.
pub enum Nothing {}

impl<T: Holder + ?Sized> Owned<T> {
    /// The type of its elements.
    #[must_use]
    pub fn __element(&self) -> Owned<T::Element> {
        Owned::NEW
    }
}

/// A type without elements.
pub trait WithoutElements {
    /// Nothing.
    fn __element(&self) -> Owned<Nothing> {
        Owned::NEW
    }
}

impl<T: ?Sized> WithoutElements for Owned<T> {}

/// Reads a value, and checks its rules.
pub trait ReadAndChecked {
    /// What reads a value.
    fn __reader<'de>(&self) -> Option<Reader<'de>>;
}

impl<T: Deserialize<'static> + Validate> ReadAndChecked for &&Owned<T> {
    fn __reader<'de>(&self) -> Option<Reader<'de>> {
        Some(Reader::new(|node, report| Ok(T::deserialize(node.detached())?.check(report))))
    }
}

/// Reads a value that has no rules.
pub trait ReadOnly {
    /// What reads a value.
    fn __reader<'de>(&self) -> Option<Reader<'de>>;
}

impl<T: Deserialize<'static>> ReadOnly for &Owned<T> {
    fn __reader<'de>(&self) -> Option<Reader<'de>> {
        Some(Reader::new(read_only::<T>))
    }
}

/// Reads nothing.
pub trait NoReader {
    /// Nothing.
    fn __reader<'de>(&self) -> Option<Reader<'de>> {
        None
    }
}

impl<T: ?Sized> NoReader for Owned<T> {}

/// A tuple whose elements are read alone.
pub trait Tuple {
    /// What reads each element.
    fn parts<'de>() -> Vec<Reader<'de>>;
}

macro_rules! tuples {
    ($($first:ident $($name:ident)*),+) => {$(
        impl<$first: Deserialize<'static>, $($name: Deserialize<'static>),*> Tuple for ($first, $($name,)*) {
            fn parts<'de>() -> Vec<Reader<'de>> {
                vec![Reader::new(read_only::<$first>), $(Reader::new(read_only::<$name>)),*]
            }
        }
    )+};
}
tuples!(A, A B, A B C, A B C D, A B C D E, A B C D E F, A B C D E F G, A B C D E F G H);

impl<T: Tuple> Tuple for Option<T> {
    fn parts<'de>() -> Vec<Reader<'de>> {
        T::parts()
    }
}

fn read_only<T: Deserialize<'static>>(
    node: Node<'_, '_>,
    _: &mut Report<'_>,
) -> Result<ControlFlow<()>, Refused> {
    T::deserialize(node.detached()).map(|_| ControlFlow::Continue(()))
}

/// What reads each element of a tuple.
pub(crate) type Parts<'de> = Option<fn() -> Vec<Reader<'de>>>;

impl<T: Tuple> Owned<T> {
    /// What reads each element.
    #[must_use]
    pub fn __parts<'de>(&self) -> Parts<'de> {
        Some(T::parts)
    }
}

/// A type that is no tuple.
pub trait WithoutParts {
    /// Nothing.
    fn __parts<'de>(&self) -> Parts<'de> {
        None
    }
}

impl<T: ?Sized> WithoutParts for Owned<T> {}

/// The reader of a value that also reads the keys of a map.
#[must_use]
pub fn with_key(reader: Option<Reader<'_>>, key: Option<ReadKey>) -> Option<Reader<'_>> {
    reader.map(|reader| reader.with_key(key))
}

/// The readers of a value, its elements and theirs, as far as there are some.
#[must_use]
pub fn known_readers<'v, 'de>(readers: &'v [Option<Reader<'de>>; 4]) -> &'v [Option<Reader<'de>>] {
    let n = readers.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    &readers[..n]
}
