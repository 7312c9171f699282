//! What is in lists and maps, visited value by value.

use std::ops::ControlFlow;

use super::{Reader, Visit, report_failure};
use crate::Report;
use crate::path::{Key, Said, Step};
use crate::violation::BARE;
use crate::wire::fault::{Fault, number, word};
use crate::wire::node::{Failure, Node};
use crate::wire::refused::Refused;

/// Reads an element, and checks its rules.
pub(crate) type ReadEach<'f, 'de> =
    &'f mut dyn FnMut(Node<'_, 'de>, &mut Report<'_>) -> Result<ControlFlow<()>, Refused>;

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
        let Some(elements) = self.node.elements() else { return self.not(report, "a list") };
        if let Some(length) = length
            && self.node.elements().map(Iterator::count) != Some(length)
        {
            let args = vec![word("expected", "a list"), number("length", length)];
            return report.wrong(BARE, Fault::Type.index(), || Said { args, ..Said::default() });
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

    /// Visits the value of each entry of a map, in the order of the keys.
    ///
    /// # Errors
    ///
    /// `Break` when the report wants no more.
    pub fn entries(self, report: &mut Report<'_>, each: Each<'_, 'de>) -> ControlFlow<()> {
        let Some(object) = self.node.object() else { return self.not(report, "an object") };
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
            let visit = self.element(self.node.entry(*value));
            report.within(Step::Entry { key: &step, position }, |report| {
                if is_repeated {
                    return report.wrong(BARE, Fault::Repeated.index(), Said::default);
                }
                visit.part(report, each)
            })?;
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

    /// Reads the elements of a list, each alone, and checks the rules of those that can be read.
    pub(super) fn elements_with(
        self,
        report: &mut Report<'_>,
        each: ReadEach<'_, 'de>,
    ) -> ControlFlow<()> {
        self.elements(report, None, &mut |visit, report| {
            if visit.failure.is_some() {
                return visit.alone(&mut report.muted(true));
            }
            let mut flow = ControlFlow::Continue(());
            let read = visit.node.attempt(|node| {
                flow = each(node, report)?;
                Ok(())
            });
            match &read {
                Ok(()) => flow,
                failure => {
                    let failure = failure.as_ref().err();
                    Visit { failure, ..visit }.alone(&mut report.muted(true))
                }
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
            let args = vec![word("expected", "a list"), number("length", parts.len())];
            return report.wrong(BARE, Fault::Type.index(), || Said { args, ..Said::default() });
        }
        for (index, (node, read)) in elements.into_iter().zip(parts).enumerate() {
            let reader = [Some(*read)];
            let visit = Visit { readers: &reader, ..self.at(node) };
            report.within(Step::Index(index), |report| visit.alone(report))?;
        }
        ControlFlow::Continue(())
    }

    fn alone(self, report: &mut Report<'_>) -> ControlFlow<()> {
        let Some(Some(read)) = self.readers.first() else { return ControlFlow::Continue(()) };
        let attempted = match self.failure {
            Some(_) => None,
            None => self.node.attempt(|node| read(node, report).map(drop)).err(),
        };
        let Some(failure) = self.failure.or(attempted.as_ref()) else {
            return ControlFlow::Continue(());
        };
        let n_wrong = report.n_wrong();
        if self.readers.len() > 1 && !(failure.is_whole && failure.id == self.node.id()) {
            Visit { failure: Some(failure), ..self }.elements_alone(report)?;
        }
        if report.n_wrong() > n_wrong || failure.refused == Refused::NotLent {
            return ControlFlow::Continue(());
        }
        report_failure(report, BARE, self.node, failure)
    }

    /// Reports that the value is of another kind.
    fn not(self, report: &mut Report<'_>, expected: &'static str) -> ControlFlow<()> {
        let here = Failure::whole(self.node.id(), Refused::Not(expected));
        report_failure(report, BARE, self.node, self.failure.unwrap_or(&here))
    }
}
