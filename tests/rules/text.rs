//! The rules on text.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr};
use std::rc::Rc;
use std::sync::Arc;

use token_request::{Secret, Validate};

use super::{Optional, verdict};

/// Tests a rule on fields of every text type: each rejects the bad texts with this message, and accepts the good texts
/// and an absent value.
macro_rules! rule {
    ($rule:ident $(($($args:tt)*))?: $message:literal, ok [$($ok:expr),*], bad [$($bad:expr),+]) => {{
        macro_rules! subject {
            ($from_macro:ty) => {
                #[derive(Validate)]
                struct Subject<'a> {
                    #[validate($rule $(($($args)*))?)]
                    string: String,
                    #[validate($rule $(($($args)*))?)]
                    str: &'a str,
                    #[validate($rule $(($($args)*))?)]
                    cow: Cow<'a, str>,
                    #[validate($rule $(($($args)*))?)]
                    boxed: Box<str>,
                    #[validate($rule $(($($args)*))?)]
                    arc: Arc<str>,
                    #[validate($rule $(($($args)*))?)]
                    rc: Rc<str>,
                    #[validate($rule $(($($args)*))?)]
                    secret: Secret,
                    #[validate($rule $(($($args)*))?)]
                    some_string: Option<String>,
                    #[validate($rule $(($($args)*))?)]
                    some_str: std::option::Option<&'a str>,
                    #[validate($rule $(($($args)*))?)]
                    some_cow: Option<Cow<'a, str>>,
                    #[validate($rule $(($($args)*))?)]
                    some_box: Option<Box<str>>,
                    #[validate($rule $(($($args)*))?)]
                    some_arc: Option<Arc<str>>,
                    #[validate($rule $(($($args)*))?)]
                    some_rc: Option<Rc<str>>,
                    #[validate($rule $(($($args)*))?)]
                    some_secret: Option<Secret>,
                    #[validate($rule $(($($args)*))?)]
                    reference: &'a Option<String>,
                    #[validate($rule $(($($args)*))?)]
                    alias: Optional<String>,
                    #[validate($rule $(($($args)*))?)]
                    from_macro: $from_macro,
                    #[validate($rule $(($($args)*))?)]
                    nested: Option<Option<Box<String>>>,
                }
            };
        }
        subject!(Option<String>);
        let of = |text: &str| {
            let reference = Some(text.to_owned());
            verdict(&Subject {
                string: text.into(),
                str: text,
                cow: text.into(),
                boxed: text.into(),
                arc: text.into(),
                rc: text.into(),
                secret: text.into(),
                some_string: Some(text.into()),
                some_str: Some(text),
                some_cow: Some(text.into()),
                some_box: Some(text.into()),
                some_arc: Some(text.into()),
                some_rc: Some(text.into()),
                some_secret: Some(text.into()),
                reference: &reference,
                alias: Some(text.into()),
                from_macro: Some(text.into()),
                nested: Some(Some(Box::new(text.into()))),
            })
        };
        // The arguments of a rule on a secret are secret too.
        let message = |is_secret| match stringify!($rule) {
            "one_of" if is_secret => "must be one of the allowed values",
            "none_of" if is_secret => "must not be one of the forbidden values",
            "prefix" if is_secret => "must start with the required text",
            "suffix" if is_secret => "must end with the required text",
            "contains" if is_secret => "must contain the required text",
            "does_not_contain" if is_secret => "must not contain the forbidden text",
            "pattern" if is_secret => "has an invalid format",
            _ => $message,
        };
        let messages = |field: &token_request::Field| format!("{}: {}", field.wire, message(field.secret));
        let all: Vec<String> = Subject::TABLE.fields.iter().map(messages).collect();
        $(assert_eq!(of($ok), "", "{:?} is accepted", $ok);)*
        $(assert_eq!(of($bad), all.join("\n"), "{:?} is refused", $bad);)+
        for field in Subject::TABLE.fields {
            assert_eq!(field.ty.to_string(), "string", "{}", field.name);
            assert_eq!(field.rules[0].name, stringify!($rule));
        }

        // The seven fields that are not optional take the first good text.
        let [good, ..] = [$($ok),*];
        let given = verdict(&Subject {
            string: good.into(),
            str: good,
            cow: good.into(),
            boxed: good.into(),
            arc: good.into(),
            rc: good.into(),
            secret: good.into(),
            some_string: None,
            some_str: None,
            some_cow: None,
            some_box: None,
            some_arc: None,
            some_rc: None,
            some_secret: None,
            reference: &None,
            alias: None,
            from_macro: None,
            nested: Some(None),
        });
        assert_eq!(given, "", "an absent value is accepted");
    }};
}

