//! Reports why fields could not be read.

use std::ops::ControlFlow;

use super::reader::{FieldSlot, FieldState, FieldsReader};
use crate::Report;
use crate::table::{Arg, Field};
use crate::violation::{Details, Step};
use crate::wire::read_error::ReadError;
use crate::wire::rule::{WireRule, word};
use crate::wire::tree::{LocatedError, Node};
use crate::wire::visit::items::VisitItem;
use crate::wire::visit::passes::Pass;
use crate::wire::visit::report_error::report_error;
use crate::wire::visit::visit::Visit;

impl<'v, 'de, C: ?Sized> FieldsReader<'v, 'de, C> {
    /// Reports why a field could not be read.
    ///
    /// # Errors
    ///
    /// `Break` when the report is complete.
    pub fn unread(&self, report: &mut Report<'_>, index: usize) -> ControlFlow<()> {
        let Some(visitor) = self.slots.get(index).and_then(|slot| slot.visitor) else {
            return self.unread_by(report, index, None);
        };
        let each: VisitItem<'_, 'de> = &mut |visit, report| visitor(visit, report, self.context);
        self.unread_by(report, index, Some(each))
    }

    /// Reports why a list or a map could not be read, and checks the rules of its items that can be read.
    ///
    /// # Errors
    ///
    /// `Break` when the report is complete.
    pub fn unread_parts(
        &self,
        report: &mut Report<'_>,
        index: usize,
        passes: &mut [Pass<'_, 'de>],
    ) -> ControlFlow<()> {
        let (Some(field), Some(slot)) = (self.fields.get(index), self.slots.get(index)) else {
            return ControlFlow::Continue(());
        };
        match &slot.state {
            FieldState::Rejected(node, error)
                if error.id != node.id() && (node.items().is_some() || node.object().is_some()) =>
            {
                let n_errors = report.n_wire_errors();
                let visit = self.visit_of(slot, *node, Some(error));
                report.enter(Step::Field(field), |report| visit.passes(report, passes, true))?;
                if report.n_wire_errors() > n_errors {
                    return ControlFlow::Continue(());
                }
                report_error(report, field, *node, error)
            }
            _ => self.unread(report, index),
        }
    }

    /// Reports why a field could not be read. `visitor` visits the value inside it.
    ///
    /// # Errors
    ///
    /// `Break` when the report is complete.
    pub fn unread_by(
        &self,
        report: &mut Report<'_>,
        index: usize,
        visitor: Option<VisitItem<'_, 'de>>,
    ) -> ControlFlow<()> {
        let (Some(field), Some(slot)) = (self.fields.get(index), self.slots.get(index)) else {
            return ControlFlow::Continue(());
        };
        let report_rule = |report: &mut Report<'_>, rule: WireRule, arg: Option<Arg>| {
            let index = rule.own_rule(field).unwrap_or_else(|| rule.index());
            report.wire_error(field, index, || Details::from(Vec::from_iter(arg)))
        };
        match &slot.state {
            FieldState::Read | FieldState::Unknown | FieldState::Value(_) => {
                ControlFlow::Continue(())
            }
            FieldState::Missing => report_rule(report, WireRule::Required, None),
            FieldState::Empty => {
                report_rule(report, WireRule::Required, Some(word("given", "empty")))
            }
            FieldState::Repeated => report_rule(report, WireRule::Repeated, None),
            FieldState::Both(header) => {
                let arg = if header.may_repeat { "differs" } else { "beside" };
                report_rule(report, WireRule::Repeated, Some(word(arg, header.place)))
            }
            FieldState::Invalid(error) => {
                let (rule, details) = error.violation();
                report.wire_error(field, rule.index(), || details)
            }
            state if is_required_null(state, field, slot) => {
                report_rule(report, WireRule::Required, Some(word("given", "null")))
            }
            FieldState::Rejected(node, error) => {
                self.report_rejected(report, field, slot, (*node, Some(error)), visitor)
            }
            FieldState::Unreadable(node) => {
                let error = self.visit.error.filter(|known| node.contains(known.id));
                // The value of a type parameter may be secret.
                let redacted = error
                    .filter(|known| slot.visitor.is_none() && known.id != node.id())
                    .map(LocatedError::redacted);
                let error = redacted.as_ref().or(error);
                self.report_rejected(report, field, slot, (*node, error), visitor)
            }
        }
    }

    /// Visits a value that serde rejects, and reports the error if the visit has not reported a violation.
    fn report_rejected(
        &self,
        report: &mut Report<'_>,
        field: &'static Field,
        slot: &FieldSlot<'v, 'de, C>,
        (node, error): (Node<'v, 'de>, Option<&LocatedError>),
        visitor: Option<VisitItem<'_, 'de>>,
    ) -> ControlFlow<()> {
        let n_errors = report.n_wire_errors();
        let has_no_parts = error.is_some_and(|known| {
            known.rejects_all_of(node.id()) && !is_out_of_bounds(known, field)
        });
        if !has_no_parts {
            let visit = self.visit_of(slot, node, error);
            report.enter(Step::Field(field), |report| match (visitor, slot.parts) {
                (Some(visitor), _) if slot.is_nested => visitor(visit, report),
                (Some(visitor), _) => visitor(visit, &mut report.muted(true)),
                (None, Some(parts)) => visit.read_tuple(&mut report.muted(true), &parts()),
                (None, None) if slot.readers.len() > 1 => visit.read_items(&mut report.muted(true)),
                (None, None) => ControlFlow::Continue(()),
            })?;
        }
        match error.filter(|_| report.n_wire_errors() == n_errors) {
            Some(error) => report_error(report, field, node, error),
            None => ControlFlow::Continue(()),
        }
    }

    fn visit_of<'s>(
        &self,
        slot: &FieldSlot<'v, 'de, C>,
        node: Node<'v, 'de>,
        error: Option<&'s LocatedError>,
    ) -> Visit<'s, 'de>
    where
        'v: 's,
    {
        Visit { node, error, readers: slot.readers, is_lax: self.visit.is_lax }
    }
}

/// Returns whether the value is null but required.
fn is_required_null<C: ?Sized>(
    state: &FieldState<'_, '_>,
    field: &Field,
    slot: &FieldSlot<'_, '_, C>,
) -> bool {
    match state {
        FieldState::Rejected(node, error) => {
            field.required && node.is_null() && error.id == node.id()
        }
        FieldState::Unreadable(node) => field.required && node.is_null() && slot.visitor.is_some(),
        _ => false,
    }
}

/// Returns whether the value is an integer outside the bounds of its type. A newtype may have narrower bounds.
fn is_out_of_bounds(error: &LocatedError, field: &Field) -> bool {
    matches!(error.cause, ReadError::Integer(..))
        && !field.rules.iter().any(|rule| rule.name == "range")
}
