//! The one list of rules, and of what their arguments may be.

/// A rule as the list has it.
#[derive(Debug)]
pub(crate) struct Spec {
    /// The word in the attribute, the file in `token_request::rules`, and the code.
    pub(crate) name: &'static str,
    pub(crate) takes: Takes,
    pub(crate) on: On,
    /// Whether a type of the user's may check it by a trait of `validator`'s.
    pub(crate) is_bridged: bool,
    /// The feature of the core crate without which it is not there.
    pub(crate) feature: Option<&'static str>,
}

/// What stands in a rule's parentheses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Takes {
    Nothing,
    /// One or more distinct string literals, or one constant or enum that has them.
    Texts,
    /// One text, by the name `pattern` or by none.
    Pattern,
    /// One text, by no name.
    Text,
    /// A regular expression, as a literal.
    Regex,
    /// `path`, an expression that holds a regular expression.
    Path,
    /// `min`, `max` and `equal`, numbers of something.
    Counts,
    /// `min`, `max` and their exclusive forms, numbers.
    Bounds,
    /// One number.
    Number,
    /// One or more named classes and literal sets of characters.
    Classes,
    /// Any of these words.
    Words(&'static [&'static str]),
    /// `schemes(..)`, `no_fragment` and `no_userinfo`.
    Url,
    /// The path of a function.
    Function,
    /// The path of a function of the whole request.
    Schema,
    /// One condition.
    Condition,
    /// `other`, a field.
    Other,
    /// One or more other fields.
    Fields,
    /// Rules.
    Rules,
}

/// What a rule checks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum On {
    Text,
    Length,
    /// A value that may be absent.
    Optional,
    /// Anything whose type the rule's own function takes.
    Any,
    /// The elements of something.
    Elements,
    /// The request as a whole.
    Whole,
}

const fn rule(name: &'static str, takes: Takes, on: On) -> Spec {
    Spec { name, takes, on, is_bridged: false, feature: None }
}

pub(crate) static RULES: &[Spec] = &[
    rule("required", Takes::Nothing, On::Optional).bridged(),
    rule("one_of", Takes::Texts, On::Text),
    rule("none_of", Takes::Texts, On::Text),
    rule("length", Takes::Counts, On::Length).bridged(),
    rule("chars", Takes::Classes, On::Text),
    rule("range", Takes::Bounds, On::Any).bridged(),
    rule("custom", Takes::Function, On::Any),
    rule("email", Takes::Nothing, On::Text).bridged(),
    rule("url", Takes::Url, On::Text).bridged().feature("url"),
    rule("uri", Takes::Nothing, On::Text),
    rule("ip", Takes::Words(&["v4", "v6"]), On::Any).bridged(),
    rule("credit_card", Takes::Nothing, On::Text).bridged().feature("card"),
    rule("non_control_character", Takes::Nothing, On::Text).bridged(),
    rule("contains", Takes::Pattern, On::Any).bridged(),
    rule("does_not_contain", Takes::Pattern, On::Any).bridged(),
    rule("prefix", Takes::Text, On::Text),
    rule("suffix", Takes::Text, On::Text),
    rule("regex", Takes::Path, On::Text).bridged().feature("regex"),
    rule("pattern", Takes::Regex, On::Text).feature("regex"),
    rule("date_time", Takes::Nothing, On::Text),
    rule("date", Takes::Nothing, On::Text),
    rule("uuid", Takes::Nothing, On::Text),
    rule("multiple_of", Takes::Number, On::Any),
    rule("finite", Takes::Nothing, On::Any),
    rule("unique", Takes::Nothing, On::Elements),
    rule("each", Takes::Rules, On::Elements),
    rule("keys", Takes::Rules, On::Elements),
    rule("values", Takes::Rules, On::Elements),
    rule("must_match", Takes::Other, On::Any),
    rule("required_if", Takes::Condition, On::Optional),
    rule("required_with", Takes::Fields, On::Optional),
    rule("required_without", Takes::Fields, On::Optional),
    rule("requires", Takes::Fields, On::Optional),
    rule("conflicts_with", Takes::Fields, On::Optional),
    rule("exactly_one_of", Takes::Fields, On::Whole),
    rule("at_least_one_of", Takes::Fields, On::Whole),
    rule("at_most_one_of", Takes::Fields, On::Whole),
    rule("schema", Takes::Schema, On::Whole),
];

/// What has rules in its parentheses: those on elements, and `when`, which is no rule itself.
pub(crate) const GROUPS: &[&str] = &["each", "keys", "values", "when"];

/// What an attribute says of a field besides its rules.
pub(crate) const FACTS: &[&str] =
    &["nested", "skip", "secret", "name", "form", "basic", "description", "example"];

