//! Which trait a rule checks a value by: ours or, for a type that has not ours, the one that the rule goes by in
//! `validator`. This is the one place that knows of the latter.
//!
//! `(&&&&Subject(value, ..)).__by().check(value, (..))` finds the way by how many references a method has to look
//! through. The rule's arguments are a tuple.

use crate::{Address, Contains, Length, Number, Optional, Text};

/// A value that a rule checks, and the bounds that `range` has for it.
pub struct Subject<'a, T: ?Sized, B = ()>(pub &'a T, pub B);

/// The ways: by our trait, by that of `validator`, or by neither, which does not compile.
macro_rules! ways {
    ($($ours:tt)+) => {
        /// First choice.
        pub struct ByOurs;
        /// Second choice.
        pub struct ByForeign;

        /// The types that our trait checks.
        pub trait Ours {
            /// The way.
            fn __by(&self) -> ByOurs {
                ByOurs
            }
        }
        /// The types that a trait of `validator` checks.
        pub trait Foreign {
            /// The way.
            fn __by(&self) -> ByForeign {
                ByForeign
            }
        }
        /// All types.
        pub trait Neither {
            /// The way.
            fn __by(&self) -> $($ours)+ {
                $($ours)+
            }
        }
        impl<T: ?Sized, B> Neither for super::Subject<'_, T, B> {}
    };
}

