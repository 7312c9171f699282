//! Which trait a rule checks a value by: ours or, for a type that has not ours, the one that the rule goes by in
//! `validator`. This is the one place that knows of the latter.
//!
//! `Subject(value).__length(1, 64)` finds the inherent method where our trait is there, else that of a trait which is
//! there where `validator`'s is, else by a reference that of one which is there where what is in the value has it, else
//! by a mutable reference that of a trait which is there for all types but demands ours.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::net::{SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{NonZero, Saturating, Wrapping};
use std::ops::Bound;
use std::rc::Rc;
use std::sync::Arc;

use crate::{Address, Contains, Length, Number, Optional, Text};

/// A value that a rule checks.
pub struct Subject<'a, T: ?Sized>(pub &'a T);

/// The same for `range`, with the type that its bounds have.
pub struct InRange<'a, T: ?Sized, B>(pub &'a T, pub PhantomData<B>);

/// The type of these bounds.
#[must_use]
pub fn bounds<B>(_: &Bound<B>, _: &Bound<B>) -> PhantomData<B> {
    PhantomData
}

/// A bound below zero, where these bounds have a type with such numbers.
#[inline]
#[must_use]
pub fn negative<B: Negative + Is<R>, R>(_: PhantomData<B>, bound: B::Wide) -> R {
    B::negative(bound).itself()
}

/// A type that has numbers below zero.
#[diagnostic::on_unimplemented(
    message = "no `{Self}` is below zero, as this bound is",
    label = "needs a number that a `{Self}` can be"
)]
pub trait Negative: Wide {
    /// The bound itself.
    fn negative(bound: Self::Wide) -> Self;
}

/// A type of integers.
pub trait Wide: Sized {
    /// The type itself, or one that has numbers below zero too.
    type Wide;
}

