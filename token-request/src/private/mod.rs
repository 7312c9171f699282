//! All that generated code may name. Not part of the public interface.

pub mod by;
mod features;
pub mod nested;
mod walk;

use std::borrow::Cow;
use std::marker::PhantomData;
use std::ops::ControlFlow;

use crate::path::Step;
use crate::subject::Texts;
use crate::violation::BARE;

pub use serde::Serialize;
pub use std::cell::RefCell;
pub use std::ops;

/// The traits whose methods generated code calls, without their names.
pub mod otherwise {
    #[cfg(feature = "card")]
    pub use super::by::{CardByOther as _, CardWithin as _};
    pub use super::by::{
        CharactersByOther as _, CharactersWithin as _, ContainsByOther as _, ContainsWithin as _,
        EmailByOther as _, EmailWithin as _, IpByOther as _, IpWithin as _, LacksByOther as _,
        LacksWithin as _, LengthByOther as _, LengthWithin as _, Neither as _, NeverIp as _,
        NoRange as _, RangeByOther as _, RangeWithin as _, RequiredByOther as _,
        RequiredWithin as _,
    };
    #[cfg(feature = "regex")]
    pub use super::by::{RegexByOther as _, RegexWithin as _};
    #[cfg(feature = "url")]
    pub use super::by::{UrlByOther as _, UrlWithin as _};
    pub use super::nested::{Foreign as _, Ours as _, Pointed as _, WithContext as _};
    pub use super::walk::{AnyEach as _, AnyEntries as _, NoEach as _};
    pub use super::{AnyArgument as _, AnyEvaluated as _, AnyGiven as _, Unknown as _};
}

/// The check goes on.
pub const GO: ControlFlow<()> = ControlFlow::Continue(());
/// The check stops, as the report wants no more.
pub const STOP: ControlFlow<()> = ControlFlow::Break(());

