//! The fields of a request that authenticate its client.

use crate::table::{BasicPart, Field, Table};
use crate::wire::flattened::find_field;

/// The first field that is so, among those that stand beside each other in a body.
pub(crate) fn find_credential(table: Table, is: &dyn Fn(&Field) -> bool) -> Option<&'static Field> {
    if table.collection.is_some() { None } else { find_field(&table, is) }
}

/// The field that this part of Basic authentication may give.
pub(crate) fn basic_field(table: Table, part: BasicPart) -> Option<&'static Field> {
    find_credential(table, &|field| field.basic == Some(part))
}
