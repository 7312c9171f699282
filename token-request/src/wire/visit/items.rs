//! Visits the items of lists and the entries of maps.

use std::ops::ControlFlow;

use super::report_error::report_error;
use super::type_args::length_args;
use super::visit::{ValueReader, Visit};
use crate::Report;
use crate::table::Field;
use crate::violation::NO_FIELD;
use crate::violation::{Details, KeyText, Step};
use crate::wire::read_error::ReadError;
use crate::wire::rule::WireRule;
use crate::wire::tree::{LocatedError, Node};

/// A walk over a list or a map for one rule of its items, keys or values.
pub enum Pass<'f, 'de> {
    /// Reads each key, and checks the rules of keys.
    Keys(ReadKeyInPass<'f>),
    /// Visits each item or value, and checks its rules. The first pass also reports why serde rejects a value.
    Items(VisitInPass<'f, 'de>),
}

/// Reads a key, and checks its rules.
pub(crate) type ReadKeyInPass<'f> =
    &'f mut dyn FnMut(&str, &mut Report<'_>) -> Result<ControlFlow<()>, ReadError>;

/// Visits an item. The flag is true in the first pass.
pub(crate) type VisitInPass<'f, 'de> =
    &'f mut dyn FnMut(Visit<'_, 'de>, &mut Report<'_>, bool) -> ControlFlow<()>;

