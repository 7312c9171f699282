//! The items of a list.

use super::node::{Node, NodeValue};
use crate::wire::json::InnerValues;

/// An iterator over the items of a list.
pub(crate) enum Items<'t, 'de> {
    Json(Node<'t, 'de>, InnerValues<'t>),
    Form(Node<'t, 'de>, Box<dyn Iterator<Item = NodeValue<'t>> + 't>),
    None,
}

impl<'t, 'de> Node<'t, 'de> {
    /// Returns the items of the list that the value is, if it is one.
    pub(crate) fn items(self) -> Option<Items<'t, 'de>> {
        match self.value {
            NodeValue::Json(json) | NodeValue::Either(_, json) if json.first() == b'[' => {
                Some(Items::Json(self, json.inner()))
            }
            NodeValue::List(list) => Some(Items::Form(self, Box::new(list.items()))),
            NodeValue::EmptyList => Some(Items::None),
            _ => None,
        }
    }
}

impl<'t, 'de> Iterator for Items<'t, 'de> {
    type Item = Node<'t, 'de>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Json(list, inner) => inner.next().map(|json| list.inner(NodeValue::Json(json))),
            Self::Form(list, items) => items.next().map(|value| list.at(value)),
            Self::None => None,
        }
    }
}