#[test]
fn one_of() {
    rule! { one_of("client_credentials"): "must be `client_credentials`",
    ok ["client_credentials"],
    bad ["", "Client_credentials", " client_credentials", "client_credentials ", "client_credential",
        "client_credentialz", "client-credentials", "client_credentials\0", "password"] }
    rule! { one_of("a", "", "é"): "must be one of `a`, ``, `é`",
    ok ["a", "", "é"], bad ["A", "b", "aa", "e", "e\u{301}", " "] }
}

#[test]
fn none_of() {
    rule! { none_of("password"): "must not be `password`",
    ok ["", "Password", "password1", "passwor", "\u{0}"], bad ["password"] }
    rule! { none_of("a", "b"): "must not be one of `a`, `b`", ok ["", "c", "ab"], bad ["a", "b"] }
}

#[test]
fn length_of_text() {
    rule! { length(min = 1, max = 4): "must have 1 to 4 characters",
    ok ["a", "abcd", "éééé", "🦀🦀🦀🦀", "\u{0}"], bad ["", "abcde", "ééééé", "🦀🦀🦀🦀🦀"] }
    rule! { length(min = 2): "must have at least 2 characters",
    ok ["ab", "éé", "🦀🦀", "abcdefghijklmnopqrstuvwxyz"], bad ["", "a", "é", "🦀"] }
    rule! { length(max = 1): "must have at most 1 character", ok ["", "a", "🦀"], bad ["ab", "é🦀"] }
    rule! { length(equal = 3): "must have 3 characters",
    ok ["abc", "äöü", "🦀🦀🦀"], bad ["", "ab", "abcd", "äö", "🦀🦀🦀🦀", "🦀"] }
    rule! { length(min = 0, max = 0): "must be empty", ok [""], bad ["a"] }
    let [most, widest] = ["a", "🦀"].map(|c| c.repeat(4096));
    let [more, wider] = ["a", "🦀"].map(|c| c.repeat(4097));
    rule! { length(max = 4096): "must have at most 4096 characters",
    ok [most.as_str(), widest.as_str()], bad [more.as_str(), wider.as_str()] }
}

