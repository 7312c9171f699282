//! The position of a running check, on its stack.

use std::cell::Cell;
use std::fmt;

use serde::Serialize;

use super::path_tree::{MapEntry, NodeId, PathNode, PathTree};
use crate::secret::{REDACTED, hidden};
use crate::table::Field;

/// A level of a running check.
///
/// It lives on the stack. It gets a node in the [`PathTree`] only for the first violation below it, and all violations
/// below it share that node.
pub(crate) struct Frame<'a> {
    parent: Option<&'a Frame<'a>>,
    step: Step<'a>,
    node: Cell<NodeId>,
}

/// The step from one level of a check to the next.
pub(crate) enum Step<'a> {
    Field(&'static Field),
    Index(usize),
    Entry { key: &'a dyn fmt::Display, position: usize },
}

impl<'a> Frame<'a> {
    #[inline]
    pub(crate) fn new(parent: Option<&'a Frame<'a>>, step: Step<'a>) -> Self {
        Self { parent, step, node: Cell::new(NodeId::ROOT) }
    }

    /// Returns the node of this level, which is added at the first call.
    #[inline]
    pub(crate) fn node(&self, paths: &mut Option<Box<PathTree>>) -> NodeId {
        if self.node.get() == NodeId::ROOT {
            self.add(paths);
        }
        self.node.get()
    }

    #[inline(never)]
    fn add(&self, paths: &mut Option<Box<PathTree>>) {
        let parent = self.parent.map_or(NodeId::ROOT, |parent| parent.node(paths));
        let paths = paths.get_or_insert_with(|| Box::new(PathTree::with_room()));
        self.node.set(paths.add(parent, self.path_node()));
    }

    fn path_node(&self) -> PathNode {
        match self.step {
            Step::Field(field) => PathNode::Field(field),
            Step::Index(index) => PathNode::Index(index),
            Step::Entry { key, position } => {
                let key = if self.is_secret() { REDACTED.to_owned() } else { key.to_string() };
                PathNode::Entry(Box::new(MapEntry { key, position }))
            }
        }
    }

    /// Returns whether this level is in the value of a secret field, whose keys are secret too.
    pub(crate) fn is_secret(&self) -> bool {
        matches!(self.step, Step::Field(field) if field.secret)
            || self.parent.is_some_and(Frame::is_secret)
    }
}

/// The text of a map's key: what serde writes for it. A key that is a secret, or that serde does not write as one
/// string (a tuple, for example), is represented by the entry's position.
pub(crate) struct KeyText<'a, K: ?Sized> {
    pub(crate) key: &'a K,
    pub(crate) position: usize,
}

impl<K: Serialize + ?Sized> fmt::Display for KeyText<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hidden(|| self.key.serialize(&mut *f)).or_else(|_| self.position.fmt(f))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_text_that_serde_writes() {
        #[derive(Serialize)]
        #[serde(rename_all = "kebab-case")]
        enum Weight {
            KiloGram,
        }
        assert_eq!(KeyText { key: &Weight::KiloGram, position: 0 }.to_string(), "kilo-gram");
        assert_eq!(KeyText { key: &-7_i8, position: 0 }.to_string(), "-7");
        assert_eq!(KeyText { key: &(1, 2), position: 4 }.to_string(), "4");
    }
}
