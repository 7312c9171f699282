//! To and from the crate `validator`.
//!
//! Its `ValidationErrors` is a tree of hash maps, unordered, with one kind of entry a field. Ours become that tree;
//! where a field itself and a value in it are wrong, the field's own errors take the one place there is.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;

use validator::{ValidationError, ValidationErrors, ValidationErrorsKind as Kind};

use crate::path::{Below, Segment};
use crate::table::{Arg, Field, Rule, Value};
use crate::validate::{Wanted, collect};
use crate::violation::{BARE, NO_RULE};
use crate::{Report, RuleError, Violation, Violations};

mod values;

pub use values::report_value;

/// The key of what is wrong with a request as a whole.
const ALL: &str = "__all__";
/// The key under which a collection hands its elements' errors to the field that holds it.
const COLLECTION: &str = "_tmp_validator";

impl From<Violations> for ValidationErrors {
    /// The same errors, keyed by wire name (`__all__` for a request itself, the position for the entry of a map, and
    /// `_tmp_validator`, as `validator` has it, for a list in a list), with their codes, the messages that someone
    /// wrote, and the rules' arguments as `params`. Where two fields of one name hold a list and a struct, only what
    /// comes first has a place.
    fn from(violations: Violations) -> Self {
        let mut errors = Self::new();
        for violation in &violations {
            let path = path(violation);
            insert(&mut errors, &path, ValidationError::from(violation));
        }
        errors
    }
}

/// The way to what is wrong. The keys of a map that is flattened are names in the request that holds it.
fn path(violation: &Violation) -> Vec<Segment<'_>> {
    let mut path = violation.steps();
    let mut is_flattened = false;
    for segment in &mut path {
        let is_in_flattened = std::mem::replace(&mut is_flattened, *segment == Segment::Name(""));
        if let (Segment::Key { key, .. }, true) = (*segment, is_in_flattened) {
            *segment = Segment::Name(key);
        }
    }
    if let Some(last) = path.last_mut().filter(|last| **last == Segment::Name("")) {
        *last = Segment::Name(ALL);
    }
    path.retain(|segment| *segment != Segment::Name(""));
    path
}

impl From<&Violation> for ValidationError {
    fn from(violation: &Violation) -> Self {
        let mut params = params(violation);
        let values = violation.said().into_iter().flat_map(|said| &said.values);
        params.extend(values.map(|(name, value)| (Cow::Borrowed(*name), value.clone())));
        // What a function says of a secret may have the secret in it.
        let error = violation.error().filter(|_| !violation.is_secret());
        for (name, value) in error.into_iter().flat_map(|error| &error.params) {
            // What a function puts in the place of a value stays there, but only where values are reported.
            if !is_value(name) || params.contains_key(name) {
                drop(params.insert(name.clone(), value.clone()));
            }
        }
        Self {
            code: Cow::Owned(violation.code().to_owned()),
            message: violation.given_message().map(|message| Cow::Owned(message.into_owned())),
            params,
        }
    }
}

/// The arguments by name, those of a list together as `values`. What only stands as source text has no value here,
/// and the texts that a secret may or may not be are secrets too.
fn params(violation: &Violation) -> HashMap<Cow<'static, str>, serde_json::Value> {
    let mut params = HashMap::new();
    let mut values = Vec::new();
    for arg in violation.args() {
        match (arg.name, &arg.value) {
            (_, Value::String(_) | Value::Texts(_)) if violation.field().secret => {}
            // A class of `chars` is known by its name; any other word, or a condition, is none of a list.
            (None, Value::Source(_)) if violation.rule().name != "chars" => {}
            (None, Value::Texts(texts)) => values.extend(texts.iter().map(|&text| text.into())),
            (None, value) => values.push(json(value)),
            (Some(_), Value::Source(_) | Value::Field { .. } | Value::Texts(_)) => {}
            (Some(name), value) => {
                drop(params.insert(param(violation.rule(), name).into(), json(value)));
            }
        }
    }
    if !values.is_empty() {
        params.insert("values".into(), values.into());
    }
    params
}

