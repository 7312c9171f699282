//! The words by which descriptions are read.

use std::fmt::Write;
use std::{env, fs};

use crate::markdown::described_type::DescribedType;
use crate::markdown::prose::{DescribedField, is_deprecated, rules, word_lists};

/// Compares all words with the snapshot, so that a word that is added or removed by mistake is reported.
/// `SNAPSHOTS=overwrite` writes the words.
#[test]
fn the_words_are_those_of_the_snapshot() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/prose_words.txt");
    let mut words = String::new();
    for (name, list) in word_lists() {
        writeln!(words, "{name}: {list}").unwrap();
    }
    if env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite") {
        fs::write(path, words).unwrap();
    } else {
        assert!(fs::read_to_string(path).unwrap() == words, "prose_words.txt should be:\n{words}");
    }
}

/// Descriptions that state a rule with the word `x` and none with a word of the list.
const SUPPRESSED: &[(&str, &str)] = &[
    ("allowed_values::OPEN", "Allowed values are `a`, `b`. X {} x."),
    ("allowed_values::GUARDS", "X {} allowed values are `a`, `b`."),
    ("allowed_values::DESCRIPTIONS", "Allowed values are: {}, bc."),
    ("hedges::WORDS", "Max length 25. X {} x."),
    ("hedges::FIRST", "Max length 25. {} x."),
    ("number_range::GUARDS", "X {} maximum value: 25."),
    ("text_format::GUARDS", "X {} RFC 3339 timestamp."),
    ("text_format::OPEN", "RFC 3339 timestamp. X {} x."),
    ("text_length::GUARDS", "X {} max length 25."),
];

fn words(name: &str) -> impl Iterator<Item = String> {
    let (_, list) = word_lists().into_iter().find(|(known, _)| *known == name).unwrap();
    list.split(' ').map(|word| word.replace('*', "s"))
}

fn has_rule(description: &str, field_type: &DescribedType) -> bool {
    let field = DescribedField { field_type, is_optional: true, siblings: &[] };
    !rules(description, &field).is_empty()
}

#[test]
fn each_word_of_an_exception_suppresses_the_rule() {
    for (name, description) in SUPPRESSED {
        let field_type = match *name {
            "number_range::GUARDS" => DescribedType::Integer,
            _ => DescribedType::Text,
        };
        assert!(has_rule(&description.replace("{}", "x"), &field_type), "{name}");
        for word in words(name) {
            assert!(!has_rule(&description.replace("{}", &word), &field_type), "{name}: {word}");
        }
    }
}

#[test]
fn each_word_after_deprecated_makes_it_a_statement_about_the_field() {
    assert!(!is_deprecated("Deprecated agents that still exist."));
    for word in words("deprecation::AFTER") {
        assert!(is_deprecated(&format!("Deprecated {word} x.")), "{word}");
    }
}
