//! The value of a field, as rules and the user's functions get it.

use crate::field_types::Optional;

/// A value that may be absent, as an `Option`. `given(&value).__given()` opens one level: it finds the inherent method of optional
/// types before the method of [`AnyGiven`], which returns the value itself.
pub struct Given<'a, T: ?Sized>(pub Option<&'a T>);

/// Returns a value that is not opened yet.
#[inline]
#[must_use]
pub fn given<T: ?Sized>(value: &T) -> Given<'_, T> {
    Given(Some(value))
}

impl<'a, T: Optional + ?Sized> Given<'a, T> {
    /// Returns the value inside.
    #[inline]
    #[must_use]
    pub fn __given(self) -> Given<'a, T::Value> {
        Given(self.0.and_then(Optional::given))
    }
}

/// The values that are always present: see [`Given`].
pub trait AnyGiven {
    /// Returns the value itself.
    #[must_use]
    fn __given(self) -> Self;
}

impl<T: ?Sized> AnyGiven for Given<'_, T> {
    #[inline]
    fn __given(self) -> Self {
        self
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
