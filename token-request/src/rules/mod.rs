//! The rules, one file each.
//!
//! A rule's file has `RULE`, its definition with the message and the JSON Schema, and `check`, which generated code calls
//! with the field and the rule's arguments. `check` returns `true` for an absent value. A rule on text also has `text`,
//! the check of the text itself, which is a `const fn` if possible: generated code calls it to check an `example` while
//! compiling. The line in the list below registers the rule.

pub(crate) mod shared;

use shared::definition::RuleDefinition;

/// Declares the files of the rules, and finds a definition by the rule's name.
macro_rules! rules {
    ($($(#[$attr:meta])* $rule:ident),+ $(,)?) => {
        $($(#[$attr])* pub mod $rule;)+

        // The `text` of a rule accepts the valid text of its definition, and is `const`.
        $($(#[$attr])* const _: () = assert!(!matches!($rule::RULE.const_text, Some(false)));)+

        /// Returns the definition of the rule with this name.
        pub(crate) fn find(name: &str) -> Option<&'static RuleDefinition> {
            match name {
                $($(#[$attr])* stringify!($rule) => Some(&$rule::RULE),)+
                _ => None,
            }
        }

        #[cfg(test)]
        const NAMES: &[&str] = &[$($(#[$attr])* stringify!($rule)),+];
    };
}

rules! {
    required,
    one_of,
    none_of,
    length,
    chars,
    range,
    contains,
    does_not_contain,
    prefix,
    suffix,
    email,
    #[cfg(feature = "url")]
    url,
    uri,
    ip,
    uuid,
    date,
    date_time,
    #[cfg(feature = "card")]
    credit_card,
    non_control_character,
    custom,
    multiple_of,
    finite,
    unique,
    must_match,
    required_if,
    required_with,
    required_without,
    requires,
    conflicts_with,
    exactly_one_of,
    at_least_one_of,
    at_most_one_of,
    #[cfg(feature = "regex")]
    regex,
    #[cfg(feature = "regex")]
    pattern,
}

#[cfg(test)]
mod tests {
    use super::{NAMES, find};

    #[test]
    fn each_file_is_in_the_list() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
        let list = include_str!("mod.rs");
        for file in std::fs::read_dir(folder).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            let Some(rule) = name.strip_suffix(".rs").filter(|rule| *rule != "mod") else {
                continue;
            };
            let line = format!("\n    {rule},\n");
            assert!(
                list.contains(&line),
                "add the line `{rule},` to token-request/src/rules/mod.rs"
            );
        }
    }

    /// Without this a rule whose `text` is not `const` could compile here, but not in a user's crate.
    #[test]
    fn the_definition_of_a_rule_with_text_proves_that_it_is_const() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
        // The parser of URLs is not `const`, and the derive does not check the example of a URL.
        for rule in NAMES.iter().filter(|rule| **rule != "url") {
            let file = std::fs::read_to_string(folder.join(rule).with_extension("rs")).unwrap();
            let has_text = file.contains(" fn text(") || file.contains(" fn text<");
            let is_proven = find(rule).unwrap().const_text.is_some();
            assert_eq!(
                is_proven, has_text,
                "`const_text` in rules/{rule}.rs must be `Some(text(..))` with valid text if the rule has `text`, or else `None`"
            );
        }
    }
}
