//! The implementations of the traits for containers, which are valid if all that they contain is valid.
//!
//! The violations of a list have indices in their paths, those of a map have keys. The violations of a `HashMap` are
//! sorted by the texts of the keys. A `HashSet` has no order: its items have the indices of one iteration, and so have
//! the entries of a `HashMap` whose keys serde does not write as one string (tuples, for example).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;

use crate::field_types::HasTableType;
use crate::report::EntryOrder;
use crate::table::{Collection, Holds, Table, Type};
#[cfg(feature = "wire")]
use crate::wire::visit::{Visit, VisitItem};
use crate::{Report, Valid, Validate, ValidateWith};

/// Implements both traits for a container of `T`, given how to check its items and how to visit a body with them.
macro_rules! container {
    (
        [$($bound:tt)*] [$($of:tt)*] $container:ty, $($collection:ident)? $(($optional:ident))?:
        |$this:ident, $report:ident, $check:ident| $walk:expr,
        |$visit:ident, $wrong:ident, $each:ident| $visited:expr
    ) => {
        impl<T: Validate + $($bound)*, $($of)*> Validate for $container {
            const TABLE: Table = T::TABLE$(.within(Collection::$collection))?;
            const __HOLDS: Holds = T::__HOLDS$(.$optional())?$(.within(Collection::$collection))?;

            #[inline]
            fn check(&$this, $report: &mut Report<'_>) -> ControlFlow<()> {
                let $check = |report: &mut Report<'_>, value: &T| value.check(report);
                $walk
            }

            #[cfg(feature = "wire")]
            fn __visit<Used>($visit: Visit<'_, '_>, $wrong: &mut Report<'_>) -> ControlFlow<()> {
                let $each = |visit: Visit<'_, '_>, report: &mut Report<'_>| {
                    T::__visit::<Used>(visit, report)
                };
                $visited
            }
        }

        impl<C: ?Sized, T: ValidateWith<C> + $($bound)*, $($of)*> ValidateWith<C> for $container {
            const TABLE: Table = T::TABLE$(.within(Collection::$collection))?;

            #[inline]
            fn check_with(&$this, context: &C, $report: &mut Report<'_>) -> ControlFlow<()> {
                let $check = |report: &mut Report<'_>, value: &T| value.check_with(context, report);
                $walk
            }

            #[cfg(feature = "wire")]
            fn __visit_with<Used>(
                $visit: Visit<'_, '_>,
                $wrong: &mut Report<'_>,
                context: &C,
            ) -> ControlFlow<()> {
                let $each = |visit: Visit<'_, '_>, report: &mut Report<'_>| {
                    T::__visit_with::<Used>(visit, report, context)
                };
                $visited
            }
        }
    };
}

macro_rules! pointers {
    ($([$($bound:tt)*] $pointer:ty),+) => {
        $(container!(
            [$($bound)*] [] $pointer,:
            |self, report, check| check(report, &**self),
            |visit, report, each| each(visit, report)
        );)+
    };
}
pointers!([?Sized] &T, [?Sized] &mut T, [?Sized] Box<T>, [?Sized] Rc<T>, [?Sized] Arc<T>, [ToOwned + ?Sized] Cow<'_, T>);

container!([Sized] [] Option<T>, (optional):
    |self, report, check| {
        self.as_ref().map_or(ControlFlow::Continue(()), |value| check(report, value))
    },
    |visit, report, each| {
        if visit.is_none() { ControlFlow::Continue(()) } else { each(visit, report) }
    }
);

macro_rules! lists {
    ($([$($of:tt)*] $list:ty),+) => {
        $(container!(
            [Sized] [$($of)*] $list, List:
            |self, report, check| report.each(self, check),
            |visit, report, each| visit.items(report, None, &mut { each })
        );)+
    };
}
lists!([] [T], [] Vec<T>, [] VecDeque<T>, [] LinkedList<T>, [] BinaryHeap<T>, [] BTreeSet<T>,
    [S] HashSet<T, S>);

container!([Sized] [const N: usize] [T; N], List:
    |self, report, check| report.each(self, check),
    |visit, report, each| visit.items(report, Some(N), &mut { each })
);
container!([Sized] [K: Serialize] BTreeMap<K, T>, Map:
    |self, report, check| {
        report.each_entry(self, EntryOrder::Fixed, |report, _, value| check(report, value))
    },
    |visit, report, each| visit.entries(report, &mut { each })
);
container!([Sized] [K: Serialize, S] HashMap<K, T, S>, Map:
    |self, report, check| {
        report.each_entry(self, EntryOrder::Arbitrary, |report, _, value| check(report, value))
    },
    |visit, report, each| visit.entries(report, &mut { each })
);

macro_rules! tuple {
    ($($name:ident $index:tt),+) => {
        impl<$($name: Validate),+> Validate for ($($name,)+) {
            const TABLE: Table = Table::new("", &[]);

            fn check(&self, report: &mut Report<'_>) -> ControlFlow<()> {
                $(report.element($index, &self.$index)?;)+
                ControlFlow::Continue(())
            }

            #[cfg(feature = "wire")]
            fn __visit<Used>(visit: Visit<'_, '_>, report: &mut Report<'_>) -> ControlFlow<()> {
                let each: [VisitItem<'_, '_>; [$($index),+].len()] = [$(&mut |visit, report| $name::__visit::<Used>(visit, report)),+];
                visit.items_of_tuple(report, each)
            }
        }

        // On the wire a tuple is a list of values of several types.
        impl<$($name),+> HasTableType for ($($name,)+) {
            const TYPE: Type = Type::List(&Type::Any);
        }

        impl<Context: ?Sized, $($name: ValidateWith<Context>),+> ValidateWith<Context> for ($($name,)+) {
            const TABLE: Table = Table::new("", &[]);

            fn check_with(&self, context: &Context, report: &mut Report<'_>) -> ControlFlow<()> {
                $(report.element_with($index, &self.$index, context)?;)+
                ControlFlow::Continue(())
            }

            #[cfg(feature = "wire")]
            fn __visit_with<Used>(
                visit: Visit<'_, '_>,
                report: &mut Report<'_>,
                context: &Context,
            ) -> ControlFlow<()> {
                let each: [VisitItem<'_, '_>; [$($index),+].len()] = [
                    $(&mut |visit, report| $name::__visit_with::<Used>(visit, report, context)),+
                ];
                visit.items_of_tuple(report, each)
            }
        }
    };
}

impl Validate for () {
    const TABLE: Table = Table::new("", &[]);

    #[inline]
    fn check(&self, _: &mut Report<'_>) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);

/// The value has been validated. A body is rejected only because of the rules of the value in it.
impl<T: Validate> Validate for Valid<T> {
    const TABLE: Table = T::TABLE;

    #[inline]
    fn check(&self, _: &mut Report<'_>) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    #[cfg(feature = "wire")]
    fn __visit<Used>(visit: Visit<'_, '_>, report: &mut Report<'_>) -> ControlFlow<()> {
        let n_violations = report.n_violations();
        T::__visit::<Used>(visit, &mut report.muted(false))?;
        if report.n_violations() > n_violations {
            report.count_wire_error();
        }
        ControlFlow::Continue(())
    }
}
