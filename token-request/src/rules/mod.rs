//! The rules, one file each.
//!
//! A rule's file has `check`, which the derive calls with the field and the rule's arguments, and `describe`,
//! which writes the default message from the arguments as they were when the rule was broken. A rule on text has `text`
//! besides, the same check on the text itself, as a `const fn` where it can be one: with it an `example` is checked while
//! compiling. `check` holds for absent values, and `describe` makes a sentence too where a rule written by hand lacks
//! arguments.

use std::fmt;

use crate::table::Spelling;
use crate::table::{Arg, Field, Value};

/// A broken rule: its field and its arguments.
pub(crate) struct BrokenRule<'a> {
    pub(crate) field: &'static Field,
    pub(crate) args: &'a [Arg],
    /// The names that other fields are called by.
    pub(crate) spelling: Spelling,
}

impl<'a> BrokenRule<'a> {
    /// The value of the argument of that name.
    pub(crate) fn arg(&self, name: &str) -> Option<&'a Value> {
        Arg::find(self.args, name)
    }

    /// The listed texts, each in backticks; none of a secret's, as they are not for a message.
    pub(crate) fn texts(&self) -> Vec<String> {
        let listed = self.args.iter().filter(|arg| arg.name.is_none() && !self.field.secret);
        let texts = listed.filter_map(|arg| arg.value.texts()).flatten();
        texts.map(|text| format!("`{text}`")).collect()
    }

    /// The names of the listed fields, each in backticks. A name is no secret, even where the value is.
    pub(crate) fn fields(&self) -> Vec<String> {
        let listed = self.args.iter().filter(|arg| arg.name.is_none());
        listed.filter_map(|arg| self.field_name(&arg.value)).collect()
    }

    /// What the client calls the other field that this is, in backticks.
    pub(crate) fn field_name(&self, value: &Value) -> Option<String> {
        match (value, self.spelling) {
            (Value::Field { form: Some(form), .. }, Spelling::Form) => Some(format!("`{form}`")),
            (Value::Field { wire, .. }, _) => Some(format!("`{wire}`")),
            _ => None,
        }
    }

    /// The text that is named so or stands alone, in backticks; none of a secret's, as [`texts`](Self::texts).
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        match self.arg(name) {
            Some(Value::String(text)) if !self.field.secret => Some(format!("`{text}`")),
            _ => self.texts().into_iter().next(),
        }
    }

    /// Whether this word stands among the arguments.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        let is_it = |arg: &Arg| matches!(arg.value, Value::Source(source) if source == word);
        self.args.iter().any(|arg| arg.name.is_none() && is_it(arg))
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

/// What a rule consists of.
pub(crate) struct RuleDefinition {
    /// Writes the default message.
    pub(crate) describe: fn(&BrokenRule<'_>, &mut fmt::Formatter<'_>) -> fmt::Result,
}

pub(crate) mod shared;

macro_rules! rules {
    ($($(#[$attr:meta])* $rule:ident),+ $(,)?) => {
        $($(#[$attr])* pub mod $rule;)+

        /// Returns the definition of a rule.
        pub(crate) fn find(name: &str) -> Option<RuleDefinition> {
            match name {
                $($(#[$attr])* stringify!($rule) => {
                    Some(RuleDefinition { describe: $rule::describe })
                })+
                _ => None,
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
    contains,
    does_not_contain,
    prefix,
    suffix,
    email,
    #[cfg(feature = "url")]
    url,
    uri,
    ip,
    uuid,
    date,
    date_time,
    #[cfg(feature = "card")]
    credit_card,
    non_control_character,
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

/// What is said of a rule about other fields where it names the first `n` of two.
#[cfg(test)]
pub(crate) fn said_of_others(rule: &'static str, n: usize) -> String {
    const FIELD: &Field = &Field::new("a", crate::Type::String).secret(true);
    const OTHERS: [Arg; 2] = [
        Arg::listed(Value::Field { name: "b_b", wire: "bB", form: None }),
        Arg::listed(Value::Field { name: "c", wire: "c", form: None }),
    ];
    said(rule, FIELD, &OTHERS[..n])
}

/// The default message of a rule that the field breaks with these arguments.
#[cfg(test)]
pub(crate) fn said(rule: &'static str, field: &'static Field, args: &[Arg]) -> String {
    struct Message<'a>(RuleDefinition, BrokenRule<'a>);
    impl fmt::Display for Message<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            (self.0.describe)(&self.1, f)
        }
    }
    let broken = BrokenRule { field, args, spelling: Spelling::Wire };
    Message(find(rule).unwrap(), broken).to_string()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::Type;

    /// What is said of a rule with these arguments.
    pub(crate) fn said(rule: &'static str, args: &[Arg]) -> String {
        const FIELD: &Field = &Field::new("field", Type::String);
        super::said(rule, FIELD, args)
    }

    /// What is said of it where the value is a secret.
    pub(crate) fn said_of_secret(rule: &'static str, args: &[Arg]) -> String {
        const FIELD: &Field = &Field::new("field", Type::String).secret(true);
        super::said(rule, FIELD, args)
    }

    /// Numbers and texts at random, the same ones each time.
    pub(crate) struct Random(u64);

    impl Random {
        pub(crate) fn new() -> Self {
            Self(1)
        }

        pub(crate) fn below(&mut self, n: usize) -> usize {
            // The generator of Knuth's MMIX, of which the higher bits are the better ones.
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % n
        }

        /// A text of up to so many of these parts.
        pub(crate) fn text(&mut self, parts: &[&str], most: usize) -> String {
            (0..=self.below(most)).map(|_| parts[self.below(parts.len())]).collect()
        }
    }
}
