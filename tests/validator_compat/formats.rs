//! The rules on formats of text: both derives report the same errors.

use std::borrow::Cow;
use std::collections::HashMap;

use super::*;

#[test]
fn formats_have_codes_and_parameters() {
    let [verdict] = same! {
        struct Subject<'a> {
            #[validate(email)]
            email: String,
            #[validate(url)]
            url: &'a str,
            #[validate(ip)]
            ip: Cow<'a, str>,
            #[validate(ip(v4))]
            v4: Option<String>,
            #[validate(ip(v6 = true))]
            v6: Option<Option<String>>,
            #[validate(contains(pattern = "x"))]
            contains: String,
            #[validate(does_not_contain(pattern = "x"))]
            does_not_contain: Option<&'a str>,
            #[validate(non_control_character)]
            control: String,
        }
        {
            email: "a".into(), url: "b", ip: "c".into(), v4: Some("::1".into()), v6: Some(Some("1.1.1.1".into())),
            contains: "d".into(), does_not_contain: Some("ex"), control: "\u{7f}".into(),
        }
    };
    let errors = verdict.unwrap_err();
    for (name, expected) in [
        ("email", error("email", json!({ "value": "a" }))),
        ("url", error("url", json!({ "value": "b" }))),
        ("ip", error("ip", json!({ "value": "c" }))),
        ("v4", error("ip", json!({ "value": "::1" }))),
        ("v6", error("ip", json!({ "value": "1.1.1.1" }))),
        ("contains", error("contains", json!({ "needle": "x", "value": "d" }))),
        ("does_not_contain", error("does_not_contain", json!({ "needle": "x", "value": "ex" }))),
        ("control", error("non_control_character", json!({ "value": "\u{7f}" }))),
    ] {
        assert_eq!(field(&errors, name), [expected], "{name}");
    }
}

#[test]
fn codes_and_messages_of_formats_can_be_set() {
    let [verdict] = same! {
        struct Subject {
            #[validate(email(code = "of email", message = "of email!"))]
            email: String,
            #[validate(url(message = "of url!", code = "of url"))]
            url: String,
            #[validate(ip(v4 = false, v6, code = "of ip", message = "of ip!"))]
            ip: String,
            #[validate(contains(pattern = "x", code = "of contains", message = "of contains!"))]
            contains: String,
            #[validate(non_control_character(code = "of control", message = "of control!"))]
            control: String,
        }
        { email: "a".into(), url: "b".into(), ip: "c".into(), contains: "d".into(), control: "\n".into() }
    };
    let errors = verdict.unwrap_err();
    for name in ["email", "url", "ip", "contains", "control"] {
        let [error] = field(&errors, name) else { panic!("one error of `{name}`") };
        let message = format!("of {name}!");
        assert_eq!(
            (&*error.code, error.message.as_deref()),
            (&message[..message.len() - 1], Some(&*message))
        );
    }
}

#[test]
fn an_absent_value_is_valid() {
    let [verdict] = same! {
        struct Subject<'a> {
            #[validate(email, contains(pattern = "x"), does_not_contain(pattern = "y"))]
            text: Option<String>,
            #[validate(url, non_control_character)]
            twice: Option<Option<&'a str>>,
            #[validate(ip(v6))]
            cow: Option<Cow<'a, str>>,
        }
        { text: None, twice: Some(None), cow: None }
    };
    assert!(verdict.is_ok());
}

/// Validates each text with one rule. Both derives must return this result.
macro_rules! verdicts {
    ($($rule:ident $(($($args:tt)*))?: ok [$($ok:expr),* $(,)?], bad [$($bad:expr),* $(,)?];)+) => {$({
        for (texts, is_valid) in [(&[$($ok),*][..], true), (&[$($bad),*][..], false)] {
            let texts: &[&str] = texts;
            for &text in texts {
                let [verdict] = same! {
                    struct Subject {
                        #[validate($rule $(($($args)*))?)]
                        text: String,
                    }
                    { text: text.to_owned() }
                };
                assert_eq!(verdict.is_ok(), is_valid, "`{}` of {text:?}", stringify!($rule));
            }
        }
    })+};
}

