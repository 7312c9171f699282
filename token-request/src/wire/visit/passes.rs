//! Walks over the items, keys and values of a rejected list or map, one for each rule.

use std::ops::ControlFlow;

use super::items::report_repeated;
use super::visit::Visit;
use crate::Report;
use crate::table::Field;
use crate::violation::{NO_FIELD, Step};
use crate::wire::read_error::ReadError;
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

impl<'de> Visit<'_, 'de> {
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

    /// Reports why serde rejects an item, and checks the rules of the items inside it. The first of `fields` is that of the item.
    ///
    /// # Errors
    ///
    /// `Break` when the report is complete.
    pub fn unread(
        self,
        report: &mut Report<'_>,
        error: &LocatedError,
        fields: &'static [Field],
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
        let field = fields.first().filter(|_| error.id == self.node.id());
        visit.read_alone_as(&mut report.muted(true), field.unwrap_or(NO_FIELD))
    }

    /// Walks a list or a map once for each pass.
    pub(super) fn passes(
        self,
        report: &mut Report<'_>,
        passes: &mut [Pass<'_, 'de>],
        is_first: bool,
    ) -> ControlFlow<()> {
        let mut is_first_of_items = is_first;
        let mut is_first_of_keys = is_first;
        let has_keys = passes.iter().any(|pass| matches!(pass, Pass::Keys(_)));
        for pass in passes {
            match pass {
                Pass::Keys(each) => {
                    self.pass_over_keys(report, each, is_first_of_keys)?;
                    is_first_of_keys = false;
                }
                Pass::Items(each) => {
                    self.pass_over_items(report, each, is_first_of_items, !has_keys)?;
                    is_first_of_items = false;
                }
            }
        }
        if is_first_of_items {
            let each: VisitInPass<'_, 'de> = &mut |visit, report, _| visit.read_alone(report);
            self.pass_over_items(&mut report.muted(true), each, true, !has_keys)?;
        }
        ControlFlow::Continue(())
    }

    fn pass_over_keys(
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

    fn pass_over_items(
        self,
        report: &mut Report<'_>,
        each: VisitInPass<'_, 'de>,
        is_first: bool,
        with_keys: bool,
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
                if is_first && with_keys {
                    entry.report_key(report)?;
                }
                each(entry.value, report, is_first)
            }
        })
    }
}
