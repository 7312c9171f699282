//! Code and types that several rules share.

pub(crate) mod broken_rule;
pub(crate) mod bytes;
pub(crate) mod definition;
#[cfg(feature = "field-table")]
pub(crate) mod ecma;
#[cfg(all(feature = "field-table", feature = "regex"))]
pub(crate) mod ecma_pattern;
#[cfg(feature = "field-table")]
pub(crate) mod keywords;
pub(crate) mod label;
pub(crate) mod presence;
#[cfg(test)]
pub(crate) mod testing;
