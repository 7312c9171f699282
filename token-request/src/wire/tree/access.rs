//! The access of serde to the items of a list, the members of an object and the content of a variant.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashSet;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, EnumAccess, MapAccess, SeqAccess};

use super::items::Items;
use super::members::Members;
use super::node::{Node, NodeValue};
use crate::table::Type;
use crate::wire::form::FormValue;
use crate::wire::json::LONE_SURROGATE;
use crate::wire::read_error::ReadError;

/// The items of a list, of which serde has read some.
pub(super) struct ListAccess<'t, 'de> {
    pub(super) rest: Items<'t, 'de>,
    pub(super) n_read: usize,
}

impl<'de> SeqAccess<'de> for ListAccess<'_, 'de> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        let Some(node) = self.rest.next() else { return Ok(None) };
        self.n_read += 1;
        // A type may reject a value that serde has read.
        node.record(seed.deserialize(node), false).map(Some)
    }
}

/// The members of an object, of which serde has read some.
pub(super) struct ObjectAccess<'m, 't, 'de> {
    pub(super) rest: Members<'t, 'de>,
    /// The keys that serde asks for, if it does not want all.
    pub(super) only: Option<&'static [&'static str]>,
    /// The keys so far, if none may be repeated.
    pub(super) keys: Option<HashSet<Cow<'t, str>>>,
    pub(super) value: Option<Node<'t, 'de>>,
    pub(super) progress: &'m Cell<Progress<'t, 'de>>,
}

/// The progress of reading an object.
#[derive(Clone, Copy)]
pub(super) enum Progress<'t, 'de> {
    Start,
    /// The value of the last key that was read.
    At(Node<'t, 'de>),
    /// The end. An error is not at the last key.
    End,
}

impl<'de> Node<'_, 'de> {
    /// Returns whether the value is a member whose key has a lone surrogate.
    fn has_invalid_key(&self) -> bool {
        matches!(self.value, NodeValue::Json(json) if json.has_invalid_key())
    }

    /// Returns the key of the member that the value is, borrowed from the body.
    fn borrowed_key(&self) -> Option<&'de str> {
        match self.value {
            NodeValue::Json(json) => json.borrowed_key(self.body_text?),
            _ => None,
        }
    }
}

impl<'de> MapAccess<'de> for ObjectAccess<'_, '_, 'de> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ReadError> {
        let only = self.only;
        let is_wanted = |key: &str| only.is_none_or(|only| only.contains(&key));
        let Some((key, node)) = self.rest.find(|(key, _)| is_wanted(key)) else {
            self.progress.set(Progress::End);
            return Ok(None);
        };
        if key == LONE_SURROGATE && node.has_invalid_key() {
            return Err(ReadError::Not("an object without a lone surrogate in a key"));
        }
        self.value = Some(node);
        self.progress.set(Progress::At(node));
        if self.keys.as_mut().is_some_and(|keys| !keys.insert(key.clone())) {
            return node.record(Err(ReadError::Repeated), true);
        }
        let text = match (node.borrowed_key(), key) {
            (Some(key), _) => Cow::Borrowed(key),
            (None, key) => Cow::Owned(key.into_owned()),
        };
        let key = FormValue { text, ty: Type::String };
        node.record(seed.deserialize(key).map_err(ReadError::of_key), true).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        let node = self.value.take().ok_or(ReadError::Other)?;
        node.record(seed.deserialize(node), false)
    }
}

/// The name of a variant, and its content.
pub(super) struct EnumContent<'k, 't, 'de> {
    pub(super) name: &'k str,
    pub(super) content: Node<'t, 'de>,
}

impl<'t, 'de> EnumAccess<'de> for EnumContent<'_, 't, 'de> {
    type Error = ReadError;
    type Variant = Node<'t, 'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), ReadError> {
        Ok((seed.deserialize(StrDeserializer::new(self.name))?, self.content))
    }
}