/// What `validator` calls an argument.
fn param(rule: &Rule, name: &'static str) -> &'static str {
    match (rule.name, name) {
        ("contains" | "does_not_contain", "pattern") => "needle",
        _ => name,
    }
}

fn json(value: &Value) -> serde_json::Value {
    match *value {
        Value::String(text) | Value::Source(text) | Value::Field { wire: text, .. } => text.into(),
        Value::Texts(texts) => texts.into(),
        Value::Float(number) => number.into(),
        Value::Integer(number) => serde_json::Number::from_i128(number)
            .map_or_else(|| number.to_string().into(), serde_json::Value::Number),
    }
}

fn insert(errors: &mut ValidationErrors, path: &[Segment<'_>], error: ValidationError) {
    let (name, below) = match path {
        // A key that no name leads to is the name itself, as in a map that serde flattens.
        [Segment::Name(name) | Segment::Key { key: name, .. }, below @ ..] => {
            (Cow::Owned((*name).to_owned()), below)
        }
        // An element that no name leads to: of a list that is an element itself, or the request.
        [Segment::Index(_), ..] => (Cow::Borrowed(COLLECTION), path),
        [] => (Cow::Borrowed(ALL), path),
    };
    let entry = errors.errors_mut().entry(name);
    match below {
        [] => match entry.or_insert_with(|| Kind::Field(Vec::new())) {
            Kind::Field(errors) => errors.push(error),
            nested => *nested = Kind::Field(vec![error]),
        },
        [Segment::Index(index) | Segment::Key { position: index, .. }, below @ ..] => {
            if let Kind::List(list) = entry.or_insert_with(|| Kind::List(BTreeMap::new())) {
                insert(list.entry(*index).or_default(), below, error);
            }
        }
        below => {
            if let Kind::Struct(errors) = entry.or_insert_with(|| Kind::Struct(Box::default())) {
                insert(errors, below, error);
            }
        }
    }
}

impl From<ValidationError> for RuleError {
    /// Takes over code, message and parameters. The rejected value is only handed back where values are reported.
    fn from(error: ValidationError) -> Self {
        Self { code: error.code, message: error.message, at: Vec::new(), params: error.params }
    }
}

/// Whether `validator` has a value by that name, and not an argument.
fn is_value(name: &str) -> bool {
    name == "value" || name == "other"
}

impl Report<'_> {
    /// What a type that only implements `validator::Validate` says of the value of a field.
    pub(crate) fn foreign(
        &mut self,
        field: &'static Field,
        result: Result<(), ValidationErrors>,
    ) -> ControlFlow<()> {
        match result {
            Ok(()) => ControlFlow::Continue(()),
            Err(errors) => {
                let before = self.n_violations();
                self.tree(field, &[], errors)?;
                if self.n_violations() == before {
                    // A refusal is one, also where its tree has no error in it.
                    self.raised(field, NO_RULE, RuleError::new("nested"))?;
                }
                ControlFlow::Continue(())
            }
        }
    }

    /// In the order of the names, as those of a hash map come in none.
    fn tree(
        &mut self,
        field: &'static Field,
        way: &[Below],
        errors: ValidationErrors,
    ) -> ControlFlow<()> {
        let by_name: BTreeMap<_, _> = errors.into_errors().into_iter().collect();
        for (name, kind) in by_name {
            let mut way = way.to_vec();
            if name == ALL {
                way.push(Below::Name("".into()));
            } else if name != COLLECTION {
                way.push(Below::Name(name));
            }
            match kind {
                Kind::Struct(errors) => self.tree(field, &way, *errors)?,
                Kind::List(list) => {
                    for (index, errors) in list {
                        let element = [&way[..], &[Below::Index(index)]].concat();
                        self.tree(field, &element, *errors)?;
                    }
                }
                Kind::Field(errors) => {
                    for mut error in errors {
                        error.params.retain(|name, _| !is_value(name));
                        let args = numbers(&error);
                        self.raised(field, NO_RULE, error.into())?;
                        self.say(|said| {
                            said.is_foreign = true;
                            said.args = args;
                            said.below = way.iter().rev().cloned().collect();
                        });
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }
}

/// The bounds of a length or a range, as arguments.
fn numbers(error: &ValidationError) -> Vec<Arg> {
    let names = ["equal", "min", "max", "exclusive_min", "exclusive_max"];
    let number = |number: &serde_json::Value| {
        let integer = number.as_i64().map(i128::from).or(number.as_u64().map(i128::from));
        integer.map(Value::Integer).or(number.as_f64().map(Value::Float))
    };
    let args = names.map(|name| Some(Arg::named(name, number(error.params.get(name)?)?)));
    args.into_iter().flatten().collect()
}

impl From<ValidationError> for Violations {
    /// What is wrong with a request as a whole.
    fn from(error: ValidationError) -> Self {
        Self::from(RuleError::from(error))
    }
}

impl From<ValidationErrors> for Violations {
    /// The same errors, in the order of the names, without the rejected values.
    fn from(errors: ValidationErrors) -> Self {
        let mut errors = Some(errors);
        let found = collect(Wanted::ALL, &mut |report| {
            report.foreign(BARE, Err(errors.take().unwrap_or_default()))
        });
        found.err().unwrap_or_else(|| Self::from("nested"))
    }
}

/// Implements `validator`'s traits for a type that implements ours.
#[doc(hidden)]
#[macro_export]
macro_rules! __bridge {
    ([$($generics:tt)*] [$ty:ty] [$($bounds:tt)*] [$($with_args:tt)*] [$args:lifetime]) => {
        $crate::__bridge_fallback! { [$($generics)*] [$ty] [$($bounds)*] }
        #[automatically_derived]
        impl $($with_args)* $crate::__private::validator::ValidateArgs<$args> for $ty $($bounds)* {
            type Args = ();
            fn validate_with_args(
                &self,
                (): (),
            ) -> ::core::result::Result<(), $crate::__private::validator::ValidationErrors> {
                $crate::__private::validator::Validate::validate(self)
            }
        }
    };
}

/// Implements `validator::Validate` alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __bridge_fallback {
    ([$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::validator::Validate for $ty $($bounds)* {
            fn validate(
                &self,
            ) -> ::core::result::Result<(), $crate::__private::validator::ValidationErrors> {
                $crate::__private::bridged(self)
            }
        }
    };
}

/// Implements `validator::ValidateArgs` for a type that is validated with a context.
#[doc(hidden)]
#[macro_export]
macro_rules! __bridge_with {
    ([$($with_args:tt)*] [$ty:ty] [$($bounds:tt)*] [$args:lifetime] [$context:ty] [$($mutable:ident)?]) => {
        #[automatically_derived]
        impl $($with_args)* $crate::__private::validator::ValidateArgs<$args> for $ty $($bounds)* {
            type Args = &$args $($mutable)? $context;
            fn validate_with_args(
                &self,
                __context: Self::Args,
            ) -> ::core::result::Result<(), $crate::__private::validator::ValidationErrors> {
                $crate::__bridge_with!(self, __context, $($mutable)?)
            }
        }
    };
    ($request:expr, $context:expr, mut) => {
        $crate::__bridge_with!($request, &$crate::__private::RefCell::new($context),)
    };
    ($request:expr, $context:expr,) => {{
        let __context = $context;
        $crate::__private::bridged_by(&mut |__report| {
            $crate::__private::ValidateWith::check_with($request, __context, __report)
        })
    }};
}

/// Adds a value to the last violation, for the bridge.
#[doc(hidden)]
#[macro_export]
macro_rules! __report_value {
    ($report:expr, $row:expr, $name:literal, $value:expr) => {
        $crate::__private::report_value($report, $row, $name, $value)
    };
}

/// All that is wrong with a request, as `validator` has it.
///
/// # Errors
///
/// What was found.
pub fn bridged<T: crate::Validate + ?Sized>(request: &T) -> Result<(), ValidationErrors> {
    bridged_by(&mut |report| request.check(report))
}

/// The same of what a check finds.
///
/// # Errors
///
/// What was found.
pub fn bridged_by(
    check: &mut dyn FnMut(&mut Report<'_>) -> ControlFlow<()>,
) -> Result<(), ValidationErrors> {
    collect(Wanted { values: true, ..Wanted::ALL }, check).map_err(ValidationErrors::from)
}
