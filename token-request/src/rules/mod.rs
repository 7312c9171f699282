//! The rules, one file each.
//!
//! A rule's file has `check`, which the derive calls with the field and the rule's arguments, and `describe`,
//! which writes the default message from the arguments. A rule on text has `text` besides, the same check on the
//! text itself, as a `const fn`: with it an `example` is checked while compiling. `check` holds for absent values, and
//! `describe` makes a sentence too where a rule written by hand lacks arguments.

use std::fmt;

use crate::table::{Field, Rule};

macro_rules! rules {
    ($($rule:ident),+ $(,)?) => {
        $(pub mod $rule;)+

        /// Writes the default message of a rule.
        pub(crate) fn describe(rule: &Rule, field: &Field, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match rule.name {
                $(stringify!($rule) => $rule::describe(rule, field, f),)+
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
}
