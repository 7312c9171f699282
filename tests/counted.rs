//! How often a body is read: once where it is right, and else again, to find out all that is wrong.

use std::cell::Cell;
use std::ops::ControlFlow;

use serde::{Deserialize, Deserializer};
use token_request::{Report, Table, Validate};

thread_local! {
    static READS: Cell<usize> = const { Cell::new(0) };
}

/// A request that counts how often it is read.
#[derive(Debug)]
pub(crate) struct Counted<T>(T);

impl<T: Validate> Validate for Counted<T> {
    const TABLE: Table = T::TABLE;

    fn check(&self, report: &mut Report<'_>) -> ControlFlow<()> {
        self.0.check(report)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Counted<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        READS.set(READS.get() + 1);
        T::deserialize(deserializer).map(Self)
    }
}

/// What is read, and how often it was.
pub(crate) fn counted<T, E>(read: impl FnOnce() -> Result<Counted<T>, E>) -> (Result<T, E>, usize) {
    READS.set(0);
    let read = read().map(|Counted(request)| request);
    (read, READS.get())
}
