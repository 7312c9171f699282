//! The features of the crate.
//!
//! | Feature | Meaning |
//! | --- | --- |
//! | `validator` | On by default. The derive also implements `validator::Validate`, and [`Violations`](crate::Violations) convert to `validator::ValidationErrors`. It implies `regex` and `url`. |
//! | `field-table` | On by default. Structs are made from [published tables](super::field_tables) or compared with them. It has [`Table::json_schema`](crate::Table::json_schema), and [`assert_documented`](crate::assert_documented), which compares a page with a table. |
//! | `wire` | On by default. Requests are read and written: [`Wire`](crate::Wire), [`WireWith`](crate::WireWith), [`Valid::to_form`](crate::Valid::to_form), [`Valid::to_json`](crate::Valid::to_json), [`ErrorResponse`](crate::ErrorResponse) and [`ProblemDetails`](crate::ProblemDetails). |
//! | `http` | Requests of the crate `http` are read with their headers, and written, and the responses are of this crate: see [`http`](crate::http). |
//! | `axum` | Extractors and responses of axum: see [`axum`](crate::axum). |
//! | `regex` | The rules `regex` and `pattern`. |
//! | `url` | The rule `url`. |
//! | `card` | The rule `credit_card`. |
//! | `graphemes` | The unit `graphemes` of the rule `length`. |
//!
//! Without default features none of the dependencies of `validator` (ICU, `regex`, `url`) are built.
