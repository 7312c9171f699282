//! The one list of rules, and of what their arguments may be.

/// A rule as the list has it.
#[derive(Debug)]
pub(crate) struct Spec {
    /// The word in the attribute, the file in `token_request::rules`, and the code.
    pub(crate) name: &'static str,
    pub(crate) takes: Takes,
    pub(crate) on: On,
}

/// What stands in a rule's parentheses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Takes {
    Nothing,
    /// One or more distinct string literals.
    Texts,
    /// `min`, `max` and `equal`, numbers of something.
    Counts,
    /// `min`, `max` and their exclusive forms, numbers.
    Bounds,
    /// One or more named classes and literal sets of characters.
    Classes,
    /// The path of a function.
    Function,
}

/// What a rule checks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum On {
    Text,
    Length,
    /// Anything whose type the rule's own function takes.
    Any,
}

const fn rule(name: &'static str, takes: Takes, on: On) -> Spec {
    Spec { name, takes, on }
}

pub(crate) static RULES: &[Spec] = &[
    rule("required", Takes::Nothing, On::Any),
    rule("one_of", Takes::Texts, On::Text),
    rule("none_of", Takes::Texts, On::Text),
    rule("length", Takes::Counts, On::Length),
    rule("chars", Takes::Classes, On::Text),
    rule("range", Takes::Bounds, On::Any),
    rule("custom", Takes::Function, On::Any),
    rule("finite", Takes::Nothing, On::Any),
];

/// What an attribute says of a field besides its rules.
pub(crate) const FACTS: &[&str] = &["nested", "skip", "secret", "name", "form", "example"];

/// What an attribute says of a container.
pub(crate) const OPTIONS: &[&str] = &["form_names", "crate"];

/// The classes that `chars` knows.
pub(crate) const CLASSES: &[&str] =
    &["vschar", "nqchar", "nqschar", "unreserved", "ascii", "alphanumeric", "digits"];

/// Arguments that every rule takes.
pub(crate) const COMMON: &[&str] = &["code", "message"];

impl Spec {
    pub(crate) fn named(name: &syn::Ident) -> Option<&'static Self> {
        RULES.iter().find(|rule| name == rule.name)
    }

    /// Whether a field may have it more than once.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.takes == Takes::Function
    }
}

impl Takes {
    /// The names of its arguments.
    pub(crate) fn names(self) -> &'static [&'static str] {
        match self {
            Self::Counts => &["min", "max", "equal"],
            Self::Bounds => &["min", "max", "exclusive_min", "exclusive_max"],
            Self::Function => &["function"],
            Self::Nothing | Self::Texts | Self::Classes => &[],
        }
    }

    /// How it is written, for an error that says what is missing.
    pub(crate) fn usage(self) -> &'static str {
        match self {
            Self::Nothing => "(message = \"..\")",
            Self::Texts => "(\"a\", \"b\")",
            Self::Counts => "(min = 1, max = 64)",
            Self::Bounds => "(min = 0, max = 100)",
            Self::Classes => "(alphanumeric, \"-._\")",
            Self::Function => "(function = path)",
        }
    }
}
