//! The rejected values that a container has asked to report.

use serde::Serialize;
use serde_json::Value;

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

/// Says the value of the last violation. One that serde cannot write is left out, and so is one that may hold a secret.
pub fn report_value<T: Reported + ?Sized>(
    report: &mut Report<'_>,
    field: &'static Field,
    name: &'static str,
    value: &T,
) {
    if report.wants_values()
        && !report.is_secret(field)
        && let Ok(value) = secret::hidden(|| serde_json::to_value(value))
        && is_told(field.ty, &value)
    {
        report.say(|said| said.values.push((name, value)));
    }
}

/// Whether no secret can be in it. Of a type that the table does not know, that is but texts and numbers: had they been
/// secret, the field would.
fn is_told(ty: Type, value: &Value) -> bool {
    let is_one = |value: &Value| !value.is_array() && !value.is_object();
    match ty {
        Type::Any => is_one(value) || value.as_array().is_some_and(|list| list.iter().all(is_one)),
        ty => !may_hold_secrets(ty, &mut Vec::new()),
    }
}

/// Whether a request in it has a secret field, or there is something in it that the table does not know. A request may
/// hold itself: those seen are not looked at again.
fn may_hold_secrets(ty: Type, seen: &mut Vec<(*const Field, *const Variant)>) -> bool {
    let Table { fields, variants, .. } = match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => {
            return may_hold_secrets(*inner, seen);
        }
        Type::Object(table) => table(),
        ty => return matches!(ty, Type::Any),
    };
    let place = (fields.as_ptr(), variants.as_ptr());
    if seen.contains(&place) {
        return false;
    }
    seen.push(place);
    let mut all = fields.iter().chain(variants.iter().flat_map(|variant| variant.fields));
    all.any(|field| field.secret || may_hold_secrets(field.ty, seen))
}
