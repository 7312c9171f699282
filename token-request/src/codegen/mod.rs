//! Everything that generated code names. It is not part of the public API.

mod checked;
mod elements;
mod features;
mod given;
mod nested;
mod or_null;
mod page_check;
mod rows;
#[cfg(feature = "wire")]
mod unreadable;
mod violated;

use std::borrow::Cow;
use std::ops::ControlFlow;

pub use serde::{self, Serialize};
#[cfg(feature = "field-table")]
pub use serde_json::Value as Json;
pub use std::cell::RefCell;
pub use std::ops;

/// The traits with the methods that generated code calls if the inherent ones do not exist.
pub mod otherwise {
    pub use super::checked::traits::*;
    pub use super::elements::{AnyEach as _, AnyEntries as _, NoEach as _};
    pub use super::nested::{Ours as _, Pointed as _, Validators as _, WithContext as _};
    pub use super::{AnyEvaluated as _, AnyGiven as _, ByReference as _, Unknown as _};
}

/// The result of a check that continues.
pub const GO: ControlFlow<()> = ControlFlow::Continue(());
/// The result of a check that stops because the report needs no more violations.
pub const STOP: ControlFlow<()> = ControlFlow::Break(());

/// The functions of the rules, one module for each rule.
pub mod rules {
    pub use crate::rules::*;
}

pub use checked::{InRange, RuleValue, bounds, negative};
pub use elements::{AnyEach, Each, Elements, Entries, NoEach, each, keys, values};
pub use features::*;
pub use given::*;
pub use nested::{NestedValue, NotNested, NotNestedAllowed, NotNestedWith};
#[cfg(feature = "wire")]
pub(crate) use or_null::NULL;
pub use or_null::or_null;
pub use page_check::{allows_only, fits};
pub use rows::*;
pub use violated::*;

pub use crate::field_types::{
    HasKeyType, HasTableType, HasTexts, Length, Number, Optional, Text, WireNames,
};
pub use crate::rules::custom::Verdict;
pub use crate::table::Holds;
pub use crate::{
    Arg, BasicPart, Field, KnownBy, Report, Rule, Table, Tagging, Type, Validate, ValidateWith,
    Value, Variant, Violations,
};

#[cfg(feature = "wire")]
pub use crate::wire::{
    read_error::ReadError,
    tree::Node,
    visit::{
        Borrowing, FieldType, FieldsReader, Owned, Pass, TakenNames, Visit, choose_variant,
        known_readers, unknown_beside_content, with_key,
    },
};
#[cfg(feature = "wire")]
pub use std::marker::PhantomData;

/// The traits with the methods that `__visit` calls if the inherent ones do not exist.
#[cfg(feature = "wire")]
pub mod reading {
    pub use super::unreadable::Unchecked as _;
    pub use crate::wire::visit::{
        NoReader as _, NotVisited as _, ReadAndChecked as _, ReadOnly as _, Unreadable as _,
        UnreadableKey as _, Visited as _, VisitedWith as _, WithoutDefault as _,
        WithoutElements as _, WithoutKeys as _, WithoutParts as _,
    };
}

/// Evaluates to the readers of a type, of its elements, and of the elements of those, three levels deep.
#[cfg(feature = "wire")]
#[doc(hidden)]
#[macro_export]
macro_rules! __readers {
    ($ty:ty) => {{
        let __whole = $crate::__private::Owned::<$ty>::NEW;
        let __element = __whole.__element();
        let __inner = __element.__element();
        let __innermost = __inner.__element();
        [
            $crate::__private::with_key((&&&__whole).__reader(), __whole.__key_reader()),
            $crate::__private::with_key((&&&__element).__reader(), __element.__key_reader()),
            $crate::__private::with_key((&&&__inner).__reader(), __inner.__key_reader()),
            $crate::__private::with_key((&&&__innermost).__reader(), __innermost.__key_reader()),
        ]
    }};
}
#[cfg(feature = "wire")]
pub use crate::__readers as readers;

/// Returns the type of a context.
#[cfg(feature = "wire")]
#[must_use]
pub fn type_of<C: ?Sized>(_: &C) -> PhantomData<C> {
    PhantomData
}

/// Replaces the function `deserialize` of a module without one.
///
/// # Errors
///
/// Always fails.
#[cfg(feature = "wire")]
pub fn not_read<T>(_: crate::wire::tree::Node<'_, '_>) -> Result<T, ReadError> {
    Err(ReadError::NotBorrowable)
}

