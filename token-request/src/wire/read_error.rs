//! The reason why serde rejects a value, without the value, which may be a secret.

use std::fmt;

use serde::de;

use super::form::EncodingError;

/// An error of the deserializers of forms and parsed JSON.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadError {
    /// This field is missing.
    Missing(&'static str),
    /// The text is not one of these names.
    OneOf(&'static [&'static str]),
    /// The value does not have this type, named as in messages.
    Not(&'static str),
    /// The value is not an object with exactly one of these names.
    OneName(&'static [&'static str]),
    /// The value matches no variant of an untagged enum.
    NoVariant,
    /// The value is not an integer within these bounds.
    Integer(i128, u128),
    /// The value is not an array of this length.
    Length(usize),
    /// The text is not encoded as a form requires.
    Encoding(EncodingError),
    /// A type without a field table expects this. The text may repeat the value.
    Expected(Box<str>),
    /// A type without a field table returns this reason. The text may repeat the value.
    Custom(Box<str>),
    /// The key of a map is rejected for this reason.
    Key(Box<ReadError>),
    /// A key is repeated.
    Repeated,
    /// A key is unknown to a type that denies unknown fields.
    Unknown,
    /// The type borrows from the body, which is not possible for this value. So it is not known whether the value is valid.
    NotBorrowable,
    /// The value is nested too deeply.
    TooDeep,
    /// No reason is known.
    Other,
}

/// The type that an enum expects if its variants are known by name.
pub(crate) const NAME_OR_OBJECT: &str = "a string or an object with exactly one key";

/// The type that serde expects of a borrowed string.
pub(crate) const NOT_ESCAPED: &str = "a string without escapes";

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot be read")
    }
}

impl std::error::Error for ReadError {}

impl de::Error for ReadError {
    #[cold]
    fn custom<T: fmt::Display>(reason: T) -> Self {
        let reason = reason.to_string();
        if reason.starts_with("data did not match any variant of untagged enum") {
            Self::NoVariant
        } else {
            Self::Custom(reason.into())
        }
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
    fn invalid_length(_: usize, expected: &dyn de::Expected) -> Self {
        let text = expected.to_string();
        let mut words = text.split(' ');
        // `an array of length 2`, `a tuple of size 2`, `tuple struct Pair with 2 items`
        words.find_map(|word| word.parse().ok()).map_or(Self::Other, Self::Length)
    }

    #[cold]
    fn unknown_variant(_: &str, names: &'static [&'static str]) -> Self {
        Self::OneOf(names)
    }

    #[cold]
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self::Unknown
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

impl ReadError {
    /// Returns whether the value has another type than expected.
    pub(crate) fn is_of_kind(&self) -> bool {
        matches!(self, Self::Not(_) | Self::Integer(..) | Self::Expected(_))
    }

    /// Marks the error as one of a map's key, if it is about the type of the key.
    pub(crate) fn of_key(self) -> Self {
        match self {
            Self::Not(_)
            | Self::NoVariant
            | Self::Integer(..)
            | Self::Expected(_)
            | Self::Custom(_) => Self::Key(Box::new(self)),
            cause => cause,
        }
    }

    /// Translates the text that serde expects into the words of messages.
    fn expected(expected: &dyn de::Expected) -> Self {
        let text = expected.to_string();
        match text.as_str() {
            "a boolean" => Self::Not("a boolean"),
            "a string" | "string" => Self::Not("a string"),
            "a borrowed string" => Self::Not(NOT_ESCAPED),
            "a character" => Self::Not("a single character"),
            "unit" => Self::Not("null"),
            "u8" => Self::Integer(0, u8::MAX.into()),
            "u16" => Self::Integer(0, u16::MAX.into()),
            "u32" => Self::Integer(0, u32::MAX.into()),
            "u64" | "usize" => Self::Integer(0, u64::MAX.into()),
            "u128" => Self::Integer(0, u128::MAX),
            "i8" => Self::Integer(i8::MIN.into(), i8::MAX.unsigned_abs().into()),
            "i16" => Self::Integer(i16::MIN.into(), i16::MAX.unsigned_abs().into()),
            "i32" => Self::Integer(i32::MIN.into(), i32::MAX.unsigned_abs().into()),
            "i64" | "isize" => Self::Integer(i64::MIN.into(), i64::MAX.unsigned_abs().into()),
            "i128" => Self::Integer(i128::MIN, i128::MAX.unsigned_abs()),
            "a nonzero u8" => Self::Integer(1, u8::MAX.into()),
            "a nonzero u16" => Self::Integer(1, u16::MAX.into()),
            "a nonzero u32" => Self::Integer(1, u32::MAX.into()),
            "a nonzero u64" | "a nonzero usize" => Self::Integer(1, u64::MAX.into()),
            "a nonzero u128" => Self::Integer(1, u128::MAX),
            _ if text.starts_with("a nonzero i") => Self::Not("an integer other than 0"),
            "f32" | "f64" => Self::Not("a number"),
            "a sequence" => Self::Not("an array"),
            "a map" => Self::Not("an object"),
            "IP address" | "IPv4 address" | "IPv6 address" | "socket address" | "path string" => {
                Self::Not("a string")
            }
            _ if text.starts_with("struct ")
                || text.starts_with("internally tagged enum ")
                || text.starts_with("adjacently tagged enum ") =>
            {
                Self::Not("an object")
            }
            _ if text.starts_with("unit struct ") || text.starts_with("unit variant ") => {
                Self::Not("null")
            }
            _ if text.starts_with("a tuple of ")
                || text.starts_with("an array of ")
                || text.starts_with("tuple struct ")
                || text.starts_with("tuple variant ") =>
            {
                Self::Not("an array")
            }
            _ => Self::Expected(text.into()),
        }
    }
}