#[test]
fn chars() {
    rule! { chars(vschar):
    "must contain only visible ASCII characters and spaces (U+0020 to U+007E)",
    ok ["", " ", "a b", "~", "\"\\", "exactly 16 chars", "some more than sixteen"],
    bad ["\u{7f}", "\u{1f}", "é", "a\n", "\0", "exactly 16 char\n", "\nexactly 16 char", "exactly 8\t",
        "seventeen chars..\u{80}", "🦀"] }
    rule! { chars(nqchar):
    "must contain only visible ASCII characters (U+0021 to U+007E) other than `\"` and `\\`",
    ok ["", "!#[]~az", "a-longer-text-without-any-space"],
    bad [" ", "\"", "\\", "\u{7f}", "é", "a longer-text-with-a-space", "a-longer-text-with-a\"uote"] }
    rule! { chars(nqschar):
    "must contain only visible ASCII characters and spaces (U+0020 to U+007E) other than `\"` and `\\`",
    ok ["", " !#[]~az"], bad ["\"", "\\", "\u{7f}", "\u{1f}", "é"] }
    rule! { chars(unreserved): "must contain only ASCII letters, digits and `-._~`",
    ok ["", "azAZ09-._~"], bad [" ", "/", ":", "@", "[", "`", "{", "+", ",", "^", "}", "ä"] }
    rule! { chars(ascii): "must contain only ASCII characters",
    ok ["", "\0\u{7f}\n a"], bad ["\u{80}", "ÿ", "é", "aaaaaaaaaaaaaaaa\u{212a}"] }
    rule! { chars(alphanumeric): "must contain only ASCII letters and digits",
    ok ["", "azAZ09"], bad ["/", ":", "@", "[", "`", "{", "_", "é", "٣", "\u{212a}"] }
    rule! { chars(digits): "must contain only digits (0 to 9)",
    ok ["", "0123456789"], bad ["/", ":", "a", "-1", "1.0", "٣", "1 "] }
    rule! { chars("abc"): "must contain only `abc`", ok ["", "cab"], bad ["d", "`", "A", "abcé"] }
    rule! { chars("-._"): "must contain only `-._`", ok ["-", "._-"], bad ["/", "a", ","] }
    rule! { chars(alphanumeric, "-._+=/"): "must contain only ASCII letters and digits and `-._+=/`",
    ok ["", "a-B_9+/="], bad ["a b", "~", "é", ","] }
    rule! { chars(digits, "abcdef", "ABCDEF"): "must contain only digits (0 to 9), `abcdef` and `ABCDEF`",
    ok ["", "09afAF"], bad ["g", "G", " "] }
}

#[test]
fn prefix_and_suffix() {
    rule! { prefix("sk_"): "must start with `sk_`",
    ok ["sk_", "sk_live", "sk_é"], bad ["", "sk", "SK_live", " sk_", "xsk_"] }
    rule! { suffix(".json"): "must end with `.json`",
    ok [".json", "a.json", "é.json"], bad ["", "json", ".JSON", "a.json ", ".jso"] }
    rule! { suffix("é"): "must end with `é`", ok ["é", "eé"], bad ["e", "e\u{301}", "\u{a9}"] }
}

#[test]
fn contains() {
    rule! { contains(pattern = "é@"): "must contain `é@`",
    ok ["é@", "aé@b", "éé@"], bad ["", "@", "é", "e@", "É@"] }
    rule! { contains("x"): "must contain `x`", ok ["x", "axb"], bad ["", "X"] }
    rule! { does_not_contain(pattern = "<"): "must not contain `<`",
    ok ["", "a", "\u{ff1c}"], bad ["<", "a<b", "é<"] }
}

#[test]
fn non_control_character() {
    rule! { non_control_character: "must not contain control characters",
    ok ["", "a b", "é🦀", "\u{a0}"],
    bad ["\0", "a\n", "\u{7f}", "é\u{80}", "\u{9f}", "abcdefgh\tabcdefgh"] }
}

#[test]
fn email() {
    rule! { email: "must be an email address",
    ok ["a@b", "jane.doe+x@mail.example.com", "a@[127.0.0.1]", "a@[::1]", "a@[IPv6:::1]", "a@bücher.example"],
    bad ["", "a", "@", "a@", "@b", "a@b..c", "a@-b", "a@b-", "a b@c", "a@b c", "a@b\n", "\"a\"@b", "é@b", "a@@b",
        "a@<script>alert(1)</script>[127.0.0.1]", "a@x[127.0.0.1]", "a@[999.0.0.1]", "a@[127.0.0.1", "a@b_c"] }
}

#[test]
fn uri() {
    rule! { uri: "must be a URI",
    ok ["https://e.com/a?b#c", "urn:ietf:rfc:6749", "mailto:a@b", "a:", "http://[::1]:80/", "x://%41"],
    bad ["", "a", "/a", "//e.com", "1a:b", "a:b c", "a:é", "a:%4", "http://[::1", "a:b#c#d", "a:\n"] }
}

