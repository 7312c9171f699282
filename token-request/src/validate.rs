//! The trait, and the report that a check writes.

use std::ops::ControlFlow;

use serde::Serialize;

use crate::RuleError;
use crate::path::{Key, NodeId, Place, Said, Step, Trails};
use crate::table::{Arg, Field, Table};
use crate::violation::{Violation, Violations};

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

    /// Reports every broken rule, in the order of the table. The one method to write.
    ///
    /// # Errors
    ///
    /// `Break` when the report wants no more: a `report` method said so, and `?` passed it on.
    fn check(&self, report: &mut Report<'_>) -> ControlFlow<()>;

    /// Checks every rule.
    ///
    /// # Errors
    ///
    /// All that is wrong, in the order of the table.
    #[inline]
    fn validate(&self) -> Result<(), Violations> {
        collect(false, &mut |report| self.check(report))
    }

    /// Whether every rule holds. It stops at the first that does not.
    #[inline]
    fn is_valid(&self) -> bool {
        self.check(&mut Report { found: None, place: None }).is_continue()
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

    /// Checks every rule.
    ///
    /// # Errors
    ///
    /// All that is wrong, in the order of the table.
    #[inline]
    fn validate_with(&self, context: &C) -> Result<(), Violations> {
        collect(false, &mut |report| self.check_with(context, report))
    }

    /// Whether every rule holds. It stops at the first that does not.
    #[inline]
    fn is_valid_with(&self, context: &C) -> bool {
        self.check_with(context, &mut Report { found: None, place: None }).is_continue()
    }
}

/// Where a [`check`](Validate::check) reports what is wrong. It knows how far into the request the check is, and
/// whether all that is wrong is wanted or only whether anything is.
pub struct Report<'a> {
    /// `None` stops at the first.
    found: Option<&'a mut Found>,
    place: Option<&'a Place<'a>>,
}

/// What a check has found so far.
struct Found {
    /// Whether values are wanted where containers report them: by the bridge.
    #[cfg_attr(not(feature = "validator"), allow(dead_code, reason = "asked by the bridge"))]
    values: bool,
    violations: Option<Violations>,
    /// The ways to those that lie below the request's own fields.
    trails: Option<Box<Trails>>,
}

/// All that a check finds. `values` says whether they are wanted where containers report them. It is compiled once and
/// not for each request.
///
/// # Errors
///
/// What was found.
pub(crate) fn collect(
    values: bool,
    check: &mut dyn FnMut(&mut Report<'_>) -> ControlFlow<()>,
) -> Result<(), Violations> {
    let mut found = Found { values, violations: None, trails: None };
    let _ = check(&mut Report { found: Some(&mut found), place: None });
    let Some(mut violations) = found.violations else { return Ok(()) };
    if let Some(trails) = found.trails {
        violations.share(*trails);
    }
    Err(violations)
}

impl Report<'_> {
    /// Whether values are wanted.
    #[cfg(feature = "validator")]
    pub(crate) fn wants_values(&self) -> bool {
        self.found.as_deref().is_some_and(|found| found.values)
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
        let Some(found) = self.found.as_deref_mut() else { return ControlFlow::Break(()) };
        let node = self.place.map_or(NodeId::ROOT, |place| place.node(&mut found.trails));
        found.violations.get_or_insert_with(Violations::none).push(field, rule, node);
        ControlFlow::Continue(())
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
        let is_secret = self.is_in_secret();
        let Some(found) = self.found.as_deref_mut() else { return ControlFlow::Break(()) };
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
        let start = self.n_violations();
        let mut end = start;
        let mut runs = Vec::new();
        for (position, (key, value)) in entries.into_iter().enumerate() {
            let text = Key { key, position };
            let step = Step::Entry { key: &text, position };
            self.within(step, |report| check(report, key, value))?;
            if order == Order::None && self.n_violations() > end {
                end = self.n_violations();
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
        match self.found.as_deref() {
            Some(Found { violations: Some(violations), .. }) => violations.len(),
            _ => 0,
        }
    }

    #[inline]
    pub(crate) fn within(
        &mut self,
        step: Step<'_>,
        check: impl FnOnce(&mut Report<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let place = Place::new(self.place, step);
        check(&mut Report { found: self.found.as_deref_mut(), place: Some(&place) })
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