/// A type that is the other. What is expected of a bound does not say so of the type that it has.
pub trait Is<T> {
    /// The value itself.
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

macro_rules! ways {
    ($(
        $(#[$cfg:meta])* $rule:ident as $method:ident by $ours:ident,
            else $foreign:ident or $inner:ident |$value:ident: $theirs:path $(, $arg:ident: $ty:ty)*| $check:expr;
    )+) => {$(
        $(#[$cfg])*
        impl<T: $ours + ?Sized> Subject<'_, T> {
            /// By our trait.
            #[inline]
            #[must_use]
            pub fn $method(self $(, $arg: $ty)*) -> bool {
                crate::rules::$rule::check(self.0 $(, $arg)*)
            }
        }

        /// By that of `validator`.
        $(#[$cfg])*
        pub trait $foreign {
            /// Whether the rule holds.
            fn $method(self $(, $arg: $ty)*) -> bool;
        }
        $(#[$cfg])*
        #[cfg(feature = "validator")]
        impl<T: $theirs + ?Sized> $foreign for Subject<'_, T> {
            fn $method(self $(, $arg: $ty)*) -> bool {
                let $value = self.0;
                $check
            }
        }

        /// By that of `validator`, of what is in it.
        $(#[$cfg])*
        pub trait $inner {
            /// Whether the rule holds.
            fn $method(&self $(, $arg: $ty)*) -> bool;
        }
        $(#[$cfg])*
        #[cfg(feature = "validator")]
        impl<T: Optional<Value: $theirs> + ?Sized> $inner for Subject<'_, T> {
            fn $method(&self $(, $arg: $ty)*) -> bool {
                self.0.given().is_none_or(|value| $foreign::$method(Subject(value) $(, $arg)*))
            }
        }
    )+};
}

ways! {
    required as __required by Optional,
        else RequiredByOther or RequiredWithin |value: validator::ValidateRequired| value.validate_required();
    length as __length by Length,
        else LengthByOther or LengthWithin |value: validator::ValidateLength<u64>, min: u64, max: u64| {
            value.validate_length(Some(min), Some(max), None)
        };
    email as __email by Text,
        else EmailByOther or EmailWithin |value: validator::ValidateEmail| value.validate_email();
    #[cfg(feature = "url")]
    url as __url by Text,
        else UrlByOther or UrlWithin |value: validator::ValidateUrl, allowed: crate::rules::url::Allowed<'_>| {
            let is_allowed = |url: &str| allowed.is_all() || crate::rules::url::text(url, allowed);
            value.validate_url() && value.as_url_string().is_none_or(|url| is_allowed(&url))
        };
    #[cfg(feature = "card")]
    credit_card as __credit_card by Text,
        else CardByOther or CardWithin |value: validator::ValidateCreditCard| value.validate_credit_card();
    non_control_character as __non_control_character by Text,
        else CharactersByOther or CharactersWithin |value: validator::ValidateNonControlCharacter| {
            value.validate_non_control_character()
        };
    contains as __contains by Contains,
        else ContainsByOther or ContainsWithin |value: validator::ValidateContains, needle: &str| value.validate_contains(needle);
    does_not_contain as __does_not_contain by Contains,
        else LacksByOther or LacksWithin |value: validator::ValidateDoesNotContain, needle: &str| {
            value.validate_does_not_contain(needle)
        };
}

/// By none: an error.
pub trait Neither {
    /// The type of the value.
    type Type: ?Sized;
    /// Does not compile, as none of these does.
    fn __required(&mut self) -> bool
    where
        Self::Type: Optional,
    {
        true
    }
    /// Of a value without a length.
    fn __length(&mut self, _: u64, _: u64) -> bool
    where
        Self::Type: Length,
    {
        true
    }
    /// Of what is no text.
    fn __email(&mut self) -> bool
    where
        Self::Type: Text,
    {
        true
    }
    /// Of what is no text.
    #[cfg(feature = "url")]
    fn __url(&mut self, _: crate::rules::url::Allowed<'_>) -> bool
    where
        Self::Type: Text,
    {
        true
    }
    /// Of what is no address.
    fn __ip(&mut self, _: bool, _: bool) -> bool
    where
        Self::Type: Address,
    {
        true
    }
    /// Of what is no text.
    #[cfg(feature = "card")]
    fn __credit_card(&mut self) -> bool
    where
        Self::Type: Text,
    {
        true
    }
    /// Of what is no text.
    fn __non_control_character(&mut self) -> bool
    where
        Self::Type: Text,
    {
        true
    }
    /// Of what holds no texts.
    fn __contains(&mut self, _: &str) -> bool
    where
        Self::Type: Contains,
    {
        true
    }
    /// Of what holds no texts.
    fn __does_not_contain(&mut self, _: &str) -> bool
    where
        Self::Type: Contains,
    {
        true
    }
    /// Of what is no text.
    #[cfg(feature = "regex")]
    fn __regex<R: ?Sized>(&mut self, _: &R) -> bool
    where
        Self::Type: Text,
    {
        true
    }
}
impl<T: ?Sized> Neither for Subject<'_, T> {
    type Type = T;
}

impl<T: Address + ?Sized> Subject<'_, T> {
    /// By our trait.
    #[inline]
    #[must_use]
    pub fn __ip(self, v4: bool, v6: bool) -> bool {
        crate::rules::ip::check(self.0, v4, v6)
    }
}

/// What is written as text, and so may be an address for `validator`, but never is one.
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

/// By none, though `validator` has it checked as text.
pub trait NeverIp {
    /// The type of the value.
    type Type: ?Sized;
    /// Does not compile.
    fn __ip(self, _: bool, _: bool) -> bool
    where
        Self: Sized,
        Self::Type: Address,
    {
        true
    }
}
impl<T: NoAddress + ?Sized> NeverIp for Subject<'_, T> {
    type Type = T;
}

/// By that of `validator`.
pub trait IpByOther {
    /// Whether the rule holds.
    fn __ip(&self, v4: bool, v6: bool) -> bool;
}
#[cfg(feature = "validator")]
impl<T: validator::ValidateIp + ?Sized> IpByOther for Subject<'_, T> {
    fn __ip(&self, v4: bool, v6: bool) -> bool {
        match (v4, v6) {
            (true, false) => self.0.validate_ipv4(),
            (false, true) => self.0.validate_ipv6(),
            _ => self.0.validate_ip(),
        }
    }
}

/// By that of `validator`, of what is in it.
pub trait IpWithin {
    /// Whether the rule holds.
    fn __ip(&self, v4: bool, v6: bool) -> bool;
}
#[cfg(feature = "validator")]
impl<T: Optional<Value: validator::ValidateIp> + ?Sized> IpWithin for Subject<'_, T> {
    fn __ip(&self, v4: bool, v6: bool) -> bool {
        self.0.given().is_none_or(|value| IpByOther::__ip(&Subject(value), v4, v6))
    }
}