/// An entry of a map in a body.
struct BodyEntry<'v, 'de> {
    key: &'v str,
    is_repeated: bool,
    /// The reason why serde rejects the key, if it is known.
    cause: Option<ReadError>,
    value: Visit<'v, 'de>,
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
            return report_length(report, length);
        }
        for (index, node) in items.enumerate() {
            let visit = self.item(node);
            report.enter(Step::Index(index), |report| visit.part(report, each))?;
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

    /// Reports whether the value is null.
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
            entry.value.part(report, each)
        })
    }

    fn each_entry(
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
    fn part(self, report: &mut Report<'_>, each: VisitItem<'_, 'de>) -> ControlFlow<()> {
        let n_errors = report.n_wire_errors();
        each(self, report)?;
        match self.error.filter(|_| report.n_wire_errors() == n_errors) {
            Some(error) => report_error(report, NO_FIELD, self.node, error),
            None => ControlFlow::Continue(()),
        }
    }

    /// Reads each item of a list or value of a map, if the type has no rules.
    pub(super) fn items_alone(self, report: &mut Report<'_>) -> ControlFlow<()> {
        let each: VisitItem<'_, 'de> = &mut |visit, report| visit.alone(report);
        if self.node.items().is_some() {
            self.items(report, None, each)
        } else if self.node.object().is_some() {
            self.entries(report, each)
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Reads the value, unless serde is known to reject it.
    ///
    /// # Errors
    ///
    /// The reason why serde rejects the value.
    pub fn read<T>(
        &self,
        read: fn(Node<'_, 'de>) -> Result<T, ReadError>,
    ) -> Result<T, LocatedError> {
        match self.error {
            Some(error) => Err(error.clone()),
            None => self.node.attempt(read),
        }
    }

    /// Reports why serde rejects an item, and checks the rules of the items inside it. The first of `rows` is the field of the item.
    ///
    /// # Errors
    ///
    /// `Break` when the report is complete.
    pub fn unread(
        self,
        report: &mut Report<'_>,
        error: &LocatedError,
        rows: &'static [Field],
        passes: &mut [Pass<'_, 'de>],
        is_first: bool,
    ) -> ControlFlow<()> {
        let (visit, n_errors) = (Visit { error: Some(error), ..self }, report.n_wire_errors());
        if error.id != self.node.id() && !passes.is_empty() {
            visit.passes(report, passes, is_first)?;
        }
        if !is_first || report.n_wire_errors() > n_errors {
            return ControlFlow::Continue(());
        }
        let row = rows.first().filter(|_| error.id == self.node.id());
        visit.alone_in(&mut report.muted(true), row.unwrap_or(NO_FIELD))
    }

    /// Walks a list or a map once for each pass.
    pub(super) fn passes(
        self,
        report: &mut Report<'_>,
        passes: &mut [Pass<'_, 'de>],
        is_first: bool,
    ) -> ControlFlow<()> {
        let mut is_first_of_parts = is_first;
        let mut is_first_of_keys = is_first;
        let has_keys = passes.iter().any(|pass| matches!(pass, Pass::Keys(_)));
        for pass in passes {
            match pass {
                Pass::Keys(each) => {
                    self.keys(report, each, is_first_of_keys)?;
                    is_first_of_keys = false;
                }
                Pass::Items(each) => {
                    self.parts(report, each, is_first_of_parts, !has_keys)?;
                    is_first_of_parts = false;
                }
            }
        }
        if is_first_of_parts {
            let each: VisitInPass<'_, 'de> = &mut |visit, report, _| visit.alone(report);
            self.parts(&mut report.muted(true), each, true, !has_keys)?;
        }
        ControlFlow::Continue(())
    }

    fn keys(
        self,
        report: &mut Report<'_>,
        each: ReadKeyInPass<'_>,
        is_first: bool,
    ) -> ControlFlow<()> {
        if self.node.object().is_none() {
            return ControlFlow::Continue(());
        }
        self.each_entry(report, &mut |entry, report| match each(entry.key, report) {
            _ if entry.is_repeated => ControlFlow::Continue(()),
            Ok(flow) => flow,
            Err(_) if is_first => entry.report_key(report),
            Err(_) => ControlFlow::Continue(()),
        })
    }

    fn parts(
        self,
        report: &mut Report<'_>,
        each: VisitInPass<'_, 'de>,
        is_first: bool,
        reports_keys: bool,
    ) -> ControlFlow<()> {
        if self.node.items().is_some() {
            for (index, node) in self.node.items().into_iter().flatten().enumerate() {
                let visit = self.item(node);
                report.enter(Step::Index(index), |report| each(visit, report, is_first))?;
            }
            return ControlFlow::Continue(());
        }
        if self.node.object().is_none() {
            return ControlFlow::Continue(());
        }
        self.each_entry(report, &mut |entry, report| match entry.is_repeated {
            true if is_first => report_repeated(report),
            true => ControlFlow::Continue(()),
            false => {
                if is_first && reports_keys {
                    entry.report_key(report)?;
                }
                each(entry.value, report, is_first)
            }
        })
    }

    /// Reads the items of a tuple, each by its own reader.
    pub(super) fn parts_alone(
        self,
        report: &mut Report<'_>,
        parts: &[ValueReader<'de>],
    ) -> ControlFlow<()> {
        let Some(items) = self.node.items() else { return ControlFlow::Continue(()) };
        let items: Vec<_> = items.collect();
        if items.len() != parts.len() {
            return report_length(report, parts.len());
        }
        for (index, (node, read)) in items.into_iter().zip(parts).enumerate() {
            let reader = [Some(*read)];
            let visit = Visit { readers: &reader, ..self.at(node) };
            report.enter(Step::Index(index), |report| visit.alone(report))?;
        }
        ControlFlow::Continue(())
    }

    fn alone(self, report: &mut Report<'_>) -> ControlFlow<()> {
        self.alone_in(report, NO_FIELD)
    }

    /// Reads the value, or its items if serde rejects one of them. `row` is the field of the value.
    fn alone_in(self, report: &mut Report<'_>, row: &'static Field) -> ControlFlow<()> {
        let Some(Some(read)) = self.readers.first() else { return ControlFlow::Continue(()) };
        let attempted = match self.error {
            Some(_) => None,
            None => self.node.attempt(|node| (read.value)(node, report).map(drop)).err(),
        };
        let Some(error) = self.error.or(attempted.as_ref()) else {
            return ControlFlow::Continue(());
        };
        let n_errors = report.n_wire_errors();
        if self.readers.len() > 1 && !(error.is_whole && error.id == self.node.id()) {
            Visit { error: Some(error), ..self }.items_alone(report)?;
        }
        if report.n_wire_errors() > n_errors || error.cause == ReadError::NotBorrowable {
            return ControlFlow::Continue(());
        }
        report_error(report, row, self.node, error)
    }
}

impl BodyEntry<'_, '_> {
    /// Reports why serde rejects the key, if it does.
    fn report_key(&self, report: &mut Report<'_>) -> ControlFlow<()> {
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

/// Reports that the value is not an array of this length.
fn report_length(report: &mut Report<'_>, length: usize) -> ControlFlow<()> {
    report.wire_error(NO_FIELD, WireRule::Type.index(), || length_args(length, length).into())
}

fn report_repeated(report: &mut Report<'_>) -> ControlFlow<()> {
    report.wire_error(NO_FIELD, WireRule::Repeated.index(), Details::default)
}
