//! `ip`, `ip(v4)`, `ip(v6)`: the text is an IP address that [`std::net::IpAddr`] parses.
//!
//! An IPv4 address is four decimal numbers without leading zeros. An IPv6 address is eight groups of up to four
//! hexadecimal digits; `::` replaces one or more groups, and an IPv4 address may replace the last two (RFC 4291, section
//! 2.2). A zone or a port is rejected.

#[cfg(feature = "field-table")]
use serde_json::json;

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::{Keywords, is_text};
use crate::field_types::{Address, Ip};
#[cfg(feature = "field-table")]
use crate::table::Value;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| {
        f.write_str(match (broken.has_word("v4"), broken.has_word("v6")) {
            (true, false) => "must be an IPv4 address",
            (false, true) => "must be an IPv6 address",
            _ => "must be an IP address",
        })
    },
    #[cfg(feature = "field-table")]
    schema: Keywords::One(|ty, rule| {
        let has = |word| rule.args.iter().any(|arg| arg.value == Value::Source(word));
        let keyword = match (has("v4"), has("v6")) {
            (true, false) => ("format", json!("ipv4")),
            (false, true) => ("format", json!("ipv6")),
            _ => ("anyOf", json!([{ "format": "ipv4" }, { "format": "ipv6" }])),
        };
        is_text(ty).then_some(keyword)
    }),
    const_text: Some(text("127.0.0.1", true, false) && text("::1", false, true)),
};

/// Returns whether the value is an IP address of an accepted version, or absent.
#[inline]
pub fn check<T: Address + ?Sized>(value: &T, v4: bool, v6: bool) -> bool {
    match value.ip() {
        Ip::Absent => true,
        Ip::Text(value) => text(value, v4, v6),
        Ip::Address(address) => v4 && address.is_ipv4() || v6 && address.is_ipv6(),
    }
}

/// Returns whether the text is an IP address of an accepted version.
#[inline]
#[must_use]
pub const fn text(value: &str, v4: bool, v6: bool) -> bool {
    v4 && is_v4(value.as_bytes()) || v6 && is_v6(value.as_bytes())
}

/// Returns whether the text is an IPv4 address. The parser of the standard library is not yet `const`.
pub(crate) const fn is_v4(text: &[u8]) -> bool {
    let (mut rest, mut n) = (text, 1);
    while let Some(after) = after_octet(rest) {
        match after {
            [] => return n == 4,
            [b'.', after @ ..] if n < 4 => rest = after,
            _ => return false,
        }
        n += 1;
    }
    false
}

/// Returns the text after a number up to 255.
const fn after_octet(text: &[u8]) -> Option<&[u8]> {
    let mut rest = text;
    let mut octet = 0;
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        octet = octet * 10 + (*digit - b'0') as u32;
        if octet > 255 || text.len() - after.len() > 1 && text[0] == b'0' {
            return None;
        }
        rest = after;
    }
    if rest.len() < text.len() { Some(rest) } else { None }
}

/// Returns whether the text is an IPv6 address.
pub(crate) const fn is_v6(text: &[u8]) -> bool {
    let (mut rest, mut groups, mut has_gap) = (text, 0, false);
    if let [b':', b':', after @ ..] = text {
        (rest, has_gap) = (after, true);
    }
    while groups < 8 && !(rest.is_empty() && has_gap) {
        let after = after_group(rest);
        if let [b'.', ..] = after {
            return is_complete(groups + 2, has_gap) && is_v4(rest);
        }
        if after.len() == rest.len() {
            return false;
        }
        groups += 1;
        rest = match after {
            [] => return is_complete(groups, has_gap),
            [b':', b':', after @ ..] if !has_gap => {
                has_gap = true;
                after
            }
            // Another group must follow.
            [b':', after @ ..] if !after.is_empty() => after,
            _ => return false,
        };
    }
    rest.is_empty() && is_complete(groups, has_gap)
}

/// Returns whether this number of groups is an address. A gap replaces at least one group.
const fn is_complete(groups: u32, has_gap: bool) -> bool {
    groups == 8 && !has_gap || groups < 8 && has_gap
}

