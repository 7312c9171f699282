//! `uri`: the text is a URI with a scheme (RFC 3986, section 3): `https://e.com/x?y#z`, `urn:isbn:0451450523`,
//! `mailto:a@b`, `file:///x`.
//!
//! Characters beyond ASCII must be percent-encoded, and two hexadecimal digits must follow a `%`. The brackets of a host
//! contain an IPv6 address or a literal of a later version. Relative references are rejected.

use super::ip::is_v6;
use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use crate::field_types::Text;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |_, f| f.write_str("must be a URI"),
    #[cfg(feature = "field-table")]
    schema: Keywords::Format("uri"),
    const_text: Some(text("urn:isbn:0451450523")),
};

/// Returns whether the text is a URI, or absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T) -> bool {
    value.text().is_none_or(text)
}

/// Returns whether the text is a URI.
#[must_use]
pub const fn text(value: &str) -> bool {
    let Some(rest) = after_scheme(value.as_bytes()) else { return false };
    let path = match rest {
        [b'/', b'/', authority @ ..] => match after_authority(authority) {
            Some(path) => path,
            None => return false,
        },
        path => path,
    };
    let mut rest = after(path, PCHAR | SLASH);
    if let [b'?', query @ ..] = rest {
        rest = after(query, PCHAR | SLASH | QUESTION);
    }
    if let [b'#', fragment @ ..] = rest {
        rest = after(fragment, PCHAR | SLASH | QUESTION);
    }
    rest.is_empty()
}

// The classes of characters, one bit each (RFC 3986, sections 2.2, 2.3 and 3.3).
const UNRESERVED: u8 = 1;
const SUB_DELIM: u8 = 2;
const COLON: u8 = 4;
const AT: u8 = 8;
const SLASH: u8 = 16;
const QUESTION: u8 = 32;
const PCHAR: u8 = UNRESERVED | SUB_DELIM | COLON | AT;

static CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        class[byte as usize] = match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => UNRESERVED,
            b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' => {
                SUB_DELIM
            }
            b':' => COLON,
            b'@' => AT,
            b'/' => SLASH,
            b'?' => QUESTION,
            _ => 0,
        };
        byte += 1;
    }
    class
};

