//! All that generated code may name. Not part of the public interface.

use std::marker::PhantomData;
use std::ops::ControlFlow;

pub use std::ops;

/// The rules' functions, a module a rule.
pub mod rules {
    pub use crate::rules::*;
}

pub use crate::rules::custom::Verdict;
pub use crate::subject::{Described, Length, Number, Optional, Text};
pub use crate::{Arg, Field, Report, Rule, Table, Type, Validate, Value};

#[cfg(feature = "validator")]
pub use crate::__bridge as bridge;
#[cfg(feature = "validator")]
pub use crate::bridge::validate as bridge_validate;
#[cfg(feature = "validator")]
pub use validator;

/// Without the feature `validator` there is nothing to bridge.
#[cfg(not(feature = "validator"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __no_bridge {
    ($($tokens:tt)*) => {};
}
#[cfg(not(feature = "validator"))]
pub use crate::__no_bridge as bridge;

/// Facts of a field's type, as constants: `Probe::<T>::__OPTIONAL`. An inherent constant, there for some types only,
/// is found before that of [`Unknown`], there for all.
///
/// What is found so, here and below, has a name that a trait which the user implements for every type has not: the
/// two would be ambiguous.
pub struct Probe<T: ?Sized>(PhantomData<T>);

/// What a [`Probe`] answers of a type it knows nothing about.
pub trait Unknown {
    /// What the table says of its kind.
    const __TYPE: Type = Type::Any;
    /// The same where only the kind of its elements is unknown.
    const __SHAPE: Type = Type::Any;
    /// Whether its value may be absent.
    const __OPTIONAL: bool = false;
    /// Whether it is text.
    const __TEXT: bool = false;
    /// Whether it is text that is never shown.
    const __SECRET: bool = false;
}

impl<T: ?Sized> Unknown for Probe<T> {}

impl<T: Described + ?Sized> Probe<T> {
    /// Its kind.
    pub const __TYPE: Type = T::TYPE;
}

impl<T: Length + ?Sized> Probe<T> {
    /// Text, a list or a map.
    pub const __SHAPE: Type = T::SHAPE;
}

/// The kind of a type, or as much of it as is known.
#[must_use]
pub const fn kind(ty: Type, shape: Type) -> Type {
    match ty {
        Type::Any => shape,
        ty => ty,
    }
}

impl<T: Optional + ?Sized> Probe<T> {
    /// It may be absent.
    pub const __OPTIONAL: bool = true;
}

impl<T: Text + ?Sized> Probe<T> {
    /// It is text.
    pub const __TEXT: bool = true;
    /// Whether it is never shown.
    pub const __SECRET: bool = T::SECRET;
}

/// The value of a field inside its `Option`s, if it has some: `None` where it is absent.
#[doc(hidden)]
#[macro_export]
macro_rules! __given {
    ($value:expr) => {{
        use $crate::__private::{AnyGiven as _, Given};
        Given($value)
            .__given()
            .and_then(|value| Given(value).__given())
            .and_then(|value| Given(value).__given())
    }};
}
pub use crate::__given as given;

/// Opens what may be absent, by an inherent method; any other value is as it is, by the method of [`AnyGiven`].
pub struct Given<'a, T: ?Sized>(pub &'a T);

impl<'a, T: Optional + ?Sized> Given<'a, T> {
    /// What is in it.
    #[inline]
    #[must_use]
    pub fn __given(self) -> Option<&'a T::Value> {
        self.0.given()
    }
}

/// See [`Given`].
pub trait AnyGiven<'a> {
    /// The value's type.
    type Value: ?Sized;
    /// The value.
    fn __given(self) -> Option<&'a Self::Value>;
}

impl<'a, T: ?Sized> AnyGiven<'a> for Given<'a, T> {
    type Value = T;
    #[inline]
    fn __given(self) -> Option<&'a T> {
        Some(self.0)
    }
}

/// What a custom function gets of a value: a number itself, of anything else a reference, which dereferences to
/// what the function asks for. `Argument(value).__argument()` finds the inherent method of numbers before that of
/// [`AnyArgument`].
pub struct Argument<'a, T: ?Sized>(pub &'a T);

macro_rules! by_value {
    ($($number:ty),+) => {$(
        impl Argument<'_, $number> {
            /// The number.
            #[inline]
            #[must_use]
            pub fn __argument(self) -> $number {
                *self.0
            }
        }
    )+};
}
by_value!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64);

/// See [`Argument`].
pub trait AnyArgument<'a> {
    /// The value's type.
    type Value: ?Sized;
    /// The value.
    fn __argument(self) -> &'a Self::Value;
}

impl<'a, T: ?Sized> AnyArgument<'a> for Argument<'a, T> {
    type Value = T;
    #[inline]
    fn __argument(self) -> &'a T {
        self.0
    }
}

/// The value of a field marked `nested`. `(&&&Nested(value)).__by().check(..)` checks it by our trait, else by that of
/// `validator`, else it is an error there: the three are found by how many references a method has to look through.
pub struct Nested<'a, T: ?Sized>(pub &'a T);

/// By [`crate::Validate`].
pub struct ByOurs;
/// First choice.
pub trait Ours {
    /// The way to check it.
    fn __by(&self) -> ByOurs {
        ByOurs
    }
}
impl<T: Validate + ?Sized> Ours for &&Nested<'_, T> {}
impl ByOurs {
    /// Checks it.
    #[inline]
    #[allow(clippy::missing_errors_doc, reason = "only generated code calls it")]
    pub fn check<T: Validate + ?Sized>(
        self,
        report: &mut Report<'_>,
        field: &'static Field,
        value: &T,
    ) -> ControlFlow<()> {
        report.nested(field, value)
    }
}

/// By `validator::Validate`.
pub struct ByForeign;
/// Second choice.
pub trait Foreign {
    /// The way to check it.
    fn __by(&self) -> ByForeign {
        ByForeign
    }
}
#[cfg(feature = "validator")]
impl<'a, T: ?Sized> Foreign for &Nested<'a, T> where &'a T: validator::Validate {}
#[cfg(feature = "validator")]
impl ByForeign {
    /// Checks it.
    #[allow(clippy::missing_errors_doc, reason = "only generated code calls it")]
    pub fn check<'a, T: ?Sized>(
        self,
        report: &mut Report<'_>,
        field: &'static Field,
        value: &'a T,
    ) -> ControlFlow<()>
    where
        &'a T: validator::Validate,
    {
        report.foreign(field, validator::Validate::validate(&value))
    }
}

/// By nothing: an error.
pub struct ByNothing;
/// No choice.
pub trait Neither {
    /// The way to check it.
    fn __by(&self) -> ByNothing {
        ByNothing
    }
}
impl<T: ?Sized> Neither for Nested<'_, T> {}
impl ByNothing {
    /// Does not compile.
    #[allow(clippy::missing_errors_doc, reason = "only generated code calls it")]
    pub fn check<T: Validate + ?Sized>(
        self,
        _: &mut Report<'_>,
        _: &'static Field,
        _: &T,
    ) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
