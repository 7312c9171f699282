//! A valid request, written.

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
    /// Returns the request as a form, `application/x-www-form-urlencoded`, as WHATWG's serializer writes it.
    ///
    /// The fields have their names on forms ([`Field::form`](crate::Field::form)) and stand in serde's order. A field that
    /// is `None` is left out.
    ///
    /// - Text, a number, a boolean or the name of a variant is one parameter.
    /// - A list of these is a parameter for each item, so an empty one is left out. It is read back as the empty list.
    /// - Everything else (a struct, a map, bytes, a list of these or of lists, a tuple struct, a variant with fields) is one
    ///   parameter. Its value is JSON, as [`to_json`](Self::to_json) writes it: an empty list of structs is `items=%5B%5D`, which
    ///   is `[]`. `OAuth` does so with `authorization_details` (RFC 9396 section 3).
    /// - Every list is JSON too in a map that is flattened into the request, and as the content of an enum that is tagged
    ///   adjacently, because those are read as one parameter.
    ///
    /// The request's [`TABLE`](Validate::TABLE) decides which list is which. A list of which it knows nothing, such as a type
    /// parameter, is a parameter for each item where these are text, numbers or booleans, and JSON otherwise.
    ///
    /// A request that has no fields, such as a list or an enum that is tagged externally, is one parameter with an empty
    /// name, whose value is JSON.
    ///
    /// The memory in which it grew is wiped, but the text itself, which may hold secrets, is yours.
    ///
    /// # Panics
    ///
    /// Panics where [`try_to_form`](Self::try_to_form) returns an error. The message is that of the [`WriteError`], which has
    /// no value in it.
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

    /// Returns [`to_form`](Self::to_form), or why the request cannot be written.
    ///
    /// # Errors
    ///
    /// Returns an error where a `Serialize` implementation fails, and where a map has a key that is not text, a number or a
    /// boolean. The error contains no value and no text of the implementation's own error.
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
    /// The request as JSON: as `serde_json` writes it, but the fields that are `None` are left out, here and in all
    /// structs in it, whether or not they say `skip_serializing_if`.
    ///
    /// `None` in a list, a tuple or a map stays `null`, also in a map that is `#[serde(flatten)]`ed; so does a field of a
    /// published table that is required and may be null, and whatever is written as serde's unit.
    ///
    /// The memory in which it grew is wiped, but the text itself, which may hold secrets, is yours.
    ///
    /// # Panics
    ///
    /// Panics where [`try_to_json`](Self::try_to_json) returns an error. The message is that of the [`WriteError`], which has
    /// no value in it.
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

    /// Returns [`to_json`](Self::to_json), or why the request cannot be written.
    ///
    /// # Errors
    ///
    /// Returns an error where a `Serialize` implementation fails, and where a map has a key that is not text, a number or a
    /// boolean. The error contains no value and no text of the implementation's own error.
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

/// Returns what was written, or panics.
#[track_caller]
pub(crate) fn written<T>(written: Result<T, WriteError>) -> T {
    match written {
        Ok(written) => written,
        Err(error) => panic!("this request cannot be written: {error}"),
    }
}

/// Returns what was written as text. It would be shown by the error of bytes that are none.
fn text(written: Vec<u8>) -> String {
    match String::from_utf8(written) {
        Ok(text) => text,
        Err(_) => unreachable!("forms are ASCII, and JSON is UTF-8"),
    }
}
