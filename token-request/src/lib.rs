//! Request structs that are right before they are sent and after they are received: a request is a table of fields,
//! and from that one table comes its validation.
//!
//! ```
//! use token_request::{Secret, Validate};
//!
//! #[derive(Validate)]
//! struct Login {
//!     #[validate(length(min = 3, max = 20), chars(alphanumeric, "._-"))]
//!     user: String,
//!     #[validate(secret, length(min = 12))]
//!     password: Secret,
//!     #[validate(one_of("web", "app"), name = "clientType")]
//!     client: Option<String>,
//! }
//!
//! let login = Login { user: "me".into(), password: "hunter2".into(), client: Some("tv".into()) };
//! let violations = login.validate().unwrap_err();
//! assert_eq!(
//!     violations.to_string(),
//!     "user: must have 3 to 20 characters\n\
//!      password: must have at least 12 characters\n\
//!      clientType: must be one of `web`, `app`",
//! );
//! ```
//!
//! All that is wrong is reported, in the order of the declaration, under the names that the client used, and never
//! with the value that was found.
//!
//! # Rules
//!
//! Rules stand in `#[validate(..)]` at a field. They see through `Option`, `Box`, `Rc`, `Arc`, `Cow` and references; a
//! rule other than `required` holds for an absent value. What a field's type is, is asked of the type and not of its
//! name, so that aliases and types from macros do.
//!
//! | Rule | Checks | that |
//! | --- | --- | --- |
//! | `required` | `Option` | there is a value |
//! | `one_of("a", "b")` | text | it is one of these, byte for byte |
//! | `none_of("a", "b")` | text | it is none of these |
//! | `length(min = 1, max = 64, equal = 5)` | text, lists, sets, maps | it has so many characters (`char`s) or elements, bounds included |
//! | `chars(alphanumeric, "-._")` | text | all its characters are in these classes and sets |
//! | `range(min = 1, max = 100)` | numbers | it is within the bounds; `exclusive_min` and `exclusive_max` exclude theirs; NaN is within none |
//! | `custom(function = path)` | anything | the function returns `Ok(())`: see [`RuleError`] |
//!
//! A custom function gets a number by value and anything else by reference (`&str` will do for a `String`); of an
//! `Option` it gets what is in it, and is not called where there is nothing. Lengths are `u64`.
//!
//! Every rule takes `code = ".."` and `message = ".."` besides. The classes of `chars` are ASCII: `vschar` (U+0020 to
//! U+007E), `nqchar` and `nqschar` (the same without space, `"` and `\`; without `"` and `\`), all three of RFC 6749
//! appendix A; `unreserved` (RFC 3986 section 2.3); `ascii`; `alphanumeric`; `digits`.
//!
//! # What else a field says
//!
//! | Word | Effect |
//! | --- | --- |
//! | `nested` | its value is checked too, by [`Validate`] through every container; else, with the feature, by `validator::Validate`, of the value, an `Option` of it, or a collection that `validator` walks |
//! | `secret` | [`Field::secret`] says so, and messages tell nothing that might be the value; a [`Secret`] need not be called one |
//! | `name = ".."` | the name the client uses, where serde's `rename` or `rename_all` does not say it already |
//! | `form = ".."` | the name on forms, where it differs |
//! | `example = ".."` | an example, checked against the rules while compiling |
//! | `skip` | nothing is checked; says so to readers |
//!
//! On the struct, `form_names = "snake_case"` (any of serde's cases) names all fields on forms, and `crate = ".."` is
//! the path of this crate where it is not `::token_request` (`"::name"` for a renamed dependency). serde's `rename`, `rename_all`, `flatten` and `default`
//! are read and need not be repeated.
//!
//! # Features
//!
//! | Feature | |
//! | --- | --- |
//! | `validator` | on by default: the derive also implements `validator::Validate`, and [`Violations`] convert to its `ValidationErrors`; brings `regex` |
//! | `regex` | the rules `regex` and `pattern` |
//! | `graphemes` | `length` measures text in what people see as one character |
//!
//! Without default features no crate of `validator`'s tree (ICU, regex, url) is built.

// What the derive generates names this crate as any user's crate would.
extern crate self as token_request;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
#[cfg(feature = "validator")]
mod bridge;
mod containers;
mod error;
mod path;
mod rules;
mod secret;
mod subject;
mod table;
mod v3;
mod valid;
mod validate;
mod violation;

pub use error::RuleError;
pub use path::{Path, Segment};
pub use rules::finite::Finite;
pub use rules::multiple_of::Multiple;
#[cfg(feature = "regex")]
pub use rules::regex::Holder as RegexHolder;
pub use secret::Secret;
pub use subject::{Extent, Length, Number, Optional, Text, WireNames};
pub use table::{Arg, Field, MessageFn, Rule, Table, Type, Value, Variant};
pub use token_request_derive::Validate;
pub use v3::V3TokenRequest;
pub use valid::Valid;
pub use validate::{Report, Validate};
pub use violation::{Violation, Violations};

/// The README's code, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
