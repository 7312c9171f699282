//! Rules that `validator` has too: a value is checked by our trait or, for a type without it, by `validator`'s.
//!
//! `RuleValue(value).__length(1, 64)` finds the first of these methods: the inherent one of types with our trait; the one of types with
//! `validator`'s trait; through a reference, the one of optional types whose value has `validator`'s trait; through a mutable
//! reference, the one of all other types, which is a compile error.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::net::{SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{NonZero, Saturating, Wrapping};
use std::ops::Bound;
use std::rc::Rc;
use std::sync::Arc;

use crate::{Address, Contains, Length, Number, Optional, Text};

/// A value that a rule checks.
pub struct RuleValue<'a, T: ?Sized>(pub &'a T);

/// A value that `range` checks, with the type of its bounds.
pub struct InRange<'a, T: ?Sized, B>(pub &'a T, pub PhantomData<B>);

/// Returns the type of two bounds.
#[must_use]
pub fn bounds<B>(_: &Bound<B>, _: &Bound<B>) -> PhantomData<B> {
    PhantomData
}

/// Returns a negative bound, for bounds whose type has negative numbers.
#[inline]
#[must_use]
pub fn negative<B: Negative + Is<R>, R>(_: PhantomData<B>, bound: B::Wide) -> R {
    B::negative(bound).itself()
}

/// The integer types with negative numbers.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot be negative, and this bound is",
    label = "must be a number that a `{Self}` can hold"
)]
pub trait Negative: Wide {
    /// Returns the bound itself.
    fn negative(bound: Self::Wide) -> Self;
}

/// The integer types.
pub trait Wide: Sized {
    /// The type itself, or a type with negative numbers.
    type Wide;
}

/// The identity of two types. It keeps the expected type of a bound from deciding the type of the bounds.
pub trait Is<T> {
    /// Returns the value itself.
    fn itself(self) -> T;
}

impl<T> Is<T> for T {
    #[inline]
    fn itself(self) -> T {
        self
    }
}

macro_rules! wide {
    ($wide:ident: $($number:ty),+) => {$(
        #[diagnostic::do_not_recommend]
        impl Wide for $number {
            type Wide = $wide;
        }
    )+};
    ($($number:ident),+) => {$(
        wide!($number: $number);

        #[diagnostic::do_not_recommend]
        impl Negative for $number {
            #[inline]
            fn negative(bound: $number) -> $number {
                bound
            }
        }
    )+};
}
wide!(i128: u8, u16, u32, u64, u128, usize);
wide!(i8, i16, i32, i64, i128, isize);

