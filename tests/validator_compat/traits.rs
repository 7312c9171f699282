//! User types that implement only the traits of `validator`.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;
use validator::{
    AsRegex, ValidateContains, ValidateDoesNotContain, ValidateEmail, ValidateIp, ValidateLength,
    ValidateRange, ValidateRegex, ValidateRequired, ValidateUrl,
};

use super::*;

static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[a-z]+$").unwrap());

/// Text in a private field.
#[derive(Serialize, Clone)]
#[serde(transparent)]
struct Wrapped {
    text: String,
}

impl ValidateLength<u64> for Wrapped {
    fn length(&self) -> Option<u64> {
        (self.text != "absent").then(|| self.text.split(' ').count() as u64)
    }
}

impl ValidateEmail for Wrapped {
    fn as_email_string(&self) -> Option<Cow<'_, str>> {
        (self.text != "absent").then(|| self.text.trim().into())
    }
}

impl ValidateUrl for Wrapped {
    fn as_url_string(&self) -> Option<Cow<'_, str>> {
        (self.text != "absent").then(|| format!("https://{}", self.text).into())
    }
}

impl ValidateRegex for Wrapped {
    fn validate_regex(&self, regex: impl AsRegex) -> bool {
        self.text.split(' ').all(|word| regex.as_regex().is_match(word))
    }
}

impl ValidateContains for Wrapped {
    fn validate_contains(&self, needle: &str) -> bool {
        self.text.split(' ').any(|word| word == needle)
    }
}

impl ValidateRequired for Wrapped {
    fn is_some(&self) -> bool {
        self.text != "absent"
    }
}

fn wrapped(text: &str) -> Wrapped {
    Wrapped { text: text.into() }
}

fn wrong<const N: usize>(verdicts: &[Result<(), ValidationErrors>; N]) -> [Vec<String>; N] {
    std::array::from_fn(|i| {
        let errors = verdicts[i].as_ref().err().into_iter();
        let mut names: Vec<_> =
            errors.flat_map(|errors| errors.errors().keys().map(ToString::to_string)).collect();
        names.sort();
        names
    })
}

#[test]
fn user_types_of_text() {
    let verdicts = same! {
        struct Subject {
            #[validate(length(min = 2, max = 3))]
            length: Wrapped,
            #[validate(length(equal = 2))]
            equal: Option<Wrapped>,
            #[validate(email)]
            email: Wrapped,
            #[validate(url)]
            url: Wrapped,
            #[validate(regex(path = *WORD))]
            regex: Wrapped,
            #[validate(contains(pattern = "in"))]
            contains: Option<Wrapped>,
            #[validate(does_not_contain(pattern = "in"))]
            does_not_contain: Wrapped,
            #[validate(required)]
            required: Wrapped,
        }
        {
            length: wrapped("one two"), equal: Some(wrapped("one two")), email: wrapped(" a@b.com "),
            url: wrapped("e.com"), regex: wrapped("only words"), contains: Some(wrapped("is in here")),
            does_not_contain: wrapped("indoors"), required: wrapped(""),
        }
        {
            length: wrapped("one"), equal: Some(wrapped("one")), email: wrapped("a"), url: wrapped(""),
            regex: wrapped("2 words"), contains: Some(wrapped("indoors")), does_not_contain: wrapped("in it"),
            required: wrapped("absent"),
        }
        {
            length: wrapped("absent"), equal: None, email: wrapped("absent"), url: wrapped("absent"),
            regex: wrapped("absent"), contains: None, does_not_contain: wrapped("absent"), required: wrapped(""),
        }
    };
    let all =
        ["contains", "does_not_contain", "email", "equal", "length", "regex", "required", "url"];
    assert_eq!(wrong(&verdicts), [vec![], all.map(String::from).to_vec(), vec![]]);
}

/// A type whose `Display` writes an address.
#[test]
fn a_type_with_display_can_be_an_address() {
    #[derive(Serialize)]
    struct Host(u8);
    impl fmt::Display for Host {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{0}.{0}.{0}.{0}{1}", self.0, if self.0 == 0 { "!" } else { "" })
        }
    }
    let verdicts = same! {
        struct Subject {
            #[validate(ip)]
            any: Host,
            #[validate(ip(v4))]
            four: Option<Host>,
            #[validate(ip(v6))]
            six: Host,
            #[validate(ip(v6))]
            standard: std::net::IpAddr,
        }
        {
            any: Host(1), four: Some(Host(1)), six: Host(1),
            standard: std::net::Ipv4Addr::LOCALHOST.into(),
        }
        { any: Host(0), four: None, six: Host(0), standard: std::net::Ipv6Addr::LOCALHOST.into() }
    };
    assert_eq!(wrong(&verdicts), [vec!["six", "standard"], vec!["any", "six"]]);
    assert!(!Host(0).validate_ip() && Host(1).validate_ipv4());
}