#[test]
fn the_same_texts_are_valid_and_invalid() {
    let long = format!("{}@e.com", "a".repeat(65));
    verdicts! {
        email: ok ["a@b", "a.b+c@d-e.co.uk", "a@localhost", "a@[127.0.0.1]", "a@[::1]",
            "user@bücher.example", "!#$%&'*+/=?^_`{|}~-@e.com"],
        bad ["", "@", "a@", "@b", "a", "a@@b", "a b@c", "a@b c", "a@-b", "a@b-", "a@.b", "a@b.", "a@b..c", "a\n@b",
            "a@b\n", "\"a b\"@c", "a@[127.0.0.256]", "a@[::1", "a@ex%61mple.com", "é@b.com", long.as_str()];
        url: ok ["http://e.com", "https://e.com/a?b#c", "https://user:pass@e.com:8080/", "ftp://e.com", "http://127.0.0.1",
            "http://[::1]/", "https://bücher.example/ä"],
        bad ["", "http", "http://", "e.com", "/path", "http://[::1", "http://e.com:port", "https://e com/", "://e.com"];
        ip: ok ["1.1.1.1", "255.0.0.0", "::", "::1", "2a02::223:6cff:fe8a:2e8a", "::ffff:254.42.16.14"],
        bad ["", "256.1.1.1", "25.1.1.", "1.1.1", "01.1.1.1", "25,1,1,1", "fe80::223: 6cff", ":::1", "foo", "1.1.1.1 "];
        ip(v4): ok ["1.1.1.1"], bad ["::1", "a"];
        ip(v6): ok ["::1"], bad ["1.1.1.1", "a"];
        ip(v4, v6): ok ["1.1.1.1", "::1"], bad ["a"];
        contains(pattern = "é"): ok ["é", "aéa"], bad ["", "e", "e\u{301}"];
        does_not_contain(pattern = "é"): ok ["", "e"], bad ["é", "aéa"];
        non_control_character: ok ["", "Himmel", "आकाश", "2H₂ + O₂ ⇌ 2H₂O", "\u{a0}\u{200b}"],
        bad ["\0", "a\nb", "\t", "\u{7f}", "\u{85}", "\u{9f}"];
    }
}

#[test]
fn a_map_contains_its_keys() {
    let [has, has_not] = same! {
        struct Subject {
            #[validate(contains(pattern = "a"))]
            wanted: HashMap<String, u8>,
            #[validate(does_not_contain(pattern = "b"))]
            unwanted: Option<HashMap<String, u8>>,
        }
        { wanted: [("a".into(), 1)].into(), unwanted: Some([("a".into(), 1)].into()) }
        { wanted: [("b".into(), 1)].into(), unwanted: Some([("b".into(), 1)].into()) }
    };
    assert!(has.is_ok());
    let errors = has_not.unwrap_err();
    let expected = error("contains", json!({ "needle": "a", "value": { "b": 1 } }));
    assert_eq!(field(&errors, "wanted"), [expected]);
    assert_eq!(field(&errors, "unwanted").len(), 1);
}

#[cfg(feature = "card")]
#[test]
fn credit_card_numbers() {
    verdicts! {
        credit_card: ok ["4539571147647251", "343380440754432"],
        bad ["", "4539571147647252", "zduhefljsdfKJKJZHUI", "5236313877109141 ", "0000000000000000"];
    }
    let [verdict] = same! {
        struct Subject {
            #[validate(credit_card)]
            plain: Option<String>,
            #[validate(credit_card(code = "card", message = "is none"))]
            given: String,
        }
        { plain: Some("1".into()), given: "2".into() }
    };
    let errors = verdict.unwrap_err();
    assert_eq!(field(&errors, "plain"), [error("credit_card", json!({ "value": "1" }))]);
    assert_eq!(field(&errors, "given")[0].code, "card");
}
