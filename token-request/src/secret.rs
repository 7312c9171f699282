//! Text that is sent but never shown.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::de::{self, Deserialize, Deserializer, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};
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
        serializer.serialize_str(self.expose())
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Asked for a string, some formats name what they found instead, value and all. Asked for anything, they
        // hand it to the visitor.
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(SecretVisitor)
        } else {
            deserializer.deserialize_string(SecretVisitor)
        }
    }
}

struct SecretVisitor;

/// Where the default method would name the value in its error, the kind is named instead.
macro_rules! refuse {
    ($($visit:ident: $ty:ty = $kind:literal),+) => {$(
        fn $visit<E: de::Error>(self, _: $ty) -> Result<Secret, E> {
            Err(E::invalid_type(Unexpected::Other($kind), &self))
        }
    )+};
}

impl Visitor<'_> for SecretVisitor {
    type Value = Secret;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Secret, E> {
        Ok(text.into())
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Secret, E> {
        Ok(text.into())
    }

    refuse!(visit_bool: bool = "a boolean", visit_i64: i64 = "a number", visit_i128: i128 = "a number",
        visit_u64: u64 = "a number", visit_u128: u128 = "a number", visit_f64: f64 = "a number",
        visit_bytes: &[u8] = "bytes");
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
}