macro_rules! dispatch {
    ($(
        $(#[$cfg:meta])* $rule:ident as $method:ident by $ours:ident,
            else $validators:ident or $inside:ident |$value:ident: $theirs:path $(, $arg:ident: $ty:ty)*| $check:expr;
    )+) => {
        $(
            $(#[$cfg])*
            impl<T: $ours + ?Sized> RuleValue<'_, T> {
                /// Checks the value by our trait.
                #[inline]
                #[must_use]
                pub fn $method(self $(, $arg: $ty)*) -> bool {
                    crate::rules::$rule::check(self.0 $(, $arg)*)
                }
            }

            /// The types with `validator`'s trait.
            $(#[$cfg])*
            pub trait $validators {
                /// Checks the value by `validator`'s trait.
                fn $method(self $(, $arg: $ty)*) -> bool;
            }
            $(#[$cfg])*
            #[cfg(feature = "validator")]
            impl<T: $theirs + ?Sized> $validators for RuleValue<'_, T> {
                fn $method(self $(, $arg: $ty)*) -> bool {
                    let $value = self.0;
                    $check
                }
            }

            /// The optional types whose value has `validator`'s trait.
            $(#[$cfg])*
            pub trait $inside {
                /// Checks the value inside by `validator`'s trait.
                fn $method(&self $(, $arg: $ty)*) -> bool;
            }
            $(#[$cfg])*
            #[cfg(feature = "validator")]
            impl<T: Optional<Value: $theirs> + ?Sized> $inside for RuleValue<'_, T> {
                fn $method(&self $(, $arg: $ty)*) -> bool {
                    self.0.given().is_none_or(|value| $validators::$method(RuleValue(value) $(, $arg)*))
                }
            }
        )+

        /// The traits of this module.
        pub(super) mod traits {
            $(
                $(#[$cfg])*
                pub use super::{$inside as _, $validators as _};
            )+
            pub use super::{IpByValidator as _, IpInside as _, NotIp as _, NotInRange as _};
            pub use super::{RangeByValidator as _, RangeInside as _, WithoutTrait as _};
            #[cfg(feature = "regex")]
            pub use super::{RegexByValidator as _, RegexInside as _};
        }
    };
}

dispatch! {
    required as __required by Optional,
        else RequiredByValidator or RequiredInside |value: validator::ValidateRequired| value.validate_required();
    length as __length by Length,
        else LengthByValidator or LengthInside |value: validator::ValidateLength<u64>, min: u64, max: u64| {
            value.validate_length(Some(min), Some(max), None)
        };
    email as __email by Text,
        else EmailByValidator or EmailInside |value: validator::ValidateEmail| value.validate_email();
    #[cfg(feature = "url")]
    url as __url by Text,
        else UrlByValidator or UrlInside |value: validator::ValidateUrl, allowed: crate::rules::url::Allowed<'_>| {
            let is_allowed = |url: &str| allowed.is_all() || crate::rules::url::text(url, allowed);
            value.validate_url() && value.as_url_string().is_none_or(|url| is_allowed(&url))
        };
    #[cfg(feature = "card")]
    credit_card as __credit_card by Text,
        else CardByValidator or CardInside |value: validator::ValidateCreditCard| value.validate_credit_card();
    non_control_character as __non_control_character by Text,
        else NonControlByValidator or NonControlInside |value: validator::ValidateNonControlCharacter| {
            value.validate_non_control_character()
        };
    contains as __contains by Contains,
        else ContainsByValidator or ContainsInside |value: validator::ValidateContains, needle: &str| {
            value.validate_contains(needle)
        };
    does_not_contain as __does_not_contain by Contains,
        else DoesNotContainByValidator or DoesNotContainInside |value: validator::ValidateDoesNotContain, needle: &str| {
            value.validate_does_not_contain(needle)
        };
}

/// All other types. The methods need our trait, so that a call is the compile error that the type lacks it. No macro generates them,
/// because the user sees them in that error.
pub trait WithoutTrait {
    /// The type of the value.
    type Type: ?Sized;
    /// Never compiles.
    fn __required(&mut self) -> bool
    where
        Self::Type: Optional,
    {
        true
    }
    /// Never compiles.
    fn __length(&mut self, _: u64, _: u64) -> bool
    where
        Self::Type: Length,
    {
        true
    }
    /// Never compiles.
    fn __email(&mut self) -> bool
    where
        Self::Type: Text,
    {
        true
    }
    /// Never compiles.
    #[cfg(feature = "url")]
    fn __url(&mut self, _: crate::rules::url::Allowed<'_>) -> bool
    where
        Self::Type: Text,
    {
        true
    }
    /// Never compiles.
    fn __ip(&mut self, _: bool, _: bool) -> bool
    where
        Self::Type: Address,
    {
        true
    }
    /// Never compiles.
    #[cfg(feature = "card")]
    fn __credit_card(&mut self) -> bool
    where
        Self::Type: Text,
    {
        true
    }
    /// Never compiles.
    fn __non_control_character(&mut self) -> bool
    where
        Self::Type: Text,
    {
        true
    }
    /// Never compiles.
    fn __contains(&mut self, _: &str) -> bool
    where
        Self::Type: Contains,
    {
        true
    }
    /// Never compiles.
    fn __does_not_contain(&mut self, _: &str) -> bool
    where
        Self::Type: Contains,
    {
        true
    }
    /// Never compiles.
    #[cfg(feature = "regex")]
    fn __regex<R: ?Sized>(&mut self, _: &R) -> bool
    where
        Self::Type: Text,
    {
        true
    }
}

impl<T: ?Sized> WithoutTrait for RuleValue<'_, T> {
    type Type = T;
}

impl<T: Address + ?Sized> RuleValue<'_, T> {
    /// Checks the value by our trait.
    #[inline]
    #[must_use]
    pub fn __ip(self, v4: bool, v6: bool) -> bool {
        crate::rules::ip::check(self.0, v4, v6)
    }
}

/// The types that are written as text, so that `validator` would check them as an address, but never are one.
pub trait NoAddress {}

macro_rules! no_address {
    ($([$($of:tt)*] $ty:ty),+ $(,)?) => {
        $(impl<$($of)*> NoAddress for $ty {})+
    };
}
macro_rules! no_address_numbers {
    ($($number:ty),+) => {
        no_address!($([] $number, [] NonZero<$number>),+);
    };
}
no_address_numbers!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);
no_address!([] f32, [] f64, [] bool, [] char, [T] Wrapping<T>, [T] Saturating<T>);
no_address!([] SocketAddr, [] SocketAddrV4, [] SocketAddrV6);
no_address!([T: NoAddress + ?Sized] &T, [T: NoAddress + ?Sized] &mut T, [T: NoAddress + ?Sized] Box<T>,
    [T: NoAddress + ?Sized] Rc<T>, [T: NoAddress + ?Sized] Arc<T>, [T: NoAddress + ToOwned + ?Sized] Cow<'_, T>,
    [T: NoAddress] Option<T>);

/// The types that are never an address, which are a compile error.
pub trait NotIp {
    /// The type of the value.
    type Type: ?Sized;
    /// Never compiles.
    fn __ip(self, _: bool, _: bool) -> bool
    where
        Self: Sized,
        Self::Type: Address,
    {
        true
    }
}
impl<T: NoAddress + ?Sized> NotIp for RuleValue<'_, T> {
    type Type = T;
}

