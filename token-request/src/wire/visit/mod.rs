//! Reports the violations of a rejected body, by reading each field alone.
//!
//! The derive emits [`Validate::__visit`](crate::Validate). It opens a [`FieldsReader`], reads each field, and checks the rules
//! of those that could be read. A nested value that serde rejects is visited in turn, and a value that serde reads is not
//! visited again. So each part of a body is read at most twice, and each rule only sees values that were sent.

mod fields;
mod items;
mod passes;
mod read_alone;
mod readers;
mod report_error;
mod safe_text;
mod type_args;
mod untagged;
mod variant;
#[allow(clippy::module_inception, reason = "the file has the type of this name")]
mod visit;

pub use fields::{FieldType, FieldsReader};
pub(crate) use items::VisitItem;
pub use passes::Pass;
pub use readers::{
    Borrowing, NoReader, NotVisited, Owned, ReadAndChecked, ReadOnly, Unreadable, UnreadableKey,
    Visited, VisitedWith, WithoutDefault, WithoutElements, WithoutKeys, WithoutParts,
    known_readers, with_key,
};
pub(crate) use report_error::report_error;
pub use variant::{choose_variant, unknown_beside_content};
pub use visit::Visit;

pub use super::tree::TakenNames;
