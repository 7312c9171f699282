//! `url`, `url(schemes("https"), no_fragment, no_userinfo)`: the text is an absolute URL with a host.
//!
//! The text must be a URL of the URL Standard, as parsed by [`Url::parse`]. Input that the standard would correct is
//! rejected: `://` and a host must follow the scheme, and white space, control characters and backslashes are not allowed.
//! So `javascript:alert(1)`, `file:///etc/passwd`, `https:e.com`, `https:///e.com` and `https:\\e.com` are rejected.
//!
//! Without a list any scheme is accepted, also `javascript://`. List the schemes if the URL will be opened.

use std::fmt;

use url::Url;

use super::ip::is_v4;
use super::shared::broken_rule::BrokenRule;
use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use crate::field_types::Text;
use crate::swar::{HIGHEST, at_least, differs, is_letter};
use crate::table::Value;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe,
    #[cfg(feature = "field-table")]
    schema: Keywords::Format("uri"),
    // The parser of URLs is not `const`.
    const_text: None,
};

/// The restrictions on a URL.
#[derive(Debug, Clone, Copy)]
pub struct Allowed<'a> {
    /// The accepted schemes, in any case; empty if all are accepted.
    pub schemes: &'a [&'a str],
    /// `true` if a fragment is allowed, even an empty one.
    pub fragment: bool,
    /// `true` if user information before an `@` is allowed, even if it is empty.
    pub userinfo: bool,
}

impl Allowed<'_> {
    /// Returns whether there are no restrictions.
    #[cfg(feature = "validator")]
    pub(crate) fn is_all(self) -> bool {
        self.schemes.is_empty() && self.fragment && self.userinfo
    }
}

/// Returns whether the text is a URL within the restrictions, or absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T, allowed: Allowed<'_>) -> bool {
    value.text().is_none_or(|value| text(value, allowed))
}

/// Returns whether the text is a URL within the restrictions.
///
/// ASCII URLs with a simple host take a fast path. Others go through the parser, which builds a new URL.
#[must_use]
pub fn text(value: &str, allowed: Allowed<'_>) -> bool {
    let Some((scheme, rest)) = split_scheme(value) else { return false };
    let is_scheme = |it: &&str| *it == scheme || it.eq_ignore_ascii_case(scheme);
    (allowed.schemes.is_empty() || allowed.schemes.iter().any(is_scheme))
        && (is_simple(value, rest, allowed.fragment) && !scheme.eq_ignore_ascii_case("file")
            || is_url(value, rest, allowed))
}

/// Splits a text into its scheme and the text after `://`.
fn split_scheme(value: &str) -> Option<(&str, &str)> {
    // Nearly all URLs have one of these schemes.
    if let Some(rest) = value.strip_prefix("https://") {
        return Some(("https", rest));
    }
    if let Some(rest) = value.strip_prefix("http://") {
        return Some(("http", rest));
    }
    let is_scheme = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let n = value.bytes().position(|byte| !is_scheme(byte))?;
    let (scheme, rest) = value.split_at_checked(n)?;
    let is_one = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    Some((scheme, rest.strip_prefix("://").filter(|_| is_one)?))
}

/// Returns whether the text after the scheme is a host that every parser accepts unchanged, an optional port, and ASCII.
fn is_simple(value: &str, rest: &str, fragment: bool) -> bool {
    let (host, rest, has_hyphens) = split_host(rest.as_bytes());
    // A label that starts with `xn--` is an encoded one.
    let is_encoded = has_hyphens && host.windows(2).any(|pair| pair == b"--");
    let rejected = if fragment { b'\\' } else { b'#' };
    !is_encoded
        && (!may_be_number(host) || is_v4(host))
        && after_port(rest).is_some_and(|path| is_visible(value.as_bytes(), path, rejected))
}

/// Returns the letters, digits, dots, hyphens and underscores at the start, the bytes after them, and whether there may be
/// hyphens among them.
fn split_host(bytes: &[u8]) -> (&[u8], &[u8], bool) {
    let (mut n, mut hyphens) = (0, 0);
    loop {
        let word = first_eight(bytes.split_at(n).1);
        let more = n_of_host(word);
        hyphens |= !differs(b'-', word) & HIGHEST;
        n += more;
        if more < 8 {
            let (host, rest) = bytes.split_at(n);
            return (host, rest, hyphens != 0);
        }
    }
}

