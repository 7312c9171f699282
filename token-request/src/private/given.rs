//! The value of a field, as rules and functions get it.

/// By a name that nothing where the code stands can have.
pub use std::option::Option as Maybe;

use crate::field_types::Optional;

/// The value of a field inside its `Option`s, if it has some: `None` where it is absent.
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

/// Calls a function of the user's own, with the value of a field or the whole request. It is a macro, lest the compiler
/// propose to change arguments that nobody wrote.
#[doc(hidden)]
#[macro_export]
macro_rules! __call {
    ($function:expr, $value:expr $(, $context:expr)?) => {
        $function($crate::__private::Argument($value).__argument() $(, $context)?)
    };
    ($function:expr; $request:expr $(, $context:expr)?) => {
        $function($request $(, $context)?)
    };
}
pub use crate::__call as call;

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
