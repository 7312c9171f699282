//! All that generated code may name. Not part of the public interface.

mod broken;
pub mod by;
mod drift;
mod features;
mod given;
pub mod nested;
mod null;
#[cfg(feature = "wire")]
mod readable;
mod row;
mod walk;

use std::borrow::Cow;
use std::ops::ControlFlow;

pub use serde::{self, Serialize};
#[cfg(feature = "field-table")]
pub use serde_json::Value as Json;
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

/// The rules' functions, a module a rule.
pub mod rules {
    pub use crate::rules::*;
}

pub use broken::*;
pub use by::{InRange, Subject, bounds, negative};
pub use drift::{allows_only, fits};
pub use features::*;
pub use given::*;
pub use nested::{Neither, NeitherNeeded, NeitherWith, Nested};
#[cfg(feature = "wire")]
pub(crate) use null::NULL;
pub use null::or_null;
pub use row::*;
pub use walk::{AnyEach, Each, Elements, Entries, NoEach, each, keys, values};

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

/// The traits whose methods the visit of a body calls, without their names.
#[cfg(feature = "wire")]
pub mod reading {
    pub use super::readable::NotKnown as _;
    pub use crate::wire::visit::{
        NoReader as _, NotVisited as _, ReadAndChecked as _, ReadOnly as _, Unreadable as _,
        UnreadableKey as _, Visited as _, VisitedWith as _, WithoutDefault as _,
        WithoutElements as _, WithoutKeys as _, WithoutParts as _,
    };
}

/// The readers of a type, of its elements, and of theirs.
#[cfg(feature = "wire")]
#[doc(hidden)]
#[macro_export]
macro_rules! __readers {
    ($ty:ty) => {{
        let whole = $crate::__private::Owned::<$ty>::NEW;
        let element = whole.__element();
        let inner = element.__element();
        let innermost = inner.__element();
        [
            $crate::__private::with_key((&&&whole).__reader(), whole.__key_reader()),
            $crate::__private::with_key((&&&element).__reader(), element.__key_reader()),
            $crate::__private::with_key((&&&inner).__reader(), inner.__key_reader()),
            $crate::__private::with_key((&&&innermost).__reader(), innermost.__key_reader()),
        ]
    }};
}
#[cfg(feature = "wire")]
pub use crate::__readers as readers;

/// The type of a context.
#[cfg(feature = "wire")]
#[must_use]
pub fn type_of<C: ?Sized>(_: &C) -> PhantomData<C> {
    PhantomData
}

/// Stands for the `deserialize` of a module that has none.
///
/// # Errors
///
/// Always: nothing is known of the value.
#[cfg(feature = "wire")]
pub fn not_read<T>(_: crate::wire::tree::Node<'_, '_>) -> Result<T, ReadError> {
    Err(ReadError::NotBorrowable)
}

#[cfg(feature = "wire")]
pub use readable::{hides, is_map};

/// The code that only known_readers bodies.
#[cfg(feature = "wire")]
pub use crate::__with as wire;

/// Without the feature `wire` no body is read.
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

/// The type itself. In here a trait object that names no lifetime is `'static` wherever it stands.
pub type Same<T> = T;

/// What is for a feature that is off.
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

/// The text of a constant.
#[inline]
#[must_use]
pub const fn text(text: &'static str) -> &'static str {
    text
}

/// The same of what a token endpoint may answer.
///
/// # Panics
///
/// Where it may not (RFC 6749 appendix A.7), which is while compiling.
#[inline]
#[must_use]
#[track_caller]
pub const fn error(text: &'static str) -> &'static str {
    let (mut rest, mut holds) = (text.as_bytes(), !text.is_empty());
    while let [first, others @ ..] = rest {
        (rest, holds) = (others, holds && matches!(first, b' ' | b'!' | b'#'..=b'[' | b']'..=b'~'));
    }
    assert!(holds, "an `error` is one or more characters from space to `~`, without `\"` and `\\`");
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
