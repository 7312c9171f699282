//! The trait, and the report that a check writes.

use std::ops::ControlFlow;

use serde::Serialize;

use crate::RuleError;
use crate::path::{Key, NodeId, Place, Said, Step, Trails};
use crate::table::{Arg, Field, Holds, Table};
use crate::violation::{Violation, Violations};
#[cfg(feature = "wire")]
use crate::wire::visit::Visit;

/// A request that knows its rules.
///
/// It is meant to be derived:
///
/// ```
/// use token_request::Validate;
///
/// #[derive(Validate)]
/// struct Login {
///     #[validate(length(min = 3, max = 20), chars(alphanumeric, "_"))]
///     user: String,
///     #[validate(secret, required)]
///     password: Option<String>,
/// }
///
/// let login = Login { user: "no".into(), password: None };
/// assert_eq!(
///     login.validate().unwrap_err().to_string(),
///     "user: must have 3 to 20 characters\npassword: is required",
/// );
/// ```
///
/// By hand, the table and [`check`](Self::check) are written, and the rest follows:
///
/// ```
/// use std::ops::ControlFlow;
/// use token_request::{Field, Report, Rule, Table, Type, Validate};
///
/// struct Even(u32);
///
/// impl Validate for Even {
///     const TABLE: Table = Table::new("Even", &[
///         Field::new("0", Type::Integer).rules(&[Rule::new("even").message("must be even")]),
///     ]);
///
///     fn check(&self, report: &mut Report<'_>) -> ControlFlow<()> {
///         if self.0 % 2 != 0 {
///             report.broken(&Self::TABLE.fields[0], 0)?;
///         }
///         ControlFlow::Continue(())
///     }
/// }
///
/// assert!(Even(2).is_valid());
/// assert_eq!(Even(3).validate().unwrap_err().to_string(), "0: must be even");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no rules to validate",
    label = "`{Self}` does not implement `token_request::Validate`",
    note = "add `#[derive(Validate)]` to the type; of a type that only implements `validator::Validate`, the field \
            holds the value itself, a collection of it that `validator` walks, or a pointer to or an `Option` of one",
    note = "a type that has a `context` is given one where it is nested: by `nested(context = EXPR)`, or by a struct of \
            the same context"
)]
pub trait Validate {
    /// The field table; for a collection, that of its elements.
    const TABLE: Table;

    /// What the type holds: a request, or how many.
    #[doc(hidden)]
    const __HOLDS: Holds = Holds::ONE;

    /// Reports every broken rule, in the order of the table. The one method to write.
    ///
    /// # Errors
    ///
    /// `Break` when the report wants no more: a `report` method said so, and `?` passed it on.
    fn check(&self, report: &mut Report<'_>) -> ControlFlow<()>;

    /// Reports what is wrong with a body that serde rejects. The derive writes it; a type without it is read as a whole.
    #[cfg(feature = "wire")]
    #[doc(hidden)]
    fn __visit<Used>(visit: Visit<'_, '_>, report: &mut Report<'_>) -> ControlFlow<()> {
        visit.opaque(report)
    }

    /// Checks every rule.
    ///
    /// # Errors
    ///
    /// All that is wrong, in the order of the table.
    #[inline]
    fn validate(&self) -> Result<(), Violations> {
        collect(Wanted::ALL, &mut |report| self.check(report))
    }

    /// Whether every rule holds. It stops at the first that does not.
    #[inline]
    fn is_valid(&self) -> bool {
        self.check(&mut Report { found: None, place: None, is_muted: false }).is_continue()
    }
}

/// A request whose rules need a context: a limit from the configuration, a list of what is allowed.
///
/// It is derived in place of [`Validate`] where the container names the context's type. The context is what functions
/// get that say `use_context`, what expressions call `context`, and what nested values get that want the same.
///
/// ```
/// use token_request::{Validate, ValidateWith};
///
/// struct Limits {
///     scopes: u64,
/// }
///
/// #[derive(Validate)]
/// #[validate(context = Limits)]
/// struct Login {
///     #[validate(length(max = context.scopes))]
///     scopes: Vec<String>,
///     #[validate(custom(function = known, use_context))]
///     realm: String,
/// }
///
/// fn known(realm: &str, _: &Limits) -> Result<(), &'static str> {
///     if realm == "main" { Ok(()) } else { Err("unknown_realm") }
/// }
///
/// let login = Login { scopes: vec!["read".into(), "write".into()], realm: "main".into() };
/// assert!(login.is_valid_with(&Limits { scopes: 2 }));
/// assert_eq!(
///     login.validate_with(&Limits { scopes: 1 }).unwrap_err().to_string(),
///     "scopes: must have at most 1 element",
/// );
/// ```
///
/// With `mutable`, functions get `&mut` to the context, which is given in a `RefCell`, as a check may be in many places
/// at once: `request.validate_with(&RefCell::new(&mut counts))`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no rules to validate with a context of type `{C}`",
    label = "`{Self}` does not implement `token_request::ValidateWith<{C}>`",
    note = "add `#[derive(Validate)]` and `#[validate(context = ..)]` to the type, or give it its own context by \
            `nested(context = EXPR)`; a type without one is `nested` alone"
)]
pub trait ValidateWith<C: ?Sized> {
    /// The field table; for a collection, that of its elements.
    const TABLE: Table;

