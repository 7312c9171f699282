//! What is said of a field in words, as rules.
//!
//! A rule is stated only where the words leave no doubt: published pages say many things that sound like a rule and
//! are none, and a rule that refuses what the other side accepts is worse than none.

mod allowed;
mod chars;
mod condition;
mod constraints;
mod deprecation;
mod format;
mod hedge;
mod length;
mod number;
mod phrase;
mod sentence;
mod statement;
mod validation;

pub(crate) use self::constraints::constraints;
pub(crate) use self::deprecation::is_deprecated;
pub(crate) use self::validation::validation;

use self::sentence::{plain, sentences};

/// What kind of value a field holds, as far as its rules depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
    List,
    Map,
    Other,
}

/// The field that a description is about.
pub(crate) struct Subject<'a> {
    pub(crate) kind: Kind,
    /// Whether it may be absent.
    pub(crate) is_optional: bool,
    /// All fields of the table, itself among them.
    pub(crate) fields: &'a [Sibling<'a>],
}

/// A field of the table.
pub(crate) struct Sibling<'a> {
    /// Its name in the table.
    pub(crate) name: &'a str,
    /// Its name in Rust, as source (`r#type`).
    pub(crate) member: &'a str,
    pub(crate) kind: Kind,
    pub(crate) is_optional: bool,
}

/// The rules that a description states in words that leave no doubt, as they stand in an attribute, such as
/// `one_of("a", "b")` and `length(max = 25)`, one of each name.
pub(crate) fn rules(description: &str, subject: &Subject<'_>) -> Vec<String> {
    let plain = plain(description);
    let sentences = sentences(&plain);
    if hedge::is_hedged(&sentences) {
        return Vec::new();
    }
    let mut statements = match subject.kind {
        Kind::Text => [allowed::find, length::find, chars::find, format::find]
            .iter()
            .flat_map(|find| find(&sentences))
            .collect(),
        Kind::Integer | Kind::Number => number::find(&sentences, subject.kind),
        _ => Vec::new(),
    };
    statements.extend(condition::find(&sentences, subject));
    statement::rules(statements)
}

#[cfg(test)]
mod tests;
