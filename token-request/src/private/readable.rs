//! What serde can never read, found while compiling the code that reads it.

use std::collections::{BTreeMap, HashMap};
use std::num::NonZero;

use super::row::Probe;
use crate::{Field, Type, Validate};

/// A type that serde does not read from the buffer that it has behind a tag, `untagged` and `flatten`: an integer of 128 bits,
/// or a map whose keys are numbers.
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

/// What is not known of a type: then nothing is wrong with it.
pub trait NotKnown {
    /// Whether serde does not read it from its buffer.
    const __UNBUFFERED: bool = false;
    /// Whether a field of it is so.
    const __HAS_UNBUFFERED: bool = false;
    /// Whether it sees all names where it is flattened, and leaves them unknown.
    const __SEES_ALL: bool = false;
    /// Its fields.
    const __FIELDS: &'static [Field] = &[];
}

impl<T: ?Sized> NotKnown for Probe<T> {}

impl<T: Unbuffered> Probe<T> {
    /// Serde does not read it from its buffer.
    pub const __UNBUFFERED: bool = true;
}

impl<T: Validate> Probe<T> {
    /// Whether a field of it is not read from serde's buffer.
    pub const __HAS_UNBUFFERED: bool = T::__HOLDS.unbuffered;
    /// Whether it is an enum that sees all names.
    pub const __SEES_ALL: bool = T::__HOLDS.sees_all;
    /// Its fields.
    pub const __FIELDS: &'static [Field] = T::TABLE.fields;
}

/// Whether what is flattened is a map, which sees all names.
#[must_use]
pub const fn is_map(ty: Type, shape: Type) -> bool {
    matches!(ty.value(), Type::Map(_)) || matches!(shape.value(), Type::Map(_))
}

/// Whether a field that must be there has the name of another one, which takes it: what is flattened never sees it.
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
    crate::rules::one_of::equal(a.as_bytes(), b.as_bytes())
}
