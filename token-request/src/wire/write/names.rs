//! The names of fields on forms, and the lists that are repeated parameters.

use crate::table::{Field, Table, Tagging, Type};
use crate::wire::flattened::find_field;
use crate::wire::flattened::inside_newtypes;
use crate::wire::form::is_repeatable;

/// Returns the field with a wire name, among the fields of a request and its flattened fields. If several variants of an enum have
/// such a field, returns that of the first.
pub(super) fn field(table: &Table, wire: &str) -> Option<&'static Field> {
    find_field(table, &|field| field.wire == wire && !field.flatten)
}

/// Returns whether a list is one parameter for each item, as the reader expects. Otherwise it is JSON in one parameter. A list of
/// an unknown type is repeated.
pub(super) fn is_repeated(table: &Table, wire: &str, field: Option<&Field>) -> bool {
    match field {
        Some(field) => is_unknown(field.ty) || is_repeatable(field.ty),
        None if is_content(table, wire) => false,
        None => entries(table).is_none_or(is_unknown),
    }
}

/// Returns whether the table does not know if a value of this type is a list.
fn is_unknown(ty: Type) -> bool {
    match ty.value() {
        Type::Any => true,
        Type::Object(table) => {
            table().newtype().is_some_and(|field| matches!(field.ty.value(), Type::Any))
        }
        _ => false,
    }
}

/// Returns whether a name is that of the content of an adjacently tagged enum.
fn is_content(table: &Table, wire: &str) -> bool {
    let tagging = inside_newtypes(*table).tagging;
    matches!(tagging, Tagging::Adjacent { content, .. } if content == wire)
}

/// Returns the type of the entries of a flattened map.
fn entries(table: &Table) -> Option<Type> {
    let is_map = |field: &Field| field.flatten && matches!(field.ty.value(), Type::Map(_));
    match find_field(table, &is_map)?.ty.value() {
        Type::Map(value) => Some(*value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Spelling;
    use crate::table::{KnownBy, Variant};

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

    /// An untagged enum that contains itself, and a variant whose fields are in another object.
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

    fn form(table: &Table, wire: &str) -> Option<&'static str> {
        field(table, wire).map(|field| field.spelled(Spelling::Form))
    }

    #[test]
    fn fields_are_found_by_their_wire_names() {
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
            assert_eq!(form(&table, wire), name);
            assert_eq!(form(&recursive(), wire), name);
        }
    }
}
