//! The implementation of `validator`'s traits by the derive.

use std::ops::ControlFlow;

use validator::ValidationErrors;

use crate::Validate;
use crate::report::{CollectOptions, Report, collect};

/// Implements the traits of `validator` for a type that implements `Validate`.
#[doc(hidden)]
#[macro_export]
macro_rules! __bridge {
    ([$($generics:tt)*] [$ty:ty] [$($bounds:tt)*] [$($with_args:tt)*] [$args:lifetime]) => {
        $crate::__bridge_fallback! { [$($generics)*] [$ty] [$($bounds)*] }
        #[automatically_derived]
        impl $($with_args)* $crate::__private::validator::ValidateArgs<$args> for $ty $($bounds)* {
            type Args = ();
            fn validate_with_args(
                &self,
                (): (),
            ) -> ::core::result::Result<(), $crate::__private::validator::ValidationErrors> {
                $crate::__private::validator::Validate::validate(self)
            }
        }
    };
}

/// Implements `validator::Validate` for a type that implements `Validate`.
#[doc(hidden)]
#[macro_export]
macro_rules! __bridge_fallback {
    ([$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::validator::Validate for $ty $($bounds)* {
            fn validate(
                &self,
            ) -> ::core::result::Result<(), $crate::__private::validator::ValidationErrors> {
                $crate::__private::bridged(self)
            }
        }
    };
}

/// Implements `validator::ValidateArgs` for a type that is validated with a context.
#[doc(hidden)]
#[macro_export]
macro_rules! __bridge_with {
    ([$($with_args:tt)*] [$ty:ty] [$($bounds:tt)*] [$args:lifetime] [$context:ty] [$($mutable:ident)?]) => {
        #[automatically_derived]
        impl $($with_args)* $crate::__private::validator::ValidateArgs<$args> for $ty $($bounds)* {
            type Args = &$args $($mutable)? $context;
            fn validate_with_args(
                &self,
                __context: Self::Args,
            ) -> ::core::result::Result<(), $crate::__private::validator::ValidationErrors> {
                $crate::__bridge_with!(self, __context, $($mutable)?)
            }
        }
    };
    ($request:expr, $context:expr, mut) => {
        $crate::__bridge_with!($request, &$crate::__private::RefCell::new($context),)
    };
    ($request:expr, $context:expr,) => {{
        let __context = $context;
        $crate::__private::bridged_by(&mut |__report| {
            $crate::__private::ValidateWith::check_with($request, __context, __report)
        })
    }};
}

/// Adds the rejected value to the last violation.
#[doc(hidden)]
#[macro_export]
macro_rules! __report_value {
    ($report:expr, $row:expr, $name:literal, $value:expr) => {
        $crate::__private::report_value($report, $row, $name, $value)
    };
}

/// Validates a request with the errors of `validator`.
///
/// # Errors
///
/// All violations.
pub fn bridged<T: Validate + ?Sized>(request: &T) -> Result<(), ValidationErrors> {
    bridged_by(&mut |report| request.check(report))
}

/// Runs a check with the errors of `validator`.
///
/// # Errors
///
/// All violations.
pub fn bridged_by(
    check: &mut dyn FnMut(&mut Report<'_>) -> ControlFlow<()>,
) -> Result<(), ValidationErrors> {
    collect(CollectOptions { with_values: true, ..CollectOptions::ALL }, check)
        .map_err(ValidationErrors::from)
}
