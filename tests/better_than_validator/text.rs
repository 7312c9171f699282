//! Text and numbers that `validator` accepts or rejects wrongly.

use super::*;

/// Returns the results of one rule for each of these texts.
macro_rules! verdicts {
    ($rule:ident $(($($args:tt)*))?, $texts:expr) => {{
        $texts.map(|text| {
            let (ours, theirs) = both! {
                struct Subject {
                    #[validate($rule $(($($args)*))?)]
                    text: String,
                }
                { text: text.into() }
            };
            (ours.is_ok(), theirs.is_ok())
        })
    }};
}

/// `validator` accepts these, and ours does not.
const REFUSED_BY_US: (bool, bool) = (false, true);

#[test]
fn an_email_address_has_only_an_address_in_brackets() {
    let texts = [
        "a@<script>alert(1)</script>[127.0.0.1]",
        "a@b c[::1]",
        "a@x[127.0.0.1]",
        "a@e.com\r\n[127.0.0.1]",
    ];
    assert_eq!(verdicts!(email, texts), [REFUSED_BY_US; 4]);
    assert_eq!(verdicts!(email, ["a@[127.0.0.1]", "a@[::1]", "a@e.com"]), [(true, true); 3]);
}

#[test]
fn a_url_has_a_host_and_needs_no_repair() {
    let texts = [
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@e.com",
        "foo:bar",
        "file:///etc/passwd",
        " https://e.com ",
        "https://e.com/\npath",
        "ht\ntps://e.com",
        "https:e.com",
        "https:\\\\e.com",
        "https://e.com/\u{7f}",
        "https:///e.com",
    ];
    assert_eq!(verdicts!(url, texts), [REFUSED_BY_US; 12]);
    let texts = ["https://e.com", "http://127.0.0.1:80/a?b#c", "https://u:p@[::1]/"];
    assert_eq!(verdicts!(url, texts), [(true, true); 3]);
}

/// The requirements of RFC 6749 section 3.1.2 for a redirect URI, which `validator` cannot express.
#[test]
fn a_url_can_be_restricted() {
    #[derive(token_request::Validate)]
    struct Subject {
        #[validate(url(schemes("https"), no_fragment, no_userinfo))]
        redirect_uri: String,
    }
    let is_valid =
        |text: &str| token_request::Validate::is_valid(&Subject { redirect_uri: text.into() });
    assert!(is_valid("https://e.com/callback?x=1") && is_valid("HTTPS://e.com"));
    for text in
        ["http://e.com", "https://e.com/#a", "https://e.com/#", "https://u@e.com", "https://@e.com"]
    {
        assert!(!is_valid(text), "{text}");
    }
}

#[test]
fn nan_is_outside_of_all_bounds() {
    let (ours, theirs) = both! {
        struct Subject {
            #[validate(range(min = 0.0, max = 1.0))]
            ratio: f64,
            #[validate(range(min = 0.0))]
            optional: Option<f32>,
            #[validate(range(max = 0.0))]
            most: f64,
        }
        { ratio: f64::NAN, optional: Some(f32::NAN), most: f64::NAN }
    };
    assert_eq!(lines(&ours).len(), 3);
    assert_eq!(theirs, Ok(()));
}

/// `validator` rejects every value. With ours, `ui/conflict/{length,range,range_of_floats}.rs` do not compile.
#[test]
fn bounds_without_a_value_between_them_do_not_compile() {
    #[derive(validator::Validate)]
    struct Subject {
        #[validate(length(min = 10, max = 1))]
        text: String,
    }
    let is_valid = |n| validator::Validate::validate(&Subject { text: "a".repeat(n) }).is_ok();
    assert!(!(0..12).any(is_valid));
}