/// Text that implements only `AsRef<str>`.
#[test]
fn a_type_with_as_ref_can_be_text() {
    #[derive(Serialize)]
    struct Name(String);
    impl AsRef<str> for Name {
        fn as_ref(&self) -> &str {
            &self.0
        }
    }
    let verdicts = same! {
        struct Subject {
            #[validate(non_control_character)]
            name: Name,
            #[validate(non_control_character)]
            optional: Option<Name>,
        }
        { name: Name("a".into()), optional: Some(Name("b\n".into())) }
        { name: Name("a\0".into()), optional: None }
    };
    assert_eq!(wrong(&verdicts), [vec!["optional"], vec!["name"]]);

    #[cfg(feature = "card")]
    {
        let verdicts = same! {
            struct Subject {
                #[validate(credit_card)]
                number: Name,
            }
            { number: Name("4539571147647251".into()) }
            { number: Name("4539571147647252".into()) }
        };
        assert_eq!(wrong(&verdicts), [vec![], vec!["number"]]);
    }
}

/// A user number with bounds of its type or of another.
#[test]
fn user_types_of_numbers() {
    #[derive(Serialize, Clone, Copy, PartialEq, PartialOrd)]
    enum Size {
        Small,
        Medium,
        Large,
    }
    impl ValidateRange<Size> for Size {
        fn greater_than(&self, max: Size) -> Option<bool> {
            Some(*self > max)
        }
        fn less_than(&self, min: Size) -> Option<bool> {
            Some(*self < min)
        }
    }

    #[derive(Serialize)]
    struct Cents(i64);
    impl ValidateRange<i64> for Cents {
        fn greater_than(&self, max: i64) -> Option<bool> {
            Some(self.0 > max * 100)
        }
        fn less_than(&self, min: i64) -> Option<bool> {
            (self.0 != i64::MIN).then_some(self.0 < min * 100)
        }
    }
    let verdicts = same! {
        struct Subject {
            #[validate(range(min = 1, max = 5))]
            price: Cents,
            #[validate(range(exclusive_min = 1, exclusive_max = 5))]
            between: Option<Cents>,
        }
        { price: Cents(500), between: Some(Cents(499)) }
        { price: Cents(501), between: Some(Cents(500)) }
        { price: Cents(99), between: Some(Cents(100)) }
        { price: Cents(i64::MIN), between: None }
    };
    let names = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    let expected = [&[][..], &["between", "price"], &["between", "price"], &[]];
    assert_eq!(wrong(&verdicts), expected.map(names));

    // `validator` reports these bounds as serde writes them; ours reports only numbers.
    #[derive(token_request::Validate)]
    struct Subject {
        #[validate(range(max = Size::Medium))]
        size: Size,
        #[validate(range(exclusive_min = Size::Small))]
        optional: Option<Size>,
    }
    let of = |size, optional| errors(&Subject { size, optional });
    assert_eq!(field(&of(Size::Large, None), "size"), [error("range", json!({}))]);
    assert_eq!(field(&of(Size::Large, Some(Size::Small)), "optional").len(), 1);
    assert_eq!(of(Size::Large, Some(Size::Medium)).errors().len(), 1);
}

/// Validates by `validate()` of both traits and by `is_valid()`.
#[test]
fn our_trait_uses_the_traits_of_validator() {
    #[derive(token_request::Validate)]
    struct Subject {
        #[validate(length(max = 1), email, required)]
        wrapped: Wrapped,
    }
    let of = |text| Subject { wrapped: wrapped(text) };
    assert!(token_request::Validate::is_valid(&of("a@b")));
    assert!(validator::Validate::validate(&of("a@b")).is_ok());
    let violations = token_request::Validate::validate(&of("a b")).unwrap_err();
    assert_eq!(
        violations.to_string(),
        "wrapped: must have a length of at most 1\nwrapped: must be an email address"
    );
    assert_eq!(field(&errors(&of("absent")), "wrapped"), [error("required", json!({}))]);
    assert!(wrapped("in").validate_does_not_contain("on"));
}
