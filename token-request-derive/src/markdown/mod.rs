//! Published field tables: pages of Markdown, read and written as annotated structs.
//!
//! `page` parses Markdown, `definition` finds the field table and reads its rows, `prose` finds the rules that descriptions
//! state, and `output` writes structs for the derive. The three ways in are `field_table`, `folder` and `comparison`.

mod comparison;
mod definition;
pub(crate) mod derive_order;
mod described_type;
mod field_table;
mod folder;
mod output;
mod page;
mod page_error;
mod page_options;
mod page_source;
mod prose;
mod recursion;
#[cfg(test)]
mod tests;

pub(crate) use self::comparison::compare;
pub(crate) use self::field_table::expand as expand_item;
pub(crate) use self::folder::expand as expand_folder;