impl<T: Number + ?Sized> InRange<'_, T, T::Number> {
    /// By our trait.
    #[inline]
    #[must_use]
    pub fn __range(self, min: Bound<T::Number>, max: Bound<T::Number>) -> bool {
        crate::rules::range::check(self.0, min, max)
    }
}

/// By that of `validator`.
pub trait RangeByOther<B> {
    /// Whether the rule holds.
    fn __range(self, min: Bound<B>, max: Bound<B>) -> bool;
}
#[cfg(feature = "validator")]
impl<T: validator::ValidateRange<B> + ?Sized, B> RangeByOther<B> for InRange<'_, T, B> {
    fn __range(self, min: Bound<B>, max: Bound<B>) -> bool {
        let (min, exclusive_min) = parted(min);
        let (max, exclusive_max) = parted(max);
        self.0.validate_range(min, max, exclusive_min, exclusive_max)
    }
}

/// By that of `validator`, of what is in it.
pub trait RangeWithin<B> {
    /// Whether the rule holds.
    fn __range(&self, min: Bound<B>, max: Bound<B>) -> bool;
}
#[cfg(feature = "validator")]
impl<T: Optional<Value: validator::ValidateRange<B>> + ?Sized, B> RangeWithin<B>
    for InRange<'_, T, B>
{
    fn __range(&self, min: Bound<B>, max: Bound<B>) -> bool {
        let check = |value| RangeByOther::__range(InRange(value, PhantomData), min, max);
        self.0.given().is_none_or(check)
    }
}

/// The bound where it is inclusive, and where it is exclusive.
#[cfg(feature = "validator")]
fn parted<B>(bound: Bound<B>) -> (Option<B>, Option<B>) {
    match bound {
        Bound::Included(bound) => (Some(bound), None),
        Bound::Excluded(bound) => (None, Some(bound)),
        Bound::Unbounded => (None, None),
    }
}

/// By none: an error.
pub trait NoRange {
    /// The type of the value.
    type Type: ?Sized;
    /// Does not compile, as the value is no number or the bounds are others.
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
impl<T: ?Sized, B> NoRange for InRange<'_, T, B> {
    type Type = T;
}

#[cfg(feature = "regex")]
pub use with_regex::{RegexByOther, RegexWithin};

/// `regex`, whose holder `validator`'s trait is given as it is.
#[cfg(feature = "regex")]
mod with_regex {
    #[cfg(feature = "validator")]
    use std::panic::{AssertUnwindSafe, catch_unwind};

    #[cfg(feature = "validator")]
    use super::Optional;
    use super::{Subject, Text};
    use crate::RegexHolder;

    impl<T: Text + ?Sized> Subject<'_, T> {
        /// By our trait.
        #[inline]
        #[must_use]
        pub fn __regex<R: RegexHolder + ?Sized>(self, regex: &R) -> bool {
            crate::rules::regex::check(self.0, regex)
        }
    }

    /// By that of `validator`.
    pub trait RegexByOther {
        /// Whether the rule holds. `validator` panics where the holder is not set, or poisoned.
        #[cfg(feature = "validator")]
        fn __regex<'r, R: RegexHolder>(self, regex: &'r R) -> bool
        where
            &'r R: validator::AsRegex;
    }
    #[cfg(feature = "validator")]
    impl<T: validator::ValidateRegex + ?Sized> RegexByOther for Subject<'_, T> {
        fn __regex<'r, R: RegexHolder>(self, regex: &'r R) -> bool
        where
            &'r R: validator::AsRegex,
        {
            let check = AssertUnwindSafe(|| self.0.validate_regex(regex));
            regex.matched("").is_some() && catch_unwind(check).unwrap_or(false)
        }
    }

    /// By that of `validator`, of what is in it.
    pub trait RegexWithin {
        /// Whether the rule holds.
        #[cfg(feature = "validator")]
        fn __regex<'r, R: RegexHolder>(&self, regex: &'r R) -> bool
        where
            &'r R: validator::AsRegex;
    }
    #[cfg(feature = "validator")]
    impl<T: Optional<Value: validator::ValidateRegex> + ?Sized> RegexWithin for Subject<'_, T> {
        fn __regex<'r, R: RegexHolder>(&self, regex: &'r R) -> bool
        where
            &'r R: validator::AsRegex,
        {
            self.0.given().is_none_or(|value| RegexByOther::__regex(Subject(value), regex))
        }
    }
}
