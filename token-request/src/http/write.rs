//! A valid request, as one of `http`.

use ::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use ::http::{HeaderValue, Method, Request, Uri};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use zeroize::Zeroizing;

use super::media_type::MediaType;
use crate::oauth::basic_field;
use crate::table::Spelling;
use crate::table::{BasicPart, Table};
use crate::wire::{Parameters, written};
use crate::{Valid, Validate, WriteError};

/// Where the credentials stand that a request has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authentication {
    /// In the body, as all fields (`client_secret_post`).
    Post,
    /// In the header `Authorization`, form-encoded (`client_secret_basic`; RFC 6749 section 2.3.1): those of the fields that
    /// say `basic`. The body has them not.
    Basic,
}

impl<T: Serialize + Validate> Valid<T> {
    /// The request as a form that is sent there with `POST` (feature `http`).
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

    /// Returns [`to_request`](Self::to_request), or why the request cannot be written (feature `http`).
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

    /// The request as JSON that is sent there with `POST` (feature `http`).
    ///
    /// # Panics
    ///
    /// Panics as [`to_json`](Self::to_json) does.
    #[must_use]
    #[track_caller]
    pub fn to_json_request(&self, uri: Uri) -> Request<Vec<u8>> {
        written(self.try_to_json_request(uri))
    }

    /// Returns [`to_json_request`](Self::to_json_request), or why the request cannot be written (feature `http`).
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

/// The header of a form's credentials, where it has some, and the rest of the form.
fn split(form: &[u8], table: Table) -> (Option<HeaderValue>, Vec<u8>) {
    let name = |part| basic_field(table, part).map(|field| field.spelled(Spelling::Form));
    let (user_name, password_name) = (name(BasicPart::User), name(BasicPart::Password));
    let (mut user, mut password) = (None, None);
    let mut body = Vec::with_capacity(form.len());
    for (name, value) in Parameters::new(form) {
        let decoded = name.encoded().decode_lossy();
        let place = match Some(&*decoded) {
            name if name == user_name => &mut user,
            name if name == password_name => &mut password,
            _ => {
                add(&mut body, name.bytes, value.bytes());
                continue;
            }
        };
        *place = Some(value.bytes());
    }
    let has_some = user.is_some() || password.is_some();
    (has_some.then(|| header(user.unwrap_or_default(), password.unwrap_or_default())), body)
}

fn add(form: &mut Vec<u8>, name: &[u8], value: &[u8]) {
    if !form.is_empty() {
        form.push(b'&');
    }
    form.extend_from_slice(name);
    form.push(b'=');
    form.extend_from_slice(value);
}

/// The header of what is form-encoded already.
fn header(user: &[u8], password: &[u8]) -> HeaderValue {
    let pair = Zeroizing::new([user, b":", password].concat());
    let value = Zeroizing::new(["Basic ", &*Zeroizing::new(STANDARD.encode(&*pair))].concat());
    match HeaderValue::from_str(&value) {
        Ok(mut value) => {
            value.set_sensitive(true);
            value
        }
        Err(_) => unreachable!("Base64 is ASCII"),
    }
}