    /// Reports every broken rule, in the order of the table. The one method to write.
    ///
    /// # Errors
    ///
    /// `Break` when the report wants no more: a `report` method said so, and `?` passed it on.
    fn check_with(&self, context: &C, report: &mut Report<'_>) -> ControlFlow<()>;

    /// Reports what is wrong with a body that serde rejects. The derive writes it; a type without it is read as a whole.
    #[cfg(feature = "wire")]
    #[doc(hidden)]
    fn __visit_with<Used>(visit: Visit<'_, '_>, report: &mut Report<'_>, _: &C) -> ControlFlow<()> {
        visit.opaque(report)
    }

    /// Checks every rule.
    ///
    /// # Errors
    ///
    /// All that is wrong, in the order of the table.
    #[inline]
    fn validate_with(&self, context: &C) -> Result<(), Violations> {
        collect(Wanted::ALL, &mut |report| self.check_with(context, report))
    }

    /// Whether every rule holds. It stops at the first that does not.
    #[inline]
    fn is_valid_with(&self, context: &C) -> bool {
        let mut report = Report { found: None, place: None, is_muted: false };
        self.check_with(context, &mut report).is_continue()
    }
}

/// Where a [`check`](Validate::check) reports what is wrong. It knows how far into the request the check is, and
/// whether all that is wrong is wanted or only whether anything is.
pub struct Report<'a> {
    /// `None` stops at the first.
    found: Option<&'a mut Found>,
    place: Option<&'a Place<'a>>,
    /// Whether broken rules are not reported, as it is not known that they apply.
    is_muted: bool,
}

/// What a check has found so far.
struct Found {
    wanted: Wanted,
    violations: Option<Violations>,
    n_omitted: usize,
    /// The number of violations that are not broken rules: of a body that serde rejects.
    #[cfg_attr(not(feature = "wire"), allow(dead_code, reason = "asked where a body is visited"))]
    n_wrong: usize,
    /// The paths of those that lie below the request's own fields.
    trails: Option<Box<Trails>>,
}

/// What a report keeps.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    /// Whether values are wanted where containers report them: by the bridge.
    #[cfg_attr(not(feature = "validator"), allow(dead_code, reason = "asked by the bridge"))]
    pub(crate) values: bool,
    /// The number of violations that are listed. More are only counted.
    pub(crate) most: usize,
}

impl Wanted {
    pub(crate) const ALL: Self = Self { values: false, most: usize::MAX };
}

/// The number of violations after which a report with a limit stops counting.
pub(crate) const MOST_COUNTED: usize = 10_000;

impl Found {
    fn n_listed(&self) -> usize {
        self.violations.as_ref().map_or(0, |violations| violations.len())
    }

