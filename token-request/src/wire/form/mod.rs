//! Forms (`application/x-www-form-urlencoded`).

mod bytes;
mod deserializer;
mod tree;
mod value;

pub(crate) use bytes::EncodingError;
#[cfg(feature = "http")]
pub(crate) use bytes::decode_byte;
pub(crate) use bytes::{EncodedText, Parameters};
pub(crate) use deserializer::FormDeserializer;
pub(crate) use tree::{
    FormTree, GroupContent, ParameterError, ParameterGroup, ParameterList, UnknownParameter,
    first_value, nameless_values,
};
pub(crate) use value::{FormValue, is_json, is_literal, is_repeatable, item_type, scalar_of};
