//! What a check says of a broken rule.

use std::ops::ControlFlow;

use crate::field_types::Number;
use crate::violation::NO_FIELD;
use crate::violation::Step;
use crate::{Arg, Field, Report, Table, Value, Violations};

/// The row of this index.
#[inline]
#[must_use]
pub fn row(rows: &&'static [Field], index: usize) -> &'static Field {
    rows.get(index).unwrap_or(NO_FIELD)
}

/// A row alone.
#[must_use]
pub const fn alone(row: &'static Field) -> &'static [Field] {
    std::slice::from_ref(row)
}

/// A row, and the index of a rule among its rules: `at` has the row's index in its upper half, the rule's in its lower
/// one. What is passed to name a broken rule is this little, as there are many that may be.
#[inline]
fn split(rows: &&'static [Field], at: usize) -> (&'static Field, usize) {
    (row(rows, at >> 16), at & 0xFFFF)
}

/// A broken rule. Whether the check is to stop.
#[cold]
#[inline(never)]
pub fn broken(report: &mut Report<'_>, rows: &&'static [Field], at: usize) -> bool {
    let (field, rule) = split(rows, at);
    report.push(field, rule).is_break()
}

/// The row of what a rule says of elements.
#[must_use]
pub fn elements(rows: &&'static [Field], at: usize) -> &'static [Field] {
    let (field, rule) = split(rows, at);
    alone(field.rules.get(rule).and_then(|rule| rule.elements).unwrap_or(field))
}

/// The value that an argument had, for the violation: `Evaluated(&max).__value()` finds the inherent method of numbers
/// before that of [`AnyEvaluated`], which knows none.
pub struct Evaluated<'a, T: ?Sized>(pub &'a T);

impl<T: Number + ?Sized> Evaluated<'_, T> {
    /// The value, where it can be said.
    #[must_use]
    pub fn __value(self) -> Option<Value> {
        self.0.argument()
    }
}

/// See [`Evaluated`].
pub trait AnyEvaluated {
    /// None.
    fn __value(&self) -> Option<Value> {
        None
    }
}
impl<T: ?Sized> AnyEvaluated for Evaluated<'_, T> {}

/// A broken rule whose arguments, by these names (one without a name by none), had these values. Those that are not the
/// same for every request are not kept of a secret. Whether the check is to stop.
#[cold]
pub fn broken_with(
    report: &mut Report<'_>,
    rows: &&'static [Field],
    at: usize,
    values: &[(&'static str, Option<Value>, bool)],
) -> bool {
    let (field, rule) = split(rows, at);
    let is_secret = report.is_secret(field);
    let told = values.iter().filter(|(.., is_constant)| *is_constant || !is_secret);
    let arg = |(name, value, _): &(&'static str, Option<Value>, bool)| match (*name, (*value)?) {
        ("", value) => Some(Arg::listed(value)),
        (name, value) => Some(Arg::named(name, value)),
    };
    let values: Vec<_> = told.filter_map(arg).collect();
    report.broken_with(field, rule, &values).is_break()
}

/// A text that its regular expression does not match, or that has none. Whether the check is to stop.
#[cfg(feature = "regex")]
#[cold]
pub fn without_match<R: crate::RegexHolder + ?Sized>(
    report: &mut Report<'_>,
    rows: &&'static [Field],
    at: usize,
    regex: &R,
) -> bool {
    let (field, rule) = split(rows, at);
    match crate::rules::regex::unset(regex) {
        Some(error) => report.raised(field, rule, error).is_break(),
        None => report.broken(field, rule).is_break(),
    }
}

/// How much was wrong so far.
#[must_use]
pub fn n_violations(report: &Report<'_>) -> usize {
    report.n_violations()
}

/// What a function said of the whole request.
///
/// # Errors
///
/// `Break` when the check is to stop.
#[cold]
pub fn merge(
    report: &mut Report<'_>,
    table: &Table,
    rule: usize,
    violations: &Violations,
) -> ControlFlow<()> {
    report.merge(table, rule, violations)
}

/// Checks the fields of a variant, below the step that leads into it.
///
/// # Errors
///
/// `Break` when the check is to stop.
#[inline]
pub fn variant<B>(
    report: &mut Report<'_>,
    step: &'static Field,
    check: impl FnOnce(&mut Report<'_>) -> ControlFlow<(), B>,
) -> ControlFlow<(), B> {
    report.enter(Step::Field(step), check)
}
