//! A value in a parsed body, as serde reads it.

mod deserializer;
mod json;
mod object;

use std::cell::RefCell;

pub(crate) use deserializer::DEEPEST;
pub(crate) use json::{JsonDocument, JsonNode};
pub use object::TakenNames;
pub(crate) use object::{Object, ObjectSource};

use super::form::{EncodedText, ParameterGroup, ParameterList};
use super::header_value::HeaderValue;
use super::read_error::ReadError;
use crate::table::Type;

/// A value in a body that was parsed: of JSON, or of a form.
#[derive(Clone, Copy)]
pub struct Node<'t, 'de> {
    pub(crate) value: NodeValue<'t>,
    /// The text of the body, where strings may be borrowed from it.
    lender: Option<&'de str>,
    first_error: &'t FirstError,
    /// The number of lists and objects that it is in.
    depth: u8,
}

#[derive(Clone, Copy)]
pub(crate) enum NodeValue<'t> {
    Json(JsonNode<'t>),
    /// An object, or what is left of one.
    Object(Object<'t>),
    /// One parameter of a form.
    Text {
        encoded: EncodedText<'t>,
        ty: Type,
        id: u32,
    },
    /// One parameter of a form that is JSON as well.
    Either(&'t ParameterGroup<'t>, JsonNode<'t>),
    /// All parameters of a form that have one name.
    List(ParameterList<'t>),
    /// A list that has no parameter.
    EmptyList,
    /// What a header gives.
    Header(&'t HeaderValue<'t>),
    /// A field that is not there.
    Missing,
}

/// The first error of an attempt to read a value: the innermost.
#[derive(Debug, Default)]
pub(crate) struct FirstError(RefCell<Option<LocatedError>>);

/// Where in the body serde fails, and why.
#[derive(Debug, Clone)]
pub(crate) struct LocatedError {
    /// The node that it fails at.
    pub(crate) id: u32,
    pub(crate) cause: ReadError,
    /// True if no part of the node was read: it is of another type as a whole.
    pub(crate) is_whole: bool,
    /// The structs and enums that the node is in, each with the names that its type has: no client chooses those.
    pub(crate) named: Vec<(u32, &'static [&'static str])>,
    /// Whether it is not known which values are secret, so that the keys of maps are hidden.
    pub(crate) hides_keys: bool,
}

impl LocatedError {
    /// A node that is of another type as a whole.
    pub(crate) fn whole(id: u32, cause: ReadError) -> Self {
        Self { id, cause, is_whole: true, named: Vec::new(), hides_keys: false }
    }

    /// Whether the type of an object has a member of that name. The keys of a map are no names.
    pub(crate) fn is_name(&self, object: u32, key: &str) -> bool {
        self.named.iter().any(|(id, names)| *id == object && names.contains(&key))
    }

    /// The same error without keys of maps, and without the text that a type gives as the reason.
    #[must_use]
    pub(crate) fn hidden(&self) -> Self {
        let cause = match &self.cause {
            ReadError::Custom(_) | ReadError::Expected(_) => ReadError::Other,
            cause => cause.clone(),
        };
        Self { cause, hides_keys: true, ..self.clone() }
    }
}

impl<'t, 'de> Node<'t, 'de> {
    pub(crate) fn new(
        value: NodeValue<'t>,
        lender: Option<&'de str>,
        first_error: &'t FirstError,
    ) -> Self {
        Self { value, lender, first_error, depth: 0 }
    }

    /// The same node, of which no string is borrowed.
    #[must_use]
    pub fn detached(self) -> Node<'t, 'static> {
        Node { lender: None, ..self.at(self.value) }
    }

    /// Another value at the same depth.
    pub(crate) fn at<'any>(self, value: NodeValue<'t>) -> Node<'t, 'any>
    where
        'de: 'any,
    {
        Node { value, lender: self.lender, first_error: self.first_error, depth: self.depth }
    }

    /// The value of an entry.
    pub(crate) fn entry(self, value: NodeValue<'t>) -> Self {
        match value {
            NodeValue::Json(_) => self.inner(value),
            value => self.at(value),
        }
    }

    /// A value in this one.
    pub(crate) fn inner(self, value: NodeValue<'t>) -> Self {
        Self { depth: self.depth.saturating_add(1), ..self.at(value) }
    }

    /// The number of the node in its body. Those of the nodes in it follow.
    pub(crate) fn id(&self) -> u32 {
        match &self.value {
            NodeValue::Json(json) | NodeValue::Either(_, json) => json.id(),
            NodeValue::Object(object) => object.id(),
            NodeValue::Text { id, .. } => *id,
            NodeValue::List(list) => list.id(),
            NodeValue::EmptyList | NodeValue::Header(_) | NodeValue::Missing => u32::MAX,
        }
    }

    /// Whether a node of that number is this one or in it.
    pub(crate) fn contains(&self, id: u32) -> bool {
        let end = match &self.value {
            NodeValue::Json(json) | NodeValue::Either(_, json) => json.end(),
            NodeValue::Object(object) => object.end(),
            NodeValue::Text { id, .. } => id + 1,
            NodeValue::List(list) => list.end(),
            NodeValue::EmptyList | NodeValue::Header(_) | NodeValue::Missing => return false,
        };
        (self.id()..end).contains(&id)
    }

    /// The JSON that the text of a parameter is, for types that are no text.
    pub(crate) fn as_json(&self) -> Option<Self> {
        match self.value {
            NodeValue::Either(_, json) => Some(self.at(NodeValue::Json(json))),
            _ => None,
        }
    }

    /// Whether it is null.
    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.value, NodeValue::Json(json) if json.text() == "null")
    }

    /// The kind of the value in the words of messages, where the body tells it.
    pub(crate) fn kind(&self) -> Option<&'static str> {
        match &self.value {
            NodeValue::Json(json) => Some(json.kind()),
            NodeValue::Object(_) => Some("an object"),
            NodeValue::List(_) => Some("an array"),
            _ => None,
        }
    }

    /// Reads the value, or tells where that fails.
    pub(crate) fn attempt<T>(
        self,
        read: impl FnOnce(Self) -> Result<T, ReadError>,
    ) -> Result<T, LocatedError> {
        self.first_error.0.take();
        read(self).map_err(|cause| {
            let error = LocatedError { is_whole: false, ..LocatedError::whole(self.id(), cause) };
            self.first_error.0.take().unwrap_or(error)
        })
    }

    /// Keeps the first error.
    fn record<T>(&self, result: Result<T, ReadError>, is_whole: bool) -> Result<T, ReadError> {
        if let Err(cause) = &result
            && let first_error @ None = &mut *self.first_error.0.borrow_mut()
        {
            *first_error =
                Some(LocatedError { is_whole, ..LocatedError::whole(self.id(), cause.clone()) });
        }
        result
    }

    /// Keeps the names of the struct or enum that a error is in.
    fn record_names<T>(
        &self,
        result: Result<T, ReadError>,
        names: &'static [&'static str],
    ) -> Result<T, ReadError> {
        if result.is_err()
            && let Some(error) = &mut *self.first_error.0.borrow_mut()
            && error.id != self.id()
            && self.contains(error.id)
        {
            error.named.push((self.id(), names));
        }
        result
    }
}
