//! The field table as a JSON Schema.

mod definitions;
mod fields;
mod value;
mod variants;

use serde_json::{Value as Json, json};

use self::definitions::{Definitions, Sharing};
use crate::rules::shared::keywords::Schema;
use crate::table::Table;

impl Table {
    /// Returns the request as a [JSON Schema](https://json-schema.org/draft/2020-12), which accepts what
    /// [`validate()`](crate::Validate::validate) accepts, as far as a schema can express it.
    ///
    /// Nested requests are in `$defs` with their own rules, even if the field is not `nested`. A field whose type is an
    /// `Option` may be `null`, unless it is `required`. A secret is `writeOnly` and has no example. Properties are in the
    /// order of the table if `serde_json` has its feature `preserve_order`, otherwise sorted.
    ///
    /// ```
    /// use serde_json::json;
    /// use token_request::Validate;
    ///
    /// #[derive(Validate)]
    /// struct Page {
    ///     /// The number of items on a page.
    ///     #[validate(range(min = 1, max = 100), example = 20)]
    ///     limit: u8,
    ///     #[validate(length(max = 64), prefix("c_"))]
    ///     after: Option<String>,
    /// }
    ///
    /// assert_eq!(
    ///     Page::TABLE.json_schema(),
    ///     json!({
    ///         "$schema": "https://json-schema.org/draft/2020-12/schema",
    ///         "title": "Page",
    ///         "type": "object",
    ///         "properties": {
    ///             "limit": {
    ///                 "description": "The number of items on a page.",
    ///                 "examples": [20],
    ///                 "type": "integer",
    ///                 "minimum": 1,
    ///                 "maximum": 100,
    ///             },
    ///             "after": { "type": ["string", "null"], "maxLength": 64, "pattern": "^c_" },
    ///         },
    ///         "required": ["limit"],
    ///     })
    /// );
    /// ```
    ///
    /// # Limits of the schema
    ///
    /// The schema omits the following, so it accepts more than `validate()`:
    ///
    /// - rules with a condition, `required_if`, `custom`, `schema`, `must_match`, `regex`, `credit_card`, and rules of your
    ///   own;
    /// - arguments that are neither literals nor constants of text, numbers beyond 64 bits, and `length` in a `unit` other
    ///   than characters;
    /// - rules on a type that the table cannot describe, and on a field that is a nested request or a newtype;
    /// - a `pattern` that JavaScript cannot express: one with flags, `\w`, `\s`, `\b`, `\p{..}` or operations on sets;
    /// - the keys of a map unless they are text, and the entries of a flattened map;
    /// - rules across fields of a tuple, or that name a flattened field;
    /// - `deny_unknown_fields` for a request with flattened fields, a flattened request, and an internally tagged variant.
    ///
    /// Other accepted names (`#[serde(alias = "..")]`) are in the schema only if unknown names are rejected. A required
    /// field, also of a rule across fields, must have its own name. So the schema rejects some requests that readers accept.
    ///
    /// `email`, `url`, `uri`, `ip`, `uuid`, `date` and `date_time` become a `format`, which validators ignore unless they are
    /// configured to check it. `one_of(Enum)` allows the names and not their aliases. A request that breaks the rules of one
    /// untagged variant may be accepted as another. Validators differ in how they round multiples of a fraction. The schema
    /// does not restrict the size of integers, and accepts `1.0` as an integer, which serde rejects.
    #[must_use]
    pub fn json_schema(&self) -> Json {
        let mut definitions = Definitions::default();
        let body = definitions.request(self, Sharing::Alone);
        let mut schema = Schema::new();
        schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        if !self.name.is_empty() {
            schema.insert("title".to_owned(), json!(self.name));
        }
        schema.extend(body);
        let definitions = definitions.into_schema();
        if !definitions.is_empty() {
            schema.insert("$defs".to_owned(), Json::Object(definitions));
        }
        Json::Object(schema)
    }
}
