//! A value in a parsed body, as serde reads it.

mod deserializer;
mod json;
mod object;

use std::cell::RefCell;

pub(crate) use deserializer::DEEPEST;
pub(crate) use json::{Document, Json};
pub use object::TakenNames;
pub(crate) use object::{Object, Source};

use super::form::{List, Octets, Slot};
use super::header_value::Given;
use super::read_error::Refused;
use crate::table::Type;

/// A value in a body that was parsed: of JSON, or of a form.
#[derive(Clone, Copy)]
pub struct Node<'t, 'de> {
    pub(crate) value: Value<'t>,
    /// The text of the body, where strings may be borrowed from it.
    lender: Option<&'de str>,
    noted: &'t Noted,
    /// The number of lists and objects that it is in.
    depth: u8,
}

#[derive(Clone, Copy)]
pub(crate) enum Value<'t> {
    Json(Json<'t>),
    /// An object, or what is left of one.
    Object(Object<'t>),
    /// One parameter of a form.
    Text {
        octets: Octets<'t>,
        ty: Type,
        id: u32,
    },
    /// One parameter of a form that is JSON as well.
    Either(&'t Slot<'t>, Json<'t>),
    /// All parameters of a form that have one name.
    List(List<'t>),
    /// A list that has no parameter.
    EmptyList,
    /// What a header gives.
    Given(&'t Given<'t>),
    /// A field that is not there.
    Missing,
}

/// The first failure of an attempt to read a value: the innermost.
#[derive(Debug, Default)]
pub(crate) struct Noted(RefCell<Option<Failure>>);

/// Where in the body serde fails, and why.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    /// The node that it fails at.
    pub(crate) id: u32,
    pub(crate) refused: Refused,
    /// True if no part of the node was read: it is of another type as a whole.
    pub(crate) is_whole: bool,
    /// The structs and enums that the node is in, each with the names that its type has: no client chooses those.
    pub(crate) named: Vec<(u32, &'static [&'static str])>,
    /// Whether it is not known which values are secret, so that the keys of maps are hidden.
    pub(crate) hides_keys: bool,
}

impl Failure {
    /// A node that is of another type as a whole.
    pub(crate) fn whole(id: u32, refused: Refused) -> Self {
        Self { id, refused, is_whole: true, named: Vec::new(), hides_keys: false }
    }

    /// Whether the type of an object has a member of that name. The keys of a map are no names.
    pub(crate) fn is_name(&self, object: u32, key: &str) -> bool {
        self.named.iter().any(|(id, names)| *id == object && names.contains(&key))
    }

    /// The same failure without keys of maps, and without the text that a type gives as the reason.
    #[must_use]
    pub(crate) fn hidden(&self) -> Self {
        let refused = match &self.refused {
            Refused::Custom(_) | Refused::Expected(_) => Refused::Other,
            refused => refused.clone(),
        };
        Self { refused, hides_keys: true, ..self.clone() }
    }
}

impl<'t, 'de> Node<'t, 'de> {
    pub(crate) fn new(value: Value<'t>, lender: Option<&'de str>, noted: &'t Noted) -> Self {
        Self { value, lender, noted, depth: 0 }
    }

    /// The same node, of which no string is borrowed.
    #[must_use]
    pub fn detached(self) -> Node<'t, 'static> {
        Node { lender: None, ..self.at(self.value) }
    }

    /// Another value at the same depth.
    pub(crate) fn at<'any>(self, value: Value<'t>) -> Node<'t, 'any>
    where
        'de: 'any,
    {
        Node { value, lender: self.lender, noted: self.noted, depth: self.depth }
    }

    /// The value of an entry.
    pub(crate) fn entry(self, value: Value<'t>) -> Self {
        match value {
            Value::Json(_) => self.inner(value),
            value => self.at(value),
        }
    }

    /// A value in this one.
    pub(crate) fn inner(self, value: Value<'t>) -> Self {
        Self { depth: self.depth.saturating_add(1), ..self.at(value) }
    }

    /// The number of the node in its body. Those of the nodes in it follow.
    pub(crate) fn id(&self) -> u32 {
        match &self.value {
            Value::Json(json) | Value::Either(_, json) => json.id(),
            Value::Object(object) => object.id(),
            Value::Text { id, .. } => *id,
            Value::List(list) => list.id(),
            Value::EmptyList | Value::Given(_) | Value::Missing => u32::MAX,
        }
    }

    /// Whether a node of that number is this one or in it.
    pub(crate) fn contains(&self, id: u32) -> bool {
        let end = match &self.value {
            Value::Json(json) | Value::Either(_, json) => json.end(),
            Value::Object(object) => object.end(),
            Value::Text { id, .. } => id + 1,
            Value::List(list) => list.end(),
            Value::EmptyList | Value::Given(_) | Value::Missing => return false,
        };
        (self.id()..end).contains(&id)
    }

    /// The JSON that the text of a parameter is, for types that are no text.
    pub(crate) fn as_json(&self) -> Option<Self> {
        match self.value {
            Value::Either(_, json) => Some(self.at(Value::Json(json))),
            _ => None,
        }
    }

    /// Whether it is null.
    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.value, Value::Json(json) if json.text() == "null")
    }

    /// The kind of the value in the words of messages, where the body tells it.
    pub(crate) fn kind(&self) -> Option<&'static str> {
        match &self.value {
            Value::Json(json) => Some(json.kind()),
            Value::Object(_) => Some("an object"),
            Value::List(_) => Some("an array"),
            _ => None,
        }
    }

    /// Reads the value, or tells where that fails.
    pub(crate) fn attempt<T>(
        self,
        read: impl FnOnce(Self) -> Result<T, Refused>,
    ) -> Result<T, Failure> {
        self.noted.0.take();
        read(self).map_err(|refused| {
            let here = Failure { is_whole: false, ..Failure::whole(self.id(), refused) };
            self.noted.0.take().unwrap_or(here)
        })
    }

    /// Keeps the first failure.
    fn note<T>(&self, result: Result<T, Refused>, is_whole: bool) -> Result<T, Refused> {
        if let Err(refused) = &result
            && let noted @ None = &mut *self.noted.0.borrow_mut()
        {
            *noted = Some(Failure { is_whole, ..Failure::whole(self.id(), refused.clone()) });
        }
        result
    }

    /// Keeps the names of the struct or enum that a failure is in.
    fn note_names<T>(
        &self,
        result: Result<T, Refused>,
        names: &'static [&'static str],
    ) -> Result<T, Refused> {
        if result.is_err()
            && let Some(failure) = &mut *self.noted.0.borrow_mut()
            && failure.id != self.id()
            && self.contains(failure.id)
        {
            failure.named.push((self.id(), names));
        }
        result
    }
}