/// The row of this index.
#[inline]
#[must_use]
pub fn row(rows: &&'static [Field], index: usize) -> &'static Field {
    rows.get(index).unwrap_or(BARE)
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

/// The rules' functions, a module a rule.
pub mod rules {
    pub use crate::rules::*;
}

pub use by::{InRange, Subject, bounds, negative};
pub use features::*;
pub use nested::{Neither, NeitherNeeded, NeitherWith, Nested};
pub use walk::{AnyEach, Each, Elements, Entries, NoEach, each, keys, values};

pub use crate::rules::custom::Verdict;
pub use crate::subject::{Described, Keyed, Length, Number, Optional, Text, WireNames};
pub use crate::{
    Arg, Field, Report, Rule, Table, Type, Validate, ValidateWith, Value, Variant, Violations,
};

#[cfg(feature = "validator")]
pub use crate::bridge::{bridged, report_value};
#[cfg(feature = "validator")]
pub use crate::{
    __bridge as bridge, __bridge_fallback as bridge_fallback, __bridge_with as bridge_with,
    __report_value as report_value,
};
#[cfg(feature = "validator")]
pub use validator;

/// The type itself. In here a trait object that names no lifetime is `'static` wherever it stands.
pub type Same<T> = T;

/// Without the feature `validator` there is nothing to bridge.
#[cfg(not(feature = "validator"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __no_bridge {
    ($($tokens:tt)*) => {};
}
#[cfg(not(feature = "validator"))]
pub use crate::{
    __no_bridge as bridge, __no_bridge as bridge_fallback, __no_bridge as bridge_with,
    __no_bridge as report_value,
};

/// An expression that only the compiler can read.
#[doc(hidden)]
#[macro_export]
macro_rules! __expression {
    ($expression:expr) => {
        $expression
    };
}
pub use crate::__expression as expression;

/// A word that has another place than what stands beside it.
#[doc(hidden)]
#[macro_export]
macro_rules! __same {
    ($word:tt) => {
        $word
    };
}
pub use crate::__same as same;

/// A pattern that is compiled once, where it stands.
#[cfg(feature = "regex")]
#[doc(hidden)]
#[macro_export]
macro_rules! __pattern {
    ($pattern:literal) => {{
        static COMPILED: $crate::__private::rules::pattern::Compiled =
            $crate::__private::rules::pattern::Compiled::new(|| {
                $crate::__private::rules::pattern::compile($pattern)
            });
        &COMPILED
    }};
}
#[cfg(feature = "regex")]
pub use crate::__pattern as pattern;

/// Facts of a field's type, as constants: `Probe::<T>::__OPTIONAL`. An inherent constant, there for some types only,
/// is found before that of [`Unknown`], there for all.
///
/// What is found so, here and below, has a name that a trait which the user implements for every type has not: the
/// two would be ambiguous.
pub struct Probe<T: ?Sized>(PhantomData<T>);

/// What a [`Probe`] answers of a type it knows nothing about.
pub trait Unknown {
    /// What the table says of its kind.
    const __TYPE: Type = Type::Any;
    /// The same where only the kind of its elements is unknown.
    const __SHAPE: Type = Type::Any;
    /// As of a list of a map's keys.
    const __KEYS: Type = Type::Any;
    /// Whether its value may be absent.
    const __OPTIONAL: bool = false;
    /// Whether it is text.
    const __TEXT: bool = false;
    /// Whether it is text that is never shown.
    const __SECRET: bool = false;
    /// Whether its elements are, of a kind that the table has a word for.
    const __SECRETS: bool = false;
    /// Whether its elements are, of whatever kind.
    const __SECRET_TEXTS: bool = false;
}

impl<T: ?Sized> Unknown for Probe<T> {}

impl<T: Described + ?Sized> Probe<T> {
    /// Its kind.
    pub const __TYPE: Type = T::TYPE;
    /// Whether its elements are text that is never shown.
    pub const __SECRETS: bool = T::SECRETS;
}

impl<T: Texts + ?Sized> Probe<T> {
    /// Whether its elements are never shown.
    pub const __SECRET_TEXTS: bool = T::SECRET;
}

impl<T: Length + ?Sized> Probe<T> {
    /// Text, a list or a map.
    pub const __SHAPE: Type = T::SHAPE;
}

impl<T: Keyed + ?Sized> Probe<T> {
    /// As of a list of its keys.
    pub const __KEYS: Type = Type::List(&T::KEY);
}

/// What a field's type and its attributes say of it.
#[derive(Clone, Copy)]
pub struct Facts {
    /// Its kind.
    pub ty: Type,
    /// The same where only the kind of its elements is unknown.
    pub shape: Type,
    /// Whether its type may be absent.
    pub optional: bool,
    /// Whether its type is secret.
    pub secret: bool,
    /// Whether a request without it is refused.
    pub required: Fact,
    /// Whether it is secret.
    pub keeps_secret: Fact,
}

/// What attributes say, or leave to the type.
#[derive(Clone, Copy)]
pub enum Fact {
    /// It is so.
    Yes,
    /// It is not.
    No,
    /// As the type has it.
    OfType,
}

impl Fact {
    const fn or(self, of_type: bool) -> bool {
        match self {
            Self::Yes => true,
            Self::No => false,
            Self::OfType => of_type,
        }
    }
}

/// A row, made by one call, as that is the least to compile.
#[must_use]
pub const fn field(
    name: &'static str,
    wire: &'static str,
    facts: Facts,
    rules: &'static [Rule],
) -> Field {
    Field {
        name,
        wire,
        form: None,
        ty: kind(facts.ty, facts.shape),
        required: facts.required.or(!facts.optional),
        secret: facts.keeps_secret.or(facts.secret),
        rules,
        description: "",
        example: None,
        flatten: false,
        index: None,
    }
}

/// A rule, made by one call.
#[must_use]
pub const fn rule(name: &'static str, args: &'static [Arg]) -> Rule {
    Rule {
        name,
        args,
        code: None,
        message: None,
        message_fn: None,
        condition: None,
        elements: None,
    }
}

/// The kind of a type, or as much of it as is known.
const fn kind(ty: Type, shape: Type) -> Type {
    match ty {
        Type::Any => shape,
        ty => ty,
    }
}

/// The row of what the elements of a list or a map are.
#[must_use]
pub const fn element(name: &'static str, ty: Type, shape: Type, secret: bool) -> Field {
    let kind = match kind(ty, shape) {
        Type::List(element) | Type::Map(element) => *element,
        _ => Type::Any,
    };
    Field::new(name, kind).wire("").secret(secret)
}

/// The row of what an element's elements are.
#[must_use]
pub const fn within(elements: Field) -> Field {
    element("", elements.ty, Type::Any, elements.secret)
}

/// The row of what the keys of an element are.
#[must_use]
pub const fn keys_within(elements: Field) -> Field {
    element("", Type::Any, Type::Any, elements.secret)
}

/// The row of what a rule says of elements.
#[must_use]
pub fn elements(rows: &&'static [Field], at: usize) -> &'static [Field] {
    let (field, rule) = split(rows, at);
    alone(field.rules.get(rule).and_then(|rule| rule.elements).unwrap_or(field))
}

impl<T: Optional + ?Sized> Probe<T> {
    /// It may be absent.
    pub const __OPTIONAL: bool = true;
}

impl<T: Text + ?Sized> Probe<T> {
    /// It is text.
    pub const __TEXT: bool = true;
    /// Whether it is never shown.
    pub const __SECRET: bool = T::SECRET;
}

/// The value of a field inside its `Option`s, if it has some: `None` where it is absent.
#[doc(hidden)]
#[macro_export]
macro_rules! __given {
    ($value:expr) => {{
        use $crate::__private::{AnyGiven as _, Given};
        Given($value)
            .__given()
            .and_then(|value| Given(value).__given())
            .and_then(|value| Given(value).__given())
    }};
}
pub use crate::__given as given;

/// Opens what may be absent, by an inherent method; any other value is as it is, by the method of [`AnyGiven`].
pub struct Given<'a, T: ?Sized>(pub &'a T);

impl<'a, T: Optional + ?Sized> Given<'a, T> {
    /// What is in it.
    #[inline]
    #[must_use]
    pub fn __given(self) -> Option<&'a T::Value> {
        self.0.given()
    }
}

