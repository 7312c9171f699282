//! A page of Markdown: its headings, text, lists, code and tables.

pub(crate) mod cell;
pub(crate) mod parser;
