//! The fields of a request that authenticate the client.

use crate::table::{BasicPart, Field, Table};
use crate::wire::flattened::find_field;

/// Returns the first field that matches, among the fields of a request and its flattened fields.
pub(crate) fn find_credential(
    table: Table,
    matches: &dyn Fn(&Field) -> bool,
) -> Option<&'static Field> {
    if table.collection.is_some() { None } else { find_field(&table, matches) }
}

/// Returns the field that a part of Basic authentication gives.
pub(crate) fn basic_field(table: Table, part: BasicPart) -> Option<&'static Field> {
    find_credential(table, &|field| field.basic == Some(part))
}
