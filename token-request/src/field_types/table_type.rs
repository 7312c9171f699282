//! The type that the field table shows for a Rust type.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZero;

use super::text::Text;
use crate::Secret;
use crate::table::Type;

/// A Rust type that the field table can describe.
pub trait HasTableType {
    /// The type in the field table.
    const TYPE: Type;
    /// `true` for secret text, or a collection of it.
    const SECRETS: bool = false;
}

/// A map whose keys the field table can describe.
pub trait HasKeyType {
    /// The type of the keys in the field table.
    const KEY: Type;
}

/// A collection of texts.
pub trait HasTexts {
    /// `true` if the texts are secret.
    const SECRET: bool;
}

macro_rules! table_type {
    ($($type:ident: $($ty:ty),+;)+) => {$($(
        impl HasTableType for $ty {
            const TYPE: Type = Type::$type;
        }
    )+)+};
}
table_type! {
    String: str, String, char, IpAddr, Ipv4Addr, Ipv6Addr;
    Integer: u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize;
    Number: f32, f64;
    Boolean: bool;
}

impl HasTableType for Secret {
    const TYPE: Type = Type::String;
    const SECRETS: bool = true;
}

macro_rules! non_zero {
    ($($number:ty),+) => {
        table_type! { Integer: $(NonZero<$number>),+; }
    };
}
non_zero!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);

macro_rules! collections {
    ($type:ident of $item:ident: $([$($of:tt)*] $collection:ty),+) => {$(
        impl<$($of)*> HasTableType for $collection
        where
            $item: HasTableType,
        {
            const TYPE: Type = Type::$type(&$item::TYPE);
            const SECRETS: bool = $item::SECRETS;
        }
        impl<$($of)*> HasTexts for $collection
        where
            $item: Text,
        {
            const SECRET: bool = $item::SECRET;
        }
    )+};
}
collections!(List of T: [T] [T], [T, const N: usize] [T; N], [T] Vec<T>, [T] VecDeque<T>, [T] LinkedList<T>,
    [T] BinaryHeap<T>, [T] BTreeSet<T>, [T, S] HashSet<T, S>);
collections!(Map of V: [K, V] BTreeMap<K, V>, [K, V, S] HashMap<K, V, S>);

impl<K: HasTableType, V> HasKeyType for BTreeMap<K, V> {
    const KEY: Type = K::TYPE;
}

impl<K: HasTableType, V, S> HasKeyType for HashMap<K, V, S> {
    const KEY: Type = K::TYPE;
}

macro_rules! pointers {
    ($([$($of:tt)+] $pointer:ty),+) => {$(
        impl<$($of)+ HasTableType + ?Sized> HasTableType for $pointer {
            const TYPE: Type = T::TYPE;
            const SECRETS: bool = T::SECRETS;
        }
        impl<$($of)+ HasKeyType + ?Sized> HasKeyType for $pointer {
            const KEY: Type = T::KEY;
        }
        impl<$($of)+ HasTexts + ?Sized> HasTexts for $pointer {
            const SECRET: bool = T::SECRET;
        }
    )+};
}
for_pointers!(pointers);

impl<T: HasTableType> HasTableType for Option<T> {
    const TYPE: Type = Type::Nullable(&T::TYPE);
    const SECRETS: bool = T::SECRETS;
}

impl<T: HasKeyType> HasKeyType for Option<T> {
    const KEY: Type = T::KEY;
}

impl<T: HasTexts> HasTexts for Option<T> {
    const SECRET: bool = T::SECRET;
}
