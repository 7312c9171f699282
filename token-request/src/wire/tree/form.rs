//! The parameters of a form as nodes.

use super::node::NodeValue;
use crate::wire::form::{
    EncodedText, FormTree, GroupContent, ParameterError, ParameterGroup, ParameterList,
    is_repeatable, item_type,
};

/// The value that a form has for a name.
pub(crate) enum GroupValue<'t> {
    Value(NodeValue<'t>),
    Empty,
    Repeated,
    Invalid(&'t ParameterError),
}

impl<'t> ParameterGroup<'t> {
    /// Returns the value of the parameters.
    pub(crate) fn value(&'t self, form: &'t FormTree<'t>) -> GroupValue<'t> {
        let is_list = matches!(self.content, GroupContent::List);
        let may_repeat = is_list || is_repeatable(self.ty) && self.n_values < 2;
        if self.n_parameters > 1 && !may_repeat {
            return GroupValue::Repeated;
        }
        if self.n_values == 0 {
            return GroupValue::Empty;
        }
        GroupValue::Value(match &self.content {
            GroupContent::Text => self.text(),
            GroupContent::Either(document) => NodeValue::Either(self, document.root()),
            GroupContent::List => NodeValue::List(ParameterList { form, group: self }),
            GroupContent::Json(document) => NodeValue::Json(document.root()),
            GroupContent::Invalid(error) => return GroupValue::Invalid(error),
        })
    }

    /// Returns each value that serde reads for the name: two if the name is repeated.
    pub(crate) fn values(&'t self, form: &'t FormTree<'t>) -> impl Iterator<Item = NodeValue<'t>> {
        let (value, n) = match self.value(form) {
            GroupValue::Value(value) => (value, 1),
            GroupValue::Empty => (self.text(), 0),
            GroupValue::Repeated => (self.text(), 2),
            GroupValue::Invalid(_) => (self.text(), 1),
        };
        std::iter::repeat_n(value, n)
    }

    /// Returns the first value as text.
    pub(super) fn text(&self) -> NodeValue<'t> {
        NodeValue::Text { encoded: self.encoded, ty: self.ty, id: self.id }
    }
}

impl<'t> ParameterList<'t> {
    /// Returns the items.
    pub(crate) fn items(self) -> impl Iterator<Item = NodeValue<'t>> {
        let ty = item_type(self.group.ty);
        let ids = self.group.id + 1..;
        self.values().zip(ids).map(move |(encoded, id)| NodeValue::Text { encoded, ty, id })
    }
}

impl<'t> FormTree<'t> {
    /// Returns the entries of a map that is flattened into the request.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (EncodedText<'t>, NodeValue<'t>)> {
        let entries = self.encoded_entries().zip(self.entries_start..);
        entries.map(|((name, encoded, ty), id)| (name, NodeValue::Text { encoded, ty, id }))
    }
}
