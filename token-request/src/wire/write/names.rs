//! What fields are called on forms.

use crate::table::Table;
use crate::wire::beside;

/// The name on forms of the field that serde calls so: one of the request, or of what stands in its place in it. Where
/// variants of an enum differ in it, that of the first.
pub(super) fn form<'a>(table: &Table, wire: &'a str) -> &'a str {
    let field = beside::find(table, &|field| field.wire == wire);
    field.and_then(|field| field.form).unwrap_or(wire)
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
            ("clientId", "client_id"),
            ("plain", "plain"),
            ("kid", "k"),
            ("id", "other"),
            ("nested", "nested"),
            ("deep", "deep"),
            ("unknown", "unknown"),
            ("", ""),
        ] {
            assert_eq!(form(&table, wire), name);
            assert_eq!(form(&recursive(), wire), name);
        }
    }
}
