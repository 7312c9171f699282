//! The rejected values that a container reports to the crate `validator`.

use serde::Serialize;
use serde_json::Value;

use crate::table::{Field, Table, Type, Variant};
use crate::{Report, secret};

/// A value that `report_values` can report.
#[diagnostic::on_unimplemented(
    message = "`report_values` cannot report `{Self}`",
    label = "the value of a field with rules must be `serde::Serialize`, or the field `secret`"
)]
pub trait ReportableValue: Serialize {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> ReportableValue for T {}

/// Adds the rejected value to the last violation, unless serde cannot serialize it or it may contain a secret.
pub fn report_value<T: ReportableValue + ?Sized>(
    report: &mut Report<'_>,
    field: &'static Field,
    name: &'static str,
    value: &T,
) {
    if report.wants_values()
        && !report.is_secret(field)
        && let Ok(value) = secret::hidden(|| serde_json::to_value(value))
        && has_no_secret(field.ty, &value)
    {
        report.edit_details(|details| details.values.push((name, value)));
    }
}

/// Returns whether a value cannot contain a secret.
///
/// A value of a type that the table cannot describe must be a scalar or a list of scalars. If those were secret, the
/// field would be too.
fn has_no_secret(ty: Type, value: &Value) -> bool {
    let is_scalar = |value: &Value| !value.is_array() && !value.is_object();
    match ty {
        Type::Any => {
            is_scalar(value) || value.as_array().is_some_and(|list| list.iter().all(is_scalar))
        }
        ty => !may_hold_secrets(ty, &mut Vec::new()),
    }
}

/// Returns whether a type contains a secret field, or a type that the table cannot describe.
///
/// A request may contain itself, so tables that were `seen` are not examined again.
fn may_hold_secrets(ty: Type, seen: &mut Vec<(*const Field, *const Variant)>) -> bool {
    let Table { fields, variants, .. } = match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => {
            return may_hold_secrets(*inner, seen);
        }
        Type::Object(table) => table(),
        ty => return matches!(ty, Type::Any),
    };
    let table = (fields.as_ptr(), variants.as_ptr());
    if seen.contains(&table) {
        return false;
    }
    seen.push(table);
    let mut all = fields.iter().chain(variants.iter().flat_map(|variant| variant.fields));
    all.any(|field| field.secret || may_hold_secrets(field.ty, seen))
}
