//! The fields of a struct or a variant, each read alone.

mod find;
mod read;
mod reader;
mod unknown;
mod unread;

pub use read::FieldType;
pub use reader::FieldsReader;
