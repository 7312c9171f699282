//! Validates request structs before they are sent and after they are received, with rules written as attributes.
//!
//! ```
//! use token_request::{Secret, Validate};
//!
//! #[derive(Validate)]
//! struct Login {
//!     #[validate(length(min = 3, max = 20), chars(alphanumeric, "._-"))]
//!     user: String,
//!     #[validate(length(min = 12))]
//!     password: Secret,
//!     #[validate(one_of("web", "app"), name = "clientType")]
//!     client: Option<String>,
//! }
//!
//! let login = Login { user: "me".into(), password: "hunter2".into(), client: Some("tv".into()) };
//! assert_eq!(
//!     login.validate().unwrap_err().to_string(),
//!     "user: must have 3 to 20 characters\n\
//!      password: must have at least 12 characters\n\
//!      clientType: must be one of `web`, `app`",
//! );
//! ```
//!
//! All violations are reported at once, in the order of declaration, with the names that the client uses, and without
//! the rejected values.
//!
//! # Start here
//!
//! - [`Validate`]: the trait and its derive. The [guide to attributes](guide::attributes) lists what fields, structs and
//!   enums can have; the [guide to rules](guide::rules) has the details of rules.
//! - [`Violations`]: the errors, with paths, codes and messages.
//! - [`Valid`]: a request that has been validated, as a type.
//! - [`Table`]: a request as data, which prints its documentation and gives its JSON Schema.
//! - The [guide to published tables](guide::field_tables): structs made from Markdown tables, or compared with them.
//! - The [guide to the wire](guide::wire): forms and JSON are read and written with [`Wire`] and [`Valid`].
//! - [`http`] and [`axum`]: requests and responses of these crates.
//! - [`V3TokenRequest`]: a vendor's token request, made from its published table.
//! - The [features](guide::features) of the crate.
//!
//! # Rules
//!
//! | Rule | Meaning |
//! | --- | --- |
//! | `required` | An optional field has a value. If that value is optional too, it also has a value. |
//! | `one_of("a", "b")` | The text is one of these, byte for byte. `ignore_case` ignores the case of ASCII letters. `one_of(CONST)` takes a constant slice, `one_of(Enum)` the names and aliases of an enum that implements [`WireNames`]. |
//! | `none_of("a", "b")` | The text is none of these. It takes the same arguments as `one_of`. |
//! | `length(min = 1, max = 64)` | The text has 1 to 64 characters, or the collection 1 to 64 items. `equal = 5` requires exactly 5. `unit = "bytes"`, `"utf16"` or `"graphemes"` (feature `graphemes`) counts other units of a text. |
//! | `chars(alphanumeric, "-._")` | The text consists of characters of these [classes](guide::rules#classes-of-characters) and sets, all of them ASCII. |
//! | `prefix("sk_")` | The text starts with `sk_`. |
//! | `suffix(".json")` | The text ends with `.json`. |
//! | `contains(pattern = "@")` | The text contains `@`, the list or set has it as an item, or the map has it as a key. |
//! | `does_not_contain(pattern = "@")` | The text does not contain `@`, the list or set does not have it as an item, or the map does not have it as a key. |
//! | `non_control_character` | The text contains no control characters. |
//! | `pattern(r"^[a-z]+$")` | The text matches the regular expression; without `^` and `$` a part of it matches (feature `regex`). |
//! | `regex(path = RE)` | The text matches the regular expression in `RE`, a [`RegexHolder`] (feature `regex`). |
//! | `email` | The text is an email address, as in HTML forms. |
//! | `url(schemes("https"), no_fragment, no_userinfo)` | The text is a URL with a host. Each argument is an optional restriction (feature `url`). |
//! | `uri` | The text is a URI (RFC 3986). |
//! | `ip(v4)` | The text or the address is an IPv4 address. `ip(v6)` accepts IPv6, `ip` both. |
//! | `uuid` | The text is a UUID (RFC 9562). |
//! | `date` | The text is a date such as `2026-11-23` (RFC 3339 `full-date`). |
//! | `date_time` | The text is a date and time such as `2026-11-23T08:00:00Z` (RFC 3339 `date-time`). |
//! | `credit_card` | The text is the number of a payment card (feature `card`). |
//! | `range(min = 1, max = 100)` | The number is from 1 to 100. `exclusive_min` and `exclusive_max` exclude their bounds. NaN is never in a range. |
//! | `multiple_of(5)` | The number is a multiple of 5. |
//! | `finite` | The float is neither infinite nor NaN. |
//! | `unique` | No two items of the list are equal. |
//! | `must_match(other = field)` | The value equals the value of `field`; if one is absent, both are. |
//! | `required_if(self.kind == Kind::Code)` | The optional field has a value if the condition is true. |
//! | `required_with(a, b)` | The optional field has a value if `a` or `b` has one. |
//! | `required_without(a, b)` | The optional field has a value if `a` or `b` has none. |
//! | `requires(a, b)` | If the optional field has a value, `a` and `b` have one too. |
//! | `conflicts_with(a, b)` | If the optional field has a value, neither `a` nor `b` has one. |
//! | `exactly_one_of(a, b)` | On the struct: exactly one of these fields has a value. |
//! | `at_least_one_of(a, b)` | On the struct: at least one of these fields has a value. |
//! | `at_most_one_of(a, b)` | On the struct: at most one of these fields has a value. |
//! | `custom(function = path)` | The function accepts the value: it returns `Ok(())` or an error such as [`RuleError`]. |

// The code that the derive generates names this crate, in this crate too.
extern crate self as token_request;

#[cfg(feature = "axum")]
pub mod axum;
mod codegen;
#[cfg(feature = "validator")]
mod compat;
mod containers;
#[cfg(feature = "field-table")]
mod documented;
mod error;
mod field_types;
#[cfg(any(doc, doctest))]
pub mod guide;
#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "field-table")]
mod json_schema;
#[cfg(feature = "wire")]
mod oauth;
#[cfg(feature = "wire")]
mod problem_details;
mod report;
#[cfg(feature = "wire")]
mod response;
mod rules;
mod secret;
mod swar;
mod table;
mod v3;
mod valid;
mod validate;
mod violation;
#[cfg(feature = "wire")]
mod wire;

#[cfg(feature = "field-table")]
pub use documented::assert_documented;
pub use error::RuleError;
pub use field_types::{Address, Contains, Extent, Ip, Length, Number, Optional, Text, WireNames};
#[cfg(feature = "wire")]
pub use oauth::ErrorResponse;
#[cfg(feature = "wire")]
pub use problem_details::ProblemDetails;
pub use report::Report;
pub use rules::finite::Finite;
pub use rules::multiple_of::Multiple;
#[cfg(feature = "regex")]
pub use rules::regex::Holder as RegexHolder;
pub use secret::Secret;
pub use table::{
    Arg, BasicPart, Field, KnownBy, MessageFn, Rule, Table, Tagging, Type, Value, Variant,
};
pub use token_request_derive::Validate;
#[cfg(feature = "field-table")]
pub use token_request_derive::{field_table, field_tables};
pub use v3::V3TokenRequest;
pub use valid::Valid;
pub use validate::{Validate, ValidateWith};
pub use violation::{Path, Segment, Violation, Violations};
#[cfg(feature = "wire")]
pub use wire::{Limits, Wire, WireWith, WriteError};

/// The names that generated code uses.
#[doc(hidden)]
pub mod __private {
    pub use crate::codegen::*;
}

/// The code of the README, which is compiled and run if its features are on.
#[cfg(all(doctest, feature = "url", feature = "field-table", feature = "axum"))]
#[doc = include_str!("../../README.md")]
struct Readme;
