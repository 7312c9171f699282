//! The schema of each rule accepts and rejects the same values as `validate()`.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Debug;

use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::strategy::Union;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::*;

/// Compares the two results for many requests, some valid and some invalid.
fn agree<T: Validate + Serialize + Debug>(requests: impl Strategy<Value = T>) {
    let schema = by_schema(T::TABLE);
    let (accepted, refused) = (Cell::new(0), Cell::new(0));
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let config = Config { cases: 400, ..Config::default() };
    TestRunner::new_with_rng(config, rng)
        .run(&requests, |request| {
            let is_valid = request.is_valid();
            let count = if is_valid { &accepted } else { &refused };
            count.set(count.get() + 1);
            let request_text = written(&request);
            assert_eq!(
                schema.is_valid(&request_text),
                is_valid,
                "{request_text} by {:#}",
                T::TABLE.json_schema()
            );
            Ok(())
        })
        .unwrap();
    let (accepted, refused) = (accepted.get(), refused.get());
    assert!(accepted > 0 && refused > 0, "{accepted} accepted, {refused} refused");
}

/// Declares a test for each rule: the type of the field, the rule, and values on both sides of its limits.
macro_rules! agree {
    ($($name:ident: $ty:ty, [$($rules:tt)*], $values:expr;)+) => {$(
        #[test]
        fn $name() {
            #[derive(Debug, Serialize, Validate)]
            struct Request {
                #[validate($($rules)*)]
                value: $ty,
            }
            agree($values.prop_map(|value| Request { value }));
        }
    )+};
}

/// Returns texts of up to `most` of these parts.
fn of(parts: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    let part = Union::new(parts.iter().copied().map(Just));
    proptest::collection::vec(part, 0..=most).prop_map(|parts| parts.concat())
}

fn perhaps<T: Debug + Clone>(values: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    proptest::option::of(values)
}

/// Characters that regular expression engines may treat differently.
const ODD: &[&str] = &[
    "a", "Z", "0", "_", "-", ".", "\\", "]", "[", "^", "$", "|", "/", "\"", " ", "\n", "\r",
    "\u{7f}", "\u{85}", "\u{a0}", "\u{2028}", "é", "٣", "𝄞", "e\u{301}",
];

