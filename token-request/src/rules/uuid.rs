//! `uuid`: the text is a UUID of any version, such as `f81d4fae-7dec-11d0-a765-00a0c91e6bf6` (RFC 9562, section 4), in
//! lower or upper case. Braces, `urn:uuid:` and missing hyphens are rejected.

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use crate::field_types::Text;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |_, f| f.write_str("must be a UUID"),
    #[cfg(feature = "field-table")]
    schema: Keywords::Format("uuid"),
    const_text: Some(text("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")),
};

/// Returns whether the text is a UUID, or absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T) -> bool {
    value.text().is_none_or(text)
}

/// Returns whether the text is a UUID. It has no branch per byte: the positions are known while compiling.
#[must_use]
pub const fn text(value: &str) -> bool {
    let Some((uuid, [])) = value.as_bytes().split_first_chunk::<36>() else { return false };
    let mut all = true;
    let mut i = 0;
    while i < uuid.len() {
        all &= match i {
            8 | 13 | 18 | 23 => uuid[i] == b'-',
            _ => uuid[i].is_ascii_hexdigit(),
        };
        i += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::shared::testing::message;

    const UUID: &str = "f81d4fae-7DEC-11d0-a765-00a0c91e6bf6";

    #[test]
    fn each_byte_is_checked() {
        for i in 0..UUID.len() {
            for byte in 0..=127_u8 {
                let mut uuid = UUID.as_bytes().to_vec();
                uuid[i] = byte;
                let uuid = String::from_utf8(uuid).unwrap();
                let is_hyphen = UUID.as_bytes()[i] == b'-';
                let is_ok = if is_hyphen { byte == b'-' } else { byte.is_ascii_hexdigit() };
                assert_eq!(text(&uuid), is_ok, "{uuid:?}");
            }
            assert!(!text(&UUID[..i]));
        }
    }

    #[test]
    fn other_texts_are_rejected() {
        for uuid in ["00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"]
        {
            assert!(text(uuid));
        }
        let others =
            ["", "\0", "f81d4fae7dec11d0a76500a0c91e6bf6", "f81d4fae-7dec-11d0-a76500a0-c91e6bf6"];
        for other in others.into_iter().map(str::to_owned).chain([
            format!("{UUID}\0"),
            format!("{UUID}0"),
            format!(" {UUID}"),
            format!("{UUID}\n"),
            format!("{{{UUID}}}"),
            format!("urn:uuid:{UUID}"),
            UUID.replace("00", "é"),
            UUID.replace('-', "\u{2010}"),
            UUID.repeat(100_000),
        ]) {
            assert!(!text(&other), "{other:?} is rejected");
        }
    }

    #[test]
    fn messages() {
        assert_eq!(message("uuid", &[]), "must be a UUID");
        assert!(check(&None::<String>) && check(UUID) && !check("uuid"));
    }
}
