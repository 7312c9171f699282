//! The value of a field, as rules and the user's functions get it.

/// `Option`, with a name that the user's scope cannot have.
pub use std::option::Option as Maybe;

use crate::field_types::Optional;

/// Evaluates to the value of a field inside up to three `Option`s; `None` if it is absent.
#[doc(hidden)]
#[macro_export]
macro_rules! __given {
    ($value:expr) => {{
        use $crate::__private::{AnyGiven as _, Given, Maybe};
        match Given($value).__given() {
            Maybe::Some(value) => match Given(value).__given() {
                Maybe::Some(value) => Given(value).__given(),
                Maybe::None => Maybe::None,
            },
            Maybe::None => Maybe::None,
        }
    }};
}
pub use crate::__given as given;

/// A value that may be absent. `Given(value).__given()` finds the inherent method of optional types before the method of
/// [`AnyGiven`].
pub struct Given<'a, T: ?Sized>(pub &'a T);

impl<'a, T: Optional + ?Sized> Given<'a, T> {
    /// Returns the value inside.
    #[inline]
    #[must_use]
    pub fn __given(self) -> Option<&'a T::Value> {
        self.0.given()
    }
}

/// The values that are always present: see [`Given`].
pub trait AnyGiven<'a> {
    /// The value's type.
    type Value: ?Sized;
    /// Returns the value itself.
    fn __given(self) -> Option<&'a Self::Value>;
}

impl<'a, T: ?Sized> AnyGiven<'a> for Given<'a, T> {
    type Value = T;
    #[inline]
    fn __given(self) -> Option<&'a T> {
        Some(self.0)
    }
}

/// The argument of a custom function: a number by value, anything else by reference. `ByValue(value).__argument()` finds the
/// inherent method of numbers before the method of [`ByReference`].
pub struct ByValue<'a, T: ?Sized>(pub &'a T);

macro_rules! by_value {
    ($($number:ty),+) => {$(
        impl ByValue<'_, $number> {
            /// Returns the number.
            #[inline]
            #[must_use]
            pub fn __argument(self) -> $number {
                *self.0
            }
        }
    )+};
}
by_value!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64);

/// Calls a function of the user's with the value of a field or the whole request. In a macro, the compiler does not suggest changes to
/// the arguments, which the user did not write.
#[doc(hidden)]
#[macro_export]
macro_rules! __call {
    ($function:expr, $value:expr $(, $context:expr)?) => {
        $function($crate::__private::ByValue($value).__argument() $(, $context)?)
    };
    ($function:expr; $request:expr $(, $context:expr)?) => {
        $function($request $(, $context)?)
    };
}
pub use crate::__call as call;

/// The values that are not numbers: see [`ByValue`].
pub trait ByReference<'a> {
    /// The value's type.
    type Value: ?Sized;
    /// Returns the reference.
    fn __argument(self) -> &'a Self::Value;
}

impl<'a, T: ?Sized> ByReference<'a> for ByValue<'a, T> {
    type Value = T;
    #[inline]
    fn __argument(self) -> &'a T {
        self.0
    }
}
