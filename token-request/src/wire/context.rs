//! The context that a request is validated with.

use std::ops::ControlFlow;

use super::lax::is_flat;
use super::limits::collect_options;
use super::visit::Visit;
use crate::report::collect;
use crate::table::Table;
use crate::{Report, Validate, ValidateWith, Violations};

/// A context, or `()` for a request that needs none.
pub(crate) trait Context<T> {
    const TABLE: Table;

    /// True if no value in the request has fields of its own, so that serde accepts no more than the table.
    const IS_FLAT: bool = is_flat(&Self::TABLE);

    /// Checks the rules, and lists at most `most` violations.
    fn check(&self, request: &T, most: usize) -> Result<(), Violations>;

    /// Visits a body that serde rejects.
    fn visit(&self, visit: Visit<'_, '_>, report: &mut Report<'_>) -> ControlFlow<()>;
}

impl<T: Validate> Context<T> for () {
    const TABLE: Table = T::TABLE;

    #[inline]
    fn check(&self, request: &T, most: usize) -> Result<(), Violations> {
        collect(collect_options(most), &mut |report| request.check(report))
    }

    fn visit(&self, visit: Visit<'_, '_>, report: &mut Report<'_>) -> ControlFlow<()> {
        T::__visit::<()>(visit, report)
    }
}

impl<T: ValidateWith<C>, C: ?Sized> Context<T> for &C {
    const TABLE: Table = T::TABLE;

    #[inline]
    fn check(&self, request: &T, most: usize) -> Result<(), Violations> {
        collect(collect_options(most), &mut |report| request.check_with(self, report))
    }

    fn visit(&self, visit: Visit<'_, '_>, report: &mut Report<'_>) -> ControlFlow<()> {
        T::__visit_with::<()>(visit, report, self)
    }
}
