//! Errors: collected, so that all are reported together, and helpful.

use std::fmt::Display;

use quote::ToTokens;
use syn::Error;

pub(crate) type Result<T> = syn::Result<T>;

/// What an unknown name would have been, and the plural.
#[derive(Clone, Copy)]
pub(crate) struct Kind(&'static str, &'static str);

pub(crate) const RULE: Kind = Kind("rule", "rules");
pub(crate) const OPTION: Kind = Kind("option", "options");
pub(crate) const ARGUMENT: Kind = Kind("argument", "arguments");
pub(crate) const CLASS: Kind = Kind("class", "classes");
pub(crate) const FIELD: Kind = Kind("field", "fields");
pub(crate) const UNIT: Kind = Kind("unit", "units");
pub(crate) const CASE: Kind = Kind("case", "cases");

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

    /// Underlines all of what is wrong, which a span of several tokens does not.
    pub(crate) fn on(&mut self, wrong: impl ToTokens, message: impl Display) {
        self.push(Error::new_spanned(wrong, message));
    }

    /// The value, if there is one; the error is kept.
    pub(crate) fn take<T>(&mut self, result: Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// All of them as one, unless there is none.
    pub(crate) fn finish(self) -> Result<()> {
        let all = self.0.into_iter().reduce(|mut all, error| {
            all.combine(error);
            all
        });
        all.map_or(Ok(()), Err)
    }
}

/// "unknown rule `lenght`; did you mean `length`?", and what is known.
pub(crate) fn unknown(kind: Kind, name: &(impl ToTokens + Display), known: &[&str]) -> Error {
    unknown_text(kind, name, &name.to_string(), known)
}

/// The same of a name in quotes.
pub(crate) fn unknown_text(
    Kind(one, many): Kind,
    wrong: impl ToTokens,
    name: &str,
    known: &[&str],
) -> Error {
    let nearest = known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .filter(|(distance, known)| *distance <= known.len() / 2)
        .min();
    let hint = nearest.map_or_else(String::new, |(_, known)| format!("; did you mean `{known}`?"));
    let list = list(known);
    Error::new_spanned(wrong, format!("unknown {one} `{name}`{hint}\nknown {many}: {list}"))
}

/// The names in backticks, separated by commas.
pub(crate) fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