/// The types with `validator`'s trait.
pub trait IpByValidator {
    /// Checks the value by `validator`'s trait.
    fn __ip(&self, v4: bool, v6: bool) -> bool;
}
#[cfg(feature = "validator")]
impl<T: validator::ValidateIp + ?Sized> IpByValidator for RuleValue<'_, T> {
    fn __ip(&self, v4: bool, v6: bool) -> bool {
        match (v4, v6) {
            (true, false) => self.0.validate_ipv4(),
            (false, true) => self.0.validate_ipv6(),
            _ => self.0.validate_ip(),
        }
    }
}

/// The optional types whose value has `validator`'s trait.
pub trait IpInside {
    /// Checks the value by `validator`'s trait.
    fn __ip(&self, v4: bool, v6: bool) -> bool;
}
#[cfg(feature = "validator")]
impl<T: Optional<Value: validator::ValidateIp> + ?Sized> IpInside for RuleValue<'_, T> {
    fn __ip(&self, v4: bool, v6: bool) -> bool {
        self.0.given().is_none_or(|value| IpByValidator::__ip(&RuleValue(value), v4, v6))
    }
}

impl<T: Number + ?Sized> InRange<'_, T, T::Number> {
    /// Checks the value by our trait.
    #[inline]
    #[must_use]
    pub fn __range(self, min: Bound<T::Number>, max: Bound<T::Number>) -> bool {
        crate::rules::range::check(self.0, min, max)
    }
}

/// The types with `validator`'s trait.
pub trait RangeByValidator<B> {
    /// Checks the value by `validator`'s trait.
    fn __range(self, min: Bound<B>, max: Bound<B>) -> bool;
}
#[cfg(feature = "validator")]
impl<T: validator::ValidateRange<B> + ?Sized, B> RangeByValidator<B> for InRange<'_, T, B> {
    fn __range(self, min: Bound<B>, max: Bound<B>) -> bool {
        let (min, exclusive_min) = split_bound(min);
        let (max, exclusive_max) = split_bound(max);
        self.0.validate_range(min, max, exclusive_min, exclusive_max)
    }
}

