//! The fields of a request that authenticate its client.

use crate::table::{BasicPart, Field, Table};
use crate::wire::beside;

/// The first field that is so, among those that stand beside each other in a body.
pub(super) fn find(table: Table, is: &dyn Fn(&Field) -> bool) -> Option<&'static Field> {
    if table.collection.is_some() { None } else { beside::find(&table, is) }
}

/// The field that this part of Basic authentication may give.
pub(super) fn given_by(table: Table, part: BasicPart) -> Option<&'static Field> {
    find(table, &|field| field.basic == Some(part))
}
