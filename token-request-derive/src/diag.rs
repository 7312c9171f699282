//! Errors: collected, so that all are reported together, and helpful.

use std::fmt::Display;

use quote::ToTokens;
use syn::Error;

use crate::attr::as_written;

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
pub(crate) const PART: Kind = Kind("part", "parts");
/// What is said of a field besides its rules.
pub(crate) const WORD: Kind = Kind("word", "words");

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

    /// Begins those from the `n`th on with the line of a page, where it is one that says it.
    pub(crate) fn begin(&mut self, n: usize, row: Option<&str>) {
        let (Some(row), Some(errors)) = (row, self.0.get_mut(n..)) else { return };
        for error in errors {
            *error = Error::new(error.span(), format!("{row}: {error}"));
        }
    }

    /// Underlines all of what is wrong, which a span of several tokens does not.
    pub(crate) fn on(&mut self, wrong: impl ToTokens, message: impl Display) {
        self.push(Error::new_spanned(as_written(&wrong), message));
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
    unknown_among(&[(kind, known)], name, &name.to_string())
}

/// The same of a name in quotes.
pub(crate) fn unknown_text(kind: Kind, wrong: impl ToTokens, name: &str, known: &[&str]) -> Error {
    unknown_among(&[(kind, known)], wrong, name)
}

/// The same of a name that may be of several kinds, the likeliest first.
pub(crate) fn unknown_among(known: &[(Kind, &[&str])], wrong: impl ToTokens, name: &str) -> Error {
    let one = known.first().map_or("name", |(Kind(one, _), _)| one);
    let all: Vec<_> = known.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    let hint = nearest(name, &all);
    let hint = hint.map_or_else(String::new, |known| format!("; did you mean `{known}`?"));
    let lists = known.iter().map(|(Kind(_, many), names)| lines(&format!("known {many}:"), names));
    let lists: String = lists.collect();
    Error::new_spanned(wrong, format!("unknown {one} `{name}`{hint}{lists}"))
}

/// The name that was meant, if there is one: a few letters differ, or one of the two is the beginning of the other.
pub(crate) fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let name = name.to_ascii_lowercase();
    let distance = |known: &str| {
        let known = known.to_ascii_lowercase();
        let distance = strsim::damerau_levenshtein(&name, &known);
        let is_near = distance <= name.len().max(known.len()) / 3;
        let is_part = name.len() > 1 && known.starts_with(&name)
            || known.len() > 2 && (name.starts_with(&known) || name.ends_with(&known));
        (is_near || is_part).then_some(distance)
    };
    let near = known.iter().filter_map(|known| Some((distance(known)?, *known)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

/// The names in backticks, separated by commas.
pub(crate) fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The same after a head, in lines that fit on a screen.
pub(crate) fn lines(head: &str, names: &[&str]) -> String {
    let (mut lines, mut width) = (format!("\n{head}"), head.len());
    for (i, name) in names.iter().enumerate() {
        let comma = if i + 1 < names.len() { "," } else { "" };
        let name = format!("`{name}`{comma}");
        width += 1 + name.len();
        if width > WIDTH {
            width = 4 + name.len();
            lines.push_str("\n    ");
        } else {
            lines.push(' ');
        }
        lines.push_str(&name);
    }
    lines
}

/// How wide such a line is, so that it is no wider than 100 where the compiler shows it.
const WIDTH: usize = 92;
