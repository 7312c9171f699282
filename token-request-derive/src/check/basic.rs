//! What is wrong with the parts of HTTP's Basic authentication.

use syn::LitStr;

use crate::diag::Errors;
use crate::model::Field;

/// Each part stands for one field, which the client can give.
pub(super) fn basic(field: &Field<'_>, before: &[Field<'_>], errors: &mut Errors) {
    let Some(part) = &field.basic else { return };
    let name = part.value();
    let is_same =
        |other: &&Field<'_>| other.basic.as_ref().map(LitStr::value) == Some(name.clone());
    if let Some(first) = before.iter().find(is_same) {
        let first = &first.name;
        errors.on(
            part,
            format!("the field `{first}` has the {name} of Basic authentication already"),
        );
    } else if !is_given(field) {
        let does = if field.flatten { "flattens" } else { "skips" };
        errors.on(part, format!("a field that serde {does} has no part of Basic authentication"));
    }
}

/// Neither part comes without the other, unless what was to say so is wrong itself.
pub(super) fn alone(fields: &[Field<'_>], errors: &mut Errors) {
    let mut parts = fields.iter().filter_map(|field| Some((field, field.basic.as_ref()?)));
    let (Some((field, part)), None) = (parts.next(), parts.next()) else { return };
    if !is_given(field) || fields.iter().any(|field| field.is_wrong) {
        return;
    }
    let before = errors.n();
    let (this, other) =
        if part.value() == "user" { ("user", "password") } else { ("password", "user") };
    let message = format!(
        "the {this} of Basic authentication comes with a {other}, and no field here has that: `basic = {other:?}`"
    );
    errors.on(part, message);
    errors.begin(before, field.row.as_deref());
}

fn is_given(field: &Field<'_>) -> bool {
    !field.flatten && field.is_read()
}
