//! The report into which a check writes violations.

use std::ops::ControlFlow;

use serde::Serialize;

use crate::RuleError;
use crate::table::{Arg, Field, Table};
use crate::violation::{
    Details, Frame, InnerSegment, KeyText, MAX_COUNTED, NodeId, PathTree, Step, Violation,
    Violations,
};

/// The report into which a [`check`](crate::Validate::check) writes violations.
///
/// It has the position of the check in the request. It collects all violations, or stops the check at the first one.
pub struct Report<'a> {
    /// `None` stops the check at the first violation.
    collected: Option<&'a mut Collected>,
    frame: Option<&'a Frame<'a>>,
    /// `true` if broken rules are ignored, because it is not known whether they apply.
    is_muted: bool,
}

/// The violations that a check has reported.
struct Collected {
    options: CollectOptions,
    violations: Option<Violations>,
    n_omitted: usize,
    /// The number of wire errors: violations that are not broken rules but parts of a body that serde rejects.
    #[cfg_attr(not(feature = "wire"), allow(dead_code, reason = "used where bodies are read"))]
    n_wire_errors: usize,
    /// The paths of the violations below the request's own fields.
    paths: Option<Box<PathTree>>,
}

/// The options of [`collect`].
#[derive(Clone, Copy)]
pub(crate) struct CollectOptions {
    /// `true` if rejected values are collected for the crate `validator`, where containers allow it.
    #[cfg_attr(not(feature = "validator"), allow(dead_code, reason = "used by `compat`"))]
    pub(crate) with_values: bool,
    /// The number of violations that are listed. Further ones are only counted.
    pub(crate) max_listed: usize,
}

impl CollectOptions {
    pub(crate) const ALL: Self = Self { with_values: false, max_listed: usize::MAX };
}

impl Collected {
    fn n_listed(&self) -> usize {
        self.violations.as_ref().map_or(0, |violations| violations.len())
    }

