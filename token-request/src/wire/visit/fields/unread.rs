//! What is wrong with the fields that could not be read.

use std::ops::ControlFlow;

use super::reader::{FieldSlot, FieldState, FieldsReader};
use crate::Report;
use crate::table::{Arg, Field};
use crate::violation::{Details, Step};
use crate::wire::read_error::ReadError;
use crate::wire::rule::{WireRule, word};
use crate::wire::tree::{LocatedError, Node};
use crate::wire::visit::items::{Pass, VisitItem};
use crate::wire::visit::report_error::report_error;
use crate::wire::visit::visit::Visit;

impl<'v, 'de, C: ?Sized> FieldsReader<'v, 'de, C> {
    /// Reports what is wrong with a field that could not be read.
    ///
    /// # Errors
    ///
    /// `Break` when the report wants no more.
    pub fn unread(&self, report: &mut Report<'_>, index: usize) -> ControlFlow<()> {
        let Some(visitor) = self.states.get(index).and_then(|state| state.visitor) else {
            return self.unread_by(report, index, None);
        };
        let each: VisitItem<'_, 'de> = &mut |visit, report| visitor(visit, report, self.context);
        self.unread_by(report, index, Some(each))
    }

    /// Reports what is wrong with a field that could not be read. Of a list or a map, the rules of what can be read are checked.
    ///
    /// # Errors
    ///
    /// `Break` when the report wants no more.
    pub fn unread_parts(
        &self,
        report: &mut Report<'_>,
        index: usize,
        passes: &mut [Pass<'_, 'de>],
    ) -> ControlFlow<()> {
        let (Some(field), Some(state)) = (self.fields.get(index), self.states.get(index)) else {
            return ControlFlow::Continue(());
        };
        match &state.found {
            FieldState::Rejected(node, error)
                if error.id != node.id() && (node.items().is_some() || node.object().is_some()) =>
            {
                let n_wrong = report.n_wire_errors();
                let visit = self.visit_of(state, *node, Some(error));
                report.enter(Step::Field(field), |report| visit.passes(report, passes, true))?;
                if report.n_wire_errors() > n_wrong {
                    return ControlFlow::Continue(());
                }
                report_error(report, field, *node, error)
            }
            _ => self.unread(report, index),
        }
    }

    /// Reports what is wrong with a field that could not be read, by a function that visits what is nested in it.
    ///
    /// # Errors
    ///
    /// `Break` when the report wants no more.
    pub fn unread_by(
        &self,
        report: &mut Report<'_>,
        index: usize,
        visitor: Option<VisitItem<'_, 'de>>,
    ) -> ControlFlow<()> {
        let (Some(field), Some(state)) = (self.fields.get(index), self.states.get(index)) else {
            return ControlFlow::Continue(());
        };
        let (rule, arg) = match &state.found {
            FieldState::Read | FieldState::Unknown | FieldState::Value(_) => {
                return ControlFlow::Continue(());
            }
            FieldState::Missing => (WireRule::Required, None),
            FieldState::Empty => (WireRule::Required, Some(word("given", "empty"))),
            FieldState::Repeated => (WireRule::Repeated, None),
            FieldState::Both(given) if given.may_repeat => {
                (WireRule::Repeated, Some(word("differs", given.place)))
            }
            FieldState::Both(given) => (WireRule::Repeated, Some(word("beside", given.place))),
            FieldState::Invalid(error) => {
                let (rule, said) = error.violation();
                return report.wire_error(field, rule.index(), || said);
            }
            found if is_required_null(found, field, state) => {
                (WireRule::Required, Some(word("given", "null")))
            }
            FieldState::Rejected(node, error) => {
                return self.rejected(report, field, state, (*node, Some(error)), visitor);
            }
            FieldState::Unreadable(node) => {
                let error = self.visit.error.filter(|known| node.contains(known.id));
                // It is not known whether what a type parameter stands for has secrets.
                let hidden = error
                    .filter(|known| state.visitor.is_none() && known.id != node.id())
                    .map(LocatedError::redacted);
                let error = hidden.as_ref().or(error);
                return self.rejected(report, field, state, (*node, error), visitor);
            }
        };
        report_field(report, field, rule, arg)
    }

    /// Reports what is wrong in a value that serde rejects, or why it does.
    fn rejected(
        &self,
        report: &mut Report<'_>,
        field: &'static Field,
        state: &FieldSlot<'v, 'de, C>,
        (node, error): (Node<'v, 'de>, Option<&LocatedError>),
        visitor: Option<VisitItem<'_, 'de>>,
    ) -> ControlFlow<()> {
        let n_wrong = report.n_wire_errors();
        let is_whole = |known: &LocatedError| known.is_whole && known.id == node.id();
        if !error.is_some_and(|known| is_whole(known) && !is_out_of_bounds(known, field)) {
            let visit = self.visit_of(state, node, error);
            report.enter(Step::Field(field), |report| match (visitor, state.parts) {
                (Some(visitor), _) if state.is_nested => visitor(visit, report),
                (Some(visitor), _) => visitor(visit, &mut report.muted(true)),
                (None, Some(parts)) => visit.parts_alone(&mut report.muted(true), &parts()),
                (None, None) if state.readers.len() > 1 => {
                    visit.items_alone(&mut report.muted(true))
                }
                (None, None) => ControlFlow::Continue(()),
            })?;
        }
        match error.filter(|_| report.n_wire_errors() == n_wrong) {
            Some(error) => report_error(report, field, node, error),
            None => ControlFlow::Continue(()),
        }
    }

    fn visit_of<'s>(
        &self,
        state: &FieldSlot<'v, 'de, C>,
        node: Node<'v, 'de>,
        error: Option<&'s LocatedError>,
    ) -> Visit<'s, 'de>
    where
        'v: 's,
    {
        Visit { node, error, readers: state.readers, is_lax: self.visit.is_lax }
    }
}

/// Whether it is null where a value is required.
fn is_required_null<C: ?Sized>(
    found: &FieldState<'_, '_>,
    field: &Field,
    state: &FieldSlot<'_, '_, C>,
) -> bool {
    match found {
        FieldState::Rejected(node, error) => {
            field.required && node.is_null() && error.id == node.id()
        }
        FieldState::Unreadable(node) => field.required && node.is_null() && state.visitor.is_some(),
        _ => false,
    }
}

/// Whether it is an integer that its type rejects. A newtype may have a rule with narrower bounds.
fn is_out_of_bounds(error: &LocatedError, field: &Field) -> bool {
    matches!(error.cause, ReadError::Integer(..))
        && !field.rules.iter().any(|rule| rule.name == "range")
}

fn report_field(
    report: &mut Report<'_>,
    field: &'static Field,
    rule: WireRule,
    arg: Option<Arg>,
) -> ControlFlow<()> {
    if report.is_full() {
        return report.wire_error(field, rule.index(), Details::default);
    }
    let rule = rule.own_rule(field).unwrap_or_else(|| rule.index());
    report.wire_error(field, rule, || Details::from(Vec::from_iter(arg)))
}
