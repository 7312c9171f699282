//! The arguments of a rule.

use std::fmt;

/// An argument of a [`Rule`](crate::Rule).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arg {
    /// The name; `None` in a list such as `one_of("a", "b")`.
    pub name: Option<&'static str>,
    /// The value.
    pub value: Value,
}

impl Arg {
    /// Returns the argument `name = value`.
    #[must_use]
    pub const fn named(name: &'static str, value: Value) -> Self {
        Self { name: Some(name), value }
    }

    /// Returns an argument of a list.
    #[must_use]
    pub const fn listed(value: Value) -> Self {
        Self { name: None, value }
    }

    /// Returns the value of the argument with this name.
    pub(crate) fn find<'a>(args: &'a [Self], name: &str) -> Option<&'a Value> {
        args.iter().find(|arg| arg.name == Some(name)).map(|arg| &arg.value)
    }
}

impl fmt::Display for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.name, self.value) {
            (Some(name), Value::Texts(_)) => write!(f, "{name}({})", self.value),
            (Some(name), value) => write!(f, "{name} = {value}"),
            (None, value) => value.fmt(f),
        }
    }
}

/// The value of an [`Arg`]. Its [`Display`](fmt::Display) is Rust source.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// A string literal.
    String(&'static str),
    /// An integer.
    Integer(i128),
    /// A float.
    Float(f64),
    /// A word or any other expression, as written.
    Source(&'static str),
    /// Another field of the request.
    Field {
        /// The name in Rust.
        name: &'static str,
        /// The name that the client uses.
        wire: &'static str,
        /// The name on forms, if it differs.
        form: Option<&'static str>,
    },
    /// A list of texts from a constant, or the names of an enum's variants.
    Texts(&'static [&'static str]),
}

impl Value {
    /// Returns the texts of a string or a list of texts.
    pub(crate) fn texts(&self) -> Option<&[&'static str]> {
        match self {
            Self::String(text) => Some(std::slice::from_ref(text)),
            Self::Texts(texts) => Some(texts),
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) => write!(f, "{text:?}"),
            Self::Integer(number) => number.fmt(f),
            Self::Float(number) => write!(f, "{number:?}"),
            Self::Source(source) => f.write_str(source),
            Self::Field { name, .. } => f.write_str(name),
            Self::Texts(texts) => {
                for (i, text) in texts.iter().enumerate() {
                    write!(f, "{}{text:?}", if i == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
        }
    }
}
