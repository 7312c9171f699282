#![doc = "Work in progress."]
extern crate self as token_request;

mod containers;
mod error;
mod path;
#[doc(hidden)]
pub mod rules;
mod secret;
mod subject;
mod table;
mod v3;
mod valid;
mod validate;
mod violation;

#[cfg(feature = "validator")]
mod bridge;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use error::RuleError;
pub use path::{Path, Segment};
pub use secret::Secret;
pub use table::{Arg, Field, Rule, Table, Type, Value};
pub use token_request_derive::Validate;
pub use v3::V3TokenRequest;
pub use valid::Valid;
pub use validate::{Report, Validate};
pub use violation::{Violation, Violations};