agree! {
    one_of: String, [one_of("a", "b|c", "")], of(&["a", "b|c", "b", "A"], 2);
    one_of_perhaps: Option<String>, [one_of("a", "b")], perhaps(of(&["a", "b"], 2));
    one_of_ignoring_case: Option<String>, [one_of("Ab", "c.d", ignore_case)],
        perhaps(of(&["a", "A", "b", "B", "c", ".", "D", "ab", "c.d", "x"], 2));
    none_of: String, [none_of("a", "b|c", "")], of(&["a", "b|c", "b", "A"], 2);
    none_of_ignoring_case: Option<String>, [none_of("Ab", "c.d", ignore_case)],
        perhaps(of(&["a", "A", "b", "B", "c", ".", "D", "ab", "c.d"], 2));
    length_of_text: Option<String>, [length(min = 2, max = 4)], perhaps(of(&["a", "é", "𝄞", "e\u{301}", "\n"], 6));
    length_exactly: String, [length(equal = 3)], of(&["a", "𝄞"], 5);
    length_in_characters: String, [length(max = 3, unit = "chars")], of(&["a", "𝄞"], 5);
    length_of_lists: Option<Vec<u8>>, [length(min = 1, max = 3)], perhaps(proptest::collection::vec(0_u8..3, 0..5));
    length_of_maps: BTreeMap<String, u8>, [length(min = 1, max = 2)],
        proptest::collection::btree_map(of(&["a", "b", "c"], 2), 0_u8..3, 0..4);
    chars_of_a_class: String, [chars(vschar)], of(ODD, 3);
    chars_without: Option<String>, [chars(nqchar)], perhaps(of(ODD, 3));
    chars_with: String, [chars(alphanumeric, "]\\^-[|/\"\n")], of(ODD, 3);
    chars_of_all: String, [chars(ascii)], of(ODD, 3);
    chars_few: String, [chars("ac-")], of(&["a", "b", "c", "-", "d"], 3);
    prefix: Option<String>, [prefix("a.$(")], perhaps(of(&["a.$(", "a", "x", "\n"], 3));
    suffix: String, [suffix(".a|")], of(&[".a|", "xa|", ".", "\n"], 3);
    contains: Option<String>, [contains(pattern = "a+\\")], perhaps(of(&["a", "+", "\\", "aa", "\n"], 5));
    does_not_contain: Option<String>, [does_not_contain("a.")], perhaps(of(&["a", ".", "x"], 3));
    contains_of_lists: Option<Vec<String>>, [contains("a.")],
        perhaps(proptest::collection::vec(of(&["a.", "ab", "x"], 2), 0..3));
    does_not_contain_of_lists: Option<Vec<String>>, [does_not_contain("a.")],
        perhaps(proptest::collection::vec(of(&["a.", "ab", "x"], 2), 0..3));
    contains_of_maps: Option<BTreeMap<String, u8>>, [contains("a")],
        perhaps(proptest::collection::btree_map(of(&["a", "b"], 1), 0_u8..3, 0..3));
    does_not_contain_of_maps: Option<BTreeMap<String, u8>>, [does_not_contain("a")],
        perhaps(proptest::collection::btree_map(of(&["a", "b"], 1), 0_u8..3, 0..3));
    non_control_character: Option<String>, [non_control_character], perhaps(of(ODD, 3));
    range: u8, [range(min = 3, max = 9)], 0_u8..12;
    range_below_zero: Option<i64>, [range(min = -3, exclusive_max = 3)], perhaps(-5_i64..5);
    range_of_the_largest: u64, [range(min = 2, max = 18_446_744_073_709_551_614)],
        prop_oneof![Just(1_u64), Just(2), Just(u64::MAX), Just(u64::MAX - 1)];
    range_of_floats: f64, [range(exclusive_min = 0.1, max = 0.3)],
        prop_oneof![Just(0.1), Just(0.1 + f64::EPSILON), Just(0.3), Just(0.1 + 0.2), any::<f64>().prop_filter("JSON has none", |it| it.is_finite())];
    range_of_small_floats: f32, [range(min = 0.1, max = 0.3)],
        prop_oneof![Just(0.1_f32), Just(0.3), Just(0.2), Just(0.4), Just(0.09)];
    multiple_of: i32, [multiple_of(3)], -10_i32..10;
    multiple_of_floats: f64, [multiple_of(0.5)], prop_oneof![(-8_i32..8).prop_map(|n| f64::from(n) / 4.0)];
    multiple_of_tenths: f64, [multiple_of(0.1)],
        prop_oneof![(-30_i32..30).prop_map(|n| f64::from(n) / 20.0)];
    unique: Option<Vec<String>>, [unique], perhaps(proptest::collection::vec(of(&["a", "b", "c"], 1), 0..4));
    unique_and_absent: Vec<Option<u8>>, [unique], proptest::collection::vec(perhaps(0_u8..4), 0..4);
    each: Vec<Option<String>>, [each(length(min = 1), chars(digits))],
        proptest::collection::vec(perhaps(of(&["1", "2", "a"], 2)), 0..3);
    each_required: Vec<Option<u8>>, [each(required, range(max = 2))], proptest::collection::vec(perhaps(0_u8..4), 0..3);
    each_of_each: Option<Vec<Vec<u8>>>, [each(length(max = 2), each(range(max = 2)))],
        perhaps(proptest::collection::vec(proptest::collection::vec(0_u8..4, 0..4), 0..3));
    keys_and_values: BTreeMap<String, Option<u8>>, [keys(length(max = 1), one_of("a", "aa", "b")), values(range(max = 2))],
        proptest::collection::btree_map(of(&["a", "b"], 2), perhaps(0_u8..4), 0..3);
    required: Option<u8>, [required], perhaps(0_u8..4);
    required_twice: Option<Option<u8>>, [required, range(max = 2)], perhaps(perhaps(0_u8..4));
    several: Option<String>, [prefix("a"), suffix("b"), contains("c"), does_not_contain("d"), none_of("acb"), length(max = 5)],
        perhaps(of(&["a", "b", "c", "d", "acb"], 3));
}

