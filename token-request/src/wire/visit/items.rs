//! Visits the items of lists and the entries of maps.

use std::ops::ControlFlow;

use super::report_error::{report_error, report_length};
use super::visit::Visit;
use crate::Report;
use crate::violation::{Details, KeyText, NO_FIELD, Step};
use crate::wire::read_error::ReadError;
use crate::wire::rule::WireRule;
use crate::wire::tree::LocatedError;

/// An entry of a map in a body.
pub(super) struct BodyEntry<'v, 'de> {
    pub(super) key: &'v str,
    pub(super) is_repeated: bool,
    /// The reason why serde rejects the key, if it is known.
    cause: Option<ReadError>,
    pub(super) value: Visit<'v, 'de>,
}

/// Visits an item of a type.
pub(crate) type VisitItem<'f, 'de> =
    &'f mut dyn FnMut(Visit<'_, 'de>, &mut Report<'_>) -> ControlFlow<()>;

impl<'de> Visit<'_, 'de> {
    /// Visits each item of a list. `length` is the number of items if it is fixed.
    ///
    /// # Errors
    ///
    /// `Break` when the report is complete.
    pub fn items(
        self,
        report: &mut Report<'_>,
        length: Option<usize>,
        each: VisitItem<'_, 'de>,
    ) -> ControlFlow<()> {
        let Some(items) = self.node.items() else {
            return self.report_other_type(report, ReadError::Not("an array"));
        };
        if let Some(length) = length
            && self.node.items().map(Iterator::count) != Some(length)
        {
            return report_length(report, length, length);
        }
        for (index, node) in items.enumerate() {
            let visit = self.item(node);
            report.enter(Step::Index(index), |report| visit.visit_item(report, each))?;
        }
        ControlFlow::Continue(())
    }

    /// Visits the items of a tuple, each by its own type.
    ///
    /// # Errors
    ///
    /// `Break` when the report is complete.
    pub fn items_of_tuple<const N: usize>(
        self,
        report: &mut Report<'_>,
        each: [VisitItem<'_, 'de>; N],
    ) -> ControlFlow<()> {
        let mut each = each.into_iter();
        self.items(report, Some(N), &mut |visit, report| match each.next() {
            Some(each) => each(visit, report),
            None => ControlFlow::Continue(()),
        })
    }

    /// Returns whether the value is null.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.node.is_null()
    }

    /// Reads the key of each entry of a map, and visits the value, in the order of the keys.
    ///
    /// # Errors
    ///
    /// `Break` when the report is complete.
    pub fn entries(self, report: &mut Report<'_>, each: VisitItem<'_, 'de>) -> ControlFlow<()> {
        self.each_entry(report, &mut |entry, report| {
            if entry.is_repeated {
                return report_repeated(report);
            }
            entry.report_key(report)?;
            entry.value.visit_item(report, each)
        })
    }

    /// Calls `each` with each entry of a map, in the order of the keys.
    pub(super) fn each_entry(
        self,
        report: &mut Report<'_>,
        each: &mut dyn FnMut(BodyEntry<'_, 'de>, &mut Report<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Some(object) = self.node.object() else {
            return self.report_other_type(report, ReadError::Not("an object"));
        };
        let read_key = self.readers.first().and_then(|reader| (*reader)?.key);
        // The exact capacity, as a vector that grows takes up to three times as much.
        let mut entries = Vec::with_capacity(object.members(self.node).count());
        entries.extend(object.members(self.node).map(|(key, node)| (key, node.value)));
        let mut sorted: Vec<usize> = (0..entries.len()).collect();
        sorted.sort_by_key(|position| (&entries[*position].0, *position));
        let mut sorted = sorted.into_iter().peekable();
        while let Some(position) = sorted.next() {
            let (key, value) = &entries[position];
            let step = KeyText { key: &**key, position };
            let mut is_repeated = false;
            while sorted.next_if(|other| entries[*other].0 == *key).is_some() {
                is_repeated = true;
            }
            let cause = read_key.and_then(|read| read(key).err());
            let mut value = self.item(self.node.entry(*value));
            // If serde rejects a key, the error is at the value, which was not read.
            value.error =
                value.error.filter(|known| cause.is_none() || known.id != value.node.id());
            let entry = BodyEntry { key, is_repeated, cause, value };
            report.enter(Step::Entry { key: &step, position }, |report| each(entry, report))?;
        }
        ControlFlow::Continue(())
    }

    /// Visits an item, and reports the error inside it if the visit has not.
    fn visit_item(self, report: &mut Report<'_>, each: VisitItem<'_, 'de>) -> ControlFlow<()> {
        let n_errors = report.n_wire_errors();
        each(self, report)?;
        match self.error.filter(|_| report.n_wire_errors() == n_errors) {
            Some(error) => report_error(report, NO_FIELD, self.node, error),
            None => ControlFlow::Continue(()),
        }
    }
}

impl BodyEntry<'_, '_> {
    /// Reports why serde rejects the key, if it does.
    pub(super) fn report_key(&self, report: &mut Report<'_>) -> ControlFlow<()> {
        match &self.cause {
            None | Some(ReadError::NotBorrowable) => ControlFlow::Continue(()),
            Some(cause) => {
                let node = self.value.node;
                let error = LocatedError::whole(node.id(), cause.clone().of_key());
                report_error(report, NO_FIELD, node, &error)
            }
        }
    }
}

/// Reports that the key of an entry is repeated.
pub(super) fn report_repeated(report: &mut Report<'_>) -> ControlFlow<()> {
    report.wire_error(NO_FIELD, WireRule::Repeated.index(), Details::default)
}
