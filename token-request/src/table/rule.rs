//! The methods of a [`Rule`].

use std::{fmt, ptr};

use super::argument::{Arg, Value};
use super::types::{Field, MessageFn, Rule};

impl Rule {
    /// Returns a rule without arguments.
    ///
    /// An implementation written by hand may use a name that no rule of this crate has, and should then set a message.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            args: &[],
            code: None,
            message: None,
            message_fn: None,
            error: None,
            condition: None,
            elements: None,
        }
    }

    /// Sets the arguments, in order.
    #[must_use]
    pub const fn args(self, args: &'static [Arg]) -> Self {
        Self { args, ..self }
    }

    /// Sets a code other than the rule's name.
    #[must_use]
    pub const fn code(self, code: &'static str) -> Self {
        Self { code: Some(code), ..self }
    }

    /// Sets a message other than the rule's own.
    #[must_use]
    pub const fn message(self, message: &'static str) -> Self {
        Self { message: Some(message), ..self }
    }

    /// Sets a function that returns the message.
    #[must_use]
    pub const fn message_fn(self, message_fn: MessageFn) -> Self {
        Self { message_fn: Some(message_fn), ..self }
    }

    /// Sets the error code with which a token endpoint answers.
    #[must_use]
    pub const fn error(self, error: &'static str) -> Self {
        Self { error: Some(error), ..self }
    }

    /// Sets the condition under which the rule is checked, as Rust source.
    #[must_use]
    pub const fn condition(self, condition: &'static str) -> Self {
        Self { condition: Some(condition), ..self }
    }

    /// Sets the rules of the items.
    #[must_use]
    pub const fn elements(self, elements: &'static Field) -> Self {
        Self { elements: Some(elements), ..self }
    }

    /// Returns the value of the argument with this name.
    ///
    /// ```
    /// use token_request::{Arg, Rule, Value};
    ///
    /// const SHORT: Rule = Rule::new("length").args(&[Arg::named("max", Value::Integer(64))]);
    /// assert_eq!(SHORT.arg("max"), Some(&Value::Integer(64)));
    /// assert_eq!(SHORT.arg("min"), None);
    /// ```
    #[must_use]
    pub fn arg(&self, name: &str) -> Option<&Value> {
        Arg::find(self.args, name)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        let same_fn = match (self.message_fn, other.message_fn) {
            (Some(a), Some(b)) => ptr::fn_addr_eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        let elements = |rule: &Self| rule.elements.map(|elements| elements.rules);
        same_fn
            && (self.name, self.args, self.code) == (other.name, other.args, other.code)
            && (self.message, self.error, self.condition)
                == (other.message, other.error, other.condition)
            && elements(self) == elements(other)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = self.args.iter().map(ToString::to_string).collect();
        let elements = self.elements.into_iter().flat_map(|elements| elements.rules);
        parts.extend(elements.map(ToString::to_string));
        parts.extend(self.code.map(|code| format!("code = {code:?}")));
        parts.extend(self.message.map(|message| format!("message = {message:?}")));
        parts.extend(self.error.map(|error| format!("error = {error:?}")));
        parts.extend(self.condition.map(|condition| format!("if = {condition}")));
        f.write_str(self.name)?;
        if parts.is_empty() { Ok(()) } else { write!(f, "({})", parts.join(", ")) }
    }
}