#[cfg(feature = "wire")]
pub use unreadable::{hides, is_map};

/// Expands to its input, which is code for reading bodies.
#[cfg(feature = "wire")]
pub use crate::__with as wire;

/// Expands to nothing, because no bodies are read without the feature `wire`.
#[cfg(not(feature = "wire"))]
pub use crate::__nothing as wire;

#[cfg(feature = "validator")]
pub use crate::compat::{bridged, bridged_by, report_value};
#[cfg(feature = "validator")]
pub use crate::{
    __bridge as bridge, __bridge_fallback as bridge_fallback, __bridge_with as bridge_with,
    __report_value as report_value,
};
#[cfg(feature = "validator")]
pub use validator;

/// The type itself. As its argument, a trait object without a lifetime is `'static`.
pub type Same<T> = T;

/// Expands to nothing, for a feature that is off.
#[doc(hidden)]
#[macro_export]
macro_rules! __nothing {
    ($($tokens:tt)*) => {};
}
#[cfg(not(feature = "validator"))]
pub use crate::{
    __nothing as bridge, __nothing as bridge_fallback, __nothing as bridge_with,
    __nothing as report_value,
};

/// Expands to an expression that syn does not parse.
#[doc(hidden)]
#[macro_export]
macro_rules! __expression {
    ($expression:expr) => {
        $expression
    };
}
pub use crate::__expression as expression;

/// Expands to a word, with a span that can differ from that of its neighbors.
#[doc(hidden)]
#[macro_export]
macro_rules! __same {
    ($word:tt) => {
        $word
    };
}
pub use crate::__same as same;

/// Evaluates to a regular expression that is compiled once.
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

/// Returns the text of a constant.
#[inline]
#[must_use]
pub const fn text(text: &'static str) -> &'static str {
    text
}

/// Returns the error code in a constant.
///
/// # Panics
///
/// Panics at compile time if the text is not an error code (RFC 6749 appendix A.7).
#[inline]
#[must_use]
#[track_caller]
pub const fn error(text: &'static str) -> &'static str {
    let (mut rest, mut holds) = (text.as_bytes(), !text.is_empty());
    while let [first, others @ ..] = rest {
        (rest, holds) = (others, holds && matches!(first, b' ' | b'!' | b'#'..=b'[' | b']'..=b'~'));
    }
    assert!(
        holds,
        "an error code has one or more characters from space to `~`, except `\"` and `\\`"
    );
    text
}

/// Returns the texts of a constant.
#[inline]
#[must_use]
pub const fn texts(texts: &'static [&'static str]) -> &'static [&'static str] {
    texts
}

/// Returns the texts of a constant with at least one text.
///
/// # Panics
///
/// Panics at compile time if there is no text, because no value would be allowed.
#[inline]
#[must_use]
#[track_caller]
pub const fn some_texts(texts: &'static [&'static str]) -> &'static [&'static str] {
    assert!(!texts.is_empty(), "this constant has no texts, so no value would be allowed");
    texts
}

/// The results of functions that check the whole request.
#[diagnostic::on_unimplemented(
    message = "a function that checks the whole request cannot return `{Self}`",
    label = "returns this",
    note = "such a function returns `Result<(), E>` where `E` is a `RuleError`, a `Vec` of them, `Violations`, a \
            `&'static str` (the code), or, with the feature `validator`, a `ValidationError`"
)]
pub trait Whole {
    /// Returns the violations in the result.
    ///
    /// # Errors
    ///
    /// The violations that the function found.
    fn whole(self) -> Result<(), Violations>;
}

#[diagnostic::do_not_recommend]
impl<E: Into<Violations>> Whole for Result<(), E> {
    #[inline]
    fn whole(self) -> Result<(), Violations> {
        self.map_err(Into::into)
    }
}

/// The results of functions that make a message.
#[diagnostic::on_unimplemented(
    message = "a function that makes a message cannot return `{Self}`",
    label = "returns this",
    note = "such a function gets a `&Violation` and returns a `String`, a `&'static str` or a `Cow<'static, str>`"
)]
pub trait Message {
    /// Returns the message.
    fn message(self) -> Cow<'static, str>;
}

#[diagnostic::do_not_recommend]
impl<T: Into<Cow<'static, str>>> Message for T {
    fn message(self) -> Cow<'static, str> {
        self.into()
    }
}
