//! The input of the derive: attributes and fields, parsed into the model.

mod arguments;
pub(crate) mod attributes;
pub(crate) mod container;
mod expression;
mod field;
pub(crate) mod item;
mod nested;
mod options;
mod request;
mod rule;
pub(crate) mod serde;
pub(crate) mod value;

pub(crate) use self::request::request;
