//! The rejected values that a container has asked to report.

use serde::Serialize;

use crate::table::{Field, Table, Type, Variant};
use crate::{Report, secret};

/// A value that can be reported.
#[diagnostic::on_unimplemented(
    message = "`report_values` cannot report `{Self}`",
    label = "the value of a field that has rules is to be `serde::Serialize`, or `secret`"
)]
pub trait Reported: Serialize {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> Reported for T {}

/// Says the value of the last violation. One that serde cannot write is left out, and so is one that holds a secret.
pub fn report_value<T: Reported + ?Sized>(
    report: &mut Report<'_>,
    field: &'static Field,
    name: &'static str,
    value: &T,
) {
    if report.wants_values()
        && !report.is_secret(field)
        && !holds_secrets(field.ty, &mut Vec::new())
        && let Ok(value) = secret::hidden(|| serde_json::to_value(value))
    {
        report.say(|said| said.values.push((name, value)));
    }
}

/// Whether a request in it has a secret field. A request may hold itself: those seen are not looked at again.
fn holds_secrets(ty: Type, seen: &mut Vec<(*const Field, *const Variant)>) -> bool {
    let Table { fields, variants, .. } = match ty {
        Type::List(inner) | Type::Map(inner) => return holds_secrets(*inner, seen),
        Type::Object(table) => table(),
        _ => return false,
    };
    let place = (fields.as_ptr(), variants.as_ptr());
    if seen.contains(&place) {
        return false;
    }
    seen.push(place);
    let mut all = fields.iter().chain(variants.iter().flat_map(|variant| variant.fields));
    all.any(|field| field.secret || holds_secrets(field.ty, seen))
}
