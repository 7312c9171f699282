//! A value in a parsed body.

use super::error::{FirstError, LocatedError};
use super::object::{Object, ObjectSource};
use crate::table::Type;
use crate::wire::form::{EncodedText, ParameterGroup, ParameterList};
use crate::wire::header_value::HeaderValue;
use crate::wire::json::JsonNode;
use crate::wire::read_error::ReadError;
use crate::wire::wiped::Wiped;

/// The number of arrays and objects that may be nested, as in `serde_json`.
pub(crate) const MAX_NESTING: u8 = 127;

/// A value in a parsed body: of JSON or of a form.
#[derive(Clone, Copy)]
pub struct Node<'t, 'de> {
    pub(crate) value: NodeValue<'t>,
    /// The text of the body, if strings may be borrowed from it.
    pub(super) body_text: Option<&'de str>,
    first_error: &'t FirstError,
    /// The number of arrays and objects around the node.
    pub(super) depth: u8,
}

/// The kinds of values in a parsed body.
#[derive(Clone, Copy)]
pub(crate) enum NodeValue<'t> {
    Json(JsonNode<'t>),
    /// An object, or the members of it that are left.
    Object(Object<'t>),
    /// A parameter of a form.
    Text {
        encoded: EncodedText<'t>,
        ty: Type,
        id: u32,
    },
    /// A parameter of a form whose text is also valid JSON.
    Either(&'t ParameterGroup<'t>, JsonNode<'t>),
    /// Several parameters of a form with one name.
    List(ParameterList<'t>),
    /// A list for which a form has no parameter.
    EmptyList,
    Header(&'t HeaderValue<'t>),
    /// An absent field.
    Missing,
}

impl NodeValue<'_> {
    /// Returns whether a value in the body conflicts with the value that a header gives for the same field: it is another
    /// value, or the field must not be given twice.
    pub(crate) fn conflicts_with(&self, header: &HeaderValue<'_>) -> bool {
        match self {
            NodeValue::Json(json) if json.first() == b'n' => false,
            NodeValue::Json(json) => {
                let text = json.string();
                let text = text.as_ref().map_or_else(|| json.text(), Wiped::as_str);
                !header.may_repeat || text != header.value
            }
            NodeValue::Text { encoded, .. } => {
                let text = encoded.decode().map(Wiped::from);
                !header.may_repeat || !text.is_ok_and(|text| text.as_str() == header.value)
            }
            _ => true,
        }
    }
}

impl<'t, 'de> Node<'t, 'de> {
    pub(crate) fn new(
        value: NodeValue<'t>,
        body_text: Option<&'de str>,
        first_error: &'t FirstError,
    ) -> Self {
        Self { value, body_text, first_error, depth: 0 }
    }

    /// Returns the node without the permission to borrow strings from the body.
    #[must_use]
    pub fn detached(self) -> Node<'t, 'static> {
        Node { body_text: None, ..self.at(self.value) }
    }

    /// Returns another value at the same depth.
    pub(crate) fn at<'any>(self, value: NodeValue<'t>) -> Node<'t, 'any>
    where
        'de: 'any,
    {
        Node { value, body_text: self.body_text, first_error: self.first_error, depth: self.depth }
    }

    /// Returns the value of an entry of this object.
    pub(crate) fn entry(self, value: NodeValue<'t>) -> Self {
        match value {
            NodeValue::Json(_) => self.inner(value),
            value => self.at(value),
        }
    }

    /// Returns a value inside this one.
    pub(crate) fn inner(self, value: NodeValue<'t>) -> Self {
        Self { depth: self.depth.saturating_add(1), ..self.at(value) }
    }

    /// Returns the id of the node in its body. The ids of the nodes inside it follow.
    pub(crate) fn id(&self) -> u32 {
        match &self.value {
            NodeValue::Json(json) | NodeValue::Either(_, json) => json.id(),
            NodeValue::Object(object) => object.id(),
            NodeValue::Text { id, .. } => *id,
            NodeValue::List(list) => list.id(),
            NodeValue::EmptyList | NodeValue::Header(_) | NodeValue::Missing => u32::MAX,
        }
    }

    /// Returns whether an id is that of this node or of a node inside it.
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

    /// Returns the JSON that a parameter's text is, for types other than text.
    pub(crate) fn as_json(&self) -> Option<Self> {
        match self.value {
            NodeValue::Either(_, json) => Some(self.at(NodeValue::Json(json))),
            _ => None,
        }
    }

    /// Returns the object that the value is, if it is one.
    pub(crate) fn object(&self) -> Option<Object<'t>> {
        match self.value {
            NodeValue::Object(object) => Some(object),
            NodeValue::Json(json) | NodeValue::Either(_, json) if json.first() == b'{' => {
                Some(Object::new(ObjectSource::Json(json)))
            }
            _ => None,
        }
    }

    /// Returns whether the value is `null`.
    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.value, NodeValue::Json(json) if json.text() == "null")
    }

    /// Returns the kind of the value as messages name it, if the body determines it.
    pub(crate) fn kind(&self) -> Option<&'static str> {
        match &self.value {
            NodeValue::Json(json) => Some(json.kind()),
            NodeValue::Object(_) => Some("an object"),
            NodeValue::List(_) => Some("an array"),
            _ => None,
        }
    }

    /// Reads the value.
    ///
    /// # Errors
    ///
    /// The innermost error, with its place.
    pub(crate) fn attempt<T>(
        self,
        read: impl FnOnce(Self) -> Result<T, ReadError>,
    ) -> Result<T, LocatedError> {
        self.first_error.take();
        read(self).map_err(|cause| {
            let error = self.first_error.take();
            error.unwrap_or_else(|| LocatedError::partial(self.id(), cause))
        })
    }

    /// Records an error at this node, unless one is recorded already.
    pub(super) fn record<T>(
        &self,
        result: Result<T, ReadError>,
        is_whole: bool,
    ) -> Result<T, ReadError> {
        if let Err(cause) = &result {
            self.first_error.record(|| {
                let error = LocatedError::whole(self.id(), cause.clone());
                LocatedError { is_whole, ..error }
            });
        }
        result
    }

    /// Records the names of the struct or enum that an error is in.
    pub(super) fn record_names<T>(
        &self,
        result: Result<T, ReadError>,
        names: &'static [&'static str],
    ) -> Result<T, ReadError> {
        if result.is_err() {
            self.first_error.record_names(self.id(), names, |id| self.contains(id));
        }
        result
    }
}
