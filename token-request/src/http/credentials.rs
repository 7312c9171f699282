//! The fields of a request that authenticate its client.

use crate::table::{BasicPart, Field, Table, Type};
use crate::wire::within_newtypes;

/// How far down fields are looked for that stand in the place of others, as a request may stand in its own.
const DEEPEST: usize = 8;

/// The first field that is so, among those that stand beside each other in a body.
pub(super) fn find(table: Table, is: &dyn Fn(&Field) -> bool) -> Option<&'static Field> {
    if table.collection.is_some() { None } else { find_within(table, is, 0) }
}

fn find_within(table: Table, is: &dyn Fn(&Field) -> bool, depth: usize) -> Option<&'static Field> {
    let table = within_newtypes(table);
    let variants = table.variants.iter().filter(|variant| variant.step.wire.is_empty());
    let fields = table.fields.iter().chain(variants.flat_map(|variant| variant.fields));
    fields.filter(|field| !field.skipped).find_map(|field| match field.ty.value() {
        Type::Object(table) if field.flatten || field.wire.is_empty() => {
            if depth < DEEPEST {
                find_within(table(), is, depth + 1)
            } else {
                None
            }
        }
        _ => is(field).then_some(field),
    })
}

/// The field that this part of Basic authentication may give.
pub(super) fn given_by(table: Table, part: BasicPart) -> Option<&'static Field> {
    find(table, &|field| field.basic == Some(part))
}
