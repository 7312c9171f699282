//! The parts of HTTP Basic authentication: `basic = "user"` and `basic = "password"`.

use syn::LitStr;

use crate::diag::Errors;
use crate::model::FieldModel;

/// Reports a part that an earlier field has, and a part of a field that the client cannot give.
pub(super) fn part(field: &FieldModel<'_>, earlier: &[FieldModel<'_>], errors: &mut Errors) {
    let Some(part) = &field.basic else { return };
    let name = part.value();
    let is_same =
        |other: &&FieldModel<'_>| other.basic.as_ref().map(LitStr::value) == Some(name.clone());
    if let Some(first) = earlier.iter().find(is_same) {
        let first = &first.name;
        let message = format!("the field `{first}` is already the {name} of Basic authentication");
        errors.on(part, message);
    } else if !can_be_given(field) {
        let does = if field.flatten { "flattens" } else { "skips" };
        let message = format!("a field that serde {does} cannot be a part of Basic authentication");
        errors.on(part, message);
    }
}

/// Reports one part without the other, unless the other may be on a field with a mistake.
pub(super) fn single_part(fields: &[FieldModel<'_>], errors: &mut Errors) {
    let mut parts = fields.iter().filter_map(|field| Some((field, field.basic.as_ref()?)));
    let (Some((field, part)), None) = (parts.next(), parts.next()) else { return };
    if !can_be_given(field) || fields.iter().any(|field| field.is_wrong) {
        return;
    }
    let before = errors.n();
    let (this, other) =
        if part.value() == "user" { ("user", "password") } else { ("password", "user") };
    let message = format!(
        "Basic authentication has a {this} and a {other}; mark the other field with `basic = {other:?}`"
    );
    errors.on(part, message);
    errors.prefix_from(before, field.row.as_deref());
}

/// Returns whether a client can give the field by its name.
fn can_be_given(field: &FieldModel<'_>) -> bool {
    !field.flatten && field.is_read()
}
