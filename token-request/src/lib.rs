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
//! rule other than `required` holds for an absent value. The type of a field is asked what it is, not recognised by its
//! name: aliases, and types that macros make, are as good.
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
//!     #[validate(when(self.express, range(max = 30, message = "too heavy for the air")))]
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
//!      kilograms: too heavy for the air",
//! );
//! ```
//!
//! | Rule | Checks | that |
//! | --- | --- | --- |
//! | `required` | `Option` | there is a value, and in that too if it may be absent in turn |
//! | `one_of("a", "b")` | text | it is one of these, byte for byte; `one_of(CONST)` takes a constant slice, `one_of(Enum)` what [`WireNames`] lists and serde's aliases, `one_of(ENUM::WIRE_NAMES)` where its name is all capitals; `ignore_case` ignores the case of ASCII letters |
//! | `none_of("a", "b")` | text | it is none of these |
//! | `length(min = 1, max = 64, equal = 5)` | text, lists, sets, maps | it has so many characters (`char`s) or elements, bounds included; `unit = "bytes"`, `"utf16"` or, with the feature, `"graphemes"` counts text otherwise |
//! | `chars(alphanumeric, "-._")` | text | all its characters are in these classes and sets |
//! | `prefix("sk_")` | text | it starts with this |
//! | `suffix(".json")` | text | it ends with this |
//! | `contains(pattern = "@")` | text, lists, sets, maps | it has this in it, as a part of the text, an element or a key |
//! | `does_not_contain(pattern = "@")` | text, lists, sets, maps | it has not |
//! | `non_control_character` | text | it has no control character |
//! | `pattern(r"^[a-z]+$")` | text | it matches the regular expression, somewhere unless that says `^` and `$` (feature `regex`) |
//! | `regex(path = RE)` | text | it matches the one that is held there: see [`RegexHolder`] (feature `regex`) |
//! | `email` | text | it is an e-mail address, as in HTML forms |
//! | `url(schemes("https"), no_fragment, no_userinfo)` | text | it is a URL with a host, and as far as asked for no more than that (feature `url`) |
//! | `uri` | text | it is a URI (RFC 3986) |
//! | `ip(v4)` | text, addresses | it is an IP address; `v4` or `v6` says which |
//! | `uuid` | text | it is a UUID (RFC 9562) |
//! | `date` | text | it is a day, `2026-11-23` (RFC 3339 `full-date`) |
//! | `date_time` | text | it is a moment, `2026-11-23T08:00:00Z` (RFC 3339 `date-time`) |
//! | `credit_card` | text | it is a card number (feature `card`) |
//! | `range(min = 1, max = 100)` | numbers | it is within the bounds; `exclusive_min` and `exclusive_max` exclude theirs; NaN is within none |
//! | `multiple_of(5)` | numbers | it is a multiple |
//! | `finite` | floats | it is neither infinite nor NaN |
//! | `unique` | lists | no two elements are equal |
//! | `must_match(other = field)` | anything | it equals the other field, and is absent where that is |
//! | `required_if(self.kind == Kind::Code)` | `Option` | there is a value if the condition holds |
//! | `required_with(a, b)` | `Option` | there is a value if one of the other fields has one |
//! | `required_without(a, b)` | `Option` | there is a value unless all of the other fields have one |
//! | `requires(a, b)` | `Option` | if there is a value, the other fields have one too |
//! | `conflicts_with(a, b)` | `Option` | if there is a value, none of the other fields has one |
//! | `exactly_one_of(a, b)` | the struct | one of its fields has a value, and no other |
//! | `at_least_one_of(a, b)` | the struct | one of its fields has a value |
//! | `at_most_one_of(a, b)` | the struct | no two of its fields have a value |
//! | `custom(function = path)` | anything | the function returns `Ok(())`: see [`RuleError`] |
//!
//! A custom function gets a number by value and anything else by reference (`&str` will do for a `String`); of an
//! `Option` it gets what is in it, and is not called where there is nothing. Lengths are `u64`. Numbers may be given by
//! any expression, with `self` in scope; it is evaluated once, and the message has its value, unless a secret is in it or
//! it bounds one. A number of your own says in [`Number::argument`] what that is.
//!
//! Every rule takes besides, `code = ".."` and `message = ".."`, constants too; `message_fn = path`, a function that
//! makes the message of the [`Violation`]; `error = ".."`, a constant too: what a token endpoint answers where the rule is broken, such as
//! `unsupported_grant_type` (RFC 6749 section 5.2); and `if = EXPR`: the rule is checked only where that is true. The classes of `chars` are ASCII: `vschar`
//! (U+0020 to U+007E), `nqchar` and `nqschar` (the same without space, `"` and `\`; without `"` and `\`), all three of
//! RFC 6749 appendix A; `unreserved` (RFC 3986 section 2.3); `ascii`; `alphanumeric`; `digits`.
//!
//! Rules stand in others:
//!
//! | Group | Effect |
//! | --- | --- |
//! | `each(length(min = 1))` | the rules are checked of each element of what iterates by reference, and told under its index |
//! | `keys(..)`, `values(..)` | the same of the keys or values of a map, which is what iterates by reference over `(&K, &V)`, told under the key; all three take `if = EXPR` beside the rules |
//! | `when(EXPR, required, length(min = 1))` | the rules are checked only where the condition is true |
//!
//! # What else a field says
//!
//! | Word | Effect |
//! | --- | --- |
//! | `nested` | its value is checked too, by [`Validate`] through every container; else, with the feature, by `validator::Validate`, of the value, a collection of it that `validator` walks, or a pointer to or an `Option` of one. `nested(context = EXPR)` gives it a context by reference, `nested(if = EXPR)` depends |
//! | `secret` | [`Field::secret`] says so, messages tell nothing that might be the value, and the bridge no `params` that a function adds; a [`Secret`] need not be called one |
//! | `name = ".."` | the name the client uses, where serde's `rename` or `rename_all` does not say it already |
//! | `form = ".."` | the name on forms, where it differs |
//! | `basic = "user"`, `basic = "password"` | HTTP's Basic authentication may give it, as a client's id and secret (RFC 6749 section 2.3.1): one field of a request is the user, one the password |
//! | `description = ".."` | what it is for, where that is not all of the doc comment |
//! | `example = ".."` | an example, checked while compiling against the rules whose arguments are literals or constants, but for `url`, `regex`, `credit_card` and `custom` |
//! | `skip` | nothing is checked, whatever stands beside it |
//!
//! # What the struct says
//!
//! It may be a struct of any shape or an enum. A newtype adds no step to the path, a tuple its index, a variant what
//! serde writes for it: its name where it is tagged externally, the content's name where it is adjacently, else
//! nothing. An enum without fields offers its names as [`WireNames`].
//!
//! | Option | Effect |
//! | --- | --- |
//! | `schema(function = path)` | a function that checks the whole request: it returns `Result<(), E>` where `E` becomes [`Violations`], one or more [`RuleError`]s that may say which field they are [`at`](RuleError::at). It is skipped where something else is wrong, unless `skip_on_field_errors = false` |
//! | `context = Type` | the rules need a context: [`ValidateWith`] is derived in place of [`Validate`]; functions that say `use_context` get it, expressions call it `context`. `mutable` gives them `&mut`, out of a `RefCell` |
//! | `nest_all_fields` | every field is `nested` but those that say `skip` or `nested = false` |
//! | `deny_unvalidated` | a field has a rule, or `nested`, or `skip` |
//! | `table = "docs/page.md"` | its published table, which it is compared with: see below (feature `field-table`) |
//! | `form_names = "snake_case"` | names all fields on forms; any of serde's cases |
//! | `bound = "T: Validate"` | stands in place of the bounds that would be put on type parameters |
//! | `report_values` | the bridge adds the rejected value to the `params` of a `ValidationError`, as `validator` does; never of a secret, nor, of a type that the table does not know, other than texts and numbers, or a list of them |
//! | `opaque` | its own `Deserialize` reads it as a whole: a body that this rejects has one violation, at its path. serde's `from`, `try_from` and `remote` imply it. A struct whose last field is unsized through a type alias (`type Bytes = [u8]`) needs it |
//! | `tag_error = ".."` | of an enum with a tag: what a token endpoint answers to an unknown one, such as `unsupported_grant_type` (RFC 6749 section 5.2) |
//! | `crate = ".."` | the path of this crate where it is not `::token_request` (`"::name"` for a renamed dependency) |
//!
//! serde's `rename`, `rename_all`, `rename_all_fields`, `alias`, `deny_unknown_fields`, `flatten`, `transparent`, `tag`, `content`, `untagged`,
//! `other`, `default` and `skip` are read and need not be repeated.
//!
//! # The table
//!
//! [`Validate::TABLE`] is the request as data. Its `Display` is the table that documents it, in Markdown, and
//! [`Table::json_schema`] its JSON Schema.
//!
//! ```
//! use token_request::{V3TokenRequest, Validate};
//!
//! let table = V3TokenRequest::TABLE.to_string();
//! assert!(table.starts_with("| Field | Type | Required | Description | Example | Rules |\n"));
//! assert!(table.contains("\n| `clientId` | *string* | :heavy_minus_sign: | ClientID is the optional client ID. |"));
//! ```
//!
//! # Published field tables
//!
//! Where a request is published as a Markdown table, that is the annotated table (feature `field-table`):
//!
//! ```
//! # #[cfg(feature = "field-table")] {
//! use token_request::{Validate, field_table};
//!
//! /// A partner's request for a token.
//! ///
//! /// | Field | Type | Required | Description | Example | Rules |
//! /// | --- | --- | --- | --- | --- | --- |
//! /// | `clientId` | *string* | :heavy_minus_sign: | The client's ID. | customer_id | length(max = 64) |
//! /// | `clientSecret` | *string* | :heavy_minus_sign: | Its secret. | | |
//! /// | `grantType` | *string* | :heavy_check_mark: | Only allows option: `client_credentials`. | | |
//! #[field_table]
//! #[derive(Debug, Clone)]
//! pub struct PartnerTokenRequest;
//!
//! let request = PartnerTokenRequest {
//!     client_id: None,
//!     client_secret: Some("s3cr3t".into()),
//!     grant_type: "password".to_owned(),
//! };
//! assert_eq!(request.validate().unwrap_err().to_string(), "grantType: must be `client_credentials`");
//! assert!(!format!("{request:?}").contains("s3cr3t"));
//! # }
//! ```
//!
//! | Written as | the table is |
//! | --- | --- |
//! | `#[field_table] struct X;` | in the struct's documentation |
//! | `#[field_table("docs/page.md")] struct X;` | in a file, by its path from the crate's root; `docs/page.md#heading` is the one below that heading. A page of values is an `enum X {}` |
//! | `field_tables!("docs/models");` | on each page of a folder, which becomes the module `models`: structs, enums, unions, and a module for each folder in it; all names are in scope too |
//! | `#[validate(table = "docs/page.md")]` | beside a struct that you wrote, which must have its fields, required or not as there, of those types, with its rules and allowed values, and no example that your rules refuse: else it does not compile |
//!
//! The struct has the fields of the table in order, `Option`s unless they are required, with documentation, rules and examples,
//! and derives [`Validate`] and serde's traits (which it names through this crate), besides what you derive;
//! [`Default`] where no field is required. A file is watched: a change compiles the crate again. A page that is added to a folder
//! is seen with this line in the `main` of `build.rs`: `println!("cargo::rerun-if-changed=docs/models");`.
//!
//! What a table cannot know you say:
//!
//! ```
//! # #[cfg(feature = "field-table")] {
//! use token_request::{Validate, field_table};
//!
//! /// | Field | Type | Required | Description |
//! /// | --- | --- | --- | --- |
//! /// | `ClientID` | string | yes | |
//! /// | `Amount` | integer | yes | In cents. Must be between 1 and 100. |
//! /// | `Password` | string | no | The name of a password. |
//! #[field_table(rename_all = "camelCase", form_names = "snake_case", prose = false)]
//! pub struct Payment {
//!     #[serde(rename = "sum")]
//!     #[validate(range(min = 1))]
//!     pub amount: u16,
//!     #[validate(secret = false)]
//!     pub password: Option<String>,
//! }
//!
//! let names: Vec<_> = Payment::TABLE.fields.iter().map(|field| field.wire).collect();
//! assert_eq!(names, ["clientId", "sum", "password"]);
//! # }
//! ```
//!
//! `rename_all` makes wire names of the table's, in any of serde's cases; `form_names` is the struct's option; `prose = false` leaves
//! descriptions unread; `crate` is the path of this crate. A field that the struct has already keeps its type, its visibility and its
//! attributes. `field_tables!` takes the same, and `except("page.md")`: that page is left out, and any JSON value stands for it
//! where others link to it. Behind a `;` there may be structs that say more of some: `field_tables!("docs/models"; struct Payment { amount: u16 })`.
//!
//! **Columns** are known by their heads: `Field` (`Name`, `Property`, `Parameter`, `Key`), `Type`, `Required` (or `APIMatic`'s `Tags`, `OpenAPI`
//! Generator's `Notes`, crd-ref-docs' `Validation`), `Description`, `Example` and `Rules`; others are not read. The column `Rules`
//! is ours: rules and words as in `#[validate(..)]`, which win over those of the same name in a description. Where nothing says
//! whether a field is required it is not; one that is required and may be null is an `Option` that is written as `null`.
//!
//! **Types** are `string`, `integer`, `number`, `boolean`, `date-time`, `date`, `bytes`, `uuid`, `uri`, `object`, `any`, `list of ..`, `map of ..`, literals such as
//! `"x"`, and how TypeScript, Python, Go, Java, C#, PHP, Ruby and Rust call these in the pages of the generators Speakeasy, `OpenAPI`
//! Generator and `APIMatic`. A link to a page is its type: in a folder the one made of it, else the one in scope of its name.
//! Numbers are `i64` and `f64`, text of a format is a `String` with its rule, bytes are a `String`, and what may be anything is a
//! `serde_json::Value`. A struck-through name is `#[deprecated]`.
//!
//! **Rules** are read from descriptions where the words leave no doubt: "only allows option: `x`", "this field only accepts `x`",
//! "must be one of", "possible", "valid", "allowed" or "acceptable values are" before a closed list; "max length 25", "must be between 3 and 256
//! characters", "at least 8 characters"; "must be between 1 and 100" of numbers; "acceptable characters are: alphanumeric with
//! symbols '-._'"; "required if `field` = x" of a field beside it; "The email address ..", E.164, ISO 4217, ISO 3166 alpha-2, RFC 3339, BCP 47,
//! "(YYYY-MM-DD)", "The IP address ..". What was understood stands in the documentation of the field and in `TABLE`. `APIMatic`'s `**Constraints**`
//! are read too, and only the rest is description.
//!
//! **Secrets** are fields with the word `secret`, and text whose name ends in `secret`, `password`, `passwd`, `passphrase`, `private_key`, `secret_key`,
//! `signing_key`, `encryption_key`, `api_key`, `access_key`, `access_token`, `refresh_token`, `id_token`, `auth_token`, `bearer_token`, `session_token`,
//! `client_assertion` or `credentials`, in any case: a [`Secret`], unless it says `secret = false`. Lists and maps of secrets are to say `secret`, and stay what they are.
//!
//! # On the wire
//!
//! A request is read from a form or from JSON (feature `wire`), with all that is wrong at once, and may be answered where it
//! is not valid; one that is [`Valid`] is written.
//!
//! ```
//! # #[cfg(feature = "wire")] {
//! use token_request::{ErrorResponse, V3TokenRequest, Valid, Wire};
//!
//! let form = b"client_id=client-1&client_secret=100%&scope=all&grant_type=password";
//! assert_eq!(
//!     V3TokenRequest::from_form(form).unwrap_err().to_string(),
//!     "client_secret: has an invalid escape at byte 36\n\
//!      grant_type: must be `client_credentials`",
//! );
//!
//! let request = Valid::new(V3TokenRequest::client_credentials("client-1", "s3cr3t")).unwrap();
//! assert_eq!(
//!     request.to_form(),
//!     "client_id=client-1&client_secret=s3cr3t&grant_type=client_credentials",
//! );
//! assert_eq!(
//!     request.to_json(),
//!     r#"{"clientId":"client-1","clientSecret":"s3cr3t","grantType":"client_credentials"}"#,
//! );
//!
//! let refused = Valid::new(V3TokenRequest::default()).map_err(ErrorResponse::from).unwrap_err();
//! assert_eq!(refused.status(), 400);
//! assert_eq!(
//!     refused.to_json(),
//!     r#"{"error":"invalid_request","error_description":"grantType: is required"}"#,
//! );
//! # }
//! ```
//!
//! | Of | made | |
//! | --- | --- | --- |
//! | a form or JSON | a [`Valid`], or all [`Violations`] | by [`Wire::from_form`] and [`Wire::from_json`], for every type that serde reads; in a context by [`WireWith`] |
//! | [`Valid`] | [`to_form`](Valid::to_form), [`to_form_bytes`](Valid::to_form_bytes) | `application/x-www-form-urlencoded` under the names on forms; lists are repeated, and what a form has no shape for is JSON in one parameter |
//! | [`Valid`] | [`to_json`](Valid::to_json), [`to_json_bytes`](Valid::to_json_bytes) | JSON as `serde_json` writes it, without the fields that are `None` |
//! | [`Violations`] | [`ErrorResponse`] | what a token endpoint answers (RFC 6749 section 5.2): status, headers and body. The first violation decides on the `error`, by its rule's [`error`](Rule::error) |
//! | [`Violations`] | [`ProblemDetails`] | what other endpoints answer (RFC 9457), with a list of what is wrong |
//! | `http::Request` | [`Valid`], or a [`Rejection`](http::Rejection) | by [`http::Reader`] (feature `http`): with its content type, its Basic authentication and its URI |
//! | [`Valid`] | [`try_to_form`](Valid::try_to_form), [`try_to_json`](Valid::try_to_json) | the same, or a [`WriteError`] where a type's own `Serialize` fails |
//! | [`Valid`] | [`to_request`](Valid::to_request), [`to_json_request`](Valid::to_json_request) | an `http::Request` to send (feature `http`), with the credentials in the body or in a header |
//!
//! What is written leaves no secret behind in memory but in the text that you get. In servers of axum all that is
//! received and answered is the extractors of [`axum`] (feature `axum`).
//!
//! # Features
//!
//! | Feature | |
//! | --- | --- |
//! | `validator` | on by default: the derive also implements `validator::Validate`, and [`Violations`] convert to its `ValidationErrors`; brings `regex` and `url` |
//! | `field-table` | on by default: requests made of published field tables, or compared with theirs; [`Table::json_schema`]; [`assert_documented`], which compares a page of documentation with the table |
//! | `wire` | on by default: [`Wire`] and [`WireWith`], [`Valid::to_form`] and [`Valid::to_json`], [`ErrorResponse`] and [`ProblemDetails`] |
//! | `http` | requests of the crate `http` are read with their headers, and written: see [`http`]; answers are its responses |
//! | `axum` | extractors of axum, and answers that are its responses: see [`axum`] |
//! | `regex` | the rules `regex` and `pattern` |
//! | `url` | the rule `url` |
//! | `card` | the rule `credit_card` |
//! | `graphemes` | `length` measures text in what people see as one character |
//!
//! Without default features no crate of `validator`'s tree (ICU, regex, url) is built.

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
#[cfg(all(doctest, feature = "url", feature = "field-table", feature = "http"))]
#[doc = include_str!("../../README.md")]
struct Readme;