/// Returns the text after all characters that are in one of the classes or percent-encoded.
const fn after(text: &[u8], classes: u8) -> &[u8] {
    let mut rest = text;
    loop {
        rest = match rest {
            [byte, after @ ..] if CLASS[*byte as usize] & classes != 0 => after,
            [b'%', a, b, after @ ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => after,
            _ => return rest,
        };
    }
}

/// Returns the text after the scheme and its colon.
const fn after_scheme(text: &[u8]) -> Option<&[u8]> {
    let [b'A'..=b'Z' | b'a'..=b'z', rest @ ..] = text else { return None };
    let mut rest = rest;
    loop {
        rest = match rest {
            [b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'-' | b'.', after @ ..] => after,
            [b':', after @ ..] => return Some(after),
            _ => return None,
        };
    }
}

/// Returns the text after the authority, which is empty or starts with `/`, `?` or `#`.
const fn after_authority(text: &[u8]) -> Option<&[u8]> {
    let host = match after(text, UNRESERVED | SUB_DELIM | COLON) {
        [b'@', host @ ..] => host,
        _ => text,
    };
    let rest = match host {
        [b'[', literal @ ..] => match after_literal(literal) {
            Some(rest) => rest,
            None => return None,
        },
        name => after(name, UNRESERVED | SUB_DELIM),
    };
    match after_port(rest) {
        rest @ ([] | [b'/' | b'?' | b'#', ..]) => Some(rest),
        _ => None,
    }
}

/// Returns the text after a port, which may be absent.
const fn after_port(text: &[u8]) -> &[u8] {
    let [b':', port @ ..] = text else { return text };
    let mut rest = port;
    while let [b'0'..=b'9', after @ ..] = rest {
        rest = after;
    }
    rest
}

/// Returns the text after an address and its closing bracket.
const fn after_literal(text: &[u8]) -> Option<&[u8]> {
    let mut n = 0;
    while n < text.len() && text[n] != b']' {
        n += 1;
    }
    let (literal, rest) = text.split_at(n);
    match rest {
        [b']', rest @ ..] if is_v6(literal) || is_future(literal) => Some(rest),
        _ => None,
    }
}

/// Returns whether this is an address of a later version: `v1.x`.
const fn is_future(literal: &[u8]) -> bool {
    let [b'v' | b'V', version @ ..] = literal else { return false };
    let mut rest = version;
    while let [digit, after @ ..] = rest
        && digit.is_ascii_hexdigit()
    {
        rest = after;
    }
    let [b'.', address @ ..] = rest else { return false };
    let mut i = 0;
    while i < address.len() {
        // Percent-encoded characters are not allowed here.
        if CLASS[address[i] as usize] & (UNRESERVED | SUB_DELIM | COLON) == 0 {
            return false;
        }
        i += 1;
    }
    rest.len() < version.len() && !address.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::shared::testing::message;

    #[test]
    fn uris_are_accepted() {
        // The first ones are the examples of section 1.1.2.
        for uri in "ftp://ftp.is.co.za/rfc/rfc1808.txt http://www.ietf.org/rfc/rfc2396.txt \
            ldap://[2001:db8::7]/c=GB?objectClass?one mailto:John.Doe@example.com \
            news:comp.infosystems.www.servers.unix tel:+1-816-555-1212 telnet://192.0.2.16:80/ \
            urn:oasis:names:specification:docbook:dtd:xml:4.1.2 \
            a: a:b a:/ a:/b a:// a:///b a://b a://b?c a://b#c a://b:/ a://b:80 a://@ a://:@b \
            a://a:b:c@d:1/ a://%41%fF \
            a:b//c a:b:c@d/;p=1,2!$&'()*+= a:?/?:@ a:#/?:@ a:?#? A1+-.:~_ a:%00%7e a://[::1] a://u@[::]:1/ a://[v1.a:b!] a://[VaF.~]?"
            .split_whitespace()
        {
            assert!(text(uri), "{uri:?} is accepted");
        }
    }

    #[test]
    fn other_texts_are_rejected() {
        for other in "a /a //a ?a #a : :a 1a: +a: a_b: a%41: ä: a:ä a:\" a:< a:> a:\\ a:^ a:` a:{ a:| a:} \
            a:[ a:] a:[::1] a:% a:%4 a:%4g a:%g4 a:%% a:?% a:#%1 a:## a:?a#b#c a:?[ a://a@b@c a://a:b@c@ \
            a://a:b a://a:1b a://a:1:2 a://% a://%4/ a://a[::1] a://[::1 a://[] a://[::1]b a://[::1]:: \
            a://[::g] a://[1.2.3.4] a://[fe80::1%25eth0] a://[v.a] a://[v1.] a://[v1] a://[vg.a] \
            a://[v1.%41] a://[v1.a@b] a://[v1.é] a://ü a:\u{7F} a:\0"
            .split(' ')
        {
            assert!(!text(other), "{other:?} is rejected");
        }
        for other in
            ["", "\0", " a:b", "a:b ", "a:b\n", "a: b", "a:\t", "a:b\u{A0}", "a://b c", "a:/\r"]
        {
            assert!(!text(other), "{other:?} is rejected");
        }
        for part in ["a", ":", "/", "%", "@", "[", "?", "é"].map(|part| part.repeat(100_000)) {
            assert!(!text(&part) && !text(&format!("a://{part}@[")));
        }
        assert!(text(&"a:".repeat(100_000)));
    }

    /// Tries each byte in each part of a URI.
    #[test]
    fn the_characters_of_the_grammar_are_accepted() {
        let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
        let name = format!("{unreserved}!$&'()*+,;=");
        let places = [
            ("a", ":", format!("{}+:", unreserved.replace(['_', '~'], ""))),
            ("a:b", "", format!("{name}:@/?#")),
            ("a://b", "@c", format!("{name}:/?#")),
            ("a://b", "", format!("{name}:@/?#")),
            ("a://[v1.b", "]", format!("{name}:")),
            ("a:?b", "", format!("{name}:@/?#")),
            ("a:#b", "", format!("{name}:@/?")),
        ];
        for (before, after, accepted) in places {
            for c in '\0'..='\u{FF}' {
                let uri = format!("{before}{c}{after}");
                assert_eq!(text(&uri), accepted.contains(c), "{uri:?}");
            }
        }
    }

    #[test]
    fn messages() {
        assert_eq!(message("uri", &[]), "must be a URI");
        assert!(check(&None::<String>) && check("a:b") && !check("a"));
    }
}
