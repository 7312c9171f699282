//! Text that is sent but never shown.

use std::cell::Cell;
use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::de::{self, Deserialize, Deserializer, Error as _, Unexpected, Visitor};
use serde::ser::{Error as _, Serialize, Serializer};
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

/// Text that must never be shown: a client secret, a password, a token.
///
/// Its `Debug` is `[REDACTED]` and it has no `Display`; it is opened with [`expose`](Self::expose) only. Two are
/// compared in time that depends on their lengths alone, and the text is wiped from memory when it is dropped.
/// serde reads and writes it as a string, as a request must be sent; reading something else is an error that does
/// not tell what it was.
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
    /// The text itself. Whatever is done with it is no longer protected.
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
    /// Takes the text over; where its buffer is larger than the text, the text is copied and the buffer wiped.
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
        f.write_str("[REDACTED]")
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
            return Err(S::Error::custom("a secret is not shown"));
        }
        serializer.serialize_str(self.expose())
    }
}

thread_local! {
    /// Whether what this thread writes is to be shown, and not sent.
    static IS_HIDDEN: Cell<bool> = const { Cell::new(false) };
}

/// Writes something that is to be shown. It fails where a secret is in it, however deep.
pub(crate) fn hidden<T>(write: impl FnOnce() -> T) -> T {
    /// Undoes it, also where writing panics.
    struct Before(bool);
    impl Drop for Before {
        fn drop(&mut self) {
            IS_HIDDEN.set(self.0);
        }
    }
    let _before = Before(IS_HIDDEN.replace(true));
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

/// Formats name the value in the error of a wrong type. Whoever makes such an error asks what was expected, and by that
/// it is known from others, such as those of syntax, and is replaced.
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
    fn a_larger_buffer_is_not_kept() {
        let mut text = String::with_capacity(64);
        text.push_str("s3cr3t");
        assert_eq!(Secret::from(text), Secret::from("s3cr3t"));
        assert_ne!(Secret::from("s3cr3t"), Secret::from("s3cr3u"));
        assert_ne!(Secret::from("s3cr3t"), Secret::default());
    }

    #[test]
    fn what_is_not_a_string_is_refused_unseen() {
        for json in ["73313", "-73313", "73313.5", "true", "[73313]", "{\"73313\":1}", "null"] {
            let error = serde_json::from_str::<Secret>(json).unwrap_err().to_string();
            assert!(error.contains("expected a string"), "{error}");
            assert!(!error.contains("73313") && !error.contains("true"), "{error}");
        }
    }

    /// A format without types, such as CSV, guesses one where it is not told that text is wanted.
    #[test]
    fn digits_are_text_where_the_format_has_no_types() {
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