/// `validator` rejects all values of other types. With ours, `ui/type/ip_on_a_number.rs` does not compile.
#[test]
fn ip_is_for_text_and_addresses() {
    #[derive(validator::Validate)]
    struct Theirs {
        #[validate(ip)]
        number: u32,
    }
    assert!(validator::Validate::validate(&Theirs { number: 0x7f00_0001 }).is_err());

    #[derive(token_request::Validate)]
    struct Ours {
        #[validate(ip(v4))]
        typed: std::net::IpAddr,
        #[validate(ip)]
        text: Option<Box<str>>,
    }
    let of = |typed, text: &str| {
        token_request::Validate::is_valid(&Ours { typed, text: Some(text.into()) })
    };
    let (v4, v6) = (std::net::Ipv4Addr::LOCALHOST.into(), std::net::Ipv6Addr::LOCALHOST.into());
    assert!(of(v4, "::1") && !of(v6, "::1") && !of(v4, "x"));
}

#[test]
fn required_is_for_an_option() {
    let (ours, theirs) = both! {
        struct Subject {
            #[validate(required)]
            once: Option<u8>,
            #[validate(required)]
            twice: Option<Option<u8>>,
        }
        { once: Some(0), twice: Some(None) }
    };
    assert_eq!(lines(&ours), ["twice: is required"]);
    assert_eq!(theirs, Ok(()));
}

/// `validator` recognizes `Option` by its name and rejects an absent value of an alias.
#[test]
fn an_alias_of_option_is_optional() {
    type Perhaps<T> = Option<T>;
    macro_rules! subject {
        ($derive:path, $from_macro:ty) => {{
            #[derive($derive)]
            struct Subject {
                #[validate(does_not_contain(pattern = "x"))]
                plain: Option<String>,
                #[validate(does_not_contain(pattern = "x"))]
                alias: Perhaps<String>,
                #[validate(does_not_contain(pattern = "x"))]
                from_macro: $from_macro,
            }
            use validator::Validate as _;
            Subject { plain: None, alias: None, from_macro: None }.validate()
        }};
    }
    assert_eq!(subject!(token_request::Validate, Option<String>), Ok(()));
    let theirs = subject!(validator::Validate, Option<String>);
    assert_eq!(names(&theirs), ["alias", "from_macro"]);
}

/// `validator` passes `&Age` or a macro's `Option` to a function, and takes a list of `Cow`s for a `Cow`.
#[test]
fn aliases_of_numbers_and_cows_are_recognized() {
    use std::borrow::Cow;
    type Age = u8;
    type Text<'a> = Cow<'a, str>;
    fn adult(age: u8) -> Result<(), &'static str> {
        if age < 18 { Err("young") } else { Ok(()) }
    }
    fn good(text: &str) -> Result<(), &'static str> {
        if text == "good" { Ok(()) } else { Err("bad") }
    }
    fn all_good(texts: &[Cow<'_, str>]) -> Result<(), &'static str> {
        texts.iter().try_for_each(|text| good(text))
    }
    macro_rules! subject {
        ($age:ty, $text:ty) => {
            #[derive(token_request::Validate)]
            struct Subject<'a> {
                #[validate(custom(function = adult))]
                plain: u8,
                #[validate(custom(function = good))]
                cow: Cow<'a, str>,
                #[validate(custom(function = adult))]
                alias: Age,
                #[validate(custom(function = adult))]
                path: std::option::Option<std::primitive::u8>,
                #[validate(custom(function = adult))]
                from_macro: $age,
                #[validate(custom(function = good))]
                alias_of_cow: Text<'a>,
                #[validate(custom(function = good))]
                text_from_macro: Option<$text>,
                #[validate(custom(function = all_good))]
                cows: Vec<Cow<'a, str>>,
            }
        };
    }
    subject!(u8, String);
    let of = |age, text: &'static str| Subject {
        plain: age,
        cow: text.into(),
        alias: age,
        path: Some(age),
        from_macro: age,
        alias_of_cow: text.into(),
        text_from_macro: Some(text.into()),
        cows: vec!["good".into(), text.into()],
    };
    assert!(token_request::Validate::is_valid(&of(18, "good")));
    assert_eq!(lines(&token_request::Validate::validate(&of(17, "bad"))).len(), 8);
}
