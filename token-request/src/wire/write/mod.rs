//! Writes valid requests.

mod buffer;
mod error;
mod form;
mod json;
mod names;
mod none;
mod parameter;
mod unsupported;

use serde::Serialize;

use self::buffer::Buffer;
pub use self::error::WriteError;
use crate::{Valid, Validate};

impl<T: Serialize + Validate> Valid<T> {
    /// Returns the request as a form, `application/x-www-form-urlencoded`, encoded as by WHATWG's serializer.
    ///
    /// The fields have their names on forms ([`Field::form`](crate::Field::form)) and are in serde's order. A field that is `None`
    /// is omitted.
    ///
    /// - A text, a number, a boolean or the name of a variant is one parameter.
    /// - A list of these is one parameter for each item, so an empty list is omitted. It is read back as an empty list.
    /// - Every other value (a struct, a map, bytes, a list of these or of lists, a tuple struct, a variant with fields) is one
    ///   parameter that contains JSON, as [`to_json`](Self::to_json) writes it. An empty list of structs is `items=%5B%5D`, which is
    ///   `[]`. `OAuth` writes `authorization_details` in this way (RFC 9396 section 3).
    /// - In a flattened map, and as the content of an adjacently tagged enum, every list is JSON, because it is read as one
    ///   parameter.
    ///
    /// The request's [`TABLE`](Validate::TABLE) determines how a list is written. If the table does not know the type of the items,
    /// as for a type parameter, the list is one parameter for each item if these are texts, numbers or booleans, and JSON otherwise.
    ///
    /// A request without fields, such as a list or an externally tagged enum, is JSON in one parameter with an empty name.
    ///
    /// Memory that was used while writing is wiped. The returned text, which may contain secrets, is not.
    ///
    /// # Panics
    ///
    /// Panics if [`try_to_form`](Self::try_to_form) returns an error. The message is that of the [`WriteError`], which contains no
    /// value.
    ///
    /// ```
    /// use token_request::{V3TokenRequest, Valid};
    ///
    /// let request = Valid::new(V3TokenRequest::client_credentials("client 1", "s3cr&t"))?;
    /// assert_eq!(
    ///     request.to_form(),
    ///     "client_id=client+1&client_secret=s3cr%26t&grant_type=client_credentials",
    /// );
    /// # Ok::<(), token_request::Violations>(())
    /// ```
    ///
    /// Lists of text and lists of structs:
    ///
    /// ```
    /// use token_request::{Valid, Validate};
    ///
    /// #[derive(serde::Serialize, Validate)]
    /// struct Order {
    ///     tags: Vec<String>,
    ///     #[validate(nested)]
    ///     items: Vec<Item>,
    /// }
    ///
    /// #[derive(serde::Serialize, Validate)]
    /// struct Item {
    ///     id: u32,
    /// }
    ///
    /// let full = Order { tags: vec!["a".into(), "b".into()], items: vec![Item { id: 7 }] };
    /// assert_eq!(Valid::new(full)?.to_form(), "tags=a&tags=b&items=%5B%7B%22id%22%3A7%7D%5D");
    /// let empty = Order { tags: vec![], items: vec![] };
    /// assert_eq!(Valid::new(empty)?.to_form(), "items=%5B%5D");
    /// # Ok::<(), token_request::Violations>(())
    /// ```
    #[must_use]
    #[track_caller]
    pub fn to_form(&self) -> String {
        written(self.try_to_form())
    }

    /// Returns [`to_form`](Self::to_form) as bytes.
    ///
    /// # Panics
    ///
    /// Panics as [`to_form`](Self::to_form) does.
    #[must_use]
    #[track_caller]
    pub fn to_form_bytes(&self) -> Vec<u8> {
        written(self.try_to_form_bytes())
    }

    /// Returns [`to_form`](Self::to_form), or an error if the request cannot be written.
    ///
    /// # Errors
    ///
    /// Returns an error if a `Serialize` implementation fails, or if a map has a key that is not a string, a number or a boolean. The
    /// error contains no value and no text from the implementation.
    ///
    /// ```
    /// use token_request::{Secret, Valid, Validate};
    ///
    /// #[derive(serde::Serialize, Validate)]
    /// struct Login {
    ///     #[serde(serialize_with = "encrypt")]
    ///     password: Secret,
    /// }
    ///
    /// fn encrypt<S: serde::Serializer>(password: &Secret, _: S) -> Result<S::Ok, S::Error> {
    ///     Err(serde::ser::Error::custom(format_args!("no key for {}", password.expose())))
    /// }
    ///
    /// let login = Valid::new(Login { password: "s3cr3t".into() })?;
    /// assert_eq!(
    ///     login.try_to_form().unwrap_err().to_string(),
    ///     "password: cannot be serialized: its `Serialize` implementation failed",
    /// );
    /// # Ok::<(), token_request::Violations>(())
    /// ```
    pub fn try_to_form(&self) -> Result<String, WriteError> {
        self.try_to_form_bytes().map(text)
    }

