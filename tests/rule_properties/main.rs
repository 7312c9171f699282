//! Properties of rules and paths: random values are compared with one-line oracles.

use std::collections::{BTreeMap, HashMap};

use proptest::char::range;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use token_request::{RuleError, Validate, Violations};

/// Returns a character, which is ASCII in most cases.
fn character() -> impl Strategy<Value = char> {
    prop_oneof![
        4 => range(' ', '~'),
        2 => range('\0', '\u{7f}'),
        1 => range('\u{80}', '\u{7ff}'),
        1 => any::<char>(),
    ]
}

/// Returns a text of these characters; half of the texts have one other character.
fn text_of(members: Vec<char>) -> impl Strategy<Value = String> {
    let stranger = option::of((any::<Index>(), character()));
    (vec(select(members), 0..200), stranger).prop_map(|(mut text, stranger)| {
        if let Some((at, stranger)) = stranger.filter(|_| !text.is_empty()) {
            let at = at.index(text.len());
            text[at] = stranger;
        }
        text.into_iter().collect()
    })
}

fn any_text() -> impl Strategy<Value = String> {
    vec(character(), 0..200).prop_map(|text| text.into_iter().collect())
}

macro_rules! classes {
    ($($name:ident: chars $args:tt is $oracle:expr;)+) => {
        proptest! {$(
            #[test]
            fn $name(text in prop_oneof![
                3 => text_of(('\0'..='\u{7f}').filter(|&c| $oracle(c)).collect()),
                1 => any_text(),
            ]) {
                #[derive(Validate)]
                struct Subject {
                    #[validate(chars $args)]
                    text: String,
                }
                let holds = text.chars().all($oracle);
                prop_assert_eq!(Subject { text }.is_valid(), holds);
            }
        )+}
    };
}

classes! {
    vschar: chars(vschar) is |c: char| matches!(c, '\x20'..='\x7e');
    nqchar: chars(nqchar) is |c: char| matches!(c, '\x21' | '\x23'..='\x5b' | '\x5d'..='\x7e');
    nqschar: chars(nqschar) is |c: char| matches!(c, '\x20'..='\x21' | '\x23'..='\x5b' | '\x5d'..='\x7e');
    unreserved: chars(unreserved) is |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    ascii: chars(ascii) is |c: char| c.is_ascii();
    alphanumeric: chars(alphanumeric) is |c: char| c.is_ascii_alphanumeric();
    digits: chars(digits) is |c: char| c.is_ascii_digit();
    one_character: chars("x") is |c: char| c == 'x';
    the_first_character: chars("\0") is |c: char| c == '\0';
    the_last_character: chars("\u{7f}") is |c: char| c == '\u{7f}';
    both_ends: chars("\0\u{7f}") is |c: char| c == '\0' || c == '\u{7f}';
    a_range: chars("ghijkf") is |c: char| ('f'..='k').contains(&c);
    a_scattered_set: chars("-._+=/ \"\\~") is |c: char| "-._+=/ \"\\~".contains(c);
    classes_and_sets: chars(digits, "abcdef", alphanumeric, "-")
        is |c: char| c.is_ascii_alphanumeric() || c == '-';
    classes_that_touch: chars(digits, ":;<=>?@", "/") is |c: char| ('/'..='@').contains(&c);
}

/// Returns a text of characters of one to four bytes.
fn wide_text() -> impl Strategy<Value = String> {
    let character = prop_oneof![Just('a'), Just('é'), Just('€'), Just('🦀'), any::<char>()];
    vec(character, 0..40).prop_map(|text| text.into_iter().collect())
}

fn bound() -> impl Strategy<Value = u64> {
    prop_oneof![8 => 0..40_u64, 1 => 0..200_u64, 1 => (u64::MAX - 9)..=u64::MAX]
}

