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
pub(crate) use self::custom::SKIP;
use self::custom::{Custom, Schema};
use self::elements::Elements;
use self::fields::{Fields, MustMatch};
use self::ip::Ip;
use self::length::Length;
use self::nothing::Nothing;
use self::number::{OneNumber, is_multiple};
use self::one_of::Texts;
use self::pattern::{Pattern, Regex};
use self::range::Range;
use self::required::Required;
use self::required_if::RequiredIf;
use self::rule::{On, Part, RuleSpec};
use self::text::{OneText, PatternText};
use self::unique::Unique;
use self::url::Url;

/// All rules. Adding one takes one line here, and a file if no other rule takes such arguments.
pub(crate) static RULES: &[RuleSpec] = &[
    RuleSpec::new("required", &Required, On::Optional).bridged(),
    RuleSpec::new("one_of", &Texts, On::Text),
    RuleSpec::new("none_of", &Texts, On::Text),
    RuleSpec::new("length", &Length, On::Length).bridged(),
    RuleSpec::new("chars", &Chars, On::Text),
    RuleSpec::new("range", &Range, On::Number).bridged(),
    RuleSpec::new("custom", &Custom, On::Any),
    RuleSpec::new("email", &Nothing, On::Text).bridged(),
    RuleSpec::new("url", &Url, On::Text).bridged().feature("url"),
    RuleSpec::new("uri", &Nothing, On::Text),
    RuleSpec::new("ip", &Ip, On::TextLike).bridged(),
    RuleSpec::new("credit_card", &Nothing, On::Text).bridged().feature("card"),
    RuleSpec::new("non_control_character", &Nothing, On::Text).bridged(),
    RuleSpec::new("contains", &PatternText, On::TextLike).bridged(),
    RuleSpec::new("does_not_contain", &PatternText, On::TextLike).bridged(),
    RuleSpec::new("prefix", &OneText, On::Text),
    RuleSpec::new("suffix", &OneText, On::Text),
    RuleSpec::new("regex", &Regex, On::Text).bridged().feature("regex"),
    RuleSpec::new("pattern", &Pattern, On::Text).feature("regex"),
    RuleSpec::new("date_time", &Nothing, On::Text),
    RuleSpec::new("date", &Nothing, On::Text),
    RuleSpec::new("uuid", &Nothing, On::Text),
    RuleSpec::new("multiple_of", &OneNumber { accepts: is_multiple }, On::Number),
    RuleSpec::new("finite", &Nothing, On::Number),
    RuleSpec::new("unique", &Unique, On::Elements),
    RuleSpec::new("each", &Elements(Part::Item), On::Elements),
    RuleSpec::new("keys", &Elements(Part::Key), On::Elements),
    RuleSpec::new("values", &Elements(Part::Value), On::Elements),
    RuleSpec::new("must_match", &MustMatch, On::Any),
    RuleSpec::new("required_if", &RequiredIf, On::Optional),
    RuleSpec::new("required_with", &Fields, On::Optional),
    RuleSpec::new("required_without", &Fields, On::Optional),
    RuleSpec::new("requires", &Fields, On::Optional),
    RuleSpec::new("conflicts_with", &Fields, On::Optional),
    RuleSpec::new("exactly_one_of", &Fields, On::Whole),
    RuleSpec::new("at_least_one_of", &Fields, On::Whole),
    RuleSpec::new("at_most_one_of", &Fields, On::Whole),
    RuleSpec::new("schema", &Schema, On::Whole),
];

/// Returns the rule with this name.
pub(crate) fn named(name: &syn::Ident) -> Option<&'static RuleSpec> {
    RULES.iter().find(|rule| name == rule.name)
}
