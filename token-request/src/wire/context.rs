//! What a request is validated with: nothing, or a context.

use std::ops::ControlFlow;

use super::lax::is_flat;
use super::visit::Visit;
use crate::report::{CollectOptions, collect};
use crate::table::Table;
use crate::{Report, Validate, ValidateWith, Violations};

/// `()` where a request needs none.
pub(crate) trait Context<T> {
    const TABLE: Table;

    /// Whether no value in the request has fields of its own, so that serde accepts no more than the table.
    const IS_FLAT: bool = is_flat(&Self::TABLE);

    /// Checks the rules, and lists at most so many violations.
    fn check(&self, request: &T, most: usize) -> Result<(), Violations>;

    /// Visits a body that serde rejects.
    fn visit(&self, visit: Visit<'_, '_>, report: &mut Report<'_>) -> ControlFlow<()>;
}

/// Returns the options of a check that lists at most `most` violations, and at least one.
pub(super) fn collect_options(most: usize) -> CollectOptions {
    CollectOptions { with_values: false, max_listed: most.max(1) }
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