proptest! {
    #[test]
    fn length_counts_characters(text in wide_text(), min in bound(), max in bound()) {
        #[derive(Validate)]
        struct Subject {
            #[validate(length(min = self.min, max = self.max))]
            both: String,
            #[validate(length(min = self.min))]
            at_least: String,
            #[validate(length(max = self.max))]
            at_most: String,
            #[validate(length(equal = self.min))]
            exactly: String,
            min: u64,
            max: u64,
        }
        let n = text.chars().count() as u64;
        let oracle = [
            ("both", min <= n && n <= max),
            ("at_least", min <= n),
            ("at_most", n <= max),
            ("exactly", n == min),
        ];
        let broken: Vec<_> = oracle.iter().filter(|(_, holds)| !holds).map(|(name, _)| *name).collect();
        let subject = Subject {
            both: text.clone(), at_least: text.clone(), at_most: text.clone(), exactly: text, min, max,
        };
        let found = subject.validate().err();
        let found: Vec<_> = found.iter().flatten().map(|violation| violation.field().name).collect();
        prop_assert_eq!(found, broken);
    }

    #[test]
    fn length_counts_elements(list in vec(any::<u8>(), 0..40), min in bound(), max in bound()) {
        #[derive(Validate)]
        struct Subject {
            #[validate(length(min = self.min, max = self.max))]
            list: Vec<u8>,
            min: u64,
            max: u64,
        }
        let holds = (min..=max).contains(&(list.len() as u64));
        prop_assert_eq!(Subject { list, min, max }.is_valid(), holds);
    }

    #[test]
    fn one_of_is_equality(
        at in 0..VALUES.len(),
        change in option::of((any::<Index>(), character(), any::<bool>())),
    ) {
        let mut text: Vec<char> = VALUES[at].chars().collect();
        if let Some((at, c, insert)) = change {
            let at = at.index(text.len() + 1);
            if insert || at == text.len() { text.insert(at, c) } else { text[at] = c }
        }
        let text: String = text.into_iter().collect();
        let is_one = VALUES.iter().any(|value| *value == text);
        let subject = OneOf { allowed: text.clone(), refused: text };
        let found = subject.validate().unwrap_err();
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].field().name, if is_one { "refused" } else { "allowed" });
    }

    #[test]
    fn range_is_comparison(number in any::<i16>(), min in any::<i16>(), max in any::<i16>(), float in any::<f64>()) {
        #[derive(Validate)]
        struct Subject {
            #[validate(range(min = self.min, exclusive_max = self.max))]
            number: i16,
            #[validate(range(exclusive_min = -1e9, max = 1e9))]
            float: f64,
            min: i16,
            max: i16,
        }
        let holds = (min..max).contains(&number) && float > -1e9 && float <= 1e9;
        prop_assert_eq!(Subject { number, float, min, max }.is_valid(), holds);
    }

    #[test]
    fn a_code_of_a_function_is_one_short_word(name in any_text()) {
        let violations = Violations::from(RuleError::new("x").at(name.clone()));
        let shown = violations.to_string();
        prop_assert!(!shown.chars().any(char::is_control), "{shown:?}");
        prop_assert!(shown.chars().count() <= 64 * 10 + 6 + ": is invalid".len());
        let path = shown.strip_suffix("is invalid").and_then(|path| path.strip_suffix(": "));
        let is_quoted = path.is_some_and(|path| path.starts_with("[\"") && path.ends_with("\"]"));
        let is_one = !name.contains(['.', '[', ']', '"']) && !name.contains(char::is_whitespace);
        prop_assert!(name.is_empty() || is_quoted || is_one && path == Some(&name), "{shown:?}");
    }

    #[test]
    fn a_path_is_one_short_line_and_its_pointer_is_exact(
        outer in any_text(), inner in prop_oneof![any_text(), text_of("~/01.".chars().collect())],
    ) {
        let map = BTreeMap::from([(outer.clone(), HashMap::from([(inner.clone(), Item { name: String::new() })]))]);
        let violations = map.validate().unwrap_err();
        let path = violations[0].path();
        let shown = path.to_string();
        prop_assert!(!shown.chars().any(char::is_control), "{shown:?}");
        // Each of 64 characters may be escaped as `\u{10ffff}`.
        prop_assert!(shown.chars().count() <= 2 * (64 * 10 + 6) + ".name".len());
        prop_assert!(shown.strip_suffix(".name").is_some());
        let pointer = path.pointer();
        let decoded = pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"));
        prop_assert_eq!(decoded.collect::<Vec<_>>(), [outer, inner, "name".to_owned()]);
    }
}

const VALUES: &[&str] =
    &["", "a", "code", "password", "exactly8", "client_credentials", "sixteen bytes ok", "été"];

#[derive(Validate)]
struct OneOf {
    #[validate(one_of(
        "",
        "a",
        "code",
        "password",
        "exactly8",
        "client_credentials",
        "sixteen bytes ok",
        "été"
    ))]
    allowed: String,
    #[validate(none_of(
        "",
        "a",
        "code",
        "password",
        "exactly8",
        "client_credentials",
        "sixteen bytes ok",
        "été"
    ))]
    refused: String,
}

#[derive(Validate)]
struct Item {
    #[validate(length(min = 1))]
    name: String,
}