#[test]
fn uuid() {
    rule! { uuid: "must be a UUID",
    ok ["00000000-0000-0000-0000-000000000000", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"],
    bad ["", "f81d4fae7dec11d0a76500a0c91e6bf6", "f81d4fae-7dec-11d0-a765-00a0c91e6bfg",
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf", "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}", "f81d4fae-7dec-11d0-a765_00a0c91e6bf6"] }
}

#[test]
fn dates() {
    rule! { date: "must be a date such as `2024-02-29`",
    ok ["2026-11-23", "2024-02-29", "0000-01-01", "9999-12-31"],
    bad ["", "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-11-00", "2026-11-31", "26-11-23", "2026-11-23 "] }
    rule! { date_time: "must be a date and time such as `2024-02-29T23:59:59Z`",
    ok ["2026-11-23T08:00:00Z", "2026-11-23t08:00:00.123456789z", "2026-11-23T08:00:00+23:59", "2016-12-31T23:59:60Z"],
    bad ["", "2026-11-23", "2026-11-23T08:00:00", "2026-11-23 08:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T08:60:00Z",
        "2026-11-23T08:00:61Z", "2026-11-23T08:00:60Z", "2026-11-23T08:00:00.Z", "2026-11-23T08:00:00+24:00"] }
}

#[test]
fn ip() {
    rule! { ip: "must be an IP address",
    ok ["127.0.0.1", "::1", "::ffff:1.2.3.4"], bad ["", "1.2.3", "1.2.3.256", "01.2.3.4", ":::", "fe80::1%eth0", " ::1"] }
    rule! { ip(v4): "must be an IPv4 address", ok ["127.0.0.1"], bad ["::1", ""] }
    rule! { ip(v6 = true, v4 = false): "must be an IPv6 address", ok ["::1"], bad ["127.0.0.1", ""] }
    rule! { ip(v4, v6): "must be an IP address", ok ["127.0.0.1", "::1"], bad ["x"] }
}

#[test]
fn ip_of_addresses() {
    #[derive(Validate)]
    struct Subject {
        #[validate(ip)]
        any: IpAddr,
        #[validate(ip(v4))]
        four: Option<IpAddr>,
        #[validate(ip(v6))]
        never: Ipv4Addr,
    }
    let subject =
        Subject { any: [127, 0, 0, 1].into(), four: Some([0; 16].into()), never: [0; 4].into() };
    assert_eq!(verdict(&subject), "four: must be an IPv4 address\nnever: must be an IPv6 address");
}

#[test]
#[cfg(feature = "url")]
fn url() {
    rule! { url: "must be a URL",
    ok ["https://e.com", "http://localhost:8080/x?y#z", "ftp://u:p@[::1]/", "https://bücher.example/ä"],
    bad ["", "e.com", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@b", "https:e.com",
        "https:\\\\e.com", " https://e.com", "https://e.com ", "https://e.com/\npath", "ht\ntps://e.com", "https://", "https:///e"] }
    rule! { url(schemes("https"), no_fragment, no_userinfo):
        "must be a URL with the scheme `https` and without a fragment or user information",
    ok ["https://e.com/?a=b", "HTTPS://e.com"], bad ["http://e.com", "https://e.com#", "https://u@e.com", "https://@e.com"] }
}

#[test]
#[cfg(feature = "regex")]
fn pattern() {
    rule! { pattern(r"^[a-z]+$"): "must match the pattern `^[a-z]+$`",
    ok ["a", "abc"], bad ["", "A", "a1", "a\n", " a"] }
    rule! { pattern("b"): "must match the pattern `b`", ok ["b", "abc"], bad ["", "a"] }
}

#[test]
#[cfg(feature = "card")]
fn credit_card() {
    rule! { credit_card: "must be a card number",
    ok ["4111111111111111", "5500000000000004"],
    bad ["", "4111111111111112", "4111 1111 1111 1111", "0", "1234567812345670"] }
}