#[cfg(feature = "regex")]
agree! {
    pattern: Option<String>, [pattern(r"^a.\d+[^\d\]-]{1,2}(?:b|\$)?$")],
        perhaps(of(&["a", "b", "1", "٣", "]", "-", "$", "\n", "\u{2028}", "a11c", "axb1c"], 4));
    pattern_with_a_name: String, [pattern(r"(?P<year>\d{4})-\x41")], of(&["2024", "٣", "-", "-A", "b"], 3);
}

/// A conditional rule is not part of the schema.
#[test]
fn conditional_rules_are_omitted() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Request {
        #[validate(length(max = 2, if = self.strict), required(if = self.strict), when(self.strict, prefix("a")))]
        text: Option<String>,
        #[validate(length(max = MAX, min = 1), length(unit = "bytes", max = 9, if = self.strict), custom(function = any))]
        bounded: String,
        #[validate(length(max = 3, unit = "bytes"))]
        bytes: String,
        #[validate(each(length(max = 1), if = self.strict))]
        list: Vec<String>,
        strict: bool,
    }
    const MAX: u64 = 3;
    fn any(text: &str) -> Result<(), &'static str> {
        if text.is_empty() { Err("empty") } else { Ok(()) }
    }
    assert_eq!(property(Request::TABLE, "text"), json!({ "type": ["string", "null"] }));
    assert_eq!(property(Request::TABLE, "bounded"), json!({ "type": "string", "minLength": 1 }));
    assert_eq!(property(Request::TABLE, "bytes"), json!({ "type": "string" }));
    let list = json!({ "type": "array", "items": { "type": "string" } });
    assert_eq!(property(Request::TABLE, "list"), list);
}

#[test]
fn formats_are_annotations() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Formats {
        #[validate(email)]
        email: String,
        #[validate(uri)]
        uri: String,
        #[validate(uuid)]
        uuid: Option<String>,
        #[validate(date)]
        date: String,
        #[validate(date_time)]
        date_time: String,
        #[validate(ip(v6))]
        v6: String,
        #[validate(ip)]
        ip: String,
    }
    let schema = Formats::TABLE.json_schema();
    let formats = ["email", "uri", "uuid", "date", "date_time", "v6"];
    let formats = formats.map(|name| schema["properties"][name]["format"].as_str());
    assert_eq!(
        formats.map(Option::unwrap_or_default),
        ["email", "uri", "uuid", "date", "date-time", "ipv6"]
    );
    assert_eq!(schema["properties"]["uuid"]["type"], json!(["string", "null"]));
    let either = json!([{ "format": "ipv4" }, { "format": "ipv6" }]);
    assert_eq!(schema["properties"]["ip"]["anyOf"], either);
}

#[cfg(feature = "regex")]
#[test]
fn a_pattern_that_javascript_lacks_is_omitted() {
    macro_rules! pattern_of {
        ($pattern:literal) => {{
            #[derive(Validate)]
            #[allow(dead_code, reason = "only the table is used")]
            struct Request {
                #[validate(pattern($pattern))]
                text: String,
            }
            property(Request::TABLE, "text")["pattern"].as_str().map(str::to_owned)
        }};
    }
    assert_eq!(pattern_of!(r"^[a-z]+$").as_deref(), Some("^[a-z]+$"));
    assert_eq!(pattern_of!(r"\#}.[]a\&-]{2,}?").as_deref(), Some(r"#\}[^\n][\]a\x26-]{2,}?"));
    for left_out in [
        pattern_of!(r"(?i)a"),
        pattern_of!(r"\w+"),
        pattern_of!(r"[\s]"),
        pattern_of!(r"\bx"),
        pattern_of!(r"\p{Greek}"),
        pattern_of!(r"\Aa\z"),
        pattern_of!(r"[[:alpha:]]"),
        pattern_of!(r"[a-z&&b-d]"),
        pattern_of!(r"a{2}{3}"),
        pattern_of!(r"a**"),
        pattern_of!(r"\x{41}"),
    ] {
        assert_eq!(left_out, None);
    }
}
