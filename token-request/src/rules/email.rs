//! `email`: the text is an email address as in HTML, or one whose domain is internationalized or an IP address.
//!
//! - The local part is 1 to 64 ASCII letters, digits and `` .!#$%&'*+/=?^_`{|}~- ``, without quotes and comments, as in
//!   the HTML Standard's "valid email address".
//! - The domain has up to 255 characters: labels that are separated by dots. A label is 1 to 63 ASCII letters, digits and
//!   inner hyphens, and letters, marks and digits of any other script (RFC 5890, section 2.3.2.3). Labels are not
//!   converted by IDNA: the rule does not check whether a registry accepts the name or whether the label is too long with
//!   `xn--`. Symbols, punctuation and invisible characters are rejected, even if IDNA would map them to something else.
//!   A domain without a dot is accepted.
//! - Instead of a domain the address may have an IP address in brackets (RFC 5321, section 4.1.3): `[192.0.2.1]`,
//!   `[IPv6:2001:db8::1]` or, as is common, `[2001:db8::1]`.

use super::ip::{is_v4, is_v6};
use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use super::shared::label;
use crate::field_types::Text;
use crate::swar::{HIGHEST, at_least, differs, each, is_letter};

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |_, f| f.write_str("must be an email address"),
    #[cfg(feature = "field-table")]
    schema: Keywords::Format("email"),
    const_text: Some(text("jane@example.com") && text("jane@bücher.example")),
};

/// Returns whether the text is an email address, or absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T) -> bool {
    value.text().is_none_or(text)
}

/// Returns whether the text is an email address.
#[must_use]
pub const fn text(value: &str) -> bool {
    let bytes = value.as_bytes();
    let n_local = n_local(bytes);
    n_local > 0
        && match bytes.split_at(n_local).1 {
            [b'@', b'[', address @ .., b']'] => is_address(address),
            [b'@', domain @ ..] => is_domain(domain),
            _ => false,
        }
}

/// Returns the number of bytes at the start that may be in a local part, at most 64.
const fn n_local(bytes: &[u8]) -> usize {
    let max = if bytes.len() < 64 { bytes.len() } else { 64 };
    let mut n = 0;
    while n < max && IS_LOCAL[bytes[n] as usize] {
        n += 1;
    }
    n
}

/// The bytes that may be in a local part.
static IS_LOCAL: [bool; 256] = {
    let mut is_local = [false; 256];
    let mut byte = b'!';
    while byte <= b'~' {
        is_local[byte as usize] = !matches!(
            byte,
            b'"' | b'(' | b')' | b',' | b':' | b';' | b'<' | b'>' | b'@' | b'[' | b'\\' | b']'
        );
        byte += 1;
    }
    is_local
};

/// Returns whether this is an IP address, without its brackets.
const fn is_address(literal: &[u8]) -> bool {
    match literal {
        [b'I' | b'i', b'P' | b'p', b'v' | b'V', b'6', b':', address @ ..] => is_v6(address),
        address => is_v4(address) || is_v6(address),
    }
}

/// Returns whether this is a domain. Nearly all domains are ASCII and not longer than one label may be.
const fn is_domain(domain: &[u8]) -> bool {
    domain.len() <= 63 && is_plain(domain) || is_any(domain)
}

/// Returns whether this is a domain of ASCII labels of any length.
///
/// Each byte must be allowed after the one before it. Eight bytes are tested at once; the last eight may overlap those
/// before them.
const fn is_plain(domain: &[u8]) -> bool {
    let ([first, after @ ..], [before @ .., last]) = (domain, domain) else { return false };
    if !first.is_ascii_alphanumeric() || !last.is_ascii_alphanumeric() {
        return false;
    }
    let (Some(last_before), Some(last_after)) = (before.last_chunk(), after.last_chunk()) else {
        return is_short(domain);
    };
    let (blocks_before, blocks_after) = (before.as_chunks().0, after.as_chunks().0);
    let mut i = 0;
    while i < blocks_after.len() {
        if !follow(u64::from_le_bytes(blocks_before[i]), u64::from_le_bytes(blocks_after[i])) {
            return false;
        }
        i += 1;
    }
    follow(u64::from_le_bytes(*last_before), u64::from_le_bytes(*last_after))
}

/// Returns whether up to eight bytes are a domain. The remaining places are filled with letters.
const fn is_short(domain: &[u8]) -> bool {
    let (mut before, mut after, mut i) = (each(b'a'), each(b'a'), 0);
    while i < domain.len() {
        (before, after) = (after, after >> 8 | (domain[i] as u64) << 56);
        i += 1;
    }
    follow(before, after)
}

/// Returns whether each of eight bytes is allowed after the one before it in a domain: a letter, a digit, a hyphen that
/// does not follow a dot, or a dot that follows neither a dot nor a hyphen.
const fn follow(before: u64, after: u64) -> bool {
    let is_digit = at_least(b'0', after) & !at_least(b'9' + 1, after);
    let is_inner = !differs(b'-', after) | !differs(b'.', after) & differs(b'-', before);
    let all = is_letter(after) | is_digit | is_inner & differs(b'.', before);
    all & !after & HIGHEST == HIGHEST
}

/// Returns whether this is a domain, character by character.
#[cold]
#[inline(never)]
const fn is_any(domain: &[u8]) -> bool {
    let (mut rest, mut n, mut label, mut last) = (domain, 0, 0, DOT);
    while let Some((c, after)) = label::first_char(rest) {
        if !may_follow(last, c) {
            return false;
        }
        label = if c == DOT { 0 } else { label + 1 };
        n += 1;
        if label > 63 || n > 255 {
            return false;
        }
        (rest, last) = (after, c);
    }
    last != DOT && last != HYPHEN
}

