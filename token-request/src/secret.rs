//! Text that must never be shown.

use std::cell::Cell;
use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::de::{self, Deserialize, Deserializer, Error as _, Unexpected, Visitor};
use serde::ser::{Error as _, Serialize, Serializer};
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

/// The text that is shown instead of a secret.
pub(crate) const REDACTED: &str = "[REDACTED]";

/// Text that must never be shown: a client secret, a password, a token.
///
/// Its `Debug` is `[REDACTED]` and it has no `Display`; only [`expose`](Self::expose) gives access to the text. Comparing
/// two secrets takes time that depends on their lengths alone. The text is wiped from memory when it is dropped.
/// serde reads and writes it as a string, because a request must be sent. The error for a value of another type does
/// not contain the value.
///
/// ```
/// use token_request::Secret;
///
/// let secret = Secret::from("s3cr3t");
/// assert_eq!(format!("{secret:?}"), "[REDACTED]");
/// assert_eq!(secret.expose(), "s3cr3t");
/// ```
#[derive(Clone, Default)]
pub struct Secret(SecretString);

impl Secret {
    /// Returns the text, which is no longer protected.
    #[must_use]
    #[inline]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(SecretString::from(text))
    }
}

impl From<String> for Secret {
    /// Takes ownership of the text. If its buffer is larger than the text, the text is copied and the buffer is wiped.
    fn from(mut text: String) -> Self {
        if text.len() == text.capacity() {
            return Self(SecretString::from(text));
        }
        let secret = Self::from(text.as_str());
        text.zeroize();
        secret
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose().as_bytes().ct_eq(other.expose().as_bytes()).into()
    }
}

impl Eq for Secret {}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if IS_HIDDEN.get() {
            return Err(S::Error::custom("a secret must not be shown"));
        }
        serializer.serialize_str(self.expose())
    }
}

thread_local! {
    /// `true` while this thread serializes for display, not for sending.
    static IS_HIDDEN: Cell<bool> = const { Cell::new(false) };
}

/// Serializes a value for display. It fails if the value contains a secret at any depth.
pub(crate) fn hidden<T>(write: impl FnOnce() -> T) -> T {
    /// Restores the previous state, even if `write` panics.
    struct Restore(bool);
    impl Drop for Restore {
        fn drop(&mut self) {
            IS_HIDDEN.set(self.0);
        }
    }
    let _restore = Restore(IS_HIDDEN.replace(true));
    write()
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let is_other_type = Cell::new(false);
        let visitor = SecretVisitor { is_other_type: &is_other_type };
        deserializer.deserialize_string(visitor).map_err(|error| {
            if is_other_type.get() {
                D::Error::invalid_type(Unexpected::Other("another type"), &"a string")
            } else {
                error
            }
        })
    }
}

/// Detects errors about a wrong type. A format puts the value into such an error and calls `expecting`, so an error after
/// that call is replaced.
struct SecretVisitor<'a> {
    is_other_type: &'a Cell<bool>,
}

impl Visitor<'_> for SecretVisitor<'_> {
    type Value = Secret;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.is_other_type.set(true);
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Secret, E> {
        Ok(text.into())
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Secret, E> {
        Ok(text.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_larger_buffer_is_copied() {
        let mut text = String::with_capacity(64);
        text.push_str("s3cr3t");
        assert_eq!(Secret::from(text), Secret::from("s3cr3t"));
        assert_ne!(Secret::from("s3cr3t"), Secret::from("s3cr3u"));
        assert_ne!(Secret::from("s3cr3t"), Secret::default());
    }

    #[test]
    fn the_error_for_another_type_does_not_contain_the_value() {
        for json in ["73313", "-73313", "73313.5", "true", "[73313]", "{\"73313\":1}", "null"] {
            let error = serde_json::from_str::<Secret>(json).unwrap_err().to_string();
            assert!(error.contains("expected a string"), "{error}");
            assert!(!error.contains("73313") && !error.contains("true"), "{error}");
        }
    }

    /// A format without types, such as CSV, guesses a type unless the caller asks for text.
    #[test]
    fn digits_are_text_in_a_format_without_types() {
        struct Untyped(&'static str);

        impl<'de> Deserializer<'de> for Untyped {
            type Error = de::value::Error;

            fn deserialize_any<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Self::Error> {
                match self.0.parse() {
                    Ok(number) => v.visit_u64(number),
                    Err(_) => v.visit_str(self.0),
                }
            }

            fn deserialize_string<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Self::Error> {
                v.visit_str(self.0)
            }

            serde::forward_to_deserialize_any! {
                bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str bytes byte_buf option unit unit_struct
                newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
            }
        }

        assert_eq!(Secret::deserialize(Untyped("73313")), Ok("73313".into()));
    }
}
