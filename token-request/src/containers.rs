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

use crate::table::Table;
use crate::{Report, Validate};

macro_rules! pointer {
    ($([$($of:tt)+] $pointer:ty),+) => {$(
        impl<$($of)+ Validate + ?Sized> Validate for $pointer {
            const TABLE: Table = T::TABLE;

            #[inline]
            fn check(&self, report: &mut Report<'_>) -> ControlFlow<()> {
                (**self).check(report)
            }
        }
    )+};
}
pointer!([T:] &T, [T:] &mut T, [T:] Box<T>, [T:] Rc<T>, [T:] Arc<T>, [T: ToOwned +] Cow<'_, T>);

impl<T: Validate> Validate for Option<T> {
    const TABLE: Table = T::TABLE;

    #[inline]
    fn check(&self, report: &mut Report<'_>) -> ControlFlow<()> {
        self.as_ref().map_or(ControlFlow::Continue(()), |value| value.check(report))
    }
}

macro_rules! list {
    ($([$($of:tt)*] $list:ty),+) => {$(
        impl<T: Validate, $($of)*> Validate for $list {
            const TABLE: Table = T::TABLE;

            #[inline]
            fn check(&self, report: &mut Report<'_>) -> ControlFlow<()> {
                report.elements(self)
            }
        }
    )+};
}
list!([] [T], [const N: usize] [T; N], [] Vec<T>, [] VecDeque<T>, [] LinkedList<T>, [] BinaryHeap<T>,
    [] BTreeSet<T>, [S] HashSet<T, S>);

impl<K: Serialize, V: Validate> Validate for BTreeMap<K, V> {
    const TABLE: Table = V::TABLE;

    fn check(&self, report: &mut Report<'_>) -> ControlFlow<()> {
        report.entries(self)
    }
}

impl<K: Serialize, V: Validate, S> Validate for HashMap<K, V, S> {
    const TABLE: Table = V::TABLE;

    fn check(&self, report: &mut Report<'_>) -> ControlFlow<()> {
        report.unordered_entries(self)
    }
}

macro_rules! tuple {
    ($($name:ident $index:tt),+) => {
        impl<$($name: Validate),+> Validate for ($($name,)+) {
            const TABLE: Table = Table::new("", &[]);

            fn check(&self, report: &mut Report<'_>) -> ControlFlow<()> {
                $(report.element($index, &self.$index)?;)+
                ControlFlow::Continue(())
            }
        }
    };
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
