//! Types that serde can never deserialize, found while compiling the code that deserializes them.

use std::collections::{BTreeMap, HashMap};
use std::num::NonZero;

use super::rows::Probe;
use crate::{Field, Type, Validate};

/// A type that serde cannot deserialize from its buffer, which it uses for tags, `untagged` and `flatten`: an integer of 128 bits, or
/// a map with numbers as keys.
pub trait Unbuffered {}

macro_rules! unbuffered {
    ($([$($of:tt)*] $ty:ty),+ $(,)?) => {$(impl<$($of)*> Unbuffered for $ty {})+};
}
macro_rules! keys {
    ($($key:ty),+) => {
        unbuffered!($([V] BTreeMap<$key, V>, [V, S] HashMap<$key, V, S>),+);
    };
}
keys!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);
unbuffered!([] u128, [] i128, [] NonZero<u128>, [] NonZero<i128>, [T: Unbuffered] Vec<T>, [T: Unbuffered] Box<T>);

/// The defaults for types without the facts of [`Probe`]: nothing is wrong with them.
pub trait Unchecked {
    /// True if serde cannot deserialize it from its buffer.
    const __UNBUFFERED: bool = false;
    /// True if serde cannot deserialize one of its fields from its buffer.
    const __HAS_UNBUFFERED: bool = false;
    /// True if it sees all names of the struct that flattens it, and marks none as known.
    const __SEES_ALL: bool = false;
    /// The fields of its table.
    const __FIELDS: &'static [Field] = &[];
}

impl<T: ?Sized> Unchecked for Probe<T> {}

impl<T: Unbuffered> Probe<T> {
    /// Always `true`.
    pub const __UNBUFFERED: bool = true;
}

impl<T: Validate> Probe<T> {
    /// True if serde cannot deserialize one of its fields from its buffer.
    pub const __HAS_UNBUFFERED: bool = T::__HOLDS.unbuffered;
    /// True if it is an enum that sees all names of the struct that flattens it.
    pub const __SEES_ALL: bool = T::__HOLDS.sees_all;
    /// The fields of its table.
    pub const __FIELDS: &'static [Field] = T::TABLE.fields;
}

/// Returns whether a flattened type is a map, which sees all names.
#[must_use]
pub const fn is_map(ty: Type, shape: Type) -> bool {
    matches!(ty.value(), Type::Map(_)) || matches!(shape.value(), Type::Map(_))
}

/// Returns whether a required field of a flattened struct has the name of a field in `taking`, so that serde never gives it a value.
#[must_use]
pub const fn hides(taking: &[Field], flattened: &[Field]) -> bool {
    let mut rest = flattened;
    while let [field, others @ ..] = rest {
        rest = others;
        if field.required
            && !field.nullable
            && !field.skipped
            && !field.flatten
            && takes(taking, field)
        {
            return true;
        }
    }
    false
}

const fn takes(taking: &[Field], field: &Field) -> bool {
    let mut rest = taking;
    while let [other, others @ ..] = rest {
        rest = others;
        if !other.flatten && !other.skipped && is_equal(other.wire, field.wire) {
            return true;
        }
    }
    false
}

const fn is_equal(a: &str, b: &str) -> bool {
    crate::rules::shared::bytes::equal(a.as_bytes(), b.as_bytes())
}