/// The parts of HTTP's Basic authentication that `basic` knows.
pub(crate) const PARTS: &[&str] = &["user", "password"];

/// What an attribute says of a container besides its rules.
pub(crate) const OPTIONS: &[&str] = &[
    "form_names",
    "table",
    "context",
    "mutable",
    "nest_all_fields",
    "deny_unvalidated",
    "report_values",
    "opaque",
    "tag_error",
    "bound",
    "crate",
];

/// The classes that `chars` knows.
pub(crate) const CLASSES: &[&str] =
    &["vschar", "nqchar", "nqschar", "unreserved", "ascii", "alphanumeric", "digits"];

/// The units that `length` counts text in.
pub(crate) const UNITS: &[&str] = &["chars", "bytes", "utf16", "graphemes"];

/// Arguments that every rule takes.
pub(crate) const COMMON: &[&str] = &["code", "message", "message_fn", "error", "if"];

impl Spec {
    pub(crate) fn named(name: &syn::Ident) -> Option<&'static Self> {
        RULES.iter().find(|rule| name == rule.name)
    }

    /// Whether a field may have it more than once.
    pub(crate) fn is_repeatable(&self) -> bool {
        matches!(
            self.takes,
            Takes::Function | Takes::Schema | Takes::Fields | Takes::Condition | Takes::Rules
        )
    }

    /// Whether it is a rule of the request as a whole.
    pub(crate) fn is_of_whole(&self) -> bool {
        self.on == On::Whole
    }

    /// Whether it may be about the elements of a field, which have no fields beside them.
    pub(crate) fn is_of_elements(&self) -> bool {
        let is_about_fields = matches!(self.takes, Takes::Other | Takes::Fields | Takes::Condition);
        !self.is_of_whole() && !is_about_fields
    }

    const fn bridged(self) -> Self {
        Self { is_bridged: true, ..self }
    }

    const fn feature(self, feature: &'static str) -> Self {
        Self { feature: Some(feature), ..self }
    }
}

impl Takes {
    /// The names of its arguments.
    pub(crate) fn names(self) -> &'static [&'static str] {
        match self {
            Self::Counts => &["min", "max", "equal", "unit"],
            Self::Bounds => &["min", "max", "exclusive_min", "exclusive_max"],
            Self::Function => &["function", "use_context"],
            Self::Schema => &["function", "use_context", "skip_on_field_errors"],
            Self::Pattern => &["pattern"],
            Self::Path => &["path"],
            Self::Other => &["other"],
            Self::Words(words) => words,
            _ => &[],
        }
    }

    /// The words that stand for themselves, or with `= true`.
    pub(crate) fn words(self) -> &'static [&'static str] {
        match self {
            Self::Words(words) => words,
            Self::Texts => &["ignore_case"],
            Self::Function => &["use_context"],
            Self::Schema => &["use_context", "skip_on_field_errors"],
            Self::Url => &["no_fragment", "no_userinfo"],
            _ => &[],
        }
    }

    /// The names that may stand in a rule's parentheses.
    pub(crate) fn known(self) -> Vec<&'static str> {
        let words = self.words().iter().filter(|word| !self.names().contains(word));
        self.names().iter().chain(words).chain(COMMON).copied().collect()
    }

    /// How many arguments without a name it takes: none, one, or any number.
    pub(crate) fn listed(self) -> usize {
        match self {
            Self::Pattern | Self::Text | Self::Regex | Self::Number | Self::Condition => 1,
            Self::Texts | Self::Classes | Self::Fields | Self::Url => usize::MAX,
            _ => 0,
        }
    }

    /// Whether it may stand without arguments of its own.
    pub(crate) fn is_optional(self) -> bool {
        matches!(self, Self::Nothing | Self::Words(_) | Self::Url)
    }

    /// How it is written, for an error that says what is missing.
    pub(crate) fn usage(self) -> &'static str {
        match self {
            Self::Nothing => "(message = \"..\")",
            Self::Texts => "(\"a\", \"b\")",
            Self::Counts => "(min = 1, max = 64)",
            Self::Bounds => "(min = 0, max = 100)",
            Self::Number => "(5)",
            Self::Classes => "(alphanumeric, \"-._\")",
            Self::Function | Self::Schema => "(function = path)",
            Self::Pattern => "(pattern = \"..\")",
            Self::Text => "(\"..\")",
            Self::Regex => "(r\"^[a-z]+$\")",
            Self::Path => "(path = EXPR)",
            Self::Words(_) => "(v4)",
            Self::Url => "(schemes(\"https\"), no_fragment, no_userinfo)",
            Self::Condition => "(self.other.is_some())",
            Self::Other => "(other = field)",
            Self::Fields => "(field, other_field)",
            Self::Rules => "(length(min = 1))",
        }
    }
}
