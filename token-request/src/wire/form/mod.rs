//! `application/x-www-form-urlencoded`.

mod access;
mod grow;
mod octets;
mod value;

pub(crate) use access::{Form, is_needed_list};
pub(crate) use grow::{flaw, grow, nameless, value_of};
pub(crate) use octets::Octets;
#[cfg(feature = "http")]
pub(crate) use octets::{Parameters, meant};
pub(crate) use value::{Text, is_number};
