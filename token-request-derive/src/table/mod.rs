//! Published field tables.

#[allow(dead_code, unused_imports, reason = "the reader of tables calls it")]
pub(crate) mod prose;
