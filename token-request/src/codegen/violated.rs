//! Reporting violations from generated code.

use std::ops::ControlFlow;

use crate::field_types::Number;
use crate::violation::{NO_FIELD, Step};
use crate::{Arg, Field, Report, Table, Value, Violations};

/// Returns the row with this index.
#[inline]
#[must_use]
pub fn row(rows: &&'static [Field], index: usize) -> &'static Field {
    rows.get(index).unwrap_or(NO_FIELD)
}

/// Returns a list of one row.
#[must_use]
pub const fn alone(row: &'static Field) -> &'static [Field] {
    std::slice::from_ref(row)
}

/// Splits `at` into a row and the index of one of its rules: the index of the row is in the upper 16 bits or more, that of the rule
/// in the lower 16 bits. One number keeps each call in generated code small.
#[inline]
fn split(rows: &&'static [Field], at: usize) -> (&'static Field, usize) {
    (row(rows, at >> 16), at & 0xFFFF)
}

/// Reports a violation, and returns whether the check stops.
#[cold]
#[inline(never)]
pub fn violated(report: &mut Report<'_>, rows: &&'static [Field], at: usize) -> bool {
    let (field, rule) = split(rows, at);
    report.push(field, rule).is_break()
}

/// Returns the row of the elements that a rule checks.
#[must_use]
pub fn elements(rows: &&'static [Field], at: usize) -> &'static [Field] {
    let (field, rule) = split(rows, at);
    alone(field.rules.get(rule).and_then(|rule| rule.elements).unwrap_or(field))
}

/// The value of an argument, for the violation. `Evaluated(&max).__value()` finds the inherent method of numbers before the method
/// of [`AnyEvaluated`].
pub struct Evaluated<'a, T: ?Sized>(pub &'a T);

impl<T: Number + ?Sized> Evaluated<'_, T> {
    /// Returns the value, if it can be reported.
    #[must_use]
    pub fn __value(self) -> Option<Value> {
        self.0.argument()
    }
}

/// The values that are not numbers: see [`Evaluated`].
pub trait AnyEvaluated {
    /// Returns `None`.
    fn __value(&self) -> Option<Value> {
        None
    }
}
impl<T: ?Sized> AnyEvaluated for Evaluated<'_, T> {}

/// Reports a violation with the values of the rule's arguments, and returns whether the check stops. An argument without a name has
/// an empty one. The last part of each is whether the value is independent of the request; for a secret field, only such values are
/// kept.
#[cold]
pub fn violated_with(
    report: &mut Report<'_>,
    rows: &&'static [Field],
    at: usize,
    values: &[(&'static str, Option<Value>, bool)],
) -> bool {
    let (field, rule) = split(rows, at);
    let is_secret = report.is_secret(field);
    let kept = values.iter().filter(|(.., is_constant)| *is_constant || !is_secret);
    let arg = |(name, value, _): &(&'static str, Option<Value>, bool)| match (*name, (*value)?) {
        ("", value) => Some(Arg::listed(value)),
        (name, value) => Some(Arg::named(name, value)),
    };
    let values: Vec<_> = kept.filter_map(arg).collect();
    report.broken_with(field, rule, &values).is_break()
}

/// Reports a text that a regular expression does not match, or a regular expression that is not set, and returns whether the check
/// stops.
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

/// Returns the number of violations so far.
#[must_use]
pub fn n_violations(report: &Report<'_>) -> usize {
    report.n_violations()
}

/// Reports the violations that a function found in the whole request.
///
/// # Errors
///
/// `Break` if the check stops.
#[cold]
pub fn merge(
    report: &mut Report<'_>,
    table: &Table,
    rule: usize,
    violations: &Violations,
) -> ControlFlow<()> {
    report.merge(table, rule, violations)
}

/// Checks the fields of a variant, inside its path segment.
///
/// # Errors
///
/// `Break` if the check stops.
#[inline]
pub fn variant<B>(
    report: &mut Report<'_>,
    step: &'static Field,
    check: impl FnOnce(&mut Report<'_>) -> ControlFlow<(), B>,
) -> ControlFlow<(), B> {
    report.enter(Step::Field(step), check)
}
