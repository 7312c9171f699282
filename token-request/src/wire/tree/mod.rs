//! A body as a tree, to find out what is wrong with it.

mod reader;

use std::borrow::Cow;
use std::cell::Cell;

use zeroize::Zeroize;

pub(crate) use reader::Reader;

use super::refused::Refused;
use crate::table::Type;

/// All values of a body. The first is the request.
#[derive(Default)]
pub(crate) struct Tree<'de> {
    nodes: Vec<Node<'de>>,
    /// The innermost value that could not be read.
    pub(crate) failed: Cell<Option<(Id, Refused)>>,
}

/// A value's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Id(usize);

struct Node<'de> {
    value: Value<'de>,
    parent: Option<(Id, Step<'de>)>,
}

/// How a value is reached from the one that it stands in.
#[derive(Clone)]
pub(crate) enum Step<'de> {
    Key(Cow<'de, str>),
    Index(usize),
}

#[derive(Clone)]
pub(crate) enum Value<'de> {
    Null,
    /// On a form: a name without a value.
    Empty,
    Bool(bool),
    Number(Number),
    String(Cow<'de, str>),
    /// On a form, where a text may be a value of this type.
    Text(Cow<'de, str>, Type),
    List(Vec<Id>),
    Object(Vec<(Cow<'de, str>, Id)>),
    /// What is malformed, of which it is told already.
    Malformed,
    /// What is left out of its object.
    Absent,
}

#[derive(Clone, Copy)]
pub(crate) enum Number {
    Unsigned(u64),
    Negative(i64),
    Float(f64),
}

impl<'de> Tree<'de> {
    /// The request.
    pub(crate) const ROOT: Id = Id(0);

    /// A new value in another.
    pub(crate) fn add(&mut self, value: Value<'de>, parent: Option<(Id, Step<'de>)>) -> Id {
        self.nodes.push(Node { value, parent });
        Id(self.nodes.len() - 1)
    }

    pub(crate) fn get(&self, id: Id) -> &Value<'de> {
        self.nodes.get(id.0).map_or(&Value::Null, |node| &node.value)
    }

    /// Puts a value in the place of another, which it gives back.
    pub(crate) fn set(&mut self, id: Id, value: Value<'de>) -> Value<'de> {
        match self.nodes.get_mut(id.0) {
            Some(node) => std::mem::replace(&mut node.value, value),
            None => value,
        }
    }

    pub(crate) fn parent(&self, id: Id) -> Option<&(Id, Step<'de>)> {
        self.nodes.get(id.0)?.parent.as_ref()
    }

    /// The members of an object; none of anything else.
    pub(crate) fn members(&self, id: Id) -> &[(Cow<'de, str>, Id)] {
        match self.get(id) {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The members of an object that are called so.
    pub(crate) fn called(&self, id: Id, is_it: impl Fn(&str) -> bool) -> Vec<Id> {
        let called = self.members(id).iter().filter(|(name, _)| is_it(name));
        called.map(|(_, id)| *id).collect()
    }

    /// Adds a member to an object.
    pub(crate) fn add_member(&mut self, object: Id, key: Cow<'de, str>, value: Value<'de>) -> Id {
        let id = self.add(value, Some((object, Step::Key(key.clone()))));
        if let Some(Node { value: Value::Object(members), .. }) = self.nodes.get_mut(object.0) {
            members.push((key, id));
        }
        id
    }

    /// Adds an element to a list.
    pub(crate) fn add_element(&mut self, list: Id, value: Value<'de>) -> Id {
        let index = match self.get(list) {
            Value::List(elements) => elements.len(),
            _ => 0,
        };
        let id = self.add(value, Some((list, Step::Index(index))));
        if let Some(Node { value: Value::List(elements), .. }) = self.nodes.get_mut(list.0) {
            elements.push(id);
        }
        id
    }

    /// Takes the last element out of a list.
    pub(crate) fn pop_element(&mut self, list: Id) {
        if let Some(Node { value: Value::List(elements), .. }) = self.nodes.get_mut(list.0) {
            elements.pop();
        }
    }

    /// Remembers the first failure, which is the innermost.
    fn note<T>(&self, id: Id, result: Result<T, Refused>) -> Result<T, Refused> {
        if let (Err(refused), None) = (&result, self.failed.get()) {
            self.failed.set(Some((id, *refused)));
        }
        result
    }
}

impl Value<'_> {
    /// What it is, as messages have it.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Empty => "empty",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Text(..) => "this text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
            Self::Malformed | Self::Absent => "malformed",
        }
    }
}

impl Tree<'_> {
    /// Wipes the texts that were copied, as a secret may be among them.
    fn wipe(&mut self) {
        for node in &mut self.nodes {
            if let Value::String(Cow::Owned(text)) | Value::Text(Cow::Owned(text), _) =
                &mut node.value
            {
                text.zeroize();
            }
        }
    }
}

impl Drop for Tree<'_> {
    fn drop(&mut self) {
        self.wipe();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_copied_is_wiped() {
        let secret = || Cow::Owned("s3cr3t".to_owned());
        let mut tree = Tree::default();
        tree.add(Value::String(secret()), None);
        tree.add(Value::Text(secret(), Type::String), None);
        tree.wipe();
        for node in &tree.nodes {
            assert!(
                matches!(&node.value, Value::String(text) | Value::Text(text, _) if text.is_empty())
            );
        }
    }
}
