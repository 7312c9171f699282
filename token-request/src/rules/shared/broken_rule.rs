//! The arguments of a broken rule, for its message.

use crate::table::{Arg, Field, Spelling, Value};

/// A broken rule: its field and its arguments.
pub(crate) struct BrokenRule<'a> {
    pub(crate) field: &'static Field,
    pub(crate) args: &'a [Arg],
    /// The names to use for other fields.
    pub(crate) spelling: Spelling,
}

impl<'a> BrokenRule<'a> {
    /// Returns the value of the argument with this name.
    pub(crate) fn arg(&self, name: &str) -> Option<&'a Value> {
        Arg::find(self.args, name)
    }

    /// Returns the listed texts, each in backticks. The texts of a secret field's rule are not for a message.
    pub(crate) fn texts(&self) -> Vec<String> {
        let listed = self.args.iter().filter(|arg| arg.name.is_none() && !self.field.secret);
        let texts = listed.filter_map(|arg| arg.value.texts()).flatten();
        texts.map(|text| format!("`{text}`")).collect()
    }

    /// Returns the text of the argument `pattern`, or the first listed text, in backticks. The text of a secret field's
    /// rule is replaced by `the {kind} text`.
    pub(crate) fn text(&self, kind: &str) -> String {
        let named = match self.arg("pattern") {
            Some(Value::String(text)) if !self.field.secret => Some(format!("`{text}`")),
            _ => None,
        };
        let text = named.or_else(|| self.texts().into_iter().next());
        text.unwrap_or_else(|| format!("the {kind} text"))
    }

    /// Returns the names of the listed fields, such as `` `a`, `b` or `c` ``. A name is not secret, even if the field is.
    pub(crate) fn fields(&self, conjunction: &str) -> Option<String> {
        let listed = self.args.iter().filter(|arg| arg.name.is_none());
        let mut names: Vec<_> = listed.filter_map(|arg| self.field_name(&arg.value)).collect();
        let last = names.pop()?;
        Some(match &names[..] {
            [] => last,
            names => format!("{} {conjunction} {last}", names.join(", ")),
        })
    }

    /// Returns the names of the listed fields, or `another field` if there are none.
    pub(crate) fn other_fields(&self, conjunction: &str) -> String {
        self.fields(conjunction).unwrap_or_else(|| "another field".to_owned())
    }

    /// Returns the name of the field that an argument refers to, in backticks.
    pub(crate) fn field_name(&self, value: &Value) -> Option<String> {
        match *value {
            Value::Field { wire, form, .. } => Some(format!("`{}`", self.spelling.of(wire, form))),
            _ => None,
        }
    }

    /// Returns whether this word is among the arguments.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        let is_word = |arg: &Arg| matches!(arg.value, Value::Source(source) if source == word);
        self.args.iter().any(|arg| arg.name.is_none() && is_word(arg))
    }

    /// Returns whether the value of an argument is known only as source text, which is not for a message.
    pub(crate) fn has_expressions(&self) -> bool {
        // A literal beyond `i128` is kept as source text too.
        let is_literal = |source: &str| {
            source.starts_with(|c: char| c.is_ascii_digit())
                && source.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        self.args
            .iter()
            .any(|arg| matches!(arg.value, Value::Source(source) if !is_literal(source)))
    }
}