    /// Counts a violation that is not listed. Whether the check is to stop.
    #[cold]
    fn omit(&mut self) -> ControlFlow<()> {
        self.n_omitted += 1;
        let n_counted = self.n_listed() + self.n_omitted;
        if n_counted < MOST_COUNTED { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

/// Collects all that a check reports. It is compiled once and not for each request.
///
/// # Errors
///
/// What was reported.
pub(crate) fn collect(
    wanted: Wanted,
    check: &mut dyn FnMut(&mut Report<'_>) -> ControlFlow<()>,
) -> Result<(), Violations> {
    let mut found = Found { wanted, violations: None, n_omitted: 0, n_wrong: 0, trails: None };
    let _ = check(&mut Report { found: Some(&mut found), place: None, is_muted: false });
    let Some(mut violations) = found.violations else { return Ok(()) };
    violations.omit(found.n_omitted);
    if let Some(trails) = found.trails {
        violations.share(*trails);
    }
    Err(violations)
}

impl Report<'_> {
    /// Whether values are wanted.
    #[cfg(feature = "validator")]
    pub(crate) fn wants_values(&self) -> bool {
        self.found.as_deref().is_some_and(|found| found.wanted.values)
    }

    /// Whether a field's value is secret: that of the field, or of one that it lies in.
    pub(crate) fn is_secret(&self, field: &Field) -> bool {
        field.secret || self.is_in_secret()
    }

    fn is_in_secret(&self) -> bool {
        self.place.is_some_and(Place::is_secret)
    }

    /// A rule of a field is broken: the one at this index among the field's rules.
    ///
    /// # Errors
    ///
    /// `Break` when the check is to stop; pass it on with `?`.
    #[cold]
    #[inline(never)]
    pub fn broken(&mut self, field: &'static Field, rule: usize) -> ControlFlow<()> {
        self.push(field, rule)
    }

    /// The same, as a part of what calls it.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "it is the body of two functions that are not inlined")]
    pub(crate) fn push(&mut self, field: &'static Field, rule: usize) -> ControlFlow<()> {
        if self.is_muted {
            return ControlFlow::Continue(());
        }
        self.push_loud(field, rule)
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "it is the body of functions that are not inlined")]
    fn push_loud(&mut self, field: &'static Field, rule: usize) -> ControlFlow<()> {
        let Some(found) = self.found.as_deref_mut() else { return ControlFlow::Break(()) };
        if found.n_listed() >= found.wanted.most {
            return found.omit();
        }
        let node = self.place.map_or(NodeId::ROOT, |place| place.node(&mut found.trails));
        found.violations.get_or_insert_with(Violations::none).push(field, rule, node);
        ControlFlow::Continue(())
    }

    /// Reports what is wrong with a body, muted or not. `details` is only called if the violation is listed.
    #[cfg(feature = "wire")]
    #[cold]
    #[inline(never)]
    pub(crate) fn wrong(
        &mut self,
        field: &'static Field,
        rule: usize,
        details: impl FnOnce() -> Said,
    ) -> ControlFlow<()> {
        self.explained();
        self.push_loud(field, rule)?;
        if self.is_last_listed() {
            let details = details();
            self.say_loud(|said| *said = details);
        }
        ControlFlow::Continue(())
    }

    /// Whether the last violation is listed, so that more can be said of it.
    fn is_last_listed(&self) -> bool {
        self.found.as_deref().is_some_and(|found| found.n_omitted == 0)
    }

    /// The same report, with or without broken rules.
    #[cfg(feature = "wire")]
    pub(crate) fn muted(&mut self, is_muted: bool) -> Report<'_> {
        Report { found: self.found.as_deref_mut(), place: self.place, is_muted }
    }

    /// Whether further violations are only counted.
    #[cfg(feature = "wire")]
    pub(crate) fn is_full(&self) -> bool {
        self.found.as_deref().is_none_or(|found| found.n_listed() >= found.wanted.most)
    }

    /// Notes that broken rules explain why a value is rejected.
    #[cfg(feature = "wire")]
    pub(crate) fn explained(&mut self) {
        if let Some(found) = self.found.as_deref_mut() {
            found.n_wrong += 1;
        }
    }

    /// The number of violations so far that are not broken rules.
    #[cfg(feature = "wire")]
    pub(crate) fn n_wrong(&self) -> usize {
        self.found.as_deref().map_or(0, |found| found.n_wrong)
    }

    /// The same, of a rule whose arguments had these values. Each takes the place of the table's argument of its name, and
    /// is shown, so that it must not be that of a secret.
    ///
    /// # Errors
    ///
    /// `Break` when the check is to stop; pass it on with `?`.
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
        self.say(|said| said.args = args);
        ControlFlow::Continue(())
    }

