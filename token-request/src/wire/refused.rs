//! That something cannot be read, and why, without what it is: that may be a secret.

use std::fmt;

use serde::de;

/// serde's error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Refused {
    /// This field is missing.
    Missing(&'static str),
    /// It is none of these names.
    OneOf(&'static [&'static str]),
    /// It is not this.
    Not(&'static str),
    /// A key stands twice.
    Repeated,
    Other,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot be read")
    }
}

impl std::error::Error for Refused {}

impl de::Error for Refused {
    #[cold]
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Other
    }

    #[cold]
    fn invalid_type(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::expected(expected)
    }

    #[cold]
    fn invalid_value(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::expected(expected)
    }

    #[cold]
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self::Other
    }

    #[cold]
    fn unknown_variant(_: &str, names: &'static [&'static str]) -> Self {
        Self::OneOf(names)
    }

    #[cold]
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self::Other
    }

    #[cold]
    fn missing_field(name: &'static str) -> Self {
        Self::Missing(name)
    }

    #[cold]
    fn duplicate_field(_: &'static str) -> Self {
        Self::Repeated
    }
}

impl Refused {
    /// What serde expects of the types that it knows, in words that are not Rust's. What other types expect may have a value
    /// in it.
    fn expected(expected: &dyn de::Expected) -> Self {
        match expected.to_string().as_str() {
            "a boolean" => Self::Not("a boolean"),
            "a string" | "a borrowed string" | "a character" => Self::Not("a string"),
            "u8" => Self::Not("an integer from 0 to 255"),
            "u16" => Self::Not("an integer from 0 to 65535"),
            "u32" => Self::Not("an integer from 0 to 4294967295"),
            "u64" | "u128" | "usize" => Self::Not("an integer that is not negative, nor too large"),
            "i8" => Self::Not("an integer from -128 to 127"),
            "i16" => Self::Not("an integer from -32768 to 32767"),
            "i32" => Self::Not("an integer from -2147483648 to 2147483647"),
            "i64" | "i128" | "isize" => Self::Not("an integer that is not too large"),
            "f32" | "f64" => Self::Not("a number"),
            "a sequence" => Self::Not("a list"),
            "a map" => Self::Not("an object"),
            _ => Self::Other,
        }
    }
}
