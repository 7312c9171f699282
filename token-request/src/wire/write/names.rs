//! What fields are called on forms.

use crate::table::{Field, Table, Type, Variant};

/// The name on forms of the field that serde calls so: one of the request, or of what stands in its place in it. Where
/// variants of an enum differ in it, that of the first.
pub(super) fn form<'a>(table: &Table, wire: &'a str) -> &'a str {
    find(table, wire, &mut Vec::new()).and_then(|field| field.form).unwrap_or(wire)
}

/// A request may stand in its own place, as an untagged enum can: tables that were looked at are known by these.
type Seen = Vec<(*const Field, *const Variant)>;

fn find(table: &Table, wire: &str, seen: &mut Seen) -> Option<&'static Field> {
    let variants = table.variants.iter().filter(|variant| variant.step.wire.is_empty());
    let fields = table.fields.iter().chain(variants.flat_map(|variant| variant.fields));
    let mut fields = fields.filter(|field| !field.skipped);
    fields.find_map(|field| {
        let is_place = field.flatten || field.wire.is_empty();
        if is_place { within(field.ty, wire, seen) } else { (field.wire == wire).then_some(field) }
    })
}

fn within(ty: Type, wire: &str, seen: &mut Seen) -> Option<&'static Field> {
    let Type::Object(table) = ty.value() else { return None };
    let table = table();
    let place = (table.fields.as_ptr(), table.variants.as_ptr());
    if seen.contains(&place) {
        return None;
    }
    seen.push(place);
    find(&table, wire, seen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{KnownBy, Tagging};

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
