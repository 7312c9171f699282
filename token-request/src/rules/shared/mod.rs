//! Code and types that several rules share.

pub(crate) mod broken_rule;
pub(crate) mod bytes;
pub(crate) mod definition;
#[cfg(feature = "field-table")]
pub(crate) mod ecma;
#[cfg(feature = "field-table")]
pub(crate) mod keywords;
pub(crate) mod label;
pub(crate) mod presence;
#[cfg(test)]
pub(crate) mod testing;
