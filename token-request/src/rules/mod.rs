//! The rules, one file each.
//!
//! A rule's file has `check`, which the derive calls with the field and the rule's arguments, and `describe`,
//! which writes the default message from the arguments as they were when the rule was broken. A rule on text has `text`
//! besides, the same check on the text itself, as a `const fn`: with it an `example` is checked while compiling. `check`
//! holds for absent values, and `describe` makes a sentence too where a rule written by hand lacks arguments.

use std::fmt;

use crate::table::{Arg, Field, Value};

/// A broken rule: the field it is of, and its arguments.
pub(crate) struct Broken<'a> {
    pub(crate) rule: &'static str,
    pub(crate) field: &'static Field,
    pub(crate) args: &'a [Arg],
}

impl<'a> Broken<'a> {
    /// The value of the argument of that name.
    pub(crate) fn arg(&self, name: &str) -> Option<&'a Value> {
        Arg::find(self.args, name)
    }

    /// The listed texts, each in backticks; none of a secret's, as they are not for a message.
    pub(crate) fn texts(&self) -> Vec<String> {
        let listed = self.args.iter().filter(|arg| arg.name.is_none() && !self.field.secret);
        let texts = listed.flat_map(|arg| match &arg.value {
            Value::String(text) => std::slice::from_ref(text),
            Value::Texts(texts) => texts,
            _ => &[],
        });
        texts.map(|text| format!("`{text}`")).collect()
    }

    /// The wire names of the listed fields, each in backticks. A name is no secret, even where the value is.
    pub(crate) fn fields(&self) -> Vec<String> {
        let wires = self.args.iter().filter_map(|arg| match arg.value {
            Value::Field { wire, .. } if arg.name.is_none() => Some(format!("`{wire}`")),
            _ => None,
        });
        wires.collect()
    }

    /// Whether the value of an argument is only known as source text, which is for no message.
    pub(crate) fn has_expressions(&self) -> bool {
        // A literal is, where it is beyond `i128`.
        let is_literal = |source: &str| {
            source.starts_with(|c: char| c.is_ascii_digit())
                && source.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        self.args
            .iter()
            .any(|arg| matches!(arg.value, Value::Source(source) if !is_literal(source)))
    }
}

macro_rules! rules {
    ($($(#[$attr:meta])* $rule:ident),+ $(,)?) => {
        $($(#[$attr])* pub mod $rule;)+

        /// Writes the default message of a rule.
        pub(crate) fn describe(broken: &Broken<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match broken.rule {
                $($(#[$attr])* stringify!($rule) => $rule::describe(broken, f),)+
                _ => f.write_str("is invalid"),
            }
        }
    };
}

rules! {
    required,
    one_of,
    none_of,
    length,
    chars,
    range,
    custom,
    multiple_of,
    finite,
    unique,
    must_match,
    required_if,
    required_with,
    required_without,
    requires,
    conflicts_with,
    exactly_one_of,
    at_least_one_of,
    at_most_one_of,
    #[cfg(feature = "regex")]
    regex,
    #[cfg(feature = "regex")]
    pattern,
}

/// Every way in which up to three fields are given or not.
#[cfg(test)]
pub(crate) const PRESENCE: &[&[bool]] = {
    const T: bool = true;
    const F: bool = false;
    &[
        &[],
        &[T],
        &[F],
        &[T, T],
        &[T, F],
        &[F, T],
        &[F, F],
        &[T, T, T],
        &[T, T, F],
        &[T, F, T],
        &[T, F, F],
        &[F, T, T],
        &[F, T, F],
        &[F, F, T],
        &[F, F, F],
    ]
};

/// The default message of a rule that the field breaks with these arguments.
#[cfg(test)]
pub(crate) fn said(rule: &'static str, field: &'static Field, args: &[Arg]) -> String {
    struct Said<'a>(Broken<'a>);
    impl fmt::Display for Said<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            describe(&self.0, f)
        }
    }
    Said(Broken { rule, field, args }).to_string()
}