/// The optional types whose value has `validator`'s trait.
pub trait RangeInside<B> {
    /// Checks the value by `validator`'s trait.
    fn __range(&self, min: Bound<B>, max: Bound<B>) -> bool;
}
#[cfg(feature = "validator")]
impl<T: Optional<Value: validator::ValidateRange<B>> + ?Sized, B> RangeInside<B>
    for InRange<'_, T, B>
{
    fn __range(&self, min: Bound<B>, max: Bound<B>) -> bool {
        let check = |value| RangeByValidator::__range(InRange(value, PhantomData), min, max);
        self.0.given().is_none_or(check)
    }
}

/// Returns the inclusive and the exclusive form of a bound, one of which is `None`.
#[cfg(feature = "validator")]
fn split_bound<B>(bound: Bound<B>) -> (Option<B>, Option<B>) {
    match bound {
        Bound::Included(bound) => (Some(bound), None),
        Bound::Excluded(bound) => (None, Some(bound)),
        Bound::Unbounded => (None, None),
    }
}

/// All other types, which are a compile error.
pub trait NotInRange {
    /// The type of the value.
    type Type: ?Sized;
    /// Never compiles: the value is not a number, or the bounds have another type.
    fn __range(
        &mut self,
        _: Bound<<Self::Type as Number>::Number>,
        _: Bound<<Self::Type as Number>::Number>,
    ) -> bool
    where
        Self::Type: Number,
    {
        true
    }
}
impl<T: ?Sized, B> NotInRange for InRange<'_, T, B> {
    type Type = T;
}

#[cfg(feature = "regex")]
pub use with_regex::{RegexByValidator, RegexInside};

/// The rule `regex`, which passes the user's holder to `validator`'s trait.
#[cfg(feature = "regex")]
mod with_regex {
    #[cfg(feature = "validator")]
    use std::panic::{AssertUnwindSafe, catch_unwind};

    #[cfg(feature = "validator")]
    use super::Optional;
    use super::{RuleValue, Text};
    use crate::RegexHolder;

    impl<T: Text + ?Sized> RuleValue<'_, T> {
        /// Checks the value by our trait.
        #[inline]
        #[must_use]
        pub fn __regex<R: RegexHolder + ?Sized>(self, regex: &R) -> bool {
            crate::rules::regex::check(self.0, regex)
        }
    }

    /// The types with `validator`'s trait.
    pub trait RegexByValidator {
        /// Checks the value by `validator`'s trait, which panics if the holder is not set or poisoned.
        #[cfg(feature = "validator")]
        fn __regex<'r, R: RegexHolder>(self, regex: &'r R) -> bool
        where
            &'r R: validator::AsRegex;
    }
    #[cfg(feature = "validator")]
    impl<T: validator::ValidateRegex + ?Sized> RegexByValidator for RuleValue<'_, T> {
        fn __regex<'r, R: RegexHolder>(self, regex: &'r R) -> bool
        where
            &'r R: validator::AsRegex,
        {
            let check = AssertUnwindSafe(|| self.0.validate_regex(regex));
            regex.matched("").is_some() && catch_unwind(check).unwrap_or(false)
        }
    }

    /// The optional types whose value has `validator`'s trait.
    pub trait RegexInside {
        /// Checks the value by `validator`'s trait.
        #[cfg(feature = "validator")]
        fn __regex<'r, R: RegexHolder>(&self, regex: &'r R) -> bool
        where
            &'r R: validator::AsRegex;
    }
    #[cfg(feature = "validator")]
    impl<T: Optional<Value: validator::ValidateRegex> + ?Sized> RegexInside for RuleValue<'_, T> {
        fn __regex<'r, R: RegexHolder>(&self, regex: &'r R) -> bool
        where
            &'r R: validator::AsRegex,
        {
            self.0.given().is_none_or(|value| RegexByValidator::__regex(RuleValue(value), regex))
        }
    }
}
