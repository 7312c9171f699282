//! The Rust code that a page becomes: annotated structs, enums and type aliases.

pub(crate) mod item;
pub(crate) mod rust_names;
pub(crate) mod rust_type;
pub(crate) mod struct_field;
