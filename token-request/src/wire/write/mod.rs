//! A valid request, written.

mod buffer;
mod form;
mod json;
mod names;
mod none;
mod parameter;
mod refused;
mod within;

use serde::Serialize;

use self::buffer::Buffer;
use crate::{Valid, Validate};

impl<T: Serialize + Validate> Valid<T> {
    /// The request as a form, `application/x-www-form-urlencoded`, as WHATWG's serializer writes it.
    ///
    /// The fields have their names on forms ([`Field::form`](crate::Field::form)) and stand in serde's order. What is
    /// absent is left out. Text, numbers, booleans and names of variants are one parameter, lists of them a
    /// parameter that is repeated. Whatever else a form has no shape for (a struct, a map, bytes, a list of such) is one
    /// parameter whose value is JSON, as [`to_json`](Self::to_json) writes it: so `OAuth` does with
    /// `authorization_details` (RFC 9396 section 3). A request that has no fields, as a list or an enum that is tagged
    /// externally, is one parameter with an empty name, which is JSON.
    ///
    /// What it grew in is wiped from memory, but the text itself, which may hold secrets, is yours.
    ///
    /// # Panics
    ///
    /// Where the request's own `Serialize` fails, as that of a map whose keys are no text.
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
    #[must_use]
    #[track_caller]
    pub fn to_form(&self) -> String {
        text(self.to_form_bytes())
    }

    /// The same as bytes.
    ///
    /// # Panics
    ///
    /// As [`to_form`](Self::to_form).
    #[must_use]
    #[track_caller]
    pub fn to_form_bytes(&self) -> Vec<u8> {
        written(|buffer| form::write(&**self, &T::TABLE, buffer))
    }
}

impl<T: Serialize> Valid<T> {
    /// The request as JSON: as `serde_json` writes it, but the fields that are `None` are left out, here and in all
    /// structs in it, whether or not they say `skip_serializing_if`.
    ///
    /// `None` in a list, a tuple or a map stays `null`, also in a map that is `#[serde(flatten)]`ed; so does a field of a
    /// published table that is required and may be null, and whatever is written as serde's unit.
    ///
    /// What it grew in is wiped from memory, but the text itself, which may hold secrets, is yours.
    ///
    /// # Panics
    ///
    /// Where the request's own `Serialize` fails, as that of a map whose keys are no text.
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
        text(self.to_json_bytes())
    }

    /// The same as bytes.
    ///
    /// # Panics
    ///
    /// As [`to_json`](Self::to_json).
    #[must_use]
    #[track_caller]
    pub fn to_json_bytes(&self) -> Vec<u8> {
        written(|buffer| json::write(&**self, buffer))
    }
}

#[track_caller]
fn written(write: impl FnOnce(&mut Buffer) -> serde_json::Result<()>) -> Vec<u8> {
    let mut buffer = Buffer::default();
    match write(&mut buffer) {
        Ok(()) => buffer.into_bytes(),
        Err(error) => panic!("this request's `Serialize` fails: {error}"),
    }
}

/// What was written, as text. The error of other bytes would show them.
fn text(written: Vec<u8>) -> String {
    match String::from_utf8(written) {
        Ok(text) => text,
        Err(_) => unreachable!("forms are ASCII, and JSON is UTF-8"),
    }
}
