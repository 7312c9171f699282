//! Writes valid requests as requests of the crate `http`.

use ::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use ::http::{HeaderValue, Method, Request, Uri};
use serde::Serialize;
use zeroize::Zeroizing;

use super::media_type::MediaType;
use crate::oauth::{basic_field, basic_header};
use crate::table::Spelling;
use crate::table::{BasicPart, Table};
use crate::wire::{Parameters, written};
use crate::{Valid, Validate, WriteError};

/// The part of a request's credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authentication {
    /// In the body, like all fields (`client_secret_post`).
    Post,
    /// In the header `Authorization`, form-encoded (`client_secret_basic`, RFC 6749 section 2.3.1). The body does not contain the
    /// fields with `basic`.
    Basic,
}

impl<T: Serialize + Validate> Valid<T> {
    /// Returns a `POST` request with the form as its body (feature `http`).
    ///
    /// A header with credentials is marked as sensitive, so that it is not logged.
    ///
    /// # Panics
    ///
    /// Panics as [`to_form`](Self::to_form) does.
    ///
    /// ```
    /// use token_request::http::{Authentication, Reader};
    /// use token_request::{V3TokenRequest, Valid};
    ///
    /// let valid = Valid::new(V3TokenRequest::client_credentials("client:1", "s3cr3t")).unwrap();
    /// let uri = http::Uri::from_static("http://127.0.0.1:8080/token");
    /// let request = valid.to_request(uri, Authentication::Basic);
    /// assert_eq!(request.headers()["Authorization"], "Basic Y2xpZW50JTNBMTpzM2NyM3Q="); // client%3A1:s3cr3t
    /// assert_eq!(request.body(), b"grant_type=client_credentials");
    /// assert_eq!(Reader::new().read::<V3TokenRequest>(&request).unwrap(), valid);
    /// ```
    #[must_use]
    #[track_caller]
    pub fn to_request(&self, uri: Uri, authentication: Authentication) -> Request<Vec<u8>> {
        written(self.try_to_request(uri, authentication))
    }

    /// Returns [`to_request`](Self::to_request), or an error if the request cannot be written (feature `http`).
    ///
    /// # Errors
    ///
    /// Returns the errors of [`try_to_form`](Self::try_to_form).
    ///
    /// ```
    /// use token_request::http::Authentication;
    /// use token_request::{V3TokenRequest, Valid};
    ///
    /// let valid = Valid::new(V3TokenRequest::client_credentials("client-1", "s3cr3t")).unwrap();
    /// let uri = http::Uri::from_static("http://127.0.0.1:8080/token");
    /// let request = valid.try_to_request(uri, Authentication::Basic)?;
    /// assert_eq!(request.body(), b"grant_type=client_credentials");
    /// # Ok::<(), token_request::WriteError>(())
    /// ```
    pub fn try_to_request(
        &self,
        uri: Uri,
        authentication: Authentication,
    ) -> Result<Request<Vec<u8>>, WriteError> {
        let form = self.try_to_form_bytes()?;
        if authentication == Authentication::Post {
            return Ok(post(uri, MediaType::Form, form));
        }
        let form = Zeroizing::new(form);
        let (credentials, body) = split(&form, T::TABLE);
        let mut request = post(uri, MediaType::Form, body);
        request.headers_mut().extend(credentials.map(|value| (AUTHORIZATION, value)));
        Ok(request)
    }

    /// Returns a `POST` request with JSON as its body (feature `http`).
    ///
    /// # Panics
    ///
    /// Panics as [`to_json`](Self::to_json) does.
    #[must_use]
    #[track_caller]
    pub fn to_json_request(&self, uri: Uri) -> Request<Vec<u8>> {
        written(self.try_to_json_request(uri))
    }

    /// Returns [`to_json_request`](Self::to_json_request), or an error if the request cannot be written (feature `http`).
    ///
    /// # Errors
    ///
    /// Returns the errors of [`try_to_json`](Self::try_to_json).
    pub fn try_to_json_request(&self, uri: Uri) -> Result<Request<Vec<u8>>, WriteError> {
        Ok(post(uri, MediaType::Json, self.try_to_json_bytes()?))
    }
}

fn post(uri: Uri, ty: MediaType, body: Vec<u8>) -> Request<Vec<u8>> {
    let mut request = Request::new(body);
    *request.method_mut() = Method::POST;
    *request.uri_mut() = uri;
    let headers = request.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(ty.name()));
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    request
}

/// Returns the header with the credentials of a form, if it has any, and the rest of the form.
fn split(form: &[u8], table: Table) -> (Option<HeaderValue>, Vec<u8>) {
    let name = |part| basic_field(table, part).map(|field| field.spelled(Spelling::Form));
    let (user_name, password_name) = (name(BasicPart::User), name(BasicPart::Password));
    let (mut user, mut password) = (None, None);
    let mut body = Vec::with_capacity(form.len());
    for (name, value) in Parameters::new(form) {
        let decoded = name.encoded().decode_lossy();
        let part = match Some(&*decoded) {
            name if name == user_name => &mut user,
            name if name == password_name => &mut password,
            _ => {
                add(&mut body, name.bytes, value.bytes());
                continue;
            }
        };
        *part = Some(value.bytes());
    }
    let has_some = user.is_some() || password.is_some();
    (has_some.then(|| basic_header(user.unwrap_or_default(), password.unwrap_or_default())), body)
}

fn add(form: &mut Vec<u8>, name: &[u8], value: &[u8]) {
    if !form.is_empty() {
        form.push(b'&');
    }
    form.extend_from_slice(name);
    form.push(b'=');
    form.extend_from_slice(value);
}
