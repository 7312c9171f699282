//! The names of options: the words in `#[validate(..)]` that are not rules.

/// The options of a field.
pub(crate) const FIELD_OPTIONS: &[&str] =
    &["nested", "skip", "secret", "name", "form", "basic", "description", "example"];

/// The options of a container.
pub(crate) const CONTAINER_OPTIONS: &[&str] = &[
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

/// The parts of HTTP Basic authentication that `basic` takes.
pub(crate) const PARTS: &[&str] = &["user", "password"];
