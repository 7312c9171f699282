//! What fields are called on forms.

use crate::path::Spelling;
use crate::table::Table;
use crate::wire::beside;

/// Returns the name on forms of the field that serde calls so: one of the request, or of what stands in its place in it.
/// Where variants of an enum differ in it, it is that of the first.
pub(super) fn field(table: &Table, wire: &str) -> Option<&'static str> {
    let field = beside::find(table, &|field| field.wire == wire && !field.flatten)?;
    Some(field.spelled(Spelling::Form))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Field, KnownBy, Tagging, Type, Variant};

    const STEP: &Field = &Field::new("", Type::Any);
    const INNER: &[Field] =
        &[Field::new("kid", Type::String).form("k"), Field::new("id", Type::String).form("other")];
    const FIELDS: &[Field] = &[
        Field::new("id", Type::String).wire("clientId").form("client_id"),
        Field::new("plain", Type::String),
        Field::new("flat", Type::Object(inner)).wire("").flatten(true),
        Field::new("nested", Type::Object(other)),
    ];

    fn inner() -> Table {
        Table::new("Inner", INNER)
    }

    fn other() -> Table {
        const DEEP: &[Field] = &[Field::new("deep", Type::String).form("d")];
        Table::new("Other", DEEP)
    }

    /// An untagged enum that holds itself, but for a variant whose fields stand deeper.
    fn recursive() -> Table {
        const TAGGED: &[Field] = &[Field::new("kid", Type::String).form("tagged_kid")];
        const OF: &[Field] = &[Field::new("0", Type::Object(recursive)).wire("")];
        const VARIANTS: &[Variant] = &[
            Variant::new("Tagged", "tagged", &Field::new("tagged", Type::Any), TAGGED),
            Variant::new("Again", "again", STEP, OF).known_by(KnownBy::Shape),
            Variant::new("Flat", "flat", STEP, FIELDS).known_by(KnownBy::Shape),
        ];
        Table::new("Recursive", &[]).variants(VARIANTS).tagging(Tagging::Untagged)
    }

    #[test]
    fn names_are_found_where_the_fields_stand() {
        let table = Table::new("Request", FIELDS);
        for (wire, name) in [
            ("clientId", Some("client_id")),
            ("plain", Some("plain")),
            ("kid", Some("k")),
            ("id", Some("other")),
            ("nested", Some("nested")),
            ("deep", None),
            ("unknown", None),
            ("", None),
        ] {
            assert_eq!(field(&table, wire), name);
            assert_eq!(field(&recursive(), wire), name);
        }
    }
}
