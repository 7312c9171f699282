//! The rules: one line each, and one file for each kind of argument.

mod chars;
pub(crate) mod code;
pub(crate) mod condition;
mod custom;
mod elements;
mod fields;
mod ip;
mod length;
mod nothing;
mod number;
pub(crate) mod one_of;
mod pattern;
mod range;
mod required;
mod required_if;
pub(crate) mod rule;
mod text;
mod unique;
mod url;

use self::chars::Chars;
use self::custom::FunctionPath;
pub(crate) use self::custom::SKIP;
use self::elements::ElementRules;
use self::fields::{Fields, MustMatch};
use self::ip::IpVersions;
use self::length::LengthBounds;
use self::nothing::NoArguments;
use self::number::{OneNumber, is_multiple};
use self::one_of::Texts;
use self::pattern::{Pattern, Regex};
use self::range::Range;
use self::required::Required;
use self::required_if::RequiredIf;
use self::rule::{Form, On, Part, RuleSpec};
use self::text::OneText;
use self::unique::Unique;
use self::url::Url;

/// The list of all rules. A new rule takes one line here, and a file if no other rule takes such arguments.
pub(crate) static RULES: &[RuleSpec] = &[
    RuleSpec::new("required", &Required, On::Optional).bridged(),
    RuleSpec::new("one_of", &Texts, On::Text),
    RuleSpec::new("none_of", &Texts, On::Text),
    RuleSpec::new("length", &LengthBounds, On::Length).bridged(),
    RuleSpec::new("chars", &Chars, On::Text),
    RuleSpec::new("range", &Range, On::Number).bridged(),
    RuleSpec::new("custom", &FunctionPath { form: Form::Function }, On::Any),
    RuleSpec::new("email", &NoArguments, On::Text).bridged(),
    RuleSpec::new("url", &Url, On::Text).bridged().feature("url"),
    RuleSpec::new("uri", &NoArguments, On::Text),
    RuleSpec::new("ip", &IpVersions, On::TextLike).bridged(),
    RuleSpec::new("credit_card", &NoArguments, On::Text).bridged().feature("card"),
    RuleSpec::new("non_control_character", &NoArguments, On::Text).bridged(),
    RuleSpec::new("contains", &OneText { names: &["pattern"] }, On::TextLike).bridged(),
    RuleSpec::new("does_not_contain", &OneText { names: &["pattern"] }, On::TextLike).bridged(),
    RuleSpec::new("prefix", &OneText { names: &[] }, On::Text),
    RuleSpec::new("suffix", &OneText { names: &[] }, On::Text),
    RuleSpec::new("regex", &Regex, On::Text).bridged().feature("regex"),
    RuleSpec::new("pattern", &Pattern, On::Text).feature("regex"),
    RuleSpec::new("date_time", &NoArguments, On::Text),
    RuleSpec::new("date", &NoArguments, On::Text),
    RuleSpec::new("uuid", &NoArguments, On::Text),
    RuleSpec::new("multiple_of", &OneNumber { accepts: is_multiple }, On::Number),
    RuleSpec::new("finite", &NoArguments, On::Number),
    RuleSpec::new("unique", &Unique, On::Elements),
    RuleSpec::new("each", &ElementRules(Part::Item), On::Elements),
    RuleSpec::new("keys", &ElementRules(Part::Key), On::Elements),
    RuleSpec::new("values", &ElementRules(Part::Value), On::Elements),
    RuleSpec::new("must_match", &MustMatch, On::Any),
    RuleSpec::new("required_if", &RequiredIf, On::Optional),
    RuleSpec::new("required_with", &Fields, On::Optional),
    RuleSpec::new("required_without", &Fields, On::Optional),
    RuleSpec::new("requires", &Fields, On::Optional),
    RuleSpec::new("conflicts_with", &Fields, On::Optional),
    RuleSpec::new("exactly_one_of", &Fields, On::Whole),
    RuleSpec::new("at_least_one_of", &Fields, On::Whole),
    RuleSpec::new("at_most_one_of", &Fields, On::Whole),
    RuleSpec::new("schema", &FunctionPath { form: Form::Schema }, On::Whole),
];

/// Returns the rule with this name.
pub(crate) fn named(name: &syn::Ident) -> Option<&'static RuleSpec> {
    RULES.iter().find(|rule| name == rule.name)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::RULES;

    #[test]
    fn each_rule_of_the_core_is_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../token-request/src/rules");
        // The core is elsewhere if this crate was unpacked on its own.
        let Ok(files) = fs::read_dir(folder) else { return };
        let names = files.filter_map(|file| {
            let name = file.unwrap().file_name().into_string().unwrap();
            Some(name.strip_suffix(".rs")?.to_owned())
        });
        let is_missing =
            |name: &String| name != "mod" && RULES.iter().all(|rule| rule.name != name);
        let missing: Vec<_> = names.filter(is_missing).collect();
        assert!(
            missing.is_empty(),
            "add a line for {missing:?} to the list in token-request-derive/src/rules/mod.rs"
        );
    }

    #[test]
    fn the_page_of_the_derive_lists_each_rule() {
        let page = include_str!("../lib.rs");
        for rule in RULES {
            let name = rule.name;
            let is_listed = [format!("`{name}`"), format!("`{name}(")];
            assert!(
                is_listed.iter().any(|name| page.contains(name)),
                "add `{name}` to the page of the derive in token-request-derive/src/lib.rs"
            );
        }
    }
}
