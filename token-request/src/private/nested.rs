//! The ways to check what is nested.

use std::ops::ControlFlow;
#[cfg(feature = "validator")]
use std::ops::Deref;

use crate::{Field, Report, Validate, ValidateWith};

/// The value of a field marked `nested`, and the context that it may want.
/// `(&&&&&Nested(value, context)).__by().check(..)` checks it by our trait with the context, by our trait without one,
/// by that of `validator`, by that of what it points to, or is an error there: which, is found by how many references a
/// method has to look through.
pub struct Nested<'a, T: ?Sized, C: ?Sized>(pub &'a T, pub &'a C);

macro_rules! ways {
    ($($way:ident: $by:ident),+) => {$(
        /// A way to check a nested value.
        pub struct $by;
        /// The types that it is for.
        pub trait $way {
            /// The way.
            fn __by(&self) -> $by {
                $by
            }
        }
    )+};
}
ways!(WithContext: ByContext, Ours: ByOurs, Foreign: ByForeign, Pointed: ByPointed);
// Of the last choice, one is in scope.
ways!(Neither: ByNothing, NeitherWith: ByNothingWith, NeitherNeeded: ByNobody);

impl<T: ValidateWith<C> + ?Sized, C: ?Sized> WithContext for &&&&Nested<'_, T, C> {}
impl<T: Validate + ?Sized, C: ?Sized> Ours for &&&Nested<'_, T, C> {}
#[cfg(feature = "validator")]
impl<T: Walked + ?Sized, C: ?Sized> Foreign for &&Nested<'_, T, C> {}
#[cfg(feature = "validator")]
impl<T: Deref<Target: Walked> + ?Sized, C: ?Sized> Pointed for &Nested<'_, T, C> {}
impl<T: ?Sized, C: ?Sized> Neither for Nested<'_, T, C> {}
impl<T: ?Sized, C: ?Sized> NeitherWith for Nested<'_, T, C> {}
impl<T: ?Sized, C: ?Sized> NeitherNeeded for Nested<'_, T, C> {}

/// What `validator` checks: a value, a slice of them or, as it has it, a reference to a map.
#[cfg(feature = "validator")]
pub trait Walked {
    /// What it says.
    #[allow(clippy::missing_errors_doc, reason = "only generated code calls it")]
    fn walk(&self) -> Result<(), validator::ValidationErrors>;
}
#[cfg(feature = "validator")]
impl<T> Walked for T
where
    for<'a> &'a T: validator::Validate,
{
    fn walk(&self) -> Result<(), validator::ValidationErrors> {
        validator::Validate::validate(&self)
    }
}
#[cfg(feature = "validator")]
impl<T: validator::Validate> Walked for [T] {
    fn walk(&self) -> Result<(), validator::ValidationErrors> {
        validator::Validate::validate(self)
    }
}

/// The context comes before the value, so that a value that wants another does not decide what the context's type is.
macro_rules! check {
    ($by:ident<$T:ident: $($bound:path)?>, $report:ident, $field:ident, $context:ident, $value:ident => $check:expr) => {
        #[allow(clippy::missing_errors_doc, reason = "only generated code calls it")]
        impl $by {
            /// Checks the value.
            #[inline]
            pub fn check<$T: $($bound +)? ?Sized, C: ?Sized>(
                self,
                $report: &mut Report<'_>,
                $field: &'static Field,
                $context: &C,
                $value: &$T,
            ) -> ControlFlow<()> {
                $check
            }
        }
    };
}
check!(ByContext<T: ValidateWith<C>>, report, field, context, value => report.nested_with(field, value, context));
check!(ByOurs<T: Validate>, report, field, _context, value => report.nested(field, value));
#[cfg(feature = "validator")]
check!(ByForeign<T: Walked>, report, field, _context, value => report.foreign(field, value.walk()));
#[cfg(feature = "validator")]
check!(ByPointed<T: Deref<Target: Walked>>, report, field, _context, value => report.foreign(field, (**value).walk()));
check!(ByNobody<T: >, _report, _field, _context, _value => ControlFlow::Continue(()));

// What does not compile is shown to the user, who is to read no macro.

#[allow(clippy::missing_errors_doc, reason = "only generated code calls it")]
impl ByNothing {
    /// Does not compile.
    pub fn check<T: Validate + ?Sized, C: ?Sized>(
        self,
        _: &mut Report<'_>,
        _: &'static Field,
        _: &C,
        _: &T,
    ) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

#[allow(clippy::missing_errors_doc, reason = "only generated code calls it")]
impl ByNothingWith {
    /// Does not compile.
    pub fn check<T: ValidateWith<C> + ?Sized, C: ?Sized>(
        self,
        _: &mut Report<'_>,
        _: &'static Field,
        _: &C,
        _: &T,
    ) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
