//! Types that are numbers.

use std::num::NonZero;
use std::time::Duration;

use crate::table::Value;

/// A type that the rules on numbers can check: an integer, also a `NonZero`, a float, a `Duration`, an `Option` of one,
/// or a type of your own.
///
/// ```
/// use token_request::{Number, Validate};
///
/// #[derive(Clone, Copy, PartialEq, PartialOrd)]
/// struct Cents(u64);
///
/// impl Number for Cents {
///     type Number = u64;
///     fn number(&self) -> Option<u64> {
///         Some(self.0)
///     }
/// }
///
/// #[derive(Validate)]
/// struct Payment {
///     #[validate(range(min = 1, max = 100_000))]
///     amount: Cents,
/// }
///
/// assert!(!Payment { amount: Cents(0) }.is_valid());
/// ```
#[diagnostic::on_unimplemented(
    message = "this rule checks numbers, and `{Self}` is not a number",
    label = "needs an integer, a float, or an `Option` of one",
    note = "a type of your own is a number when it implements `token_request::Number`"
)]
pub trait Number {
    /// The type of the number and of its bounds.
    type Number: PartialOrd + Copy;
    /// Returns the number; `None` if the value is absent.
    fn number(&self) -> Option<Self::Number>;
    /// Returns the number as an argument of a violation's rule, if the number is a bound. Only the numeric types of
    /// Rust return a value by default.
    fn argument(&self) -> Option<Value> {
        None
    }
}

macro_rules! number {
    ($value:ident: $($number:ty),+) => {$(
        impl Number for $number {
            type Number = $number;
            #[inline]
            fn number(&self) -> Option<$number> {
                Some(*self)
            }
            fn argument(&self) -> Option<Value> {
                // Through text, because an `f32` that is converted to `f64` prints differently.
                self.to_string().parse().ok().map(Value::$value)
            }
        }
    )+};
}
number!(Integer: u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);
number!(Float: f32, f64);

macro_rules! non_zero {
    ($($number:ty),+) => {$(
        impl Number for NonZero<$number> {
            type Number = $number;
            #[inline]
            fn number(&self) -> Option<$number> {
                Some(self.get())
            }
        }
    )+};
}
non_zero!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);

/// The bounds of a duration are durations too.
impl Number for Duration {
    type Number = Self;
    #[inline]
    fn number(&self) -> Option<Self> {
        Some(*self)
    }
}

macro_rules! pointers {
    ($([$($of:tt)+] $pointer:ty),+) => {$(
        impl<$($of)+ Number + ?Sized> Number for $pointer {
            type Number = T::Number;
            #[inline]
            fn number(&self) -> Option<T::Number> {
                (**self).number()
            }
        }
    )+};
}
for_pointers!(pointers);

impl<T: Number> Number for Option<T> {
    type Number = T::Number;
    #[inline]
    fn number(&self) -> Option<T::Number> {
        self.as_ref().and_then(T::number)
    }
}