    /// Counts a violation that is not listed. Returns `Break` if the check is to stop.
    #[cold]
    fn omit(&mut self) -> ControlFlow<()> {
        self.n_omitted += 1;
        let n_counted = self.n_listed() + self.n_omitted;
        if n_counted < MAX_COUNTED { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

/// Collects all violations that a check reports. It is compiled once, not for each type.
///
/// # Errors
///
/// The violations that were reported.
pub(crate) fn collect(
    options: CollectOptions,
    check: &mut dyn FnMut(&mut Report<'_>) -> ControlFlow<()>,
) -> Result<(), Violations> {
    let mut collected =
        Collected { options, violations: None, n_omitted: 0, n_wire_errors: 0, paths: None };
    let _ = check(&mut Report { collected: Some(&mut collected), frame: None, is_muted: false });
    let Some(mut violations) = collected.violations else { return Ok(()) };
    violations.omit(collected.n_omitted);
    if let Some(paths) = collected.paths {
        violations.set_paths(*paths);
    }
    Err(violations)
}

impl Report<'_> {
    /// Returns a report that stops the check at the first violation and keeps none.
    #[inline]
    pub(crate) fn first_only() -> Self {
        Self { collected: None, frame: None, is_muted: false }
    }

    /// Returns whether rejected values are collected.
    #[cfg(feature = "validator")]
    pub(crate) fn wants_values(&self) -> bool {
        self.collected.as_deref().is_some_and(|collected| collected.options.with_values)
    }

    /// Returns whether a field's value is secret, because the field or one around it is.
    pub(crate) fn is_secret(&self, field: &Field) -> bool {
        field.secret || self.is_in_secret()
    }

    fn is_in_secret(&self) -> bool {
        self.frame.is_some_and(Frame::is_secret)
    }

    /// Reports that a rule of a field is broken. `rule` is its index among the field's rules.
    ///
    /// # Errors
    ///
    /// `Break` if the check is to stop; pass it on with `?`.
    #[cold]
    #[inline(never)]
    pub fn broken(&mut self, field: &'static Field, rule: usize) -> ControlFlow<()> {
        self.push(field, rule)
    }

    /// Reports a broken rule, inlined into the caller.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "it is the body of two functions that are not inlined")]
    pub(crate) fn push(&mut self, field: &'static Field, rule: usize) -> ControlFlow<()> {
        if self.is_muted {
            return ControlFlow::Continue(());
        }
        self.push_unmuted(field, rule)
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "it is the body of functions that are not inlined")]
    fn push_unmuted(&mut self, field: &'static Field, rule: usize) -> ControlFlow<()> {
        let Some(collected) = self.collected.as_deref_mut() else {
            return ControlFlow::Break(());
        };
        if collected.n_listed() >= collected.options.max_listed {
            return collected.omit();
        }
        let node = self.frame.map_or(NodeId::ROOT, |frame| frame.node(&mut collected.paths));
        collected.violations.get_or_insert_with(Violations::empty).push(field, rule, node);
        ControlFlow::Continue(())
    }

    /// Reports a wire error, even if the report is muted. `details` is called only if the violation is listed.
    #[cfg(feature = "wire")]
    #[cold]
    #[inline(never)]
    pub(crate) fn wire_error(
        &mut self,
        field: &'static Field,
        rule: usize,
        details: impl FnOnce() -> Details,
    ) -> ControlFlow<()> {
        self.count_wire_error();
        self.push_unmuted(field, rule)?;
        if self.is_last_listed() {
            let new = details();
            self.edit_details_unmuted(|details| *details = new);
        }
        ControlFlow::Continue(())
    }

    /// Returns whether the last violation is listed, so that it can have details.
    fn is_last_listed(&self) -> bool {
        self.collected.as_deref().is_some_and(|collected| collected.n_omitted == 0)
    }

    /// Returns this report with or without broken rules.
    #[cfg(feature = "wire")]
    pub(crate) fn muted(&mut self, is_muted: bool) -> Report<'_> {
        Report { collected: self.collected.as_deref_mut(), frame: self.frame, is_muted }
    }

    /// Returns whether further violations are only counted.
    #[cfg(feature = "wire")]
    pub(crate) fn is_full(&self) -> bool {
        self.collected
            .as_deref()
            .is_none_or(|collected| collected.n_listed() >= collected.options.max_listed)
    }

    /// Counts a value that is rejected for a reported reason as a wire error.
    #[cfg(feature = "wire")]
    pub(crate) fn count_wire_error(&mut self) {
        if let Some(collected) = self.collected.as_deref_mut() {
            collected.n_wire_errors += 1;
        }
    }

    /// Returns the number of wire errors that have been reported.
    #[cfg(feature = "wire")]
    pub(crate) fn n_wire_errors(&self) -> usize {
        self.collected.as_deref().map_or(0, |collected| collected.n_wire_errors)
    }

    /// Reports a broken rule whose arguments had these values.
    ///
    /// Each value replaces the table's argument of its name. Messages show them, so they must not contain a secret.
    ///
    /// # Errors
    ///
    /// `Break` if the check is to stop; pass it on with `?`.
    #[cold]
    pub fn broken_with(
        &mut self,
        field: &'static Field,
        rule: usize,
        values: &[Arg],
    ) -> ControlFlow<()> {
        self.broken(field, rule)?;
        let table = field.rules.get(rule).map_or(&[][..], |rule| rule.args);
        let value = |arg: &Arg| values.iter().copied().find(|value| value.name == arg.name);
        let args = table.iter().map(|arg| value(arg).unwrap_or(*arg)).collect();
        self.edit_details(|details| details.args = args);
        ControlFlow::Continue(())
    }

    /// Reports that the rule at this index among the field's rules is broken, with an error that gives the reason.
    ///
    /// # Errors
    ///
    /// `Break` if the check is to stop; pass it on with `?`.
    #[cold]
    pub fn raised(
        &mut self,
        field: &'static Field,
        rule: usize,
        error: RuleError,
    ) -> ControlFlow<()> {
        self.broken(field, rule)?;
        self.edit_details(|details| {
            details.inner.extend(error.inner_segments());
            details.error = Some(error);
        });
        ControlFlow::Continue(())
    }

    /// Reports the violations that a function of the whole request returned. `rule` is the rule of that function.
    #[cold]
    pub(crate) fn merge(
        &mut self,
        table: &Table,
        rule: usize,
        violations: &Violations,
    ) -> ControlFlow<()> {
        for violation in violations {
            let Some(details) = violation.details().filter(|_| violation.has_no_field()) else {
                self.push_below(violation)?;
                continue;
            };
            self.broken(table.whole, rule)?;
            let mut new = details.clone();
            InnerSegment::use_client_names(&mut new.inner, table);
            self.edit_details(|details| *details = new);
        }
        ControlFlow::Continue(())
    }

    /// Reports a violation of another report, with its path below the position of this check.
    fn push_below(&mut self, violation: &Violation) -> ControlFlow<()> {
        let (is_secret, is_muted) = (self.is_in_secret(), self.is_muted);
        let Some(collected) = self.collected.as_deref_mut() else {
            return ControlFlow::Break(());
        };
        if is_muted {
            return ControlFlow::Continue(());
        }
        if collected.n_listed() >= collected.options.max_listed {
            return collected.omit();
        }
        let mut parent = self.frame.map_or(NodeId::ROOT, |frame| frame.node(&mut collected.paths));
        let (field, rule, nodes) = violation.parts();
        for mut node in nodes {
            if is_secret {
                node.redact();
            }
            parent = collected.paths.get_or_insert_default().add(parent, node);
        }
        collected.violations.get_or_insert_with(Violations::empty).push(field, rule, parent);
        ControlFlow::Continue(())
    }

    /// Changes the details of the last violation.
    pub(crate) fn edit_details(&mut self, edit: impl FnOnce(&mut Details)) {
        if self.is_last_listed() && !self.is_muted {
            self.edit_details_unmuted(edit);
        }
    }

    fn edit_details_unmuted(&mut self, edit: impl FnOnce(&mut Details)) {
        if let Some(Collected { violations: Some(violations), paths, .. }) =
            self.collected.as_deref_mut()
            && let Some(node) = violations.last_node()
        {
            *node = paths.get_or_insert_default().edit_details(*node, edit);
        }
    }

    /// Checks the items of a list, each below its index.
    #[inline]
    pub(crate) fn each<I: IntoIterator>(
        &mut self,
        items: I,
        mut check: impl FnMut(&mut Report<'_>, I::Item) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        items.into_iter().enumerate().try_for_each(|(index, item)| {
            self.enter(Step::Index(index), |report| check(report, item))
        })
    }

