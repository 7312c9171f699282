//! Forms.

mod access;
mod octets;
mod parsed;
mod value;

pub(crate) use access::{Form, is_needed_list};
pub(crate) use octets::Malformed;
#[cfg(feature = "http")]
pub(crate) use octets::meant;
pub(crate) use octets::{Octets, Parameters};
pub(crate) use parsed::{Found, List, Other, Parsed, Slot, Wrong, nameless, value_of};
pub(crate) use value::{Text, is_repeatable};
