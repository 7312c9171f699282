//! How rules are written and checked. The [crate page](crate#rules) lists all rules.
//!
//! Rules are arguments of `#[validate(..)]` on a field. They check the value in an `Option`, `Box`, `Rc`, `Arc`, `Cow` or
//! reference. An absent value is valid for every rule except `required` and its relatives. The derive recognizes types by
//! traits and not by their names, so aliases and types from macros work.
//!
//! ```
//! use token_request::Validate;
//!
//! #[derive(Validate)]
//! #[validate(at_most_one_of(mail, phone))]
//! struct Contact {
//!     #[validate(email)]
//!     mail: Option<String>,
//!     #[validate(chars(digits, "+"), prefix("+"))]
//!     phone: Option<String>,
//! }
//!
//! #[derive(Validate)]
//! struct Order {
//!     #[validate(length(min = 1), unique, each(length(max = 8)))]
//!     items: Vec<String>,
//!     express: bool,
//!     #[validate(required_if(self.express), nested)]
//!     contact: Option<Contact>,
//!     #[validate(when(self.express, range(max = 30, message = "is too heavy for express delivery")))]
//!     kilograms: u32,
//! }
//!
//! let mail = Some("jane@example".to_owned());
//! let contact = Some(Contact { mail, phone: Some("12".into()) });
//! let items = vec!["ink".into(), "typewriters".into()];
//! let order = Order { items, express: true, contact, kilograms: 40 };
//! assert_eq!(
//!     order.validate().unwrap_err().to_string(),
//!     "items[1]: must have at most 8 characters\n\
//!      contact.phone: must start with `+`\n\
//!      contact: at most one of `mail` and `phone` may be given\n\
//!      kilograms: is too heavy for express delivery",
//! );
//! ```
//!
//! # Arguments
//!
//! A bound may be any expression, in which `self` is the request. It is evaluated once per check, and the message shows its
//! value, unless the expression or the field is secret. Bounds of `length` are `u64`. A numeric type of your own returns
//! the value to show from [`Number::argument`](crate::Number::argument).
//!
//! `one_of` and `none_of` take string literals, a constant slice of texts, or an enum that implements
//! [`WireNames`](crate::WireNames). A name in capitals is a constant: for an enum `GRANT`, write `one_of(GRANT::WIRE_NAMES)`.
//!
//! Every rule takes these arguments:
//!
//! | Argument | Meaning |
//! | --- | --- |
//! | `code = ".."` | The violation has this code, a string literal or a constant. |
//! | `message = ".."` | The violation has this message, a string literal or a constant. |
//! | `message_fn = path` | This function returns the message. It gets the [`Violation`](crate::Violation). |
//! | `error = ".."` | A token endpoint answers with this error code, such as `unsupported_grant_type` (RFC 6749 section 5.2). |
//! | `if = EXPR` | The rule is checked only if the condition is true. |
//!
//! # Classes of characters
//!
//! `chars` takes string literals of ASCII characters, which are allowed, and classes of ASCII characters:
//!
//! | Class | Characters |
//! | --- | --- |
//! | `vschar` | Visible characters and the space, U+0020 to U+007E (RFC 6749 appendix A). |
//! | `nqchar` | The characters of `vschar` without the space, `"` and `\` (RFC 6749 appendix A). |
//! | `nqschar` | The characters of `vschar` without `"` and `\` (RFC 6749 appendix A). |
//! | `unreserved` | Letters, digits and `-._~` (RFC 3986 section 2.3). |
//! | `ascii` | All ASCII characters. |
//! | `alphanumeric` | Letters and digits. |
//! | `digits` | The digits 0 to 9. |
//!
//! # Groups of rules
//!
//! | Group | Meaning |
//! | --- | --- |
//! | `each(length(min = 1))` | The rules apply to each item of a type that iterates by reference. The path of a violation has the index. |
//! | `keys(..)` | The rules apply to the keys of a map: a type that iterates by reference over `(&K, &V)`. The path has the key. |
//! | `values(..)` | The rules apply to the values of a map. The path has the key. |
//! | `when(EXPR, required, length(min = 1))` | The rules are checked only if the condition is true. |
//!
//! `each`, `keys` and `values` also take `if = EXPR`.
//!
//! # Functions
//!
//! A `custom` function gets a number by value and any other value by reference; a function for `&str` accepts a `String`. For
//! an `Option` it gets the value in it, and it is not called if there is none. It returns `Result<(), E>`, where `E` is a
//! [`RuleError`](crate::RuleError), a `&'static str` (the code) or, with the feature `validator`, a
//! `validator::ValidationError`. With `use_context` it gets the context as its second argument.
