//! Containers are valid when all that they hold is.
//!
//! What is wrong in a list comes by index, in a map by key. A `HashMap`'s comes in the order of the keys' texts; a
//! `HashSet` has no order to keep: its elements are numbered as it lists them, as are a `HashMap`'s whose keys serde
//! does not write as one word (tuples, say).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;

use crate::subject::Described;
use crate::table::{Collection, Table, Type};
use crate::validate::Order;
use crate::{Report, Validate, ValidateWith};

/// Implements both traits for a type that holds `T`s, given how it walks them.
macro_rules! container {
    ([$($bound:tt)*] [$($of:tt)*] $container:ty, $($collection:ident)?: |$this:ident, $report:ident, $check:ident| $walk:expr) => {
        impl<T: Validate + $($bound)*, $($of)*> Validate for $container {
            const TABLE: Table = T::TABLE$(.within(Collection::$collection))?;

            #[inline]
            fn check(&$this, $report: &mut Report<'_>) -> ControlFlow<()> {
                let $check = |report: &mut Report<'_>, value: &T| value.check(report);
                $walk
            }
        }

        impl<C: ?Sized, T: ValidateWith<C> + $($bound)*, $($of)*> ValidateWith<C> for $container {
            const TABLE: Table = T::TABLE$(.within(Collection::$collection))?;

            #[inline]
            fn check_with(&$this, context: &C, $report: &mut Report<'_>) -> ControlFlow<()> {
                let $check = |report: &mut Report<'_>, value: &T| value.check_with(context, report);
                $walk
            }
        }
    };
}

macro_rules! pointers {
    ($([$($bound:tt)*] $pointer:ty),+) => {
        $(container!([$($bound)*] [] $pointer,: |self, report, check| check(report, &**self));)+
    };
}
pointers!([?Sized] &T, [?Sized] &mut T, [?Sized] Box<T>, [?Sized] Rc<T>, [?Sized] Arc<T>, [ToOwned + ?Sized] Cow<'_, T>);

container!([Sized] [] Option<T>,: |self, report, check| {
    self.as_ref().map_or(ControlFlow::Continue(()), |value| check(report, value))
});

macro_rules! lists {
    ($([$($of:tt)*] $list:ty),+) => {
        $(container!([Sized] [$($of)*] $list, List: |self, report, check| report.each(self, check));)+
    };
}
lists!([] [T], [const N: usize] [T; N], [] Vec<T>, [] VecDeque<T>, [] LinkedList<T>, [] BinaryHeap<T>,
    [] BTreeSet<T>, [S] HashSet<T, S>);

container!([Sized] [K: Serialize] BTreeMap<K, T>, Map: |self, report, check| {
    report.each_entry(self, Order::Kept, |report, _, value| check(report, value))
});
container!([Sized] [K: Serialize, S] HashMap<K, T, S>, Map: |self, report, check| {
    report.each_entry(self, Order::None, |report, _, value| check(report, value))
});

macro_rules! tuple {
    ($($name:ident $index:tt),+) => {
        impl<$($name: Validate),+> Validate for ($($name,)+) {
            const TABLE: Table = Table::new("", &[]);

            fn check(&self, report: &mut Report<'_>) -> ControlFlow<()> {
                $(report.element($index, &self.$index)?;)+
                ControlFlow::Continue(())
            }
        }

        // On the wire it is a list, of values of several kinds.
        impl<$($name),+> Described for ($($name,)+) {
            const TYPE: Type = Type::List(&Type::Any);
        }

        impl<Context: ?Sized, $($name: ValidateWith<Context>),+> ValidateWith<Context> for ($($name,)+) {
            const TABLE: Table = Table::new("", &[]);

            fn check_with(&self, context: &Context, report: &mut Report<'_>) -> ControlFlow<()> {
                $(report.element_with($index, &self.$index, context)?;)+
                ControlFlow::Continue(())
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