    /// Checks the entries of a map, each below its key. Violations of a map without an order are sorted by the texts of
    /// the keys.
    pub(crate) fn each_entry<'e, K: Serialize + ?Sized + 'e, V: ?Sized + 'e>(
        &mut self,
        entries: impl IntoIterator<Item = (&'e K, &'e V)>,
        order: EntryOrder,
        mut check: impl FnMut(&mut Report<'_>, &'e K, &'e V) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let start = self.n_listed();
        let mut end = start;
        let mut runs = Vec::new();
        for (position, (key, value)) in entries.into_iter().enumerate() {
            let text = KeyText { key, position };
            let step = Step::Entry { key: &text, position };
            self.enter(step, |report| check(report, key, value))?;
            if order == EntryOrder::Arbitrary && self.n_listed() > end {
                end = self.n_listed();
                runs.push((text.to_string(), end));
            }
        }
        if let Some(Collected { violations: Some(violations), .. }) =
            self.collected.as_deref_mut().filter(|_| !runs.is_empty())
        {
            violations.sort_runs(start, runs);
        }
        ControlFlow::Continue(())
    }

    /// Returns the number of violations that have been reported.
    pub(crate) fn n_violations(&self) -> usize {
        self.collected.as_deref().map_or(0, |collected| collected.n_listed() + collected.n_omitted)
    }

    fn n_listed(&self) -> usize {
        self.collected.as_deref().map_or(0, Collected::n_listed)
    }

    /// Runs a check one step further into the request.
    #[inline]
    pub(crate) fn enter<B>(
        &mut self,
        step: Step<'_>,
        check: impl FnOnce(&mut Report<'_>) -> ControlFlow<(), B>,
    ) -> ControlFlow<(), B> {
        let frame = Frame::new(self.frame, step);
        let is_muted = self.is_muted;
        let collected = self.collected.as_deref_mut();
        check(&mut Report { collected, frame: Some(&frame), is_muted })
    }
}

/// The order in which a map iterates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum EntryOrder {
    /// The map has an order.
    Fixed,
    /// The map has no order.
    Arbitrary,
}