    /// The rule at this index among the field's rules is broken, for this reason.
    ///
    /// # Errors
    ///
    /// `Break` when the check is to stop; pass it on with `?`.
    #[cold]
    pub fn raised(
        &mut self,
        field: &'static Field,
        rule: usize,
        error: RuleError,
    ) -> ControlFlow<()> {
        self.broken(field, rule)?;
        self.say(|said| {
            said.below.extend(error.below());
            said.error = Some(error);
        });
        ControlFlow::Continue(())
    }

    /// What a function said of the request as a whole, whose rule this is.
    #[cold]
    pub(crate) fn merge(
        &mut self,
        table: &Table,
        rule: usize,
        violations: &Violations,
    ) -> ControlFlow<()> {
        for violation in violations {
            let Some(said) = violation.said().filter(|_| violation.is_bare()) else {
                self.graft(violation)?;
                continue;
            };
            self.broken(table.whole, rule)?;
            let mut said = said.clone();
            table.rename(&mut said.below);
            self.say(|new| *new = said);
        }
        ControlFlow::Continue(())
    }

    /// A violation from another report, with the way to it.
    fn graft(&mut self, violation: &Violation) -> ControlFlow<()> {
        let (is_secret, is_muted) = (self.is_in_secret(), self.is_muted);
        let Some(found) = self.found.as_deref_mut() else { return ControlFlow::Break(()) };
        if is_muted {
            return ControlFlow::Continue(());
        }
        if found.n_listed() >= found.wanted.most {
            return found.omit();
        }
        let mut node = self.place.map_or(NodeId::ROOT, |place| place.node(&mut found.trails));
        let (field, rule, marks) = violation.parts();
        for mut mark in marks {
            if is_secret {
                mark.hide();
            }
            node = found.trails.get_or_insert_default().add(node, mark);
        }
        found.violations.get_or_insert_with(Violations::none).push(field, rule, node);
        ControlFlow::Continue(())
    }

    /// Says more of the last violation.
    pub(crate) fn say(&mut self, more: impl FnOnce(&mut Said)) {
        if self.is_last_listed() && !self.is_muted {
            self.say_loud(more);
        }
    }

    fn say_loud(&mut self, more: impl FnOnce(&mut Said)) {
        if let Some(Found { violations: Some(violations), trails, .. }) = self.found.as_deref_mut()
            && let Some(node) = violations.last_node()
        {
            *node = trails.get_or_insert_default().say(*node, more);
        }
    }

    /// Checks the value of a field, under the field's name.
    ///
    /// # Errors
    ///
    /// `Break` when the check is to stop; pass it on with `?`.
    #[inline]
    pub fn nested<T: Validate + ?Sized>(
        &mut self,
        field: &'static Field,
        value: &T,
    ) -> ControlFlow<()> {
        self.within(Step::Field(field), |report| value.check(report))
    }

    /// The same with a context.
    ///
    /// # Errors
    ///
    /// `Break` when the check is to stop; pass it on with `?`.
    #[inline]
    pub fn nested_with<T: ValidateWith<C> + ?Sized, C: ?Sized>(
        &mut self,
        field: &'static Field,
        value: &T,
        context: &C,
    ) -> ControlFlow<()> {
        self.within(Step::Field(field), |report| value.check_with(context, report))
    }

