//! `url`, `url(schemes("https"), no_fragment, no_userinfo)`: the text is an absolute URL with a host.
//!
//! It is one by the URL Standard, as [`Url::parse`] has it; but where the standard mends what was meant, this refuses:
//! `://` follows the scheme, a host follows that, and white space, control characters and backslashes are nowhere. So
//! `javascript:alert(1)`, `file:///etc/passwd`, `https:e.com`, `https:///e.com` and `https:\\e.com` are no URLs.
//!
//! Where no schemes are listed any will do, `javascript://` too: list them where the URL is to be followed.

use std::fmt;

use url::Url;

use super::BrokenRule;
use super::ip::is_v4;
use crate::swar::{HIGHEST, at_least, differs, is_letter};
use crate::field_types::Text;
use crate::table::Value;

/// What a URL may have.
#[derive(Debug, Clone, Copy)]
pub struct Allowed<'a> {
    /// Its schemes, whose case is no matter; any where none are listed.
    pub schemes: &'a [&'a str],
    /// Whether it may have a fragment, even an empty one.
    pub fragment: bool,
    /// Whether something may stand before the host and an `@`, even nothing.
    pub userinfo: bool,
}

impl Allowed<'_> {
    /// Whether there is nothing that is not.
    #[cfg(feature = "validator")]
    pub(crate) fn is_all(self) -> bool {
        self.schemes.is_empty() && self.fragment && self.userinfo
    }
}

/// Whether the text is a URL that has only what is allowed, or the value absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T, allowed: Allowed<'_>) -> bool {
    value.text().is_none_or(|value| text(value, allowed))
}

/// Whether the text is a URL that has only what is allowed.
///
/// One of ASCII with a simple host is seen to be one; the parser, which builds the URL anew, is asked about the others.
#[must_use]
pub fn text(value: &str, allowed: Allowed<'_>) -> bool {
    let Some((scheme, rest)) = split_scheme(value) else { return false };
    let is_scheme = |it: &&str| *it == scheme || it.eq_ignore_ascii_case(scheme);
    (allowed.schemes.is_empty() || allowed.schemes.iter().any(is_scheme))
        && (is_simple(value, rest, allowed.fragment) && !scheme.eq_ignore_ascii_case("file")
            || is_url(value, rest, allowed))
}

