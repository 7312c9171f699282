//! A number in JSON, as `serde_json` reads it without its feature `arbitrary_precision`.

use serde::de::{Error, Visitor};

/// A number, in the type that `serde_json` gives to a visitor that accepts any.
#[derive(Debug, PartialEq)]
pub(crate) enum JsonNumber {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
}

impl JsonNumber {
    /// Parses a number. Returns `None` if it is too large.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text.contains(['.', 'e', 'E']) || text == "-0" {
            return Self::float(text);
        }
        let unsigned = text.parse().ok().map(Self::Unsigned);
        unsigned.or_else(|| text.parse().ok().map(Self::Signed)).or_else(|| Self::float(text))
    }

    fn float(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self::Float)
    }

    /// Returns whether the number has all significant digits of its text.
    pub(crate) fn has_all_digits_of(&self, text: &str) -> bool {
        match self {
            Self::Float(number) => significant(&format!("{number:e}")) == significant(text),
            Self::Unsigned(_) | Self::Signed(_) => true,
        }
    }

    /// Passes the number to a visitor.
    pub(crate) fn visit<'de, V: Visitor<'de>, E: Error>(self, visitor: V) -> Result<V::Value, E> {
        match self {
            Self::Unsigned(number) => visitor.visit_u64(number),
            Self::Signed(number) => visitor.visit_i64(number),
            Self::Float(number) => visitor.visit_f64(number),
        }
    }
}

/// Returns the digits of a number without leading and trailing zeros.
fn significant(text: &str) -> String {
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::JsonNumber::{self, Float, Signed, Unsigned};

    #[test]
    fn numbers_have_the_types_of_serde_json() {
        for (text, expected) in [
            ("0", Some(Unsigned(0))),
            ("18446744073709551615", Some(Unsigned(u64::MAX))),
            ("18446744073709551616", Some(Float(18_446_744_073_709_551_616.0))),
            ("-9223372036854775808", Some(Signed(i64::MIN))),
            ("-9223372036854775809", Some(Float(-9_223_372_036_854_775_809.0))),
            ("1.0", Some(Float(1.0))),
            ("1e2", Some(Float(100.0))),
            ("1e400", None),
        ] {
            assert_eq!(JsonNumber::parse(text), expected, "{text}");
        }
        for (text, has_all) in [
            ("0.10", true),
            ("-1.50e3", true),
            ("0", true),
            ("0.0", true),
            ("18446744073709551616", false),
            ("0.12345678901234567890", false),
        ] {
            let number = JsonNumber::parse(text).unwrap();
            assert_eq!(number.has_all_digits_of(text), has_all, "{text}");
        }
        assert!(matches!(JsonNumber::parse("-0"), Some(Float(zero)) if zero.is_sign_negative()));
    }
}
