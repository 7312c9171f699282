//! What is in lists and maps, visited value by value.

use std::ops::ControlFlow;

use super::{Reader, Visit, report_failure};
use crate::Report;
use crate::path::{Key, Said, Step};
use crate::table::Field;
use crate::violation::BARE;
use crate::wire::read_error::Refused;
use crate::wire::rule::{Fault, number, word};
use crate::wire::tree::{Failure, Node};

/// A walk over a list or a map for one rule of its elements, keys or values.
pub enum Pass<'f, 'de> {
    /// Reads a key, and checks its rules.
    Keys(ReadEachKey<'f>),
    /// Visits an element or a value, and checks its rules. The first pass also reports why serde rejects it.
    Items(EachPart<'f, 'de>),
}

/// Reads a key, and checks its rules.
pub(crate) type ReadEachKey<'f> =
    &'f mut dyn FnMut(&str, &mut Report<'_>) -> Result<ControlFlow<()>, Refused>;

/// Visits an element of a type, in the first pass or in another.
pub(crate) type EachPart<'f, 'de> =
    &'f mut dyn FnMut(Visit<'_, 'de>, &mut Report<'_>, bool) -> ControlFlow<()>;

/// An entry of a map in a body.
struct Entry<'v, 'de> {
    key: &'v str,
    is_repeated: bool,
    /// Why serde rejects the key, where that is known.
    refused: Option<Refused>,
    value: Visit<'v, 'de>,
}

/// Visits an element of a type.
pub(crate) type Each<'f, 'de> =
    &'f mut dyn FnMut(Visit<'_, 'de>, &mut Report<'_>) -> ControlFlow<()>;

