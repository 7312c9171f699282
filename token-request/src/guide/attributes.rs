//! The attributes of fields, structs and enums, except [rules](super::rules).
//!
//! # On a field
//!
//! | Attribute | Meaning |
//! | --- | --- |
//! | `nested` | The value is validated too, by [`Validate`](crate::Validate) in any container. A type that only implements `validator::Validate` works if the feature `validator` is on: as the value, in a collection that `validator` supports, in a pointer or an `Option`. |
//! | `nested(context = EXPR)` | The nested value gets this context, by reference. |
//! | `nested(if = EXPR)` | The nested value is validated only if the condition is true. |
//! | `secret` | The value is never shown: messages omit all texts that could be the value, and `validator::ValidationError`s omit the parameters of functions. A [`Secret`](crate::Secret) does not need it. |
//! | `name = ".."` | Violations use this name. It does not change what serde deserializes: a type that is read needs `#[serde(rename = "..")]` instead. |
//! | `form = ".."` | Forms use this name. |
//! | `basic = "user"`, `basic = "password"` | HTTP's Basic authentication may give the value: a client's ID or its secret (RFC 6749 section 2.3.1). A request has at most one field of each kind. |
//! | `description = ".."` | The table has this description instead of the doc comment. |
//! | `example = ".."` | The table has this example. While compiling, it is checked by the rules whose arguments are literals or constants, except `url`, `regex`, `credit_card` and `custom`. |
//! | `skip` | The field is not checked, whatever other attributes it has. |
//!
//! # On a struct or an enum
//!
//! The derive supports structs of any shape and enums. The path has no segment for a newtype, the index for a tuple, and for
//! a variant what serde writes: the variant's name if it is externally tagged, the content's name if it is adjacently
//! tagged, otherwise nothing. An enum of unit variants implements [`WireNames`](crate::WireNames).
//!
//! | Attribute | Meaning |
//! | --- | --- |
//! | `schema(function = path)` | This function checks the whole request. It returns `Result<(), E>`, where `E` converts to [`Violations`](crate::Violations): one or more [`RuleError`](crate::RuleError)s, which can name a field with [`at`](crate::RuleError::at). It is not called if there are other violations, unless `skip_on_field_errors = false`. |
//! | `context = Type` | The rules need a context: the derive implements [`ValidateWith`](crate::ValidateWith) instead of [`Validate`](crate::Validate). Functions with `use_context` get the context, and expressions refer to it as `context`. With `mutable` functions get `&mut`, from a `RefCell`. |
//! | `nest_all_fields` | Every field is `nested`, except those with `skip` or `nested = false`. |
//! | `deny_unvalidated` | Every field must have a rule, `nested` or `skip`. |
//! | `table = "docs/page.md"` | The struct is compared with its [published table](super::field_tables) while compiling (feature `field-table`). |
//! | `form_names = "snake_case"` | Forms use names in this case, one of serde's cases. |
//! | `bound = "T: Validate"` | The implementation has these bounds instead of the generated ones. |
//! | `report_values` | `validator::ValidationError`s contain the rejected value, as in `validator`. Secrets are never reported. Values of types that the table cannot describe are reported only if they are texts, numbers, or lists of these. |
//! | `opaque` | The type's own `Deserialize` reads the value as a whole: a value that it rejects has one violation. serde's `from`, `try_from` and `remote` imply it. A struct needs it if its last field is unsized through a type alias (`type Bytes = [u8]`). |
//! | `tag_error = ".."` | A token endpoint answers an unknown tag of the enum with this error code (RFC 6749 section 5.2). |
//! | `crate = ".."` | This is the path of the crate, if it is not `::token_request`; `"::name"` for a renamed dependency. |
//!
//! The derive reads serde's `rename`, `rename_all`, `rename_all_fields`, `alias`, `deny_unknown_fields`, `flatten`,
//! `transparent`, `tag`, `content`, `untagged`, `other`, `default` and `skip`. They need not be repeated.
