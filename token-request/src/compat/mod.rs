//! Compatibility with the crate `validator`, in both directions.

mod from_validator;
mod implement;
mod report_value;
mod to_validator;

pub use implement::{bridged, bridged_by};
pub use report_value::report_value;

/// The key of the errors of a request as a whole in `validator::ValidationErrors`.
const ALL: &str = "__all__";

/// The key under which a collection passes the errors of its items to the field that holds it.
const COLLECTION: &str = "_tmp_validator";

/// Returns whether a parameter of a `ValidationError` is a value, and not an argument of the rule.
fn is_value(name: &str) -> bool {
    name == "value" || name == "other"
}