/// Returns the text after a group of up to four hexadecimal digits.
const fn after_group(text: &[u8]) -> &[u8] {
    let mut rest = text;
    while let [digit, after @ ..] = rest
        && text.len() - rest.len() < 4
        && digit.is_ascii_hexdigit()
    {
        rest = after;
    }
    rest
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

    use super::*;
    use crate::rules::shared::testing::{Random, message};
    use crate::{Arg, Secret, Value};

    /// Returns whether the rule accepts a text, and checks that it agrees with the standard library.
    fn is_ip(text: &str) -> bool {
        let [is_v4, is_v6] = [super::text(text, true, false), super::text(text, false, true)];
        assert_eq!(is_v4, text.parse::<Ipv4Addr>().is_ok(), "{text:?} as IPv4");
        assert_eq!(is_v6, text.parse::<Ipv6Addr>().is_ok(), "{text:?} as IPv6");
        assert_eq!(super::text(text, true, true), is_v4 || is_v6);
        assert!(!super::text(text, false, false));
        is_v4 || is_v6
    }

    #[test]
    fn the_rule_agrees_with_std() {
        for address in
            "0.0.0.0 127.0.0.1 255.255.255.255 :: ::1 1:: 1:2:3:4:5:6:7:8 1:2:3:4:5:6:7:: \
            ::2:3:4:5:6:7:8 1::3:4:5:6:7:8 fe80::223:6CFF:fe8a:2e8a ::ffff:192.0.2.1 ::1.2.3.4 \
            1:2:3:4:5:6:1.2.3.4 1::1.2.3.4 1:2:3:4:5::1.2.3.4"
                .split(' ')
        {
            assert!(is_ip(address), "{address:?} is accepted");
        }
        for other in " \0 1 . : ::: 1.2.3 1.2.3.4.5 1.2.3.4. .1.2.3.4 1..2.3 256.1.1.1 1.1.1.999999999999 \
            01.2.3.4 1.2.3.00 1.2.3.4\n 0x1.2.3.4 ١.2.3.4 1:2:3:4:5:6:7 1:2:3:4:5:6:7:8:9 \
            1:2:3:4:5:6:7:8: 1:2:3:4:5:6:7::8 :1:2:3:4:5:6:7 1:2:3:4:5:6:7: 1::2::3 1:::2 12345:: ::g \
            fe80::1%eth0 [::1] ::1.2.3 ::1.2.3.4:5 1.2.3.4:: 1:2:3:4:5:6:7:1.2.3.4 \
            1:2:3:4:5:6::1.2.3.4 ::01.2.3.4 1:2"
            .split(' ')
            .chain([" 1.2.3.4", "1.2.3.4 ", ":: 1"])
        {
            assert!(!is_ip(other), "{other:?} is rejected");
        }
        for long in ["1", ".", ":", "1:", "1.", "0"].map(|part| part.repeat(100_000)) {
            assert!(!is_ip(&long));
        }
    }

    #[test]
    fn the_rule_agrees_with_std_on_random_texts() {
        let mut random = Random::new();
        let n_accepted =
            (0..20_000)
                .filter(|_| {
                    is_ip(&random.text(
                        &["::", ":", ".", "1", "0", "25", "f00", "a:b", "9.8.7.6", "2:3:4"],
                        9,
                    ))
                })
                .count();
        assert!(n_accepted > 200, "{n_accepted} is too small a sample");
    }

    #[test]
    fn all_types_are_checked() {
        let [v4, v6] = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
        assert!(check(&v4, true, false) && !check(&v4, false, true));
        assert!(check(&v6, false, true) && !check(&v6, true, false));
        assert!(
            check(&Some(Ipv4Addr::LOCALHOST), true, false)
                && !check(&&Ipv6Addr::LOCALHOST, true, false)
        );
        assert!(check("::1", true, true) && !check(&Some(Box::new("::".to_owned())), true, false));
        assert!(!check(&Secret::from("::x"), true, true) && check(&None::<String>, false, false));
    }

    #[test]
    fn messages() {
        let [v4, v6] = [Arg::listed(Value::Source("v4")), Arg::listed(Value::Source("v6"))];
        assert_eq!(message("ip", &[]), "must be an IP address");
        assert_eq!(message("ip", &[v4, v6]), "must be an IP address");
        assert_eq!(message("ip", &[v4]), "must be an IPv4 address");
        assert_eq!(message("ip", &[v6]), "must be an IPv6 address");
    }
}
