//! Nested values: checked by our trait, or by `validator`'s.

use std::ops::ControlFlow;
#[cfg(feature = "validator")]
use std::ops::Deref;

use crate::{Field, Report, Validate, ValidateWith};

/// The value of a field with `nested`, and the context of the request.
///
/// `(&&&&&NestedValue(value, context)).__by().check(..)` uses the first of these that the type implements: our trait with the
/// context, our trait without a context, `validator`'s trait, `validator`'s trait on the type behind a pointer. Otherwise it is a
/// compile error. Method lookup tries them in this order because each trait is implemented for one reference less.
pub struct NestedValue<'a, T: ?Sized, C: ?Sized>(pub &'a T, pub &'a C);

macro_rules! ways {
    ($($way:ident: $by:ident),+) => {$(
        /// One way to check a nested value.
        pub struct $by;
        /// The types that are checked this way.
        pub trait $way {
            /// Returns this way.
            fn __by(&self) -> $by {
                $by
            }
        }
    )+};
}
ways!(WithContext: ByContext, Ours: ByOurs, Validators: ByValidator, Pointed: ByPointee);
// Generated code imports one of these.
ways!(NotNested: ByNone, NotNestedWith: ByNoneWith, NotNestedAllowed: ByNothing);

impl<T: ValidateWith<C> + ?Sized, C: ?Sized> WithContext for &&&&NestedValue<'_, T, C> {}
impl<T: Validate + ?Sized, C: ?Sized> Ours for &&&NestedValue<'_, T, C> {}
#[cfg(feature = "validator")]
impl<T: Walked + ?Sized, C: ?Sized> Validators for &&NestedValue<'_, T, C> {}
#[cfg(feature = "validator")]
impl<T: Deref<Target: Walked> + ?Sized, C: ?Sized> Pointed for &NestedValue<'_, T, C> {}
impl<T: ?Sized, C: ?Sized> NotNested for NestedValue<'_, T, C> {}
impl<T: ?Sized, C: ?Sized> NotNestedWith for NestedValue<'_, T, C> {}
impl<T: ?Sized, C: ?Sized> NotNestedAllowed for NestedValue<'_, T, C> {}

/// A type that `validator` checks: a value, a slice of values, or a map behind a reference.
#[cfg(feature = "validator")]
pub trait Walked {
    /// Checks the value.
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

/// The context comes before the value, so that the value does not decide the type of the context.
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
check!(ByValidator<T: Walked>, report, field, _context, value => report.foreign(field, value.walk()));
#[cfg(feature = "validator")]
check!(ByPointee<T: Deref<Target: Walked>>, report, field, _context, value => report.foreign(field, (**value).walk()));
check!(ByNothing<T: >, _report, _field, _context, _value => ControlFlow::Continue(()));

// The user sees these in compile errors, so no macro generates them.

#[allow(clippy::missing_errors_doc, clippy::unused_self, reason = "only generated code calls it")]
impl ByNone {
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

#[allow(clippy::missing_errors_doc, clippy::unused_self, reason = "only generated code calls it")]
impl ByNoneWith {
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
