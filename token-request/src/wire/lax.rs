//! Bodies that serde accepts although the table does not.
//!
//! serde reads an invalid flattened `Option` as `None`, and ignores unknown names in some variants of an enum that denies them.

use crate::table::{Field, Table, Tagging, Type, Variant};

/// Returns whether no value in a request has fields of its own, so that serde accepts no more than the table.
pub(crate) const fn is_flat(table: &Table) -> bool {
    let mut n = table.fields.len();
    while n > 0 {
        n -= 1;
        let mut ty = table.fields[n].ty.value();
        while let Type::List(inner) | Type::Map(inner) = ty {
            ty = inner.value();
        }
        if matches!(ty, Type::Object(_)) {
            return false;
        }
    }
    table.variants.is_empty()
}

/// Returns whether serde accepts bodies that the table does not.
pub(crate) fn is_lax(table: &Table) -> bool {
    is_lax_unvisited(table, &mut Vec::new())
}

/// Returns whether serde accepts values of a type that the table does not.
pub(crate) fn type_is_lax(ty: Type) -> bool {
    object_table(ty).is_some_and(|table| is_lax(&table()))
}

fn is_lax_unvisited(table: &Table, visited: &mut Vec<(*const Field, *const Variant)>) -> bool {
    // A request may contain itself.
    let id = (table.fields.as_ptr(), table.variants.as_ptr());
    if visited.contains(&id) {
        return false;
    }
    visited.push(id);
    let ignores_unknown = |variant: &Variant| {
        let is_newtype = |field: &Field| field.is_in_place() && !field.flatten;
        variant.unit || variant.fields.first().is_some_and(is_newtype)
    };
    if table.deny_unknown
        && matches!(table.tagging, Tagging::Internal(_))
        && table.variants.iter().any(ignores_unknown)
    {
        return true;
    }
    let variants = table.variants.iter().flat_map(|variant| variant.fields);
    let mut fields = table.fields.iter().chain(variants);
    fields.any(|field| match object_table(field.ty) {
        Some(inner) => field.flatten && field.nullable || is_lax_unvisited(&inner(), visited),
        None => false,
    })
}

/// Returns the table of an object, or of the items of lists and the values of maps.
fn object_table(ty: Type) -> Option<fn() -> Table> {
    match ty.value() {
        Type::Object(table) => Some(table),
        Type::List(item) | Type::Map(item) => object_table(*item),
        _ => None,
    }
}
