//! Compile errors: collected, so that all are reported together, with suggestions.

use std::fmt::Display;

use quote::ToTokens;
use syn::Error;

use crate::scope::as_written;

pub(crate) type Result<T> = syn::Result<T>;

/// A word for the kind of an unknown name, and its plural.
#[derive(Clone, Copy)]
pub(crate) struct Noun(&'static str, &'static str);

pub(crate) const RULE: Noun = Noun("rule", "rules");
pub(crate) const OPTION: Noun = Noun("option", "options");
pub(crate) const ARGUMENT: Noun = Noun("argument", "arguments");
pub(crate) const CLASS: Noun = Noun("class", "classes");
pub(crate) const FIELD: Noun = Noun("field", "fields");
pub(crate) const UNIT: Noun = Noun("unit", "units");
pub(crate) const CASE: Noun = Noun("case", "cases");
pub(crate) const PART: Noun = Noun("part", "parts");
pub(crate) const FIELD_OPTION: Noun = Noun("field option", "field options");

/// The errors so far, in order.
#[derive(Default)]
pub(crate) struct Errors(Vec<Error>);

impl Errors {
    pub(crate) fn push(&mut self, error: Error) {
        self.0.push(error);
    }

    /// Returns the number of errors so far.
    pub(crate) fn n(&self) -> usize {
        self.0.len()
    }

    /// Prefixes the errors from the `n`th on with the line of the Markdown file that they are about.
    pub(crate) fn prefix_from(&mut self, n: usize, row: Option<&str>) {
        let (Some(_), Some(errors)) = (row, self.0.get_mut(n..)) else { return };
        for error in errors {
            *error = Error::new(error.span(), with_row(row, &error.to_string()));
        }
    }

    /// Adds an error that underlines all of the tokens.
    pub(crate) fn on(&mut self, wrong: impl ToTokens, message: impl Display) {
        self.push(Error::new_spanned(as_written(&wrong), message));
    }

    /// Returns the value, or keeps the error.
    pub(crate) fn take<T>(&mut self, result: Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// Combines all errors into one.
    pub(crate) fn finish(self) -> Result<()> {
        let all = self.0.into_iter().reduce(|mut all, error| {
            all.combine(error);
            all
        });
        all.map_or(Ok(()), Err)
    }
}

/// Prefixes a message with the line of the Markdown file that it is about.
pub(crate) fn with_row(row: Option<&str>, message: &str) -> String {
    row.map_or_else(|| message.to_owned(), |row| format!("{row}: {message}"))
}

/// Returns the error "unknown argument `mim`; did you mean `min`?", with the known names.
pub(crate) fn unknown(kind: Noun, name: &(impl ToTokens + Display), known: &[&str]) -> Error {
    unknown_among(&[(kind, known)], name, &name.to_string())
}

/// Returns the error for an unknown name that is not the whole of the tokens, such as one in quotes.
pub(crate) fn unknown_text(kind: Noun, wrong: impl ToTokens, name: &str, known: &[&str]) -> Error {
    unknown_among(&[(kind, known)], wrong, name)
}

/// Returns the error for a name that may be of several kinds, the likeliest first. The rules are many, so they are listed only
/// if there is no suggestion.
pub(crate) fn unknown_among(known: &[(Noun, &[&str])], wrong: impl ToTokens, name: &str) -> Error {
    let one = known.first().map_or("name", |(Noun(one, _), _)| one);
    let all: Vec<_> = known.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    let suggestion = nearest(name, &all);
    let has_rules = known.iter().any(|(Noun(one, _), _)| *one == RULE.0);
    let mut message = format!("unknown {one} `{name}`{}", did_you_mean(suggestion));
    if suggestion.is_none() || !has_rules {
        for (Noun(_, many), names) in known {
            message.push_str(&lines(&format!("known {many}:"), names));
        }
    }
    Error::new_spanned(wrong, message)
}

/// Returns the suggestion as the end of a message, and an empty text if there is none.
pub(crate) fn did_you_mean(suggestion: Option<&str>) -> String {
    suggestion.map_or_else(String::new, |known| format!("; did you mean `{known}`?"))
}

/// Returns the known name that was probably meant: a few letters differ, or one of the two is the beginning of the other.
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

/// Returns the names in backticks, separated by commas.
pub(crate) fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Returns a heading and the names, in lines that fit on a screen.
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

/// The width of such a line. The compiler indents it, and shows at most 100 columns.
const WIDTH: usize = 92;
