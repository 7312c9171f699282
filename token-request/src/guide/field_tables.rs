//! Published field tables: structs that are made from Markdown tables, or compared with them (feature `field-table`).
//!
//! [`Validate::TABLE`](crate::Validate::TABLE) is a request as data. Its `Display` is the Markdown table that documents it, and
//! [`Table::json_schema`](crate::Table::json_schema) its JSON Schema.
//!
//! ```
//! use token_request::{V3TokenRequest, Validate};
//!
//! let table = V3TokenRequest::TABLE.to_string();
//! assert!(table.starts_with("| Field | Type | Required | Description | Example | Rules |\n"));
//! assert!(table.contains("\n| `clientId` | *string* | :heavy_minus_sign: | ClientID is the optional client ID. |"));
//! ```
//!
//! # From a table to a struct
//!
//! If a request is published as a Markdown table, [`field_table`](crate::field_table) makes the struct from it:
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
//! | Code | Place of the table |
//! | --- | --- |
//! | `#[field_table] struct X;` | The doc comment of the struct. |
//! | `#[field_table("docs/page.md")] struct X;` | A file, whose path starts at the root of the crate. `docs/page.md#heading` is the table below that heading. A page of values belongs to an `enum X {}`. |
//! | `field_tables!("docs/models");` | All pages of a folder, which becomes the module `models`: structs, enums, unions, and a module for each subfolder. All names are in scope too. |
//! | `#[validate(table = "docs/page.md")]` | A file with which an existing struct is compared while compiling: the fields, their types, whether they are required, the rules, the allowed values and the examples. |
//!
//! The struct has the fields of the table in order, with documentation, rules and examples. Fields are `Option`s unless they
//! are required. The struct derives [`Validate`](crate::Validate), serde's traits (through this crate), [`Default`] if no field
//! is required, and the traits that you derive. The crate is compiled again when a file changes. For a page that is added to
//! a folder, put this line into the `main` of `build.rs`: `println!("cargo::rerun-if-changed=docs/models");`.
//!
//! # What the table does not contain
//!
//! Fields of the struct and arguments of the macro add to the table:
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
//! | Argument | Meaning |
//! | --- | --- |
//! | `rename_all = "camelCase"` | The wire names are the names of the table in this case, one of serde's cases. |
//! | `form_names = "snake_case"` | Forms use names in this case. |
//! | `prose = false` | No rules are read from descriptions. |
//! | `crate = ".."` | This is the path of the crate, if it is not `::token_request`. |
//! | `except("page.md")` | `field_tables!` omits this page. Links to it have the type of any JSON value. |
//!
//! A field of the struct keeps its type, its visibility and its attributes. For `field_tables!`, structs with such fields
//! follow a `;`: `field_tables!("docs/models"; struct Payment { amount: u16 })`.
//!
//! # Columns
//!
//! Columns are identified by their heads; other columns are ignored.
//!
//! | Column | Other heads |
//! | --- | --- |
//! | `Field` | `Name`, `Parameter`, `Property`, `Key`, `Attribute`, `Field name`, `Property name`, `Parameter name` |
//! | `Type` | `Input type`, `Data type` |
//! | `Required` | `Required?`, `Mandatory`, `Presence`, `Required / Optional`; of generators: `Tags` (`APIMatic`), `Notes` (`OpenAPI` Generator), `Validation` (crd-ref-docs) |
//! | `Description` | `Defines` |
//! | `Example` | `Examples` |
//! | `Rules` | |
//!
//! In the column `Required`, cells such as `:heavy_check_mark:`, `✅`, `yes`, `true` and `x` mean required. The error for an
//! unknown cell lists all of them.
//!
//! The column `Rules` belongs to this crate. It has attributes as in `#[validate(..)]`, which replace those of the same name
//! that are read from a description. A field is optional unless the table marks it as required. A field that is required
//! and may be null is an `Option` that is written as `null`.
//!
//! # Types
//!
//! The types are `string`, `integer`, `number`, `boolean`, `date-time`, `date`, `bytes`, `uuid`, `uri`, `object`, `any`,
//! `list of ..`, `map of ..` and literals such as `"x"`, in the notations of TypeScript, Python, Go, Java, C#, PHP, Ruby and Rust
//! that the generators Speakeasy, `OpenAPI` Generator and `APIMatic` use. A link to a page is the type of that page: in a folder
//! the generated type, otherwise the type of this name in scope. Numbers are `i64` and `f64`. Text with a format is a `String`
//! with a rule, bytes are a `String`, and `any` is a `serde_json::Value`. A struck-through name is `#[deprecated]`.
//!
//! # Rules from descriptions
//!
//! A description gives rules if its words are unambiguous:
//!
//! - "only allows option: `x`", "this field only accepts `x`", and "must be one of" or "possible", "valid", "allowed" or
//!   "acceptable values are" before a complete list;
//! - "max length 25", "must be between 3 and 256 characters", "at least 8 characters";
//! - for numbers, "must be between 1 and 100";
//! - "acceptable characters are: alphanumeric with symbols '-._'";
//! - "required if `field` = x", where `field` is in the same table;
//! - "The email address ..", "The IP address ..", "(YYYY-MM-DD)", E.164, ISO 4217, ISO 3166 alpha-2, RFC 3339, BCP 47.
//!
//! The documentation of the field and `TABLE` show these rules. The `**Constraints**` of `APIMatic` become rules too, and the
//! rest is the description.
//!
//! # Secrets
//!
//! A field is secret if it has the attribute `secret`, or if it is text and its name ends in one of these words, in any case:
//! `secret`, `password`, `passwd`, `passphrase`, `private_key`, `secret_key`, `signing_key`, `encryption_key`, `api_key`,
//! `access_key`, `access_token`, `refresh_token`, `id_token`, `auth_token`, `bearer_token`, `session_token`,
//! `client_assertion`, `credentials`. Its type is [`Secret`](crate::Secret), unless it has `secret = false`. A list or a map of
//! secrets needs the attribute `secret`, and keeps its type.
