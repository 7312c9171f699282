//! A parsed body as a tree of nodes, each of which serde can read alone.

mod access;
mod deserializer;
mod error;
mod form;
mod items;
mod members;
mod node;
mod object;
mod text;

pub(crate) use error::{FirstError, LocatedError};
pub(crate) use form::GroupValue;
pub use node::Node;
pub(crate) use node::{MAX_NESTING, NodeValue};
pub use object::TakenNames;
pub(crate) use object::{Object, ObjectSource};