/// See [`Given`].
pub trait AnyGiven<'a> {
    /// The value's type.
    type Value: ?Sized;
    /// The value.
    fn __given(self) -> Option<&'a Self::Value>;
}

impl<'a, T: ?Sized> AnyGiven<'a> for Given<'a, T> {
    type Value = T;
    #[inline]
    fn __given(self) -> Option<&'a T> {
        Some(self.0)
    }
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

/// The text of a constant.
#[inline]
#[must_use]
pub const fn text(text: &'static str) -> &'static str {
    text
}

/// The texts of a constant.
#[inline]
#[must_use]
pub const fn texts(texts: &'static [&'static str]) -> &'static [&'static str] {
    texts
}

/// The same where there is one at least, as no value could be one of none.
///
/// # Panics
///
/// Where there is none, which is while compiling.
#[inline]
#[must_use]
#[track_caller]
pub const fn some_texts(texts: &'static [&'static str]) -> &'static [&'static str] {
    assert!(!texts.is_empty(), "this constant has no texts, and no value is one of none");
    texts
}

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

/// What a function that checks the whole request may return.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a function that checks the whole request may return",
    label = "returns this",
    note = "such a function returns `Result<(), E>` where `E` is a `RuleError`, a `Vec` of them, `Violations`, a \
            `&'static str` (the code), or, with the feature `validator`, a `ValidationError`"
)]
pub trait Whole {
    /// Whether the request is valid, and if not, why.
    ///
    /// # Errors
    ///
    /// All that is wrong with it.
    fn whole(self) -> Result<(), Violations>;
}

#[diagnostic::do_not_recommend]
impl<E: Into<Violations>> Whole for Result<(), E> {
    #[inline]
    fn whole(self) -> Result<(), Violations> {
        self.map_err(Into::into)
    }
}

/// What a function that makes a message may return.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a function that makes a message may return",
    label = "returns this",
    note = "such a function gets a `&Violation` and returns a `String`, a `&'static str` or a `Cow<'static, str>`"
)]
pub trait Message {
    /// The message.
    fn message(self) -> Cow<'static, str>;
}

#[diagnostic::do_not_recommend]
impl<T: Into<Cow<'static, str>>> Message for T {
    fn message(self) -> Cow<'static, str> {
        self.into()
    }
}

/// Checks the fields of a variant, below the step that leads into it.
///
/// # Errors
///
/// `Break` when the check is to stop.
#[inline]
pub fn variant(
    report: &mut Report<'_>,
    step: &'static Field,
    check: impl FnOnce(&mut Report<'_>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    report.within(Step::Field(step), check)
}

/// What a custom function gets of a value: a number itself, of anything else a reference, which dereferences to
/// what the function asks for. `Argument(value).__argument()` finds the inherent method of numbers before that of
/// [`AnyArgument`].
pub struct Argument<'a, T: ?Sized>(pub &'a T);

macro_rules! by_value {
    ($($number:ty),+) => {$(
        impl Argument<'_, $number> {
            /// The number.
            #[inline]
            #[must_use]
            pub fn __argument(self) -> $number {
                *self.0
            }
        }
    )+};
}
by_value!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64);

/// Calls a function of the user's own, with the value of a field or the whole request. It is a macro, lest the compiler
/// propose to change arguments that nobody wrote.
#[doc(hidden)]
#[macro_export]
macro_rules! __call {
    ($function:expr, $value:expr $(, $context:expr)?) => {
        $function($crate::__private::Argument($value).__argument() $(, $context)?)
    };
    ($function:expr; $request:expr $(, $context:expr)?) => {
        $function($request $(, $context)?)
    };
}
pub use crate::__call as call;

/// See [`Argument`].
pub trait AnyArgument<'a> {
    /// The value's type.
    type Value: ?Sized;
    /// The value.
    fn __argument(self) -> &'a Self::Value;
}

impl<'a, T: ?Sized> AnyArgument<'a> for Argument<'a, T> {
    type Value = T;
    #[inline]
    fn __argument(self) -> &'a T {
        self.0
    }
}
