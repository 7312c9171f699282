//! The field table: a request as data.

mod argument;
mod basic_part;
mod field;
mod holds;
mod json_type;
mod markdown;
mod rule;
mod spelling;
#[allow(clippy::module_inception, reason = "the file is about the type of this name")]
mod table;
mod tagging;
mod types;
mod variant;

pub use argument::{Arg, Value};
pub use basic_part::BasicPart;
pub(crate) use holds::Collection;
pub use holds::Holds;
pub(crate) use spelling::Spelling;
pub use tagging::{KnownBy, Tagging};
pub use types::{Field, MessageFn, Rule, Table, Type, Variant};
