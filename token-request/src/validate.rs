//! The traits of a request that can be checked.

use std::ops::ControlFlow;

use serde::Serialize;

use crate::report::{CollectOptions, EntryOrder, Report, collect};
use crate::table::{Field, Holds, Table};
use crate::violation::{Step, Violations};
#[cfg(feature = "wire")]
use crate::wire::visit::Visit;

/// A request with rules.
///
/// It is usually derived:
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
/// An implementation by hand has the table and [`check`](Self::check); the other methods are provided:
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
    note = "add `#[derive(Validate)]` to the type; a type that only implements `validator::Validate` can be the type of \
            the field, of the items of a collection that `validator` iterates over, or of a pointer or an `Option`",
    note = "a nested type with a `context` needs `nested(context = EXPR)`, or must be in a struct with the same context"
)]
pub trait Validate {
    /// The field table; for a collection, the table of its items.
    const TABLE: Table;

    /// The number of requests that the type holds: one, an optional one, or a collection.
    #[doc(hidden)]
    const __HOLDS: Holds = Holds::ONE;

    /// Reports all broken rules, in the order of the table. It is the only method to implement.
    ///
    /// # Errors
    ///
    /// `Break` if the report needs no more violations: pass on the `Break` of its methods with `?`.
    fn check(&self, report: &mut Report<'_>) -> ControlFlow<()>;

    /// Reports the violations in a body that serde rejects. The derive implements it. By default the value is read as a
    /// whole.
    #[cfg(feature = "wire")]
    #[doc(hidden)]
    fn __visit<Used>(visit: Visit<'_, '_>, report: &mut Report<'_>) -> ControlFlow<()> {
        visit.opaque(report)
    }

    /// Checks all rules.
    ///
    /// # Errors
    ///
    /// All violations, in the order of the table.
    #[inline]
    fn validate(&self) -> Result<(), Violations> {
        collect(CollectOptions::ALL, &mut |report| self.check(report))
    }

    /// Returns whether all rules hold. It stops at the first broken rule.
    #[inline]
    fn is_valid(&self) -> bool {
        self.check(&mut Report::first_only()).is_continue()
    }
}

/// A request whose rules need a context, such as a limit from the configuration or a list of allowed values.
///
/// It is derived instead of [`Validate`] if the container names the context's type. The context is passed to functions
/// with `use_context` and to nested values with the same context, and expressions refer to it as `context`.
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
///     "scopes: must have at most 1 item",
/// );
/// ```
///
/// With `mutable`, functions get a mutable reference to the context, which the caller passes in a `RefCell`:
/// `request.validate_with(&RefCell::new(&mut counts))`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no rules to validate with a context of type `{C}`",
    label = "`{Self}` does not implement `token_request::ValidateWith<{C}>`",
    note = "add `#[derive(Validate)]` and `#[validate(context = ..)]` to the type, or pass its own context with \
            `nested(context = EXPR)`; a type without a context needs only `nested`"
)]
pub trait ValidateWith<C: ?Sized> {
    /// The field table; for a collection, the table of its items.
    const TABLE: Table;

    /// Reports all broken rules, in the order of the table. It is the only method to implement.
    ///
    /// # Errors
    ///
    /// `Break` if the report needs no more violations: pass on the `Break` of its methods with `?`.
    fn check_with(&self, context: &C, report: &mut Report<'_>) -> ControlFlow<()>;

    /// Reports the violations in a body that serde rejects. The derive implements it. By default the value is read as a
    /// whole.
    #[cfg(feature = "wire")]
    #[doc(hidden)]
    fn __visit_with<Used>(visit: Visit<'_, '_>, report: &mut Report<'_>, _: &C) -> ControlFlow<()> {
        visit.opaque(report)
    }

    /// Checks all rules.
    ///
    /// # Errors
    ///
    /// All violations, in the order of the table.
    #[inline]
    fn validate_with(&self, context: &C) -> Result<(), Violations> {
        collect(CollectOptions::ALL, &mut |report| self.check_with(context, report))
    }

    /// Returns whether all rules hold. It stops at the first broken rule.
    #[inline]
    fn is_valid_with(&self, context: &C) -> bool {
        self.check_with(context, &mut Report::first_only()).is_continue()
    }
}

/// The checks of nested values.
impl Report<'_> {
    /// Checks the value of a field, below the field's name.
    ///
    /// # Errors
    ///
    /// `Break` if the check is to stop; pass it on with `?`.
    #[inline]
    pub fn nested<T: Validate + ?Sized>(
        &mut self,
        field: &'static Field,
        value: &T,
    ) -> ControlFlow<()> {
        self.enter(Step::Field(field), |report| value.check(report))
    }

    /// Checks the value of a field with a context, below the field's name.
    ///
    /// # Errors
    ///
    /// `Break` if the check is to stop; pass it on with `?`.
    #[inline]
    pub fn nested_with<T: ValidateWith<C> + ?Sized, C: ?Sized>(
        &mut self,
        field: &'static Field,
        value: &T,
        context: &C,
    ) -> ControlFlow<()> {
        self.enter(Step::Field(field), |report| value.check_with(context, report))
    }

    /// Checks one item, below its index.
    ///
    /// # Errors
    ///
    /// `Break` if the check is to stop; pass it on with `?`.
    #[inline]
    pub fn element<T: Validate + ?Sized>(&mut self, index: usize, value: &T) -> ControlFlow<()> {
        self.enter(Step::Index(index), |report| value.check(report))
    }

    /// Checks one item with a context, below its index.
    ///
    /// # Errors
    ///
    /// `Break` if the check is to stop; pass it on with `?`.
    #[inline]
    pub fn element_with<T: ValidateWith<C> + ?Sized, C: ?Sized>(
        &mut self,
        index: usize,
        value: &T,
        context: &C,
    ) -> ControlFlow<()> {
        self.enter(Step::Index(index), |report| value.check_with(context, report))
    }

    /// Checks the items of a list, each below its index.
    ///
    /// # Errors
    ///
    /// `Break` if the check is to stop; pass it on with `?`.
    #[inline]
    pub fn elements<'e, T: Validate + ?Sized + 'e>(
        &mut self,
        elements: impl IntoIterator<Item = &'e T>,
    ) -> ControlFlow<()> {
        self.each(elements, |report, element| element.check(report))
    }

    /// Checks the values of a map, each below its key: the text that serde writes for the key.
    ///
    /// # Errors
    ///
    /// `Break` if the check is to stop; pass it on with `?`.
    pub fn entries<'e, K: Serialize + ?Sized + 'e, V: Validate + ?Sized + 'e>(
        &mut self,
        entries: impl IntoIterator<Item = (&'e K, &'e V)>,
    ) -> ControlFlow<()> {
        self.each_entry(entries, EntryOrder::Fixed, |report, _, value| value.check(report))
    }
}
