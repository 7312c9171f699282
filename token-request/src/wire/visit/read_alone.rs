//! Reads values that have no rules, each alone.

use std::ops::ControlFlow;

use super::items::VisitItem;
use super::report_error::{report_error, report_length};
use super::visit::{ValueReader, Visit};
use crate::Report;
use crate::table::Field;
use crate::violation::{NO_FIELD, Step};
use crate::wire::read_error::ReadError;

impl<'de> Visit<'_, 'de> {
    /// Reads each item of a list or value of a map, if the type has no rules.
    pub(super) fn read_items(self, report: &mut Report<'_>) -> ControlFlow<()> {
        let each: VisitItem<'_, 'de> = &mut |visit, report| visit.read_alone(report);
        if self.node.items().is_some() {
            self.items(report, None, each)
        } else if self.node.object().is_some() {
            self.entries(report, each)
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Reads the items of a tuple, each by its own reader.
    pub(super) fn read_tuple(
        self,
        report: &mut Report<'_>,
        readers: &[ValueReader<'de>],
    ) -> ControlFlow<()> {
        let Some(items) = self.node.items() else { return ControlFlow::Continue(()) };
        let items: Vec<_> = items.collect();
        if items.len() != readers.len() {
            return report_length(report, readers.len(), readers.len());
        }
        for (index, (node, reader)) in items.into_iter().zip(readers).enumerate() {
            let reader = [Some(*reader)];
            let visit = Visit { readers: &reader, ..self.at(node) };
            report.enter(Step::Index(index), |report| visit.read_alone(report))?;
        }
        ControlFlow::Continue(())
    }

    /// Reads the value, or its items if serde rejects one of them.
    pub(super) fn read_alone(self, report: &mut Report<'_>) -> ControlFlow<()> {
        self.read_alone_as(report, NO_FIELD)
    }

    /// Reads the value of a field as [`read_alone`](Self::read_alone) does.
    pub(super) fn read_alone_as(
        self,
        report: &mut Report<'_>,
        field: &'static Field,
    ) -> ControlFlow<()> {
        let Some(Some(reader)) = self.readers.first() else { return ControlFlow::Continue(()) };
        let attempted = match self.error {
            Some(_) => None,
            None => self.node.attempt(|node| (reader.value)(node, report).map(drop)).err(),
        };
        let Some(error) = self.error.or(attempted.as_ref()) else {
            return ControlFlow::Continue(());
        };
        let n_errors = report.n_wire_errors();
        if self.readers.len() > 1 && !error.rejects_all_of(self.node.id()) {
            Visit { error: Some(error), ..self }.read_items(report)?;
        }
        if report.n_wire_errors() > n_errors || error.cause == ReadError::NotBorrowable {
            return ControlFlow::Continue(());
        }
        report_error(report, field, self.node, error)
    }
}