const DOT: u32 = b'.' as u32;
const HYPHEN: u32 = b'-' as u32;

/// Returns whether a character is allowed after another in a domain.
const fn may_follow(last: u32, c: u32) -> bool {
    match c {
        DOT => last != DOT && last != HYPHEN,
        HYPHEN => last != DOT,
        c if c < 128 => ((c & 0x7F) as u8).is_ascii_alphanumeric(),
        c => label::is_allowed(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::shared::testing::{Random, message};

    const LOCAL: &str =
        "!#$%&'*+-./0123456789=?ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz{|}~";

    fn at(local: &str, domain: &str) -> bool {
        text(&format!("{local}@{domain}"))
    }

    #[test]
    fn addresses_are_accepted() {
        for address in "a@b 0@0 first.last+tag@mail.example.com a@b.c a@B-c--D.e a@1.2.3.4 ..a.@b \
            a@xn--bcher-kva.example a@bücher.example a@ü a@उदाहरण.परीक्षा a@例え.テスト a@l·l.cat a@𐌰 \
            a@a1ü-ü.b a@[127.0.0.1] a@[::] a@[2001:dB8::1] a@[IPv6:2001:db8::1] \
            a@[ipV6:::ffff:1.2.3.4]"
            .split(' ')
        {
            assert!(text(address), "{address:?} is accepted");
        }
        for local in [LOCAL.split_at(41).0, LOCAL.split_at(41).1, &"x".repeat(64)] {
            assert!(at(local, "example.com"), "{local:?} is accepted");
        }
    }

    #[test]
    fn other_texts_are_rejected() {
        for other in " \0 @ a a@ @b a@b@c a@@b a@b\n a\n@b a@b\0 a@\0b \"a\"@c a(c)@b <a@b> a,b@c a:b@c \
            a;b@c [a]@b a\\b@c ü@b a\u{7F}@b a@. a@.b a@b. a@b..c a@-b a@b- a@b-.c a@b.-c a@b_c a@b/c \
            a@b:25 a@b,c a@ü. a@.ü a@-ü a@ü- a@ü..b a@ü-.b a@ü.-b a@ü_ a@ü\0 a@ü@b a@💩.la a@b。c \
            a@b\u{AD}c a@b\u{200D}c a@\u{202E}b a@b\u{A0} a@b\u{85} a@b\u{2028} a@\u{FEFF}b a@€ a@[] a@[b] \
            a@[1.2.3] a@[127.0.0.1 a@127.0.0.1] a@[127.0.0.256] a@[127.0.0.1]b a@b[127.0.0.1] \
            a@<script>..[127.0.0.1] a@[[127.0.0.1]] a@[IPv6:127.0.0.1] a@[IPv4:127.0.0.1] a@[IPv6:] \
            a@[IPv6] a@[2001:db8::12345] a@[::1%eth0] a@[127.0.0.1]\n"
            .split(' ')
            .chain(["a b@c", "a@b c", " a@b", "a@b ", "a@ü b", "a@[ 127.0.0.1]", "\"a b\"@c"])
        {
            assert!(!text(other), "{other:?} is rejected");
        }
        for c in (0..=char::MAX as u32 / 256).filter_map(char::from_u32) {
            assert_eq!(at(&c.to_string(), "b"), LOCAL.contains(c), "{c:?} in a local part");
        }
    }

    #[test]
    fn lengths_count_characters() {
        let repeated = |c: &str, n| c.repeat(n);
        for (n, is_ok) in [(63, true), (64, false)] {
            for c in ["b", "1", "ü", "水", "𐌰"] {
                assert_eq!(at("a", &repeated(c, n)), is_ok, "{n} {c} in a label");
                assert_eq!(at("a", &format!("b.{}.b", repeated(c, n))), is_ok);
            }
            assert_eq!(at(&repeated("a", n + 1), "b"), is_ok);
        }
        for (last, is_ok) in
            [("b", true), ("bb", false), ("b.b", false), ("水", true), ("水b", false)]
        {
            assert_eq!(at("a", &(repeated("b.", 127) + last)), is_ok);
        }
        for huge in ["a", "@", "a@", "ü", ".", "-", "\0"].map(|part| part.repeat(1 << 20)) {
            assert!(!text(&huge) && !at("a", &huge) && !at(&huge, "b"));
        }
    }

    /// The fast path for ASCII domains agrees with the general one.
    #[test]
    fn the_fast_path_agrees() {
        let mut random = Random::new();
        let mut n_accepted = 0;
        for _ in 0..20_000 {
            let domain = random.text(&["a", "Z", "09", "example", "-", ".", "com", "@"], 11);
            if domain.len() <= 63 {
                assert_eq!(is_plain(domain.as_bytes()), is_any(domain.as_bytes()), "{domain:?}");
                n_accepted += u32::from(is_plain(domain.as_bytes()));
            }
        }
        assert!(n_accepted > 2_000, "{n_accepted} is too small a sample");
        // Tries each byte in each position of domains of each length.
        for n in 1..40 {
            for i in 0..n {
                for byte in 0..=127 {
                    let mut domain = vec![b'a'; n];
                    domain[i] = byte;
                    assert_eq!(is_plain(&domain), is_any(&domain), "{byte} at {i} of {n}");
                }
            }
        }
    }

    #[test]
    fn messages() {
        assert_eq!(message("email", &[]), "must be an email address");
        assert!(check(&None::<&str>) && check("a@b") && !check("a"));
    }
}
