//! `required`: the value is given.

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use crate::field_types::Optional;
#[cfg(feature = "field-table")]
use crate::table::Type;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| {
        f.write_str("is required")?;
        // Readers add the value that the body has instead: `null`, or empty.
        match broken.arg("given") {
            Some(given) => write!(f, " and must not be {given}"),
            None => Ok(()),
        }
    },
    #[cfg(feature = "field-table")]
    schema: Keywords::One(|ty, _| {
        // Any other type excludes `null` by itself.
        let may_be_null = matches!(ty, Type::Any | Type::Object(_));
        may_be_null.then(|| ("not", serde_json::json!({ "type": "null" })))
    }),
    const_text: None,
};

/// Returns whether the value is given.
#[inline]
pub fn check<T: Optional + ?Sized>(value: &T) -> bool {
    value.given().is_some()
}
