//! The paths to all violations of a report, stored as one tree.

use crate::RuleError;
use crate::secret::REDACTED;
use crate::table::{Arg, Field};

use super::inner_segment::InnerSegment;

/// The paths to all violations of a report. Each node stores its parent.
#[derive(Debug, Default)]
pub(crate) struct PathTree(Vec<Linked>);

#[derive(Debug)]
struct Linked {
    parent: NodeId,
    node: PathNode,
}

/// The number of a node, from 1; 0 is the root, which has no node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct NodeId(u32);

impl NodeId {
    pub(crate) const ROOT: Self = Self(0);
}

impl PathTree {
    /// Returns an empty tree with room for a typical nested request.
    pub(super) fn with_room() -> Self {
        Self(Vec::with_capacity(128))
    }

    pub(crate) fn add(&mut self, parent: NodeId, node: PathNode) -> NodeId {
        self.0.push(Linked { parent, node });
        NodeId(u32::try_from(self.0.len()).unwrap_or(0))
    }

    fn get(&self, id: NodeId) -> Option<&Linked> {
        self.0.get((id.0 as usize).checked_sub(1)?)
    }

    /// Returns the details at a node.
    pub(super) fn details(&self, id: NodeId) -> Option<&Details> {
        match &self.get(id)?.node {
            PathNode::Details(details) => Some(details),
            _ => None,
        }
    }

    /// Changes the details at a node, or adds a node with details below it. Returns the node that has them.
    pub(crate) fn edit_details(&mut self, id: NodeId, edit: impl FnOnce(&mut Details)) -> NodeId {
        if let Some(Linked { node: PathNode::Details(details), .. }) =
            (id.0 as usize).checked_sub(1).and_then(|index| self.0.get_mut(index))
        {
            edit(details);
            return id;
        }
        let mut details = Box::default();
        edit(&mut details);
        self.add(id, PathNode::Details(details))
    }

    /// Returns the nodes from this one up to the root.
    pub(super) fn nodes(&self, id: NodeId) -> impl Iterator<Item = &PathNode> {
        std::iter::successors(self.get(id), |linked| self.get(linked.parent))
            .map(|linked| &linked.node)
    }
}

#[derive(Debug, Clone)]
pub(crate) enum PathNode {
    Field(&'static Field),
    Index(usize),
    Entry(Box<MapEntry>),
    /// The details of the violation whose path ends here. It adds no segment.
    Details(Box<Details>),
}

impl PathNode {
    /// Removes the parts that may come from a secret value: the key of a map, or the values of arguments.
    pub(crate) fn redact(&mut self) {
        match self {
            Self::Field(_) | Self::Index(_) => {}
            Self::Entry(entry) => REDACTED.clone_into(&mut entry.key),
            Self::Details(details) => details.args.clear(),
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct MapEntry {
    pub(crate) key: String,
    /// The position of the entry in its map's order of iteration.
    pub(super) position: usize,
}

/// The facts about one violation that its rule and its path do not give.
#[derive(Debug, Clone, Default)]
pub(crate) struct Details {
    /// The error that a function or a foreign type returned.
    pub(crate) error: Option<RuleError>,
    /// `true` if the rule belongs to a type without a table of rules; the error's code is then the rule's name.
    pub(crate) is_foreign: bool,
    /// The segments into the field's value, from the innermost to the outermost.
    pub(crate) inner: Vec<InnerSegment>,
    /// The rule's arguments, if some of them are evaluated for each check.
    pub(crate) args: Vec<Arg>,
    /// The values that the container reports to the crate `validator`.
    #[cfg(feature = "validator")]
    pub(crate) values: Vec<(&'static str, serde_json::Value)>,
}

impl From<Vec<Arg>> for Details {
    fn from(args: Vec<Arg>) -> Self {
        Self { args, ..Self::default() }
    }
}
