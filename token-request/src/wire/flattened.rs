//! The fields that stand beside each other in a body: those of a request, and of what stands in its place in it.

use crate::table::{Field, Table, Type, Variant};

/// The first of them that is so.
pub(crate) fn find(table: &Table, is: &dyn Fn(&Field) -> bool) -> Option<&'static Field> {
    find_but(table, is, &mut Vec::new())
}

/// A request may stand in its own place, as an untagged enum can: tables that were looked at are known by these.
type VisitedTables = Vec<(*const Field, *const Variant)>;

fn find_but(
    table: &Table,
    is: &dyn Fn(&Field) -> bool,
    visited: &mut VisitedTables,
) -> Option<&'static Field> {
    let variants = table.variants.iter().filter(|variant| variant.step.wire.is_empty());
    let fields = table.fields.iter().chain(variants.flat_map(|variant| variant.fields));
    let mut fields = fields.filter(|field| !field.skipped);
    fields.find_map(|field| match field.ty.value() {
        Type::Object(table) if field.flatten || field.wire.is_empty() => {
            let table = table();
            let place = (table.fields.as_ptr(), table.variants.as_ptr());
            if visited.contains(&place) {
                return None;
            }
            visited.push(place);
            find_but(&table, is, visited)
        }
        _ => is(field).then_some(field),
    })
}
