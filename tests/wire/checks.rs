//! What holds of any body. The tests here check it, and so does `fuzz/`.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use token_request::{Secret, V3TokenRequest, Valid, Validate, Wire};

/// A request that has fields of many types.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[validate(form_names = "snake_case")]
pub(crate) struct Rich {
    pub(crate) client_id: Option<String>,
    pub(crate) client_secret: Secret,
    #[serde(default)]
    pub(crate) resource_uris: Vec<String>,
    pub(crate) port_list: Option<Vec<u32>>,
    #[serde(rename = "n")]
    #[validate(form = "number_of")]
    pub(crate) numbers: Option<u8>,
    pub(crate) u16: Option<u16>,
    pub(crate) u32: Option<u32>,
    pub(crate) u64: Option<u64>,
    pub(crate) u128: Option<u128>,
    pub(crate) i8: Option<i8>,
    pub(crate) i16: Option<i16>,
    pub(crate) i32: Option<i32>,
    pub(crate) i64: Option<i64>,
    pub(crate) i128: Option<i128>,
    pub(crate) f32: Option<f32>,
    pub(crate) f64: Option<f64>,
    pub(crate) is_offline: bool,
    pub(crate) sign: Option<char>,
    pub(crate) kind: Option<Kind>,
    pub(crate) detail: Option<Detail>,
    pub(crate) limits: Option<BTreeMap<String, i8>>,
    pub(crate) pair: Option<(u8, String)>,
    #[serde(flatten)]
    #[validate(nested)]
    pub(crate) flat: Flat,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    WebApp,
    Device,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Detail {
    pub(crate) r#type: String,
    pub(crate) actions: Option<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[validate(form_names = "kebab-case")]
pub(crate) struct Flat {
    pub(crate) login_hint: Option<String>,
    pub(crate) max_age: Option<u32>,
}

/// An enum that is tagged internally.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(tag = "grant_type", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[validate(form_names = "snake_case")]
pub(crate) enum Tagged {
    Code { redirect_uri: Option<String>, code: String },
    Flat(#[validate(nested)] Flat),
    Nothing,
}

/// Any bytes as a form. What is accepted has the values that `form_urlencoded` decodes.
pub(crate) fn form(body: &[u8]) {
    let _ = Rich::from_form(body);
    let _ = Tagged::from_form(body);
    let _ = <Vec<Flat>>::from_form(body);
    let Ok(request) = V3TokenRequest::from_form(body) else { return };
    let mut decoded = V3TokenRequest::default();
    for (name, value) in form_urlencoded::parse(body).filter(|(_, value)| !value.is_empty()) {
        match &*name {
            "client_id" => decoded.client_id = Some(value.into()),
            "client_secret" => decoded.client_secret = Some(Secret::from(&*value)),
            "grant_type" => decoded.grant_type = Some(value.into()),
            _ => {}
        }
    }
    assert_eq!(*request, decoded);
}

/// Any bytes as JSON. What is accepted is what `serde_json` accepts, and the rules.
pub(crate) fn json(body: &[u8]) {
    compare::<V3TokenRequest>(body, Value::is_array);
    compare::<Rich>(body, |value| value.is_array() || value["detail"].is_array());
    compare::<Tagged>(body, Value::is_array);
    compare::<Vec<Flat>>(body, |list| {
        list.as_array().is_some_and(|l| l.iter().any(Value::is_array))
    });
}

fn compare<T>(body: &[u8], has_list_for_struct: fn(&Value) -> bool)
where
    T: DeserializeOwned + Validate + PartialEq + fmt::Debug,
{
    let theirs = serde_json::from_slice::<T>(body).ok().and_then(|value| Valid::new(value).ok());
    let violations = match (T::from_json(body), theirs) {
        (Ok(ours), theirs) => return assert_eq!(Some(ours), theirs),
        (Err(_), None) => return,
        (Err(violations), Some(_)) => violations,
    };
    // What is refused though `serde_json` reads it: these three, and nothing else.
    let is_text = std::str::from_utf8(body).is_ok();
    let is_listed = || serde_json::from_slice(body).is_ok_and(|value| has_list_for_struct(&value));
    let has_repeats = || matches!(serde_json::from_slice(body), Ok(Keys { is_repeated: true }));
    assert!(!is_text || is_listed() || has_repeats(), "{violations}");
}

/// Any bytes as a form and as JSON. What is accepted is written as something that is read as the same.
pub(crate) fn round_trip(body: &[u8]) {
    forth_and_back::<V3TokenRequest>(body);
    forth_and_back::<Rich>(body);
    forth_and_back::<Tagged>(body);
    forth_and_back::<Vec<Flat>>(body);
}

fn forth_and_back<T>(body: &[u8])
where
    T: DeserializeOwned + Serialize + Validate + PartialEq + fmt::Debug,
{
    if let Ok(request) = T::from_form(body) {
        let form = request.to_form();
        let read = T::from_form(form.as_bytes());
        assert_eq!(read.as_ref().ok(), Some(&request), "{form}: {read:?}");
    }
    if let Ok(request) = T::from_json(body) {
        let json = request.to_json();
        let read = T::from_json(json.as_bytes());
        assert_eq!(read.as_ref().ok(), Some(&request), "{json}: {read:?}");
    }
}

/// Whether a key stands twice in an object, however deep.
struct Keys {
    is_repeated: bool,
}

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self { is_repeated: false })
    }
}

macro_rules! no_keys {
    ($($method:ident $ty:ty),+) => {$(
        fn $method<E>(self, _: $ty) -> Result<Self, E> {
            Ok(self)
        }
    )+};
}

impl<'de> Visitor<'de> for Keys {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    no_keys!(visit_bool bool, visit_u64 u64, visit_i64 i64, visit_f64 f64, visit_str &str);

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<Self, A::Error> {
        while let Some(Self { is_repeated }) = access.next_element()? {
            self.is_repeated |= is_repeated;
        }
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Self, A::Error> {
        let mut keys = HashSet::new();
        while let Some((key, Self { is_repeated })) = access.next_entry::<Cow<'_, str>, Self>()? {
            self.is_repeated |= is_repeated || !keys.insert(key);
        }
        Ok(self)
    }
}
