//! Forms.

mod bytes;
mod deserializer;
mod tree;
mod value;

pub(crate) use bytes::EncodingError;
#[cfg(feature = "http")]
pub(crate) use bytes::decode_byte;
pub(crate) use bytes::{EncodedText, Parameters};
pub(crate) use deserializer::{FormDeserializer, is_needed_list};
pub(crate) use tree::{
    FormTree, GroupValue, ParameterError, ParameterGroup, ParameterList, UnknownParameter,
    nameless, value_of,
};
pub(crate) use value::{FormValue, is_repeatable};