    /// Returns [`try_to_form`](Self::try_to_form) as bytes.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`try_to_form`](Self::try_to_form).
    pub fn try_to_form_bytes(&self) -> Result<Vec<u8>, WriteError> {
        let mut buffer = Buffer::default();
        form::write(&**self, &T::TABLE, &mut buffer)?;
        Ok(buffer.into_bytes())
    }
}

impl<T: Serialize> Valid<T> {
    /// Returns the request as JSON, as `serde_json` writes it, except that fields that are `None` are omitted in all structs, with or
    /// without `skip_serializing_if`.
    ///
    /// `None` in a list, a tuple or a map is written as `null`, also in a flattened map. So are a field of a published table that is
    /// required and nullable, and serde's unit.
    ///
    /// Memory that was used while writing is wiped. The returned text, which may contain secrets, is not.
    ///
    /// # Panics
    ///
    /// Panics if [`try_to_json`](Self::try_to_json) returns an error. The message is that of the [`WriteError`], which contains no
    /// value.
    ///
    /// ```
    /// use token_request::{V3TokenRequest, Valid};
    ///
    /// let grant_type = Some("client_credentials".to_owned());
    /// let request = Valid::new(V3TokenRequest { grant_type, ..V3TokenRequest::default() })?;
    /// assert_eq!(request.to_json(), r#"{"grantType":"client_credentials"}"#);
    /// # Ok::<(), token_request::Violations>(())
    /// ```
    #[must_use]
    #[track_caller]
    pub fn to_json(&self) -> String {
        written(self.try_to_json())
    }

    /// Returns [`to_json`](Self::to_json) as bytes.
    ///
    /// # Panics
    ///
    /// Panics as [`to_json`](Self::to_json) does.
    #[must_use]
    #[track_caller]
    pub fn to_json_bytes(&self) -> Vec<u8> {
        written(self.try_to_json_bytes())
    }

    /// Returns [`to_json`](Self::to_json), or an error if the request cannot be written.
    ///
    /// # Errors
    ///
    /// Returns an error if a `Serialize` implementation fails, or if a map has a key that is not a string, a number or a boolean. The
    /// error contains no value and no text from the implementation.
    ///
    /// ```
    /// use token_request::{Secret, Valid, Validate};
    ///
    /// #[derive(serde::Serialize, Validate)]
    /// struct Login {
    ///     #[serde(serialize_with = "encrypt")]
    ///     password: Secret,
    /// }
    ///
    /// fn encrypt<S: serde::Serializer>(password: &Secret, _: S) -> Result<S::Ok, S::Error> {
    ///     Err(serde::ser::Error::custom(format_args!("no key for {}", password.expose())))
    /// }
    ///
    /// let login = Valid::new(Login { password: "s3cr3t".into() })?;
    /// assert_eq!(
    ///     login.try_to_json().unwrap_err().to_string(),
    ///     "password: cannot be serialized: its `Serialize` implementation failed",
    /// );
    /// # Ok::<(), token_request::Violations>(())
    /// ```
    pub fn try_to_json(&self) -> Result<String, WriteError> {
        self.try_to_json_bytes().map(text)
    }

    /// Returns [`try_to_json`](Self::try_to_json) as bytes.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`try_to_json`](Self::try_to_json).
    pub fn try_to_json_bytes(&self) -> Result<Vec<u8>, WriteError> {
        let mut buffer = Buffer::default();
        json::write(&**self, &mut buffer)?;
        Ok(buffer.into_bytes())
    }
}

/// Returns the result, or panics with the error.
#[track_caller]
pub(crate) fn written<T>(written: Result<T, WriteError>) -> T {
    match written {
        Ok(written) => written,
        Err(error) => panic!("this request cannot be written: {error}"),
    }
}

/// Converts bytes to text. The error of invalid bytes would show them, so it is not used.
fn text(written: Vec<u8>) -> String {
    match String::from_utf8(written) {
        Ok(text) => text,
        Err(_) => unreachable!("forms are ASCII, and JSON is UTF-8"),
    }
}