/// Returns the first eight bytes as a word, padded with zeros.
fn first_eight(bytes: &[u8]) -> u64 {
    let fill = || bytes.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
    bytes.first_chunk().map_or_else(fill, |word| u64::from_le_bytes(*word))
}

/// Returns the number of bytes, from the lowest on, that may be in a simple host.
fn n_of_host(bytes: u64) -> usize {
    let is_digit = at_least(b'-', bytes) & !at_least(b'9' + 1, bytes) & differs(b'/', bytes);
    let is_host = (is_letter(bytes) | is_digit | !differs(b'_', bytes)) & !bytes;
    (!is_host & HIGHEST).trailing_zeros() as usize / 8
}

/// Returns whether the last label is empty or may be a number, so that the host would be an IPv4 address.
fn may_be_number(host: &[u8]) -> bool {
    // A hexadecimal number starts with `0x`, and may consist of it.
    if host
        .last()
        .is_some_and(|&last| !last.is_ascii_hexdigit() && !matches!(last, b'.' | b'x' | b'X'))
    {
        return false;
    }
    let label = host.rsplit(|&byte| byte == b'.').next();
    label.is_none_or(|label| label.first().is_none_or(u8::is_ascii_digit))
}

/// Returns the path, query and fragment after an optional port; `None` if the port may be invalid.
fn after_port(rest: &[u8]) -> Option<&[u8]> {
    let path = match rest {
        [b':', port @ ..] => {
            let n = port.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(port.len());
            // A port of five digits may be too large: the parser decides.
            port.split_at_checked(n).filter(|_| n <= 4)?.1
        }
        rest => rest,
    };
    matches!(path, [] | [b'/' | b'?' | b'#', ..]).then_some(path)
}

/// Returns whether all bytes of the path are visible ASCII, and neither a backslash nor `rejected`. The bytes of `value`
/// before the path are known to be so.
#[allow(clippy::needless_bitwise_bool, reason = "without branches the compiler vectorizes it")]
fn is_visible(value: &[u8], path: &[u8], rejected: u8) -> bool {
    let is_visible =
        |byte: u8| (byte.wrapping_sub(b'!') <= b'~' - b'!') & (byte != b'\\') & (byte != rejected);
    let is_block_visible =
        |block: &[u8; 16]| block.iter().fold(true, |all, &byte| all & is_visible(byte));
    match value.last_chunk() {
        Some(last) => path.as_chunks().0.iter().all(is_block_visible) && is_block_visible(last),
        None => path.iter().all(|&byte| is_visible(byte)),
    }
}

/// Returns whether the parser accepts the text without corrections, and finds a host in its place.
#[cold]
fn is_url(value: &str, rest: &str, allowed: Allowed<'_>) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_bad = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
    !authority.is_empty()
        && !value.contains(is_bad)
        && (allowed.fragment || !value.contains('#'))
        && (allowed.userinfo || !authority.contains('@'))
        && Url::parse(value).is_ok_and(|url| url.has_host())
}

fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("must be a URL")?;
    let schemes = broken.arg("schemes").and_then(Value::texts).unwrap_or_default();
    match schemes {
        [] => {}
        [scheme] => write!(f, " with the scheme `{scheme}`")?,
        schemes => write!(f, " with one of the schemes `{}`", schemes.join("`, `"))?,
    }
    let without = match (broken.has_word("no_fragment"), broken.has_word("no_userinfo")) {
        (true, true) => "a fragment or user information",
        (true, false) => "a fragment",
        (false, true) => "user information",
        (false, false) => return Ok(()),
    };
    let and = if schemes.is_empty() { "" } else { " and" };
    write!(f, "{and} without {without}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Arg;
    use crate::rules::shared::testing::{Random, message};

    const ANY: Allowed<'_> = Allowed { schemes: &[], fragment: true, userinfo: true };

    /// Decides by the parser alone.
    fn by_parser(value: &str, allowed: Allowed<'_>) -> bool {
        let is_bad = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
        let Some((scheme, rest)) = value.split_once("://") else { return false };
        let authority = rest.split(['/', '?', '#']).next().unwrap();
        let Ok(url) = Url::parse(value) else { return false };
        url.scheme().eq_ignore_ascii_case(scheme)
            && !authority.is_empty()
            && url.has_host()
            && !value.contains(is_bad)
            && (allowed.schemes.is_empty() || allowed.schemes.contains(&url.scheme()))
            && (allowed.fragment || url.fragment().is_none())
            && (allowed.userinfo || !authority.contains('@'))
    }

    fn is_url(value: &str, allowed: Allowed<'_>) -> bool {
        let is_url = text(value, allowed);
        assert_eq!(is_url, by_parser(value, allowed), "{value:?}, {allowed:?}");
        is_url
    }

    #[test]
    fn urls_are_accepted() {
        for url in "https://e.com http://localhost:8080/x?y#z HTTPS://E.COM/ https://e.com?x https://e.com#x \
            a+b-c.d://e https://user:pw@e.com:443/ https://@e.com https://a_b.c-d.e. \
            https://e.com/a//b/../@:[]{}|%zz https://127.0.0.1 https://[::1]:80/ https://1.de https://0x7f.1 \
            https://e.com:65535 https://e.com:/ https://e.com:00080 https://bücher.example/ä?ö#ü \
            https://xn--bcher-kva.example https://%65.com https://💩.la ftp://e.com/水 \
            javascript://e.com/%0Aalert(1) file://host/path redis://e.com:6379 a://e--f https://a--b.c"
            .split(' ')
        {
            assert!(is_url(url, ANY), "{url:?} is accepted");
        }
    }

    #[test]
    fn other_texts_are_rejected() {
        for other in " \0 e.com //e.com /x https https: https:/ https:// https:/// https:///e.com https:e.com \
            https:/e.com https:\\\\e.com https:/\\e.com https://e.com\\x https://\\e.com https://? https://# \
            https://:80 https://@ https://u@ https://u@/x a://@/ a:///x a:// javascript:alert(1) \
            data:text/html,x mailto:a@b urn:a:b file:///etc/passwd file://localhost/etc/passwd \
            file://C:/x https://e.com/\npath ht\ntps://e.com https://e.com/\t https://e.com/\0 \
            https://e.com/\u{7F} https://e.com/\u{85} https://e.com/\u{A0} https://e.com/\u{3000} \
            https://e.com/#\u{2028} https://\u{3000}e.com \u{FEFF}https://e.com 1https://e.com -a://e \
            ::// ://e.com ä://e.com a_b://e https://e.com:65536 https://e.com:8a https://e.com:-1 \
            https://e.com:80:80 https://e.com:1e https://e.com:٨ https://1.2.3.256 https://1.2.3.4.5 \
            https://0x.0xg.1.1 https://a.0xffffffffff https://a.1 https://[::1 https://::1 https://[::1]x \
            https://[::g] https://xn--a https://xn--.de https://% https://%00.com https://%2f.com \
            https://a<b https://a|b https://\u{AD} https://a\u{202E}b https://u@e@"
            .split(' ')
            .chain([" https://e.com", "https://e.com ", "https://e .com", "https://e.com/ "])
        {
            assert!(!is_url(other, ANY), "{other:?} is rejected");
        }
    }

    #[test]
    fn restrictions_are_checked() {
        let web = Allowed { schemes: &["http", "https"], ..ANY };
        for (url, is_ok) in [
            ("https://e", true),
            ("HTTP://ü", true),
            ("httpss://e", false),
            ("ftp://e", false),
            ("ftp://ü", false),
            ("h://e", false),
        ] {
            assert_eq!(is_url(url, web), is_ok, "{url:?}");
        }
        assert!(text("https://e", Allowed { schemes: &["HTTPS"], ..ANY }));
        let none = Allowed { fragment: false, userinfo: false, ..ANY };
        for url in ["https://e", "https://e/@", "https://ü/a?b@c", "https://e:8/%23"] {
            assert!(is_url(url, none), "{url:?} is accepted");
        }
        for host in ["e", "ü", "e:80", "1.2.3.4"] {
            for url in [
                format!("https://{host}#x"),
                format!("https://{host}/#"),
                format!("https://{host}/ä#"),
            ] {
                assert!(
                    !is_url(&url, none) && is_url(&url, Allowed { fragment: true, ..none }),
                    "{url:?}"
                );
            }
            for user in ["@", "u@", "u:p@", ":@", "1:2@", "ü@", "u@u@"] {
                let url = format!("https://{user}{host}/");
                assert!(
                    !is_url(&url, none) && is_url(&url, Allowed { userinfo: true, ..none }),
                    "{url:?}"
                );
            }
        }
    }

    #[test]
    fn the_fast_path_agrees_with_the_parser() {
        let parts = [
            "https://", "http:", "a://", "file://", "e", "E.com", "example", "xn--", "0x", "0",
            "8", "255", "1.2.3.4", "-", "_", ".", ":", "/", "//", "?", "#", "@", "%", "%41",
            "[::1]", "[", "]", "ü", "。", "☃", "\u{AD}", "\\", " ", "\n", "\0", "~", "^", "|", "<",
            ":80", ":65535", ":65536", "65536",
        ];
        let mut random = Random::new();
        let mut n_accepted = 0;
        for i in 0..30_000 {
            let mut url = random.text(&parts, 7);
            if i % 4 > 0 {
                url.insert_str(0, ["https://", "http://e.com", "ws://a.", "b://"][random.below(4)]);
            }
            let allowed = Allowed {
                schemes: [&[][..], &["https", "b"]][random.below(2)],
                fragment: i % 3 > 0,
                userinfo: i % 5 > 0,
            };
            n_accepted += u32::from(is_url(&url, allowed));
        }
        assert!(n_accepted > 3_000, "{n_accepted} is too small a sample");
    }

    /// Tries each byte in each position of URLs with a simple host.
    #[test]
    fn the_fast_path_agrees_with_the_parser_for_each_byte() {
        for url in ["https://e.com", "a://api.example.com:80/x?y=1#z", "http://a.b"] {
            for i in 0..=url.len() {
                for byte in 0..=127 {
                    let mut longer = url.to_owned();
                    longer.insert(i, byte.into());
                    is_url(&longer, ANY);
                    is_url(&longer, Allowed { fragment: false, userinfo: false, ..ANY });
                }
            }
        }
    }

    #[test]
    fn long_texts_are_checked() {
        for host in ["e", "e.", "E", "1", "ü", "_"].map(|part| part.repeat(10_000)) {
            is_url(&format!("https://{host}"), ANY);
            is_url(&format!("https://{host}a"), ANY);
        }
        for part in ["e", "/", ":", "@", "#", "é"].map(|part| part.repeat(100_000)) {
            assert!(is_url(&format!("https://e/{part}"), ANY));
            assert!(!is_url(&part, ANY) && !is_url(&format!("https://e\0/{part}"), ANY));
        }
    }

    #[test]
    fn messages() {
        let [https, both] = [&["https"][..], &["http", "https"]]
            .map(|schemes| Arg::named("schemes", Value::Texts(schemes)));
        let [no_fragment, no_userinfo] =
            ["no_fragment", "no_userinfo"].map(|word| Arg::listed(Value::Source(word)));
        assert_eq!(message("url", &[]), "must be a URL");
        assert_eq!(
            message("url", &[Arg::named("schemes", Value::Source("SCHEMES"))]),
            "must be a URL"
        );
        assert_eq!(
            message("url", &[Arg::named("schemes", Value::String("ws"))]),
            "must be a URL with the scheme `ws`"
        );
        assert_eq!(
            message("url", &[both]),
            "must be a URL with one of the schemes `http`, `https`"
        );
        assert_eq!(message("url", &[no_fragment]), "must be a URL without a fragment");
        assert_eq!(message("url", &[no_userinfo]), "must be a URL without user information");
        assert_eq!(
            message("url", &[https, no_userinfo, no_fragment]),
            "must be a URL with the scheme `https` and without a fragment or user information"
        );
    }
}
