//! Forms.

mod bytes;
mod deserializer;
mod tree;
mod value;

pub(crate) use bytes::Malformed;
#[cfg(feature = "http")]
pub(crate) use bytes::meant;
pub(crate) use bytes::{Octets, Parameters};
pub(crate) use deserializer::{Form, is_needed_list};
pub(crate) use tree::{Found, List, Other, Parsed, Slot, Wrong, nameless, value_of};
pub(crate) use value::{Text, is_repeatable};
