//! Errors: collected, so that all are reported together, and helpful.

use std::fmt::Display;

use proc_macro2::Span;
use syn::Error;

pub(crate) type Result<T> = syn::Result<T>;

/// The errors found so far, in order.
#[derive(Default)]
pub(crate) struct Errors(Vec<Error>);

impl Errors {
    pub(crate) fn push(&mut self, error: Error) {
        self.0.push(error);
    }

    /// How many there are.
    pub(crate) fn n(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn at(&mut self, span: Span, message: impl Display) {
        self.push(Error::new(span, message));
    }

    /// The value, if there is one; the error is kept.
    pub(crate) fn take<T>(&mut self, result: Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// The value, unless there was an error.
    pub(crate) fn finish<T>(self, value: T) -> Result<T> {
        let all = self.0.into_iter().reduce(|mut all, error| {
            all.combine(error);
            all
        });
        all.map_or(Ok(value), Err)
    }
}

/// "unknown rule `lenght`; did you mean `length`?", and what is known.
pub(crate) fn unknown(kind: &str, name: &syn::Ident, known: &[&str]) -> Error {
    let name_text = name.to_string();
    let nearest = known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(&name_text, known), known))
        .filter(|(distance, known)| *distance <= known.len() / 2)
        .min();
    let hint = nearest.map_or_else(String::new, |(_, known)| format!("; did you mean `{known}`?"));
    let list = list(known);
    Error::new(name.span(), format!("unknown {kind} `{name_text}`{hint}\nknown {kind}s: {list}"))
}

/// The names in backticks, separated by commas.
pub(crate) fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
