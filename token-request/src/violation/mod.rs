//! Violations, and the paths to them.

mod frame;
mod inner_segment;
mod path;
mod path_tree;
#[allow(clippy::module_inception, reason = "the file is about the type of this name")]
mod violation;
mod violations;

pub(crate) use frame::{Frame, KeyText, Step};
pub(crate) use inner_segment::InnerSegment;
pub use path::{Path, Segment};
#[cfg(feature = "wire")]
pub(crate) use path_tree::PathNode;
pub(crate) use path_tree::{Details, NodeId, PathTree};
pub(crate) use violation::NO_FIELD;
#[cfg(feature = "validator")]
pub(crate) use violation::NO_RULE;
pub use violation::Violation;
pub(crate) use violations::MAX_COUNTED;
pub use violations::Violations;
