//! The type of valid requests.

use std::ops::Deref;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use crate::{Validate, ValidateWith, Violations};

/// A request that is valid.
///
/// A value can be obtained only by validation: with [`Valid::new`], [`Valid::new_with`] or deserialization.
///
/// ```
/// use token_request::{V3TokenRequest, Valid};
///
/// let request = Valid::new(V3TokenRequest::client_credentials("client-1", "s3cr3t"))?;
/// assert_eq!(request.client_id.as_deref(), Some("client-1"));
/// # Ok::<(), token_request::Violations>(())
/// ```
///
/// Deserialization validates the request:
///
/// ```
/// use token_request::{V3TokenRequest, Valid};
///
/// let read = serde_json::from_str::<Valid<V3TokenRequest>>(r#"{"clientId": "client-1"}"#);
/// assert!(read.unwrap_err().to_string().starts_with("grantType: is required"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Valid<T>(T);

impl<T: Validate> Valid<T> {
    /// Validates the request.
    ///
    /// # Errors
    ///
    /// All violations, in the order of the table.
    pub fn new(request: T) -> Result<Self, Violations> {
        request.validate()?;
        Ok(Self(request))
    }
}

impl<T> Valid<T> {
    /// Wraps a request that a reader has validated.
    #[cfg(feature = "wire")]
    pub(crate) fn trusted(request: T) -> Self {
        Self(request)
    }

    /// Validates a request with a context.
    ///
    /// # Errors
    ///
    /// All violations, in the order of the table.
    ///
    /// ```
    /// use token_request::{Valid, Validate};
    ///
    /// #[derive(Validate)]
    /// #[validate(context = u64)]
    /// struct Key {
    ///     #[validate(length(max = *context))]
    ///     text: String,
    /// }
    ///
    /// assert!(Valid::new_with(Key { text: "abc".into() }, &3).is_ok());
    /// assert!(Valid::new_with(Key { text: "abcd".into() }, &3).is_err());
    /// ```
    pub fn new_with<C: ?Sized>(request: T, context: &C) -> Result<Self, Violations>
    where
        T: ValidateWith<C>,
    {
        request.validate_with(context)?;
        Ok(Self(request))
    }

    /// Returns the request, which can be changed again.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Valid<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Serialize> Serialize for Valid<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de> + Validate> Deserialize<'de> for Valid<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer)
            .and_then(|request| Self::new(request).map_err(D::Error::custom))
    }
}
