//! The meaning of a page: its field table, its rows, their types and their columns.

pub(crate) mod columns;
mod example_cell;
pub(crate) mod field_row;
mod language;
pub(crate) mod page_definition;
mod type_parser;