/// The scheme, and what follows it and `://`.
fn split_scheme(value: &str) -> Option<(&str, &str)> {
    // Nearly all have one of these.
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

/// Whether this follows the scheme: a host that any parser takes as it is, maybe a port, and then nothing but ASCII.
fn is_simple(value: &str, rest: &str, fragment: bool) -> bool {
    let (host, rest, has_hyphens) = split_host(rest.as_bytes());
    // A label that begins with `xn--` stands for another.
    let is_encoded = has_hyphens && host.windows(2).any(|pair| pair == b"--");
    let refused = if fragment { b'\\' } else { b'#' };
    !is_encoded
        && (!may_be_number(host) || is_v4(host))
        && after_port(rest).is_some_and(|path| is_visible(value.as_bytes(), path, refused))
}

/// The letters, digits, dots, hyphens and underscores that it begins with, what follows them, and whether there may be
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

/// The first eight bytes, filled up with zeros.
fn first_eight(bytes: &[u8]) -> u64 {
    let fill = || bytes.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
    bytes.first_chunk().map_or_else(fill, |word| u64::from_le_bytes(*word))
}

/// How many of these bytes, from the lowest on, are of those.
fn n_of_host(bytes: u64) -> usize {
    let is_digit = at_least(b'-', bytes) & !at_least(b'9' + 1, bytes) & differs(b'/', bytes);
    let is_host = (is_letter(bytes) | is_digit | !differs(b'_', bytes)) & !bytes;
    (!is_host & HIGHEST).trailing_zeros() as usize / 8
}

/// Whether the last label is empty or may be a number, with which the host would be an IPv4 address.
fn may_be_number(host: &[u8]) -> bool {
    // A hexadecimal number begins with `0x`, and may end with that.
    if host
        .last()
        .is_some_and(|&last| !last.is_ascii_hexdigit() && !matches!(last, b'.' | b'x' | b'X'))
    {
        return false;
    }
    let label = host.rsplit(|&byte| byte == b'.').next();
    label.is_none_or(|label| label.first().is_none_or(u8::is_ascii_digit))
}

/// What follows the host and maybe a port: a path, a query, a fragment, or nothing.
fn after_port(rest: &[u8]) -> Option<&[u8]> {
    let path = match rest {
        [b':', port @ ..] => {
            let n = port.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(port.len());
            // One with five digits may be too large, and the parser is asked.
            port.split_at_checked(n).filter(|_| n <= 4)?.1
        }
        rest => rest,
    };
    matches!(path, [] | [b'/' | b'?' | b'#', ..]).then_some(path)
}

/// Whether all bytes of the path are visible ASCII, and none a backslash or the one that is refused besides. What comes
/// before the path is so.
#[allow(clippy::needless_bitwise_bool)] // No branch a byte, so that the compiler makes one step of a block.
fn is_visible(value: &[u8], path: &[u8], refused: u8) -> bool {
    let is_visible =
        |byte: u8| (byte.wrapping_sub(b'!') <= b'~' - b'!') & (byte != b'\\') & (byte != refused);
    let is_block_visible =
        |block: &[u8; 16]| block.iter().fold(true, |all, &byte| all & is_visible(byte));
    match value.last_chunk() {
        Some(last) => path.as_chunks().0.iter().all(is_block_visible) && is_block_visible(last),
        None => path.iter().all(|&byte| is_visible(byte)),
    }
}

/// Whether nothing in it has to be mended, the parser takes it for a URL, and that has a host where it should be.
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

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("must be a URL")?;
    let schemes = match broken.arg("schemes") {
        Some(Value::String(scheme)) => std::slice::from_ref(scheme),
        Some(Value::Texts(schemes)) => schemes,
        _ => &[],
    };
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
    use crate::rules::tests::{Random, said};

    const ANY: Allowed<'_> = Allowed { schemes: &[], fragment: true, userinfo: true };

    /// The same without a quick way.
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
    fn all_else_is_refused() {
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
            assert!(!is_url(other, ANY), "{other:?} is refused");
        }
    }

    #[test]
    fn what_is_not_allowed_is_refused() {
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
    fn it_is_what_the_parser_takes() {
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
        assert!(n_accepted > 3_000, "{n_accepted} are no good sample");
    }

    /// Each byte at each place of what has a simple host.
    #[test]
    fn it_is_what_the_parser_takes_with_any_byte() {
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
    fn length_is_no_matter() {
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
    fn it_says_what_it_may_have() {
        let [https, both] = [&["https"][..], &["http", "https"]]
            .map(|schemes| Arg::named("schemes", Value::Texts(schemes)));
        let [no_fragment, no_userinfo] =
            ["no_fragment", "no_userinfo"].map(|word| Arg::listed(Value::Source(word)));
        assert_eq!(said("url", &[]), "must be a URL");
        assert_eq!(
            said("url", &[Arg::named("schemes", Value::Source("SCHEMES"))]),
            "must be a URL"
        );
        assert_eq!(
            said("url", &[Arg::named("schemes", Value::String("ws"))]),
            "must be a URL with the scheme `ws`"
        );
        assert_eq!(said("url", &[both]), "must be a URL with one of the schemes `http`, `https`");
        assert_eq!(said("url", &[no_fragment]), "must be a URL without a fragment");
        assert_eq!(said("url", &[no_userinfo]), "must be a URL without user information");
        assert_eq!(
            said("url", &[https, no_userinfo, no_fragment]),
            "must be a URL with the scheme `https` and without a fragment or user information"
        );
    }
}