/// A module a rule.
macro_rules! rules {
    ($(
        $(#[$cfg:meta])* $rule:ident by $ours:ident else $neither:ident,
            |$value:ident: $foreign:path $(, $arg:ident: $arg_ty:ty)*| $check:expr;
    )+) => {$(
        $(#[$cfg])*
        pub mod $rule {
            use super::{$neither, $ours, Subject};
            ways!($neither);

            impl<T: $ours + ?Sized> Ours for &&Subject<'_, T> {}
            impl ByOurs {
                /// By our trait.
                #[inline]
                pub fn check<T: $ours + ?Sized>(self, value: &T, ($($arg,)*): ($($arg_ty,)*)) -> bool {
                    crate::rules::$rule::check(value $(, $arg)*)
                }
            }
            #[cfg(feature = "validator")]
            impl<T: $foreign + ?Sized> Foreign for &Subject<'_, T> {}
            #[cfg(feature = "validator")]
            impl ByForeign {
                /// By that of `validator`.
                #[inline]
                pub fn check<T: $foreign + ?Sized>(self, $value: &T, ($($arg,)*): ($($arg_ty,)*)) -> bool {
                    $check
                }
            }
        }
    )+};
}

rules! {
    required by Optional else NotOptional, |value: validator::ValidateRequired, _given: bool| value.validate_required();
    length by Length else NoLength, |value: validator::ValidateLength<u64>, min: u64, max: u64| {
        value.validate_length(Some(min), Some(max), None)
    };
    email by Text else NoText, |value: validator::ValidateEmail| value.validate_email();
    #[cfg(feature = "url")]
    url by Text else NoText, |value: validator::ValidateUrl, allowed: crate::rules::url::Allowed<'_>| {
        let is_allowed = |url: &str| allowed.is_all() || crate::rules::url::text(url, allowed);
        value.validate_url() && value.as_url_string().is_none_or(|url| is_allowed(&url))
    };
    ip by Address else NoAddress, |value: validator::ValidateIp, v4: bool, v6: bool| match (v4, v6) {
        (true, false) => value.validate_ipv4(),
        (false, true) => value.validate_ipv6(),
        _ => value.validate_ip(),
    };
    #[cfg(feature = "card")]
    credit_card by Text else NoText, |value: validator::ValidateCreditCard| value.validate_credit_card();
    non_control_character by Text else NoText, |value: validator::ValidateNonControlCharacter| {
        value.validate_non_control_character()
    };
    contains by Contains else NoContains, |value: validator::ValidateContains, needle: &str| {
        value.validate_contains(needle)
    };
    does_not_contain by Contains else NoContains, |value: validator::ValidateDoesNotContain, needle: &str| {
        value.validate_does_not_contain(needle)
    };
}

/// What can be written as text is an address for `validator`, which a number, a truth value and a character are not.
mod no_address {
    macro_rules! no_address {
        ($($ty:ty),+) => {$(
            impl super::ip::Neither for &&&super::Subject<'_, $ty> {}
        )+};
    }
    no_address!(
        u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64, bool, char
    );
}

/// `range`, whose bounds have the type of the number, or one that `validator`'s trait takes.
pub mod range {
    use std::ops::Bound;

    use super::{Number, Subject};
    ways!(super::NoNumber);

    type Bounds<B> = (Bound<B>, Bound<B>);

    impl<T: Number + ?Sized> Ours for &&Subject<'_, T, Bounds<T::Number>> {}
    impl ByOurs {
        /// By our trait.
        #[inline]
        pub fn check<T: Number + ?Sized>(self, value: &T, (min, max): Bounds<T::Number>) -> bool {
            crate::rules::range::check(value, min, max)
        }
    }
    #[cfg(feature = "validator")]
    impl<T: validator::ValidateRange<B> + ?Sized, B> Foreign for &Subject<'_, T, Bounds<B>> {}
    #[cfg(feature = "validator")]
    impl ByForeign {
        /// By that of `validator`.
        #[inline]
        pub fn check<T: validator::ValidateRange<B> + ?Sized, B>(
            self,
            value: &T,
            (min, max): Bounds<B>,
        ) -> bool {
            let (min, exclusive_min) = parted(min);
            let (max, exclusive_max) = parted(max);
            value.validate_range(min, max, exclusive_min, exclusive_max)
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
}

/// `regex`, whose holder `validator`'s trait is given as it is.
#[cfg(feature = "regex")]
pub mod regex {
    use super::{NoText, Subject, Text};
    use crate::rules::regex::Holder;
    ways!(NoText);

    impl<T: Text + ?Sized> Ours for &&Subject<'_, T> {}
    impl ByOurs {
        /// By our trait.
        #[inline]
        pub fn check<T: Text + ?Sized, R: Holder + ?Sized>(
            self,
            value: &T,
            (regex,): (&R,),
        ) -> bool {
            crate::rules::regex::check(value, regex)
        }
    }
    #[cfg(feature = "validator")]
    impl<T: validator::ValidateRegex + ?Sized> Foreign for &Subject<'_, T> {}
    #[cfg(feature = "validator")]
    impl ByForeign {
        /// By that of `validator`, which panics where the holder is not set.
        pub fn check<'r, T: validator::ValidateRegex + ?Sized, R: Holder>(
            self,
            value: &T,
            (regex,): (&'r R,),
        ) -> bool
        where
            &'r R: validator::AsRegex,
        {
            regex.matched("").is_some() && value.validate_regex(regex)
        }
    }
}

/// By nothing, where the value would have to be text.
pub struct NoText;
impl NoText {
    /// Does not compile.
    #[must_use]
    pub fn check<T: Text + ?Sized, A>(self, _: &T, _: A) -> bool {
        true
    }
}

/// By nothing, where the value would have to have a length.
pub struct NoLength;
impl NoLength {
    /// Does not compile.
    #[must_use]
    pub fn check<T: Length + ?Sized, A>(self, _: &T, _: A) -> bool {
        true
    }
}

/// By nothing, where the value would have to be one that may be absent.
pub struct NotOptional;
impl NotOptional {
    /// Does not compile.
    #[must_use]
    pub fn check<T: Optional + ?Sized, A>(self, _: &T, _: A) -> bool {
        true
    }
}

/// By nothing, where the value would have to be an address.
pub struct NoAddress;
impl NoAddress {
    /// Does not compile.
    #[must_use]
    pub fn check<T: Address + ?Sized, A>(self, _: &T, _: A) -> bool {
        true
    }
}

/// By nothing, where the value would have to contain texts.
pub struct NoContains;
impl NoContains {
    /// Does not compile.
    #[must_use]
    pub fn check<T: Contains + ?Sized, A>(self, _: &T, _: A) -> bool {
        true
    }
}

/// By nothing, where the value would have to be a number.
pub struct NoNumber;
impl NoNumber {
    /// Does not compile.
    #[must_use]
    pub fn check<T: Number + ?Sized>(
        self,
        _: &T,
        _: (std::ops::Bound<T::Number>, std::ops::Bound<T::Number>),
    ) -> bool {
        true
    }
}