    /// Checks one element, under its index.
    ///
    /// # Errors
    ///
    /// `Break` when the check is to stop; pass it on with `?`.
    #[inline]
    pub fn element<T: Validate + ?Sized>(&mut self, index: usize, value: &T) -> ControlFlow<()> {
        self.within(Step::Index(index), |report| value.check(report))
    }

    /// The same with a context.
    ///
    /// # Errors
    ///
    /// `Break` when the check is to stop; pass it on with `?`.
    #[inline]
    pub fn element_with<T: ValidateWith<C> + ?Sized, C: ?Sized>(
        &mut self,
        index: usize,
        value: &T,
        context: &C,
    ) -> ControlFlow<()> {
        self.within(Step::Index(index), |report| value.check_with(context, report))
    }

    /// Checks the elements of a list, each under its index.
    ///
    /// # Errors
    ///
    /// `Break` when the check is to stop; pass it on with `?`.
    #[inline]
    pub fn elements<'e, T: Validate + ?Sized + 'e>(
        &mut self,
        elements: impl IntoIterator<Item = &'e T>,
    ) -> ControlFlow<()> {
        self.each(elements, |report, element| element.check(report))
    }

    /// Checks the values of a map, each under its key: the text that serde writes for it.
    ///
    /// # Errors
    ///
    /// `Break` when the check is to stop; pass it on with `?`.
    pub fn entries<'e, K: Serialize + ?Sized + 'e, V: Validate + ?Sized + 'e>(
        &mut self,
        entries: impl IntoIterator<Item = (&'e K, &'e V)>,
    ) -> ControlFlow<()> {
        self.each_entry(entries, Order::Kept, |report, _, value| value.check(report))
    }

    /// Walks a list, each element under its index.
    #[inline]
    pub(crate) fn each<I: IntoIterator>(
        &mut self,
        elements: I,
        mut check: impl FnMut(&mut Report<'_>, I::Item) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        elements.into_iter().enumerate().try_for_each(|(index, element)| {
            self.within(Step::Index(index), |report| check(report, element))
        })
    }

    /// Walks a map, each entry under its key. Of a map that has no order, what is wrong is put in the order of the
    /// keys' texts.
    pub(crate) fn each_entry<'e, K: Serialize + ?Sized + 'e, V: ?Sized + 'e>(
        &mut self,
        entries: impl IntoIterator<Item = (&'e K, &'e V)>,
        order: Order,
        mut check: impl FnMut(&mut Report<'_>, &'e K, &'e V) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let start = self.n_listed();
        let mut end = start;
        let mut runs = Vec::new();
        for (position, (key, value)) in entries.into_iter().enumerate() {
            let text = Key { key, position };
            let step = Step::Entry { key: &text, position };
            self.within(step, |report| check(report, key, value))?;
            if order == Order::None && self.n_listed() > end {
                end = self.n_listed();
                runs.push((text.to_string(), end));
            }
        }
        if let Some(Found { violations: Some(violations), .. }) =
            self.found.as_deref_mut().filter(|_| !runs.is_empty())
        {
            violations.sort_runs(start, runs);
        }
        ControlFlow::Continue(())
    }

    pub(crate) fn n_violations(&self) -> usize {
        self.found.as_deref().map_or(0, |found| found.n_listed() + found.n_omitted)
    }

    fn n_listed(&self) -> usize {
        self.found.as_deref().map_or(0, Found::n_listed)
    }

    #[inline]
    pub(crate) fn within<B>(
        &mut self,
        step: Step<'_>,
        check: impl FnOnce(&mut Report<'_>) -> ControlFlow<(), B>,
    ) -> ControlFlow<(), B> {
        let place = Place::new(self.place, step);
        let is_muted = self.is_muted;
        check(&mut Report { found: self.found.as_deref_mut(), place: Some(&place), is_muted })
    }
}

/// Whether a map keeps its entries in an order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Order {
    /// It does.
    Kept,
    /// It does not.
    None,
}
