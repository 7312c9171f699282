//! What the example says of a request.

use token_request::{Secret, V3TokenRequest, Valid, Validate, Violation};

use crate::read::Format;

/// A line, under the name that the sender of that format used.
pub(crate) fn line(format: Format, violation: &Violation) -> String {
    match (format, violation.field().form) {
        (Format::Form, Some(name)) => format!("{name}: {}", violation.message()),
        _ => violation.to_string(),
    }
}

/// What goes on the wire, but for the secret, which is replaced by asterisks.
pub(crate) fn sent(format: Format, request: &Valid<V3TokenRequest>) -> serde_json::Result<String> {
    let mut shown = V3TokenRequest::clone(request);
    shown.client_secret = shown.client_secret.map(|_| Secret::from("***"));
    if format == Format::Json {
        return serde_json::to_string(&shown);
    }
    let values = serde_json::to_value(&shown)?;
    let mut form = form_urlencoded::Serializer::new(String::new());
    for field in V3TokenRequest::TABLE.fields {
        if let Some(value) = values[field.wire].as_str() {
            form.append_pair(field.form.unwrap_or(field.wire), value);
        }
    }
    Ok(form.finish())
}