impl<'de> Visit<'_, 'de> {
    /// Visits each element of a list, which has `length` elements if that is fixed.
    ///
    /// # Errors
    ///
    /// `Break` when the report wants no more.
    pub fn elements(
        self,
        report: &mut Report<'_>,
        length: Option<usize>,
        each: Each<'_, 'de>,
    ) -> ControlFlow<()> {
        let Some(elements) = self.node.elements() else { return self.not(report, "an array") };
        if let Some(length) = length
            && self.node.elements().map(Iterator::count) != Some(length)
        {
            return report_length(report, length);
        }
        for (index, node) in elements.enumerate() {
            let visit = self.element(node);
            report.within(Step::Index(index), |report| visit.part(report, each))?;
        }
        ControlFlow::Continue(())
    }

    /// Visits the elements of a tuple, each by its own type.
    ///
    /// # Errors
    ///
    /// `Break` when the report wants no more.
    pub fn elements_of_tuple<const N: usize>(
        self,
        report: &mut Report<'_>,
        each: [Each<'_, 'de>; N],
    ) -> ControlFlow<()> {
        let mut each = each.into_iter();
        self.elements(report, Some(N), &mut |visit, report| match each.next() {
            Some(each) => each(visit, report),
            None => ControlFlow::Continue(()),
        })
    }

    /// Whether it is null, as what may be absent is.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.node.is_null()
    }

    /// Reads the key of each entry of a map, and visits the value, in the order of the keys.
    ///
    /// # Errors
    ///
    /// `Break` when the report wants no more.
    pub fn entries(self, report: &mut Report<'_>, each: Each<'_, 'de>) -> ControlFlow<()> {
        self.each_entry(report, &mut |entry, report| {
            if entry.is_repeated {
                return report_repeated(report);
            }
            entry.wrong_key(report)?;
            entry.value.part(report, each)
        })
    }

    fn each_entry(
        self,
        report: &mut Report<'_>,
        each: &mut dyn FnMut(Entry<'_, 'de>, &mut Report<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Some(object) = self.node.object() else { return self.not(report, "an object") };
        let read_key = self.readers.first().and_then(|reader| (*reader)?.key);
        // The exact size, as a vector that grows takes up to three times as much.
        let mut entries = Vec::with_capacity(object.members(self.node).count());
        entries.extend(object.members(self.node).map(|(key, node)| (key, node.value)));
        let mut sorted: Vec<usize> = (0..entries.len()).collect();
        sorted.sort_by_key(|position| (&entries[*position].0, *position));
        let mut sorted = sorted.into_iter().peekable();
        while let Some(position) = sorted.next() {
            let (key, value) = &entries[position];
            let step = Key { key: &**key, position };
            let mut is_repeated = false;
            while sorted.next_if(|other| entries[*other].0 == *key).is_some() {
                is_repeated = true;
            }
            let refused = read_key.and_then(|read| read(key).err());
            let mut value = self.element(self.node.entry(*value));
            // Where serde rejects a key, the failure is at the value, which was not read.
            value.failure =
                value.failure.filter(|known| refused.is_none() || known.id != value.node.id());
            let entry = Entry { key, is_repeated, refused, value };
            report.within(Step::Entry { key: &step, position }, |report| each(entry, report))?;
        }
        ControlFlow::Continue(())
    }

    /// Visits a part of a collection, and makes sure that a failure in it is reported.
    fn part(self, report: &mut Report<'_>, each: Each<'_, 'de>) -> ControlFlow<()> {
        let n_wrong = report.n_wrong();
        each(self, report)?;
        match self.failure.filter(|_| report.n_wrong() == n_wrong) {
            Some(failure) => report_failure(report, BARE, self.node, failure),
            None => ControlFlow::Continue(()),
        }
    }

    /// Reads the elements, or the values of the entries, of a type without rules, each alone.
    pub(super) fn elements_alone(self, report: &mut Report<'_>) -> ControlFlow<()> {
        let each: Each<'_, 'de> = &mut |visit, report| visit.alone(report);
        if self.node.elements().is_some() {
            self.elements(report, None, each)
        } else if self.node.object().is_some() {
            self.entries(report, each)
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Reads the value, unless it is known already that serde rejects it.
    ///
    /// # Errors
    ///
    /// Why serde rejects it.
    pub fn read<T>(&self, read: fn(Node<'_, 'de>) -> Result<T, Refused>) -> Result<T, Unread> {
        match self.failure {
            Some(failure) => Err(Unread(failure.clone())),
            None => self.node.attempt(read).map_err(Unread),
        }
    }

    /// Reports why serde rejects an element, whose row is the first of these, and checks the rules of what is in it.
    ///
    /// # Errors
    ///
    /// `Break` when the report wants no more.
    pub fn unread(
        self,
        report: &mut Report<'_>,
        Unread(failure): &Unread,
        rows: &'static [Field],
        passes: &mut [Pass<'_, 'de>],
        is_first: bool,
    ) -> ControlFlow<()> {
        let (visit, n_wrong) = (Visit { failure: Some(failure), ..self }, report.n_wrong());
        if failure.id != self.node.id() && !passes.is_empty() {
            visit.passes(report, passes, is_first)?;
        }
        if !is_first || report.n_wrong() > n_wrong {
            return ControlFlow::Continue(());
        }
        let row = rows.first().filter(|_| failure.id == self.node.id());
        visit.alone_in(&mut report.muted(true), row.unwrap_or(BARE))
    }

    /// Walks a list or a map once for each of these rules.
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
            let each: EachPart<'_, 'de> = &mut |visit, report, _| visit.alone(report);
            self.parts(&mut report.muted(true), each, true, !has_keys)?;
        }
        ControlFlow::Continue(())
    }

    fn keys(
        self,
        report: &mut Report<'_>,
        each: ReadEachKey<'_>,
        is_first: bool,
    ) -> ControlFlow<()> {
        if self.node.object().is_none() {
            return ControlFlow::Continue(());
        }
        self.each_entry(report, &mut |entry, report| match each(entry.key, report) {
            _ if entry.is_repeated => ControlFlow::Continue(()),
            Ok(flow) => flow,
            Err(_) if is_first => entry.wrong_key(report),
            Err(_) => ControlFlow::Continue(()),
        })
    }

    fn parts(
        self,
        report: &mut Report<'_>,
        each: EachPart<'_, 'de>,
        is_first: bool,
        reports_keys: bool,
    ) -> ControlFlow<()> {
        if self.node.elements().is_some() {
            for (index, node) in self.node.elements().into_iter().flatten().enumerate() {
                let visit = self.element(node);
                report.within(Step::Index(index), |report| each(visit, report, is_first))?;
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
                    entry.wrong_key(report)?;
                }
                each(entry.value, report, is_first)
            }
        })
    }

    /// Reads the elements of a tuple of that many, each alone.
    pub(super) fn parts_alone(
        self,
        report: &mut Report<'_>,
        parts: &[Reader<'de>],
    ) -> ControlFlow<()> {
        let Some(elements) = self.node.elements() else { return ControlFlow::Continue(()) };
        let elements: Vec<_> = elements.collect();
        if elements.len() != parts.len() {
            return report_length(report, parts.len());
        }
        for (index, (node, read)) in elements.into_iter().zip(parts).enumerate() {
            let reader = [Some(*read)];
            let visit = Visit { readers: &reader, ..self.at(node) };
            report.within(Step::Index(index), |report| visit.alone(report))?;
        }
        ControlFlow::Continue(())
    }

    fn alone(self, report: &mut Report<'_>) -> ControlFlow<()> {
        self.alone_in(report, BARE)
    }

    /// Reads the value, or its elements where it is known that serde rejects one. The row is that of the value.
    fn alone_in(self, report: &mut Report<'_>, row: &'static Field) -> ControlFlow<()> {
        let Some(Some(read)) = self.readers.first() else { return ControlFlow::Continue(()) };
        let attempted = match self.failure {
            Some(_) => None,
            None => self.node.attempt(|node| (read.value)(node, report).map(drop)).err(),
        };
        let Some(failure) = self.failure.or(attempted.as_ref()) else {
            return ControlFlow::Continue(());
        };
        let n_wrong = report.n_wrong();
        if self.readers.len() > 1 && !(failure.is_whole && failure.id == self.node.id()) {
            Visit { failure: Some(failure), ..self }.elements_alone(report)?;
        }
        if report.n_wrong() > n_wrong || failure.refused == Refused::NotBorrowable {
            return ControlFlow::Continue(());
        }
        report_failure(report, row, self.node, failure)
    }

    /// Reports that the value is of another kind.
    fn not(self, report: &mut Report<'_>, expected: &'static str) -> ControlFlow<()> {
        let here = Failure::whole(self.node.id(), Refused::Not(expected));
        report_failure(report, BARE, self.node, self.failure.unwrap_or(&here))
    }
}

/// Why serde rejects an element.
pub struct Unread(Failure);

impl Entry<'_, '_> {
    /// Reports why serde rejects the key, if it does.
    fn wrong_key(&self, report: &mut Report<'_>) -> ControlFlow<()> {
        match &self.refused {
            None | Some(Refused::NotBorrowable) => ControlFlow::Continue(()),
            Some(refused) => {
                let node = self.value.node;
                let failure = Failure::whole(node.id(), refused.clone().of_key());
                report_failure(report, BARE, node, &failure)
            }
        }
    }
}

/// Reports that the value is not a list of this length.
fn report_length(report: &mut Report<'_>, length: usize) -> ControlFlow<()> {
    let args = || vec![word("expected", "an array"), number("length", length)];
    report.wrong(BARE, Fault::Type.index(), || Said::from(args()))
}

fn report_repeated(report: &mut Report<'_>) -> ControlFlow<()> {
    report.wrong(BARE, Fault::Repeated.index(), Said::default)
}
